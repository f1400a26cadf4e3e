"""The numbers in the ledger's entries of chapter 3."""

from lstm_core.jacobians import clip_factor, gradient_run
from tests.book.claims import claim, figure


@claim
def tanh_makes_vanish():
    run, resting = figure("tanh-makes-vanish").run(), gradient_run(1.2, 0.0, 0.0, 0.0, steps=50)
    radius, at_rest = 10**run.log_radius, 10**resting.log_radius
    assert (run.slopes == 1).all()
    return [1, radius, 50, f"{10 ** run.log_norms[50]:.4f}", at_rest, f"{10 ** resting.log_norms[50]:.0f}"]


@claim
def radius_decides():
    run = figure("radius-decides").run()
    return [10**run.log_radius, f"{run.norm:.2f}", f"{10 ** run.log_norms[10]:.2f}", 10]


@claim
def clipping_cures_vanishing():
    dials = figure("clipping-cures-vanishing")
    run = dials.run()
    factor = clip_factor(run.whole, dials.limit)
    shares = {f"{part * 10**run.log_first / (part * 10**run.log_last):.4f}" for part in (1.0, factor)}
    assert len(shares) == 1
    return [f"{run.whole:.2f}", factor * run.whole, dials.steps, *shares]

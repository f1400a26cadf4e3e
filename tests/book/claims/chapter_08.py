"""The numbers in the ledger's entries of chapter 8."""

import inspect

import numpy as np

from lstm_core import broken_backward
from lstm_core.widgets import FindTheBug, GradientLab
from tests.book.claims import claim, figure


@claim
def derivative_is_the_forget_gate():
    first, larger = GradientLab(), figure("derivative-is-the-forget-gate")
    full, carousel, _ = first.norms()[:, first.t]
    assert larger.norms()[0, 0] > 1000 * larger.norms()[1, 0]
    return [1997, first.hidden_size, first.seq_len - 1 - first.t, f"{full:.3f}", f"{carousel:.4f}"]


@claim
def open_gate_keeps_gradient():
    lab = figure("open-gate-keeps-gradient")
    full, carousel, _ = lab.norms()[:, lab.t]
    return [lab.forget_bias, f"{carousel:.2f}", lab.seq_len - 1 - lab.t, f"{full:.2f}"]


@claim
def learning_proves_gradients():
    def left(backward):
        runs = [broken_backward.descend(backward, np.random.default_rng(seed)) for seed in range(3)]
        return [f"{100 * losses[-1] / losses[0]:.0f}" for losses in runs]

    every = {name: left(backward) for name, backward in broken_backward.PASSES.items()}
    assert all(float(share) < 100 for shares in every.values() for share in shares)
    assert figure("learning-proves-gradients").wrong() > 0
    steps = inspect.signature(broken_backward.descend).parameters["steps"].default
    return [steps, 3, *left(broken_backward.exact), *every["A"]]


@claim
def one_step_check_is_enough():
    one = figure("one-step-check-is-enough")
    c, b = ([FindTheBug(which=name, seq_len=steps).wrong() for steps in (1, 2)] for name in "CB")
    terms = len(one.errors())
    return [terms, c[0], 1, c[1], 2, *b]

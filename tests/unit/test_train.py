"""The training loop: reproducible, obedient to its callbacks, and able to learn."""

import numpy as np
import pytest

import lstm_core as lc
from lstm_core import losses, optim, tasks
from lstm_core.train import Diverged, accuracy, train

SHORT = {"windows": ((1, 2), (4, 5)), "length": (8, 9)}


def sample(rng):
    return tasks.temporal_order(rng, 8, **SHORT)


def a_run(seed=0, *, cell="LSTM", steps=12, **options):
    """Train a small network and return the losses and the model."""
    rng = np.random.default_rng(seed)
    model = lc.Model(getattr(lc, cell)(8, 5, rng=rng), lc.Linear(5, 4, rng=rng))
    optimizer = options.pop("optimizer", optim.Adam)(model.parameters, options.pop("lr", 0.02))
    history = train(model, sample, losses.softmax_cross_entropy, optimizer, steps=steps, rng=rng, **options)
    return history, model


@pytest.mark.parametrize("cell", ["LSTM", "GRU", "RNN"])
def test_one_seed_gives_the_same_bits_and_another_seed_others(cell):
    (history, model), (again, twin), (other, _) = (a_run(seed, cell=cell) for seed in (3, 3, 4))
    assert history == again
    assert all(np.array_equal(p, twin.parameters[n]) for n, p in model.parameters.items())
    assert history != other


def test_the_global_random_state_is_neither_used_nor_changed():
    before = np.random.get_state()[1].copy()  # noqa: NPY002 (the one that must not move)
    wanted = a_run()[0]
    assert np.array_equal(np.random.get_state()[1], before)  # noqa: NPY002
    np.random.seed(99)  # noqa: NPY002
    assert a_run()[0] == wanted


def test_training_learns():
    history, model = a_run(steps=250)
    fresh = tasks.temporal_order(np.random.default_rng(77), 200, **SHORT)
    assert np.mean(history[-20:]) < 0.2 * np.mean(history[:5])
    assert accuracy(model, fresh) > 0.9


def test_callbacks_see_every_step_and_may_end_the_run():
    seen, late = [], []

    def stop_at_five(progress):
        seen.append((progress.step, progress.loss, progress.gradient_norm))
        return progress.step == 5

    history, _ = a_run(callbacks=[stop_at_five, lambda p: late.append(p.step)])
    assert [step for step, _, _ in seen] == late == [1, 2, 3, 4, 5]
    assert [loss for _, loss, _ in seen] == history
    assert all(norm > 0 for _, _, norm in seen)


def test_a_callback_may_read_the_generator_without_changing_the_run():
    assert a_run(callbacks=[lambda p: p.rng.bit_generator.state["state"] is None])[0] == a_run()[0]


def test_a_run_goes_on_from_its_first_step():
    rng = np.random.default_rng(0)
    model = lc.Model(lc.RNN(8, 3, rng=rng), lc.Linear(3, 4, rng=rng))
    steps = []
    settings = {"steps": 7, "rng": rng, "first_step": 5, "callbacks": [lambda p: steps.append(p.step)]}
    train(model, sample, losses.softmax_cross_entropy, optim.SGD(model.parameters, 0.1), **settings)
    assert steps == [5, 6, 7]


def test_clipping_bounds_every_change_and_the_norm_shown_is_the_one_before():
    norms, moves = [], []
    before = {}

    def watch(progress):
        norms.append(progress.gradient_norm)
        current = {n: p.copy() for n, p in progress.model.parameters.items()}
        if before:
            moves.append(optim.gradient_norm({n: current[n] - before[n] for n in current}))
        before.update(current)

    a_run(optimizer=optim.SGD, lr=1.0, clip=1e-3, callbacks=[watch])
    assert max(moves) <= 1e-3 * (1 + 1e-9)
    assert min(norms) > 1e-3


def test_a_loss_that_is_no_number_ends_the_run_with_the_parameters_as_they_were():
    rng = np.random.default_rng(0)
    model = lc.Model(lc.LSTM(8, 3, rng=rng), lc.Linear(3, 4, rng=rng))
    kept = {}

    def poisoned(answers, target, scored):
        value, d_answers = losses.softmax_cross_entropy(answers, target, scored)
        if poisoned.calls == 3:
            kept.update({n: p.copy() for n, p in model.parameters.items()})
            return np.inf, d_answers
        poisoned.calls += 1
        return value, d_answers

    poisoned.calls = 0
    with pytest.raises(Diverged, match="inf at step 4"):
        train(model, sample, poisoned, optim.SGD(model.parameters, 0.1), steps=9, rng=rng)
    assert all(np.array_equal(p, kept[n]) for n, p in model.parameters.items())


@pytest.mark.parametrize(("options", "error", "words"), [
    ({"steps": 0}, ValueError, "steps is 0"),
    ({"steps": 2.0}, TypeError, "steps is 2.0"),
    ({"rng": 0}, TypeError, "rng is 0"),
    ({"clip": 0.0}, ValueError, "max_norm is 0.0"),
])  # fmt: skip
def test_settings_are_checked(options, error, words):
    rng = np.random.default_rng(0)
    model = lc.Model(lc.RNN(8, 3, rng=rng), lc.Linear(3, 4, rng=rng))
    settings = {"steps": 2, "rng": rng} | options
    with pytest.raises(error, match=words):
        train(model, sample, losses.softmax_cross_entropy, optim.SGD(model.parameters, 0.1), **settings)


def test_accuracy_counts_scored_timesteps_alone():
    class Parrot:
        def __call__(self, x, lengths=None):
            return x

    x = np.zeros((3, 2, 4))
    x[0, 0, 1] = x[2, 0, 3] = x[1, 1, 2] = 1
    scored = np.zeros((3, 2), dtype=bool)
    scored[2, 0] = scored[1, 1] = True
    batch = tasks.Batch(x, np.array([[0, 0], [0, 0], [3, 0]]), scored)
    assert accuracy(Parrot(), batch) == 0.5

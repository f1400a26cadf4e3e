"""Optimisers against steps worked out by hand, and against the definitions written as loops over scalars."""

import math

import numpy as np
import pytest

from lstm_core.optim import SGD, Adam, RMSProp, clip_gradients, cosine, gradient_norm, step_decay


def parameters():
    return {"w": np.array([[1.0, -2.0], [0.5, 3.0]]), "b": np.array([0.25])}


def gradients(step):
    return {"w": np.array([[0.5, -1.0], [2.0, 0.1]]) * (step + 1), "b": np.array([(-1.0) ** step])}


def run(make, steps=4):
    """Return the value of every scalar after each step."""
    p = parameters()
    optimizer, seen = make(p), []
    for step in range(steps):
        optimizer.step(gradients(step))
        seen.append({n: a.copy() for n, a in p.items()})
    return seen


def scalar_run(rule, steps=4):
    """Return the same from ``rule(step, w, g, memory) -> w``, one scalar at a time."""
    p, seen = parameters(), []
    memory = {(n, k): {} for n, a in p.items() for k in np.ndindex(a.shape)}
    for step in range(steps):
        for n, g in gradients(step).items():
            for k in np.ndindex(g.shape):
                p[n][k] = rule(step, float(p[n][k]), float(g[k]), memory[n, k])
        seen.append({n: a.copy() for n, a in p.items()})
    return seen


def momentum_rule(step, w, g, m):
    m["v"] = 0.9 * m.get("v", 0.0) + g
    return w - 0.1 * m["v"]


def rmsprop_rule(step, w, g, m):
    m["s"] = 0.95 * m.get("s", 0.0) + 0.05 * g * g
    return w - 0.01 * g / (math.sqrt(m["s"]) + 1e-6)


def adam_rule(step, w, g, m):
    m["m"] = 0.8 * m.get("m", 0.0) + 0.2 * g
    m["s"] = 0.9 * m.get("s", 0.0) + 0.1 * g * g
    mean, square = m["m"] / (1 - 0.8 ** (step + 1)), m["s"] / (1 - 0.9 ** (step + 1))
    return w - 0.05 * mean / (math.sqrt(square) + 1e-7)


PAIRS = {
    "sgd": (lambda p: SGD(p, 0.1), lambda step, w, g, m: w - 0.1 * g),
    "momentum": (lambda p: SGD(p, 0.1, momentum=0.9), momentum_rule),
    "rmsprop": (lambda p: RMSProp(p, 0.01, decay=0.95, eps=1e-6), rmsprop_rule),
    "adam": (lambda p: Adam(p, 0.05, betas=(0.8, 0.9), eps=1e-7), adam_rule),
    "schedule": (lambda p: SGD(p, lambda step: 0.1 / (step + 1)), lambda step, w, g, m: w - 0.1 / (step + 1) * g),
}


@pytest.mark.parametrize("name", PAIRS)
def test_steps_are_those_of_the_definition(name):
    make, rule = PAIRS[name]
    for found, wanted in zip(run(make), scalar_run(rule), strict=True):
        assert all(np.abs(found[n] - wanted[n]).max() <= 1e-13 for n in wanted)


def test_the_first_step_of_adam_is_the_learning_rate_against_the_sign():
    w = {"w": np.array([1.0, 1.0, 1.0])}
    Adam(w, 0.01).step({"w": np.array([5.0, -1e-3, 0.0])})
    assert w["w"] == pytest.approx([0.99, 1.01, 1.0], abs=1e-7)


@pytest.mark.parametrize(("make", "rate"), [(lambda p: Adam(p), 1e-3), (lambda p: RMSProp(p, 0.1), 0.1)])
def test_defaults(make, rate):
    p = {"w": np.array([1.0])}
    optimizer = make(p)
    assert optimizer.learning_rate() == rate
    if isinstance(optimizer, Adam):
        assert (optimizer.betas, optimizer.eps) == ((0.9, 0.999), 1e-8)
    else:
        optimizer.step({"w": np.array([2.0])})
        assert p["w"].item() == pytest.approx(1 - 0.1 * 2 / (math.sqrt(0.01 * 4) + 1e-8), rel=1e-14)


@pytest.mark.parametrize("name", PAIRS)
def test_parameters_change_in_place_and_gradients_do_not_change(name):
    p = parameters()
    arrays = dict(p)
    optimizer, g = PAIRS[name][0](p), gradients(0)
    for array in g.values():
        array.flags.writeable = False
    optimizer.step(g)
    assert all(p[n] is arrays[n] for n in p)
    assert not np.array_equal(p["w"], parameters()["w"])
    assert optimizer.steps == 1


@pytest.mark.parametrize("name", PAIRS)
def test_a_run_goes_on_from_its_state_bit_for_bit(name):
    make = PAIRS[name][0]
    whole = run(make, 6)
    p = parameters()
    optimizer = make(p)
    for step in range(3):
        optimizer.step(gradients(step))
    state = optimizer.state()
    optimizer.step(gradients(9))  # what was stored does not change with the run
    p = {n: a.copy() for n, a in whole[2].items()}
    resumed = make(p)
    resumed.load_state(state)
    for step in range(3, 6):
        resumed.step(gradients(step))
    assert all(np.array_equal(p[n], whole[5][n]) for n in p)
    assert resumed.steps == 6


def test_float32_parameters_stay_float32():
    p = {n: a.astype(np.float32) for n, a in parameters().items()}
    optimizer = Adam(p, 0.1)
    optimizer.step({n: g.astype(np.float32) for n, g in gradients(0).items()})
    assert {a.dtype for a in [*p.values(), *optimizer.memory["mean"].values()]} == {np.dtype(np.float32)}


def test_the_norm_is_that_of_all_gradients_together():
    grads = {"a": np.array([[3.0, 0.0]]), "b": np.array([4.0, 12.0])}
    assert gradient_norm(grads) == 13.0
    assert type(gradient_norm(grads)) is float


def test_clipping_keeps_the_direction():
    grads = {"a": np.array([3.0, 0.0]), "b": np.array([4.0])}
    clipped, norm = clip_gradients(grads, 2.5)
    assert norm == 5.0
    assert clipped["a"].tolist() == [1.5, 0.0]
    assert clipped["b"].tolist() == [2.0]
    assert grads["a"].tolist() == [3.0, 0.0]
    assert gradient_norm(clipped) == pytest.approx(2.5)


@pytest.mark.parametrize("limit", [5.0, 5.1, 1e9])
def test_small_gradients_are_not_clipped(limit):
    grads = {"a": np.array([3.0, 4.0])}
    clipped, norm = clip_gradients(grads, limit)
    assert clipped is grads
    assert norm == 5.0


def test_clipped_float32_gradients_stay_float32():
    clipped, _ = clip_gradients({"a": np.array([3.0, 4.0], np.float32)}, 1.0)
    assert clipped["a"].dtype == np.float32


def test_the_cosine_schedule_falls_from_the_rate_to_its_end():
    schedule = cosine(0.4, 10, final=0.1)
    assert schedule(0) == pytest.approx(0.4)
    assert schedule(5) == pytest.approx(0.25)
    assert schedule(10) == schedule(15) == pytest.approx(0.1)
    assert schedule(1) == pytest.approx(0.1 + 0.15 * (1 + math.cos(math.pi / 10)))
    assert cosine(0.4, 10)(10) == pytest.approx(0)


def test_the_step_schedule_multiplies():
    schedule = step_decay(0.8, 3, 0.5)
    assert [schedule(k) for k in range(7)] == pytest.approx([0.8, 0.8, 0.8, 0.4, 0.4, 0.4, 0.2])


@pytest.mark.parametrize(("make", "error", "words"), [
    (lambda p: SGD(p, 0), ValueError, "lr is 0.0"),
    (lambda p: SGD(p, "0.1"), TypeError, "lr is '0.1'"),
    (lambda p: SGD(p, 0.1, momentum=1), ValueError, "momentum is 1.0.*below 1"),
    (lambda p: SGD(p, 0.1, momentum=-0.1), ValueError, "momentum is -0.1"),
    (lambda p: Adam(p, np.nan), ValueError, "lr is nan"),
    (lambda p: Adam(p, betas=(0.9, 1.0)), ValueError, "betas is 1.0"),
    (lambda p: Adam(p, betas=(0.9,)), ValueError, r"betas is \(0.9,\).*0.9, 0.999"),
    (lambda p: Adam(p, betas=0.9), ValueError, "betas is 0.9"),
    (lambda p: Adam(p, eps=0), ValueError, "eps is 0.0"),
    (lambda p: RMSProp(p, 0.1, decay=1), ValueError, "decay is 1.0"),
    (lambda p: RMSProp(p, 0.1, eps=-1), ValueError, "eps is -1.0"),
    (lambda p: clip_gradients(p, 0), ValueError, "max_norm is 0.0"),
    (lambda p: clip_gradients(p, -1), ValueError, "max_norm is -1.0"),
    (lambda p: cosine(0.1, 0), ValueError, "steps is 0"),
    (lambda p: cosine(-0.1, 5), ValueError, "lr is -0.1"),
    (lambda p: cosine(0.1, 5, final=-1), ValueError, "final is -1.0"),
    (lambda p: step_decay(0.1, 0, 0.5), ValueError, "every is 0"),
    (lambda p: step_decay(0, 2, 0.5), ValueError, "lr is 0.0"),
    (lambda p: step_decay(0.1, 2, 0), ValueError, "factor is 0.0"),
])  # fmt: skip
def test_settings_are_checked(make, error, words):
    with pytest.raises(error, match=words):
        make(parameters())


def test_gradients_that_do_not_fit_change_nothing():
    p = parameters()
    optimizer = Adam(p)
    with pytest.raises(ValueError, match=r"w has shape \(2,\).*\(2, 2\).*") as caught:
        optimizer.step({"w": np.zeros(2), "c": np.zeros(1)})
    assert "b is missing" in str(caught.value)
    assert "c is not a parameter" in str(caught.value)
    assert optimizer.steps == 0
    assert all(np.array_equal(p[n], parameters()[n]) for n in p)


def test_a_state_of_another_optimiser_is_refused():
    p = parameters()
    optimizer = Adam(p)
    with pytest.raises(ValueError, match=r"other entries.*velocity/w"):
        optimizer.load_state(SGD(p, 0.1).state())
    lacking = optimizer.state()
    del lacking["steps"]
    with pytest.raises(ValueError, match=r"other entries: steps$"):
        optimizer.load_state(lacking)
    state = Adam(p).state() | {"mean/w": np.zeros(3)}
    with pytest.raises(ValueError, match=r"mean/w has shape \(3,\)"):
        Adam(p).load_state(state)

"""Losses: values by hand, gradients by central differences, stability, and what is refused."""

import math

import numpy as np
import pytest

from lstm_core.losses import sigmoid_cross_entropy, softmax_cross_entropy, squared_error
from tests.unit.central import STEP, differences


def a_batch(loss, seed=0):
    """Return answers, target and scored of shapes (4, 3, 5) for a loss."""
    rng = np.random.default_rng(seed)
    answers = rng.normal(size=(4, 3, 5))
    scored = rng.random((4, 3)) < 0.6
    scored[0, 0] = True
    if loss is softmax_cross_entropy:
        return answers, rng.integers(0, 5, (4, 3)), scored
    if loss is sigmoid_cross_entropy:
        return answers, rng.integers(0, 2, (4, 3, 5)).astype(float), scored
    return answers, rng.normal(size=(4, 3, 5)), scored


ALL = [softmax_cross_entropy, sigmoid_cross_entropy, squared_error]


def by_hand(loss, answers, target):
    """Return the loss of one timestep from the definition, in plain Python."""
    if loss is softmax_cross_entropy:
        return -math.log(math.exp(answers[target]) / sum(math.exp(a) for a in answers))
    if loss is sigmoid_cross_entropy:
        p = [1 / (1 + math.exp(-a)) for a in answers]
        return -sum(t * math.log(q) + (1 - t) * math.log(1 - q) for t, q in zip(target, p, strict=True))
    return sum((a - t) ** 2 for a, t in zip(answers, target, strict=True))


@pytest.mark.parametrize("loss", ALL)
def test_the_value_is_the_mean_over_scored_timesteps(loss):
    answers, target, scored = a_batch(loss)
    each = [by_hand(loss, answers[t, b], target[t, b]) for t in range(4) for b in range(3) if scored[t, b]]
    value, _ = loss(answers, target, scored)
    assert type(value) is float
    assert value == pytest.approx(sum(each) / len(each), rel=1e-13)


@pytest.mark.parametrize("loss", ALL)
@pytest.mark.parametrize("seed", range(5))
def test_the_gradient_is_that_of_the_value(loss, seed):
    answers, target, scored = a_batch(loss, seed)
    _, d_answers = loss(answers, target, scored)
    numeric = differences(lambda: loss(answers, target, scored)[0], answers, STEP)
    assert np.abs(d_answers - numeric).max() <= 1e-9
    assert not d_answers[~scored].any()


@pytest.mark.parametrize("loss", ALL)
def test_a_single_sequence_needs_no_batch_axis(loss):
    answers, target, scored = a_batch(loss)
    scored[:] = True
    value, d_answers = loss(answers[:, 0], target[:, 0], scored[:, 0])
    wanted, d_wanted = loss(answers[:, :1], target[:, :1], scored[:, :1])
    assert value == pytest.approx(wanted, rel=1e-15)
    assert np.array_equal(d_answers, d_wanted[:, 0])


@pytest.mark.parametrize("loss", ALL)
def test_nothing_handed_in_is_changed(loss):
    batch = a_batch(loss)
    kept = [a.copy() for a in batch]
    for array in batch:
        array.flags.writeable = False
    loss(*batch)
    assert all(np.array_equal(a, b) for a, b in zip(batch, kept, strict=True))


@pytest.mark.parametrize("loss", ALL)
def test_targets_that_are_not_scored_are_ignored(loss):
    answers, target, scored = a_batch(loss)
    wanted, d_wanted = loss(answers, target, scored)
    target = target.copy()
    target[~scored] = -1 if target.dtype.kind == "i" else np.nan
    value, d_answers = loss(answers, target, scored)
    assert value == wanted
    assert np.array_equal(d_answers, d_wanted)


@pytest.mark.parametrize("loss", ALL)
def test_float32_answers_get_float32_gradients(loss):
    answers, target, scored = a_batch(loss)
    value, d_answers = loss(answers.astype(np.float32), target, scored)
    assert d_answers.dtype == np.float32
    assert value == pytest.approx(loss(answers, target, scored)[0], rel=1e-5)


@pytest.mark.parametrize("size", [1e3, 1e30, 1e300])
def test_cross_entropies_of_huge_answers_are_finite(size):
    answers, scored = np.array([[[size, -size, 0.0]]]), np.ones((1, 1), dtype=bool)
    value, d_answers = softmax_cross_entropy(answers, np.array([[1]]), scored)
    assert value == pytest.approx(2 * size)
    assert d_answers.tolist() == [[[1.0, -1.0, 0.0]]]
    value, d_answers = sigmoid_cross_entropy(answers, np.array([[[0.0, 1.0, 1.0]]]), scored)
    assert value == pytest.approx(2 * size + math.log(2))
    assert d_answers.tolist() == [[[1.0, -1.0, -0.5]]]


def test_guessing_costs_the_logarithm_of_the_number_of_classes():
    value, _ = softmax_cross_entropy(np.zeros((2, 2, 4)), np.zeros((2, 2), dtype=int), np.ones((2, 2), dtype=bool))
    assert value == pytest.approx(math.log(4), rel=1e-15)


GOOD = np.zeros((4, 3, 5)), np.zeros((4, 3), dtype=int), np.ones((4, 3), dtype=bool)


@pytest.mark.parametrize(("answers", "target", "scored", "error", "words"), [
    (GOOD[0].tolist(), GOOD[1], GOOD[2], TypeError, "answers is a list"),
    (GOOD[0].astype(int), GOOD[1], GOOD[2], TypeError, "answers has dtype int64"),
    (GOOD[0], GOOD[1][0], GOOD[2], ValueError, r"target has shape \(3,\).*need \(4, 3\)"),
    (GOOD[0], GOOD[1].astype(float), GOOD[2], TypeError, "target has dtype float64.*integers"),
    (GOOD[0], GOOD[1] + 5, GOOD[2], ValueError, "run from 5 to 5.*0 … 4"),
    (GOOD[0], GOOD[1] - 1, GOOD[2], ValueError, "run from -1 to -1.*0 … 4"),
    (GOOD[0], GOOD[1], GOOD[2][0], ValueError, r"scored has shape \(3,\).*need \(4, 3\)"),
    (GOOD[0], GOOD[1], GOOD[2].astype(int), TypeError, "scored has dtype int64.*booleans"),
    (GOOD[0], GOOD[1], ~GOOD[2], ValueError, "no timestep is scored"),
    (GOOD[0], GOOD[1], None, TypeError, "scored is a NoneType"),
])  # fmt: skip
def test_what_does_not_fit_is_refused(answers, target, scored, error, words):
    with pytest.raises(error, match=words):
        softmax_cross_entropy(answers, target, scored)


def test_one_class_out_of_range_among_good_ones_is_refused():
    answers, target, scored = a_batch(softmax_cross_entropy)
    scored[:] = True
    for bad, words in ((5, "to 5"), (-1, "from -1")):
        one = target.copy()
        one[1, 1] = bad
        with pytest.raises(ValueError, match=words):
            softmax_cross_entropy(answers, one, scored)


def test_a_single_class_costs_nothing():
    scored = np.array([[True], [False]])
    value, d_answers = softmax_cross_entropy(np.ones((2, 1, 1)), np.array([[0], [7]]), scored)
    assert value == 0.0
    assert not d_answers.any()


@pytest.mark.parametrize("loss", [sigmoid_cross_entropy, squared_error])
def test_targets_must_have_the_shape_of_the_answers(loss):
    with pytest.raises(ValueError, match=r"target has shape \(4, 3\).*need \(4, 3, 5\)"):
        loss(GOOD[0], np.zeros((4, 3)), GOOD[2])
    with pytest.raises(ValueError, match="no timestep is scored"):
        loss(GOOD[0], np.zeros((4, 3, 5)), ~GOOD[2])

"""What exercises say in their answers, hints and solutions is computed here again."""

import math
import re

import numpy as np
import pytest

import lstm_core as lc
from lstm_core import exercises, weights
from lstm_core.activations import half_life, sigmoid
from lstm_core.cells import lstm_step
from lstm_core.exercises.predicates import PREDICATES
from lstm_core.optim import clip_gradients
from tests.unit.exercise_texts import numbers_in, spec

RNG = np.random.default_rng


def test_gradients_that_arrive_are_found_where_the_solution_says():
    for radius, nu in re.findall(r"\|λ\| = (\S+) with ν = (\d(?:\.\d)?)", exercises.get("03-window").solution):
        assert lc.check("03-window", [float(radius), float(nu)]).right
    assert not lc.check("03-window", [1.1, 0]).right


def test_clipping_is_that_of_the_optimiser():
    far, near = (np.array([value]) for value in (0.004, 4.0))
    rest = np.sqrt(8.0**2 - far**2 - near**2)
    clipped, _ = clip_gradients({"far": far, "near": near, "rest": rest}, 2.0)
    wanted = [clipped["near"].item(), clipped["far"].item(), (clipped["far"] / clipped["near"]).item()]
    np.testing.assert_allclose(spec("03-clip")["answer"], wanted, rtol=1e-12)


def test_states_of_the_drift_exercise_are_those_of_its_solution():
    for bias in (-6.0, -5.0):
        largest = round(PREDICATES["largest_state"](bias, 0.1), 2)
        assert largest in numbers_in(exercises.get("04-drift").solution)
        assert lc.check("04-drift", bias).right == (largest < 2)


def test_one_step_is_the_step_of_the_library():
    column = np.array([[1.0], [-1.0], [0.5], [0.0]]), np.array([[2.0], [1.0], [-2.0], [1.0]])
    x, h, c = (np.array([[value]]) for value in (2.0, 0.5, 1.0))
    step = lstm_step(x, h, c, *column, np.array([-1.0, 2.0, 1.0, 0.0]), np.zeros(4))
    wanted = [step.f.item(), step.c.item(), step.h.item()]
    np.testing.assert_allclose(spec("05-one-step")["answer"], wanted, atol=5e-5)
    assert lc.check("05-one-step", wanted).right
    assert step.c.item() > 1 > step.h.item()
    for value in (step.i, step.g, *wanted[:2]):
        assert round(np.asarray(value).item(), 4) in numbers_in(exercises.get("05-one-step").solution)


def test_wrong_steps_are_the_mistakes_that_the_hints_name():
    i, f, g, o, c = sigmoid(2.0), sigmoid(0.5), np.tanh(1.0), sigmoid(0.5), 1.0
    new = f * c + i * g
    wanted = [np.tanh(0.5), 0.5, sigmoid(-1.5), f * c + g, c + i * g, i * c + f * g, f * c + (1 - f) * g, i * g]
    wanted += [o * new, np.tanh(new), o * np.tanh(c), np.tanh(o * new)]
    hints = [hint["when"]["is"] for hint in spec("05-one-step")["hints"]]
    np.testing.assert_allclose(hints, wanted, atol=2e-4)


def count(network):
    return sum(p.size for p in network.parameters.values())


def test_parameter_counts_are_those_of_the_library():
    assert spec("05-two")["answer"] == count(lc.LSTM(3, 5, rng=RNG(0))) == PREDICATES["parameter_count"](5, 3, 2)
    gru = count(lc.GRU(3, 5, rng=RNG(0)))
    assert gru == 150, "the hint about three layers"
    fits = [h for h in range(1, 60) if count(lc.LSTM(4, h, rng=RNG(0))) == 640]
    assert fits == spec("05-size")["answer"]


def test_statements_about_gates_are_true_and_false_as_said():
    network = lc.LSTM(2, 3, rng=RNG(1))
    for p in network.parameters.values():
        p *= 8
    trace = network.trace(RNG(2).normal(size=(40, 1, 2)))
    assert np.ptp(trace.f[:, 0, 0]) > 0.1, "a: gates move"
    assert np.ptp(trace.f[5, 0]) > 0.1, "not b: one forget gate for each unit"
    assert np.abs(trace.c).max() > 1 > np.abs(trace.h).max(), "c, not d"
    assert network.parameters["weight_hh_l0"][3, 1] != 0, "f: unit 0's forget gate reads unit 1"
    biases = np.array([-40.0, 40, 0, 40]), np.zeros(4)
    held = lstm_step(*(np.full((1, 1), v) for v in (0.0, 0.5, 1.0)), *[np.zeros((4, 1))] * 2, *biases)
    assert abs(held.h.item() - np.tanh(1.0)) < 1e-12, "not e: h holds while c is held and o is open"
    assert spec("05-gates")["answer"] == ["a", "c", "f"]


def test_half_lives_are_those_of_the_library():
    assert abs(half_life(sigmoid(3.34)) - 20) < 0.1
    for b in (-10.0, -3.0, 0.0, 1.0, 3.3448664679, 20.0):
        np.testing.assert_allclose(PREDICATES["half_life_of_bias"](b), half_life(sigmoid(b)), rtol=1e-6)
    exact = math.log(2 ** (-1 / 20) / (1 - 2 ** (-1 / 20)))
    assert lc.check("06-half-life", round(exact, 2)).right
    gates = {"zero": sigmoid(0.0), "one": sigmoid(1.0), "f90": 0.9, "f99": 0.99, "five": sigmoid(5.0)}
    assert sorted(gates, key=lambda name: half_life(gates[name])) == spec("06-order")["answer"]
    told = numbers_in(exercises.get("06-order").solution.split("half-lives")[1])
    np.testing.assert_allclose(told, sorted(half_life(g) for g in gates.values()), atol=0.05)


def one_hot(symbols):
    alphabet = weights.manifest("temporal-order")["alphabet"]
    return np.eye(len(alphabet))[[alphabet.index(symbol) for symbol in symbols]]


def test_forget_gates_of_the_stored_network_drop_where_the_answer_says():
    sequence = weights.manifest("temporal-order")["examples"][1]
    assert spec("06-drop")["sequence"] == sequence
    lowest = weights.load("temporal-order").rnn.trace(one_hot(sequence)).f.min(axis=-1)
    assert np.flatnonzero(lowest < 0.5).tolist() == spec("06-drop")["answer"]
    assert lowest[[t for t in range(30) if t not in (4, 15)]].min() > 0.8
    np.testing.assert_allclose(lowest[[4, 15]], numbers_in(exercises.get("06-drop").solution)[:2], atol=0.005)
    units = weights.load("temporal-order").rnn.trace(one_hot(sequence)).f[[4, 15]].argmin(axis=-1)
    assert units.tolist() == [0, 5]


def test_the_network_answers_the_turned_cue_as_said():
    manifest, model = weights.manifest("temporal-order"), weights.load("temporal-order")
    sequence = list(manifest["examples"][1])
    answers = []
    for first in "XY":
        sequence[4] = first
        answers.append(manifest["classes"][model(one_hot(sequence))[-1].argmax()])
    assert answers == ["XY", spec("06-swap")["answer"]]


def answers_of_cell(biases, x, weight_ih, weight_hh=(0, 0, 0, 0)):
    """Return c and h (T, B) of a one-unit LSTM with these weights on x (T, B, D)."""
    network = lc.LSTM(x.shape[-1], 1, rng=RNG(0))
    column = np.asarray(weight_hh, dtype=float)[:, None]
    network.load_parameters(
        {
            "weight_ih_l0": np.asarray(weight_ih, dtype=float),
            "weight_hh_l0": column,
            "bias_ih_l0": np.asarray(biases, dtype=float),
            "bias_hh_l0": np.zeros(4),
        }
    )
    trace = network.trace(x)
    return trace.c[..., 0], trace.h[..., 0]


def all_strings(alphabet, length):
    """Return every string of one length as an array (T, alphabet ** length) of symbols."""
    return np.stack(np.meshgrid(*[np.arange(alphabet)] * length, indexing="ij")).reshape(length, -1)


def toggle(u, b):
    """Return how many strings of length 10 the toggle with this candidate answers wrongly at their end."""
    symbols = all_strings(2, 10)
    rows = np.array([[20.0], [-20.0], [0.0], [0.0]])
    _c, h = answers_of_cell([-10, 10, b, 10], symbols[..., None].astype(float), rows, (0, 0, u, 0))
    return int(((h[-1] > 0.25) != (symbols.sum(axis=0) % 2 == 1)).sum())


@pytest.mark.parametrize(("u", "b"), [(-5, 2), (-2, 1), (-20, 10), (-5, 0), (5, 2), (-1, 2), (-5, 0.2)])
def test_toggle_is_judged_as_an_lstm_does_it(u, b):
    assert lc.check("07-toggle", [u, b]).right == (toggle(u, b) == 0)


def test_solution_of_the_toggle_shows_the_numbers_of_an_lstm():
    rows = np.array([[20.0], [-20.0], [0.0], [0.0]])
    c, h = answers_of_cell([-10, 10, 2, 10], np.ones((3, 1, 1)), rows, (0, 0, -5, 0))
    np.testing.assert_allclose([c[0, 0], h[0, 0], c[1, 0], c[2, 0]], [0.96, 0.75, -0.94, 1.0], atol=0.01)


def test_without_recurrent_weights_a_cell_never_turns_round_on_ones():
    rng = RNG(3)
    for _ in range(300):
        c, h = answers_of_cell(rng.normal(0, 4, 4), np.ones((30, 1, 1)), rng.normal(0, 4, (4, 1)))
        for states in (c[:, 0], h[:, 0]):
            steps = np.diff(states)
            assert (steps >= -1e-12).all() or (steps <= 1e-12).all()


def test_counter_needs_the_saturation_that_is_said():
    def missing(k):
        c, _h = answers_of_cell([k, 40, k, 0], np.ones((100, 1, 1)), np.zeros((4, 1)))
        return 100 - c[-1, 0]

    assert next(k for k in range(1, 9) if missing(k) < 0.5) == spec("07-counter")["answer"]
    np.testing.assert_allclose([missing(5), missing(6), missing(4)], [0.68, 0.25, 1.9], atol=0.05)
    np.testing.assert_allclose(100 - missing(1), 56, atol=0.5)

"""The exercises of chapter 8: their numbers and statements are computed here again."""

import numpy as np

from lstm_core import broken_backward as bb
from lstm_core import exercises
from lstm_core.activations import sigmoid
from tests.unit.exercise_texts import numbers_in, spec
from tests.unit.test_broken_backward import drawn


def is_close(found, wanted):
    np.testing.assert_allclose(found, wanted, atol=2e-4)


def test_one_step_back_and_the_mistakes_that_its_hints_name():
    f, o, c_prev, c, arrived = 0.8, 0.5, 2.0, 1.9, 0.2
    assert round(f * c_prev + 0.5 * 0.6, 12) == c
    slope = 1 - np.tanh(c) ** 2
    d_c = arrived + o * slope
    wanted = [d_c, d_c * c_prev * f * (1 - f), d_c * f]
    is_close(spec("08-step-back")["answer"], wanted)
    mistakes = [arrived, o * slope, arrived + o, arrived + slope, arrived + o * (1 - c**2)]
    mistakes += [d_c * c_prev, d_c * c * f * (1 - f), d_c * f * (1 - f), d_c, arrived * f]
    is_close([hint["when"]["is"] for hint in spec("08-step-back")["hints"]], mistakes)
    told = numbers_in(exercises.get("08-step-back").solution)
    for value in (*wanted, np.tanh(c), slope, d_c * c_prev):
        assert round(float(value), 4) in told


def test_two_routes_over_one_step_and_the_mistakes_that_its_hints_name():
    f, u, c, o = 0.7, -6.0, 1.5, 0.6
    slope = 1 - np.tanh(c) ** 2

    def later(c):
        return sigmoid(np.log(f / (1 - f)) + u * o * (np.tanh(c) - np.tanh(1.5))) * c

    full = (later(c + 1e-6) - later(c - 1e-6)) / 2e-6
    is_close(spec("08-one-lag")["answer"], [f, full])
    gate = c * f * (1 - f) * u * o * slope
    mistakes = [full, 0, f, f - gate, gate, f + gate / o, f + gate / slope, f + gate / (f * (1 - f)), f + gate / c]
    is_close([hint["when"]["is"] for hint in spec("08-one-lag")["hints"]], mistakes)
    told = numbers_in(exercises.get("08-one-lag").solution)
    for value in (f, o * slope, f * (1 - f) * u, full):
        assert round(float(value), 4) in told
    assert "0.205" in spec("08-one-lag")["right"]
    is_close(gate, -0.2049)


def h_of_the_same_step(*run):
    """The exact pass whose recurrent weights read h_t, as option f says."""
    d_w, _, d_b, d_x, d_h, d_c = bb.exact(*run)
    named = bb.Run(*run)
    d_a = np.linalg.lstsq(named.W.T, d_x.T, rcond=None)[0].T if len(named.W) <= named.W.shape[1] else None
    assert d_a is not None
    h = named.o * np.tanh(named.c)
    return d_w, d_a.T @ h, d_b, d_x, d_h, d_c


def test_signatures_of_the_statements_are_those_of_the_broken_passes():
    faults = {"a": "C", "b": "E", "c": "D", "d": "A", "e": "B"}
    weights = [(tensor, gate) for tensor in ("weight_ih", "weight_hh", "bias") for gate in bb.GATES]

    def wrong(backward, seq_len):
        # many inputs, so that d_a can be told from d_x
        errors = bb.diagnose(backward, drawn(5, seq_len, hidden_size=2, input_size=12))
        return {place for place in weights if errors[place] > bb.WRONG}

    passes = {key: bb.PASSES[name] for key, name in faults.items()} | {"f": h_of_the_same_step}
    fitting = [key for key, p in passes.items() if not wrong(p, 1) and wrong(p, 3) == set(weights)]
    assert fitting == spec("08-signature")["answer"]
    assert wrong(passes["b"], 1) == {(tensor, "i") for tensor in ("weight_ih", "weight_hh", "bias")}
    assert {gate for _, gate in wrong(passes["d"], 1)} == set("ifg")
    assert {tensor for tensor, _ in wrong(passes["e"], 2)} == {"bias"}
    assert {tensor for tensor, _ in wrong(passes["f"], 1)} == {"weight_hh"}

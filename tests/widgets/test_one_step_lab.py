"""The Python side of the one-step laboratory, and the browser's numbers beside it."""

import json
import re

import numpy as np
import pytest
import traitlets

from lstm_core.cells import gru_step, lstm_step
from lstm_core.widgets import OneStepLab, module_drawing
from tests.widgets.browser_arithmetic import assert_close, run

GATES = "ifgo"


def drawn(rng):
    """A laboratory with every number different."""
    size = int(rng.integers(1, 5))
    wide = lambda *shape: rng.uniform(-3, 3, shape).round(3)  # noqa: E731
    state = {"x": wide(2), "h": rng.uniform(-1, 1, size), "c": wide(size)}
    weights = {"weight_ih": wide(4 * size, 2), "weight_hh": wide(4 * size, size), "bias": wide(4 * size)}
    return OneStepLab(hidden_size=size, unit=int(rng.integers(size)), **state, **weights), state, weights


def test_first_view_holds_what_the_question_says():
    lab = OneStepLab()
    values = lab.values()
    assert values["c_previous"] == values["keep"] == 0
    bias = list(lab.bias)
    bias[4] = 10.0
    after = OneStepLab(bias=bias).values()
    assert after["f"] > 0.999 > values["f"]
    assert after["c"] == values["c"]
    hidden = OneStepLab(unit=1).values()
    assert hidden["c"] > 2
    assert abs(hidden["h"]) < 0.02
    assert all(abs(h) <= abs(np.tanh(c)) and h * c >= 0 for h, c in zip(lab.h, lab.c, strict=True))


def test_smaller_arrays_reach_the_cell_as_they_are():
    rng = np.random.default_rng(1)
    for _ in range(30):
        lab, state, weights = drawn(rng)
        p = weights | {"bias_ih": weights["bias"], "bias_hh": 0 * weights["bias"]}
        del p["bias"]
        for name, wanted in lstm_step(**state, **p)._asdict().items():
            np.testing.assert_array_equal(getattr(lab.step(), name), wanted)
        size = lab.hidden_size
        blocks = {name: p[name].reshape(4, size, -1)[[3, 1, 2]].reshape(p[name][size:].shape) for name in p}
        np.testing.assert_array_equal(lab.gru().h, gru_step(state["x"], state["h"], **blocks).h)


def test_browser_computes_the_same_step_and_says_the_same_sentence():
    rng = np.random.default_rng(2)
    labs = [drawn(rng)[0] for _ in range(200)]
    for lab, came in zip(labs, run([{"kind": "lab", "state": lab.state()} for lab in labs]), strict=True):
        step, gru, p = lab.step(), lab.gru(), lab.parameters()
        size = lab.hidden_size
        for unit, values in enumerate(came["units"]):
            for name in "ifgoch":
                assert_close(values[name], getattr(step, name)[unit], name)
            for n, gate in enumerate(GATES):
                row = n * size + unit
                assert_close(values[f"input_{gate}"], p["weight_ih"][row] @ lab.x, "W x")
                assert_close(values[f"recurrent_{gate}"], p["weight_hh"][row] @ lab.h[:size], "U h")
                assert_close(values[f"a_{gate}"], step.a[row], "a")
            for name in "rznh":
                assert_close(values[f"gru_{name}"], getattr(gru, name)[unit], f"GRU {name}")
        assert_close(came["units"][lab.unit]["tanh_c"], lab.values()["tanh_c"], "tanh c")
        assert came["summary"] == lab.summary() == repr(lab)


@pytest.mark.parametrize(
    ("match", "traits"),
    [
        ("hidden_size is 5", {"hidden_size": 5}),
        ("unit is -1", {"unit": -1}),
        ("operation is 10", {"operation": 10}),
        ("'unit'", {"unit": 1.0}),
        (r"x has shape \(3,\).*needs \(2,\)", {"x": [1, 2, 3]}),
        ("x holds 11.0", {"x": [11, 0]}),
        ("x holds nan", {"x": [float("nan"), 0]}),
        ("h holds 1.5; its entries run from −1 to 1", {"h": [1.5, 0]}),
        (r"c has shape \(3,\).*needs \(2,\) or \(4,\)", {"c": [1, 2, 3]}),
        (r"weight_hh has shape \(8, 3\)", {"weight_hh": np.zeros((8, 3)).tolist()}),
        ("bias is .*array of numbers", {"bias": ["a"] * 8}),
        ("no trait wieghts", {"wieghts": 1}),
    ],
)
def test_bad_values_are_refused_by_name(match, traits):
    with pytest.raises((traitlets.TraitError, TypeError), match=match):
        OneStepLab(**traits)


def test_numpy_arrays_are_welcome():
    lab = OneStepLab(hidden_size=1, c=np.array([2.0]), weight_ih=np.zeros((4, 2)))
    assert json.dumps(lab.state())
    assert lab.step().c.shape == (1,)


def test_a_unit_beyond_the_size_shows_the_last_one():
    assert OneStepLab(hidden_size=1, unit=3).summary().startswith("One step, unit 0 of 1")


def test_drawing_carries_the_numbers_small_and_named():
    lab = OneStepLab(unit=1)
    drawing = lab.drawing()
    assert len(drawing) < 12_000
    assert f"<title>{lab.summary()}</title>" in drawing
    assert 'role="img"' in drawing
    for name in ("c_previous", "keep", "write", "c", "tanh_c", "h", *GATES):
        assert f">{lab.values()[name]:.3f}<".replace("-", "−") in drawing, name
    assert drawing != OneStepLab().drawing()
    assert not re.findall(r"\d\.\d{4,}", drawing)


@pytest.mark.parametrize("name", module_drawing.modules())
def test_every_module_is_drawn_in_the_visual_grammar(name):
    cell = module_drawing.modules()[name]
    text = module_drawing.module(name, {}, "a module")
    assert text.count("<rect") == len(cell["boxes"])
    assert text.count("<circle") == len(cell["dots"])
    assert text.count("stroke-dasharray") == sum(wire["carries"] == "h" for wire in cell["wires"])
    assert text.count('stroke-width="4.5"') == sum(wire["carries"] == "c" for wire in cell["wires"])
    learned = {"lstm": 4, "gru": 4, "rnn": 1}[name]
    assert len(cell["boxes"]) == learned

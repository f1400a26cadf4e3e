"""The exercises of chapter 14: a switch that PyTorch trained, and a node of ONNX, computed here again."""

import json

import numpy as np

import lstm_core as lc
from lstm_core.activations import half_life
from lstm_core.widgets import GateTimeline
from tests.unit.exercise_texts import spec
from tools import exercises as tool


def switch(quantity=None, value=0.0, start=9, stop=12):
    """Return the run of the chapter's network, one quantity of every unit held."""
    folder = tool.ROOT / "notebooks" / "networks"
    x = np.array(json.loads((folder / "answers.json").read_text(encoding="utf-8"))["presses"], dtype=np.float32)
    net = lc.from_safetensors(folder / "torch-switch.safetensors", head="answer")
    clamp = quantity and {"quantity": quantity, "unit": None, "start": start, "stop": stop, "value": value}
    return GateTimeline(net, x, clamp=clamp).run()


def test_what_is_held_in_the_switch_has_the_effect_that_is_said():
    holds = {"keep": ("z", 1.0), "once": ("z", 1.0, 9, 10), "zero": ("z", 0.0), "reset": ("r", 0.0)}
    holds |= {"open": ("r", 1.0), "wipe": ("n", 0.0)}
    assert list(holds) == [option["key"] for option in spec("14-deaf")["options"]]
    first = {key: float(switch(*hold).probabilities[0]) for key, hold in holds.items()}
    assert [key for key, p in first.items() if p > 0.9] == [spec("14-deaf")["answer"]]
    assert 0.2 < first["wipe"] < 0.8, "near chance"
    assert max(p for key, p in first.items() if key not in ("keep", "wipe")) < 0.01
    assert switch().probabilities[1] > 0.99


def test_half_life_of_the_switch_and_the_mistakes_that_its_hints_name():
    z = switch().trace.z[20]
    lives = half_life(z)
    assert lc.check("14-half-life", round(float(lives[0]), 3)).right
    said = [hint["when"].get("is") for hint in spec("14-half-life")["hints"]]
    wanted = [z[0], half_life(1 - z[0]), *lives[1:], 1 / z[0]]
    np.testing.assert_allclose(said[:-1], wanted, atol=0.04)
    assert (switch().trace.h[12:] * np.sign(switch().trace.h[12]) > 0.5).all(), "and yet it holds"


def test_numbers_of_the_onnx_node_are_counted():
    net = lc.from_onnx(tool.ROOT / "notebooks" / "networks" / "graph.onnx")
    assert net.parameter_count() == spec("14-count")["answer"]
    matrices, biases, peepholes = 4 * 4 * (3 + 4), 2 * 16, 3 * 4
    said = [hint["when"]["is"] for hint in spec("14-count")["hints"]]
    mistakes = [matrices + biases, matrices + 16 + peepholes, matrices + 16, matrices + biases + 16]
    assert said == [*mistakes, matrices + biases + 3 * 4 * 4, matrices, net.parameter_count() // 4]

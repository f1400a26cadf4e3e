"""The palette as readers with another colour vision see it, and what tells the same without colour.

Simulated after Machado, Oliveira and Fernandes (2009) at full severity; differences are CAM02-UCS distances, in which
1 is about what can just be seen.
"""

import itertools

import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE

from lstm_core.widgets import registry
from lstm_core.widgets.drawing import tokens

TOKENS = tokens()
VISIONS = (None, "deuteranomaly", "protanomaly", "tritanomaly")
THEMES = ("light", "dark")
# Gates always stand with their letter; a sign is told by the colour and by a minus mark.
APART = {"gates": 10, "signs": 25, "error": 20, "ground": 30}


def seen(color, vision):
    """Return a colour as sRGB, as it is seen."""
    rgb = np.array([int(color[k : k + 2], 16) for k in (1, 3, 5)]) / 255
    space = {"name": "sRGB1+CVD", "cvd_type": vision, "severity": 100}
    return np.clip(cspace_convert(rgb, space, "sRGB1"), 0, 1) if vision else rgb


def difference(one, other, vision):
    """Return how far apart two colours are seen."""
    return float(deltaE(seen(one, vision), seen(other, vision), input_space="sRGB1"))


def test_red_and_green_of_one_lightness_are_one_colour_without_the_middle_cones():
    orange, olive = "#C85A00", "#6F8F00"
    assert difference(orange, olive, None) > 30
    assert difference(orange, olive, "deuteranomaly") < 5


@pytest.mark.parametrize("vision", VISIONS)
def test_gates_are_told_apart(vision):
    colors = {gate: known["color"] for gate, known in TOKENS["gates"].items()}
    for (one, a), (other, b) in itertools.combinations(colors.items(), 2):
        assert difference(a, b, vision) >= APART["gates"], f"{one} and {other}"


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", THEMES)
def test_signs_errors_and_marks_are_told_apart(theme, vision):
    signed, text = ({name: known[theme] for name, known in TOKENS[group].items()} for group in ("signed", "text"))
    assert difference(signed["positive"], signed["negative"], vision) >= APART["signs"]
    assert difference(text["error"], text["ink"], vision) >= APART["error"]
    for ground, known in itertools.product(TOKENS["grounds"][theme], TOKENS["gates"].values()):
        assert difference(known["color"], ground, vision) >= APART["ground"]


def test_no_gate_is_told_by_colour_alone():
    symbols = {gate: known["symbol"] for gate, known in TOKENS["gates"].items()}
    assert len(set(symbols.values())) == len(symbols)
    assert len({known["line"] for known in TOKENS["states"].values()}) == len(TOKENS["states"])
    drawn = 0
    for name, explorable in registry().items():
        if name == "exercise":
            continue
        drawing = explorable().drawing()
        for gate, known in TOKENS["gates"].items():
            if known["color"].lower() in drawing.lower():
                drawn += 1
                # a letter, a name, its function, or a caption that says how each line is drawn
                words = (f">{symbols[gate]}", known["name"].split()[0], ">tanh", "(dashed)")
                assert any(word in drawing for word in words), f"{name} draws {gate} without its letter or name"
    assert drawn >= 8

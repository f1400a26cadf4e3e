"""The palette: contrasts are computed, and the style sheet has no second copy of it."""

import itertools
import re
from pathlib import Path

import pytest

from lstm_core.widgets import drawing
from lstm_core.widgets.drawing import tokens
from lstm_core.widgets.page import STATIC

TOKENS = tokens()
THEMES = ("light", "dark")
ESM = Path(__file__).resolve().parents[2] / "lstm_core" / "widgets" / "esm"


def luminance(color):
    channels = [int(color[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


LEAST = {"text": 4.5, "marks": 3, "shaded": 2.8}  # WCAG 2.2 wants 4.5 (criterion 1.4.3) and 3 (1.4.11)


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
def test_text_shades_have_4_5_on_every_ground(theme):
    shades = {f"{gate} text": known[f"text_{theme}"] for gate, known in TOKENS["gates"].items()}
    shades |= {name: known[theme] for name, known in TOKENS["text"].items()}
    for (name, color), ground in itertools.product(shades.items(), TOKENS["grounds"][theme]):
        assert contrast(color, ground) >= LEAST["text"], f"{name} {color} on {ground}: {contrast(color, ground):.2f}"


@pytest.mark.parametrize("theme", THEMES)
def test_graphics_have_3_on_the_page_and_little_less_on_a_shade(theme):
    colors = {gate: known["color"] for gate, known in TOKENS["gates"].items()}
    colors |= {sign: known[theme] for sign, known in TOKENS["signed"].items()}
    for (name, color), ground in itertools.product(colors.items(), TOKENS["grounds"][theme]):
        least = LEAST["marks" if ground == TOKENS["grounds"][theme][0] else "shaded"]
        assert contrast(color, ground) >= least, f"{name} {color} on {ground}: {contrast(color, ground):.2f}"


def test_gates_are_the_four_colours_of_the_course():
    assert {gate: known["color"] for gate, known in TOKENS["gates"].items()} == {
        "i": "#009E73",
        "f": "#D55E00",
        "g": "#CC79A7",
        "o": "#0072B2",
    }
    assert list(TOKENS["gates"]) == ["i", "f", "g", "o"]
    assert {s: known["line"] for s, known in TOKENS["states"].items()} == {"c": "solid", "h": "dashed"}


def test_colours_stand_in_the_palette_only():
    for path in ESM.rglob("*.css"):
        assert not re.findall(r"#[0-9a-fA-F]{3,8}\b", path.read_text(encoding="utf-8")), path.name


def test_style_sheet_carries_the_palette_for_both_themes():
    sheet = (STATIC / "gate-timeline.css").read_text(encoding="utf-8")
    light, dark = sheet.split("@media (prefers-color-scheme: dark)")[0], sheet.split('[data-theme="dark"]')[1]
    for theme, part in zip(THEMES, (light, dark.split("}")[0]), strict=True):
        for known in TOKENS["gates"].values():
            assert known["color"] in part
            assert known[f"text_{theme}"] in part
        for shade in (*TOKENS["text"].values(), *TOKENS["signed"].values()):
            assert shade[theme] in part
    assert "--lx-f: #D55E00" in light


def test_names_are_the_same_in_the_browser():
    words = (ESM / "lib" / "words.js").read_text(encoding="utf-8")
    (block,) = re.findall(r"NAMES = \{(.*?)\};", words, re.DOTALL)
    named = dict(re.findall(r'(\w): "([^"]+)"', block))
    known = TOKENS["gates"] | TOKENS["borrowed"] | TOKENS["states"]
    assert named == {k: v["name"] for k, v in known.items()} | {"a": drawing.OTHERS["a"]["name"]}
    (block,) = re.findall(r"INKS = \{(.*?)\};", words, re.DOTALL)
    inks = {gate: gate for gate in TOKENS["gates"]} | {k: v["ink"] for k, v in TOKENS["borrowed"].items()}
    assert dict(re.findall(r'(\w): "([^"]+)"', block)) == inks

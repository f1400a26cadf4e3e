"""The statement says what the tests hold: its limits are theirs, its keys those of the figures."""

import re
from pathlib import Path

import pytest

from tests.browser import axe, test_contrast_and_targets
from tests.widgets import test_colour_vision, test_tokens

ROOT = Path(__file__).resolve().parents[2]
ESM = ROOT / "lstm_core" / "widgets" / "esm"
STATEMENT = (ROOT / "book" / "accessibility.md").read_text(encoding="utf-8")


def line(start):
    """Return the line of a table that starts with a text."""
    return next(line for line in STATEMENT.splitlines() if line.startswith(f"| {start}"))


def test_limits_are_those_that_are_tested():
    *narrow, wide = sorted(axe.HEIGHTS)
    assert f"at {', '.join(map(str, narrow))} and {wide} pixels" in line("rules that a program can check")
    assert f"{test_contrast_and_targets.LEAST} by {test_contrast_and_targets.LEAST} pixels" in line("fingers")
    apart = test_colour_vision.APART
    assert f"at least {apart['gates']} units" in line("other colour vision")
    assert f"the two signs by {apart['signs']}," in line("other colour vision")
    contrast = test_tokens.LEAST
    assert f"at least {contrast['text']} to 1 for" in line("contrast of text")
    assert f"at least {contrast['marks']} to 1 for" in line("contrast of marks")
    assert f"on the shaded grounds at least {contrast['shaded']} to 1" in line("contrast of marks")
    tags = " ".join(axe.TAGS)
    assert "wcag2aa" in tags
    assert "wcag22aa" in tags
    assert "best-practice" in tags


def test_tones_are_those_of_the_code():
    code = (ESM / "lib" / "sound.js").read_text(encoding="utf-8")
    low, high = (int(re.search(rf"const {name} = (\d+);", code)[1]) for name in ("LOW", "HIGH"))
    middle = round((low * high) ** 0.5)
    told = " ".join(STATEMENT.split())
    assert f"A gate runs from 0 at {low} Hz to 1 at {high} Hz, two octaves; a half" in told
    assert high == 4 * low
    assert f"the octave between them, {middle} Hz." in told
    assert f"zero at {middle} Hz. The value of full shade is at {high} Hz, its negative at {low} Hz;" in told


def test_pages_of_the_timeline_are_as_long_as_the_code_makes_them():
    code = (ESM / "kit" / "timeline.js").read_text(encoding="utf-8")
    assert "PageDown: t + 5, PageUp: t - 5," in code
    assert line("| Page Up, Page Down").split("|")[3].strip() == "five steps earlier or later"


@pytest.mark.parametrize("key", ["PageDown", "PageUp", "Home", "End", "ArrowUp", "ArrowLeft"])
def test_keys_of_the_timeline_are_those_of_the_code(key):
    assert key in (ESM / "kit" / "timeline.js").read_text(encoding="utf-8")
    shown = {"PageDown": "Page Down", "PageUp": "Page Up", "ArrowUp": "↑", "ArrowLeft": "←"}.get(key, key)
    assert shown in STATEMENT


def test_the_key_of_the_whole_screen_is_that_of_the_code():
    assert '"aria-keyshortcuts": "Shift+F"' in (ESM / "kit" / "projector.js").read_text(encoding="utf-8")
    assert line("in any figure").split("|")[2].strip() == "Shift + F"

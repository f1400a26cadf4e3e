"""The statement says what the tests hold: its limits are theirs, its keys those of the figures."""

import re
from pathlib import Path

import pytest

from tests.browser import axe, test_contrast_and_targets
from tests.widgets import test_colour_vision

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
    tags = " ".join(axe.TAGS)
    assert "wcag2aa" in tags
    assert "wcag22aa" in tags
    assert "best-practice" in tags


def test_tones_are_those_of_the_code():
    code = (ESM / "lib" / "sound.js").read_text(encoding="utf-8")
    low, high = (int(re.search(rf"const {name} = (\d+);", code)[1]) for name in ("LOW", "HIGH"))
    for hertz in (low, high, round((low * high) ** 0.5)):
        assert f"{hertz} Hz" in STATEMENT


@pytest.mark.parametrize("key", ["PageDown", "PageUp", "Home", "End", "ArrowUp", "ArrowLeft"])
def test_keys_of_the_timeline_are_those_of_the_code(key):
    assert key in (ESM / "kit" / "timeline.js").read_text(encoding="utf-8")
    shown = {"PageDown": "Page Down", "PageUp": "Page Up", "ArrowUp": "↑", "ArrowLeft": "←"}.get(key, key)
    assert shown in STATEMENT


def test_the_key_of_the_whole_screen_is_that_of_the_code():
    assert '"aria-keyshortcuts": "Shift+F"' in (ESM / "kit" / "projector.js").read_text(encoding="utf-8")
    assert line("in any figure").split("|")[2].strip() == "Shift + F"

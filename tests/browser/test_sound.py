"""The gate timeline as sound: off at first, one tone a step, its pitch the value; told by a counting stand-in."""

import re

import pytest

from tests.browser import explorables

PAGE = "notebooks/06-watch-gates-through-time.html"
# Nothing is heard and nothing is timed: what was scheduled is written down.
STAND_IN = """
window.heard = {contexts: 0, tones: [], pans: [], loudest: 0, state: 'running'};
class Param {
  constructor(name) { this.name = name; }
  setTargetAtTime(value) {
    if (this.name === 'tone') heard.tones.push(value);
    if (this.name === 'pan') heard.pans.push(value);
    if (this.name === 'gain') heard.loudest = Math.max(heard.loudest, value);
  }
  cancelScheduledValues() {}
}
class Node { connect(next) { return next; } start() {} }
window.AudioContext = class {
  constructor() { heard.contexts += 1; this.state = 'running'; this.currentTime = 0; this.destination = new Node(); }
  resume() { this.state = heard.state = 'running'; }
  suspend() { this.state = heard.state = 'suspended'; }
  close() { heard.state = 'closed'; }
};
window.OscillatorNode = class extends Node { frequency = new Param('tone'); };
window.GainNode = class extends Node { gain = new Param('gain'); };
window.StereoPannerNode = class extends Node { pan = new Param('pan'); };
"""
MISSING = "delete window.AudioContext; delete window.webkitAudioContext;"
HIDE = """
hidden => {
  Object.defineProperty(document, 'hidden', {configurable: true, get: () => hidden});
  document.dispatchEvent(new Event('visibilitychange'));
}
"""


@pytest.fixture
def opened(open_page):
    """Return a function that opens the page with a script that runs before its own."""

    def opened(script):
        page = open_page("search.html")
        page.add_init_script(script)
        page.goto(f"{page.url.rsplit('/', 1)[0]}/{PAGE}")
        return explorables.Explorable(page, page.locator('[data-explorable="gate-timeline"]').first).mount()

    return opened


def switch(explorable):
    """Return the checkbox of the sound, with the focus on it."""
    node = explorable.root.get_by_label("Sound", exact=True)
    node.focus()
    return node


def value_heard(explorable, quantity):
    """Return the number that the row of the chosen unit shows at the chosen step."""
    shown = explorable.root.locator(f'.lx-chosen [data-quantity="{quantity}"]')
    return float(shown.get_attribute("data-value"))


def test_by_keys_alone_each_step_is_one_tone_whose_pitch_is_the_value(opened):
    explorable = opened(STAND_IN)
    page, heard = explorable.page, lambda: explorable.page.evaluate("heard")
    stage = explorable.root.locator(".lx-stage")
    stage.focus()
    explorable.press(stage, "Home")
    assert heard()["contexts"] == 0, "no sound is prepared before the reader asks for it"
    explorable.press(switch(explorable), "Space")
    stage.focus()
    explorable.press(stage, "ArrowUp")  # from the first row of the cell state into the last gate's
    explorable.press(stage, "ArrowRight")
    cursor = stage.get_attribute("aria-valuetext")
    assert "output gate" in cursor
    wanted = 220 * 4 ** value_heard(explorable, "o")
    assert heard()["tones"][-1] == pytest.approx(wanted, rel=1e-12)
    count = len(heard()["tones"])
    explorable.press(stage, "ArrowRight")
    explorable.press(stage, "End")
    now = heard()
    assert len(now["tones"]) == count + 2
    assert now["pans"][-1] == pytest.approx(0.8)
    assert now["contexts"] == 1
    assert now["loudest"] <= 0.2
    assert "0 is 220 Hz, 1 is 880 Hz" in explorable.root.locator(".lx-sound").inner_text()
    explorable.press(explorable.root.locator(".lx-sound").get_by_label("c", exact=True), "Space")
    scale = float(re.search(r"([\d.]+) is 880 Hz", explorable.root.locator(".lx-sound").inner_text())[1])
    part = max(-1, min(1, value_heard(explorable, "c") / scale))
    assert heard()["tones"][-1] == pytest.approx(440 * 2**part, rel=1e-2)
    page.evaluate(HIDE, True)
    assert heard()["state"] == "suspended", "a hidden tab goes on sounding"
    page.evaluate(HIDE, False)
    explorable.press(switch(explorable), "Space")
    silent = len(heard()["tones"])
    explorable.press(stage, "Home")
    assert len(heard()["tones"]) == silent
    assert page.watch.report() == []


def test_browser_without_sound_says_so(opened):
    explorable = opened(MISSING)
    node = switch(explorable)
    explorable.press(node, "Space")
    assert not node.is_checked()
    assert "no AudioContext" in explorable.root.locator(".lx-sound").inner_text()
    assert explorable.page.watch.report() == []

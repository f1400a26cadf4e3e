"""The gate timeline by hand: a gate held by keys and by a drag, other networks, a long run, themes, links."""

import base64
import json

import numpy as np
import pytest
from bs4 import BeautifulSoup

from lstm_core import LSTM, Linear, Model, weights
from lstm_core.widgets import GateTimeline
from tests.browser import states
from tests.browser.conftest import built_book, explorable_pages
from tests.browser.explorables import Explorable
from tests.browser.states import wrong_numbers

ROOT = '[data-explorable="gate-timeline"]'
HELD = "root => root.querySelector('.lx-held').getAttribute('d')"
INK = """root => {
  const canvas = root.querySelector('.lx-stage canvas');
  const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let sum = [0, 0, 0, 0];
  for (let n = 0; n < data.length; n += 1) sum[n % 4] += data[n];
  return sum;
}"""


@pytest.fixture(scope="module")
def timeline_page():
    marked = 'data-explorable="gate-timeline"'
    found = [page for page in explorable_pages() if marked in (built_book() / page).read_text(encoding="utf-8")]
    assert found, "no page of the book holds the gate timeline"
    return found[0]


@pytest.fixture(scope="module")
def kept(timeline_page, keep_page):
    return keep_page(timeline_page)


@pytest.fixture
def timeline(kept):
    """The timeline at its first state, on a page that is loaded once."""
    kept.mouse.move(0, 0)
    timeline = Explorable(kept, kept.locator(ROOT).first).mount()
    timeline.reset()
    return timeline


@pytest.fixture
def fresh(timeline_page, open_page):
    """The timeline on a page of its own: its cursor where it is at first, or its canvas to be read."""
    page = open_page(timeline_page)
    return Explorable(page, page.locator(ROOT).first).mount()


def shown(timeline, quantity, **place):
    """Return the number shown for a quantity at a place, in the column of values beside the rows."""
    at = "".join(f'[data-{key}="{value}"]' for key, value in place.items())
    return float(timeline.root.locator(f'.lx-rim [data-quantity="{quantity}"]{at}').get_attribute("data-value"))


def panel(timeline, selector):
    return timeline.root.locator(f".lx-clamp {selector}")


def hold_first_cue(timeline):
    """Hold f of units 0, 3 and 4 at 0 at t = 13, by keys alone."""
    timeline.press(".lx-scrub", "Home")
    timeline.press(panel(timeline, ".lx-switch input"), "Space")
    for unit in (3, 4):
        timeline.press(panel(timeline, f".lx-members label:nth-child({unit + 1}) input"), "Space")
    for end in (1, 0):  # the far end first: it takes the near one along when it has to
        timeline.write(panel(timeline, f"label:nth-child({end + 1}) input[type=number]"), "13")


def test_the_first_cue_is_wiped_by_keys_alone(timeline):
    hold_first_cue(timeline)
    state = states.read(timeline)
    assert state["clamp"] == {"quantity": "f", "unit": [0, 3, 4], "start": 13, "stop": 14, "value": 0}
    assert timeline.root.evaluate(HELD).count("z") == 3, "three marks are outlined and hatched"
    assert "held by force" in panel(timeline, ".lx-key").inner_text()
    timeline.fill(".lx-scrub", "13")
    assert [shown(timeline, "f", unit=u, t=13) for u in (0, 3, 4)] == [0, 0, 0]
    assert shown(timeline, "f", unit=1, t=13) > 0.5
    assert timeline.root.locator(".lx-step-grid .lx-forced").all_inner_texts() == ["held"]
    assert wrong_numbers(timeline) == []


def test_switching_off_and_on_compares_and_reset_forgets(timeline):
    first = timeline.snapshot()
    hold_first_cue(timeline)
    held = states.read(timeline)["clamp"]
    for wanted in (None, held):
        timeline.press(panel(timeline, ".lx-switch input"), "Space")
        assert states.read(timeline)["clamp"] == wanted
        assert wrong_numbers(timeline) == []
    timeline.press_button("Reset")
    assert timeline.snapshot() == first


def test_a_drag_along_a_gates_row_draws_the_interval(timeline):
    timeline.click(panel(timeline, ".lx-switch input"))
    box, columns = timeline.box(".lx-stage"), len(states.read(timeline)["x"])
    row = timeline.root.locator('.lx-rim [data-quantity="o"][data-unit="2"]').bounding_box()
    x = [box["x"] + 2 + (t + 0.5) * (box["width"] - 4) / columns for t in (20, 9)]
    timeline.drag((x[0], row["y"] + 7), (x[1], row["y"] + 40))
    state = states.read(timeline)
    assert state["clamp"] == {"quantity": "o", "unit": [2], "start": 9, "stop": 21, "value": 0}
    assert state["t"] == 9
    assert wrong_numbers(timeline) == []


def test_without_a_clamp_a_drag_along_a_gates_row_scrubs(timeline):
    box = timeline.box(".lx-stage")
    row = timeline.root.locator('.lx-rim [data-quantity="o"][data-unit="2"]').bounding_box()
    timeline.drag(*((box["x"] + part * box["width"], row["y"] + 7) for part in (0.3, 0.9)))
    state = states.read(timeline)
    assert state["clamp"] is None
    assert state["t"] > 20
    assert state["unit"] == 2


@pytest.mark.parametrize("gate", ["i", "f", "g", "o"])
def test_every_gate_can_be_held_at_the_ends_of_its_range(gate, timeline):
    timeline.click(panel(timeline, ".lx-switch input"))
    timeline.choose(panel(timeline, "select"), gate)
    for key, end in (("Home", -1 if gate == "g" else 0), ("End", 1)):
        timeline.press(panel(timeline, "input[type=range]"), key)
        assert states.read(timeline)["clamp"]["value"] == end
        assert wrong_numbers(timeline) == []


def test_a_network_without_gates_shows_its_state_and_offers_no_gate_to_hold(timeline):
    first = timeline.snapshot()
    hold_first_cue(timeline)
    network = timeline.root.locator("select[name=network]")
    timeline.focus(network)
    timeline.keys("ArrowDown", "ArrowDown")
    assert network.input_value() == "temporal-order-rnn"
    assert network.evaluate("node => node === document.activeElement"), "the list lost the focus"
    assert timeline.root.locator(".lx-clamp").count() == 0
    captions = timeline.root.locator(".lx-rim .lx-caption").all_text_contents()
    assert [text.split("  ")[0] for text in captions] == ["a", "h"]
    assert wrong_numbers(timeline) == []
    assert timeline.message() == ""
    timeline.press_button("Reset")
    assert timeline.snapshot() == first


def test_the_simple_rnn_beside_comes_and_goes_with_its_numbers(timeline):
    beside = timeline.root.get_by_label("simple RNN beside")
    for on in (True, False):
        timeline.press(beside, "Space")
        mine = {value["quantity"] for value in timeline.values() if value["quantity"].startswith("beside")}
        assert mine == ({"beside_h", "beside_probability"} if on else set())
        assert wrong_numbers(timeline) == []


def test_keys_reach_the_rows_of_the_rnn_beside(fresh):
    fresh.press(fresh.root.get_by_label("simple RNN beside"), "Space")
    stage = fresh.root.locator(".lx-stage")
    fresh.focus(stage)
    unit = states.read(fresh)["unit"]
    fresh.keys(*["ArrowDown"] * (2 * 6))
    assert "of the simple RNN" in stage.get_attribute("aria-valuetext")
    last = states.read(fresh)["unit"]
    fresh.keys("ArrowUp")
    assert states.read(fresh)["unit"] == last, "rows of another network choose no unit of this one"
    assert last != unit
    assert wrong_numbers(fresh) == []


def test_marks_take_the_colours_of_the_theme(fresh):
    light = fresh.root.evaluate(INK)
    fresh.page.evaluate("document.documentElement.dataset.theme = 'dark'")
    fresh.settle()
    dark = fresh.root.evaluate(INK)
    fresh.page.evaluate("document.documentElement.dataset.theme = 'light'")
    fresh.settle()
    assert dark[:3] != light[:3]
    assert fresh.root.evaluate(INK) == light


def encoded(state):
    return base64.urlsafe_b64encode(json.dumps(state).encode()).decode().rstrip("=")


def test_a_link_brings_network_clamp_and_company(timeline_page, open_page):
    clamp = {"quantity": "i", "unit": None, "start": 2, "stop": 9, "value": 0.25}
    state = {"weights": "temporal-order-tangled", "clamp": clamp, "beside": "temporal-order-rnn", "t": 4}
    page = open_page(f"{timeline_page}#gate-timeline={encoded(state)}")
    timeline = Explorable(page, page.locator(ROOT).first).mount()
    came = states.read(timeline)
    assert came["clamp"] == clamp | {"unit": [0, 1, 2, 3, 4, 5]}
    assert {key: came[key] for key in ("weights", "beside", "t")} == {
        key: state[key] for key in ("weights", "beside", "t")
    }
    assert wrong_numbers(timeline) == []
    timeline.press_button("Reset")
    assert states.read(timeline)["weights"] == "temporal-order"


@pytest.mark.parametrize(
    "state",
    [
        {"clamp": {"quantity": "f", "unit": 9, "start": 2, "stop": 9, "value": 0}},
        {"clamp": {"quantity": "f", "unit": 0, "start": 2, "stop": 99, "value": 0}},
        {"clamp": [1, 2]},
        {"beside": "temporal-order"},
        {"weights": "temporal-order-rnn", "beside": "temporal-order-rnn"},
    ],
    ids=["unit", "stop", "list", "lstm-beside", "rnn-beside-rnn"],
)
def test_a_link_that_does_not_fit_is_left_out_with_a_sentence(state, timeline):
    (sentence,) = timeline.follow(encoded(state))
    assert sentence.startswith("The link's state is left out: ")
    assert states.read(timeline)["clamp"] is None
    assert wrong_numbers(timeline) == []
    assert timeline.page.watch.report() == []


def long_run():
    """A run of 400 steps of 12 units: 28,800 marks."""
    rng = np.random.default_rng(5)
    net = Model(LSTM(3, 12, rng=rng), Linear(12, 2, rng=rng))
    return GateTimeline(weights=net, x=rng.standard_normal((400, 3)), t=5)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_long_run_scrolls_under_its_values_and_follows_the_step(width, timeline_page, open_page, server, book):
    soup = BeautifulSoup((book / timeline_page).read_text(encoding="utf-8"), "html.parser")
    state = soup.select_one(f"{ROOT} script[type='application/json']")
    state.string = json.dumps(long_run().state())
    page = open_page(server.variant(timeline_page, str(soup)), viewport={"width": width, "height": 800})
    timeline = Explorable(page, page.locator(ROOT).first).mount()
    stage = timeline.root.locator(".lx-stage")
    assert stage.evaluate("node => node.scrollWidth > 2 * node.clientWidth")
    assert stage.locator("canvas").evaluate("node => node.clientWidth") <= width
    assert stage.locator("rect").count() == 0, "marks beyond 2,000 are no elements"
    before = timeline.root.evaluate(INK)
    for t in ("399", "200"):
        timeline.fill(".lx-scrub", t)
        timeline.settle(frames=3)
        at = stage.evaluate(
            """node => {
              const [box, mark] = [node, node.querySelector('.lx-playhead')].map((n) => n.getBoundingClientRect());
              return [mark.left - box.left, box.right - mark.right];
            }"""
        )
        assert min(at) >= -1, f"step {t} is out of view"
        assert timeline.root.evaluate(INK) != before, "the marks in view were not drawn"
        right = timeline.root.locator(".lx-rim [data-value]").first.bounding_box()
        assert right["x"] + right["width"] <= width, "the values left the window"
    there = timeline.root.evaluate(INK)
    stage.evaluate("node => { node.scrollLeft = 0; }")
    timeline.settle(frames=3)
    assert timeline.root.evaluate(INK) != there, "scrolling by hand left the marks behind"
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_stored_networks_cross_the_wire_once(timeline_page, open_page, book, server):
    soup = BeautifulSoup((book / timeline_page).read_text(encoding="utf-8"), "html.parser")
    root = soup.select_one(ROOT)
    root.insert_after(BeautifulSoup(str(root), "html.parser"))
    page = open_page(server.variant(timeline_page, str(soup)))
    for copy in page.locator(ROOT).all():
        Explorable(page, copy).mount()
    asked = [url for url in page.watch.requested if "networks." in url]
    assert len(asked) == len(set(asked)) <= 1
    assert weights.names()

"""The one-step laboratory by hand: what lights up together, the walk, bad input, links to its state."""

import json

import pytest

from tests.browser.conftest import built_book, explorable_pages
from tests.browser.explorables import Explorable

LAB = '[data-explorable="one-step-lab"]'
LIT = """root => [...root.querySelectorAll('.lx-is-lit')].map((node) => [
  '.lx-cell', '.lx-equation', '.lx-code', '.lx-matrix', '.lx-vectors', '.lx-console',
].find((place) => node.closest(place)))"""
NOW = "root => [...root.querySelectorAll('.lx-module .lx-now')].map((node) => node.dataset.op)"
SHOWN = """root => [...root.querySelectorAll('[data-value]')]
  .filter((node) => node.checkVisibility({visibilityProperty: true})).map((node) => node.dataset.quantity)"""
WALK = ["a", "i", "f", "g", "o", "keep", "write", "c", "tanh_c", "h"]
STATE = "root => JSON.parse(root.querySelector('[data-state]').dataset.state)"


@pytest.fixture(scope="module")
def lab_page():
    found = [
        page for page in explorable_pages() if 'data-explorable="one-step-lab"' in (built_book() / page).read_text()
    ]
    assert found, "no page of the book holds the laboratory"
    return found[0]


@pytest.fixture(scope="module")
def kept(lab_page, keep_page):
    return keep_page(lab_page)


@pytest.fixture
def lab(kept):
    """The laboratory at its first state, on a page that is loaded once."""
    kept.mouse.move(0, 0)
    lab = Explorable(kept, kept.locator(LAB).first).mount()
    lab.reset()
    return lab


def field(lab, row, column):
    """Return an entry of the matrix editor: row 0 is the input, 1 to 4 are i f g o."""
    return lab.root.locator(f".lx-matrix tr:nth-child({row + 2}) .lx-entry >> nth={column}").locator("input")


@pytest.mark.parametrize(
    ("selector", "places"),
    [
        (
            ".lx-equation [data-term=f]",
            {".lx-cell", ".lx-equation", ".lx-code", ".lx-matrix", ".lx-vectors", ".lx-console"},
        ),
        (".lx-code [data-term=keep]", {".lx-cell", ".lx-code"}),
        (".lx-cell .lx-layer[data-op=g]", {".lx-cell", ".lx-equation", ".lx-code", ".lx-matrix"}),
        (".lx-vectors [data-term=c]", {".lx-cell", ".lx-equation", ".lx-code", ".lx-vectors"}),
    ],
)
def test_hovering_one_lights_the_others_and_leaving_puts_them_out(lab, selector, places):
    numbers = lab.values()
    lab.hover(lab.root.locator(selector).first)
    assert set(lab.root.evaluate(LIT)) == places
    lab.hover(".lx-question")
    assert lab.root.evaluate(LIT) == []
    assert lab.values() == numbers


def test_focus_lights_too_and_arrow_keys_move_between_terms(lab):
    lab.press(lab.root.locator(".lx-equation [tabindex='0']").first, "ArrowRight")
    lit = lab.root.evaluate(LIT)
    assert {".lx-equation", ".lx-matrix", ".lx-cell"} <= set(lit)
    lab.focus(field(lab, 2, 0))
    lab.settle()
    assert ".lx-matrix" in lab.root.evaluate(LIT)
    assert ".lx-cell" in lab.root.evaluate(LIT)


def test_walk_highlights_one_operation_at_a_time_and_shows_what_is_computed(lab):
    back = lab.root.get_by_role("button", name="Back", exact=True)
    numbers, seen = lab.values(), []
    for operation in reversed(WALK):
        assert lab.root.evaluate(NOW) == [operation]
        shown = set(lab.root.evaluate(SHOWN))
        assert {"c_previous", "gru_h"} <= shown
        assert [q for q in WALK[1:] if q in shown] == WALK[1 : WALK.index(operation) + 1]
        seen.append(lab.root.locator(".lx-says").inner_text())
        if operation != WALK[0]:
            lab.click(back)
    assert len(set(seen)) == len(WALK)
    assert back.is_disabled()
    assert lab.values() == numbers, "a walk computes nothing new"
    lab.press_button("Step")
    assert lab.root.evaluate(NOW) == ["i"]


@pytest.mark.parametrize("typed", ["", "-", "1e", "99", "-1e300"])
def test_bad_input_is_answered_with_a_sentence_and_never_with_nan(lab, typed):
    entry = field(lab, 2, 0)
    lab.click(entry)
    lab.write(entry, typed, then="Tab")
    sentence = lab.root.locator(".lx-note").inner_text()
    assert len(sentence.split()) >= 6, sentence
    assert "W of f, from x0" in sentence
    assert abs(float(entry.input_value())) <= 10
    assert "NaN" not in lab.root.inner_text()
    assert all(abs(float(value["value"])) < 1e4 for value in lab.values())
    if typed in ("", "-"):
        assert entry.input_value() == "0.5", "what is no number leaves the last value"
    assert lab.page.watch.report() == []


def test_steppers_change_the_chosen_entry_and_are_large_enough_for_fingers(lab):
    entry = field(lab, 1, 1)
    lab.focus(entry)
    for name, wanted in (("+0.1", "0.5"), ("+0.1", "0.6"), ("−0.1", "0.5")):
        button = lab.root.get_by_role("button", name=name)
        lab.click(button)
        assert entry.input_value() == wanted
        box = lab.box(button)
        assert min(box["width"], box["height"]) >= 24


def test_link_restores_the_state_and_reset_goes_back_to_the_first(lab, open_page):
    lab.press(lab.root.get_by_label("Output gate"), "Home")
    lab.fill(field(lab, 3, 1), "2.5")
    lab.press_button("Copy link")
    state, values = lab.root.evaluate(STATE), lab.values()
    assert lab.page.url.count("#one-step-lab=") == 1
    page = open_page(lab.page.url)
    again = Explorable(page, page.locator(LAB).first).mount()
    again.settle(frames=4)
    assert again.root.evaluate(STATE) == state
    assert again.values() == values
    assert "state of the link" in again.root.inner_text()
    again.press_button("Reset")
    first = json.loads(again.root.locator("script[type='application/json']").first.text_content())
    assert {key: again.root.evaluate(STATE)[key] for key in first} == first
    assert page.watch.report() == []


@pytest.mark.parametrize("text", ["AAAA", "eyJ4IjpbMV19", "eyJ6IjoxfQ", "eyJ4IjoiPGltZyBzcmM9eD4ifQ"])
def test_link_that_does_not_fit_is_left_out_with_a_sentence(lab, text):
    (sentence,) = lab.follow(text)
    assert sentence.startswith("The link's state is left out: ")
    assert len(sentence.split()) >= 8
    assert lab.root.get_by_role("button", name="Reset").is_disabled()
    assert lab.page.watch.report() == []


WRAPPED = """root => [...root.querySelectorAll('.lx-matrix tr')].filter((row) =>
  new Set([...row.querySelectorAll('input')].map((node) => node.getBoundingClientRect().top)).size > 1).length"""
CLIPPED = """root => [...root.querySelectorAll('.lx-cell text')].filter((node) =>
  node.getBoundingClientRect().right > node.closest('.lx-cell').getBoundingClientRect().right + 0.5)
  .map((node) => node.textContent)"""


def test_four_units_fit_a_phone(lab_page, open_page):
    page = open_page(lab_page, viewport={"width": 360, "height": 740})
    lab = Explorable(page, page.locator(LAB).first).mount()
    lab.root.locator(".lx-head input[value='4']").first.check(force=True)
    lab.settle(frames=4)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert lab.root.evaluate(WRAPPED) == 0, "a row of weights stays one row"
    for unit in "0123":
        lab.root.locator(f".lx-head fieldset:last-of-type input[value='{unit}']").check(force=True)
        lab.settle(frames=4)
        assert lab.root.evaluate(CLIPPED) == []

"""The contract of every explorable on every page: live, moved by any hand, right to 1e-12, contained.

Explorables are found in the built pages, controls in the explorables; neither is listed here.
"""

import json

import pytest

from tests.browser import explorables, reference, states
from tests.browser.explorables import Explorable, model_controls

HANDS = {"mouse": Explorable.by_mouse, "keyboard": Explorable.by_keyboard}


def wrong_numbers(explorable) -> list[str]:
    """Say which shown numbers lstm_core does not confirm."""
    explorable.settle()
    return reference.differences(explorable.name, states.read(explorable), explorable.values())


def exercise(explorable, hand) -> list[str]:
    """Move every control that changes the model, each when it can do something; return what is wrong."""
    faults, pending = [], {control.index for control in model_controls(explorable)}
    assert pending, f"{explorable.name} has no control that changes its model"
    while pending:
        ready = [c for c in model_controls(explorable) if c.index in pending and not c.idle]
        if not ready:
            rest = [str(c) for c in model_controls(explorable) if c.index in pending]
            return [*faults, f"never usable, whatever else was moved: {rest}"]
        control = min(ready, key=lambda c: "reset" in c.label.lower())  # it takes back what made others usable
        pending.discard(control.index)
        if not explorable.changes(lambda c: hand(explorable, c), control):
            faults.append(f"{control} changes no number")
        faults += [f"after {control}: {fault}" for fault in wrong_numbers(explorable)[:3]]
    return faults


@pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS)
def test_every_model_control_changes_numbers_and_they_are_lstm_cores(live_page, hand, open_page):
    page = open_page(live_page)
    for explorable in explorables.on(page):
        assert wrong_numbers(explorable) == []
        assert exercise(explorable, hand) == []
    assert page.watch.report() == []


def test_page_opened_as_a_file_computes_the_same(live_page, open_page, book):
    page = open_page((book / live_page).as_uri())
    for explorable in explorables.on(page):
        assert wrong_numbers(explorable) == []
        first = next(c for c in model_controls(explorable) if not c.idle and c.kind != "button")
        assert explorable.changes(explorable.by_mouse, first), str(first)
        assert wrong_numbers(explorable) == []
    assert page.watch.report() == []


def test_controls_are_native_labelled_and_shown(live_page, open_page):
    page = open_page(live_page)
    for explorable in explorables.on(page):
        unnamed = [str(c) for c in explorable.controls() if c.shown and not c.label]
        assert unnamed == [], f"controls of {explorable.name} without a visible label"


def test_view_controls_leave_the_numbers_alone(live_page, open_page):
    page = open_page(live_page, reduced_motion="reduce")
    for explorable in explorables.one_of_each(page):
        before = numbers(explorable)
        for control in [c for c in explorable.controls() if c.view and not c.idle]:
            explorable.by_mouse(control)
            explorable.settle()
            assert numbers(explorable) == before, f"{control} says it changes the view only"
            if page.locator(explorables.SCREEN).count():  # it covers what comes next
                page.keyboard.press("Escape")
                explorable.settle()


def numbers(explorable):
    """Return the numbers by place, so that another order of rows is no change."""
    return sorted(json.dumps(value, sort_keys=True) for value in explorable.values())


def test_both_ends_of_every_slider_are_finite_and_right(live_page, open_page):
    page = open_page(live_page)
    for explorable in explorables.one_of_each(page):
        for control in [c for c in model_controls(explorable) if c.kind == "range" and not c.idle]:
            for key in ("Home", "End"):
                explorable.node(control).press(key)
                assert wrong_numbers(explorable) == [], f"{control} at {key}"


def test_a_thousand_events_at_once_are_answered_with_the_last_value(live_page, open_page):
    page = open_page(live_page)
    for explorable in explorables.one_of_each(page):
        for control in [c for c in model_controls(explorable) if c.kind == "range" and not c.idle]:
            node = explorable.node(control)
            last = node.evaluate(
                """node => {
                  const [min, max] = [Number(node.min), Number(node.max)];
                  for (let n = 0; n < 1000; n += 1) {
                    node.value = String(min + (max - min) * ((n * 7919) % 1000) / 1000);
                    node.dispatchEvent(new Event('input', {bubbles: true}));
                  }
                  return node.value;
                }"""
            )
            explorable.settle()
            assert node.input_value() == last, f"{control} forgot the last of a thousand events"
            assert wrong_numbers(explorable) == [], str(control)
    assert page.watch.report() == []


def test_reset_restores_the_first_state_exactly(live_page, open_page):
    page = open_page(live_page)
    for explorable in explorables.on(page):
        first = explorable.snapshot()
        reset = the_button(explorable, "reset")
        assert reset.disabled, "at the first state a reset can do nothing and has to say so"
        for index in [control.index for control in model_controls(explorable)]:
            now = dict(enumerate(explorable.controls())).get(index)  # what was moved before may have put it away
            if now and now.kind != "button" and not now.view and not now.idle:
                explorable.by_mouse(now)
                explorable.settle()
        assert explorable.snapshot() != first
        assert not the_button(explorable, "reset").disabled
        explorable.by_mouse(reset)
        explorable.settle()
        assert explorable.snapshot() == first


def the_button(explorable, word):
    found = [c for c in explorable.controls() if c.kind == "button" and word in c.label.lower()]
    assert len(found) == 1, f"{explorable.name} needs one button called {word!r}, has {len(found)}"
    return found[0]


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_nothing_plays_by_itself(live_page, motion, open_page):
    page = open_page(live_page, reduced_motion=motion)
    for explorable in explorables.on(page):
        before = explorable.snapshot()
        explorable.settle(frames=60)
        assert explorable.snapshot() == before


def test_a_finger_moves_a_slider(live_page, open_page):
    page = open_page(live_page, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    touch = page.context.new_cdp_session(page)

    def swipe(kind, x=None, y=None):
        points = [] if x is None else [{"x": x, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    for explorable in explorables.one_of_each(page):
        sliders = [c for c in model_controls(explorable) if c.kind == "range" and not c.idle]
        assert sliders, f"{explorable.name} has no slider to scrub"

        def scrub(control, explorable=explorable):
            start, end, y = explorable.track(explorable.node(control))
            swipe("touchStart", start, y)
            for part in range(1, 5):
                swipe("touchMove", start + (end - start) * part / 4, y)
            swipe("touchEnd")

        for control in sliders:
            assert explorable.changes(scrub, control), f"{control} does not follow a finger"
        assert wrong_numbers(explorable) == []
    assert page.watch.report() == []


def test_live_explorable_replaces_its_drawing(live_page, open_page):
    page = open_page(live_page)
    for explorable in explorables.on(page):
        assert not explorable.root.locator(".lstm-fallback").is_visible()


def test_explorable_works_on_after_leaving_and_coming_back(live_page, open_page):
    page = open_page(live_page)
    explorable = explorables.on(page)[0]
    slider = next(c for c in model_controls(explorable) if c.kind == "range" and not c.idle)
    assert explorable.changes(explorable.by_keyboard, slider)
    page.wait_for_load_state("networkidle")
    page.goto(page.url.rsplit("/", 1)[0] + "/../search.html")
    page.wait_for_load_state("networkidle")
    page.go_back()
    again = explorables.on(page)[0]
    slider = next(c for c in model_controls(again) if c.kind == "range" and not c.idle)
    assert again.changes(again.by_keyboard, slider)
    assert wrong_numbers(again) == []
    assert page.watch.report() == []


def test_play_runs_and_pause_stops(live_page, open_page):
    page = open_page(live_page)
    for explorable in explorables.one_of_each(page):
        if not any(c.shown and "play" in c.label.lower() for c in explorable.controls()):
            continue  # nothing moves by itself here
        play = the_button(explorable, "play")
        assert explorable.changes(explorable.by_mouse, play), "nothing moves after Play"
        explorable.by_mouse(the_button(explorable, "pause"))
        explorable.settle()
        stopped = explorable.values()
        explorable.settle(frames=40)
        assert explorable.values() == stopped, "numbers go on changing after Pause"


def test_with_reduced_motion_there_are_step_buttons_instead_of_play(live_page, open_page):
    page = open_page(live_page, reduced_motion="reduce")
    for explorable in explorables.one_of_each(page):
        words = [c.label.lower() for c in explorable.controls() if c.kind == "button" and c.shown]
        assert not [word for word in words if "play" in word]
        steps = [c for c in model_controls(explorable) if c.kind == "button" and c.label.lower() in ("step", "back")]
        for control in sorted(steps, key=lambda c: c.disabled):
            assert explorable.changes(explorable.by_mouse, control), str(control)


def drawn_sliders(explorable):
    """Return the parts of drawings that say they are sliders."""
    return explorable.root.locator("[role=slider]:not(input)").all()


def test_drawings_that_are_sliders_follow_keys_mouse_and_finger(live_page, open_page):
    page = open_page(live_page, has_touch=True)
    for explorable in explorables.one_of_each(page):
        for node in drawn_sliders(explorable):
            node.evaluate("node => node.scrollIntoView({block: 'center', behavior: 'instant'})")
            box = node.bounding_box()
            x, y = box["x"], box["y"] + box["height"] / 2
            node.focus()
            node.press("Home")
            explorable.settle()
            for key in ("ArrowRight", "End", "ArrowLeft", "Home"):
                assert explorable.changes(lambda _, n=node, k=key: n.press(k), None), key
            for part, act in ((0.3, page.mouse.click), (0.6, page.touchscreen.tap)):
                at = x + part * box["width"]
                assert explorable.changes(lambda _, do=act, where=at, h=y: do(where, h), None), act.__name__
            page.mouse.move(x + 0.4 * box["width"], y)
            page.mouse.down()
            assert explorable.changes(lambda _, w=x + 0.7 * box["width"], h=y: page.mouse.move(w, h), None), "drag"
            page.mouse.up()
            assert wrong_numbers(explorable) == []
    assert page.watch.report() == []

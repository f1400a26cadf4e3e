"""The contract of every explorable on every page: live, moved by any hand, right to 1e-12, contained.

Explorables are found in the built pages, controls in the explorables; neither is listed here. A page is loaded once for
many tests, each of which begins at the first state. The short suite takes the first copy of each explorable of a page,
for copies share their code; `--all-copies` takes every copy.
"""

import json

import pytest

from tests.browser import explorables
from tests.browser.conftest import opening
from tests.browser.explorables import Explorable, model_controls
from tests.browser.states import wrong_numbers

HANDS = {"mouse": Explorable.by_mouse, "keyboard": Explorable.by_keyboard}


@pytest.fixture(scope="module")
def kept(live_page, browser, server):
    """A page for all tests of it that need nothing special."""
    with opening(browser, server) as open_page:
        yield open_page(live_page)


@pytest.fixture(scope="module")
def kept_still(live_page, browser, server):
    """The page of a reader who prefers less motion."""
    with opening(browser, server) as open_page:
        yield open_page(live_page, reduced_motion="reduce")


@pytest.fixture
def page(kept):
    return restored(kept)


@pytest.fixture
def still_page(kept_still):
    return restored(kept_still)


def restored(page):
    """Return a page with all its explorables at their first state, whatever the test before did."""
    page.mouse.move(0, 0)
    for explorable in explorables.on(page):
        explorable.reset()
    return page


@pytest.fixture
def figures(page, all_copies):
    """The explorables that stand for all of a page, or all of them."""
    return explorables.on(page) if all_copies else explorables.one_of_each(page)


def exercise(explorable, hand, check_all) -> list[str]:
    """Move every control that changes the model, each when it can do something; return what is wrong."""
    controls, faults = model_controls(explorable), []
    pending = {control.index for control in controls}
    assert pending, f"{explorable.name} has no control that changes its model"
    while pending and len(faults) < 5:
        ready = [c for c in controls if c.index in pending and not c.idle]
        if not ready:
            rest = [str(c) for c in controls if c.index in pending]
            return [*faults, f"never usable, whatever else was moved: {rest}"]
        # a reset takes back what made others usable; a gate may be called so, too
        control = min(ready, key=lambda c: c.kind == "button" and "reset" in c.label.lower())
        pending.discard(control.index)
        if not explorable.changes(lambda c: hand(explorable, c), control):
            faults.append(f"{control} changes no number")
        if check_all or not pending:
            faults += [f"after {control}: {fault}" for fault in wrong_numbers(explorable)[:3]]
        controls = model_controls(explorable)
    return faults


@pytest.mark.parametrize("hand", HANDS)
def test_every_model_control_changes_numbers_and_they_are_lstm_cores(hand, page, figures, all_copies):
    """By the mouse every number is recomputed after every control, by keys at the end (`--all-copies`: always)."""
    for explorable in figures:
        assert wrong_numbers(explorable) == []
        assert exercise(explorable, HANDS[hand], all_copies or hand == "mouse") == []
    assert page.watch.report() == []


def test_every_copy_shows_lstm_cores_numbers(page):
    for explorable in explorables.on(page):
        assert wrong_numbers(explorable) == []


def test_page_opened_as_a_file_computes_the_same(live_page, open_page, book):
    page = open_page((book / live_page).as_uri())
    for explorable in explorables.on(page):
        assert wrong_numbers(explorable) == []
        first = next(c for c in model_controls(explorable) if not c.idle and c.kind != "button")
        assert explorable.changes(explorable.by_mouse, first), str(first)
        assert wrong_numbers(explorable) == []
    assert page.watch.report() == []


def test_controls_are_native_labelled_and_shown(page):
    for explorable in explorables.on(page):
        unnamed = [str(c) for c in explorable.controls() if c.shown and not c.label]
        assert unnamed == [], f"controls of {explorable.name} without a visible label"


def test_view_controls_leave_the_numbers_alone(still_page):
    for explorable in explorables.one_of_each(still_page):
        before = numbers(explorable)
        for control in [c for c in explorable.controls() if c.view and not c.idle]:
            explorable.by_mouse(control)
            assert numbers(explorable) == before, f"{control} says it changes the view only"
            if still_page.locator(explorables.SCREEN).count():  # it covers what comes next
                explorable.keys("Escape")


def numbers(explorable):
    """Return the numbers by place, so that another order of rows is no change."""
    return sorted(json.dumps(value, sort_keys=True) for value in explorable.values())


def sliders(explorable):
    """Return the sliders that change the model and can be moved now."""
    return [c for c in model_controls(explorable) if c.kind == "range" and not c.idle]


def test_both_ends_of_every_slider_are_finite_and_right(page):
    for explorable in explorables.one_of_each(page):
        for control in sliders(explorable):
            for key in ("Home", "End"):
                explorable.press(explorable.node(control), key)
                assert wrong_numbers(explorable) == [], f"{control} at {key}"


def test_a_thousand_events_at_once_are_answered_with_the_last_value(page):
    for explorable in explorables.one_of_each(page):
        for control in sliders(explorable):
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
        assert wrong_numbers(explorable) == [], explorable.name
    assert page.watch.report() == []


def test_reset_restores_the_first_state_exactly(page, figures):
    for explorable in figures:
        first = explorable.snapshot()
        reset = the_button(explorable, "reset")
        assert reset.disabled, "at the first state a reset can do nothing and has to say so"
        for index in [control.index for control in model_controls(explorable)]:
            now = dict(enumerate(explorable.controls())).get(index)  # what was moved before may have put it away
            if now and now.kind != "button" and not now.view and not now.idle:
                explorable.by_mouse(now)
        assert explorable.snapshot() != first
        assert not the_button(explorable, "reset").disabled
        explorable.by_mouse(reset)
        assert explorable.snapshot() == first


def the_button(explorable, word):
    found = [c for c in explorable.controls() if c.kind == "button" and word in c.label.lower()]
    assert len(found) == 1, f"{explorable.name} needs one button called {word!r}, has {len(found)}"
    return found[0]


@pytest.mark.parametrize("motion", ["page", "still_page"])
def test_nothing_plays_by_itself(live_page, motion, request):
    found = explorables.on(request.getfixturevalue(motion))
    before = [explorable.snapshot() for explorable in found]
    found[0].settle(frames=60)
    assert [explorable.snapshot() for explorable in found] == before


def test_a_finger_moves_a_slider(live_page, open_page):
    page = open_page(live_page, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    touch = page.context.new_cdp_session(page)

    def swipe(kind, x=None, y=None):
        points = [] if x is None else [{"x": x, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    for explorable in explorables.one_of_each(page):
        found = sliders(explorable)
        assert found, f"{explorable.name} has no slider to scrub"

        def scrub(control, explorable=explorable):
            start, end, y = explorable.track(explorable.node(control))
            swipe("touchStart", start, y)
            for part in range(1, 5):
                swipe("touchMove", start + (end - start) * part / 4, y)
            swipe("touchEnd")

        for control in found:
            assert explorable.changes(scrub, control), f"{control} does not follow a finger"
        assert wrong_numbers(explorable) == []
    assert page.watch.report() == []


def test_live_explorable_replaces_its_drawing(page):
    for explorable in explorables.on(page):
        assert not explorable.root.locator(".lstm-fallback").is_visible()


def test_explorable_works_on_after_leaving_and_coming_back(live_page, open_page):
    page = open_page(live_page)
    explorable = explorables.on(page)[0]
    assert explorable.changes(explorable.by_keyboard, sliders(explorable)[0])
    page.wait_for_load_state("networkidle")
    page.goto(page.url.rsplit("/", 1)[0] + "/../search.html")
    page.wait_for_load_state("networkidle")
    page.go_back()
    again = explorables.on(page)[0]
    assert again.changes(again.by_keyboard, sliders(again)[0])
    assert wrong_numbers(again) == []
    assert page.watch.report() == []


def test_play_runs_and_pause_stops(page):
    for explorable in explorables.one_of_each(page):
        if not any(c.shown and "play" in c.label.lower() for c in explorable.controls()):
            continue  # nothing moves by itself here
        for speed in [c for c in explorable.controls() if c.kind == "range" and "speed" in c.label.lower()]:
            explorable.press(explorable.node(speed), "Home")  # slow: it is not to end before it is paused
        play = the_button(explorable, "play")
        assert explorable.changes(explorable.by_mouse, play), "nothing moves after Play"
        explorable.by_mouse(the_button(explorable, "pause"))
        assert "play" in explorable.controls()[play.index].label.lower()
        stopped = explorable.values()
        explorable.settle(frames=40)
        assert explorable.values() == stopped, "numbers go on changing after Pause"


def test_with_reduced_motion_there_are_step_buttons_instead_of_play(still_page):
    for explorable in explorables.one_of_each(still_page):
        words = [c.label.lower() for c in explorable.controls() if c.kind == "button" and c.shown]
        assert not [word for word in words if "play" in word]
        steps = [c for c in model_controls(explorable) if c.kind == "button" and c.label.lower() in ("step", "back")]
        for control in sorted(steps, key=lambda c: c.disabled):
            assert explorable.changes(explorable.by_mouse, control), str(control)


def drawn_sliders(explorable):
    """Return the parts of drawings that say they are sliders."""
    return explorable.root.locator("[role=slider]:not(input)").all()


def test_drawings_that_are_sliders_follow_keys_mouse_and_finger(live_page, page, open_page):
    if not any(map(drawn_sliders, explorables.on(page))):
        return  # no drawing of this page takes hold of anything
    page = open_page(live_page, has_touch=True)
    for explorable in explorables.one_of_each(page):
        for node in drawn_sliders(explorable):

            def at(part, node=node, explorable=explorable):
                """Return a place on the drawing, wherever it now stands."""
                box = explorable.box(node)
                return box["x"] + part * box["width"], box["y"] + box["height"] / 2

            explorable.press(node, "Home")
            for key in ("ArrowRight", "End", "ArrowLeft", "Home"):
                assert explorable.changes(lambda _, e=explorable, n=node, k=key: e.press(n, k), None), key
            for part, act in ((0.3, page.mouse.click), (0.6, page.touchscreen.tap)):
                place = at(part)
                assert explorable.changes(lambda _, do=act, to=place: do(*to), None), act.__name__
            explorable.settle()
            page.mouse.move(*at(0.4))
            page.mouse.down()
            place = at(0.7)
            assert explorable.changes(lambda _, to=place: page.mouse.move(*to), None), "drag"
            page.mouse.up()
            assert wrong_numbers(explorable) == []
    assert page.watch.report() == []

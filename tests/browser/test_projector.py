"""One explorable on the whole screen: larger, the same numbers, by button, by keys and by link."""

import pytest

from tests.browser import explorables

SHOWN = """
(root) => {
  const screen = root.querySelector('dialog.lx-projector[open]');
  const figure = root.querySelector('.lx:not(.lx-projector, .lx-foot)');
  const text = figure.querySelector('button, label, input');
  return {
    open: Boolean(screen), zoom: text.currentCSSZoom, width: figure.getBoundingClientRect().width,
    overflow: screen ? screen.scrollWidth - screen.clientWidth : 0,
    covers: screen ? [screen.offsetWidth, screen.offsetHeight] : [0, 0],
  };
}
"""
FOCUS = "root => [...root.querySelectorAll('*')].indexOf(document.activeElement)"
SLIDER = 'input[type="range"]:enabled'
TIMELINE = "notebooks/06-watch-gates-through-time.html"
SIZE = {"width": 1920, "height": 1080}


def shown(explorable):
    explorable.settle(frames=20)  # the size is found in steps of a frame or two
    return explorable.root.evaluate(SHOWN)


def the_slider(explorable):
    """Return something to move by an arrow key, or None where there is nothing: in an exercise."""
    found = explorable.root.locator(SLIDER)
    return found.first if found.count() else None


def test_shift_f_shows_it_large_with_the_same_state_and_escape_takes_it_back(firsts):
    page = firsts[0].page
    page.set_viewport_size(SIZE)
    for explorable in firsts:
        explorable.settle()
        before, address = explorable.snapshot(), page.url
        control = the_slider(explorable) or explorable.root.locator("button:enabled").first
        control.focus()
        control.press("Shift+F")
        large = shown(explorable)
        assert large["open"], f"{explorable.name} does not open"
        assert large["covers"] == [SIZE["width"], SIZE["height"]]
        assert large["zoom"] >= 1.5
        assert large["overflow"] <= 0, f"{explorable.name} scrolls sideways"
        assert page.url == f"{address.split('#')[0]}#projector={explorable.name}"
        assert control.evaluate("node => node === document.activeElement"), "the focus is lost on the way in"
        assert explorable.snapshot() == before
        page.keyboard.press("Escape")
        assert not shown(explorable)["open"]
        assert control.evaluate("node => node === document.activeElement"), "the focus is lost on the way out"
        assert explorable.snapshot() == before
        assert page.url.rstrip("#") == address
    assert page.watch.report() == []


def test_button_opens_and_closes_and_the_figure_computes_meanwhile(firsts):
    for explorable in firsts:
        explorable.root.get_by_role("button", name="Full screen").click()
        assert shown(explorable)["open"]
        if slider := the_slider(explorable):
            at_end = slider.evaluate("node => node.valueAsNumber >= Number(node.max)")
            key = "ArrowLeft" if at_end else "ArrowRight"
            assert explorable.changes(lambda _, n=slider, k=key: n.press(k), None), "nothing computes on the screen"
        explorable.root.get_by_role("button", name="Leave full screen").click()
        assert not shown(explorable)["open"]
    assert firsts[0].page.watch.report() == []


def test_pointers_meet_what_they_point_at(open_page):
    """Zoomed pixels are not the window's: the column that is pressed is the column that is chosen."""
    page = open_page(TIMELINE)
    explorable = explorables.Explorable(page, page.locator('[data-explorable="gate-timeline"]').first).mount()
    explorable.root.get_by_role("button", name="Full screen").click()
    assert shown(explorable)["open"]
    stage = explorable.root.locator(".lx-stage")
    last = int(stage.get_attribute("aria-valuemax"))
    symbol = explorable.root.locator(".lx-stage .lx-input").nth(last - 4).bounding_box()
    explorable.page.mouse.click(symbol["x"] + symbol["width"] / 2, symbol["y"] + symbol["height"] / 2 + 40)
    explorable.settle()
    assert int(stage.get_attribute("aria-valuenow")) == last - 4


@pytest.mark.parametrize("scheme", ["served", "file"])
def test_link_opens_it_and_leaving_clears_the_address(scheme, open_page, book):
    address = TIMELINE if scheme == "served" else (book / TIMELINE).as_uri()
    page = open_page(f"{address}#projector=gate-timeline")
    explorable = explorables.Explorable(page, page.locator('[data-explorable="gate-timeline"]').first).mount()
    assert shown(explorable)["open"]
    page.keyboard.press("Escape")
    assert not shown(explorable)["open"]
    assert "projector" not in page.url
    assert page.watch.report() == []


def test_self_contained_page_shows_it_large_inside_a_frame(open_page, tmp_path):
    from lstm_core.widgets import Unroll

    (tmp_path / "one.html").write_text(Unroll().to_html(), encoding="utf-8")
    outer = tmp_path / "slides.html"
    outer.write_text('<!doctype html><title>slides</title><iframe src="one.html" width="900" height="600"></iframe>')
    page = open_page(outer.as_uri())
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="Full screen").click()
    frame.locator(explorables.SCREEN).wait_for()
    uncovered = "node => [innerWidth - node.offsetWidth, innerHeight - node.offsetHeight]"
    assert frame.locator(explorables.SCREEN).evaluate(uncovered) == [0, 0]
    frame.get_by_role("button", name="Leave full screen").click()
    frame.locator(explorables.SCREEN).wait_for(state="detached")

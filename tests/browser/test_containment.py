"""Explorables in company and in trouble: two copies, broken neighbours, pages without scripts.

The pages are changed copies of built ones, served beside them.
"""

import pytest
from bs4 import BeautifulSoup

from tests.browser import explorables, waits
from tests.browser.conftest import opening
from tests.browser.explorables import Explorable, model_controls


def changed(book, server, page_name, change) -> str:
    """Serve a copy of a page in which `change` was done to the first explorable; return its address."""
    soup = BeautifulSoup((book / page_name).read_text(encoding="utf-8"), "html.parser")
    change(soup, soup.select_one(explorables.FIGURES))
    return server.variant(page_name, str(soup))


def doubled(soup, root):
    """Put a second copy behind the first."""
    root.insert_after(BeautifulSoup(str(root), "html.parser"))


def test_two_copies_on_a_page_are_independent(live_page, open_page, book, server, all_copies):
    """By the first control of each kind; `--all-copies` moves them all."""
    page = open_page(changed(book, server, live_page, doubled))
    one, two = explorables.on(page)[:2]
    assert one.name == two.name
    still = two.snapshot()
    listed = [c for c in model_controls(one) if c.kind != "button" and not c.idle]
    for index in [c.index for c in (listed if all_copies else {c.kind: c for c in reversed(listed)}.values())]:
        control = one.controls()[index]  # what was moved before may have left it nothing to do
        if not control.idle:
            assert one.changes(one.by_mouse, control), str(control)
            two.settle()
            assert two.snapshot() == still, f"moving {control} of the first copy moved the second"
    moved = one.snapshot()
    slider = next(c for c in model_controls(two) if c.kind == "range" and not c.idle)
    assert two.changes(two.by_keyboard, slider)
    assert one.snapshot() == moved
    assert page.watch.report() == []


def with_state(text):
    """Return a change that gives an explorable another state."""

    def change(root):
        root.select_one("script[type='application/json']").string = text

    return change


def renamed(root):
    """Give an explorable a name that no script has."""
    root["data-explorable"] = "no-such-explorable"


BROKEN = {
    "unknown-weights": with_state('{"weights": "<img src=x onerror=alert(1)>"}'),
    "torn-state": with_state('{"weights": '),
    "unknown-name": renamed,
}


def surrounded(soup, root):
    """Put a broken copy of each sort before the first explorable of a page."""
    for change in BROKEN.values():
        copy = BeautifulSoup(str(root), "html.parser").select_one(explorables.FIGURES)
        change(copy)
        root.insert_before(copy)


@pytest.fixture(scope="module")
def troubled(live_page, browser, server, book):
    """A page whose first explorables are broken, each in another way."""
    with opening(browser, server) as open_page:
        yield open_page(changed(book, server, live_page, surrounded))


@pytest.mark.parametrize("sort", BROKEN)
def test_broken_explorable_says_why_and_keeps_its_drawing(sort, troubled):
    broken = Explorable(troubled, troubled.locator(explorables.FIGURES).nth(list(BROKEN).index(sort)))
    broken.root.evaluate("root => root.scrollIntoView({block: 'nearest', behavior: 'instant'})")
    state = broken.root.evaluate(waits.READY)
    assert state["error"], state
    assert not state["ready"]
    assert len(broken.message().split()) >= 5, "the message is a sentence"
    assert broken.root.locator("img").count() == 0, "text of a state is text"
    red, green, blue = broken.root.locator("[role=alert]").first.evaluate(
        "node => getComputedStyle(node).color.match(/[\\d.]+/g).slice(0, 3).map(Number)"
    )
    assert red > green + 40, "the message is red"
    assert red > blue + 40, "the message is red"
    assert drawing_is_shown(broken.root)


def test_neighbours_of_broken_explorables_live(troubled):
    for neighbour in troubled.locator(explorables.FIGURES).all()[len(BROKEN) :]:
        alive = Explorable(troubled, neighbour).mount()
        slider = next(c for c in model_controls(alive) if c.kind == "range" and not c.idle)
        assert alive.changes(alive.by_keyboard, slider)


def drawing_is_shown(root) -> bool:
    """Tell whether the drawn fallback and its caption can be seen."""
    drawing, caption = (
        root.locator(".lstm-fallback svg").first,
        root.locator(".lstm-fallback figcaption").first,
    )
    box = drawing.bounding_box()
    return bool(box and box["width"] > 200 and box["height"] > 60 and caption.inner_text().strip())


def test_without_javascript_the_drawing_and_its_caption_are_shown(live_page, browser, server):
    context = browser.new_context(java_script_enabled=False)
    try:
        bare = context.new_page()
        bare.set_default_timeout(1000 * waits.LIMIT)
        bare.goto(f"{server.url}/{live_page}")
        for width in (1280, 360):
            bare.set_viewport_size({"width": width, "height": 800})
            for root in bare.locator(explorables.ROOT).all():
                assert drawing_is_shown(root)
                assert root.locator(".lstm-fallback").bounding_box()["width"] <= width
    finally:
        context.close()

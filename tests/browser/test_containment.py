"""Explorables in company and in trouble: two copies, broken neighbours, pages without scripts.

The pages are changed copies of built ones, served beside them.
"""

import pytest
from bs4 import BeautifulSoup

from tests.browser import explorables
from tests.browser.explorables import Explorable, model_controls


def changed(book, server, page_name, change) -> str:
    """Serve a copy of a page in which `change` was done to the first explorable; return its address."""
    soup = BeautifulSoup((book / page_name).read_text(encoding="utf-8"), "html.parser")
    change(soup, soup.select_one(explorables.FIGURES))
    return server.variant(page_name, str(soup))


def doubled(soup, root):
    """Put a second copy behind the first."""
    root.insert_after(BeautifulSoup(str(root), "html.parser"))


def test_two_copies_on_a_page_are_independent(live_page, open_page, book, server):
    page = open_page(changed(book, server, live_page, doubled))
    one, two = explorables.on(page)[:2]
    assert one.name == two.name
    still = two.snapshot()
    for listed in model_controls(one):
        control = one.controls()[listed.index]  # what was moved before may have left it nothing to do
        if not control.idle and control.kind != "button":
            assert one.changes(one.by_mouse, control), str(control)
            two.settle()
            assert two.snapshot() == still, f"moving {control} of the first copy moved the second"
    moved = one.snapshot()
    slider = next(c for c in model_controls(two) if c.kind == "range" and not c.idle)
    assert two.changes(two.by_keyboard, slider)
    assert one.snapshot() == moved
    assert page.watch.report() == []


def with_state(text):
    """Return a change that doubles the explorable and gives the first copy another state."""

    def change(soup, root):
        doubled(soup, root)
        root.select_one("script[type='application/json']").string = text

    return change


def renamed(soup, root):
    """Double the explorable and give the first copy a name that no script has."""
    doubled(soup, root)
    root["data-explorable"] = "no-such-explorable"


BROKEN = {
    "unknown-weights": with_state('{"weights": "<img src=x onerror=alert(1)>"}'),
    "torn-state": with_state('{"weights": '),
    "unknown-name": renamed,
}


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN)
def test_broken_explorable_says_why_keeps_its_drawing_and_harms_no_neighbour(
    live_page, change, open_page, book, server
):
    page = open_page(changed(book, server, live_page, change))
    broken = Explorable(page, page.locator(explorables.FIGURES).first)
    broken.root.scroll_into_view_if_needed()
    state = broken.root.evaluate(explorables.WAIT_READY)
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
    for neighbour in page.locator(explorables.FIGURES).all()[1:]:
        alive = Explorable(page, neighbour).mount()
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


@pytest.mark.parametrize("width", [360, 1280])
def test_without_javascript_the_drawing_and_its_caption_are_shown(live_page, width, open_page, server):
    page = open_page("search.html")  # the watch of a page needs scripts, so the context is made here
    context = page.context.browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 800})
    try:
        bare = context.new_page()
        bare.set_default_timeout(5_000)
        bare.goto(f"{server.url}/{live_page}")
        for root in bare.locator(explorables.ROOT).all():
            assert drawing_is_shown(root)
            assert root.locator(".lstm-fallback").bounding_box()["width"] <= width
    finally:
        context.close()

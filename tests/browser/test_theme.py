"""The theme's own parts work: the menu on a desk and on a phone, the search, the light and dark switch."""

import re

import pytest

from tests.browser import waits

MENU = "#pst-primary-sidebar, #pst-primary-sidebar-modal"


def shown_links(page) -> int:
    """Count the chapter links of the menu that a reader can see and point at."""
    return page.locator(MENU).evaluate_all(
        """menus => {
          const seen = ({left, right, width}) => width > 0 && right > 0 && left < innerWidth;
          return menus.flatMap((menu) => [...menu.querySelectorAll('nav a[href]')])
            .filter((link) => link.checkVisibility({visibilityProperty: true, opacityProperty: true})
              && seen(link.getBoundingClientRect())).length;
        }"""
    )


def wait_for_links(page, wanted: bool) -> None:
    """Wait until the menu shows links, or none."""
    want = "some" if wanted else "none"
    waits.until(
        page, lambda: bool(shown_links(page)) == wanted, lambda: f"the menu shows {shown_links(page)} links, not {want}"
    )


def test_menu_closes_and_opens_on_a_wide_screen(open_page):
    page = open_page("index.html", viewport={"width": 1280, "height": 800})
    wait_for_links(page, True)
    toggle = page.locator("button.primary-toggle:visible")
    toggle.click()
    wait_for_links(page, False)
    toggle.click()
    wait_for_links(page, True)


def test_menu_opens_leads_on_and_closes_on_a_phone(open_page):
    page = open_page("index.html", viewport={"width": 360, "height": 740}, has_touch=True)
    assert shown_links(page) == 0
    page.locator("button.primary-toggle:visible").tap()
    wait_for_links(page, True)
    page.keyboard.press("Escape")
    wait_for_links(page, False)
    page.locator("button.primary-toggle:visible").tap()
    wait_for_links(page, True)
    start = page.url
    page.locator(f":is({MENU}) nav li a[href*='.html']:visible").first.tap()
    page.wait_for_url(lambda url: url != start)
    assert page.watch.report() == []


def search_results(page):
    """Wait for the search to end and return its hits."""
    page.locator("#search-results ul.search li").first.wait_for()
    return page.locator("#search-results ul.search li")


def test_search_from_any_page_finds_the_forget_gate(open_page):
    page = open_page("index.html")
    page.locator("button.search-button:visible, button.search-button-field:visible").first.click()
    field = page.locator("input[type=search]:visible, input[name=q]:visible").first
    field.fill("forget gate")
    field.press("Enter")
    page.wait_for_url(re.compile(r"search\.html\?q=forget(\+|%20)gate"))
    hits = search_results(page)
    assert hits.locator("a[href*='notation']").count(), "the notation page defines the forget gate"
    page.locator("#search-results .context").first.wait_for()
    assert page.watch.report() == []


def test_search_in_a_book_opened_as_files_finds_the_forget_gate(open_page, book):
    page = open_page((book / "search.html").as_uri() + "?q=forget+gate")
    hits = search_results(page)
    assert hits.locator("a[href*='notation']").count()
    page.wait_for_load_state("networkidle")
    assert page.watch.report() == []


@pytest.mark.parametrize("typed", ["<img src=x onerror=alert(1)>", "</script>", "{{7*7}}", r"$\frac{$"])
def test_search_shows_typed_text_as_text(typed, open_page):
    page = open_page("search.html")
    field = page.locator("input[name=q]:visible").first
    field.fill(typed)
    field.press("Enter")
    page.wait_for_url(re.compile("q="))
    page.wait_for_load_state("networkidle")
    assert page.locator("main img[src='x']").count() == 0
    assert page.watch.report() == []


def test_theme_switch_changes_the_page_and_is_remembered(open_page):
    page = open_page("index.html", color_scheme="light")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    switch = page.locator("button.theme-switch-button:visible").first
    for _ in range(3):  # the switch goes through auto, light and dark
        switch.click()
        page.evaluate(waits.FRAMES, 2)
        page.evaluate(waits.STILL)
        if page.evaluate("getComputedStyle(document.body).backgroundColor") != before:
            break
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != before
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    assert page.watch.report() == []

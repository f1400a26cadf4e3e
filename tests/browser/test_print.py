"""Print: the cheat sheet fits one sheet of paper, and ink is dark on white whatever the screen shows."""

import re

import pytest

from tests.browser import explorables
from tests.engines.checks import PAPER

# How many folded texts cannot be seen.
HIDDEN = """
() => [...document.querySelectorAll('.bd-article details > :last-child')].filter((n) => !n.checkVisibility()).length
"""
PAGES = re.compile(rb"/Type\s*/Page\b(?!s)")


def sheets(page, **options):
    """Return how many sheets of paper a page takes."""
    return len(PAGES.findall(page.pdf(**options)))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_cheat_sheet_prints_on_one_page(paper, open_page):
    assert sheets(open_page("book/cheatsheet.html"), format=paper) == 1


def test_counting_sheets_bites(open_page):
    assert sheets(open_page("book/notation.html"), format="A4") > 3


def test_a_dark_page_prints_dark_on_light(open_page):
    page = open_page("book/timeline.html", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.evaluate(
        "['color', 'backgroundColor'].map((key) => getComputedStyle(document.querySelector('.timeline dd'))[key])"
    )
    assert colours[0] == "rgb(0, 0, 0)"
    body = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert body in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


def test_on_paper_a_figure_is_its_drawing_and_nothing_is_cut_off(open_page):
    page = open_page("notebooks/05-the-gated-memory-cell.html")
    explorables.on(page)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1047})  # A4 without margins of a centimetre
    assert page.evaluate(PAPER) == []


def test_a_printed_chapter_is_a_worksheet_and_its_address_with_answers_the_key(open_page):
    page = open_page("notebooks/05-the-gated-memory-cell.html")
    answers = page.locator(".bd-article details")
    assert answers.count() >= 3
    page.emulate_media(media="print")
    assert page.evaluate(HIDDEN) == answers.count()
    page.evaluate("location.hash = 'answers'")
    page.wait_for_function(f"({HIDDEN})() === 0")


def test_a_link_with_answers_opens_them_at_once(open_page):
    page = open_page("notebooks/05-the-gated-memory-cell.html#answers")
    assert page.locator(".bd-article details").count() >= 3
    assert page.evaluate(HIDDEN) == 0

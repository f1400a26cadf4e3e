"""Print: the cheat sheet fits one sheet of paper, and ink is dark on white whatever the screen shows."""

import re

import pytest

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

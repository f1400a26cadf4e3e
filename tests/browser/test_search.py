"""Search leads to the chapter that teaches what was asked for."""

import pytest


def results(page):
    """Wait for the search to end and return the addresses of its hits."""
    page.locator("#search-results ul.search li").first.wait_for()
    page.locator("#search-results p.search-summary").filter(has_text="found").wait_for()
    return page.locator("#search-results ul.search li > a").evaluate_all("all => all.map((a) => a.href)")


@pytest.mark.parametrize(
    ("words", "chapter"),
    [
        ("forget gate", 5),
        ("vanishing", 3),
        ("carousel", 4),
        ("half-life", 6),
        ("counting", 7),
        ("backpropagation through time", 8),
    ],
)
def test_the_first_hit_is_the_right_chapter(words, chapter, open_page):
    page = open_page(f"search.html?q={words.replace(' ', '+')}")
    first, *others = results(page)
    assert f"/notebooks/{chapter:02d}-" in first
    assert others
    assert page.watch.report() == []


def test_the_glossary_is_among_the_hits(open_page):
    hits = results(open_page("search.html?q=forget+gate"))
    assert any("book/glossary.html#term-forget-gate" in hit for hit in hits)

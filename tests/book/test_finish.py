"""The pure functions that finish a page: HTML in, HTML out."""

import pytest
from bs4 import BeautifulSoup
from lstm_book import page_edits, security
from lstm_book.finish import finish_html

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"/><title>T</title>
<script>let a = "é";</script>
<script type="application/json">{"onclick": 1}</script>
<script src="_static/scripts/fontawesome.js?digest=1"></script>
<script src="_static/documentation_options.js"></script>
<script src="_static/doctools.js"></script>
<script src="_static/clipboard.min.js"></script>
<link href="_static/mystnb.%s.css" rel="stylesheet"/>
<link href="two.html" rel="next" title="Two"/><link href="zero.html" rel="prev" title="Zero"/>
</head><body>
<div id="pst-primary-sidebar"><a class="navbar-brand" href="#">Logo</a>
<button class="search-button-field" aria-label="Search" title="Search"><span>Search</span>
<span class="search-button__kbd-shortcut">Ctrl K</span></button></div>
<button onclick="window.print()" title="Print to PDF"><i class="fas fa-file-pdf"></i></button>
<button onclick="toggleFullScreen()" title="Fullscreen mode"></button>
<div class="citation-list" role="list"><div class="citation" role="doc-biblioentry"><p>One</p></div></div>
<div class="admonition dropdown"><p class="admonition-title">Solution to<a href="#e"> Exercise 1</a></p><p>Yes</p></div>
</body></html>""" % ("0" * 64)


@pytest.fixture
def done():
    return BeautifulSoup(finish_html(PAGE), "html.parser")


def test_finishing_twice_changes_nothing():
    once = finish_html(PAGE)
    assert finish_html(once) == once != PAGE


def test_handlers_become_names_that_a_listener_knows(done):
    assert [b["data-action"] for b in done.select("button[data-action]")] == ["print", "fullscreen"]
    assert "onclick=" not in str(done)


def test_an_unknown_handler_stops_the_build():
    with pytest.raises(page_edits.UnknownHandlerError, match='onload="steal'):
        finish_html(PAGE.replace("<body>", '<body onload="steal()">'))


def test_icon_buttons_have_names_and_the_search_button_its_text(done):
    assert done.select_one('[data-action="print"]')["aria-label"] == "Print to PDF"
    search = done.select_one(".search-button-field")
    assert not search.has_attr("aria-label")
    assert search.select_one(".search-button__kbd-shortcut")["aria-hidden"] == "true"
    assert done.find("i")["aria-hidden"] == "true"


def test_the_sidebar_is_a_landmark(done):
    assert (done.find(id="pst-primary-sidebar")["role"], done.find(id="pst-primary-sidebar")["aria-label"]) == (
        "complementary",
        "Course",
    )


@pytest.mark.parametrize("contents", ["", '<nav id="pst-page-toc-nav"></nav>'])
def test_the_scroll_spy_reads_no_links_but_those_of_the_contents(contents):
    """It takes each link's hash for a selector, which an explorable's state is not."""
    spy = '<body data-bs-spy="scroll" data-bs-target=".bd-toc-nav">'
    body = BeautifulSoup(finish_html(PAGE.replace("<body>", spy + contents)), "html.parser").body
    assert body.get("data-bs-target") == ("#pst-page-toc-nav" if contents else None)
    assert body.has_attr("data-bs-spy") == bool(contents)


def test_references_are_a_list(done):
    assert done.select_one(".citation-list")["role"] == "list"
    assert done.select_one(".citation")["role"] == "listitem"


def test_answers_fold_without_a_script_or_a_link_in_their_button(done):
    answer = done.select_one("details.dropdown")
    assert answer.find("summary").get_text() == "Solution to Exercise 1"
    assert answer.find("a") is None
    assert not answer.has_attr("open")


def test_only_files_that_serve_the_page_are_loaded(done):
    loaded = [tag.get("src") or tag.get("href") for tag in done.select("script[src], link[rel=stylesheet]")]
    assert loaded == ["_static/documentation_options.js", "_static/doctools.js"]
    with_code = finish_html(PAGE.replace("</body>", '<div class="highlight"></div><div class="cell"></div></body>'))
    assert "clipboard.min.js" in with_code
    assert "mystnb." in with_code


def test_no_other_page_is_fetched_ahead(done):
    assert not done.select("link[rel=next], link[rel=prev]")


def test_scripts_wait_but_for_the_one_that_an_inline_script_uses(done):
    assert not done.find("script", src="_static/documentation_options.js").has_attr("defer")
    assert done.find("script", src="_static/doctools.js").has_attr("defer")


def test_the_policy_comes_first_and_names_exactly_the_inline_scripts(done):
    meta = done.head.find_all("meta")[1]
    script = security.script_hash('let a = "é";')
    assert meta["http-equiv"] == "Content-Security-Policy"
    assert meta["content"] == (
        f"default-src 'none'; script-src 'self' {script}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
        "worker-src 'self' blob:; form-action 'self'; base-uri 'none'; object-src 'none'"
    )


def test_the_hash_is_the_one_browsers_compute():
    # The example of the CSP specification, level 2, section 7.18.2: alert('Hello, world.');
    assert security.script_hash("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


def test_a_page_without_inline_scripts_allows_none():
    soup = BeautifulSoup("<html><head></head><body></body></html>", "html.parser")
    security.add_policy(soup)
    assert "script-src 'self';" in soup.head.meta["content"]


def test_the_colours_are_chosen_in_the_head():
    theme = '<script>\n document.documentElement.dataset.theme = localStorage.getItem("theme") || "auto";\n</script>'
    page = PAGE.replace('<html lang="en"><head>', f'<html lang="en" data-theme="auto"><head>{theme}')
    soup = BeautifulSoup(finish_html(page), "html.parser")
    assert soup.html["data-theme"] == "light"  # what a reader without scripts sees
    assert "dataset.theme = localStorage" not in str(soup)
    assert "prefers-color-scheme: dark" in soup.head.script.string

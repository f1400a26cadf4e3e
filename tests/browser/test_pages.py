"""Every built page, served and as a file: no foreign request or complaint, light, accessible, its policy holding.

A page is loaded once for all of it, in one of six ways (light or dark, 360, 768 or 1280 px wide) in turn; axe looks at
every page in every way with `--all-copies` (test_accessibility.py).
"""

import functools
import re
from types import SimpleNamespace
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.browser import axe, waits
from tests.browser.bookserver import compressed
from tests.browser.conftest import all_pages, opening

BUDGET_KB = 250
EXECUTED = re.compile(r"'self'|'sha(256|384|512)-[\w+/=]+'")
FOREIGN = "link[href^='http'], script[src^='http'], img[src^='http'], iframe, object, embed, [style*='url(http']"
HARMLESS_LINKS = {"canonical", "author", "license", "me"}


def visit(page) -> list[str]:
    """Read a page to its end, with everything on it live, and return its faults."""
    page.evaluate("scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
    axe.open_all(page)
    page.wait_for_load_state("networkidle")
    return page.watch.report()


@pytest.fixture(scope="module")
def visited(any_page, browser, server):
    """A page that was read to its end, how, and what came of it."""
    theme, width = axe.WAYS[all_pages().index(any_page) % len(axe.WAYS)]
    seen = len(server.log)
    with opening(browser, server) as open_page:
        page = open_page(any_page, **axe.options(theme, width))
        faults = visit(page)
        refused = [path for status, path in server.log[seen:] if status >= 400]
        yield SimpleNamespace(page=page, theme=theme, width=width, faults=faults, refused=refused)


def test_served_page_is_silent_and_self_contained(visited):
    assert visited.faults == []
    assert visited.refused == [], "the server's log also holds what a browser asks for unseen, such as a favicon"


def test_page_is_light(any_page, visited, server, book):
    page = visited.page
    urls = {url.split("#")[0].split("?")[0] for url in page.watch.requested if url.startswith(server.url)}
    files = [book / url.removeprefix(server.url + "/") for url in urls]
    weight = sum(len(compressed(file)) for file in files) / 1000
    heaviest = sorted(((len(compressed(file)), file.name) for file in files), reverse=True)[:5]
    assert weight <= BUDGET_KB, f"{any_page} weighs {weight:.0f} kB gzip; the heaviest parts are {heaviest}"


def test_axe_finds_nothing_in_the_pages_turn(visited):
    page, bright = visited.page, visited.page.evaluate(axe.LUMINANCE) > 0.5
    assert bright == (visited.theme == "light"), f"the page does not follow the {visited.theme} scheme"
    axe.load(page)
    found = axe.run(page)["violations"]
    if found:
        where = f"{page.url} {visited.theme} {visited.width}px"
        pytest.fail("\n  ".join([where, *found]), pytrace=False)


def test_nothing_scrolls_sideways_on_a_phone(visited):
    axe.resize(visited.page, 360)
    overflow = visited.page.evaluate(axe.OVERFLOW)
    assert overflow["scrolled"] == 0, overflow
    assert overflow["width"] <= 360, overflow


def test_page_opened_as_a_file_is_silent_and_self_contained(any_page, open_page, book):
    page = open_page((book / any_page).as_uri())
    assert visit(page) == []


@pytest.fixture(scope="module")
def markup(any_page, book):
    """The page as built, before any script ran."""
    return BeautifulSoup((book / any_page).read_text(encoding="utf-8"), "html.parser")


def test_page_names_no_foreign_resource(markup):
    """A preconnect hint leaves no request to see, so the markup is looked at too."""
    found = [node for node in markup.select(FOREIGN) if not HARMLESS_LINKS & set(node.get("rel", []))]
    assert found == []


def test_page_has_a_strict_security_policy(markup):
    policy = markup.select_one("meta[http-equiv='Content-Security-Policy']")
    assert policy, "the page has no security policy"
    parts = [part.split() for part in policy["content"].split(";") if part.strip()]
    directives = {name: set(values) for name, *values in parts}
    assert directives["default-src"] == directives["object-src"] == directives["base-uri"] == {"'none'"}
    assert [source for source in directives["script-src"] if not EXECUTED.fullmatch(source)] == []


def test_every_link_inside_the_book_leads_somewhere(any_page, markup, book):
    broken = []
    for link in {node["href"] for node in markup.select("a[href], link[href]")}:
        url = urlsplit(link)
        if url.scheme or url.netloc:
            continue
        target = (book / any_page).parent / unquote(url.path) if url.path else book / any_page
        target = target / "index.html" if target.is_dir() else target
        place = (
            unquote(url.fragment).split("=")[0].split("~")[0]
        )  # before "=" the name of an explorable, with its state
        if not target.is_file() or (place and place not in anchors(target)):
            broken.append(link)
    assert broken == []


@functools.cache
def anchors(page):
    """List every place in a page that a link can name; files that are no pages have none."""
    return set(re.findall(r'\s(?:id|name|data-explorable)="([^"]*)"', page.read_text(encoding="utf-8")))


SCRIPT = "const s = document.createElement('script')"
ATTACKS = {
    "inline-script": f"{SCRIPT}; s.text = 'window.owned = 1'; document.body.append(s)",
    "inline-handler": "document.body.setAttribute('onclick', 'window.owned = 1'); document.body.click()",
    "foreign-script": f"{SCRIPT}; s.src = 'https://a.example/'; document.body.append(s)",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_policy_stops_a_script_that_is_not_ours(attack, open_page):
    page = open_page("index.html")
    page.evaluate(f"() => {{ {ATTACKS[attack]} }}")
    page.evaluate(waits.FRAMES, 3)
    assert page.evaluate("window.owned ?? null") is None
    assert any("policy violation: script-src" in fault for fault in page.watch.report())

"""The links of the ledger and of the plans: each opens its figure in the state of its entry, and the figure says so."""

from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from lstm_book import chapters, ledger, presets

from lstm_core.widgets import registry
from tests.browser.explorables import Explorable

ROOT = Path(__file__).resolve().parents[2]
PAGES = {ledger: "book/misconceptions.html", presets: "book/teaching.html"}
# The figure's sentence is spoken after a pause.
WAIT_SENTENCE = """
async ([root, wanted]) => {
  const end = performance.now() + 120000;
  const said = () => root.querySelector('.lx-summary')?.textContent ?? '';
  while (performance.now() < end && said() !== wanted) await new Promise(requestAnimationFrame);
  return said();
}
"""


def entries():
    """Return the entries of both lists by the chapter's number."""
    found = {}
    for source in PAGES:
        for entry in source.entries(ROOT):
            found.setdefault(entry["chapter"], []).append(entry)
    return dict(sorted(found.items()))


def sentence(entry):
    """Return what the figure has to say in the entry's state, from Python."""
    traits = {**ledger.first_state(ROOT, entry), **entry["state"]}
    return registry()[entry["figure"].split("~")[0]](**traits).summary()


def links(book: Path, chapter):
    """Return the addresses of a chapter's entries, which the built pages have to have."""
    there = set()
    for name in PAGES.values():
        page = BeautifulSoup((book / name).read_text(encoding="utf-8"), "html.parser")
        there |= {link["href"].removeprefix("../") for link in page.select("dl.misconceptions p.see a, a.show")}
    page = chapters.docname(chapters.chapter_file(ROOT, chapter))
    wanted = [f"{page}.html#{ledger.fragment(entry)}" for entry in entries()[chapter]]
    assert set(wanted) <= there, set(wanted) - there
    return wanted


@pytest.mark.parametrize("chapter", entries())
def test_each_link_brings_its_figure_into_its_state(chapter, open_page, book):
    addresses = links(book, chapter)
    page = open_page(addresses[0])
    for address, entry in zip(addresses, entries()[chapter], strict=True):
        page.evaluate("hash => { location.hash = hash; }", unquote(address.partition("#")[2]))
        name, _, place = entry["figure"].partition("~")
        root = page.locator(f'[data-explorable="{name}"]').nth(int(place or 1) - 1)
        figure = Explorable(page, root).mount()
        figure.settle()
        wanted = sentence(entry)
        assert root.evaluate(f"(root, wanted) => ({WAIT_SENTENCE})([root, wanted])", wanted) == wanted, entry["id"]
        assert "state of the link" in root.locator(".lx-foot-note").inner_text(), entry["id"]
    assert page.watch.report() == []

"""Search results carry snippets without fetching pages."""

import json

from docutils.core import publish_doctree
from lstm_book import search_texts

SOURCE = """
Title
=====

Words of the *page* itself.

.. raw:: html

   <script>hidden</script>

First
-----

- one
- two

Deeper
~~~~~~

Below.
"""


def texts_of(book):
    text = (book / "_static" / "search-texts.js").read_text(encoding="utf-8")
    return json.loads(text.removeprefix("globalThis.lstmBookTexts = ").rstrip().removesuffix(";"))


def test_each_section_has_its_own_words():
    doctree = publish_doctree(SOURCE, settings_overrides={"doctitle_xform": False, "raw_enabled": True})
    found = {next(iter(ids)): text for ids, text in search_texts.sections(doctree)}
    assert found == {"title": "Words of the page itself.", "first": "one two", "deeper": "Below."}


def test_formulas_read_as_plain_characters():
    assert search_texts.plain_math(r"f = \sigma(1) \approx 0.731") == "f = σ(1) ≈0.731"
    assert search_texts.plain_math(r"c_{t-1}") == "c_t-1"
    doctree = publish_doctree(
        "Title\n=====\n\nSo :math:`\\sigma(a)` is.\n\n.. math:: hidden\n", settings_overrides={"doctitle_xform": False}
    )
    assert search_texts.sections(doctree) == [[["title"], "So σ(a) is."]]


def test_the_book_brings_the_text_of_every_page(book, pages):
    texts = texts_of(book)
    written = {name.removesuffix(".html") for name in pages} - {"index", "search"}
    assert set(texts) == written
    for name, sections in texts.items():
        for ids, text in sections:
            assert pages[f"{name}.html"].find(id=ids[0]), (name, ids)
            assert "data-explorable" not in text
    assert any("forget gate" in text for _, text in texts["book/notation"])


def test_an_unreadable_file_of_texts_is_made_anew(tmp_path):
    path = tmp_path / "search-texts.js"
    assert search_texts.read(path) == {}
    path.write_text("globalThis.lstmBookTexts = {broken", encoding="utf-8")
    assert search_texts.read(path) == {}


def test_the_search_page_loads_the_snippets_and_fetches_nothing(book, pages):
    scripts = [tag["src"] for tag in pages["search.html"].select("script[src]")]
    assert any("search-snippets.js" in source for source in scripts)
    options = (book / "_static" / "documentation_options.js").read_text(encoding="utf-8")
    assert "SHOW_SEARCH_SUMMARY: false" in options
    source = (book / "_static" / "scripts" / "search-snippets.js").read_text(encoding="utf-8")
    assert "fetch(" not in source
    assert "innerHTML" not in source

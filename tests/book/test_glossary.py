"""The glossary: its words are found, linked where a chapter first uses them, and defined for every link."""

import re
from pathlib import Path

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from lstm_book import first_use
from sphinx import addnodes

ROOT = Path(__file__).resolve().parents[2]
TERMS = first_use.terms_in((ROOT / first_use.GLOSSARY).read_text(encoding="utf-8"))
SOURCE = """
# Not here: forget gate

```{glossary}
:sorted:

forget gate
  Multiplies.

RNN
recurrent network
  Reads a
  sequence.
```
"""
ENTRIES = [["forget gate"], ["gate"], ["RNN", "recurrent network"]]


def linked(text, entries=ENTRIES):
    """Return (what was linked, to which term) in a text, in order."""
    document = publish_doctree(text)
    first_use.link_first_uses(document, entries, "notebooks/00-page")
    return [(node.astext(), node["reftarget"]) for node in document.findall(addnodes.pending_xref)]


def test_words_of_one_definition_stay_together():
    assert first_use.terms_in(SOURCE) == [["forget gate"], ["RNN", "recurrent network"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A forget gate, a forget gate.", [("forget gate", "forget gate")]),
        ("Gates and Forget\ngates.", [("Gates", "gate"), ("Forget\ngates", "forget gate")]),
        ("The **recurrent networks** of old; an RNN.", [("recurrent networks", "RNN")]),
        ("A forget gate is a gate.", [("forget gate", "forget gate"), ("gate", "gate")]),
        ("Gate by gate, ``gate``, floodgate, gate-like.", [("Gate", "gate")]),
        ("An rnn is no abbreviation.", []),
        ("`gate <x.html>`__ is a link, ``gate`` is code.", []),
    ],
)
def test_the_first_use_is_linked_as_it_stands(text, expected):
    assert linked(text) == expected


def test_titles_folded_answers_and_exercises_are_left_alone():
    document = publish_doctree("Gate\n====\n\n.. container:: dropdown\n\n   A gate.\n\nA gate.")
    exercise = type("exercise_node", (nodes.Admonition, nodes.Element), {})()
    exercise += nodes.paragraph("", "A gate.")
    document.insert(0, exercise)
    first_use.link_first_uses(document, ENTRIES, "x")
    found = list(document.findall(addnodes.pending_xref))
    assert len(found) == 1
    assert found[0].parent is document[-1]


def test_a_link_by_hand_counts_as_the_first():
    document = publish_doctree("One.\n\nA gate.")
    document[0] += first_use.link_to("Gate", "gates", "x")
    first_use.link_first_uses(document, ENTRIES, "x")
    assert len(list(document.findall(addnodes.pending_xref))) == 1


def test_the_glossary_is_in_order_and_has_no_word_twice():
    words = [word for entry in TERMS for word in entry]
    assert len(words) == len({word.lower() for word in words})
    firsts = [entry[0].lower() for entry in TERMS]
    assert firsts == sorted(firsts)
    assert len(TERMS) >= 25


def test_every_word_is_linked_in_a_chapter_and_every_link_has_its_word(pages):
    page = pages["book/glossary.html"]
    definitions = {}
    for term in page.select("dl.glossary > dt"):
        following = term.find_next_sibling("dd")
        definitions.setdefault(id(following), set()).add(term["id"])
    assert len(definitions) == len(TERMS)
    links = {
        link["href"].partition("#")[2]
        for name, chapter in pages.items()
        if name.startswith("notebooks/")
        for link in chapter.select("a[href*='book/glossary.html#']")
    }
    assert links <= set.union(*definitions.values())
    assert [ids for ids in definitions.values() if not ids & links] == []


def test_a_chapter_links_a_word_once(pages):
    chapters = [page for name, page in pages.items() if name.startswith("notebooks/")]
    for page in chapters:
        targets = [link["href"] for link in page.select("main a[href*='book/glossary.html#']")]
        assert targets
        assert len(targets) == len(set(targets))


def test_definitions_are_one_or_two_sentences(pages):
    for definition in pages["book/glossary.html"].select("dl.glossary > dd"):
        text = re.sub(r"\s+", " ", definition.get_text())
        text = text.strip().replace("et al.", "et al")
        assert 1 <= len(re.findall(r"\.(?= [A-Z]|$)", text)) <= 2, text

"""Sources: complete, cited, and the ones that docstrings and equations name."""

import ast
import re
from pathlib import Path

import pytest
from pybtex.database import parse_file

ROOT = Path(__file__).resolve().parents[2]
ENTRIES = parse_file(ROOT / "book" / "references.bib").entries
NEEDED = {
    "article": {"title", "journal", "volume", "pages", "year", "doi|url"},
    "inproceedings": {"title", "booktitle", "year", "doi|url"},
    "mastersthesis": {"title", "school", "type", "year"},
    "unpublished": {"title", "note", "year", "url"},
}
# "Hochreiter and Schmidhuber 1997", "Greff et al. 2017", "(Elman 1990)", "Gers, Schmidhuber and Cummins (2000)"
CITATION = re.compile(r"([A-Z][a-zé]+)(?:,? et al\.|(?:, [A-Z][a-zé]+)*,? and [A-Z][a-zé]+)?,? \(?((?:19|20)\d\d)\b")
LABEL = re.compile(r"\beq-[a-z]+(?:-[a-z]+)*(?![a-z-])")


def documents():
    """Yield every text in which a source can be cited."""
    for path in [*(ROOT / "book").glob("*.md"), *(ROOT / "notebooks").rglob("*.ipynb")]:
        yield path.read_text(encoding="utf-8")


def docstrings():
    """Yield (place, docstring) for each public text of lstm_core."""
    for path in sorted((ROOT / "lstm_core").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
                text = ast.get_docstring(node)
                if text:
                    yield f"{path.relative_to(ROOT).as_posix()}:{getattr(node, 'name', 'module')}", text


@pytest.mark.parametrize("key", ENTRIES)
def test_an_entry_is_complete(key):
    entry = ENTRIES[key]
    assert entry.persons["author"]
    assert all(person.first_names for person in entry.persons["author"])
    for need in NEEDED[entry.type]:
        assert any(entry.fields.get(field) for field in need.split("|")), need
    if "doi" in entry.fields:
        assert re.fullmatch(r"10\.\d{4,}/\S+", entry.fields["doi"])


def cited(texts):
    """Return the keys that texts cite."""
    lists = [keys for text in texts for keys in re.findall(r"\{cite(?::\w+)?\}`([^`]+)`", text)]
    return {key.strip() for keys in lists for key in keys.split(",")}


def test_every_entry_is_cited():
    assert set(ENTRIES) - cited(documents()) == set()


def test_the_page_says_of_every_source_what_it_is_used_for():
    assert cited([(ROOT / "book" / "references.md").read_text(encoding="utf-8")]) == set(ENTRIES)


def test_the_page_lists_every_entry_as_a_list_of_list_items(pages):
    page = pages["book/references.html"]
    items = page.select('.citation-list[role="list"] > .citation[role="listitem"]')
    assert {item["id"] for item in items} >= {item["id"] for item in page.select(".citation")}
    assert len(items) == len(ENTRIES)
    years = [
        int(re.findall(r"\b(?:19|20)\d\d\b(?!\.\d)", item.get_text().split("URL")[0].split("doi:")[0])[-1])
        for item in items
    ]
    assert years == sorted(years)


def test_every_equation_that_a_docstring_names_exists(pages):
    labels = {block["id"].removeprefix("equation-") for block in pages["book/notation.html"].select("div.math[id]")}
    named = {(place, label) for place, text in docstrings() for label in LABEL.findall(text)}
    assert len(named) >= 5
    families = {(place, label) for place, label in named if any(known.startswith(label + "-") for known in labels)}
    assert {(place, label) for place, label in named - families if label not in labels} == set()


def test_every_source_that_a_docstring_names_is_in_the_bibliography():
    known = {
        (name.rstrip("."), entry.fields["year"])
        for entry in ENTRIES.values()
        for person in entry.persons["author"]
        for name in person.last_names
    }
    named = {(place, *found) for place, text in docstrings() for found in CITATION.findall(text)}
    assert len(named) >= 5
    assert {item for item in named if item[1:] not in known} == set()

"""The ledger: every number in it is computed here again, every link is a state that its figure takes."""

import base64
import importlib
import json
import re
from urllib.parse import unquote, urlsplit

import pytest
from lstm_book import chapters, ledger

from lstm_core.widgets import OneStepLab
from tests.book.claims import CLAIMS, ENTRIES, ROOT, figure
from tests.widgets.browser_arithmetic import run

for number in {entry["chapter"] for entry in ENTRIES.values()}:
    importlib.import_module(f"tests.book.claims.chapter_{number:02d}")

# A role names an equation or a source; its digits state nothing.
_ROLE = re.compile(r"\{[a-z:]+\}`[^`]*`")
_NUMBER = re.compile(r"(?<![\w.^_])[−-]?\d[\d,]*(?:\.\d+)?(?:e[−-]?\d+)?")


def stated(text):
    """Return the numbers that a sentence states, in order, as written, with plain minus signs and no commas."""
    found = _NUMBER.findall(_ROLE.sub("", text))
    return [number.replace("−", "-").rstrip(",").replace(",", "") for number in found]


def test_there_are_at_least_fifteen_and_each_has_its_computation():
    assert len(ENTRIES) >= 15
    assert set(CLAIMS) == set(ENTRIES)


@pytest.mark.parametrize("name", ENTRIES)
def test_the_numbers_of_a_correction_are_the_computed_ones(name):
    written = stated(ENTRIES[name]["correction"])
    computed = [f"{value:g}" if not isinstance(value, str) else value for value in CLAIMS[name]()]
    assert written == computed


def test_numbers_are_found_as_they_are_written():
    text = "With $b_f = −2.5$ 8,190 strings, {cite:p}`gers2000forget`, 5.7e-4 and $x^2$ in 3 steps."
    assert stated(text) == ["-2.5", "8190", "5.7e-4", "3"]


@pytest.mark.parametrize("name", ENTRIES)
def test_a_link_holds_a_state_that_python_takes(name):
    explorable = figure(name)
    assert {key: explorable.state()[key] for key in ENTRIES[name]["state"]} == ENTRIES[name]["state"]


def test_the_page_reads_every_link_back():
    cases = [
        {"kind": "link", "hash": "#" + ledger.fragment(entry), "first": ledger.first_state(ROOT, entry)}
        for entry in ENTRIES.values()
    ]
    for entry, read in zip(ENTRIES.values(), run(cases), strict=True):
        assert read == {"name": entry["figure"], "state": entry["state"]}


def test_the_links_stand_on_the_page(pages):
    page = pages["book/misconceptions.html"]
    links = [link["href"] for link in page.select("dl.misconceptions p.see a")]
    assert len(links) == len(ENTRIES)
    for entry, link in zip(ENTRIES.values(), links, strict=True):
        url = urlsplit(link)
        target = f"notebooks/{chapters.chapter_file(ROOT, entry['chapter']).stem}.html"
        assert url.path == f"../{target}"
        name, code = unquote(url.fragment).split("=")
        state = json.loads(base64.urlsafe_b64decode(code + "=" * (-len(code) % 4)))
        assert (name, state) == (entry["figure"], entry["state"])
        kind, _, place = name.partition("~")
        assert len(pages[target].select(f'[data-explorable="{kind}"]')) >= int(place or 1)


def test_every_chapter_with_an_entry_is_on_the_page():
    text = (ROOT / "book" / "misconceptions.md").read_text(encoding="utf-8")
    assert sorted(map(int, re.findall(r"\{misconceptions\} (\d+)", text))) == sorted(
        {entry["chapter"] for entry in ENTRIES.values()}
    )


@pytest.fixture
def broken(tmp_path):
    """A repository with one chapter, and a function that writes a ledger of one entry with changes."""
    (tmp_path / "book").mkdir()
    (tmp_path / "notebooks").mkdir()
    markup = OneStepLab().to_markup()
    cell = {"cell_type": "code", "outputs": [{"data": {"text/html": [markup, markup]}}]}
    (tmp_path / "notebooks" / "05-x.ipynb").write_text(json.dumps({"cells": [cell]}), encoding="utf-8")

    def write(**changes):
        entry = {**ENTRIES["gates-are-settings"], **changes}
        (tmp_path / "book" / ledger.SOURCE).write_text(json.dumps([entry]), encoding="utf-8")
        return ledger.first_state(tmp_path, ledger.entries(tmp_path)[0])

    return write


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"figure": "unroll"}, r"names the figure 'unroll'; 05-x\.ipynb has: one-step-lab, one-step-lab~2\."),
        ({"figure": "one-step-lab~3"}, r"names the figure 'one-step-lab~3'"),
        ({"state": {"speed": 2}}, r"sets speed, which one-step-lab does not have"),
        ({"chapter": 4}, r"chapter 4 should be one notebook named 04-….ipynb; found: none"),
        ({"colour": "red"}, r"lacks or has too much of: colour"),
    ],
)
def test_a_mistake_in_the_ledger_is_a_sentence(broken, changes, sentence):
    with pytest.raises(chapters.ChapterError, match=sentence):
        broken(**changes)


def test_figures_of_one_kind_are_counted(broken):
    assert broken(figure="one-step-lab~2") == OneStepLab().state()

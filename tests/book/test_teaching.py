"""The plans of the page for teachers: minutes that add up, links that hold the state they promise, true promises."""

import base64
import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from lstm_book import chapters, ledger, presets

from lstm_core.widgets import registry

ROOT = Path(__file__).resolve().parents[2]
PAGE = "book/teaching.html"
# What a plan promises of a state, as the figure itself says it.
PROMISED = {
    "cue-in-sight": r"a window of 10 sees it and answers Y; the state machine answers Y; the RNN .* answers Y",
    "rolled-up": r"the same 8 numbers serve every step",
    "gradient-grows": r"largest, 1\.[1-9]\d+, at lag 40; the bound says [1-9]\d",
    "nothing-protects": r"[89] of 20 answers wrong after 500 steps",
    "no-input": r"i = 0\.[1-9]\d, f = 0\.[1-9]\d, g = 0\.0[1-9], o = 0\.[1-9]\d",
    "other-cue-first": r"answers YX .*, right",
    "all-wiped": r"f of every unit held at 0\.00 .* answers YY .*, wrong",
    "simple-network-trains": r"^Playground: adding, length 20; RNN",
}


def every_entry():
    return [*ledger.entries(ROOT), *presets.entries(ROOT)]


def test_the_minutes_of_each_plan_add_up(pages):
    plans = 0
    for section in pages[PAGE].select("section > section"):
        title = section.find("h2").get_text()
        if total := re.search(r": (\d+) minutes", title):
            minutes = [int(row.find("td").get_text()) for row in section.select("tbody tr")]
            assert sum(minutes) == int(total[1]), title
            assert len(minutes) >= 5
            plans += 1
    assert plans >= 4


def test_each_link_holds_the_state_of_its_entry(pages):
    known = {entry["look"]: entry for entry in every_entry()}
    links = pages[PAGE].select("a.show")
    assert len(links) >= 25
    for link in links:
        entry = known[link.get_text()]
        address, _, fragment = link["href"].partition("#")
        name, _, code = unquote(fragment).partition("=")
        state = json.loads(base64.urlsafe_b64decode(code + "=" * (-len(code) % 4)))
        assert (name, state) == (entry["figure"], entry["state"])
        assert address == f"../notebooks/{chapters.chapter_file(ROOT, entry['chapter']).stem}.html"


def test_every_preset_is_used_and_changes_its_figure(pages):
    shown = {link.get_text() for link in pages[PAGE].select("a.show")}
    for entry in presets.entries(ROOT):
        assert entry["look"] in shown, f"no plan shows {entry['id']}"
        first = ledger.first_state(ROOT, entry, presets.SOURCE)
        assert any(first[key] != value for key, value in entry["state"].items()), entry["id"]


@pytest.mark.parametrize("entry", presets.entries(ROOT), ids=lambda entry: entry["id"])
def test_a_state_shows_what_the_plan_promises(entry):
    traits = {**ledger.first_state(ROOT, entry, presets.SOURCE), **entry["state"]}
    assert re.search(PROMISED[entry["id"]], registry()[entry["figure"].split("~")[0]](**traits).summary())


@pytest.mark.parametrize("name", ["no-such-state", "twice"])
def test_an_unknown_or_doubled_name_is_told(tmp_path, name):
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / ledger.SOURCE).write_text("[]", encoding="utf-8")
    entry = {"id": "twice", "chapter": 1, "figure": "memory-bench", "state": {}, "look": "so"}
    (tmp_path / "book" / presets.SOURCE).write_text(json.dumps([entry, entry]), encoding="utf-8")
    with pytest.raises(chapters.ChapterError, match=f"[02] states are called '{name}'"):
        presets.find(tmp_path, name)


def test_an_entry_with_a_wrong_key_is_told(tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / presets.SOURCE).write_text('[{"id": "a", "colour": 1}]', encoding="utf-8")
    with pytest.raises(chapters.ChapterError, match="entry 'a' lacks or has too much of: chapter, colour"):
        presets.entries(tmp_path)

"""The page of measured figures: it is that of what is stored, and it refuses what would make a broken table."""

import pytest

from tools import report_page

TABLE = {
    "title": "Weights",
    "about": "Kilobytes of a page.",
    "command": "nox -s weights",
    "machine": "a small one",
    "columns": ["page", "kB", "browsers"],
    "rows": [["one|two", 12.5, 3], ["three", 1e-13, 12345]],
}


def test_the_page_of_the_book_is_that_of_the_stored_figures():
    stored = report_page.stored()
    assert stored
    assert report_page.PAGE.read_text(encoding="utf-8") == report_page.written(stored)


def test_every_table_names_its_command_and_its_machine():
    text = report_page.written({"weights": [TABLE]})
    assert "## Weights\n\nKilobytes of a page.\n\n| page | kB | browsers |\n| --- | ---: | ---: |\n" in text
    assert "\n| one\\|two | 12.5 | 3 |\n| three | 1e-13 | 12,345 |\n" in text
    assert text.endswith("\nMeasured by `nox -s weights` on: a small one.\n")


def test_a_column_of_fractions_has_one_number_of_digits_and_may_have_gaps():
    rows = [["one", 249.0, "–", 0.5], ["two", 1234.56, 3, 2e-16]]
    text = report_page.section(TABLE | {"columns": ["page", "kB", "s", "far"], "rows": rows})
    assert "| --- | ---: | ---: | ---: |\n| one | 249.00 | – | 0.5 |\n| two | 1,234.56 | 3 | 2e-16 |\n" in text


def test_the_tables_of_every_page_come_first():
    text = report_page.written({name: [TABLE | {"title": name}] for name in ("engines", "pages", "weights")})
    assert [line[3:] for line in text.splitlines() if line.startswith("## ")] == ["pages", "engines", "weights"]


def test_storing_writes_the_figures_and_the_page(tmp_path, monkeypatch):
    monkeypatch.setattr(report_page, "REPORTS", tmp_path)
    monkeypatch.setattr(report_page, "PAGE", tmp_path / "report.md")
    report_page.store("weights", [TABLE])
    assert report_page.stored() == {"weights": [TABLE]}
    assert (tmp_path / "report.md").read_text(encoding="utf-8") == report_page.written({"weights": [TABLE]})
    with pytest.raises(report_page.ReportError):
        report_page.store("broken", [TABLE | {"rows": []}])
    assert [path.name for path in tmp_path.glob("*.json")] == ["weights.json"], "what is broken is not stored"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"rows": [["one", 2.0]]}, r"a row of 'Weights' in w.json is \['one', 2.0\]; give it 3 texts or numbers"),
        ({"rows": [["one", None, 3]]}, "give it 3 texts or numbers"),
        ({"rows": [["one", True, 3]]}, "give it 3 texts or numbers"),
        ({"rows": []}, "table 'Weights' in w.json is empty"),
        ({"columns": [], "rows": [[]]}, "table 'Weights' in w.json is empty"),
        ({"machine": " "}, "machine of table 'Weights' in w.json is ' '; give it a text"),
        ({"note": "more"}, r"a table of w.json has the keys .*'note'.*; it needs exactly"),
    ],
)
def test_a_broken_table_is_refused_in_a_sentence(change, sentence):
    with pytest.raises(report_page.ReportError, match=sentence):
        report_page.check("w.json", [TABLE | change])
    with pytest.raises(report_page.ReportError, match=r"w.json holds no list of tables"):
        report_page.check("w.json", {})

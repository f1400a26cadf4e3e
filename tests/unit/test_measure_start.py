"""What the session of the newcomer reads from the test command, and what it hands on to a fresh start."""

import os
import sys
from pathlib import Path

import pytest

from tools import measure_start, report_page, suites

SAID = """==== unit ====
unit passed 1.0 s
"""


@pytest.fixture
def said(capsys):
    results = [suites.Result("lint", "passed", "", 4.25), suites.Result("js-lint", "passed", "", 9.0)]
    results.append(suites.Result("unit", "passed", "3195 tests, 2 skipped", 60.5))
    suites.report(results, absent_is_failure=True)
    return SAID + capsys.readouterr().out


def test_suites_are_read_as_the_test_command_writes_them(said):
    rows = measure_start.suites(said, 90)
    assert rows[:3] == [["lint", 4.2, 0], ["js-lint", 9.0, 0], ["unit", 60.5, 3195]]
    assert rows[3:] == [["what tests need besides, installed", 16.3, "–"], ["all", 90, 3195]]


def test_a_newcomer_has_empty_caches_and_no_environment(monkeypatch, tmp_path):
    (tmp_path / "uv").touch()
    folders = [str(tmp_path), str(Path(sys.prefix, "bin")), "/bin"]
    monkeypatch.setenv("PATH", os.pathsep.join(folders))
    monkeypatch.setenv("PYTHONPATH", "somewhere")
    for installer, kept in (("pip", folders[2:]), ("uv", [folders[0], folders[2]])):
        variables = measure_start.surroundings(installer)
        assert variables["PATH"].split(os.pathsep) == kept
        assert variables["PIP_NO_CACHE_DIR"] == "1"
        assert "PYTHONPATH" not in variables


def test_a_run_without_tests_keeps_the_stored_table_of_tests(monkeypatch, tmp_path):
    monkeypatch.setattr(report_page, "REPORTS", tmp_path)
    monkeypatch.setattr(report_page, "PAGE", tmp_path / "report.md")
    started = [["start again", "pip", 10, 1.5]]
    report_page.store("start", measure_start.tables(started, [["all", 840.0, 4000]]))
    kept = measure_start.tables([["start again", "pip", 10, 9.5]], [])
    assert [table["rows"] for table in kept] == [[["start again", "pip", 10, 9.5]], [["all", 840.0, 4000]]]


def test_a_course_that_does_not_start_is_a_sentence_with_what_it_said(tmp_path):
    (tmp_path / "course.py").write_text("raise SystemExit('no book today')", encoding="utf-8")
    with pytest.raises(measure_start.StartError, match="did not start:\nno book today"):
        measure_start.start(tmp_path, dict(os.environ))

"""The table of derived files in CONTRIBUTING.md: each file it names exists, and each file that is made is in it."""

import fnmatch
import re
import subprocess

import pytest

from tests.boot.conftest import ROOT

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
# A made file says so at its beginning, or .gitattributes does.
MADE = re.compile(r"Made by `[^`]+` from .*Do not edit|^\s*(?://|#) (?:Generated|Written|Bundled) by ", re.MULTILINE)


def rows():
    """Return the table's rows: files, sources, command."""
    section = GUIDE.split("## Derived files")[1].split("\n## ")[0]
    lines = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    assert lines[0] == ["file", "source", "command"]
    assert len(lines) > 12
    return lines[1:]


def paths(cell):
    """Return what a cell names in code: paths and patterns."""
    return [name for name in re.findall(r"`([^`]+)`", cell) if "/" in name or "." in name]


def tracked():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def matches(name, pattern):
    """Say whether a tracked file is what a path or a pattern names; a bare name lies anywhere."""
    return fnmatch.fnmatchcase(name, pattern) or name.startswith(pattern) or name.split("/")[-1] == pattern


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0][:40])
def test_what_a_row_names_exists(row, sessions):
    files, sources, command = row
    for cell in (files, sources):
        for pattern in paths(cell):
            assert any(matches(name, pattern) for name in tracked()), f"there is no {pattern}"
    for words in (text.split() for text in re.findall(r"`([^`]+)`", command)):
        if words[:2] == ["nox", "-s"]:
            assert words[2] in sessions, f"nox has no session {words[2]}"
        else:
            assert words == ["npm", "install"] or (ROOT / words[1]).is_file(), " ".join(words)
    assert re.search(r"`|that session", command)


def test_every_file_that_is_made_is_in_the_table():
    known = [pattern for files, _, _ in rows() for pattern in paths(files)]
    marks = (ROOT / ".gitattributes").read_text(encoding="utf-8")
    marked = re.findall(r"^(\S+) linguist-generated$", marks, re.MULTILINE)
    assert len(marked) >= 5
    found = 0
    for name in tracked():
        generated = any(fnmatch.fnmatchcase(name, pattern.replace("**", "*")) for pattern in marked)
        if not generated and name.endswith((".md", ".js", ".mjs", ".json", ".yml", ".txt")):
            with (ROOT / name).open(encoding="utf-8") as file:
                generated = bool(MADE.search(file.read(600)))
        if generated:
            found += 1
            assert any(matches(name, pattern) for pattern in known), f"{name} is made, and no row names it"
    assert found > 30


def test_every_scheduled_session_is_in_the_guide():
    workflow = (ROOT / ".github" / "workflows" / "scheduled.yml").read_text(encoding="utf-8")
    listed = [*re.findall(r"^          - ([a-z_]+)$", workflow, re.MULTILINE), "matrix"]
    table = GUIDE.split("## Long sessions")[1].split("\n## ")[0]
    named = re.findall(r"^\| `nox -s ([a-z_]+)` \| .+ \|$", table, re.MULTILINE)
    assert sorted(named) == sorted(listed)

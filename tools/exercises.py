"""Derive the files that belong to the exercises.

Usage, from the repository root::

    python tools/exercises.py copies    write notebooks/exercises from notebooks/solutions
    python tools/exercises.py corpus    write the sentences of tests/data/exercise_corpus.json
    python tools/exercises.py check     say what is not up to date, exit 1 if anything is

A solution notebook marks what a reader writes with ``### BEGIN SOLUTION`` and ``### END SOLUTION``, as nbgrader does;
its copy has a stub there, no outputs, and the same nbgrader metadata, so that a teacher can assign it as it is.
The corpus lists answers with the outcome and the hint that a person decided; the sentence is filled in, and a judge
that decides otherwise stops the tool.
"""

import argparse
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from lstm_core import exercises  # noqa: E402 (found from the root of the course)
from tools import notebooks  # noqa: E402

SOLUTIONS, COPIES = ROOT / "notebooks" / "solutions", ROOT / "notebooks" / "exercises"
CORPUS = ROOT / "tests" / "data" / "exercise_corpus.json"
MARKED = re.compile(
    r"^(?P<indent>[ \t]*)### BEGIN SOLUTION[ \t]*\n(?P<body>.*?)^[ \t]*### END SOLUTION[ \t]*(?:\n|\Z)", re.M | re.S
)
STUB = "# Your code here.\nraise NotImplementedError"
GRADED = {"schema_version": 3, "task": False}
GRADE_ID = re.compile(r"[A-Za-z0-9_-]+")


# ---------------------------------------------------------------- fill-in copies


def stubbed(source):
    """Return a cell's source with a stub in the place of each marked solution."""

    def stub(match):
        return "".join(f"{match['indent']}{line}\n" for line in STUB.splitlines())

    return MARKED.sub(stub, source).rstrip("\n")


def copy(notebook):
    """Return the fill-in copy of a solution notebook."""
    cells = []
    for cell in notebook["cells"]:
        source = stubbed("".join(cell["source"]))
        if "### BEGIN SOLUTION" in source or "### END SOLUTION" in source:
            raise ValueError(f"cell {cell['id']} has a BEGIN SOLUTION or END SOLUTION without its partner")
        new = {**cell, "source": source.splitlines(keepends=True)}
        if cell["cell_type"] == "code":
            new |= {"execution_count": None, "outputs": []}
        cells.append(new)
    return {**notebook, "cells": cells}


def copies():
    """Return the text of every fill-in copy by its path."""
    found = sorted(SOLUTIONS.glob("*.ipynb"))
    return {COPIES / path.name: notebooks.dumps(copy(notebooks.read(path))) for path in found}


# ---------------------------------------------------------------- nbgrader metadata


def grading_problems(notebook):
    """Say what nbgrader (metadata schema 3) would refuse in a notebook; an empty list means nothing."""
    found, seen = [], set()
    for cell in notebook["cells"]:
        graded = cell["metadata"].get("nbgrader")
        if graded is None:
            continue
        found += [f"Cell {cell['id']}: {sentence}" for sentence in _cell_problems(graded, cell, seen)]
        seen.add(graded.get("grade_id"))
    return found


def _cell_problems(graded, cell, seen):
    needed = {"schema_version", "grade", "grade_id", "locked", "solution", "task"}
    if missing := needed - set(graded):
        yield f"nbgrader's {', '.join(sorted(missing))} is missing"
        return
    if unknown := set(graded) - needed - {"points", "cell_type", "checksum"}:
        yield f"nbgrader knows no {', '.join(sorted(unknown))}"
    if graded["schema_version"] != 3 or any(not isinstance(graded[k], bool) for k in ("grade", "locked", "solution")):
        yield "schema_version is 3, and grade, locked and solution are true or false"
    if not isinstance(graded["grade_id"], str) or not GRADE_ID.fullmatch(graded["grade_id"]):
        yield f"grade_id {graded['grade_id']!r} needs letters, digits, - and _ only"
    elif graded["grade_id"] in seen:
        yield f"grade_id {graded['grade_id']!r} stands twice"
    points = graded.get("points")
    if graded["grade"] != ("points" in graded) or (points is not None and not (_is_number(points) and points >= 0)):
        yield "a graded cell has points, a number of at least 0, and no other cell has"
    if graded.get("cell_type", cell["cell_type"]) != cell["cell_type"]:
        yield f"cell_type says {graded['cell_type']!r}"
    if graded["task"]:
        yield "tasks are not used in this course"
    if graded["grade"] and not graded["solution"] and not graded["locked"]:
        yield "a cell of tests must be locked"
    if graded["solution"] and graded["locked"]:
        yield "a cell that the student writes cannot be locked"


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


# ---------------------------------------------------------------- corpus


def decode(value):
    """Return an answer of the corpus: numbers that JSON lacks and long texts are written as objects."""
    if isinstance(value, dict) and "$number" in value:
        return 10**400 if value["$number"] == "1e400" else float(value["$number"])
    if isinstance(value, dict) and "$repeat" in value:
        text, times = value["$repeat"]
        return text * times
    if isinstance(value, dict):
        return {key: decode(entry) for key, entry in value.items()}
    return [decode(entry) for entry in value] if isinstance(value, list) else value


def corpus(document):
    """Return the corpus with its sentences, as text with one answer on a line."""
    lines = []
    for name, rows in document.items():
        told = [json.dumps(_judged(name, row), ensure_ascii=False) for row in rows]
        lines.append(f"  {json.dumps(name)}: [\n    " + ",\n    ".join(told) + "\n  ]")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _judged(name, row):
    verdict = exercises.check(name, decode(row["answer"]))
    if (verdict.outcome, verdict.hint) != (row["outcome"], row.get("hint")):
        raise ValueError(
            f"{name}: {row['answer']!r} is said to be {row['outcome']}, hint {row.get('hint')}; "
            f"the judge finds it {verdict.outcome}, hint {verdict.hint}: {verdict}"
        )
    return {key: value for key, value in row.items() if key != "say"} | {"say": verdict.say}


# ---------------------------------------------------------------- files


def derived(command):
    """Return the text of every derived file by its path."""
    files = {}
    if command in ("copies", "check"):
        files |= copies()
    if command in ("corpus", "check"):
        files[CORPUS] = corpus(json.loads(CORPUS.read_text(encoding="utf-8")))
    return files


def stale(files):
    """List the files that do not hold the text they should, and fill-in copies that no solution has."""
    kept = [path for path in sorted(COPIES.glob("*.ipynb")) if path.name in {p.name for p in SOLUTIONS.glob("*.ipynb")}]
    lost = [path for path in sorted(COPIES.glob("*.ipynb")) if path not in kept]
    wrong = [path for path, text in files.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    return wrong + lost


def main(arguments=None):
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["copies", "corpus", "check"])
    command = parser.parse_args(arguments).command
    files = derived(command)
    changed = stale(files)
    for path in changed:
        if command == "check":
            print(f"{path.relative_to(ROOT)} is not what its source gives; run python tools/exercises.py copies|corpus")
        elif path in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(files[path], encoding="utf-8")
            print(f"{path.relative_to(ROOT)}: written")
    return 1 if command == "check" and changed else 0


if __name__ == "__main__":
    sys.exit(main())

"""Notebooks to fill in: stubs where solutions stood, metadata that nbgrader accepts."""

import pytest

from tools import exercises as tool


def cell(source, kind="code", **graded):
    metadata = {"nbgrader": graded} if graded else {}
    body = {"cell_type": kind, "id": "x", "metadata": metadata, "source": source.splitlines(keepends=True)}
    return body | ({"execution_count": 3, "outputs": [1]} if kind == "code" else {})


SOLVED = "def f(x):\n    ### BEGIN SOLUTION\n    y = x\n    return y\n    ### END SOLUTION\n\nf(1)"


def test_copy_has_a_stub_where_the_solution_stood_and_no_outputs():
    (copied,) = tool.copy({"cells": [cell(SOLVED)]})["cells"]
    assert "".join(copied["source"]) == "def f(x):\n    # Your code here.\n    raise NotImplementedError\n\nf(1)"
    assert (copied["execution_count"], copied["outputs"]) == (None, [])


def test_a_solution_without_its_end_is_refused():
    with pytest.raises(ValueError, match="without its partner"):
        tool.copy({"cells": [cell(SOLVED.replace("END", "ENDE"))]})


@pytest.mark.parametrize("path", sorted(tool.SOLUTIONS.glob("*.ipynb")), ids=lambda path: path.name)
def test_solutions_carry_metadata_that_nbgrader_accepts(path):
    notebook = tool.notebooks.read(path)
    assert tool.grading_problems(notebook) == []
    graded = [c["metadata"]["nbgrader"] for c in notebook["cells"] if "nbgrader" in c["metadata"]]
    assert any(g["solution"] for g in graded)
    assert any(g["grade"] and g["locked"] for g in graded)
    assert "### BEGIN SOLUTION" in path.read_text(encoding="utf-8")


def test_there_is_a_solution():
    assert list(tool.SOLUTIONS.glob("*.ipynb"))


GOOD = {"schema_version": 3, "grade_id": "t-1", "grade": True, "locked": True, "solution": False, "task": False}
GOOD |= {"points": 2}


@pytest.mark.parametrize(
    ("damage", "match"),
    [
        ({"task": ...}, "task is missing"),
        ({"colour": 1}, "knows no colour"),
        ({"schema_version": 2}, "schema_version is 3"),
        ({"grade": 1}, "are true or false"),
        ({"grade_id": "a b"}, "needs letters"),
        ({"points": ...}, "has points"),
        ({"points": -1}, "has points"),
        ({"points": True}, "has points"),
        ({"grade": False}, "no other cell has"),
        ({"cell_type": "markdown"}, "cell_type says"),
        ({"task": True}, "tasks are not used"),
        ({"locked": False}, "must be locked"),
        ({"solution": True}, "cannot be locked"),
    ],
)
def test_metadata_that_nbgrader_refuses_is_noticed(damage, match):
    assert tool.grading_problems({"cells": [cell("1", **GOOD)]}) == []
    bad = {key: value for key, value in (GOOD | damage).items() if value is not ...}
    (sentence, *_rest) = tool.grading_problems({"cells": [cell("1", **bad)]})
    assert match in sentence


def test_one_grade_id_twice_is_noticed():
    assert "stands twice" in tool.grading_problems({"cells": [cell("1", **GOOD), cell("2", **GOOD)]})[0]

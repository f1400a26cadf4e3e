"""The stored study belongs to its code: the same changes, seeds and recipe, and a run that can be had again."""

from dataclasses import asdict

import numpy as np
import pytest

from lstm_core import plotting
from lstm_core.experiments import studies


def test_the_stored_study_is_of_this_recipe_and_these_changes():
    stored = studies.stored()
    assert stored["recipe"] == asdict(studies.Recipe())
    assert stored["changes"] == studies.CHANGES
    for what, changes in studies.CHANGES.items():
        assert list(stored["runs"][what]) == list(changes)
        for runs in stored["runs"][what].values():
            assert [run["seed"] for run in runs] == list(range(10))
            assert all(run["solved"] is None or run["solved"] <= stored["recipe"]["steps"] for run in runs)


def test_a_stored_run_is_had_again():
    """To the step on the machine that stored it; elsewhere a sum may round otherwise."""
    (stored, *_) = studies.stored()["runs"]["forget bias"]["chrono"]
    again = studies.run(studies.Recipe(forget_bias=None), 0)
    assert stored["solved"] is not None
    assert again["solved"] == pytest.approx(stored["solved"], abs=50)


def test_a_run_that_diverges_is_told_as_such():
    wild = studies.Recipe(length=10, optimizer="SGD", lr=1e6, clip=None, steps=50)
    with np.errstate(all="ignore"):
        assert studies.run(wild, 0)["solved"] is None


def test_equal_recipes_are_run_once():
    told = []
    short = studies.Recipe(length=10, steps=10)
    results = studies.study([0], lambda *line: told.append(line), ["clip"], short)
    assert [label for _, label, _ in told] == list(studies.CHANGES["clip"]) == list(results["clip"])
    assert results["clip"]["1"][0]["loss"] is not None


def test_every_seed_has_its_mark():
    runs = {"a": [10, None, 30], "b": [None, None, None]}
    ax = plotting.solved_steps(runs, 100)
    marks = [len(line.get_xdata()) for line in ax.get_lines() if line.get_marker() in ("o", "x")]
    assert marks == [2, 1, 0, 3]
    beyond = [x for line in ax.get_lines() if line.get_marker() == "x" for x in line.get_xdata()]
    assert min(beyond) > 100

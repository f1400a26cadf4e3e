"""Exercises: answers get their verdicts, every hint is reached, both languages judge alike."""

import dataclasses
import json
import math

import numpy as np
import pytest

import lstm_core as lc
from lstm_core import exercises
from lstm_core.exercises.answers import shown
from lstm_core.exercises.predicates import PREDICATES
from tests.widgets import browser_arithmetic
from tools import exercises as tool

NAMES = exercises.names()
CORPUS = json.loads(tool.CORPUS.read_text(encoding="utf-8"))


def test_corpus_holds_every_exercise_with_enough_answers_of_every_sort():
    assert list(CORPUS) == NAMES
    for name, rows in CORPUS.items():
        assert len(rows) >= 12
        assert {row["outcome"] for row in rows} == {"right", "wrong", "unreadable"}
        reached = {row.get("hint") for row in rows}
        assert reached >= set(range(len(exercises.get(name).data["hints"]))), f"{name} has a hint that no answer gets"


@pytest.mark.parametrize("name", NAMES)
def test_answers_of_the_corpus_get_their_verdicts(name):
    for row in CORPUS[name]:
        verdict = lc.check(name, tool.decode(row["answer"]))
        assert (verdict.outcome, verdict.hint, repr(verdict)) == (row["outcome"], row.get("hint"), row["say"]), row
        assert verdict.right == (row["outcome"] == "right")


def test_corpus_and_copies_are_up_to_date():
    assert tool.stale(tool.derived("check")) == []


def test_corpus_tool_stops_where_the_judge_decides_otherwise():
    with pytest.raises(ValueError, match="said to be right, hint None; the judge finds it wrong, hint 0"):
        tool.corpus({"05-two": [{"answer": 180, "outcome": "right"}]})


def test_predicates_are_equal_in_both_languages():
    rng, cases = np.random.default_rng(4), []
    cases += [("half_life_of_bias", [b]) for b in (*rng.normal(0, 10, 30), 0.0, -700.0, 700.0)]
    cases += [("parameter_count", rng.integers(1, 200, 3).tolist()) for _ in range(30)]
    cases += [("toggle_faults", rng.normal(0, 3, 2).tolist()) for _ in range(30)]
    cases += [("log2_gradient", rng.uniform(0.5, 1.5, 4).tolist()) for _ in range(30)]
    cases += [("largest_state", [b, m]) for b, m in zip(rng.uniform(-8, 0, 10), rng.uniform(0, 0.5, 10), strict=True)]
    answers = browser_arithmetic.run([{"kind": "predicate", "name": n, "values": v} for n, v in cases])
    for (name, values), answer in zip(cases, answers, strict=True):
        wanted = PREDICATES[name](*values)
        assert answer["value"] == pytest.approx(wanted, rel=1e-12), (name, values)


def test_every_predicate_is_used():
    used = {exercises.get(name).data.get("predicate") for name in NAMES}
    assert set(PREDICATES) == used - {None}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *[(1.005, "1"), (0.995, "1"), (19.1, "19.1"), (-0.001, "0"), (1e6, "1000000")],
        *[(-3e9, "over a million"), (math.nan, "no number")],
    ],
)
def test_values_are_shown_with_two_digits(value, text):
    assert shown(value) == text


def test_numpy_answers_are_welcome():
    assert lc.check("05-two", np.int64(200)).right
    assert lc.check("05-two", np.array(200)).right
    assert lc.check("05-one-step", np.array([0.6225, 1.2933, 0.5353])).right
    assert lc.check("06-drop", np.array([4, 15])).right
    assert lc.check("06-drop", {4, 15}).right
    assert lc.check("06-order", ("zero", "one", "f90", "f99", "five")).right
    assert lc.check("06-swap", np.array(["Y", "Y"])).right


@pytest.mark.parametrize("answer", [2j, object(), lambda: 1, b"200", np.array(2j), iter([1])])
@pytest.mark.parametrize("name", NAMES)
def test_what_only_python_can_give_is_answered_too(name, answer):
    assert lc.check(name, answer).outcome == "unreadable"


def test_verdicts_are_the_same_every_time_and_name_no_address():
    assert lc.check("05-two", object()) == lc.check("05-two", object())
    assert repr(lc.check("05-two", 200)).startswith("Right. 4H(D + H)")
    with pytest.raises(dataclasses.FrozenInstanceError):
        lc.check("05-two", 1).outcome = "right"


def test_an_unknown_exercise_is_an_error_that_lists_its_chapter():
    with pytest.raises(ValueError, match=r"no exercise '05-tow'; there are 05-one-step, 05-two, 05-gates, 05-size$"):
        lc.check("05-tow", 1)
    with pytest.raises(TypeError, match="give its id as text"):
        lc.check(5, 1)


def test_chapters_have_two_to_four_exercises():
    for path in exercises.FOLDER.glob("*.json"):
        assert 2 <= len(exercises.names(int(path.stem))) <= 4

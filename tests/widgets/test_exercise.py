"""The Python side of an exercise on a page: what it takes, what it refuses, what it leaves in the page."""

import json
import re

import pytest
import traitlets

from lstm_core import exercises
from lstm_core.widgets import Exercise

OWN = {
    "id": "own-sum",
    "kind": "number",
    "title": "A sum </script>",
    "prompt": "How much is <b>1 + 1</b>?",
    "label": "sum",
    "answer": 2,
    "tolerance": 0,
    "right": "Two it is.",
    "hint": "Count.",
    "hints": [{"when": {"is": n}, "say": f"{n} is not it."} for n in range(3, 8)],
}


@pytest.mark.parametrize("name", exercises.names())
def test_every_exercise_has_a_state_a_sentence_and_a_drawing(name):
    exercise = Exercise(name)
    assert exercise.state() == {"exercise": name, "spec": exercises.get(name).data}
    assert "solution" not in exercise.spec
    assert exercise.spec["prompt"] in repr(exercise)
    drawing = exercise.drawing()
    assert exercise.to_markup() == Exercise(name).to_markup()
    height = int(re.search(r'viewBox="0 0 340 (\d+)"', drawing)[1])
    assert height >= 96
    assert max(int(y) for y in re.findall(r'<text [^>]*y="(\d+)"', drawing)) < height
    assert not re.findall(r"\d\.\d{4,}", drawing)


def test_options_and_labels_stand_in_the_drawing():
    assert Exercise("05-gates").drawing().count("<rect") == 7
    assert Exercise("06-drop").drawing().count("<rect") == 30
    assert "hidden size H" in Exercise("05-size").drawing()


def test_another_exercise_brings_its_data():
    exercise = Exercise("05-two")
    exercise.exercise = "06-swap"
    assert exercise.spec == exercises.get("06-swap").data


def test_the_answer_of_the_reader_is_judged_in_python_too():
    exercise = Exercise("05-two")
    assert exercise.verdict is None
    exercise.answer = 180
    assert repr(exercise.verdict).startswith("Not yet. You counted only one bias vector")
    exercise.answer = 200
    assert exercise.verdict.right
    assert "answer" not in exercise.state()


def test_an_exercise_of_your_own_is_checked_and_escaped():
    exercise = Exercise(spec=OWN)
    assert exercise.exercise == "own-sum"
    exercise.answer = 2
    assert exercise.verdict.right
    assert "<b>" not in exercise.drawing() + exercise.fallback()
    assert "</script>" not in exercise.to_markup().split("</script>")[0]
    assert json.loads(re.search(r"json\">(.*?)</script>", exercise.to_markup())[1])["spec"]["title"] == OWN["title"]


@pytest.mark.parametrize(
    ("match", "traits"),
    [
        ("exercise: there is no exercise '05-tow'; there are 05-one-step", {"exercise": "05-tow"}),
        ("'exercise'", {"exercise": 5}),
        ("spec: own-sum: hint is missing", {"spec": {k: v for k, v in OWN.items() if k != "hint"}}),
        ("spec: own-sum: its own answer is judged", {"spec": OWN | {"answer": 2.5, "whole": True}}),
        ("'spec'", {"spec": "05-two"}),
        ("no trait exercice", {"exercice": "05-two"}),
    ],
)
def test_bad_values_are_refused_by_name(match, traits):
    with pytest.raises((traitlets.TraitError, TypeError), match=match):
        Exercise(**traits)

"""Exercises: what they claim is computed here again, their hints are reached, wrong specifications are refused."""

import copy
import dataclasses
import json
import math
import re

import numpy as np
import pytest

import lstm_core as lc
from lstm_core import exercises, weights
from lstm_core.activations import half_life, sigmoid
from lstm_core.cells import lstm_step
from lstm_core.exercises.answers import shown
from lstm_core.exercises.predicates import PREDICATES
from lstm_core.exercises.specification import SpecificationError, read, read_chapter
from lstm_core.optim import clip_gradients
from tests.widgets import browser_arithmetic
from tools import exercises as tool

NAMES = exercises.names()
CORPUS = json.loads(tool.CORPUS.read_text(encoding="utf-8"))
FILES = sorted(exercises.FOLDER.glob("*.json"))
RNG = np.random.default_rng


# ---------------------------------------------------------------- the corpus


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


# ---------------------------------------------------------------- what the exercises claim


def spec(name):
    return exercises.get(name).data


def numbers_in(text):
    """Return the decimal numbers that a text holds."""
    return [float(number.replace("−", "-")) for number in re.findall(r"−?\d+\.\d+", text)]


def test_gradients_that_arrive_are_found_where_the_solution_says():
    for radius, nu in re.findall(r"\|λ\| = (\S+) with ν = (\d(?:\.\d)?)", exercises.get("03-window").solution):
        assert lc.check("03-window", [float(radius), float(nu)]).right
    assert not lc.check("03-window", [1.1, 0]).right


def test_clipping_is_that_of_the_optimiser():
    far, near = (np.array([value]) for value in (0.004, 4.0))
    rest = np.sqrt(8.0**2 - far**2 - near**2)
    clipped, _ = clip_gradients({"far": far, "near": near, "rest": rest}, 2.0)
    wanted = [clipped["near"].item(), clipped["far"].item(), (clipped["far"] / clipped["near"]).item()]
    np.testing.assert_allclose(spec("03-clip")["answer"], wanted, rtol=1e-12)


def test_states_of_the_drift_exercise_are_those_of_its_solution():
    for bias in (-6.0, -5.0):
        largest = round(PREDICATES["largest_state"](bias, 0.1), 2)
        assert largest in numbers_in(exercises.get("04-drift").solution)
        assert lc.check("04-drift", bias).right == (largest < 2)


def test_one_step_is_the_step_of_the_library():
    column = np.array([[1.0], [-1.0], [0.5], [0.0]]), np.array([[2.0], [1.0], [-2.0], [1.0]])
    x, h, c = (np.array([[value]]) for value in (2.0, 0.5, 1.0))
    step = lstm_step(x, h, c, *column, np.array([-1.0, 2.0, 1.0, 0.0]), np.zeros(4))
    wanted = [step.f.item(), step.c.item(), step.h.item()]
    np.testing.assert_allclose(spec("05-one-step")["answer"], wanted, atol=5e-5)
    assert lc.check("05-one-step", wanted).right
    assert step.c.item() > 1 > step.h.item()
    for value in (step.i, step.g, *wanted[:2]):
        assert round(np.asarray(value).item(), 4) in numbers_in(exercises.get("05-one-step").solution)


def test_wrong_steps_are_the_mistakes_that_the_hints_name():
    i, f, g, o, c = sigmoid(2.0), sigmoid(0.5), np.tanh(1.0), sigmoid(0.5), 1.0
    new = f * c + i * g
    wanted = [np.tanh(0.5), 0.5, sigmoid(-1.5), f * c + g, c + i * g, i * c + f * g, f * c + (1 - f) * g, i * g]
    wanted += [o * new, np.tanh(new), o * np.tanh(c), np.tanh(o * new)]
    hints = [hint["when"]["is"] for hint in spec("05-one-step")["hints"]]
    np.testing.assert_allclose(hints, wanted, atol=2e-4)


def count(network):
    return sum(p.size for p in network.parameters.values())


def test_parameter_counts_are_those_of_the_library():
    assert spec("05-two")["answer"] == count(lc.LSTM(3, 5, rng=RNG(0))) == PREDICATES["parameter_count"](5, 3, 2)
    gru = count(lc.GRU(3, 5, rng=RNG(0)))
    assert gru == 150, "the hint about three layers"
    fits = [h for h in range(1, 60) if count(lc.LSTM(4, h, rng=RNG(0))) == 640]
    assert fits == spec("05-size")["answer"]


def test_statements_about_gates_are_true_and_false_as_said():
    network = lc.LSTM(2, 3, rng=RNG(1))
    for p in network.parameters.values():
        p *= 8
    trace = network.trace(RNG(2).normal(size=(40, 1, 2)))
    assert np.ptp(trace.f[:, 0, 0]) > 0.1, "a: gates move"
    assert np.ptp(trace.f[5, 0]) > 0.1, "not b: one forget gate for each unit"
    assert np.abs(trace.c).max() > 1 > np.abs(trace.h).max(), "c, not d"
    assert network.parameters["weight_hh_l0"][3, 1] != 0, "f: unit 0's forget gate reads unit 1"
    biases = np.array([-40.0, 40, 0, 40]), np.zeros(4)
    held = lstm_step(*(np.full((1, 1), v) for v in (0.0, 0.5, 1.0)), *[np.zeros((4, 1))] * 2, *biases)
    assert abs(held.h.item() - np.tanh(1.0)) < 1e-12, "not e: h holds while c is held and o is open"
    assert spec("05-gates")["answer"] == ["a", "c", "f"]


def test_half_lives_are_those_of_the_library():
    assert abs(half_life(sigmoid(3.34)) - 20) < 0.1
    for b in (-10.0, -3.0, 0.0, 1.0, 3.3448664679, 20.0):
        np.testing.assert_allclose(PREDICATES["half_life_of_bias"](b), half_life(sigmoid(b)), rtol=1e-6)
    exact = math.log(2 ** (-1 / 20) / (1 - 2 ** (-1 / 20)))
    assert lc.check("06-half-life", round(exact, 2)).right
    gates = {"zero": sigmoid(0.0), "one": sigmoid(1.0), "f90": 0.9, "f99": 0.99, "five": sigmoid(5.0)}
    assert sorted(gates, key=lambda name: half_life(gates[name])) == spec("06-order")["answer"]
    told = numbers_in(exercises.get("06-order").solution.split("half-lives")[1])
    np.testing.assert_allclose(told, sorted(half_life(g) for g in gates.values()), atol=0.05)


def one_hot(symbols):
    alphabet = weights.manifest("temporal-order")["alphabet"]
    return np.eye(len(alphabet))[[alphabet.index(symbol) for symbol in symbols]]


def test_forget_gates_of_the_stored_network_drop_where_the_answer_says():
    sequence = weights.manifest("temporal-order")["examples"][1]
    assert spec("06-drop")["sequence"] == sequence
    lowest = weights.load("temporal-order").rnn.trace(one_hot(sequence)).f.min(axis=-1)
    assert np.flatnonzero(lowest < 0.5).tolist() == spec("06-drop")["answer"]
    assert lowest[[t for t in range(30) if t not in (4, 15)]].min() > 0.8
    np.testing.assert_allclose(lowest[[4, 15]], numbers_in(exercises.get("06-drop").solution)[:2], atol=0.005)
    units = weights.load("temporal-order").rnn.trace(one_hot(sequence)).f[[4, 15]].argmin(axis=-1)
    assert units.tolist() == [0, 5]


def test_the_network_answers_the_turned_cue_as_said():
    manifest, model = weights.manifest("temporal-order"), weights.load("temporal-order")
    sequence = list(manifest["examples"][1])
    answers = []
    for first in "XY":
        sequence[4] = first
        answers.append(manifest["classes"][model(one_hot(sequence))[-1].argmax()])
    assert answers == ["XY", spec("06-swap")["answer"]]


def answers_of_cell(biases, x, weight_ih, weight_hh=(0, 0, 0, 0)):
    """Return c and h (T, B) of a one-unit LSTM with these weights on x (T, B, D)."""
    network = lc.LSTM(x.shape[-1], 1, rng=RNG(0))
    column = np.asarray(weight_hh, dtype=float)[:, None]
    network.load_parameters(
        {
            "weight_ih_l0": np.asarray(weight_ih, dtype=float),
            "weight_hh_l0": column,
            "bias_ih_l0": np.asarray(biases, dtype=float),
            "bias_hh_l0": np.zeros(4),
        }
    )
    trace = network.trace(x)
    return trace.c[..., 0], trace.h[..., 0]


def all_strings(alphabet, length):
    """Return every string of one length as an array (T, alphabet ** length) of symbols."""
    return np.stack(np.meshgrid(*[np.arange(alphabet)] * length, indexing="ij")).reshape(length, -1)


def toggle(u, b):
    """Return how many strings of length 10 the toggle with this candidate answers wrongly at their end."""
    symbols = all_strings(2, 10)
    rows = np.array([[20.0], [-20.0], [0.0], [0.0]])
    _c, h = answers_of_cell([-10, 10, b, 10], symbols[..., None].astype(float), rows, (0, 0, u, 0))
    return int(((h[-1] > 0.25) != (symbols.sum(axis=0) % 2 == 1)).sum())


@pytest.mark.parametrize(("u", "b"), [(-5, 2), (-2, 1), (-20, 10), (-5, 0), (5, 2), (-1, 2), (-5, 0.2)])
def test_toggle_is_judged_as_an_lstm_does_it(u, b):
    assert lc.check("07-toggle", [u, b]).right == (toggle(u, b) == 0)


def test_solution_of_the_toggle_shows_the_numbers_of_an_lstm():
    rows = np.array([[20.0], [-20.0], [0.0], [0.0]])
    c, h = answers_of_cell([-10, 10, 2, 10], np.ones((3, 1, 1)), rows, (0, 0, -5, 0))
    np.testing.assert_allclose([c[0, 0], h[0, 0], c[1, 0], c[2, 0]], [0.96, 0.75, -0.94, 1.0], atol=0.01)


def test_without_recurrent_weights_a_cell_never_turns_round_on_ones():
    rng = RNG(3)
    for _ in range(300):
        c, h = answers_of_cell(rng.normal(0, 4, 4), np.ones((30, 1, 1)), rng.normal(0, 4, (4, 1)))
        for states in (c[:, 0], h[:, 0]):
            steps = np.diff(states)
            assert (steps >= -1e-12).all() or (steps <= 1e-12).all()


def test_counter_needs_the_saturation_that_is_said():
    def missing(k):
        c, _h = answers_of_cell([k, 40, k, 0], np.ones((100, 1, 1)), np.zeros((4, 1)))
        return 100 - c[-1, 0]

    assert next(k for k in range(1, 9) if missing(k) < 0.5) == spec("07-counter")["answer"]
    np.testing.assert_allclose([missing(5), missing(6), missing(4)], [0.68, 0.25, 1.9], atol=0.05)
    np.testing.assert_allclose(100 - missing(1), 56, atol=0.5)


# ---------------------------------------------------------------- two languages


def test_predicates_are_equal_in_both_languages():
    rng, cases = RNG(4), []
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


# ---------------------------------------------------------------- the public names


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
    for path in FILES:
        assert 2 <= len(exercises.names(int(path.stem))) <= 4


# ---------------------------------------------------------------- wrong specifications


def change(path, value):
    """Return a change that sets, or with ... deletes, what lies at a path of keys."""

    def apply(document):
        *way, last = path
        for key in way:
            document = document[key]
        if value is ...:
            del document[last]
        else:
            document[last] = value

    return apply


WRONG = {
    "no-id": ("05-two", change(["id"], "two"), 'an "id" such as'),
    "kind": ("05-two", change(["kind"], "essay"), "kind is 'essay'; give one of number"),
    "missing": ("05-two", change(["tolerance"], ...), "05-two: tolerance is missing"),
    "unknown": ("05-two", change(["colour"], "red"), "colour is no part of a number exercise"),
    "empty-text": ("05-two", change(["right"], " "), "right is ' '; give a sentence"),
    "long-prompt": ("05-two", change(["prompt"], "x" * 241), "over 240 characters"),
    "few-hints": ("07-why", change(["hints"], []), "0 hints; give at least 5"),
    "hint-keys": ("05-two", change(["hints", 0, "why"], "x"), "needs when and say"),
    "silent-hint": ("05-two", change(["hints", 0, "say"], ""), "a hint says nothing"),
    "same-hints": ("07-why", change(["hints", 0, "say"], spec("07-why")["hints"][1]["say"]), "two hints say the same"),
    "condition": ("05-two", change(["hints", 0, "when"], {"looks": 3}), "it is made of above, below"),
    "two-conditions": ("05-two", change(["hints", 0, "when"], {"is": 3, "above": 2}), "it is made of"),
    "entry": ("05-one-step", change(["hints", 0, "when", "entry"], "q"), "names none of f, c, h"),
    "lost-option": ("05-gates", change(["hints", 1, "when"], {"has": "z"}), "names an option that does not exist"),
    "right-is-hinted": ("05-two", change(["hints", 0, "when"], {"is": 200}), "hint 0 fits the right answer"),
    "wrong-answer": ("05-size", change(["answer"], [11]), "its own answer is judged: Not yet. That layer has 748"),
    "answer-type": ("05-two", change(["answer"], "200"), "05-two: "),
    "answer-length": ("05-one-step", change(["answer"], [1.0]), "05-one-step: "),
    "tolerance": ("05-two", change(["tolerance"], -1), "the tolerance is negative"),
    "tolerance-nan": ("05-two", change(["tolerance"], math.nan), "tolerance is nan; give a number"),
    "range": ("05-size", change(["fields", 0, "range"], [5, 1]), "two numbers, low before high"),
    "field-key": ("05-size", change(["fields", 0, "colour"], 1), "has a wrong key"),
    "field-names": ("05-one-step", change(["fields", 1, "name"], "f"), "two fields have the same name"),
    "field-value": ("05-one-step", change(["fields", 1, "name"], "value"), 'a field is named "value"'),
    "predicate": ("05-size", change(["predicate"], "weigh"), "predicate 'weigh' is unknown; there are half_life"),
    "found": ("05-size", change(["found"], "No number."), "found needs one {}"),
    "option-keys": ("07-why", change(["options", 1, "key"], "a"), "two options have the same key"),
    "option-key": ("07-why", change(["options", 1, "key"], "B!"), "use small letters and digits"),
    "option-parts": ("07-why", change(["options", 1, "note"], "x"), "needs a key and a text"),
    "both-sets": ("05-gates", change(["sequence"], ["a"]), "either options or a sequence"),
    "shuffle": ("06-order", lambda d: d["options"].sort(key=lambda o: d["answer"].index(o["key"])), "shuffle them"),
    "symbol": ("06-swap", change(["alphabet"], ["X", "YY"]), "symbol 'YY'; give one character"),
    "form": ("06-swap", change(["hints"], 7), "a value has the wrong form"),
}


@pytest.mark.parametrize(("name", "damage", "match"), WRONG.values(), ids=WRONG)
def test_wrong_specification_is_refused_with_a_sentence(name, damage, match):
    (chapter,) = [path for path in FILES if path.stem == name[:2]]
    entries = json.loads(chapter.read_text(encoding="utf-8"))["exercises"]
    entry = next(copy.deepcopy(e) for e in entries if e["id"] == name)
    assert read(entry).id == name
    damage(entry)
    with pytest.raises(SpecificationError, match=re.escape(match)) as caught:
        read(entry)
    assert len(str(caught.value).split()) >= 5


def test_wrong_chapter_files_are_refused():
    document = json.loads((exercises.FOLDER / "05.json").read_text(encoding="utf-8"))
    for bad, match in (
        ([], "two entries"),
        ({**document, "chapter": "06"}, "05.json says it is chapter '06'"),
        ({**document, "exercises": document["exercises"] * 2}, "stands twice in 05.json"),
        ({**document, "exercises": [{**document["exercises"][0], "id": "06-x"}]}, "begin its id with 05-"),
        ({**document, "exercises": [7]}, 'an "id" such as'),
    ):
        with pytest.raises(SpecificationError, match=match):
            read_chapter(bad, "05")


# ---------------------------------------------------------------- notebooks to fill in


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

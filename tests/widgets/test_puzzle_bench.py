"""The puzzle bench: what its Python side takes, refuses and says; and the browser's verdicts, equal to Python's."""

import json

import numpy as np
import pytest
import traitlets

from lstm_core import puzzles
from lstm_core.widgets import PuzzleBench
from tests.widgets.browser_arithmetic import assert_close, run

NAMES = list(puzzles.puzzles())
# The strings that are compared: all of them where that is quick, shorter ones for many settings of three letters.
SHORT = {"latch": 12, "resettable latch": 7, "counter": 12, "toggle": 12, "adder": 6}
EACH = 60  # settings drawn for every puzzle


def references(name):
    puzzle = puzzles.find(name)
    return [puzzle.solution, puzzle.almost, puzzles.FEWEST[name], {}]


def draw(rng, name):
    """Return a reference whose weights were shaken, dropped and turned, or a setting drawn from nothing."""
    puzzle = puzzles.find(name)
    base = references(name)[int(rng.integers(4))]
    keep, weights = rng.choice([0.5, 0.9, 1.0]), {}
    for row in puzzle.rows:
        for column in puzzle.columns(row):
            value = base.get(row, {}).get(column, 0.0)
            if value:
                value = value * rng.choice([1.0, 1.0, 1.0, -1.0]) * (rng.random() < keep) * rng.uniform(0.3, 1.0)
            elif not base or rng.random() < 0.1:
                value = rng.uniform(-20, 20)
            weights.setdefault(row, {})[column] = float(value)
    return weights


def compare(settings):
    """Hold the browser's verdicts against Python's; return how many of them were right, and how many wrong."""
    cases = [{"kind": "puzzle", "puzzle": n, "weights": w, "length": length} for n, w, length in settings]
    counted = {True: 0, False: 0}
    for (name, weights, length), came in zip(settings, run(cases), strict=True):
        verdict = puzzles.verify(name, weights, length)
        found = came["counterexample"]
        got = (came["strings"], came["wrong"], found and tuple(found), came["done"])
        assert got == (verdict.strings, verdict.wrong, verdict.counterexample, True), f"{name}: {json.dumps(weights)}"
        assert_close([came["margin"]], [verdict.margin], f"margin, {name}")
        counted[verdict.right] += 1
    return counted


@pytest.mark.parametrize("name", NAMES)
def test_browser_and_python_agree_on_every_string_of_the_references(name):
    counted = compare([(name, weights, puzzles.find(name).length) for weights in references(name)])
    assert counted == {True: 2, False: 2}


def test_browser_and_python_agree_on_300_settings_shaken_mutated_and_random():
    rng = np.random.default_rng(71)
    counted = compare([(name, draw(rng, name), SHORT[name]) for name in NAMES for _ in range(EACH)])
    assert sum(counted.values()) == 300
    assert counted[True] >= 5
    assert counted[False] >= 200


def test_browser_and_python_say_and_show_the_same():
    rng = np.random.default_rng(72)
    made = [PuzzleBench(puzzle=name, weights=w) for name in NAMES for w in references(name)]
    for name in ("latch", "toggle", "adder"):
        alphabet = puzzles.find(name).alphabet
        for steps in (1, 5, 24):
            string = [str(s) for s in rng.choice(alphabet, size=steps)]
            made.append(PuzzleBench(puzzle=name, weights=draw(rng, name), string=string, t=int(rng.integers(-1, 24))))
    for bench, came in zip(made, run([{"kind": "bench"} | bench.state() for bench in made]), strict=True):
        assert came["summary"] == bench.summary() == repr(bench)
        assert came["symbols"] == bench.shown()
        trace, z, asked = bench.run()
        assert came["asked"] == asked.tolist()
        assert came["answers"] == (z > 0).tolist()
        assert_close(came["z"], z, "z")
        for quantity in "ifgoch":
            assert_close(came["trace"][quantity], getattr(trace, quantity), quantity)


def test_opens_on_a_program_that_is_almost_right_and_shows_where_it_fails():
    bench = PuzzleBench()
    assert bench.verdict().wrong == 1
    assert "".join(bench.shown()) == "S-----------"
    assert bench.state() == {"puzzle": "latch", "weights": puzzles.find("latch").almost, "string": [], "t": -1}
    right = PuzzleBench(weights=puzzles.find("latch").solution)
    assert tuple(right.shown()) == puzzles.find("latch").example


@pytest.mark.parametrize(
    ("match", "traits"),
    [
        ("puzzle: there is no puzzle 'xor'", {"puzzle": "xor"}),
        ("'puzzle'", {"puzzle": 3}),
        ("weights: weights has a row 'z'", {"weights": {"z": {}}}),
        ("weights: weight f, bias is 99", {"weights": {"f": {"bias": 99}}}),
        ("weights: weight f, bias is nan", {"weights": {"f": {"bias": float("nan")}}}),
        ("'weights'", {"weights": [1]}),
        ("string: the string holds 'X'", {"string": "SX"}),
        ("string has 25 symbols", {"string": "S" * 25}),
        ("'string'", {"string": 5}),
        ("t is 24", {"t": 24}),
        ("t is -2", {"t": -2}),
        ("'t'", {"t": 1.0}),
        ("no trait weigths", {"weigths": {}}),
    ],
)
def test_bad_values_are_refused_by_name(match, traits):
    with pytest.raises((traitlets.TraitError, TypeError), match=match) as caught:
        PuzzleBench(**traits)
    assert len(str(caught.value).split()) >= 5


def test_a_refused_value_leaves_the_last_good_one():
    bench = PuzzleBench(string="S-")
    for name, value in {"weights": {"f": {"bias": 21}}, "string": ["?"], "t": 99, "puzzle": "none"}.items():
        before = getattr(bench, name)
        with pytest.raises(traitlets.TraitError):
            setattr(bench, name, value)
        assert getattr(bench, name) == before


def test_strings_come_as_text_list_tuple_or_array():
    wanted = ["S", "-", "S"]
    assert [PuzzleBench(string=s).string for s in ("S-S", wanted, tuple(wanted), np.array(wanted))] == [wanted] * 4
    assert PuzzleBench(puzzle="adder", string="11 01").string == ["11", "01"]


def test_another_puzzle_brings_weights_and_string_that_fit():
    bench = PuzzleBench(string="SS")
    bench.puzzle = "adder"
    assert bench.weights == puzzles.check_weights("adder", puzzles.find("adder").almost)
    assert bench.string == []
    bench.puzzle = "resettable latch"
    assert bench.verdict().strings == 797_160


def test_drawing_marks_the_wrong_answer_and_follows_the_weights():
    almost, right = PuzzleBench(), PuzzleBench(weights=puzzles.find("latch").solution)
    assert almost.drawing().count('text-decoration="underline"') == 1
    assert right.drawing().count('text-decoration="underline"') == 0
    assert len(almost.drawing()) < 10_000
    for text in ("on S", ">answer<", ">−2.5<", ">20<"):
        assert text in almost.drawing()
    assert PuzzleBench(t=3).drawing() != almost.drawing()

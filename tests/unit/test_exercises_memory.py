"""The exercises of chapter 1: what they claim about windows is tried on every short string."""

import itertools
import math

import pytest

import lstm_core as lc
from lstm_core.exercises.predicates import PREDICATES
from tests.unit.exercise_texts import spec
from tests.widgets import browser_arithmetic


def smallest_window(strings, answer):
    """Return the smallest k whose windows fix the answer on these strings."""
    for k in range(1, 40):
        seen = {}
        for string in strings:
            seen.setdefault(string[-k:], set()).add(answer(string))
        if all(len(answers) == 1 for answers in seen.values()):
            return k
    return None


def with_cues(length, *lags):
    """Every string of distractors with the same cue at these lags before the question."""
    for cue in "XY":
        string = ["a"] * length + ["?"]
        for lag in lags:
            string[-1 - lag] = cue
        yield "".join(string)


def test_smallest_windows_are_those_of_a_search_over_strings():
    bits = ["".join(string) for string in itertools.product("01", repeat=7)]
    a = smallest_window(bits, lambda s: s[-1] == s[-4])
    cue = lambda s: next(symbol for symbol in s if symbol in "XY")  # noqa: E731
    b = smallest_window([s for lag in range(2, 6) for s in with_cues(12, lag)], cue)
    c = smallest_window(list(with_cues(12, 9, 4)), cue)
    assert spec("01-window")["answer"] == [a, b, c]


def test_tasks_that_no_window_solves_need_all_of_a_string_however_long():
    tasks = {
        "a": lambda s: "S" in s,
        "b": lambda s: s.count("1") % 2,
        "e": lambda s: "1" if "1" in s else "0",
        "g": lambda s: s.count("1") > len(s) / 2,
    }
    alphabets = {"a": "S-", "b": "01", "e": "1-", "g": "01"}
    for key, answer in tasks.items():
        for length in (3, 5, 7):
            strings = ["".join(s) for s in itertools.product(alphabets[key], repeat=length)]
            assert smallest_window(strings, answer) == length, key
    assert set(tasks) == set(spec("01-none")["answer"])


def test_a_pair_refutes_exactly_where_no_window_can_be_right():
    refutes = PREDICATES["unrefuted_window"]
    strings = [int("".join(s)) for s in itertools.product("12", repeat=6)]
    for first, second in itertools.product(strings, repeat=2):
        odd = [str(value).count("1") % 2 for value in (first, second)]
        wanted = first % 100_000 == second % 100_000 and odd[0] != odd[1]
        assert (refutes(first, second, 5) == 0) == wanted
    assert lc.check("01-counterexample", [122222, 222222]).right


def test_the_predicate_is_the_same_in_both_languages():
    pairs = [(122222, 222222), (1, 2), (12345, 12345), (222222, 22222), (111111, 211111), (122223, 222223)]
    cases = [{"kind": "predicate", "name": "unrefuted_window", "values": [*pair, 5]} for pair in pairs]
    came = [answer["value"] for answer in browser_arithmetic.run(cases)]
    assert came == [PREDICATES["unrefuted_window"](*pair, 5) for pair in pairs]
    assert len(set(came)) >= 4


def test_fading_is_below_a_hundredth_after_the_steps_of_the_answer():
    (n,) = [spec("01-fading")["answer"]]
    assert 2 * 0.6**n < 0.01 <= 2 * 0.6 ** (n - 1)
    assert math.log(200) / math.log(1 / 0.6) == pytest.approx(10.37, abs=0.005)

"""Puzzles: every string is checked, reference programs pass, their mutants do not, short strings would not tell."""

import itertools

import numpy as np
import pytest

from lstm_core import puzzles

NAMES = list(puzzles.puzzles())
STRINGS = {"latch": 8190, "resettable latch": 797_160, "counter": 8190, "toggle": 8190, "adder": 87_380}

# Changes of one weight that leave a right program: what they touch is not needed once the others stand.
HARMLESS = {
    ("latch", "solution", "i", "bias", "zero"),  # on - the candidate is 0, whatever the input gate does
    ("latch", "solution", "i", "bias", "flip"),
    ("latch", "solution", "answer", "bias", "zero"),  # without an S, h is exactly 0, and 0 > 0 is false
    ("latch", "fewest", "answer", "bias", "zero"),
    ("resettable latch", "solution", "i", "bias", "zero"),
    ("resettable latch", "solution", "i", "bias", "flip"),
    ("counter", "solution", "i", "bias", "zero"),  # it counts in halves
    ("toggle", "solution", "f", "1", "zero"),  # 1 − 1 = 0 is as good as −1
    ("toggle", "solution", "f", "1", "flip"),
    ("toggle", "solution", "o", "bias", "zero"),  # half open is open enough
}


def programs(name):
    return {"solution": puzzles.find(name).solution, "fewest": puzzles.FEWEST[name]}


def changed(weights, row, column, factor):
    return weights | {row: weights[row] | {column: factor * weights[row][column]}}


def mutants(name):
    """Return every change of one weight to zero or to the other sign, by name."""
    return {
        (name, program, row, column, kind): changed(weights, row, column, factor)
        for program, weights in programs(name).items()
        for row, entries in weights.items()
        for column in entries
        for kind, factor in (("zero", 0), ("flip", -1))
    }


@pytest.mark.parametrize("name", NAMES)
def test_reference_programs_answer_every_string(name):
    for program, weights in programs(name).items():
        verdict = puzzles.verify(name, weights)
        assert verdict.right, f"{program}: {verdict}"
        assert verdict.strings == STRINGS[name]
        assert verdict.counterexample is None
        assert verdict.margin >= puzzles.CLEAR, f"{program} clears the threshold by {verdict.margin} only"
    assert puzzles.count_weights(puzzles.FEWEST[name]) == puzzles.find(name).fewest


@pytest.mark.parametrize("name", NAMES)
def test_mutants_are_rejected(name):
    # a wrong string of three letters shows early; the harmless ones are checked in full by the test below
    length = 7 if len(puzzles.find(name).alphabet) == 3 else None
    accepted = {key for key, weights in mutants(name).items() if puzzles.verify(name, weights, length).right}
    assert accepted == {key for key in HARMLESS if key[0] == name}
    assert len(mutants(name)) - len(accepted) >= 10


@pytest.mark.parametrize("name", NAMES)
def test_all_zero_is_rejected_at_the_first_string_that_asks_for_1(name):
    verdict = puzzles.verify(name, {}, 4)
    assert not verdict.right
    assert puzzles.targets(name, verdict.counterexample)[-1]
    assert not puzzles.targets(name, verdict.counterexample)[:-1].any()


@pytest.mark.parametrize("name", NAMES)
def test_almost_right_passes_every_check_of_shorter_strings(name):
    weights = puzzles.find(name).almost
    verdict = puzzles.verify(name, weights)
    reached = len(verdict.counterexample)
    assert reached >= {"counter": 11, "adder": 8}.get(name, 12)
    assert puzzles.verify(name, weights, reached - 1).right
    assert verdict.wrong / verdict.strings < 1e-3
    assert verdict.margin < 0


@pytest.mark.parametrize("name", NAMES)
def test_verdict_equals_a_walk_through_every_string_by_itself(name):
    length = 4
    puzzle = puzzles.find(name)
    for weights in (puzzle.solution, puzzle.almost, {}, {"answer": {"bias": 1}}, next(iter(mutants(name).values()))):
        model = puzzles.to_model(name, weights)
        wrong, margin = [], np.inf
        for steps in range(1, length + 1):
            for string in itertools.product(puzzle.alphabet, repeat=steps):
                z = model(puzzles.encode(name, string))[-1, 0]
                asked = puzzles.targets(name, string)[-1]
                margin = min(margin, z if asked else -z)
                wrong += [] if (z > 0) == asked else [string]
        verdict = puzzles.verify(name, weights, length)
        assert (verdict.wrong, verdict.counterexample) == (len(wrong), wrong[0] if wrong else None)
        assert verdict.margin == pytest.approx(margin, rel=1e-12, abs=1e-12)


def test_machines_say_what_their_tasks_say():
    rng = np.random.default_rng(3)
    for _ in range(200):
        bits = rng.integers(2, size=rng.integers(1, 13)).astype(str)
        assert puzzles.targets("toggle", bits).tolist() == [
            bits[: t + 1].tolist().count("1") % 2 == 1 for t in range(len(bits))
        ]
        text = "".join(rng.choice(list("SR-"), size=9))
        marks = [text[: t + 1].replace("-", "") for t in range(9)]
        assert puzzles.targets("resettable latch", text).tolist() == [m.endswith("S") for m in marks]
        assert puzzles.targets("latch", text.replace("R", "-")).tolist() == ["S" in text[: t + 1] for t in range(9)]
        letters = "".join(rng.choice(list("ab"), size=9))
        heads = [letters[: t + 1] for t in range(9)]
        assert puzzles.targets("counter", letters).tolist() == [h.count("a") > h.count("b") for h in heads]


def test_adder_adds():
    rng = np.random.default_rng(4)
    for _ in range(200):
        x, y = rng.integers(256, size=2)
        pairs = [f"{x >> n & 1}{y >> n & 1}" for n in range(9)]
        answer = sum(int(bit) << n for n, bit in enumerate(puzzles.targets("adder", pairs)))
        assert answer == x + y


def test_weights_become_the_network_they_name():
    weights = {"f1": {"10": 3, "h0": -4, "bias": 5}, "answer": {"h1": 6, "bias": -7}}
    model = puzzles.to_model("adder", weights)
    p = model.rnn.parameters
    assert p["weight_ih_l0"][3].tolist() == [0, 0, 3, 0]
    assert p["weight_hh_l0"][3].tolist() == [-4, 0]
    assert (p["bias_ih_l0"] + p["bias_hh_l0"]).tolist() == [0, 0, 0, 5, 0, 0, 0, 0]
    assert model.head.parameters["weight"].tolist() == [[0, 6]]
    assert model.head.parameters["bias"].tolist() == [-7]
    assert np.count_nonzero(p["weight_ih_l0"]) + np.count_nonzero(p["weight_hh_l0"]) == 2


@pytest.mark.parametrize(
    ("match", "weights"),
    [
        ("weights is a list", [1]),
        ("row 'z'; the latch has i, f, g, o, answer", {"z": {"bias": 1}}),
        ("row f is a int", {"f": 3}),
        ("row f has a column 'R'; it may have S, -, h, bias", {"f": {"R": 1}}),
        ("row answer has a column 'S'; it may have h, bias", {"answer": {"S": 1}}),
        ("weight f, bias is 21; give a number from −20 to 20", {"f": {"bias": 21}}),
        ("weight f, bias is nan", {"f": {"bias": float("nan")}}),
        ("weight f, bias is True", {"f": {"bias": True}}),
        ("weight f, bias is '1'", {"f": {"bias": "1"}}),
    ],
)
def test_weights_that_do_not_fit_are_refused_by_name(match, weights):
    with pytest.raises(ValueError, match=match) as caught:
        puzzles.check_weights("latch", weights)
    assert len(str(caught.value).split()) >= 5


def test_other_arguments_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="no puzzle 'xor'; there are latch"):
        puzzles.verify("xor", {})
    with pytest.raises(ValueError, match="the string holds 'X'; the alphabet of the latch is S -"):
        puzzles.encode("latch", "SX")
    with pytest.raises(ValueError, match="length is 0"):
        puzzles.verify("latch", {}, 0)


def test_zeros_count_for_nothing_and_change_nothing():
    weights = {"f": {"bias": 3, "S": 0}, "g": {"S": 0.0}}
    assert puzzles.check_weights("latch", weights) == {"f": {"bias": 3.0}}
    assert puzzles.count_weights(weights) == 1


def test_verdict_reads_as_a_sentence():
    right, wrong = puzzles.verify("latch", puzzles.FEWEST["latch"]), puzzles.verify("latch", {}, 3)
    assert str(right) == "8190 of 8190 strings up to length 12 right; the closest answer clears the threshold by 1.30"
    assert repr(wrong) == "3 of 14 strings up to length 3 right; shortest counterexample S"

"""Small machines to be programmed into an LSTM by hand, and the proof by exhaustion that a program is right.

A puzzle asks for an answer, 0 or 1, after every symbol of a string. Weights are written as words: rows are the gates
``i f g o`` and the ``answer``, columns the symbols of the alphabet, ``h`` and ``bias``; what is left out is zero. With
two cells the names carry the cell's number (``f0``, ``f1``, ``h0``, ``h1``). The input is one-hot, the answer is
w·h + b > 0.
"""

import json
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from numbers import Real

import numpy as np

from lstm_core.cells import lstm_step
from lstm_core.model import Linear, Model
from lstm_core.networks import LSTM

LIMIT = 20.0  # no weight is larger, in absolute value
CLEAR = 1.0  # the least distance from the threshold that earns a star: sigmoid(1) = 0.73

# Each machine as (next state, answer): whole numbers, elementwise, k is the symbol's place in the alphabet.
MACHINES = {
    "latch": (lambda s, k: np.where(k == 0, 1, s), lambda s: s == 1),
    "resettable latch": (lambda s, k: np.where(k == 2, s, k == 0), lambda s: s == 1),
    "counter": (lambda s, k: s + 1 - 2 * k, lambda s: s > 0),
    "toggle": (lambda s, k: s ^ k, lambda s: s == 1),
    "adder": (lambda s, k: np.array([0, 1, 1, 2])[k] + (s >> 1), lambda s: s % 2 == 1),
}


# The fewest non-zero weights known whose answers all clear the threshold by CLEAR, found by search over supports.
FEWEST = {
    "latch": {
        "f": {"bias": 10},
        "g": {"S": 10},
        "answer": {"h": 12, "bias": -1.3},
    },
    "resettable latch": {
        "f": {"R": -15, "bias": 7},
        "g": {"S": 5},
        "answer": {"h": 20, "bias": -1.6},
    },
    "counter": {
        "f": {"bias": 8},
        "g": {"a": 18, "b": -6},
        "answer": {"h": 18, "bias": -2},
    },
    "toggle": {
        "i": {"h": 15},
        "f": {"0": 20, "h": 18},
        "g": {"1": -20},
        "answer": {"h": -16, "bias": -2},
    },
    "adder": {
        "f0": {"00": -20, "11": -15.642, "bias": 8.849},
        "f1": {"bias": -3.41},
        "g0": {"11": 14.198},
        "g1": {"00": -0.948, "h0": 20, "bias": 0.328},
        "o0": {"11": -1.089},
        "answer": {"h0": -19.49, "h1": 14.158},
    },
}


@dataclass(frozen=True)
class Puzzle:
    """What is asked, and how far it is checked.

    Attributes
    ----------
    alphabet : tuple of str
        Symbols, in the order that strings are sorted by.
    cells : int
        Hidden size of the LSTM to be programmed.
    length : int
        Strings up to this many symbols are checked, all of them.
    fewest : int
        The fewest non-zero weights known with which every answer clears the threshold by 1 (``FEWEST`` holds them).
    solution, almost : dict
        Weights: such as can be read, and such as fail on a few strings only.
    """

    name: str
    task: str
    alphabet: tuple
    cells: int
    length: int
    example: tuple
    fewest: int
    solution: dict = field(repr=False)
    almost: dict = field(repr=False)

    @property
    def rows(self):
        """Names of the rows of weights, in the order of the LSTM's own rows, then ``answer``."""
        units = [""] if self.cells == 1 else range(self.cells)
        return (*(f"{gate}{unit}" for gate in "ifgo" for unit in units), "answer")

    def columns(self, row):
        """Return the names of the columns of a row."""
        states = ("h",) if self.cells == 1 else tuple(f"h{unit}" for unit in range(self.cells))
        return (*(() if row == "answer" else self.alphabet), *states, "bias")


@dataclass(frozen=True)
class Verdict:
    """What the check of every string found.

    Attributes
    ----------
    strings, wrong : int
        How many strings there are up to ``length``, and how many end in a wrong answer.
    counterexample : tuple of str or None
        The shortest string with a wrong answer, the first of them in the order of the alphabet.
    margin : float
        Distance of the worst answer from the threshold, dimensionless; negative if it lies on the wrong side.
    """

    length: int
    strings: int
    wrong: int
    counterexample: tuple | None
    margin: float

    @property
    def right(self):
        """Whether no string ends in a wrong answer."""
        return self.wrong == 0

    def __str__(self):
        checked = f"{self.strings - self.wrong} of {self.strings} strings up to length {self.length} right"
        if self.right:
            return f"{checked}; the closest answer clears the threshold by {self.margin:.2f}"
        return f"{checked}; shortest counterexample {spell(self.counterexample)}"

    __repr__ = __str__


@cache
def puzzles():
    """Return every puzzle by name.

    Examples
    --------
    >>> list(puzzles())
    ['latch', 'resettable latch', 'counter', 'toggle', 'adder']
    """
    data = json.loads(resources.files("lstm_core").joinpath("puzzles.json").read_text(encoding="utf-8"))
    words = ("alphabet", "example")
    return {name: Puzzle(name, **(entry | {key: tuple(entry[key]) for key in words})) for name, entry in data.items()}


def find(name):
    """Return a puzzle by name; raise a ValueError that lists the names."""
    if name not in puzzles():
        raise ValueError(f"there is no puzzle {name!r}; there are {', '.join(puzzles())}")
    return puzzles()[name]


def spell(symbols):
    """Return a string of symbols as text; symbols of more than one letter are set apart.

    Examples
    --------
    >>> spell(("S", "-", "-")), spell(("11", "01"))
    ('S--', '11 01')
    """
    return ("" if all(len(symbol) == 1 for symbol in symbols) else " ").join(symbols)


def check_weights(name, weights):
    """Return the weights as rows of floats without zeros; raise a ValueError that names what does not fit."""
    puzzle, clean = find(name), {}
    if not isinstance(weights, dict):
        raise ValueError(f"weights is a {type(weights).__name__}; give rows such as {{'f': {{'bias': 10}}}}")
    for row, entries in weights.items():
        if row not in puzzle.rows:
            raise ValueError(f"weights has a row {row!r}; the {name} has {', '.join(puzzle.rows)}")
        if not isinstance(entries, dict):
            raise ValueError(f"row {row} is a {type(entries).__name__}; give a dictionary such as {{'bias': 10}}")
        for column, value in entries.items():
            _check_weight(puzzle, row, column, value)
        kept = {column: float(value) for column, value in entries.items() if value != 0}
        if kept:
            clean[row] = kept
    return clean


def _check_weight(puzzle, row, column, value):
    if column not in puzzle.columns(row):
        known = ", ".join(puzzle.columns(row))
        raise ValueError(f"row {row} has a column {column!r}; it may have {known}")
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, Real) or not abs(value) <= LIMIT:
        raise ValueError(f"weight {row}, {column} is {value!r}; give a number from −{LIMIT:g} to {LIMIT:g}")


def count_weights(weights):
    """Return how many weights are not zero.

    Examples
    --------
    >>> count_weights({"f": {"bias": 10}, "g": {"S": 3, "-": 0}})
    2
    """
    return sum(value != 0 for row in weights.values() for value in row.values())


def to_model(name, weights):
    """Return the network of a puzzle: an LSTM with a linear head of one output."""
    puzzle, weights = find(name), check_weights(name, weights)
    table = [[weights.get(row, {}).get(column, 0.0) for column in puzzle.columns(row)] for row in puzzle.rows]
    gates, head = np.array(table[:-1]), np.array(table[-1:])
    symbols, cells, rng = len(puzzle.alphabet), puzzle.cells, np.random.default_rng(0)
    rnn, answer = LSTM(symbols, cells, rng=rng), Linear(cells, 1, rng=rng)
    rnn.load_parameters(
        {
            "weight_ih_l0": gates[:, :symbols],
            "weight_hh_l0": gates[:, symbols:-1],
            "bias_ih_l0": gates[:, -1],
            "bias_hh_l0": np.zeros(4 * cells),
        }
    )
    answer.load_parameters({"weight": head[:, :-1], "bias": head[:, -1]})
    return Model(rnn, answer)


def encode(name, symbols):
    """Return a string as one-hot rows (T, D); symbols of one letter may come as text."""
    alphabet = find(name).alphabet
    symbols = symbols.split() if isinstance(symbols, str) and len(alphabet[0]) > 1 else symbols
    unknown = [symbol for symbol in symbols if symbol not in alphabet]
    if unknown:
        raise ValueError(f"the string holds {unknown[0]!r}; the alphabet of the {name} is {' '.join(alphabet)}")
    return np.eye(len(alphabet))[[alphabet.index(symbol) for symbol in symbols]]


def targets(name, symbols):
    """Return the answers asked for, one bool for each symbol (T,).

    Examples
    --------
    >>> targets("counter", "aabbba").tolist()
    [True, True, True, False, False, False]
    """
    follow, answer = MACHINES[name]
    state, asked = np.zeros((), dtype=int), []
    for k in encode(name, symbols).argmax(axis=1):
        state = follow(state, k)
        asked.append(bool(answer(state)))
    return np.array(asked, dtype=bool)


def verify(name, weights, length=None):
    """Check the answer after every string of up to ``length`` symbols; return a :class:`Verdict`.

    Strings of one length are computed together, each from the state of the string before its last symbol: every
    step is computed once.

    Parameters
    ----------
    name : str
        Name of the puzzle.
    weights : dict
        Rows of weights, as the module describes them.
    length : int, optional
        Longest strings, in symbols; by default the puzzle's own.

    Examples
    --------
    >>> verify("latch", puzzles()["latch"].solution).right
    True
    >>> verify("latch", {}).counterexample
    ('S',)
    """
    puzzle, model = find(name), to_model(name, weights)
    length = puzzle.length if length is None else length
    if length < 1:
        raise ValueError(f"length is {length}; the shortest string has 1 symbol")
    follow, answer = MACHINES[name]
    parameters = [model.rnn.parameters[f"{key}_l0"] for key in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]
    size = len(puzzle.alphabet)
    h = c = np.zeros((1, puzzle.cells))
    state = np.zeros(1, dtype=int)
    wrong, found, margin = 0, None, np.inf
    for steps in range(1, length + 1):
        k = np.tile(np.arange(size), len(state))
        step = lstm_step(np.eye(size)[k], np.repeat(h, size, axis=0), np.repeat(c, size, axis=0), *parameters)
        h, c, state = step.h, step.c, follow(np.repeat(state, size), k)
        z, asked = model.head(h)[:, 0], answer(state)
        bad = (z > 0) != asked
        wrong += int(bad.sum())
        margin = min(margin, float(np.where(asked, z, -z).min()))
        if found is None and bad.any():
            found = _string(int(bad.argmax()), steps, puzzle.alphabet)
    return Verdict(length, sum(size**n for n in range(1, length + 1)), wrong, found, margin)


def _string(place, length, alphabet):
    """Return the string at a place in the sorted list of all strings of one length."""
    digits = [place // len(alphabet) ** n % len(alphabet) for n in reversed(range(length))]
    return tuple(alphabet[digit] for digit in digits)

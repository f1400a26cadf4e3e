"""The puzzle bench: an LSTM to be programmed by hand, its answer checked after every string."""

import html
import json
import re
from functools import lru_cache

import numpy as np
import traitlets

from lstm_core import puzzles
from lstm_core.widgets import drawing, page, svg
from lstm_core.widgets.explorable import Explorable, Whole
from lstm_core.widgets.words import number

LEFT, TOP, COLUMN, LINE = 52, 14, 40, 18
LONGEST = 24  # a string of the reader's own may be longer than those that are checked


class PuzzleBench(Explorable):
    """Set the weights of a small LSTM by hand; every string up to a length is checked in the browser.

    Parameters
    ----------
    puzzle : str
        ``latch``, ``resettable latch``, ``counter``, ``toggle`` or ``adder``.
    weights : dict
        Rows of weights as in :mod:`lstm_core.puzzles`, −20 to 20; what is left out is zero. By default weights that
        are almost right.
    string : list of str
        Symbols to show the network on, at most 24; a text of one-letter symbols will do. Empty: the shortest
        counterexample, or an example when there is none.
    t : int
        Timestep, from 0; −1 is the last.

    Examples
    --------
    >>> bench = PuzzleBench(puzzle="latch", weights={"f": {"bias": 10}, "g": {"S": 10}, "answer": {"h": 10}})
    >>> bench.verdict().right
    True
    """

    name = "puzzle-bench"
    title = "Puzzle bench"

    _esm = page.STATIC / "puzzle-bench.js"
    _css = page.STATIC / "puzzle-bench.css"

    puzzle = traitlets.Unicode("latch").tag(sync=True, explorable=True)
    weights = traitlets.Dict().tag(sync=True, explorable=True)
    string = traitlets.List(traitlets.Unicode()).tag(sync=True, explorable=True)
    t = Whole(-1).tag(sync=True, explorable=True)

    def __init__(self, **traits):
        if isinstance(traits.get("string"), (str, tuple, np.ndarray)):
            string = traits["string"]
            traits["string"] = [
                str(s) for s in (string.split() if isinstance(string, str) and " " in string else string)
            ]
        super().__init__(**traits)

    @traitlets.default("weights")
    def _almost(self):
        return puzzles.check_weights(self.puzzle, puzzles.find(self.puzzle).almost)

    @traitlets.validate("puzzle")
    def _check_puzzle(self, proposal):
        try:
            puzzles.find(proposal["value"])
        except ValueError as error:
            raise traitlets.TraitError(f"puzzle: {error}") from error
        return proposal["value"]

    @traitlets.validate("weights")
    def _check_weights(self, proposal):
        try:
            return puzzles.check_weights(self.puzzle, proposal["value"])
        except ValueError as error:
            raise traitlets.TraitError(f"weights: {error}") from error

    @traitlets.validate("string")
    def _check_string(self, proposal):
        string = proposal["value"]
        if len(string) > LONGEST:
            raise traitlets.TraitError(f"string has {len(string)} symbols; at most {LONGEST} are shown")
        try:
            puzzles.encode(self.puzzle, string)
        except ValueError as error:
            raise traitlets.TraitError(f"string: {error}") from error
        return string

    @traitlets.validate("t")
    def _check_t(self, proposal):
        if not -1 <= proposal["value"] < LONGEST:
            raise traitlets.TraitError(f"t is {proposal['value']}; it runs from 0 to {LONGEST - 1}, −1 is the last")
        return proposal["value"]

    @traitlets.observe("puzzle")
    def _follow_puzzle(self, _change):
        alphabet = puzzles.find(self.puzzle).alphabet
        with self.hold_sync():
            try:
                puzzles.check_weights(self.puzzle, self.weights)
            except ValueError:
                self.weights = self._almost()
            if not set(self.string) <= set(alphabet):
                self.string = []

    def verdict(self):
        """Return the :class:`lstm_core.puzzles.Verdict` on the weights: the numbers that the page shows."""
        return _verify(self.puzzle, json.dumps(self.weights))

    def shown(self):
        """Return the string that the figure shows (T,), a list of symbols."""
        puzzle = puzzles.find(self.puzzle)
        return list(self.string or self.verdict().counterexample or puzzle.example)

    def run(self):
        """Return the trace of the string shown, the sums w·h + b (T,), and the answers asked for (T,)."""
        model, string = puzzles.to_model(self.puzzle, self.weights), self.shown()
        trace = model.rnn.trace(puzzles.encode(self.puzzle, string))
        return trace, model.head(trace.h)[:, 0], puzzles.targets(self.puzzle, string)

    def summary(self):
        """Return the state in one sentence: the same that the page's live region speaks."""
        puzzle, verdict = puzzles.find(self.puzzle), self.verdict()
        used = puzzles.count_weights(self.weights)
        tail = f"non-zero weights: {used}, fewest known: {puzzle.fewest}."
        what = f"{verdict.strings:,} strings up to length {verdict.length}"
        if verdict.right:
            closest = number(verdict.margin, 2)
            return f"Puzzle bench, {puzzle.name}: all {what} right, the closest answer by {closest}; {tail}"
        found = puzzles.spell(verdict.counterexample)
        return f"Puzzle bench, {puzzle.name}: {verdict.wrong:,} of {what} wrong, the shortest is {found}; {tail}"

    def drawing(self):
        """Return the weights as a table, below it gates and states on the string shown; wrong answers are marked."""
        trace, z, asked = self.run()
        scale = max(1.0, float(np.abs(trace.c).max()))
        rows = [
            drawing.Rows(q, np.asarray(getattr(trace, q)), scale if q == "c" else 1.0, q in "gch") for q in "ifgoch"
        ]
        faults, string = np.flatnonzero((z > 0) != asked).tolist(), self.shown()
        t = len(string) - 1 if self.t < 0 else min(self.t, len(string) - 1)
        label = self.summary()
        below = drawing.timeline(rows, string, faults, t, label)
        return _stack(*_table(puzzles.find(self.puzzle), self.weights), below, label)


def _table(puzzle, weights):
    """Return the weights as SVG text, with width and height; zeros are left out, as in the dictionary."""
    columns, gates = puzzle.columns(puzzle.rows[0]), drawing.tokens()["gates"]
    parts = [_cell(n, 0, f"on {c}" if c in puzzle.alphabet else c) for n, c in enumerate(columns)]
    for line, row in enumerate(puzzle.rows, start=1):
        y = TOP + line * LINE
        if row != "answer":
            parts.append(f'<path d="M0 {y - 12}h3v{LINE - 2}h-3z" fill="{gates[row[0]]["color"]}"/>')
        parts.append(f'<text x="10" y="{y}">{row}</text>')
        entries = weights.get(row, {})
        parts += [
            _cell(n, line, f"{round(entries[c], 2):g}".replace("-", "−")) for n, c in enumerate(columns) if c in entries
        ]
    return "".join(parts), LEFT + COLUMN * len(columns), TOP + len(puzzle.rows) * LINE + 14


def _cell(column, line, text):
    """Return one entry of the table, set to the right."""
    x, y = LEFT + COLUMN * (column + 1) - 4, TOP + line * LINE
    return f'<text x="{x}" y="{y}" text-anchor="end">{html.escape(text)}</text>'


def _stack(table, width, height, below, label):
    """Return one drawing of a table and a drawing below it."""
    box = [int(n) for n in re.search(r'viewBox="0 0 (\d+) (\d+)"', below).groups()]
    inner = below.replace('role="img" ', f'y="{height}" width="{box[0]}" height="{box[1]}" ', 1)
    inner = re.sub(r' style="[^"]*"|<title>.*?</title>', "", inner, count=2)
    width, total = max(width, box[0]), height + box[1]
    return svg.figure(width, total, label, table + inner, size=11)


@lru_cache(maxsize=32)
def _verify(name, weights):
    """Keep verdicts: the sentence, the drawing and the page ask for the same one."""
    return puzzles.verify(name, json.loads(weights))

"""Find the bug: a broken backward pass, its error term by term against central differences, a line to be marked."""

import html

import numpy as np
import traitlets

from lstm_core import broken_backward
from lstm_core.widgets import page, svg
from lstm_core.widgets.drawn_networks import hundredths, uniforms
from lstm_core.widgets.explorable import Explorable, Whole
from lstm_core.widgets.words import magnitude

INPUTS = 2
LIMITS = {"seq_len": (1, 8), "hidden_size": (1, 4), "seed": (0, 99), "line": (0, 18)}
SYMBOLS = {"weight_ih": "d_W", "weight_hh": "d_U", "bias": "d_b", "x": "d_x", "h0": "d_h0", "c0": "d_c0"}


class FindTheBug(Explorable):
    """Show a backward pass with one fault and how far each of its terms is from the truth, computed in the browser.

    Parameters
    ----------
    which : str
        The pass, A to E, as in :mod:`lstm_core.broken_backward`.
    seq_len, hidden_size : int
        T, 1 to 8 timesteps; H, 1 to 4 units.
    seed : int
        0 to 99; the network reads two numbers a step, and all its numbers are drawn.
    line : int
        The line that is marked, from 1; 0 marks none.

    Raises
    ------
    TraitError
        If a value does not fit; the message names the trait. TypeError for an unknown keyword argument.

    Examples
    --------
    >>> FindTheBug(which="B", seq_len=1).wrong()  # at T = 1 nothing shows
    0
    """

    name = "find-the-bug"
    title = "Find the bug"
    limits = LIMITS

    _esm = page.STATIC / "find-the-bug.js"
    _css = page.STATIC / "find-the-bug.css"

    which = traitlets.Unicode("A").tag(sync=True, explorable=True)
    seq_len = Whole(4).tag(sync=True, explorable=True)
    hidden_size = Whole(2).tag(sync=True, explorable=True)
    seed = Whole(0).tag(sync=True, explorable=True)
    line = Whole(0).tag(sync=True, explorable=True)

    @traitlets.validate("which")
    def _check_which(self, proposal):
        if proposal["value"] not in broken_backward.PASSES:
            known = ", ".join(broken_backward.PASSES)
            raise traitlets.TraitError(f"which is {proposal['value']!r}; give one of {known}")
        return proposal["value"]

    def arguments(self):
        """Return the network, its input and the loss, as ``broken_backward.forward`` takes them."""
        seq_len, size, longest = self.seq_len, self.hidden_size, LIMITS["seq_len"][1]
        shapes = [
            (4 * size, INPUTS),
            (4 * size, size),
            (4 * size,),
            (size,),
            (size,),
            (longest, INPUTS),
            (longest, size),
        ]
        scales = [1.5, 1.5, 1.0, 1.0, 1.0, 2.0, 1.0]
        ends = np.cumsum([np.prod(shape) for shape in shapes])
        drawn = np.split(uniforms(self.seed, ends[-1]), ends[:-1])
        taken = (hundredths(a * u).reshape(shape) for a, u, shape in zip(scales, drawn, shapes, strict=True))
        w, u, b, h0, c0, x, d_y = taken
        return w, u, b, x[:seq_len], h0, c0, d_y[:seq_len]

    def found(self):
        """Return whether the marked line is one of those that are wrong."""
        return str(self.line) in broken_backward.lines()["passes"][self.which]["replace"]

    def backward(self):
        """Return the pass that is judged: the broken one, or the right one once its line is marked."""
        return broken_backward.exact if self.found() else broken_backward.PASSES[self.which]

    def errors(self):
        """Return the relative error of each term of the judged pass, by (tensor, gate)."""
        return broken_backward.diagnose(self.backward(), self.arguments())

    def wrong(self):
        """Return how many terms of the broken pass are wrong, whatever is marked."""
        errors = broken_backward.diagnose(broken_backward.PASSES[self.which], self.arguments())
        return sum(error > broken_backward.WRONG for error in errors.values())

    def verdict(self):
        """Return what the evidence says of the marked line, in words."""
        line, count, every = self.line, self.wrong(), 15
        if self.found():
            why = broken_backward.lines()["passes"][self.which]["why"]
            return f"Line {line} was wrong. With the right line in its place all {every} terms agree. {why}"
        if line and count:
            stay = "1 term stays wrong" if count == 1 else f"the same {count} terms stay wrong"
            return f"Line {line} is as it should be: put the right line in its place, and {stay}."
        if line:
            return f"Line {line} is as it should be. This network does not show the fault at all: take a larger T."
        if count == 0:
            return f"All {every} terms agree. A check on this network lets the broken pass through: take a larger T."
        terms, verb = ("1 term", "is") if count == 1 else (f"{count} terms", "are")
        return f"{terms} of {every} {verb} wrong. Mark the line that is to blame."

    def summary(self):
        """Return the state in one sentence: the same that the page's live region speaks."""
        settings = f"pass {self.which}, T {self.seq_len}, H {self.hidden_size}, seed {self.seed}"
        return f"Find the bug, {settings}: {self.verdict()}"

    def drawing(self):
        """Return the lines of the pass as text, and below them the error of each term."""
        code = broken_backward.lines()
        lines, replace = list(code["lines"]), code["passes"][self.which]["replace"]
        if not self.found():
            for number, text in replace.items():
                lines[int(number) - 1] = text
        rows = [f"{n:2d}  {text}" for n, text in enumerate(lines, start=1)]
        errors = self.errors()
        rows += ["", "relative error    i        f        g        o"]
        for tensor, symbol in SYMBOLS.items():
            values = [errors[key] for key in errors if key[0] == tensor]
            shown = (magnitude(v) if v > broken_backward.WRONG else "✓" for v in values)
            rows.append(f"{symbol:<14}" + "".join(f"{text:>9}" for text in shown))
        text = "".join(
            f'<text x="0" y="{16 + 16 * n}" xml:space="preserve">{html.escape(row)}</text>'
            for n, row in enumerate(rows)
        )
        width, height = 680, 16 * len(rows) + 12
        return svg.figure(width, height, self.summary(), text, family="monospace")

"""The unrolled network: one tanh module used again and again, and the path of its state in two dimensions."""

import numpy as np
import traitlets

from lstm_core.cells import rnn_step
from lstm_core.widgets import arrays, drawing, page, svg
from lstm_core.widgets.arrays import Numbers
from lstm_core.widgets.explorable import Explorable, Whole
from lstm_core.widgets.words import number

UNITS, MOST_STEPS = 2, 6
INPUT_LIMIT, WEIGHT_LIMIT = 3.0, 4.0
LIMITS = {"steps": (1, MOST_STEPS), "t": (1, MOST_STEPS)}
COLUMN, BOX, START, SIDE = 92, 58, 28, 180
LINE = 96

# A state that turns as it fades, so that its path is a spiral and its steps lie apart.
_X = [1.5, -0.5, 0.8, 0.0, -1.0, 0.4]
_W = [[0.9], [-0.4]]
_U = [[0.5, -0.7], [0.7, 0.5]]
_B = [0.0, 0.1]


class Unroll(Explorable):
    """Roll and unroll a simple recurrent network of one input and two units, computed in the browser.

    Parameters
    ----------
    unrolled : bool
        Whether it is drawn as a chain of copies, or as one module with a loop.
    steps : int
        Timesteps T, 1 to 6.
    t : int
        Current timestep, counted from 1.
    x : array (6,)
        Inputs, of which the first ``steps`` take part; within ±3.
    weight_ih, weight_hh, bias : array (2, 1), (2, 2), (2,)
        W, U and b, the sum of both biases; within ±4.

    Raises
    ------
    TraitError
        If a value does not fit; the message names the trait. TypeError for an unknown keyword argument.

    Examples
    --------
    >>> Unroll(steps=3).states().shape
    (4, 2)
    """

    name = "unroll"
    title = "Roll and unroll"
    limits = LIMITS

    _esm = page.STATIC / "unroll.js"
    _css = page.STATIC / "unroll.css"

    unrolled = traitlets.Bool(True).tag(sync=True, explorable=True)
    steps = Whole(5).tag(sync=True, explorable=True)
    t = Whole(3).tag(sync=True, explorable=True)
    x = Numbers(_X).tag(sync=True, explorable=True)
    weight_ih = Numbers(_W).tag(sync=True, explorable=True)
    weight_hh = Numbers(_U).tag(sync=True, explorable=True)
    bias = Numbers(_B).tag(sync=True, explorable=True)

    @traitlets.validate("x", "weight_ih", "weight_hh", "bias")
    def _check_array(self, proposal):
        name, value = proposal["trait"].name, proposal["value"]
        shape = {"x": (MOST_STEPS,), "weight_ih": (UNITS, 1), "weight_hh": (UNITS, UNITS), "bias": (UNITS,)}[name]
        limit = INPUT_LIMIT if name == "x" else WEIGHT_LIMIT
        return arrays.checked(name, value, [shape], limit).tolist()

    def states(self, first=1.0):
        """Return h from h₀ = 0 on, (T + 1, 2); the first input is multiplied by ``first``."""
        h = [np.zeros(UNITS)]
        for n, x in enumerate(self.x[: self.steps]):
            step = np.array([x * first if n == 0 else x])
            weights = np.array(self.weight_ih), np.array(self.weight_hh), np.array(self.bias), np.zeros(UNITS)
            h.append(rnn_step(step, h[-1], *weights))
        return np.stack(h)

    def distances(self):
        """Return how far away the state would be with the first input turned round, (T + 1,), dimensionless."""
        return np.linalg.norm(self.states() - self.states(-1.0), axis=-1)

    def parameter_count(self):
        """Return how many numbers are learned; the length does not matter."""
        return np.size(self.weight_ih) + np.size(self.weight_hh) + np.size(self.bias)

    def summary(self):
        """Return the state in one sentence: the same that the page's live region speaks."""
        t, h = min(self.t, self.steps), self.states()
        many = f"{self.steps} steps" if self.steps > 1 else "1 step"
        return (
            f"A recurrent network over {many}, at step {t}: it reads {number(self.x[t - 1], 2)}, its state goes from "
            f"{_pair(h[t - 1])} to {_pair(h[t])}; the same {self.parameter_count()} numbers serve every step; with the "
            f"first input turned round the state would be {number(self.distances()[t], 2)} away."
        )

    def drawing(self):
        """Return the chain with its numbers as SVG, below it the state's path."""
        t, h, label = min(self.t, self.steps), self.states(), self.summary()
        count = self.steps if self.unrolled else 1
        shown = range(1, self.steps + 1) if self.unrolled else [t]
        width = max(START + COLUMN * count + (22 if self.unrolled else 90), 30 + SIDE + 10)
        parts = [] if self.unrolled else [_loop(START + COLUMN / 2)]
        parts += [_module(n, self.x[step - 1], h[step], step, step == t) for n, step in enumerate(shown)]
        if self.unrolled:
            parts += [_wire(START + COLUMN * n - (COLUMN - BOX) / 2, COLUMN - BOX) for n in range(self.steps + 1)]
        parts.append(_path(h[: t + 1], 30, 190))
        height = 190 + SIDE + 20
        return svg.figure(width, height, label, "".join(parts))


def _pair(state):
    return f"({', '.join(number(value, 2) for value in state)})"


def _wire(x, length):
    """Return the hidden state's way from one copy to the next: dashed, with a head."""
    return (
        f'<path d="M{x:g} {LINE}h{length - 2:g}" stroke="currentColor" stroke-width="1.5" stroke-dasharray="5 3"/>'
        f'<path d="M{x + length:g} {LINE}l-7 -4.5v9z"/>'
    )


def _loop(x):
    """Return the way from the module back to itself."""
    left, right = x - BOX / 2, x + BOX / 2
    back = f"M{right:g} {LINE}h20v86h-{BOX + 40}v-86H{left - 2:g}"
    return (
        f'<path d="{back}" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="5 3"/>'
        f'<path d="M{left:g} {LINE}l-7 -4.5v9z"/><text x="{right + 26:g}" y="{LINE + 4}">h, one step later</text>'
    )


def _module(n, x, h, step, current):
    """Return one copy: the layer in its box, the input below, the new state above; ghosted unless it is the current."""
    centre, color = START + COLUMN * (n + 0.5), drawing.tokens()["gates"]["g"]["color"]
    texts = [(14, number(h[0], 2)), (28, number(h[1], 2)), (44, f"h{_index(step)}"), (LINE + 4, "tanh")]
    texts += [(156, number(x, 2)), (172, f"x{_index(step)}")]
    words = "".join(f'<text x="{centre:g}" y="{y}" text-anchor="middle">{text}</text>' for y, text in texts)
    return (
        f'<g opacity="{1 if current else 0.6}"><path d="M{centre:g} 142V118M{centre:g} 74V50" stroke="currentColor" '
        f'stroke-width="1.5"/><rect x="{centre - BOX / 2:g}" y="74" width="{BOX}" height="44" rx="3" fill="{color}" '
        f'fill-opacity="0.24" stroke="{color}" stroke-width="{3.5 if current else 2}"/>{words}</g>'
    )


def _index(step):
    return "₀₁₂₃₄₅₆"[step]


def _path(states, left, top):
    """Return the way of the state through the square (−1, 1)²."""
    x, y = left + SIDE * (states[:, 0] + 1) / 2, top + SIDE * (1 - states[:, 1]) / 2
    line = "L".join(f"{p:.1f} {q:.1f}" for p, q in zip(x, y, strict=True))
    dots = "".join(
        f'<circle cx="{p:.1f}" cy="{q:.1f}" r="3"/><text x="{p + 6:.1f}" y="{q - 4:.1f}">{n}</text>'
        for n, (p, q) in enumerate(zip(x, y, strict=True))
    )
    half = SIDE // 2
    return (
        f'<path d="M{left} {top}h{SIDE}v{SIDE}h-{SIDE}zm0 {half}h{SIDE}m-{half} -{half}v{SIDE}" '
        'fill="none" stroke="currentColor" stroke-opacity=".3"/>'
        f'<path d="M{line}" fill="none" stroke="currentColor" stroke-width="1.5"/>{dots}'
        f'<text x="{left}" y="{top + SIDE + 15}">h of unit 0; upwards, h of unit 1</text>'
    )

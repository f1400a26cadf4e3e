"""The carousel builder: the cell of 1997 put together part by part on a noisy latch, and scissors for its gradient."""

import math

import numpy as np
import traitlets

from lstm_core.carousel import CUT_1997, EDGES, LONGEST, SEQUENCES, run_latch, unrolled_edges, ways_back
from lstm_core.widgets import page, svg
from lstm_core.widgets.explorable import Explorable, Real, Whole
from lstm_core.widgets.words import number

RANGES = {
    "weight": (0.1, 4.0),
    "input_bias": (-8.0, 0.0),
    "output_bias": (-8.0, 0.0),
    "mean": (0.0, 0.5),
    "steps": (10, LONGEST),
}
PARTS = {"carousel": "carousel", "input_gate": "input gate", "output_gate": "output gate"}
WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 560, 240, 44, 10, 552, 200
POINTS, SCALES = 80, (1, 2, 5, 10)


class CarouselBuilder(Explorable):
    """Build the cell of Hochreiter and Schmidhuber (1997) part by part, and cut the ways of its gradient.

    The task and the arithmetic are those of :mod:`lstm_core.carousel`.

    Parameters
    ----------
    carousel, input_gate, output_gate : bool
        The parts that are built.
    weight : float
        From the value to the candidate, 0.1 to 4.
    input_bias, output_bias : float
        Biases of the gates, −8 to 0.
    mean : float
        Mean of the noise, 0 to 0.5.
    steps : int
        Timesteps between storing and reading, 10 to 1000.
    cuts : list of str
        Edges of the unrolled cell that the error may not cross, of ss, yi, yg, yo, is, gs, sy, oy.

    Examples
    --------
    >>> CarouselBuilder(carousel=True, input_gate=True).run().wrong
    0
    """

    name = "carousel-builder"
    title = "Carousel builder"
    limits = RANGES

    _esm = page.STATIC / "carousel-builder.js"
    _css = page.STATIC / "carousel-builder.css"

    carousel = traitlets.Bool(False).tag(sync=True, explorable=True)
    input_gate = traitlets.Bool(False).tag(sync=True, explorable=True)
    output_gate = traitlets.Bool(False).tag(sync=True, explorable=True)
    weight = Real(2.0).tag(sync=True, explorable=True)
    input_bias = Real(-3.0).tag(sync=True, explorable=True)
    output_bias = Real(-3.0).tag(sync=True, explorable=True)
    mean = Real(0.0).tag(sync=True, explorable=True)
    steps = Whole(100).tag(sync=True, explorable=True)
    cuts = traitlets.List(traitlets.Unicode()).tag(sync=True, explorable=True)

    @traitlets.validate("cuts")
    def _check_cuts(self, proposal):
        if unknown := [name for name in proposal["value"] if name not in EDGES]:
            raise traitlets.TraitError(f"cuts names {', '.join(unknown)}; there are {', '.join(EDGES)}")
        return [name for name in EDGES if name in proposal["value"]]

    def run(self):
        """Return the :class:`lstm_core.carousel.LatchRun` of what is built: the numbers that the page shows."""
        return run_latch(**{name: getattr(self, name) for name in (*PARTS, *RANGES)})

    def ways(self, cuts=None):
        """Return the :class:`lstm_core.carousel.Ways` that the scissors leave; ``cuts`` replaces the own ones."""
        edges = unrolled_edges(self.weight, self.input_bias, self.output_bias)
        return ways_back(edges, self.cuts if cuts is None else cuts)

    def summary(self):
        """Return the state in one sentence: the same that the page's live region speaks."""
        run, ways = self.run(), self.ways()
        parts = ", ".join(text for part, text in PARTS.items() if getattr(self, part)) or "no part"
        return (
            f"Carousel builder with {parts}: {run.wrong} of {SEQUENCES} answers wrong after {self.steps} steps of "
            f"noise, drift {number(run.drift, 2)}, disturbance {number(run.disturbance, 3)}; "
            f"{ways.paths} of 56 ways back are left, gradient {number(ways.gradient, 4)}."
        )

    def caption(self):
        """Return the text below the drawing."""
        cut = "as in 1997" if tuple(self.cuts) == CUT_1997 else ", ".join(self.cuts) or "nothing"
        return f"{self.summary()} State s of every cell over time; told + solid, told − dashed. Cut: {cut}."

    def drawing(self):
        """Return the state of every cell over time as SVG: told + solid, told − dashed, the first thick."""
        s = self.run().s
        scale = _round_up(max(2.0, float(np.abs(s).max())))
        steps = np.unique(np.rint(np.linspace(0, self.steps, POINTS)).astype(int))
        x = LEFT + (RIGHT - LEFT) * steps / self.steps
        y = (TOP + BOTTOM) / 2 - (BOTTOM - TOP) / 2 * s[steps] / scale
        paths = ["M" + "L".join(f"{a:.0f} {b:.0f}" for a, b in zip(x, y[:, n], strict=True)) for n in range(SEQUENCES)]
        thin = 'fill="none" stroke="currentColor" stroke-opacity="0.4"'
        middle = (TOP + BOTTOM) // 2
        parts = [
            f'<path d="{"".join(paths[2::2])}" {thin}/>',
            f'<path d="{"".join(paths[1::2])}" {thin} stroke-dasharray="4 3"/>',
            f'<path d="{paths[0]}" fill="none" stroke="currentColor" stroke-width="2.5"/>',
            f'<path d="M{LEFT} {middle}H{RIGHT}" stroke="currentColor" stroke-opacity="0.3"/>',
            *(
                f'<text x="{LEFT - 6}" y="{at}" text-anchor="end">{number(value, 0)}</text>'
                for at, value in ((TOP + 8, scale), (middle + 4, 0.0), (BOTTOM, -scale))
            ),
            f'<text x="{LEFT}" y="{HEIGHT - 20}">stored</text>',
            f'<text x="{RIGHT}" y="{HEIGHT - 20}" text-anchor="end">asked at step {self.steps}</text>',
        ]
        return svg.figure(WIDTH, HEIGHT, self.summary(), "".join(parts))


def _round_up(size):
    """Return the next number of 1, 2, 5, 10, 20 … that is not smaller."""
    decade = 10.0 ** math.floor(math.log10(size))
    return next(part * decade for part in SCALES if part * decade >= size)

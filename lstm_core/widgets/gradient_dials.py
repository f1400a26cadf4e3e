"""The gradient dials: a live recurrent network whose Jacobians are multiplied, beside the bound on their product."""

import math

import numpy as np
import traitlets

from lstm_core.jacobians import LONGEST, clip_factor, gradient_run
from lstm_core.widgets import page, svg
from lstm_core.widgets.explorable import Explorable, Real, Whole
from lstm_core.widgets.words import number

RANGES = {
    "radius": (0.5, 1.5),
    "nonnormality": (0.0, 1.0),
    "input_scale": (0.0, 2.0),
    "bias": (0.0, 2.0),
    "steps": (5, LONGEST),
    "limit": (0.1, 2.0),
}
ACTIVATIONS = ("tanh", "identity")
WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 560, 300, 52, 12, 560 - 12, 300 - 40
TICKS = (2, 4, 10, 20, 40, 100)
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"


class GradientDials(Explorable):
    """Follow a gradient back through a live recurrent network of four units, beside its bound.

    Every eigenvalue of the recurrent matrix is ``radius``; ``nonnormality`` raises its norm alone. The network is
    that of :mod:`lstm_core.jacobians`.

    Parameters
    ----------
    activation : str
        ``tanh`` or ``identity``.
    radius : float
        Spectral radius of U, 0.5 to 1.5.
    nonnormality : float
        Entries above the diagonal of U, 0 to 1.
    input_scale, bias : float
        What the units hear besides themselves, 0 to 2 each; they saturate tanh.
    steps : int
        T, 5 to 100 timesteps.
    limit : float
        Norm at which the bias's gradient is clipped, 0.1 to 2.

    Examples
    --------
    >>> dials = GradientDials(activation="identity", radius=0.9, steps=50)
    >>> float(round(10 ** dials.run().log_norms[50], 4))
    0.0052
    """

    name = "gradient-dials"
    title = "Gradient dials"
    limits = RANGES

    _esm = page.STATIC / "gradient-dials.js"
    _css = page.STATIC / "gradient-dials.css"

    activation = traitlets.Unicode("tanh").tag(sync=True, explorable=True)
    radius = Real(0.9).tag(sync=True, explorable=True)
    nonnormality = Real(0.0).tag(sync=True, explorable=True)
    input_scale = Real(0.1).tag(sync=True, explorable=True)
    bias = Real(0.0).tag(sync=True, explorable=True)
    steps = Whole(40).tag(sync=True, explorable=True)
    limit = Real(1.0).tag(sync=True, explorable=True)

    @traitlets.validate("activation")
    def _check_activation(self, proposal):
        if proposal["value"] not in ACTIVATIONS:
            raise traitlets.TraitError(f"activation is {proposal['value']!r}; it is tanh or identity")
        return proposal["value"]

    def run(self):
        """Return the :class:`lstm_core.jacobians.GradientRun` of these dials: the numbers that the page shows."""
        return gradient_run(self.radius, self.nonnormality, self.input_scale, self.bias, self.steps, self.activation)

    def summary(self):
        """Return the state in one sentence: the same that the page's live region speaks."""
        run = self.run()
        peak = int(np.argmax(run.log_norms))
        clipped = clip_factor(run.whole, self.limit) < 1
        clip = f"clipping at {number(self.limit, 1)} scales all of it alike" if clipped else "there is nothing to clip"
        return (
            f"Gradient dials, {self.activation}: spectral radius {number(self.radius, 2)}, norm {number(run.norm, 2)}; "
            f"the gradient is {power(run.log_norms[self.steps])} at lag {self.steps} and largest, "
            f"{power(run.log_norms[peak])}, at lag {peak}; the bound says {power(self.steps * run.log_bound)}; {clip}."
        )

    def drawing(self):
        """Return the norm at every lag (thick), its bound (dashed) and |λ| to the power of the lag (dotted) as SVG."""
        run, lags = self.run(), np.arange(self.steps + 1)
        low, high, ticks = decades(run.log_norms)

        def at(log):
            return TOP + (BOTTOM - TOP) * (high - log) / (high - low)

        def curve(logs, style):
            points = zip(LEFT + (RIGHT - LEFT) * lags / self.steps, at(logs), strict=True)
            d = "L".join(f"{x:.1f} {y:.1f}" for x, y in points if TOP - 1 <= y <= BOTTOM + 1)
            return f'<path d="M{d}" fill="none" stroke="currentColor" {style}/>'

        parts = [_tick(tick, at(tick)) for tick in ticks]
        parts += [
            curve(lags * run.log_bound, 'stroke-width="1.5" stroke-dasharray="7 4"'),
            curve(lags * run.log_radius, 'stroke-width="2" stroke-dasharray="1.5 4"'),
            curve(run.log_norms, 'stroke-width="3"'),
            f'<text x="{LEFT}" y="{BOTTOM + 16}">0</text>',
            f'<text x="{RIGHT}" y="{BOTTOM + 16}" text-anchor="end">lag {self.steps}</text>',
            f'<text x="{LEFT}" y="{HEIGHT - 6}">thick: live; dashed: bound; dotted: spectral radius alone</text>',
        ]
        return svg.figure(WIDTH, HEIGHT, self.summary(), "".join(parts))


def _tick(log, y):
    text = f"10{raised(log)}" if log else "1"
    return (
        f'<path d="M{LEFT} {y:.1f}H{RIGHT}" stroke="currentColor" stroke-opacity="{0.15 if log else 0.5}"/>'
        f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{text}</text>'
    )


def decades(logs):
    """Return the lowest and the highest decade of an axis that holds a curve, and the decades to label."""
    finite = logs[np.isfinite(logs)]
    low, high = min(-2.0, finite.min()), max(2.0, finite.max())
    step = next((s for s in TICKS if math.ceil(high / s) - math.floor(low / s) <= 6), TICKS[-1])
    first, last = math.floor(low / step), math.ceil(high / step)
    return first * step, last * step, [n * step for n in range(first, last + 1)]


def raised(exponent):
    """Return a whole exponent in raised digits.

    Examples
    --------
    >>> raised(-12)
    '⁻¹²'
    """
    return ("⁻" if exponent < 0 else "") + "".join(RAISED[int(digit)] for digit in str(abs(exponent)))


def power(log):
    """Return the number with this decimal logarithm, in words that fit any size.

    Examples
    --------
    >>> power(-7.0), power(0.0), power(2.5)
    ('1.0 × 10⁻⁷', '1.000', '316.2')
    """
    if not math.isfinite(log):
        return "0" if log < 0 else "∞"
    if -2 <= log < 4:
        return number(10.0**log, 3 if log < 1 else 1 if log < 3 else 0)
    exponent = math.floor(log)
    mantissa = f"{10.0 ** (log - exponent):.1f}"
    return f"1.0 × 10{raised(exponent + 1)}" if mantissa == "10.0" else f"{mantissa} × 10{raised(exponent)}"

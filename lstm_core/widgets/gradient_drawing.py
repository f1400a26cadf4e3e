"""Drawings of gradients in SVG text: lines on a logarithmic scale."""

import math

import numpy as np

from lstm_core.widgets import drawing, svg
from lstm_core.widgets.words import SUPERSCRIPTS

LEFT, TOP, WIDTH, HEIGHT = 46, 12, 460, 190
FLOOR = 1e-30  # what is smaller is not drawn


def routes(norms, t, label):
    """Return the norms of full, carousel and gates over timesteps as three lines.

    Parameters
    ----------
    norms : numpy.ndarray
        (3, T), in this order.
    t : int
        The timestep to mark.
    label : str
        The drawing in one sentence, its accessible name.
    """
    logs = np.log10(np.where(norms > FLOOR, norms, 1.0))
    low, high = math.floor(min(logs.min(), -1)), math.ceil(max(logs.max(), 0))
    colors, last = drawing.tokens(), norms.shape[1] - 1
    x = lambda s: round(LEFT + s * WIDTH / max(1, last), 1)  # noqa: E731
    y = lambda v: round(TOP + (high - v) * HEIGHT / (high - low), 1)  # noqa: E731
    every = max(1, math.ceil((high - low) / 6))
    parts = [f'<path d="M{x(t)} {TOP}V{TOP + HEIGHT}" stroke="currentColor" fill="none"/>']
    for power in range(low, high + 1, every):
        mark = f"10{str(power).translate(SUPERSCRIPTS)}"
        parts.append(f'<path d="M{LEFT} {y(power)}h{WIDTH}" stroke="currentColor" stroke-opacity="0.2"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{y(power) + 4}" text-anchor="end">{mark}</text>')
    looks = [("currentColor", 3.5, ""), (colors["gates"]["f"]["color"], 2, "2.5 2"), ("currentColor", 1.5, "5 3")]
    for line, norm, (color, width, dash) in zip(logs, norms, looks, strict=True):
        points = "L".join(f"{x(s)} {y(v)}" for s, v in enumerate(line) if norm[s] > FLOOR)
        if not points:
            continue
        parts.append(
            f'<path d="M{points}" fill="none" stroke="{color}" stroke-width="{width}" stroke-dasharray="{dash}"/>'
        )
    names = ("full (thick)", "carousel alone (dotted)", "through the gates (dashed)")
    key = " · ".join(names)
    bottom = TOP + HEIGHT
    parts.append(f'<text x="{LEFT}" y="{bottom + 16}">t = 0</text>')
    parts.append(f'<text x="{LEFT + WIDTH}" y="{bottom + 16}" text-anchor="end">t = {last}</text>')
    parts.append(f'<text x="{LEFT}" y="{bottom + 34}">Norm of ∂c_T/∂c_t: {key}</text>')
    width, height = LEFT + WIDTH + 10, bottom + 42
    return svg.figure(width, height, label, "".join(parts), size=11)

"""Deterministic drawings in SVG text: what a page shows before, or without, its script."""

import html
import json
from importlib import resources
from typing import NamedTuple

import numpy as np

from lstm_core.widgets import svg

LEFT, TOP, CELL, ROW, GAP = 20, 22, 16, 14, 21
LEVELS = 6
OTHERS = {
    "a": {"name": "pre-activation", "symbol": "a", "line": "solid"},
    "beside_h": {"name": "hidden state of the simple RNN", "symbol": "h", "line": "dashed"},
}


def tokens():
    """Return the palette: names, symbols and colours of gates and states."""
    return json.loads(resources.files("lstm_core").joinpath("tokens.json").read_text(encoding="utf-8"))


class Rows(NamedTuple):
    """The rows of one quantity: its name, values (T, H), the size drawn at full strength, whether it has a sign."""

    name: str
    values: np.ndarray
    scale: float = 1.0
    signed: bool = True

    @classmethod
    def of(cls, quantity, values):
        """Return the rows of a :class:`~lstm_core.widgets.quantities.Quantity`, on its own scale."""
        finite = np.abs(values[np.isfinite(values)])
        largest = finite.max(initial=0.0) if quantity.free else max(-quantity.low, quantity.high)
        return cls(quantity.name, values, largest or 1.0, quantity.low < 0)


def timeline(rows, x, cues, t, label, held=None):
    """Return heat-map rows of every unit over timesteps, grouped by quantity.

    Parameters
    ----------
    rows : list of Rows
        Drawn in this order.
    x : list
        Input symbols, or anything of length T.
    cues : list of int
        Timesteps to mark in the input.
    t : int
        Current timestep.
    label : str
        The drawing in one sentence, its accessible name.
    held : dict, optional
        Quantity, list of units, start and stop of what is held by force: it is hatched.
    """
    seq_len = len(rows[0].values)
    colors = tokens()
    parts, y = [*_symbols(x, cues, t)], TOP
    for name, values, scale, signed in rows:
        y += GAP
        units = values.shape[1]
        parts.append(_caption(name, colors, y - 5))
        for unit in range(units):
            parts.append(_row(values[:, unit] / scale, name, signed, colors, y + unit * ROW))
            parts.append(f'<text x="12" y="{y + unit * ROW + 10}" text-anchor="end">{unit}</text>')
        if held and held["quantity"] == name:
            parts.extend(_hatching(held["start"], held["stop"], y + unit * ROW) for unit in held["unit"])
        parts.append(_frame(LEFT + t * CELL, y - 1, units * ROW + 1))
        y += units * ROW
    width = LEFT + seq_len * CELL + 2
    return svg.figure(width, y + 2, label, "".join(parts), size=11)


def _symbols(x, cues, t):
    for step, symbol in enumerate(x):
        text = html.escape(symbol) if isinstance(symbol, str) else "·"
        weight = ' font-weight="700" text-decoration="underline"' if step in cues else ""
        yield f'<text x="{LEFT + step * CELL + 7}" y="15" text-anchor="middle"{weight}>{text}</text>'
    yield _frame(LEFT + t * CELL, 2, 18)


def _frame(x, y, height):
    return f'<path d="M{x - 1} {y}h{CELL}v{height}h-{CELL}z" fill="none" stroke="currentColor"/>'


def _hatching(start, stop, y):
    """One stroke through each cell, and an outline round them: told by shape, not by colour alone."""
    x, width = LEFT + start * CELL, (stop - start) * CELL - 1
    strokes = "".join(f"M{x + n * CELL} {y + ROW - 1}l{CELL - 1} {1 - ROW}" for n in range(stop - start))
    return f'<path d="M{x} {y}h{width}v{ROW - 1}h-{width}z{strokes}" fill="none" stroke="currentColor"/>'


def _caption(name, colors, y):
    known = _named(name, colors)
    if "color" in known:
        chip = f'<path d="M{LEFT} {y - 8}h9v9h-9z" fill="{known["color"]}"/>'
    else:
        dash = ' stroke-dasharray="3 2"' if known["line"] == "dashed" else ""
        chip = f'<path d="M{LEFT} {y - 3}h12" stroke="currentColor" stroke-width="2"{dash}/>'
    words = f'<tspan font-style="italic">{known["symbol"]}</tspan> {known["name"]}'
    return f'{chip}<text x="{LEFT + 16}" y="{y}" font-size="12">{words}</text>'


def _named(name, colors):
    """Return how a quantity is called and drawn; a gate of a GRU borrows the colour of the one whose work it does."""
    known = colors["gates"] | colors["states"] | OTHERS
    if name in colors["borrowed"]:
        return {"color": known[colors["borrowed"][name]["ink"]]["color"]} | colors["borrowed"][name]
    return known[name]


def _row(values, name, signed, colors, y):
    """One path for each sign and level: equal neighbours are one stroke."""
    gate = _named(name, colors).get("color", "currentColor")
    hues = ("currentColor", colors["signed"]["negative"]["light"]) if signed else (gate, gate)
    # rounded before it is cut into levels, so that the last bits of a sum never move a mark
    levels = np.rint(np.round(np.clip(np.nan_to_num(values), -1, 1), 6) * LEVELS).astype(int)
    edges = np.flatnonzero(np.diff(levels)) + 1
    marks = {}
    for run in np.split(np.arange(len(levels)), edges):
        width = len(run) * CELL - 1
        mark = f"M{LEFT + run[0] * CELL} {y}h{width}v{ROW - 1}h-{width}z"
        marks.setdefault(int(levels[run[0]]), []).append(mark)
    return "".join(
        f'<path d="{"".join(d)}" fill="{hues[level < 0]}" fill-opacity="{round(abs(level) / LEVELS, 3)}"/>'
        for level, d in sorted(marks.items())
        if level
    )

"""Recurrent modules as SVG text, from the same description that the browser draws from."""

import json
from functools import lru_cache

from lstm_core.widgets import drawing, page, svg
from lstm_core.widgets.words import number

WIDTHS = {"c": 4.5, "i": 2, "f": 2, "g": 2, "o": 2}
BOX = 32


@lru_cache
def modules():
    """Return the description of every module: columns, rows, wires, boxes, dots, labels."""
    path = page.STATIC.parent / "esm" / "lib" / "cells.json"
    return json.loads(path.read_text(encoding="utf-8"))


def module(name, values, label):
    """Return the drawing of one module with numbers on its wires.

    Parameters
    ----------
    name : str
        ``lstm``, ``gru`` or ``rnn``.
    values : dict
        The numbers to print, by the names that the description uses; those that are missing stay unwritten.
    label : str
        The drawing in one sentence, its accessible name.
    """
    cell = modules()[name]
    gates = {gate: known["color"] for gate, known in drawing.tokens()["gates"].items()}

    def at(point):
        column, row = point.split(",")
        return cell["columns"][column][0], cell["rows"][row]

    parts = [_wire(wire, [at(point) for point in wire["path"].split()], gates) for wire in cell["wires"]]
    parts += [_box(box, *map(at, box["at"].split()), gates, values) for box in cell["boxes"]]
    parts += [_dot(dot, *at(dot["at"])) for dot in cell["dots"]]
    parts += [_label(entry, *at(entry["at"]), values) for entry in cell["labels"]]
    width, height = cell["columns"]["end"][0] + 8, cell["height"]
    return svg.figure(width, height, label, "".join(parts), size=13)


def _wire(wire, points, gates):
    carries = wire["carries"]
    color, dash = gates.get(carries, "currentColor"), ' stroke-dasharray="5 3"' if carries == "h" else ""
    d = "M" + "L".join(f"{x} {y}" for x, y in points)
    path = f'<path d="{d}" fill="none" stroke="{color}" stroke-width="{WIDTHS.get(carries, 1.5)}"{dash}/>'
    if "end," not in wire["path"]:
        return path
    x, y = points[-1]
    return f'{path}<path d="M{x + 4} {y}l-7 -4.5v9z"/>'


def _box(box, start, end, gates, values):
    (x, y), color = start, gates.get(box["gate"], "currentColor")
    width = end[0] - x
    numbered = [term for term in box["terms"] if term in values and term.startswith("a_")]
    text = f"{box['function']}({number(values[numbered[0]])})" if numbered else box["function"]
    return (
        f'<rect x="{x}" y="{y - BOX / 2:g}" width="{width}" height="{BOX}" rx="3" fill="{color}" fill-opacity="0.24" '
        f'stroke="{color}" stroke-width="2"/>'
        f'<text x="{x + width / 2:g}" y="{y + 4.5:g}" text-anchor="middle">{text}</text>'
    )


def _dot(dot, x, y):
    sign = dot["sign"]
    radius, size = (15, 11 if len(sign) > 2 else 15) if len(sign) > 1 else (11, 15)
    return (
        f'<circle cx="{x}" cy="{y}" r="{radius}" fill="var(--pst-color-background,Canvas)" '
        'stroke="currentColor" stroke-width="1.5"/>'
        f'<text x="{x}" y="{y + 4.5:g}" font-size="{size}" text-anchor="middle">{sign}</text>'
    )


def _label(entry, x, y, values):
    term = entry["term"]
    shown = "" if entry.get("vector") or term not in values else f'<tspan dx="5">{number(values[term])}</tspan>'
    symbol = f'<tspan font-style="italic" font-family="serif" font-size="16">{entry["symbol"]}</tspan>'
    return f'<text x="{x + entry["dx"]}" y="{y + entry["dy"]}">{symbol}{shown}</text>'

"""The cell of 1997, built part by part, on a noisy latch; and the ways by which an error can travel back through it.

The latch: one of two values arrives, then noise, then a question. The first step carries the value +1 or -1 and a
store mark; ``steps`` steps of noise follow; the last of them carries a read mark. What is not built yet is left out:
without a gate its factor is 1; without the carousel the state is kept with weight 0.9 instead of 1.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from lstm_core.activations import activation, sigmoid
from lstm_core.cells import LSTMOptions, Variant, lstm_family_step

SEQUENCES, LONGEST = 20, 1000
LEAK = 0.9  # self-connection where the carousel is missing
OPENER = 10.0  # weight from a mark to its gate
UNROLLED = 3  # timesteps of the drawing after the first
FEEDBACK = 1.0  # weight from the cell's output to its own three sums, in the drawing
EDGES = ("ss", "yi", "yg", "yo", "is", "gs", "sy", "oy")
CUT_1997 = ("yi", "yg", "yo")
_SQUASH = (activation("scaled_tanh", 2.0, 0.5), activation("scaled_tanh", 1.0, 0.5))


class LatchRun(NamedTuple):
    """States s and outputs y of all sequences, (steps + 1, 20) each, and what they come to.

    ``wrong`` counts answers of the wrong sign; ``drift`` is the root mean square of how far s moved after it was
    stored; ``largest`` is the largest |s|; ``disturbance`` the mean |y| at steps that ask nothing; ``slope`` the mean
    slope of the cell's output function at the end.
    """

    s: np.ndarray
    y: np.ndarray
    wrong: int
    drift: float
    largest: float
    disturbance: float
    slope: float


@lru_cache
def noise():
    """Return the fixed noise (1000, 20) in (-1, 1): a chain of products with 16807 modulo 2³¹ - 1, exact anywhere."""
    values, z = np.empty(SEQUENCES * LONGEST), 1
    for n in range(len(values)):
        z = z * 16807 % 2147483647
        values[n] = z / 2**30 - 1
    return values.reshape(SEQUENCES, LONGEST).T


def latch(steps, mean=0.0):
    """Return the inputs (steps + 1, 20, 3): value, store mark, read mark; even sequences store +1, odd ones -1."""
    x = np.zeros((steps + 1, SEQUENCES, 3))
    x[0, :, 0] = np.where(np.arange(SEQUENCES) % 2, -1.0, 1.0)
    x[1:, :, 0] = mean + noise()[:steps]
    x[0, :, 1] = x[-1, :, 2] = 1.0
    return x


def _built(carousel, input_gate, output_gate):
    """Return the member of the LSTM family with these parts; a leak is a forget gate that stands at 0.9."""
    blocks = (*("i" if input_gate else ""), *("" if carousel else "f"), "g", *("o" if output_gate else ""))
    return LSTMOptions(Variant("built", blocks=blocks), (activation("sigmoid"), *_SQUASH))


def run_latch(
    carousel=True, input_gate=True, output_gate=True, weight=2.0, input_bias=-3.0, output_bias=-3.0, mean=0.0, steps=100
):
    """Run the cell over the 20 sequences of the latch.

    Parameters
    ----------
    carousel, input_gate, output_gate : bool
        The parts that are built; all three make the cell of Hochreiter and Schmidhuber (1997).
    weight : float
        From the value to the candidate, dimensionless.
    input_bias, output_bias : float
        Of the two gates, dimensionless.
    mean : float
        Mean of the noise, dimensionless.
    steps : int
        Timesteps between storing and reading, 2 to 1000.

    Returns
    -------
    LatchRun

    Examples
    --------
    >>> run_latch().wrong, run_latch(input_gate=False).wrong > 3
    (0, True)
    """
    options = _built(carousel, input_gate, output_gate)
    rows = {
        "i": ([0.0, OPENER, 0.0], input_bias),
        "f": ([0.0, 0.0, 0.0], np.log(LEAK / (1 - LEAK))),
        "g": ([weight, 0.0, 0.0], 0.0),
        "o": ([0.0, 0.0, OPENER], output_bias),
    }
    chosen = [rows[block] for block in options.variant.blocks]
    p = {"weight_ih": np.array([row for row, _ in chosen]), "weight_hh": np.zeros((len(chosen), 1))}
    p["bias_ih"] = np.array([bias for _, bias in chosen])
    h = c = np.zeros((SEQUENCES, 1))
    s, y = [], []
    for x in latch(steps, mean):
        step = lstm_family_step(x, h, c, p, options)
        h, c = step.h, step.c
        s.append(c[:, 0])
        y.append(h[:, 0])
    return _judged(np.array(s), np.array(y))


def _judged(s, y):
    asked = np.where(np.arange(SEQUENCES) % 2, -1.0, 1.0)
    shown = np.tanh(s[-1] / 2)
    return LatchRun(
        s,
        y,
        int((y[-1] * asked <= 0).sum()),
        float(np.sqrt(((s[-1] - s[0]) ** 2).mean())),
        float(np.abs(s).max()),
        float(np.abs(y[1:-1]).mean()),
        float(((1 - shown * shown) / 2).mean()),
    )


def unrolled_edges(weight=2.0, input_bias=-3.0, output_bias=-3.0):
    """Return the derivative along each kind of edge at the steps of the drawing, name to array (4,).

    One cell that also hears its own output with weight 1 in all three sums. Two letters name an edge: ``yi`` runs from
    the output y of one step to the input gate of the next, ``ss`` is the carousel, ``is`` and ``gs`` lead from input
    gate and candidate to the state, ``sy`` and ``oy`` from state and output gate to the output.
    """
    v, store = np.array([1.0, -0.5, 0.5, 1.0]), np.array([1.0, 0.0, 0.0, 0.0])
    read = np.array([0.0, 0.0, 0.0, 1.0])
    s = y = 0.0
    edges = {name: np.zeros(UNROLLED + 1) for name in EDGES}
    for t in range(UNROLLED + 1):
        i = sigmoid(FEEDBACK * y + OPENER * store[t] + input_bias)
        g = 2 * np.tanh((FEEDBACK * y + weight * v[t]) / 2)
        o = sigmoid(FEEDBACK * y + OPENER * read[t] + output_bias)
        s = s + i * g
        m = np.tanh(s / 2)
        y = o * m
        into = {"yi": i * (1 - i), "yg": 1 - g * g / 4, "yo": o * (1 - o)}
        here = {name: FEEDBACK * slope for name, slope in into.items()}
        here |= {"ss": 1.0, "is": g, "gs": i, "sy": o * (1 - m * m) / 2, "oy": m}
        for name, value in here.items():
            edges[name][t] = value
    return edges


class Ways(NamedTuple):
    """How many paths lead from s of the first step to y of the last, and the sum of the products along them."""

    paths: int
    gradient: float


def ways_back(edges, cuts=()):
    """Follow all paths that are not cut, from s of step 0 to y of step 3.

    Parameters
    ----------
    edges : dict
        From :func:`unrolled_edges`.
    cuts : sequence of str
        Kinds of edges that the error may not cross, at any step. The truncation of 1997 cuts ``yi``, ``yg``, ``yo``.

    Returns
    -------
    Ways
        ``gradient`` is ∂y/∂s across three steps if nothing is cut.

    Examples
    --------
    >>> ways_back(unrolled_edges()).paths, ways_back(unrolled_edges(), CUT_1997).paths
    (56, 1)
    """
    unknown = sorted(set(cuts) - set(EDGES))
    if unknown:
        raise ValueError(f"cuts names {', '.join(unknown)}; there are {', '.join(EDGES)}")

    def follow(edge):
        s, y = 1.0, edge("sy", 0)
        for t in range(1, UNROLLED + 1):
            s, y_before = s * edge("ss", t) + y * (edge("yi", t) * edge("is", t) + edge("yg", t) * edge("gs", t)), y
            y = s * edge("sy", t) + y_before * edge("yo", t) * edge("oy", t)
        return y

    return Ways(
        int(follow(lambda name, t: 0.0 if name in cuts else 1.0)),
        float(follow(lambda name, t: 0.0 if name in cuts else edges[name][t])),
    )

"""The one table of what each cell has and how it is drawn; ``esm/lib/quantities.js`` holds the same."""

from typing import NamedTuple

import numpy as np

# the learned blocks in the order of their rows, each with its place among the activations; then the states
CELLS = {
    "LSTM": {"blocks": {"i": 0, "f": 0, "g": 1, "o": 0}, "states": "ch", "keeps": "fc"},
    "GRU": {"blocks": {"r": 0, "z": 0, "n": 1}, "states": "h", "keeps": "zh"},
    "RNN": {"blocks": {"h": 0}, "states": "ah", "keeps": ""},
}
FAR = 4.0  # a gate without a limit can be held up to here


class Quantity(NamedTuple):
    """One block of rows: its name, its least and greatest value (infinite without a limit), whether it is a gate."""

    name: str
    low: float
    high: float
    gate: bool

    @property
    def free(self):
        """Whether it has no limits of its own, and so needs a scale."""
        return not np.isfinite([self.low, self.high]).all()

    @property
    def holds(self):
        """The values that it can be held at, lowest and highest; None where it is no gate."""
        return (max(-FAR, self.low), min(FAR, self.high)) if self.gate else None


_LIMITS = {
    "sigmoid": lambda: (0.0, 1.0),
    "tanh": lambda: (-1.0, 1.0),
    "identity": lambda: (-np.inf, np.inf),
    "relu": lambda: (0.0, np.inf),
    "softsign": lambda: (-1.0, 1.0),
    "softplus": lambda: (0.0, np.inf),
    "affine": lambda alpha, beta: (-np.inf, np.inf),
    "leaky_relu": lambda alpha: (-np.inf, np.inf),
    "thresholded_relu": lambda alpha: (min(0.0, alpha), np.inf),
    "scaled_tanh": lambda alpha, beta: (-abs(alpha), abs(alpha)),
    "hard_sigmoid": lambda alpha, beta: (0.0, 1.0),
    "elu": lambda alpha: (min(0.0, -alpha), np.inf),
}


def limits(function):
    """Return the least and the greatest value that an :class:`~lstm_core.activations.Activation` can take."""
    constants = (c for c in (function.alpha, function.beta) if c is not None)
    return _LIMITS[function.name](*constants)


def _product(one, other):
    ends = [a * b if a and b else 0.0 for a in one for b in other]
    return min(ends), max(ends)


def of_run(run):
    """Return what the timeline shows of a layer in one direction, in the order of the equations.

    Parameters
    ----------
    run : lstm_core.interop.assembly.Run

    Returns
    -------
    list of Quantity
    """
    options = run.network().options
    functions = [options.activation] if run.cell == "RNN" else options.activations
    known = {name: limits(functions[role]) for name, role in CELLS[run.cell]["blocks"].items()}
    free = (-np.inf, np.inf)
    if run.cell == "LSTM":
        known = {name: known[name] for name in "ifgo" if name in options.variant.blocks}
        if options.variant.coupled:
            known["f"] = (1 - known["i"][1], 1 - known["i"][0])
        projected = "weight_hr" in run.parameters
        known["h"] = free if projected else _product(known.get("o", (1.0, 1.0)), limits(functions[-1]))
    if run.cell == "GRU" and known["z"] == (0, 1):
        known["h"] = min(0.0, known["n"][0]), max(0.0, known["n"][1])  # between the candidate and what was there
    states = CELLS[run.cell]["states"]
    order = [name for name in CELLS[run.cell]["blocks"] if name in known and name not in states] + list(states)
    return [Quantity(name, *known.get(name, free), name not in states) for name in order]


def says(run):
    """Return what the summary says of a unit: the gate that keeps and the state that it keeps, or the state alone."""
    gate, state = CELLS[run.cell]["keeps"] or ("", "h")
    return [gate, state] if gate in [quantity.name for quantity in of_run(run)] else [state]

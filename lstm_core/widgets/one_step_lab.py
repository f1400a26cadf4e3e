"""The one-step laboratory: one LSTM step of up to four units, every number in the open, a GRU beside it."""

import numpy as np
import traitlets

from lstm_core.cells import gru_step, lstm_step
from lstm_core.widgets import arrays, module_drawing, page
from lstm_core.widgets.arrays import Numbers
from lstm_core.widgets.explorable import Explorable, Whole
from lstm_core.widgets.words import number

GATES = "ifgo"
INPUTS, UNITS, LIMIT = 2, 4, 10.0
OPERATIONS = ("a", "i", "f", "g", "o", "keep", "write", "c", "tanh_c", "h")
LIMITS = {"hidden_size": (1, UNITS), "unit": (0, UNITS - 1), "operation": (0, len(OPERATIONS) - 1)}
GRU_ROWS = {"r": "o", "z": "f", "n": "g"}  # block of the GRU: block of the LSTM whose rows it borrows

# Unit 0 starts empty, so its forget gate has nothing to keep; unit 1 holds 2.5 behind a closed output gate.
# Each h lies between 0 and tanh c, as a step leaves it.
_STATE = {"x": [1.0, -0.5], "h": [0.0, 0.1, -0.5, 0.4], "c": [0.0, 2.5, -1.0, 0.6]}
_W = [
    *([0.8, 0.4], [-0.6, 0.9], [0.3, -1.1], [1.4, 0.2]),
    *([0.5, -0.7], [0.3, 0.2], [-0.8, 0.6], [0.1, 1.2]),
    *([1.2, -0.6], [-0.9, 0.4], [0.7, 1.5], [-1.3, -0.2]),
    *([0.4, 0.3], [-0.5, 0.2], [1.1, -0.4], [0.6, -0.9]),
]
_U = [
    *([0.5, -0.3, 0.2, 0.4], [0.3, 0.7, -0.6, 0.1], [-0.4, 0.2, 0.9, -0.5], [0.6, -0.8, 0.3, 0.2]),
    *([0.2, 0.6, -0.5, 0.3], [-0.1, 0.4, 0.2, -0.7], [0.8, -0.2, 0.5, 0.6], [0.3, 0.1, -0.9, 0.4]),
    *([0.9, -0.4, 0.3, -0.2], [0.5, -0.6, 0.8, 0.1], [-0.7, 0.3, 0.4, 1.0], [0.2, 0.9, -0.3, -0.5]),
    *([-0.3, 0.5, 0.7, 0.2], [0.4, -0.2, 0.1, 0.6], [0.6, 0.8, -0.4, -0.1], [-0.5, 0.3, 0.2, 0.7]),
]
_B = [0.2, -0.4, 0.1, -1.0, 1.0, 3.0, 0.5, 2.0, 0.1, 0.0, -0.3, 0.4, 0.6, -4.0, 1.5, -0.2]


class OneStepLab(Explorable):
    """Show one LSTM step operation by operation, and a GRU's step on the same input, computed in the browser.

    The arrays keep four units, so that a unit that is taken away comes back as it was; the first ``hidden_size``
    take part. Rows stand gate by gate in the order i, f, g, o. Smaller arrays, for ``hidden_size`` units, are
    filled up with the laboratory's own numbers. The GRU borrows the LSTM's rows: r from o, z from f, n from g.

    Parameters
    ----------
    hidden_size : int
        Units H, 1 to 4.
    unit : int
        The unit that is written out, from 0.
    operation : int
        How far the step is walked, 0 (pre-activations) to 9 (hidden state).
    x, h, c : array (2,), (H,), (H,)
        Input, hidden state and cell state before the step; within ±10, h within ±1.
    weight_ih, weight_hh, bias : array (4H, 2), (4H, H), (4H,)
        W, U and b, the sum of both biases; within ±10.

    Raises
    ------
    TraitError
        If a value does not fit; the message names the trait. TypeError for an unknown keyword argument.

    Examples
    --------
    >>> lab = OneStepLab(hidden_size=1, c=[2.0])
    >>> lab.step().c.shape
    (1,)
    """

    name = "one-step-lab"
    title = "One-step laboratory"
    limits = LIMITS

    _esm = page.STATIC / "one-step-lab.js"
    _css = page.STATIC / "one-step-lab.css"

    hidden_size = Whole(2).tag(sync=True, explorable=True)
    unit = Whole(0).tag(sync=True, explorable=True)
    operation = Whole(len(OPERATIONS) - 1).tag(sync=True, explorable=True)
    x = Numbers(_STATE["x"]).tag(sync=True, explorable=True)
    h = Numbers(_STATE["h"]).tag(sync=True, explorable=True)
    c = Numbers(_STATE["c"]).tag(sync=True, explorable=True)
    weight_ih = Numbers(_W).tag(sync=True, explorable=True)
    weight_hh = Numbers(_U).tag(sync=True, explorable=True)
    bias = Numbers(_B).tag(sync=True, explorable=True)

    @traitlets.validate("x")
    def _check_x(self, proposal):
        return arrays.checked("x", proposal["value"], [(INPUTS,)], LIMIT).tolist()

    @traitlets.validate("h", "c", "weight_ih", "weight_hh", "bias")
    def _check_array(self, proposal):
        name, size = proposal["trait"].name, self.hidden_size
        full = np.array({"weight_ih": _W, "weight_hh": _U, "bias": _B, **_STATE}[name])
        rows = 1 if name in "hc" else 4
        columns = {"weight_ih": (INPUTS,), "weight_hh": (size,)}.get(name, ())
        shapes, limit = [(rows * size, *columns), full.shape], 1 if name == "h" else LIMIT
        given = arrays.checked(name, proposal["value"], shapes, limit)
        if given.shape == full.shape:
            return given.tolist()
        blocks = full.reshape(rows, UNITS, *full.shape[1:])
        part = (slice(None), slice(size), *(slice(n) for n in columns))
        blocks[part] = given.reshape(rows, size, *columns)
        return full.tolist()

    def parameters(self, gates=GATES):
        """Return the weights that take part, as ``lstm_step`` takes them; the second bias is zero.

        Parameters
        ----------
        gates : iterable of str
            The blocks of rows in their order.
        """
        size = self.hidden_size
        rows = [GATES.index(gate) * UNITS + unit for gate in gates for unit in range(size)]
        bias = np.array(self.bias)[rows]
        return {
            "weight_ih": np.array(self.weight_ih)[rows],
            "weight_hh": np.array(self.weight_hh)[rows, :size],
            "bias_ih": bias,
            "bias_hh": np.zeros_like(bias),
        }

    def _states(self):
        return [np.array(value[: self.hidden_size]) for value in (self.h, self.c)]

    def step(self):
        """Return what one LSTM step computes, an ``LSTMStep`` with arrays (H,)."""
        return lstm_step(np.array(self.x), *self._states(), **self.parameters())

    def gru(self):
        """Return what one GRU step computes from the same x and h, a ``GRUStep`` with arrays (H,)."""
        return gru_step(np.array(self.x), self._states()[0], **self.parameters(GRU_ROWS.values()))

    def values(self):
        """Return the numbers of the written-out unit by name, as the page names them."""
        unit, step, (h, c) = min(self.unit, self.hidden_size - 1), self.step(), self._states()
        values = {name: float(getattr(step, name)[unit]) for name in "ifgoch"}
        values |= {f"a_{g}": float(step.a[n * self.hidden_size + unit]) for n, g in enumerate(GATES)}
        values |= {"h_previous": float(h[unit]), "c_previous": float(c[unit])}
        values |= {"keep": values["f"] * c[unit], "write": values["i"] * values["g"], "tanh_c": np.tanh(values["c"])}
        return values | {"gru_h": float(self.gru().h[unit])}

    def summary(self):
        """Return the state in one sentence: the same that the page's live region speaks."""
        v = {name: number(value, 2) for name, value in self.values().items()}
        gates = ", ".join(f"{gate} = {v[gate]}" for gate in GATES)
        unit = min(self.unit, self.hidden_size - 1)
        return (
            f"One step, unit {unit} of {self.hidden_size}: {gates}; the cell state goes from {v['c_previous']} to "
            f"{v['c']}, the hidden state from {v['h_previous']} to {v['h']}; in a GRU it goes to {v['gru_h']}."
        )

    def drawing(self):
        """Return the LSTM module as SVG, with this step's numbers on its wires."""
        return module_drawing.module("lstm", self.values(), self.summary())

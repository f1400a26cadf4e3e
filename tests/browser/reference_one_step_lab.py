"""What the one-step laboratory should show: the same step from lstm_core's cells, quantity by quantity."""

from collections.abc import Callable
from typing import Any

import numpy as np

from lstm_core.cells import gru_step, lstm_step

UNITS, INPUTS = 4, 2
GATES = "ifgo"
BORROWED = {"r": "o", "z": "f", "n": "g"}


def rows(state: dict[str, Any], gates: str) -> tuple[np.ndarray, ...]:
    """Return W, U and b of some gates, for the units that take part."""
    size = state["hidden_size"]
    taken = [GATES.index(gate) * UNITS + unit for gate in gates for unit in range(size)]
    w, u, b = (np.array(state[name])[taken] for name in ("weight_ih", "weight_hh", "bias"))
    return w, u[:, :size], b


def one_step_lab(state: dict[str, Any]) -> Callable[[dict[str, str]], float]:
    """Compute a laboratory from its state: hidden_size, x, h, c, weight_ih, weight_hh, bias."""
    size = state["hidden_size"]
    x, h, c = np.array(state["x"]), np.array(state["h"][:size]), np.array(state["c"][:size])
    weights, borrowed = rows(state, GATES), rows(state, "".join(BORROWED.values()))
    lstm = lstm_step(x, h, c, *weights, 0 * weights[2])
    gru = gru_step(x, h, *borrowed, 0 * borrowed[2])
    named = {"h_previous": h, "c_previous": c, "keep": lstm.f * c, "write": lstm.i * lstm.g, "tanh_c": np.tanh(lstm.c)}
    named |= {name: getattr(lstm, name) for name in (*GATES, "c", "h")}
    for n, gate in enumerate(GATES):
        block = slice(n * size, (n + 1) * size)
        w, u, b = (part[block] for part in weights)
        named |= {f"input_{gate}": w @ x, f"recurrent_{gate}": u @ h, f"bias_{gate}": b, f"a_{gate}": lstm.a[block]}
    for n, name in enumerate(BORROWED):
        w, u, b = (part[n * size : (n + 1) * size] for part in borrowed)
        named |= {f"gru_input_{name}": w @ x + b, f"gru_recurrent_{name}": u @ h, f"gru_{name}": getattr(gru, name)}
    named["gru_h"] = gru.h
    i, f, o, g = lstm.i, lstm.f, lstm.o, lstm.g
    corners = {"clear": 0 * c, "overwrite": g, "hold": c, "add": c + g, "hide": 0 * c, "show": np.tanh(lstm.c)}
    shares = {"clear": (1 - f) * (1 - i), "overwrite": (1 - f) * i, "hold": f * (1 - i), "add": f * i}
    tables = {"corner": corners, "share": shares | {"hide": 1 - o, "show": o}}

    def value(place: dict[str, str]) -> float:
        quantity, unit = place["quantity"], int(place["unit"])
        return tables[quantity][place["row"]][unit] if quantity in tables else named[quantity][unit]

    return value

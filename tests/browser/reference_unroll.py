"""What the unrolled network should show: the same steps from lstm_core's cell."""

from collections.abc import Callable
from typing import Any

import numpy as np

from lstm_core.cells import rnn_step


def states(state: dict[str, Any], first: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Return the states (T + 1, 2) from zero on, and the sums (T, 2) that made them; the first input is scaled."""
    w, u, b = (np.array(state[name]) for name in ("weight_ih", "weight_hh", "bias"))
    inputs = np.array(state["x"][: state["steps"]])
    inputs[0] *= first
    h, a = [np.zeros(2)], []
    for x in inputs:
        a.append(w @ [x] + u @ h[-1] + b)
        h.append(rnn_step(np.array([x]), h[-1], w, u, b, np.zeros(2)))
    return np.stack(h), np.stack(a)


def unroll(state: dict[str, Any]) -> Callable[[dict[str, str]], float]:
    """Compute a network from its state: steps, t, x, weight_ih, weight_hh, bias."""
    (h, a), (twin, _) = states(state), states(state, -1.0)
    table = np.column_stack([state["weight_ih"], state["weight_hh"], state["bias"]])
    t, size = state["t"], table.size

    def value(place: dict[str, str]) -> float:
        quantity = place["quantity"]
        if quantity == "h":
            return h[int(place["t"]), int(place["unit"])]
        if quantity == "weight":
            return table[int(place["row"]), int(place["column"])]
        if quantity == "distance":
            return np.linalg.norm(h[int(place["t"])] - twin[int(place["t"])])
        now = {f"{name}_{unit}": part[unit] for name, part in (("a", a[t - 1]), ("h", h[t])) for unit in range(2)}
        return (now | {"parameters": size, "separate": size * state["steps"]})[quantity]

    return value

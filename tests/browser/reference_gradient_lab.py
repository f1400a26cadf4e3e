"""What the gradient laboratory should show: both paths and their differences from lstm_core's analysis."""

from collections.abc import Callable
from typing import Any

import numpy as np

from lstm_core.analysis import cell_path_differences, cell_paths
from lstm_core.gradient_check import relative_error
from lstm_core.widgets import GradientLab

PATHS = ("full", "carousel", "gates")


def gradient_lab(state: dict[str, Any]) -> Callable[[dict[str, str]], float]:
    """Compute a laboratory from its state, which holds every trait."""
    lab = GradientLab(**state)
    net, x = lab.network()
    trace, last = net.trace(x), lab.seq_len - 1
    paths, differences = (way(net, trace, state["t"], last)._asdict() for way in (cell_paths, cell_path_differences))
    norm = {name: np.linalg.norm(paths[name], 2) for name in PATHS}
    quotient = {name: np.linalg.norm(differences[name], 2) for name in PATHS}
    used = paths["full" if state["route"] == "full" else "carousel"]
    norm["entry"] = used[state["row"], state["column"]]
    quotient["entry"] = differences["full"][state["row"], state["column"]]
    gate, rest = state["weight"][0], state["weight"][1:].split(".")
    row = "ifgo".index(gate) * lab.hidden_size + int(rest[0])
    p = lab.parameters()
    chosen = {"x": p["weight_ih"][row, 0], "b": p["bias"][row]}
    weight = chosen[rest[1]] if rest[1] in chosen else p["weight_hh"][row, int(rest[1][1:])]

    def value(place: dict[str, str]) -> float:
        quantity, of = place["quantity"], place.get("of")
        if quantity == "distance":
            return abs(norm[of] - quotient[of])
        if of:
            return {"derivative": norm, "difference": quotient}[quantity][of]
        whole = {"weight": weight, "x": p["x"][state["t"]], "error": relative_error(used, differences["full"])}
        return whole[quantity]

    return value

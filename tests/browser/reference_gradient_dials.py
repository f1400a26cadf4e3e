"""What the gradient dials should show: the library's layer is run, its Jacobians multiplied."""

from collections.abc import Callable
from typing import Any

import numpy as np

from lstm_core import RNN
from lstm_core.jacobians import inputs, recurrent_weights


def states_and_slopes(state: dict[str, Any]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Run the layer of the library; the slope of tanh from its pre-activation, which keeps its digits near 0."""
    u = recurrent_weights(state["radius"], state["nonnormality"])
    net = RNN(4, 4, activation=state["activation"], rng=np.random.default_rng(0))
    weights = {"weight_ih_l0": state["input_scale"] * np.eye(4), "weight_hh_l0": u}
    net.load_parameters(weights | {"bias_ih_l0": np.full(4, float(state["bias"])), "bias_hh_l0": np.zeros(4)})
    trace = net.trace(inputs(state["steps"])[:, None])
    slopes = np.cosh(trace.a[:, 0]) ** -2 if state["activation"] == "tanh" else np.ones_like(trace.a[:, 0])
    return u, trace.h[:, 0], slopes


def gradient_dials(state: dict[str, Any]) -> Callable[[dict[str, str]], float]:
    """Compute the dials from their state: activation, radius, nonnormality, input_scale, bias, steps, limit."""
    steps, (u, _, slopes) = state["steps"], states_and_slopes(state)
    jacobians = slopes[:, :, None] * u
    product, scale, logs = np.eye(4), 0.0, [0.0]
    for jacobian in jacobians[::-1]:
        product = product @ jacobian
        scale, product = scale + np.log10(product.max()), product / product.max()
        logs.append(scale + np.log10(np.linalg.svd(product, compute_uv=False)[0]))
    d, scale, parts = np.full(4, 0.5), 0.0, []
    for t in range(steps - 1, -1, -1):
        d_a = d * slopes[t]
        parts.append((scale, d_a))
        d = d_a @ u
        scale, d = scale + np.log10(d.max()), d / d.max()
    whole = np.linalg.norm(sum(10.0**at * part for at, part in parts))
    last, first = (at + np.log10(np.linalg.norm(part)) for at, part in (parts[0], parts[-1]))
    factor = np.log10(min(1.0, state["limit"] / whole))
    norm, slope = np.linalg.svd(u, compute_uv=False)[0], slopes.max()
    values = {"radius": state["radius"], "norm": norm, "slope": slope, "excess": whole / state["limit"]}
    values |= {"log_norm": logs[-1], "log_peak": max(logs), "log_bound": steps * np.log10(norm * slope)}
    values |= {"log_radius": steps * np.log10(state["radius"])}
    rows = {"whole": np.log10(whole), "last": last, "first": first}
    values |= {f"log_{name}": log for name, log in rows.items()}
    values |= {f"log_{name}_clipped": log + factor for name, log in rows.items()}
    values |= {"log_share": first - last, "log_share_clipped": first - last}
    return lambda shown: values[shown["quantity"]]

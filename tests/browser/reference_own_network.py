"""The gate timeline of any network, recomputed: each part of each sum from the weights, the states from lstm_core."""

from collections.abc import Callable
from typing import Any

import numpy as np

from lstm_core.activations import half_life, softmax
from lstm_core.analysis import Clamp
from lstm_core.widgets import own_networks

Place = dict[str, str]


def values(state: dict[str, Any]) -> Callable[[Place], float]:
    """Compute the figure of a network in the weights format from its state."""
    network = own_networks.build(state["weights"])
    layer, direction = state["layer"], state["direction"]
    run, held = network.run_at(layer, direction), state.get("clamp")
    units = run.network().hidden_size
    clamps = [] if held is None else [Clamp(**held | {"unit": u}) for u in units_of(held, units)]
    x = np.array(state["x"], dtype=float)
    trace, logits = network.run(x, layer, direction, clamps, state["forget_bias"])
    shown = {"LSTM": of_lstm, "GRU": of_gru, "RNN": of_rnn}[run.cell](run, trace, state["forget_bias"])
    shown |= {name: q for name, q in trace.quantities.items() if name != "a" or run.cell == "RNN"}
    shown |= lives(run, trace, shown, held)

    def value(place: Place) -> float:
        if place["quantity"] == "probability":
            return softmax(logits)[int(place["class"])]
        return shown[place["quantity"]][int(place.get("t", 0)), int(place["unit"])]

    return value


def units_of(clamp: dict[str, Any], size: int) -> list[int]:
    """Return the units that a clamp holds."""
    unit = clamp["unit"]
    return list(range(size)) if unit is None else unit if isinstance(unit, list) else [unit]


def parts_of(run: Any, trace: Any) -> tuple[dict[str, np.ndarray], Any]:
    """Return what input, hidden state and biases give to every row, (T, A), and a function to bias zeros."""
    p, height = run.parameters, len(run.parameters["weight_ih"])
    biases = [p.get(name, np.zeros(height)) for name in ("bias_ih", "bias_hh")]
    rows = {"input": trace.x @ p["weight_ih"].T, "recurrent": trace.h_before() @ p["weight_hh"].T, "a": trace.a}
    return rows, biases


def spread(name: str, rows: dict[str, np.ndarray], columns: slice, share: int) -> dict[str, np.ndarray]:
    """Return the parts of one block for every unit, under the names that the page gives them."""
    return {f"{part}_{name}": np.repeat(array[:, columns], share, axis=1) for part, array in rows.items()}


def of_lstm(run: Any, trace: Any, forget_bias: float) -> dict[str, np.ndarray]:
    """Return what an LSTM with any options shows, each (T, H)."""
    net, p = run.network(), run.parameters
    rows, (bias_ih, bias_hh) = parts_of(run, trace)
    blocks = net.options.variant.slices(net.hidden_size, net.block_size)
    bias = bias_ih + bias_hh
    if "f" in blocks:
        bias[blocks["f"]] += forget_bias
    rows["bias"] = np.broadcast_to(bias, rows["a"].shape)
    shown = {"c_previous": trace.c_before(), "tanh_c": net.options.activations[2].f(trace.c)}
    shown["q"] = trace.o * shown["tanh_c"]
    for name, columns in blocks.items():
        share = net.hidden_size // (columns.stop - columns.start)
        shown |= spread(name, rows, columns, share)
        if f"peephole_{name}" in p:
            seen = trace.c if name == "o" else trace.c_before()
            summed = (p[f"peephole_{name}"] * seen).reshape(len(seen), -1, share).sum(axis=2)
            shown[f"peephole_{name}"] = np.repeat(summed, share, axis=1)
    return shown


def of_gru(run: Any, trace: Any, _forget_bias: float) -> dict[str, np.ndarray]:
    """Return what a GRU with either reset shows, each (T, H)."""
    net, size = run.network(), run.network().hidden_size
    rows, (bias_ih, bias_hh) = parts_of(run, trace)
    bias, before, candidate = bias_ih + bias_hh, trace.h_before(), slice(2 * size, 3 * size)
    if net.reset_after:
        product = rows["recurrent"][:, candidate] + bias_hh[candidate]
        rows["recurrent"][:, candidate] = trace.r * product
        bias[candidate] = bias_ih[candidate]
    else:
        product = trace.r * before
        rows["recurrent"][:, candidate] = product @ run.parameters["weight_hh"][candidate].T
    rows["bias"] = np.broadcast_to(bias, rows["a"].shape)
    shown = {"product": product, "h_previous": before, "kept": 1 - trace.z}
    for block, name in enumerate("rzn"):
        shown |= spread(name, rows, slice(block * size, (block + 1) * size), 1)
    return shown


def of_rnn(run: Any, trace: Any, _forget_bias: float) -> dict[str, np.ndarray]:
    """Return what a simple recurrent layer shows, each (T, H)."""
    rows, (bias_ih, bias_hh) = parts_of(run, trace)
    return rows | {"bias": np.broadcast_to(bias_ih + bias_hh, trace.h.shape)}


def lives(run: Any, trace: Any, shown: dict[str, np.ndarray], held: dict[str, Any] | None) -> dict[str, np.ndarray]:
    """Return the half-lives at each step's gate and with the bias alone; nothing where no gate keeps."""
    coupled = "a_f" not in shown and "a_i" in shown and run.network().options.variant.coupled
    name, source = ("f", "i") if coupled else ("f", "f") if "a_f" in shown else ("z", "z")
    if f"a_{source}" not in shown:
        return {}
    gate, a, alone = run.network().options.activations[0], shown[f"a_{source}"], shown[f"bias_{source}"]
    forced = np.zeros(a.shape, dtype=bool)
    if held and held["quantity"] in (name, source):
        forced[held["start"] : held["stop"], units_of(held, a.shape[1])] = True

    def of(a: np.ndarray) -> np.ndarray:
        if gate.name == "sigmoid":  # as the page: from the pre-activation, exact where the gate rounds to 1
            return np.log(2) / np.logaddexp(0, a if coupled else -a)
        return half_life(1 - gate.f(a) if coupled else gate.f(a))

    return {"half_life": np.where(forced, half_life(getattr(trace, name)), of(a)), "half_life_bias": of(alone)}

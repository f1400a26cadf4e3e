"""The gate timeline recomputed with lstm_core, and read from its controls."""

from collections.abc import Callable
from typing import Any

import numpy as np

from lstm_core import weights
from lstm_core.activations import sigmoid, softmax
from lstm_core.analysis import Clamp, clamped_trace
from tests.browser import reference_own_network

GATES = "ifgo"
Place = dict[str, str]

READ = """
(root) => {
  const clampOf = (panel) => {
    if (!panel?.querySelector('.lx-switch input').checked) return null;
    const [from, to] = [...panel.querySelectorAll('input[type=number]')].map((node) => node.valueAsNumber);
    const boxes = [...panel.querySelectorAll('.lx-members input')].slice(0, -1);
    return {
      quantity: panel.querySelector('select').value,
      unit: [...boxes.keys()].filter((u) => boxes[u].checked),
      start: from, stop: to + 1, value: panel.querySelector('input[type=range]').valueAsNumber,
    };
  };
  const stored = root.querySelector('select[name=network]');
  const own = () => JSON.parse(root.querySelector('script[type="application/json"]').textContent).weights;
  const symbols = () => [...root.querySelectorAll('text.lx-input')].map((node) => node.textContent);
  const vectors = root.querySelector('[data-x]');
  const [layer, direction] = (root.querySelector('select[name=layer]')?.value ?? '0 0').split(' ').map(Number);
  return {
    weights: stored ? stored.value : own(),
    x: vectors ? JSON.parse(vectors.dataset.x) : symbols(),
    layer, direction,
    t: root.querySelector('.lx-scrub').valueAsNumber,
    unit: Number(root.querySelector('.lx-units input:checked').value),
    forget_bias: root.querySelector('.lx-side input[type=range]')?.valueAsNumber ?? 0,
    clamp: clampOf(root.querySelector('.lx-clamp')),
    beside: root.querySelector('.lx-setup input:checked') ? 'temporal-order-rnn' : '',
  };
}
"""


def one_hot(symbols: list[str], alphabet: list[str]) -> np.ndarray:
    """Return symbols as (T, 1, D) vectors with a single one."""
    return np.eye(len(alphabet))[[alphabet.index(symbol) for symbol in symbols]][:, None, :]


def units_of(clamp: dict[str, Any], size: int) -> list[int]:
    """Return the units that a clamp holds."""
    unit = clamp["unit"]
    return list(range(size)) if unit is None else unit if isinstance(unit, list) else [unit]


def gate_timeline(state: dict[str, Any]) -> Callable[[Place], float]:
    """Compute a gate timeline from its state: weights, x, unit, forget_bias, clamp, beside."""
    if isinstance(state["weights"], dict):
        return reference_own_network.values(state)
    document = weights.manifest(state["weights"])
    model = weights.load(state["weights"])
    x = one_hot(state["x"], document["alphabet"])
    value_at = {"LSTM": lstm_values, "RNN": rnn_values}[document["cell"]](model, x, state)
    beside = weights.load(state["beside"]) if state.get("beside") else None

    def value(place: Place) -> float:
        if place["quantity"] == "beside_h":
            return beside.rnn.trace(x).h[int(place["t"]), 0, int(place["unit"])]
        if place["quantity"] == "beside_probability":
            return softmax(beside(x)[-1, 0])[int(place["class"])]
        return value_at(place)

    return value


def before(states: np.ndarray) -> np.ndarray:
    """Return the state before each timestep, (T, H); the first is zero."""
    return np.concatenate([np.zeros_like(states[:1]), states[:-1]])


def lstm_values(model: Any, x: np.ndarray, state: dict[str, Any]) -> Callable[[Place], float]:
    """Return what an LSTM shows at a place."""
    size, p, clamp = model.rnn.hidden_size, model.rnn.parameters, state.get("clamp")
    p["bias_ih_l0"][size : 2 * size] += state["forget_bias"]
    held = [] if clamp is None else [Clamp(**clamp | {"unit": unit}) for unit in units_of(clamp, size)]
    trace = clamped_trace(model.rnn, x, held) if held else model.rnn.trace(x)
    q = {name: getattr(trace, name)[:, 0] for name in (*GATES, "a", "c", "h")}
    bias = p["bias_ih_l0"] + p["bias_hh_l0"]
    parts = {
        "input": x[:, 0] @ p["weight_ih_l0"].T,
        "recurrent": before(q["h"]) @ p["weight_hh_l0"].T,
        "bias": np.broadcast_to(bias, q["a"].shape),
        "a": q["a"],
    }
    shown = {name: q[name] for name in (*GATES, "c", "h")}
    shown |= {"c_previous": before(q["c"]), "tanh_c": np.tanh(q["c"])}
    free = half_life(q["a"][:, size : 2 * size])
    forced = q["f"] != sigmoid(q["a"][:, size : 2 * size])
    with np.errstate(divide="ignore"):
        shown["half_life"] = np.where(forced, np.log(2) / np.abs(np.log(q["f"])), free)
    shown["half_life_bias"] = np.broadcast_to(half_life(bias[size : 2 * size]), q["h"].shape)
    for block, gate in enumerate(GATES):
        columns = slice(block * size, (block + 1) * size)
        shown |= {f"{part}_{gate}": values[:, columns] for part, values in parts.items()}
    return at_place(shown, softmax(model.head(q["h"][-1:])[0]))


def rnn_values(model: Any, x: np.ndarray, state: dict[str, Any]) -> Callable[[Place], float]:
    """Return what a simple recurrent network shows at a place."""
    p, trace = model.rnn.parameters, model.rnn.trace(x)
    a, h = trace.a[:, 0], trace.h[:, 0]
    bias = np.broadcast_to(p["bias_ih_l0"] + p["bias_hh_l0"], h.shape)
    shown = {"a": a, "h": h, "bias": bias, "input": x[:, 0] @ p["weight_ih_l0"].T}
    shown["recurrent"] = before(h) @ p["weight_hh_l0"].T
    return at_place(shown, softmax(model.head(h[-1:])[0]))


def at_place(shown: dict[str, np.ndarray], probabilities: np.ndarray) -> Callable[[Place], float]:
    """Look a number up by its quantity, timestep and unit, or class."""

    def value(place: Place) -> float:
        if place["quantity"] == "probability":
            return probabilities[int(place["class"])]
        return shown[place["quantity"]][int(place.get("t", 0)), int(place["unit"])]

    return value


def half_life(a_f: np.ndarray) -> np.ndarray:
    """Return the timesteps after which a forget gate held at sigmoid(a_f) leaves half of the cell state."""
    return np.log(2) / np.logaddexp(0, -a_f)

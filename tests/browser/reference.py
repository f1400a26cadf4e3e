"""What each explorable should show: the same numbers from lstm_core, quantity by quantity.

An explorable without an entry in ``EXPECTED`` fails the suite: its numbers would be compared with nothing.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from lstm_core import weights
from tests.browser.reference_one_step_lab import one_step_lab
from tests.browser.reference_puzzle_bench import puzzle_bench

TOLERANCE = 1e-12
GATES = "ifgo"
Place = dict[str, str]


def one_hot(symbols: list[str], alphabet: list[str]) -> np.ndarray:
    """Return symbols as (T, 1, D) vectors with a single one."""
    return np.eye(len(alphabet))[[alphabet.index(symbol) for symbol in symbols]][:, None, :]


def gate_timeline(state: dict[str, Any]) -> Callable[[Place], float]:
    """Compute a gate timeline from its state: weights, x, t, unit, forget_bias."""
    name = state["weights"]
    model, alphabet = weights.load(name), weights.manifest(name)["alphabet"]
    size, parameters = model.rnn.hidden_size, model.rnn.parameters
    parameters["bias_ih_l0"][size : 2 * size] += state["forget_bias"]
    x = one_hot(state["x"], alphabet)
    trace, logits = model.rnn.trace(x), model(x)[-1, 0]
    bias = parameters["bias_ih_l0"] + parameters["bias_hh_l0"]
    h_before = np.concatenate([np.zeros((1, size)), trace.h[:-1, 0]])
    c_before = np.concatenate([np.zeros((1, size)), trace.c[:-1, 0]])
    from_input = x[:, 0] @ parameters["weight_ih_l0"].T
    from_state = h_before @ parameters["weight_hh_l0"].T

    def value(place: Place) -> float:
        quantity, _, gate = place["quantity"].partition("_")
        if quantity == "logit":
            return logits[int(place["class"])]
        if quantity == "probability":
            return softmax(logits)[int(place["class"])]
        unit = int(place["unit"])
        if place["quantity"] == "half_life_bias":
            return half_life(bias[size + unit])
        t = int(place["t"])
        row = GATES.find(gate) * size + unit if gate else unit
        values = {
            **{name: getattr(trace, name)[t, 0, unit] for name in (*GATES, "c", "h") if not gate},
            "c_previous": c_before[t, unit],
            "tanh_c": np.tanh(trace.c[t, 0, unit]),
            "half_life": half_life(trace.a[t, 0, size + unit]),
        }
        if gate and gate in GATES:
            parts = from_input[t, row], from_state[t, row], bias[row], trace.a[t, 0, row]
            values |= dict(zip((f"{p}_{gate}" for p in ("input", "recurrent", "bias", "a")), parts, strict=True))
        return values[place["quantity"]]

    return value


def softmax(z: np.ndarray) -> np.ndarray:
    """Turn logits into probabilities."""
    shifted = np.exp(z - z.max())
    return shifted / shifted.sum()


def half_life(a_f: float) -> float:
    """Return the timesteps after which a forget gate held at sigmoid(a_f) leaves half of the cell state."""
    return np.log(2) / np.logaddexp(0, -a_f)


EXPECTED = {"gate-timeline": gate_timeline, "one-step-lab": one_step_lab, "puzzle-bench": puzzle_bench}


def differences(name: str, state: dict[str, Any], values: list[dict[str, str]]) -> list[str]:
    """Say which shown numbers are not lstm_core's to 1e-12 * max(1, |value|)."""
    assert name in EXPECTED, f"reference.py does not know {name!r}: its numbers would be compared with nothing"
    assert values, f"{name} shows no number of its network"
    value_at, found = EXPECTED[name](state), []
    for shown in values:
        try:
            wanted = float(value_at(shown))
        except (KeyError, IndexError) as error:
            found.append(f"{shown} is no number that lstm_core could be asked for here ({error!r})")
            continue
        came = float(shown["value"])
        if not abs(came - wanted) <= TOLERANCE * max(1.0, abs(wanted)):
            found.append(f"{shown} should be {wanted!r}, {abs(came - wanted):.1e} away")
    return found

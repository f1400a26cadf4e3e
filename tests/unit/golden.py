"""The golden vectors of tests/data, and networks that hold their parameters."""

import json
from pathlib import Path

import numpy as np

import lstm_core as lc
from tests.unit.central import worst

FOLDER = Path(__file__).resolve().parents[1] / "data"
AT_REST = ("golden_torch_at_rest.json", "golden_onnx_at_rest.json")  # one whole sequence from states of zero
FILES = ("golden_plain.json", "golden_torch.json", "golden_onnx.json", "golden_keras.json")


def arrays(value):
    """Return the value with nested lists of numbers as float64 arrays, inside dictionaries too."""
    if isinstance(value, dict):
        return {key: arrays(v) for key, v in value.items()}
    return np.array(value, dtype=np.float64) if isinstance(value, list) else value


def read(name):
    """Return the cases of one file, ready for computing."""
    cases = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    numeric = ("params", "x", "h0", "c0", "state", "d", "expected")
    for case in cases:
        case |= {key: arrays(case[key]) for key in numeric if key in case}
        if case.get("lengths"):
            case["lengths"] = np.array(case["lengths"])
    return cases


def network(case):
    """Return the course's network with the parameters of a case of the torch, ONNX or Keras file."""
    options = dict(case["options"])
    if "activations" in options:
        options["activations"] = tuple(tuple(a) if isinstance(a, list) else a for a in options["activations"])
    if case.get("direction") == "bidirectional":
        options["bidirectional"] = True
    net = getattr(lc, case["cell"])(*case["sizes"], **options, rng=np.random.default_rng(0))
    net.load_parameters(case["params"])
    return net


def state_of(case):
    """Return the initial state of a case in the form that the network takes, or None."""
    state = case["state"]
    if state is None:
        return None
    return (state["h0"], state["c0"]) if case["cell"] == "LSTM" else state["h0"]


def final(net, y, state):
    """Return an answer by the names of the expected one."""
    parts = {"h_n": state[0], "c_n": state[1]} if net.cell == "LSTM" else {"h_n": state}
    return {"y": y} | parts


def reversed_alone(case, y):
    """Return x or y turned round within each sequence's length, where the case runs in reverse only."""
    if case.get("direction") != "reverse":
        return y
    lengths = case["lengths"] if case["lengths"] is not None else [len(y)] * y.shape[1]
    turned = y.copy()
    for b, n in enumerate(lengths):
        turned[:n, b] = y[:n, b][::-1]
    return turned


def forward_error(case, run):
    """Return how far ``run(net, x, state, lengths) -> (y, state, …)`` is from the stored answers."""
    net = network(case)
    y, state, *_ = run(net, reversed_alone(case, case["x"]), state_of(case), case["lengths"])
    expected = {n: v for n, v in case["expected"].items() if n in ("y", "h_n", "c_n")}
    return worst(final(net, reversed_alone(case, y), state), expected)


def backward_error(case):
    """Return how far the backward pass is from every stored gradient."""
    net, expected = network(case), case["expected"]
    state = state_of(case)
    _, _, tape = net.forward(case["x"], state, case["lengths"])
    d_state = (case["d"]["h"], case["d"]["c"]) if case["cell"] == "LSTM" else case["d"]["h"]
    d_x, d_initial, grads = net.backward(tape, case["d"]["y"], d_state)
    wanted, found = {"d_x": expected["d_x"]} | expected["grads"], {"d_x": d_x} | grads
    if state is not None:
        parts = d_initial if case["cell"] == "LSTM" else (d_initial,)
        found |= {f"d_{s}0": part for s, part in zip("hc", parts, strict=False)}
        wanted |= {n: expected[n] for n in ("d_h0", "d_c0") if n in expected}
    return worst(found, wanted)

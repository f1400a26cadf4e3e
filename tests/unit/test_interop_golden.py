"""The golden vectors of ONNX Runtime and Keras, through the importers: packed here, independently of the course.

Only an answer of the other library can tell a wrong gate order: there and back again, it cancels.
"""

import json
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import helper

import lstm_core as lc
from lstm_core.interop.assembly import assemble
from lstm_core.interop.keras_cells import Source
from tests.unit.central import parts_of, worst

DATA = Path(__file__).resolve().parents[1] / "data"
TOLERANCE = 2e-6
IN_ONNX = {"LSTM": (0, 3, 1, 2), "GRU": (1, 0, 2), "RNN": (0,)}  # where i o f c, z r h stand among the course's blocks
IN_KERAS = {"LSTM": (0, 1, 2, 3), "GRU": (1, 0, 2), "RNN": (0,)}
ONNX_NAMES = {"identity": "Affine", "sigmoid": "Sigmoid", "tanh": "Tanh", "relu": "Relu", "softsign": "Softsign"}
ONNX_NAMES |= {"softplus": "Softplus", "hard_sigmoid": "HardSigmoid", "elu": "Elu", "leaky_relu": "LeakyRelu"}
ONNX_NAMES |= {"affine": "Affine", "scaled_tanh": "ScaledTanh", "thresholded_relu": "ThresholdedRelu"}


def cases(name):
    return json.loads((DATA / f"golden_{name}.json").read_text())


def blocks_of(array, hidden, coupled=False):
    blocks = list(np.split(array, len(array) // hidden))
    return [blocks[0], np.full_like(blocks[0], 7.0), *blocks[1:]] if coupled else blocks


def arrays_of(case, suffix):
    return {n.removesuffix(suffix): np.array(p) for n, p in case["params"].items() if n.endswith(suffix)}


def onnx_arrays(case, suffix):
    p, hidden, options = arrays_of(case, suffix), case["sizes"][1], case["options"]

    def stacked(name):
        blocks = blocks_of(p[name], hidden, options.get("variant") == "CIFG")
        return np.concatenate([blocks[k] for k in IN_ONNX[case["cell"]]])

    found = {"W": stacked("weight_ih"), "R": stacked("weight_hh")}
    found["B"] = np.concatenate([stacked("bias_ih"), stacked("bias_hh")])
    if options.get("peepholes"):
        found["P"] = np.concatenate(
            [p[f"peephole_{g}"] if f"peephole_{g}" in p else np.full(hidden, 7.0) for g in "iof"]
        )
    return found


def onnx_attributes(case, directions):
    options = case["options"]
    result = {"hidden_size": case["sizes"][1], "direction": case["direction"]}
    result |= {"clip": options["clip"]} if "clip" in options else {}
    result |= {"input_forget": 1} if options.get("variant") == "CIFG" else {}
    result |= {"linear_before_reset": int(options["reset_after"])} if "reset_after" in options else {}
    chosen = options.get("activations", [options["activation"]] if "activation" in options else [])
    chosen = [a if isinstance(a, list) else ["hard_sigmoid", 0.2, 0.5] if a == "hard_sigmoid" else [a] for a in chosen]
    given = {
        "activations": [ONNX_NAMES[a[0]] for a in chosen] * directions,
        "activation_alpha": [a[1] for a in chosen if len(a) > 1] * directions,
        "activation_beta": [a[2] for a in chosen if len(a) > 2] * directions,
    }
    return result | {key: values for key, values in given.items() if values}


def judged(net, case):
    state = tuple(np.array(s) for s in case["state"].values())
    if state and state[0].ndim == 2:
        state = tuple(s[None] for s in state)
    lengths = None if case["lengths"] is None else np.array(case["lengths"])
    y, final = net(np.array(case["x"]), state if case["cell"] == "LSTM" else state[0], lengths)
    found = {"y": y} | {f"{n}_n": f for n, f in zip("hc", parts_of(final), strict=False)}
    wanted = {n: np.array(v) for n, v in case["expected"].items()}
    found = {n: f.reshape(wanted[n].shape) for n, f in found.items()}
    if "keras" in case["name"] and lengths is not None:  # Keras repeats the last output in padding
        valid = np.arange(len(y))[:, None] < lengths
        found["y"], wanted["y"] = found["y"][valid], wanted["y"][valid]
    return worst(found, wanted)


@pytest.mark.parametrize("case", cases("onnx"), ids=lambda case: case["name"])
def test_onnx(case):
    suffixes = ("_l0", "_l0_reverse")[: 2 if case["direction"] == "bidirectional" else 1]
    packed = [onnx_arrays(case, suffix) for suffix in suffixes]
    arrays = {key: np.stack([own[key] for own in packed]) for key in packed[0]}
    names = ["x", "W", "R", "B", "", "", "", "P" if "P" in arrays else ""]
    node = helper.make_node(
        case["cell"], names[: 8 if "P" in arrays else 4], ["Y"], **onnx_attributes(case, len(packed))
    )
    initializers = [onnx.numpy_helper.from_array(a, n) for n, a in arrays.items()]
    inputs, outputs = ([helper.make_tensor_value_info(n, onnx.TensorProto.DOUBLE, None)] for n in ("x", "Y"))
    model = helper.make_model(helper.make_graph([node], "g", inputs, outputs, initializers))
    assert judged(lc.from_onnx(model), case) <= TOLERANCE


@pytest.mark.parametrize("case", cases("keras"), ids=lambda case: case["name"])
def test_keras(case):
    assert judged(assemble([keras_source(case).layer()]), case) <= TOLERANCE


def test_go_backwards_leaves_the_output_in_the_order_in_which_it_was_computed():
    case = next(case for case in cases("keras") if case["name"] == "keras-lstm")
    net = assemble([keras_source(case, go_backwards=True).layer()])
    assert judged(net, case | {"x": case["x"][::-1]}) <= TOLERANCE


def keras_source(case, **more):
    cell, options, (_, hidden) = case["cell"], case["options"], case["sizes"]
    p = arrays_of(case, "_l0")

    def stacked(name):
        blocks = blocks_of(p[name], hidden)
        return np.concatenate([blocks[k] for k in IN_KERAS[cell]])

    bias = stacked("bias_ih")
    if options.get("reset_after"):
        bias = np.stack([bias, stacked("bias_hh")])
    else:
        assert not p["bias_hh"].any()
    config = {"units": hidden, "use_bias": True, "reset_after": options.get("reset_after", False)}
    chosen = options.get("activations", ["sigmoid", "tanh"])
    gate = chosen[0] if isinstance(chosen[0], str) else chosen[0][0]
    config |= {"recurrent_activation": gate, "activation": chosen[1]}
    kind = "SimpleRNN" if cell == "RNN" else cell
    return Source(kind, config | more, [stacked("weight_ih").T, stacked("weight_hh").T, bias], "3.15.1")

"""Cases answered by ONNX Runtime (float32): peepholes, clip, coupled gates, activations, reset before.

Parameters are stored as the course has them (blocks i f g o, r z n). This file alone turns them into ONNX's
form, without the course's own converter: an oracle has to be independent of what it judges.
"""

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper

from tools.golden.numbers import distinct

OPSET, IR = 14, 8
BLOCKS = {"LSTM": (0, 3, 1, 2), "GRU": (1, 0, 2), "RNN": (0,)}  # where ONNX's i o f c, z r h stand among ours
ONNX_NAMES = {
    "sigmoid": "Sigmoid",
    "tanh": "Tanh",
    "relu": "Relu",
    "identity": "Affine",
    "hard_sigmoid": "HardSigmoid",
    "softsign": "Softsign",
    "softplus": "Softplus",
    "affine": "Affine",
    "leaky_relu": "LeakyRelu",
    "thresholded_relu": "ThresholdedRelu",
    "scaled_tanh": "ScaledTanh",
    "elu": "Elu",
}
HAS_ALPHA = {"LeakyRelu", "ThresholdedRelu", "ScaledTanh", "HardSigmoid", "Elu", "Affine"}
HAS_BETA = {"ScaledTanh", "HardSigmoid", "Affine"}

# name, cell, sizes (D, H, T, B), direction, lengths, the course's options
CASES = (
    ("onnx-lstm", "LSTM", (2, 3, 4, 2), "forward", None, {}),
    ("onnx-lstm-reverse-ragged", "LSTM", (2, 3, 5, 3), "reverse", (3, 5, 1), {}),
    ("onnx-lstm-peepholes", "LSTM", (2, 3, 5, 2), "forward", None, {"peepholes": True}),
    ("onnx-lstm-clip", "LSTM", (2, 3, 5, 2), "forward", None, {"clip": 0.4}),
    ("onnx-lstm-peepholes-clip", "LSTM", (2, 3, 5, 2), "forward", None, {"peepholes": True, "clip": 0.5}),
    ("onnx-lstm-coupled", "LSTM", (2, 3, 5, 2), "forward", None, {"variant": "CIFG"}),
    (
        "onnx-lstm-coupled-peepholes",
        "LSTM",
        (2, 3, 5, 2),
        "forward",
        None,
        {"variant": "CIFG", "peepholes": True},
    ),
    (
        "onnx-lstm-everything-both-directions",
        "LSTM",
        (2, 3, 5, 3),
        "bidirectional",
        (5, 2, 4),
        {
            "peepholes": True,
            "clip": 0.8,
            "activations": [["hard_sigmoid", 0.25, 0.4], "softsign", ["scaled_tanh", 1.3, 0.7]],
        },
    ),
    (
        "onnx-lstm-elu-leaky",
        "LSTM",
        (2, 3, 4, 2),
        "forward",
        None,
        {"activations": ["sigmoid", ["elu", 0.7], ["leaky_relu", 0.05]]},
    ),
    (
        "onnx-lstm-affine-thresholded",
        "LSTM",
        (2, 3, 4, 2),
        "forward",
        None,
        {"activations": ["hard_sigmoid", ["affine", 0.6, 0.1], ["thresholded_relu", 0.05]]},
    ),
    (
        "onnx-lstm-softplus-relu",
        "LSTM",
        (2, 3, 4, 2),
        "forward",
        None,
        {"activations": ["sigmoid", "softplus", "relu"]},
    ),
    ("onnx-gru-before", "GRU", (2, 3, 5, 2), "forward", None, {"reset_after": False}),
    ("onnx-gru-after", "GRU", (2, 3, 5, 2), "forward", None, {"reset_after": True}),
    ("onnx-gru-before-ragged", "GRU", (2, 3, 5, 3), "bidirectional", (3, 5, 1), {"reset_after": False}),
    (
        "onnx-gru-clip-activations",
        "GRU",
        (2, 3, 5, 2),
        "reverse",
        None,
        {"reset_after": True, "clip": 0.5, "activations": ["hard_sigmoid", "softsign"]},
    ),
    ("onnx-rnn-clip", "RNN", (2, 3, 5, 2), "forward", None, {"clip": 0.4}),
    ("onnx-rnn-relu-ragged", "RNN", (2, 3, 5, 3), "bidirectional", (3, 5, 1), {"activation": "relu"}),
)


def shapes(cell, input_size, hidden, options):
    """Return the shapes of the course's parameters of one direction."""
    blocks = {"LSTM": 4, "GRU": 3, "RNN": 1}[cell] - (options.get("variant") == "CIFG")
    rows = blocks * hidden
    result = {
        "weight_ih": (rows, input_size),
        "weight_hh": (rows, hidden),
        "bias_ih": (rows,),
        "bias_hh": (rows,),
    }
    if options.get("peepholes"):
        gates = "io" if options.get("variant") == "CIFG" else "ifo"
        result |= {f"peephole_{gate}": (hidden,) for gate in gates}
    return result


def as_onnx(cell, p, hidden, options):
    """Return W, R, B and P of one direction as ONNX wants them."""
    coupled = options.get("variant") == "CIFG"

    def stacked(array):
        blocks = list(np.split(array, len(array) // hidden))
        if coupled:  # the forget gate's block is there and not looked at: fill it with what would be seen
            blocks.insert(1, np.full_like(blocks[0], 7.0))
        return np.concatenate([blocks[k] for k in BLOCKS[cell]])

    weights = [stacked(p["weight_ih"]), stacked(p["weight_hh"])]
    weights.append(np.concatenate([stacked(p["bias_ih"]), stacked(p["bias_hh"])]))
    if options.get("peepholes"):
        unseen = np.full(hidden, 7.0)
        weights.append(np.concatenate([p["peephole_i"], p["peephole_o"], p.get("peephole_f", unseen)]))
    return weights


def attributes(cell, options, directions):
    """Return the ONNX attributes that the course's options mean."""
    result = {}
    if "clip" in options:
        result["clip"] = options["clip"]
    if options.get("variant") == "CIFG":
        result["input_forget"] = 1
    if cell == "GRU":
        result["linear_before_reset"] = int(options["reset_after"])
    chosen = options.get("activations") or ([options["activation"]] if "activation" in options else [])
    chosen = [c if isinstance(c, list) else [c] for c in chosen]
    names = [ONNX_NAMES[c[0]] for c in chosen]
    if names:
        defaults = {"HardSigmoid": (0.2, 0.5)}
        given = [tuple(c[1:]) or defaults.get(n, ()) for n, c in zip(names, chosen, strict=True)]
        result["activations"] = names * directions
        alphas = [g[0] for n, g in zip(names, given, strict=True) if n in HAS_ALPHA] * directions
        betas = [g[1] for n, g in zip(names, given, strict=True) if n in HAS_BETA] * directions
        result |= {key: value for key, value in (("activation_alpha", alphas), ("activation_beta", betas)) if value}
    return result


def answer(cell, direction, sizes, options, p, x, lengths, state):
    """Return ONNX Runtime's Y (T, directions, B, H) and final states (directions, B, H)."""
    _, hidden, seq_len, batch = sizes
    directions = 2 if direction == "bidirectional" else 1
    suffixes = ("_l0", "_l0_reverse")[:directions]
    per_direction = [
        as_onnx(cell, {n.removesuffix(s): v for n, v in p.items() if n.endswith("l0" + s[3:])}, hidden, options)
        for s in suffixes
    ]
    stacked = [np.stack(parts).astype(np.float32) for parts in zip(*per_direction, strict=True)]
    inputs = {"X": x.astype(np.float32), "W": stacked[0], "R": stacked[1], "B": stacked[2]}
    inputs["lens"] = np.array(lengths if lengths else [seq_len] * batch, dtype=np.int32)
    inputs |= {f"initial_{n}": s.astype(np.float32) for n, s in zip("hc", state, strict=False)}
    order = ["X", "W", "R", "B", "lens", "initial_h"] + (["initial_c"] if cell == "LSTM" else [])
    if options.get("peepholes"):
        inputs["P"] = stacked[3]
        order.append("P")
    outputs = ["Y", "Y_h", "Y_c"] if cell == "LSTM" else ["Y", "Y_h"]
    node = helper.make_node(
        cell, order, outputs, direction=direction, hidden_size=hidden, **attributes(cell, options, directions)
    )
    kinds = {"lens": TensorProto.INT32}
    graph = helper.make_graph(
        [node],
        "golden",
        [helper.make_tensor_value_info(n, kinds.get(n, TensorProto.FLOAT), inputs[n].shape) for n in order],
        [helper.make_tensor_value_info(n, TensorProto.FLOAT, [None] * (4 if n == "Y" else 3)) for n in outputs],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR)
    onnx.checker.check_model(model)
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model.SerializeToString(), settings, providers=["CPUExecutionProvider"])
    return session.run(None, {n: inputs[n] for n in order})


def case(number, name, cell, sizes, direction, lengths, options, *, at_rest=False):
    """Return one case; where the direction is reverse, the parameters are those of the only direction."""
    rng = np.random.default_rng([5 if at_rest else 4, number])
    input_size, hidden, seq_len, batch = sizes
    suffixes = ("_l0", "_l0_reverse") if direction == "bidirectional" else ("_l0",)
    params = {
        n + s: distinct(rng, shape) for s in suffixes for n, shape in shapes(cell, input_size, hidden, options).items()
    }
    x = distinct(rng, (seq_len, batch, input_size), 2.0)
    state = [distinct(rng, (len(suffixes), batch, hidden)) for _ in range(2 if cell == "LSTM" else 1)]
    if at_rest:
        state = [np.zeros_like(s) for s in state]
    y, *final = answer(cell, direction, sizes, options, params, x, lengths, state)
    return {
        "name": name,
        "cell": cell,
        "sizes": [input_size, hidden],
        "direction": direction,
        "options": options,
        "lengths": lengths,
        "params": params,
        "x": x,
        "state": {f"{n}0": s for n, s in zip("hc", state, strict=False)},
        "expected": {"y": np.concatenate(list(y.transpose(1, 0, 2, 3)), axis=-1)}
        | {f"{n}_n": s for n, s in zip("hc", final, strict=False)},
    }


def cases_at_rest():
    """Return cases for golden_onnx_at_rest.json: one whole sequence, from states of zero, as figures start."""
    settings = [(name, cell, (*sizes[:3], 1), side, None, options) for name, cell, sizes, side, _, options in CASES]
    return [case(number, *one, at_rest=True) for number, one in enumerate(settings)]


def cases():
    """Return all cases for golden_onnx.json."""
    return [case(number, *settings) for number, settings in enumerate(CASES)]

"""ONNX, the other way: a network as a graph of LSTM, GRU and RNN nodes that any ONNX runtime opens."""

import numpy as np

from lstm_core.activations import activation
from lstm_core.cells import VARIANTS
from lstm_core.interop.assembly import take_apart
from lstm_core.interop.files import parser, replacing
from lstm_core.interop.onnx_names import BLOCKS, ORDERS, USUAL, write_activations
from lstm_core.model import Model
from lstm_core.validation import check_dtype, check_flag

OPSET, IR = 14, 8  # the first operator set with all attributes, read by every runtime since 2021
_VARIANTS = ("vanilla", "NP", "CIFG", "NIAF", "NOAF")


def to_onnx(net, path, *, dtype=None, state=False, lengths=False):
    """Write a network or model as an ONNX graph.

    Parameters
    ----------
    net : LSTM, GRU, RNN, Directed, Chain or Model
        A Model's answers are the output; of the others, ``y``.
    path : path
        An existing file is replaced in one move.
    dtype : numpy.dtype, optional
        Precision of the file, by default the network's. ONNX Runtime computes these operators in float32 only.
    state : bool
        Whether initial states are inputs and final ones outputs: ``h0 c0`` and ``h_n c_n``, of shape
        (directions, B, ·), with the layer's number behind the name where there are several layers.
    lengths : bool
        Whether the lengths of the sequences are an input, ``lengths`` (B,) int32.

    Notes
    -----
    ONNX keeps ``clip`` and the constants of activations in float32. Read back, each is the shortest decimal that is
    this float32: 0.2 stays 0.2, and 1/6 becomes 0.16666667.

    Raises
    ------
    ValueError
        If ONNX's operators lack an option of the network; the message names it.
    ImportError
        If the package onnx is missing.
    """
    onnx = parser("onnx", "writing an ONNX model")
    rnn = net.rnn if isinstance(net, Model) else net
    layers = take_apart(rnn)
    graph = _Graph(onnx, rnn.dtype if dtype is None else check_dtype(dtype))
    graph.enter("x", ["T", "B", rnn.input_size])
    if check_flag(lengths, "lengths"):
        graph.enter("lengths", ["B"], onnx.TensorProto.INT32)
    value = "x"
    for k, layer in enumerate(layers):
        own = "" if len(layers) == 1 else f"_l{k}"
        value = _add_layer(graph, layer, k, value, own if check_flag(state, "state") else None, lengths)
    if isinstance(net, Model):
        value = _add_head(graph, net.head, value)
    graph.node("Identity", [value], ["y"])
    graph.leave("y", ["T", "B", None])
    with replacing(path) as file:
        file.write(graph.serialized())


class _Graph:
    """Nodes, initializers, inputs and outputs as they come."""

    def __init__(self, onnx, dtype):
        self.onnx, self.helper, self.dtype = onnx, onnx.helper, dtype
        self.kind = onnx.TensorProto.DOUBLE if dtype == np.float64 else onnx.TensorProto.FLOAT
        self.nodes, self.initializers, self.inputs, self.outputs = [], [], [], []

    def node(self, op, inputs, outputs, **attributes):
        self.nodes.append(self.helper.make_node(op, inputs, outputs, **attributes))
        return outputs[0]

    def constant(self, name, array):
        array = np.ascontiguousarray(array)
        if array.dtype.kind == "f":
            array = array.astype(self.dtype)
        self.initializers.append(self.onnx.numpy_helper.from_array(array, name))
        return name

    def enter(self, name, shape, kind=None):
        self.inputs.append(self.helper.make_tensor_value_info(name, kind or self.kind, shape))
        return name

    def leave(self, name, shape):
        self.outputs.append(self.helper.make_tensor_value_info(name, self.kind, shape))
        return name

    def serialized(self):
        graph = self.helper.make_graph(self.nodes, "lstm_core", self.inputs, self.outputs, self.initializers)
        opset = [self.helper.make_opsetid("", OPSET)]
        model = self.helper.make_model(graph, opset_imports=opset, ir_version=IR, producer_name="lstm_core")
        self.onnx.checker.check_model(model)
        return model.SerializeToString()


def _add_layer(graph, layer, k, value, state, lengths):
    """Add one recurrent node with its weights; return the name of its output (T, B, features)."""
    op = layer.runs[0].cell
    name = f"{op.lower()}_{k}"
    attributes = _attributes(layer)
    hidden, directions = attributes["hidden_size"], len(layer.runs)
    keys = "WRB" if any("bias_ih" in run.parameters for run in layer.runs) else "WR"
    inputs = [value, *(graph.constant(f"{name}.{key}", _packed(layer, key)) for key in keys)]
    inputs += [""] * (4 - len(inputs)) + ["lengths" if lengths else ""]
    letters = "hc" if op == "LSTM" else "h"
    if state is not None:
        inputs += [graph.enter(f"{letter}0{state}", [directions, "B", hidden]) for letter in letters]
    if any(key.startswith("peephole") for run in layer.runs for key in run.parameters):
        inputs += [""] * (7 - len(inputs)) + [graph.constant(f"{name}.P", _packed(layer, "P"))]
    while not inputs[-1]:
        inputs.pop()
    outputs = [f"{name}.Y"]
    if state is not None:
        outputs += [graph.leave(f"{letter}_n{state}", [directions, "B", hidden]) for letter in letters]
    graph.node(op, inputs, outputs, name=name, **attributes)
    turned = graph.node("Transpose", [outputs[0]], [f"{name}.turned"], perm=[0, 2, 1, 3])  # (T, B, directions, H)
    shape = graph.constant(f"{name}.shape", np.array([0, 0, directions * hidden], np.int64))
    return graph.node("Reshape", [turned, shape], [f"{name}.y"])


def _add_head(graph, head, value):
    weight = graph.constant("head.weight", head.parameters["weight"].T)
    value = graph.node("MatMul", [value, weight], ["head.product"])
    if not head.bias:
        return value
    return graph.node("Add", [value, graph.constant("head.bias", head.parameters["bias"])], ["head.answer"])


def _attributes(layer):
    """Return the node's attributes, or say which option ONNX does not have."""
    runs = layer.runs
    missing = [f"variant {r.options['variant']}" for r in runs if r.options.get("variant", "vanilla") not in _VARIANTS]
    missing += ["block_size above 1"] if any(r.options.get("block_size", 1) > 1 for r in runs) else []
    missing += ["projection"] if "weight_hr" in runs[0].parameters else []
    missing += [f"merge {layer.merge!r}"] if layer.merge != "concat" else []
    missing += ["reading order"] if layer.reading_order else []
    shared = [(r.options["clip"], _is_coupled(r), r.options.get("reset_after")) for r in runs]
    missing += ["directions with different clip, coupling or reset"] if len(set(shared)) > 1 else []
    if missing:
        raise ValueError(f"ONNX's operators have no {', no '.join(missing)}; save, to_safetensors and to_json keep all")
    op, run = runs[0].cell, runs[0]
    directions = "bidirectional" if len(runs) == 2 else "reverse" if layer.forward is None else "forward"
    result = {"hidden_size": run.parameters["weight_hh"].shape[1], "direction": directions}
    used = [a for r in runs for a in _activations(r)]
    if [a.name for a in used] != [name.lower() for name in USUAL[op]] * len(runs):
        result |= write_activations(used)
    result |= {} if run.options["clip"] is None else {"clip": run.options["clip"]}
    result |= {"input_forget": 1} if _is_coupled(run) else {}
    return result | ({"linear_before_reset": 1} if run.options.get("reset_after") else {})


def _is_coupled(run):
    return run.options.get("variant") == "CIFG"


def _activations(run):
    if run.cell == "RNN":
        return [activation(run.options["activation"])]
    given = [activation(*a) for a in run.options["activations"]]
    own = VARIANTS[run.options["variant"]].activations if run.cell == "LSTM" else (None,) * len(given)
    return [fixed or chosen for fixed, chosen in zip(own, given, strict=True)]


def _packed(layer, key):
    """Return W, R, B or P of all directions in ONNX's order of blocks; what a cell lacks is zero."""
    return np.stack([_packed_run(run, key) for run in layer.runs])


def _packed_run(run, key):
    op, p = run.cell, run.parameters
    if key == "B":
        zeros = np.zeros(len(p["weight_hh"]), p["weight_hh"].dtype)
        return np.concatenate([_ordered(op, run, p.get(name, zeros)) for name in ("bias_ih", "bias_hh")])
    if key == "P":
        zeros = np.zeros(p["weight_hh"].shape[1], p["weight_hh"].dtype)
        return np.concatenate([p.get(f"peephole_{gate}", zeros) for gate in "iof"])
    return _ordered(op, run, p["weight_ih" if key == "W" else "weight_hh"])


def _ordered(op, run, array):
    """Return an array with its blocks in ONNX's order; the forget gate of coupled gates, unused there, is zero."""
    own = ("i", "g", "o") if _is_coupled(run) else BLOCKS[op]
    parts = dict(zip(own, np.split(array, len(own)), strict=True))
    zeros = np.zeros_like(next(iter(parts.values())))
    return np.concatenate([parts.get(block, zeros) for block in ORDERS[op]])

"""ONNX: the LSTM, GRU and RNN nodes of a graph, with every attribute that the operators have."""

import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lstm_core.interop.assembly import Layer, Run, assemble
from lstm_core.interop.files import as_float, parser, reading
from lstm_core.interop.names import choose
from lstm_core.interop.onnx_chain import chains
from lstm_core.interop.onnx_names import BLOCKS, ORDERS, USUAL, decimal, read_activations
from lstm_core.interop.onnx_tensors import Constants

LARGEST = 2**31  # bytes: no protocol buffer is larger
_SHARED = {"hidden_size", "direction", "activations", "activation_alpha", "activation_beta", "clip", "layout"}
_KNOWN = {
    "LSTM": _SHARED | {"input_forget", "output_sequence"},
    "GRU": _SHARED | {"linear_before_reset", "output_sequence"},
    "RNN": _SHARED | {"output_sequence"},
}
_INPUTS = ("X", "W", "R", "B", "sequence_lens", "initial_h", "initial_c", "P")
_VALUES = {1: "f", 2: "i", 3: "s", 6: "floats", 7: "ints", 8: "strings"}


def from_onnx(source, name=None, *, dtype=None):
    """Return the recurrent network in an ONNX model.

    Parameters
    ----------
    source : path or object
        A file, or a ``ModelProto``: a model whose recurrent nodes have their weights as initializers.
    name : str or list of str, optional
        Name of the node (of its first output, where nodes have no names); a list stacks nodes of which each feeds the
        next. Without it, the only node is taken, or all nodes where each feeds the next.
    dtype : numpy.dtype, optional
        Precision to convert to; by default the model's own.

    Returns
    -------
    LSTM, GRU, RNN, Directed or Chain
        Time-major whatever ``layout`` said. Lengths and initial states are arguments of its call.

    Raises
    ------
    ValueError
        If there is no such node, or several and no name; if an attribute is unknown. WeightsFileError, a ValueError,
        where it comes from a file.
    ImportError
        If the package onnx is missing.
    """
    if hasattr(source, "graph"):
        return _network(source.graph, None, name, dtype)
    path = Path(source)
    onnx = parser("onnx", "reading an ONNX model")
    with reading(path, "is no ONNX model"):
        if os.path.getsize(path) >= LARGEST:
            raise ValueError("it has 2 GB or more")
        try:
            model = onnx.load_model_from_string(path.read_bytes())
        except (FileNotFoundError, IsADirectoryError, PermissionError):
            raise
        except Exception as error:  # the protocol buffer's own error types
            raise ValueError(str(error)) from error
    with reading(path):
        return _network(model.graph, path.parent, name, dtype)


@dataclass(frozen=True)
class Node:
    """One recurrent node: its operator, attributes by name, inputs by ONNX's names ("" where absent), outputs."""

    op: str
    attributes: dict
    inputs: dict
    outputs: tuple

    @property
    def directions(self):
        """2 where the node is bidirectional, else 1."""
        return 2 if self.attributes.get("direction", "forward") == "bidirectional" else 1


def _network(graph, folder, name, dtype):
    constants = Constants(graph, folder)
    nodes = _recurrent(graph)
    if not nodes:
        raise ValueError(_why_none(graph))
    about = {n: f"{node.op} of {node.attributes.get('hidden_size', '?')}" for n, node in nodes.items()}
    wanted = choose(about, name, chains(graph, nodes, constants))
    return assemble([layer_of(nodes[n], n, constants, dtype) for n in wanted])


def _recurrent(graph):
    """Return the recurrent nodes of the graph by name, or by their first output where names are missing."""
    nodes = {}
    for node in graph.node:
        if node.op_type in _KNOWN and node.domain in ("", "ai.onnx"):
            name = node.name or next((o for o in node.output if o), "")
            if name in nodes:
                name = f"{name} ({len(nodes)})"
            inputs = dict(zip(_INPUTS, [*node.input, *[""] * len(_INPUTS)], strict=False))
            nodes[name] = Node(node.op_type, _attributes(node), inputs, tuple(node.output))
    return nodes


def _attributes(node):
    result = {}
    for attribute in node.attribute:
        if attribute.name not in _KNOWN[node.op_type]:
            raise ValueError(f"a node {node.op_type} has the attribute {attribute.name!r}, which is unknown here")
        if attribute.type not in _VALUES:
            raise ValueError(f"attribute {attribute.name} of a node {node.op_type} has a value of an unknown kind")
        value = getattr(attribute, _VALUES[attribute.type])
        if isinstance(value, bytes):
            value = value.decode()
        elif not isinstance(value, (int, float)):
            value = [v.decode() if isinstance(v, bytes) else v for v in value]
        result[attribute.name] = value
    return result


def _why_none(graph):
    for node in graph.node:
        if "LSTM" in node.op_type or "GRU" in node.op_type:
            return f"its operator {node.domain}::{node.op_type} is not read here; LSTM, GRU and RNN of ONNX are"
        if any(a.type in (5, 10) for a in node.attribute):
            return f"there is no LSTM, GRU or RNN in it; inside {node.op_type} nodes none is looked for"
    return "there is no LSTM, GRU or RNN in it"


def layer_of(node, name, constants, dtype=None):
    """Return one node as a :class:`~lstm_core.interop.assembly.Layer`."""
    a, arrays = node.attributes, {key: _array(node, key, name, constants, dtype) for key in "WRBP"}
    direction = a.get("direction", "forward")
    if direction not in ("forward", "reverse", "bidirectional"):
        raise ValueError(f"node {name!r} has the direction {direction!r}; forward, reverse, bidirectional are known")
    if a.get("layout", 0) not in (0, 1):
        raise ValueError(f"node {name!r} has layout {a['layout']}; 0 and 1 are known")
    _check_no_constant_run(node, name, constants)
    _check_shapes(node, name, arrays)
    usual = USUAL[node.op]
    given = a.get("activations") or list(usual) * node.directions
    if len(given) != len(usual) * node.directions:
        raise ValueError(f"node {name!r} has {len(given)} activations; {len(usual) * node.directions} were expected")
    chosen = read_activations(given, a.get("activation_alpha", ()), a.get("activation_beta", ()))
    runs = []
    for d in range(node.directions):
        own = chosen[d * len(usual) : (d + 1) * len(usual)]
        runs.append(_run(node, {key: None if v is None else v[d] for key, v in arrays.items()}, own))
    return Layer(None, runs[0]) if direction == "reverse" else Layer(*runs)


def _array(node, key, name, constants, dtype):
    source = node.inputs.get(key, "") if key != "P" or node.op == "LSTM" else ""
    if not source:
        if key in "WR":
            raise ValueError(f"node {name!r} has no {key}")
        return None
    if source not in constants:
        raise ValueError(f"{key} of node {name!r} is computed in the graph; weights must be initializers")
    return as_float(constants[source], source, dtype)


def _check_no_constant_run(node, name, constants):
    """Refuse lengths or initial states that are fixed in the file: in the library both belong to the call."""
    for key in ("sequence_lens", "initial_h", "initial_c"):
        source = node.inputs[key]
        if source in constants and np.any(constants[source] != 0):
            raise ValueError(f"node {name!r} has a constant {key}; take it out of the graph and hand it to the call")


def _check_shapes(node, name, arrays):
    w, r = arrays["W"], arrays["R"]
    number = len(BLOCKS[node.op])
    hidden = r.shape[-1]
    inputs = w.shape[-1] if w.ndim == 3 else "?"
    rows = number * hidden
    wanted = {"W": (rows, inputs), "R": (rows, hidden), "B": (2 * rows,), "P": (3 * hidden,)}
    for key, array in arrays.items():
        if array is not None and array.shape != (node.directions, *wanted[key]):
            raise ValueError(
                f"{key} of node {name!r} has shape {array.shape}; {(node.directions, *wanted[key])} was expected"
            )
    if node.attributes.get("hidden_size", hidden) != hidden:
        raise ValueError(f"node {name!r} has hidden_size {node.attributes['hidden_size']}; R is made for {hidden}")


def _run(node, arrays, activations):
    """Return one direction with its blocks in the course's order."""
    op, a = node.op, node.attributes
    clip = decimal(a["clip"]) if "clip" in a else None
    blocks = BLOCKS[op]
    if a.get("input_forget", 0):
        blocks = ("i", "g", "o")  # the forget gate is 1 - i; its own rows are not used

    def ordered(array):
        parts = dict(zip(ORDERS[op], np.split(array, len(ORDERS[op])), strict=True))
        return np.concatenate([parts[block] for block in blocks])

    p = {"weight_ih": ordered(arrays["W"]), "weight_hh": ordered(arrays["R"])}
    if arrays["B"] is not None:
        p["bias_ih"], p["bias_hh"] = (ordered(half) for half in np.split(arrays["B"], 2))
    if arrays["P"] is not None:
        peep = dict(zip("iof", np.split(arrays["P"], 3), strict=True))
        p |= {f"peephole_{gate}": peep[gate] for gate in blocks if gate != "g"}
    if op == "RNN":
        return Run(op, p, {"activation": activations[0], "clip": clip})
    options = {"activations": tuple(activations), "clip": clip}
    if op == "GRU":
        return Run(op, p, options | {"reset_after": bool(a.get("linear_before_reset", 0))})
    return Run(op, p, options | ({"variant": "CIFG"} if a.get("input_forget", 0) else {}))

"""Networks that a reader brings along: from live objects to the JSON weights format, and back.

The format of the stored networks, with a list of layers where one plain layer does not say it all: of each its
directions with their options, and how their outputs become one. Tensors have PyTorch's names.
"""

import base64
from dataclasses import replace
from functools import lru_cache

import numpy as np

from lstm_core import Linear, Model, weights
from lstm_core.activations import activation
from lstm_core.analysis import clamped_trace
from lstm_core.cells import VARIANTS
from lstm_core.interop.assembly import CELLS, Layer, Run, assemble, take_apart
from lstm_core.interop.composed import MERGES, Composed, merged
from lstm_core.recurrent import Recurrent
from lstm_core.trace import LayerTrace

LIVE = (Model, Recurrent, Composed)
_ACTIVATIONS = {"LSTM": ("sigmoid", "tanh", "tanh"), "GRU": ("sigmoid", "tanh")}
_KEPT = ("variant", "clip", "block_size", "reset_after")
_PLAIN = {"variant": "vanilla", "clip": None, "block_size": 1, "reset_after": True}


def _encode(array):
    short = array.astype("<f4")
    kind, data = ("float32", short) if np.array_equal(short, array) else ("float64", array.astype("<f8"))
    return {"shape": list(array.shape), kind: base64.b64encode(data.tobytes()).decode()}


def _decode(name, entry):
    kind, dtype = ("float64", "<f8") if "float64" in entry else ("float32", "<f4")
    data, shape = (
        np.frombuffer(base64.b64decode(entry[kind], validate=True), dtype=dtype),
        tuple(entry["shape"]),
    )
    if data.size != np.prod(shape, dtype=int):
        raise ValueError(f"{name} holds {data.size} numbers; its shape {shape} needs another count")
    return data.reshape(shape).astype(np.float64)


def to_document(network):
    """Return a network, or a Model of one with its head, in the weights format.

    Parameters
    ----------
    network : Model, LSTM, GRU, RNN, Directed or Chain

    Returns
    -------
    dict
        Ready for JSON.
    """
    rnn = network.rnn if isinstance(network, Model) else network
    layers = take_apart(rnn)
    document = {"format": weights.FORMAT, "name": "your network", "input_size": rnn.input_size}
    tensors = {}
    for k, layer in enumerate(layers):
        for run in layer.runs:
            suffix = _suffix(k, run is layer.backward)
            tensors |= {f"rnn.{name}{suffix}": p for name, p in run.parameters.items()}
    if isinstance(network, Model):
        document["output_size"] = network.head.output_size
        tensors |= {f"head.{name}": p for name, p in network.head.parameters.items()}
    document["layers"] = [_layer_entry(layer) for layer in layers]
    return document | {"tensors": {name: _encode(p) for name, p in tensors.items()}}


def _suffix(k, reverse):
    return f"_l{k}" + ("_reverse" if reverse else "")


def _layer_entry(layer):
    entry = {"runs": [_run_entry(run, run is layer.backward) for run in layer.runs]}
    kept = {"merge": (layer.merge, "concat"), "reading_order": (layer.reading_order, False)}
    return entry | {name: value for name, (value, plain) in kept.items() if value != plain}


def _run_entry(run, reverse):
    """Return what is not plain about a layer in one direction."""
    net = run.network()
    entry = {"cell": run.cell, "hidden_size": net.hidden_size}
    entry |= {"proj_size": net.proj_size} if getattr(net, "proj_size", 0) else {}
    entry |= {"reverse": True} if reverse else {}
    entry |= {name: run.options[name] for name in _KEPT if run.options.get(name, _PLAIN[name]) != _PLAIN[name]}
    functions = [net.options.activation] if run.cell == "RNN" else net.options.activations
    named = [[f.name, *(c for c in (f.alpha, f.beta) if c is not None)] for f in functions]
    return entry | {"activations": named}


def check_document(document):
    """Return the weights document if the browser and :func:`build` can run it, else raise a ValueError."""
    if document.get("format") != weights.FORMAT:
        raise ValueError(f"weights has format {document.get('format')!r}; {weights.FORMAT!r} is needed")
    try:
        build(document)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"weights lacks an entry or holds one of the wrong kind: {error!r}") from error
    return document


class Opened:
    """A weights document, ready to run: its layers in float64, and its head or None.

    Attributes
    ----------
    layers : list of lstm_core.interop.assembly.Layer
    head : Linear or None
    """

    def __init__(self, layers, head):
        self.layers, self.head = layers, head

    def run_at(self, layer, direction):
        """Return one layer in one direction."""
        return self.layers[layer].runs[direction]

    def run(self, x, layer=0, direction=0, clamps=(), forget_bias=0.0):
        """Run the network on ``x`` (T, D), with gates of one layer in one direction held or moved.

        Returns
        -------
        LayerTrace
            Of that layer and direction, without a batch axis, in the order of ``x``.
        numpy.ndarray
            The network's answer at the last timestep, logits (K,); None without a head.
        """
        kept = None
        for k, one in enumerate(self.layers):
            outputs = []
            for d, run in enumerate(one.runs):
                shown = (k, d) == (layer, direction)
                record = _traced(run, x, run is one.backward, clamps if shown else (), forget_bias if shown else 0.0)
                kept = record if shown else kept
                outputs.append(record.h)
            x = merged(outputs, one.merge)
            x = x[::-1] if one.reading_order else x
        return kept, None if self.head is None else self.head(np.ascontiguousarray(x[-1:]))[0]


def _traced(run, x, reverse, clamps, forget_bias):
    """Return the record of one layer in one direction on ``x`` (T, D), in the order of ``x``."""
    if forget_bias:
        run = _moved(run, forget_bias)
    net, turn = run.network(), slice(None, None, -1 if reverse else 1)
    if clamps:
        held = clamped_trace(net, x[turn, None], [_turned(clamp, len(x)) if reverse else clamp for clamp in clamps])
        start = held.h0[0], None if held.c0 is None else held.c0[0]
        quantities = {name: q[:, 0] for name, q in held.quantities.items()}
        record = LayerTrace(held.cell, x[turn], quantities, *start)
    else:
        record = net.trace(np.ascontiguousarray(x[turn])).main
    return replace(record, x=x, reverse=reverse, quantities={name: q[turn] for name, q in record.quantities.items()})


def _turned(clamp, seq_len):
    return clamp._replace(start=seq_len - clamp.stop, stop=seq_len - clamp.start)


def forget_rows(run):
    """Return the rows of a layer's forget gate as a slice; None where it has no such gate of its own."""
    if run.cell != "LSTM":
        return None
    net = run.network()
    return net.options.variant.slices(net.hidden_size, net.block_size).get("f")


def _moved(run, forget_bias):
    """Return the run with an offset added to every forget gate's bias; itself where it has no such gate."""
    rows = forget_rows(run)
    if rows is None:
        return run
    height = len(run.parameters["weight_ih"])
    biases = {name: run.parameters.get(name, np.zeros(height)).copy() for name in ("bias_ih", "bias_hh")}
    biases["bias_ih"][rows] += forget_bias
    return replace(run, parameters=run.parameters | biases)


def build(document):
    """Return the network of a weights document as :class:`Opened`.

    Raises
    ------
    ValueError
        If it is none; the message names what does not fit.
    """
    tensors = {name: _decode(name, entry) for name, entry in document["tensors"].items()}
    plain = {name: document[name] for name in ("cell", "hidden_size") if name in document}
    layers = [_layer(k, entry, tensors) for k, entry in enumerate(document.get("layers", [{"runs": [plain]}]))]
    network = assemble(layers)
    if network.input_size != document["input_size"]:
        raise ValueError(f"weights reads {network.input_size} inputs; input_size is {document['input_size']}")
    features = getattr(network, "features", network.output_size * network.num_directions)
    head = {name.removeprefix("head."): tensors.pop(name) for name in list(tensors) if name.startswith("head.")}
    left = sorted(set(tensors) - set(_names(layers)))
    if left:
        raise ValueError(f"weights holds {', '.join(left)}; known tensors are {', '.join(_names(layers))}")
    if not document.get("output_size"):
        return Opened(layers, None)
    linear = Linear(features, document["output_size"], bias="bias" in head, rng=np.random.default_rng(0))
    linear.load_parameters(head)
    return Opened(layers, linear)


def _layer(k, entry, tensors):
    runs = {"forward": None, "backward": None}
    for one in entry["runs"]:
        reverse = bool(one.get("reverse"))
        runs["backward" if reverse else "forward"] = _run(one, _suffix(k, reverse), tensors)
    merge = entry.get("merge", "concat")
    if merge not in MERGES:
        raise ValueError(f"weights merges by {merge!r}; choose one of {', '.join(MERGES)}")
    return Layer(**runs, merge=merge, reading_order=entry.get("reading_order", False))


def _run(entry, suffix, tensors):
    """Return one layer in one direction; its sizes are those that its entry tells the browser."""
    cell = entry["cell"]
    if cell not in CELLS:
        raise ValueError(f"weights holds a cell {cell!r}; give one of {', '.join(CELLS)}")
    ends = {name: name.removeprefix("rnn.").removesuffix(suffix) for name in tensors if name.startswith("rnn.")}
    parameters = {short: tensors[name] for name, short in ends.items() if name == f"rnn.{short}{suffix}"}
    if cell == "RNN":
        (function,) = entry.get("activations", [["tanh"]])
        run = Run(cell, parameters, {"activation": activation(*function), "clip": entry.get("clip")})
    else:
        known = ("reset_after", "clip") if cell == "GRU" else ("variant", "clip", "block_size")
        chosen = entry.get("activations", [[name] for name in _ACTIVATIONS[cell]])
        options = {name: entry.get(name, _PLAIN[name]) for name in known}
        fixed = VARIANTS[options.get("variant", "vanilla")].activations  # a variant brings these itself
        kept = [
            name if own else activation(*a) for own, name, a in zip(fixed, _ACTIVATIONS[cell], chosen, strict=False)
        ]
        run = Run(cell, parameters, options | {"activations": tuple(kept)})
    net = run.network()
    told = entry["hidden_size"], entry.get("proj_size", 0)
    if told != (net.hidden_size, getattr(net, "proj_size", 0)):
        raise ValueError(f"weights has hidden_size and proj_size {told}; its tensors have others")
    return run


def _names(layers):
    for k, layer in enumerate(layers):
        for run in layer.runs:
            yield from (f"rnn.{name}{_suffix(k, run is layer.backward)}" for name in run.parameters)


@lru_cache(maxsize=8)
def stored(name):
    """Return the manifest of a stored network; kept, because every drawing asks for it."""
    return weights.manifest(name)

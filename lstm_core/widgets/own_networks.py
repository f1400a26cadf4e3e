"""Networks that a reader brings along: from live objects to the JSON weights format, and back."""

import base64
from functools import lru_cache

import numpy as np

from lstm_core import LSTM, RNN, Linear, Model, weights
from lstm_core.interop.assembly import take_apart
from lstm_core.interop.composed import Composed
from lstm_core.recurrent import Recurrent

_KEYS = (
    *(f"rnn.{kind}_{part}_l0" for kind in ("weight", "bias") for part in ("ih", "hh")),
    *("head.weight", "head.bias"),
)
CELLS = {"LSTM": LSTM, "RNN": RNN}
LIVE = (Model, Recurrent, Composed)


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


def opened(network, x, layer=None, direction=None):
    """Return one layer of a network in one direction, and what that layer reads when the network reads ``x``.

    By default the first layer, forward: what it reads is ``x`` itself. A reversed direction reads from the end.
    """
    rnn = network.rnn if isinstance(network, Model) else network
    layers = take_apart(rnn)
    if len(layers) == 1 and len(layers[0].runs) == 1 and layers[0].forward and layer in (None, 0) and not direction:
        return network, x
    layer, direction = layer or 0, direction or 0
    if not 0 <= layer < len(layers) or not 0 <= direction < len(layers[layer].runs):
        runs = ", ".join(str(len(one.runs)) for one in layers)
        raise ValueError(f"layer {layer}, direction {direction}: the layers from 0 on have {runs} direction(s)")
    if x is None:
        raise ValueError("x is missing: a network with several layers or directions needs its input, an array (T, D)")
    x = np.asarray(x, rnn.dtype)
    record = rnn.trace(x[:, 0] if x.ndim == 3 and x.shape[1] == 1 else x).layers[
        sum(len(one.runs) for one in layers[:layer]) + direction
    ]
    run = layers[layer].runs[direction]
    return run.network(), (record.x[::-1] if record.reverse else record.x).astype(np.float64)


def to_document(network):
    """Return a plain one-layer LSTM or RNN, or a Model of one with its head, in the weights format."""
    rnn = network.rnn if isinstance(network, Model) else network
    kind = type(rnn).__name__
    if not _is_plain(rnn):
        raise TypeError(
            f"weights is a {kind} with options; the browser computes plain LSTM and RNN layers. "
            "net.trace(x) has every gate of any network, and lstm_core.plotting draws it"
        )
    parameters = {f"rnn.{name}": p for name, p in rnn.parameters.items()}
    document = {"format": weights.FORMAT, "name": "your network", "cell": kind}
    document |= {"input_size": rnn.input_size, "hidden_size": rnn.hidden_size}
    if isinstance(network, Model):
        document["output_size"] = network.head.output_size
        parameters |= {f"head.{name}": p for name, p in network.head.parameters.items()}
    return document | {"tensors": {name: _encode(p) for name, p in parameters.items()}}


def _is_plain(rnn):
    """Say whether a layer is one that the browser computes too."""
    if type(rnn) not in CELLS.values() or rnn.num_layers * rnn.num_directions > 1 or getattr(rnn, "proj_size", 0):
        return False
    if getattr(rnn, "peepholes", False):
        return False
    return rnn.options == type(rnn)(1, 1, rng=np.random.default_rng(0)).options


def check_document(document):
    """Return the weights document if the browser and :func:`build` can run it, else raise a ValueError."""
    if document.get("format") != weights.FORMAT:
        raise ValueError(f"weights has format {document.get('format')!r}; {weights.FORMAT!r} is needed")
    if document.get("cell") not in CELLS:
        raise ValueError(f"weights holds a cell {document.get('cell')!r}; give one of {', '.join(CELLS)}")
    try:
        build(document)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"weights lacks an entry or holds one of the wrong kind: {error!r}") from error
    return document


def build(document):
    """Return (rnn, head) of a weights document; head is None where it has none."""
    tensors = {name: _decode(name, entry) for name, entry in document["tensors"].items()}
    unknown = sorted(set(tensors) - set(_KEYS))
    if unknown:
        raise ValueError(f"weights holds {', '.join(unknown)}; known tensors are {', '.join(_KEYS)}")
    rng = np.random.default_rng(0)
    biased = "rnn.bias_ih_l0" in tensors
    rnn = CELLS[document["cell"]](document["input_size"], document["hidden_size"], bias=biased, rng=rng)
    rnn.load_parameters({k.removeprefix("rnn."): v for k, v in tensors.items() if k.startswith("rnn.")})
    if not document.get("output_size"):
        return rnn, None
    model = Model(rnn, Linear(document["hidden_size"], document["output_size"], rng=rng))
    model.load_parameters(tensors)
    return model.rnn, model.head


@lru_cache(maxsize=8)
def stored(name):
    """Return the manifest of a stored network; kept, because every drawing asks for it."""
    return weights.manifest(name)

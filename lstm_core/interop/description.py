"""What a network is, without its weights: plain JSON values, and back. All of the library's own files hold it."""

import math

import numpy as np

from lstm_core.activations import activation
from lstm_core.cells import LSTMOptions
from lstm_core.interop.composed import Chain, Directed
from lstm_core.model import Linear, Model
from lstm_core.networks import GRU, LSTM, RNN

FORMAT = "lstm_core network 1"
_CELLS = {"LSTM": LSTM, "GRU": GRU, "RNN": RNN}
NETWORKS = (LSTM, GRU, RNN, Directed, Chain)


def document_of(network):
    """Return the description of a network or model, with the format's name.

    Raises
    ------
    TypeError
        If it is neither.
    """
    if isinstance(network, Model):
        head = {"output_size": network.head.output_size, "bias": network.head.bias}
        return {"format": FORMAT, "rnn": describe(network.rnn), "head": head}
    if isinstance(network, NETWORKS):
        return {"format": FORMAT, "rnn": describe(network)}
    raise TypeError(f"the network is a {type(network).__name__}; give an LSTM, GRU, RNN or Model")


def network_of(document, arrays):
    """Return the network or model that :func:`document_of` described, with ``arrays`` as its parameters.

    Raises
    ------
    ValueError
        If it is no such description, or one of a network that the arrays could never fill.
    """
    if document.get("format") != FORMAT:
        raise ValueError(f"the format is {document.get('format')!r}; {FORMAT!r} was expected")
    _check_fits(document["rnn"], sum(a.size for a in arrays.values()))
    network = build(document["rnn"])
    if "head" in document:
        width, head = network.output_size * network.num_directions, document["head"]
        if math.prod((width, head["output_size"])) > sum(a.size for a in arrays.values()):
            raise ValueError(f"a head of {head['output_size']} outputs needs more numbers than there are")
        rng = np.random.default_rng(0)
        network = Model(network, Linear(width, head["output_size"], bias=head["bias"], dtype=network.dtype, rng=rng))
    network.load_parameters(arrays)
    return network


def describe(net):
    """Return the arguments that make an equal network, as plain JSON values."""
    if isinstance(net, Chain):
        return {"cell": "Chain", "networks": [describe(part) for part in net.networks]}
    if isinstance(net, Directed):
        parts = [None if part is None else describe(part) for part in (net.ahead, net.back)]
        order = {"merge": net.merge, "reading_order": net.reading_order}
        return {"cell": "Directed", "forward": parts[0], "backward": parts[1]} | order
    entry = {
        "cell": net.cell,
        "input_size": net.input_size,
        "hidden_size": net.hidden_size,
        "num_layers": net.num_layers,
        "bias": net.bias,
        "bidirectional": net.bidirectional,
        "dtype": str(net.dtype),
        "clip": net.options.clip,
    }
    if net.cell == "RNN":
        return entry | {"activation": _activation_entry(net.options.activation)}
    if net.cell == "GRU":
        activations = [_activation_entry(a) for a in net.options.activations]
        return entry | {"activations": activations, "reset_after": net.reset_after}
    fixed = net.options.variant.activations  # what the variant brings itself is not given again
    chosen = zip(fixed, LSTMOptions().activations, net.options.activations, strict=True)
    entry["activations"] = [_activation_entry(default if own else a) for own, default, a in chosen]
    extra = ("proj_size", "peepholes", "variant", "block_size")
    return entry | {name: getattr(net, name) for name in extra}


def build(description):
    """Return a network, its weights still arbitrary, from what :func:`describe` wrote."""
    arguments = dict(description)
    kind = arguments.pop("cell")
    if kind == "Chain":
        return Chain([build(part) for part in arguments["networks"]])
    if kind == "Directed":
        parts = {name: part and build(part) for name, part in arguments.items() if name in ("forward", "backward")}
        return Directed(**arguments | parts)
    if "activations" in arguments:
        arguments["activations"] = tuple(activation(*a) for a in arguments["activations"])
    if "activation" in arguments:
        arguments["activation"] = activation(*arguments["activation"])
    sizes = [arguments.pop(name) for name in ("input_size", "hidden_size", "num_layers")]
    return _CELLS[kind](*sizes, **arguments, rng=np.random.default_rng(0))


def _activation_entry(a):
    return [a.name, *(constant for constant in (a.alpha, a.beta) if constant is not None)]


def _check_fits(description, numbers):
    """Refuse sizes that the file's own numbers could never fill, before any array of that size is made."""
    least = sum(_least(part) for part in _leaves(description))
    if least > numbers:
        raise ValueError(f"the network needs at least {least} numbers; the file has {numbers}")


def _leaves(description):
    """Return the descriptions of the simple networks inside."""
    if description["cell"] == "Chain":
        return [leaf for part in description["networks"] for leaf in _leaves(part)]
    if description["cell"] == "Directed":
        return [leaf for name in ("forward", "backward") if description[name] for leaf in _leaves(description[name])]
    return [description]


def _least(description):
    """Return a number of scalars that the described network certainly has."""
    names = ("hidden_size", "input_size", "num_layers")
    sizes = hidden, inputs, layers = [description[name] for name in names]
    if not all(type(size) is int and size > 0 for size in sizes):
        raise ValueError(f"sizes {inputs}, {hidden}, {layers} are not all positive integers")
    output = description.get("proj_size") or hidden
    if type(output) is not int or output < 1:
        raise ValueError(f"proj_size is {output!r}; a whole number was expected")
    return hidden * (inputs + layers * output)

"""Between the file formats and the networks: every importer hands in layers, every exporter takes layers out.

A :class:`Layer` is what all formats can say: one or two directions, each a cell with its parameters in the course's
order and names. :func:`assemble` returns the plainest network that computes the layers one above the other.
"""

from dataclasses import dataclass, field

import numpy as np

from lstm_core.interop.composed import Chain, Composed, Directed
from lstm_core.interop.description import describe
from lstm_core.networks import GRU, LSTM, RNN
from lstm_core.recurrent import Recurrent

CELLS = {"LSTM": LSTM, "GRU": GRU, "RNN": RNN}


@dataclass(frozen=True)
class Run:
    """One layer in one direction: the cell's name, its parameters without suffix, the arguments that it needs."""

    cell: str
    parameters: dict
    options: dict = field(default_factory=dict)

    def network(self):
        """Return the run as a network of one layer and one direction."""
        return _filled(CELLS[self.cell], self._sizes(), self.options, [self])

    def _sizes(self):
        w, u = (self._matrix(name) for name in ("weight_ih", "weight_hh"))
        hidden = self._matrix("weight_hr").shape[1] if "weight_hr" in self.parameters else u.shape[1]
        if min(*w.shape, *u.shape) < 1 or hidden > min(len(w), len(u)):  # before arrays of that size are made
            raise ValueError(f"weight_ih has shape {w.shape} and weight_hh {u.shape}; no sizes fit these")
        return w.shape[1], hidden

    def _matrix(self, name):
        array = self.parameters.get(name)
        if array is None or array.ndim != 2:
            raise ValueError(
                f"{name} is {'missing' if array is None else f'of shape {array.shape}'}; a matrix is needed"
            )
        return array


@dataclass(frozen=True)
class Layer:
    """One layer: what reads forwards, what reads backwards, how their outputs are merged, and in which order."""

    forward: Run | None
    backward: Run | None = None
    merge: str = "concat"
    reading_order: bool = False

    @property
    def runs(self):
        """The directions that there are, forward first."""
        return [run for run in (self.forward, self.backward) if run is not None]


def assemble(layers):
    """Return the network of the layers: an LSTM, GRU or RNN where one says it all, else a composed one.

    Raises
    ------
    ValueError
        If shapes do not fit each other.
    TypeError
        If the parameters have no common dtype.
    """
    parts = [_of_layer(layer) for layer in layers]
    if len(parts) == 1:
        return parts[0]
    return _stack(parts, layers) or Chain(parts)


def combine(networks):
    """Return networks one above the other as one network."""
    if len(networks) == 1:
        return networks[0]
    return assemble([layer for net in networks for layer in take_apart(net)])


def _of_layer(layer):
    """Return the network of one layer."""
    ahead = None if layer.forward is None else layer.forward.network()
    back = None if layer.backward is None else layer.backward.network()
    if back is None:
        return ahead
    if ahead is not None and layer.merge == "concat" and describe(ahead) == describe(back):
        sizes = ahead.input_size, ahead.hidden_size
        return _filled(CELLS[ahead.cell], sizes, layer.forward.options, layer.runs, bidirectional=True)
    return Directed(ahead, back, merge=layer.merge, reading_order=layer.reading_order)


def _stack(parts, layers):
    """Return equal plain layers as one network, or None where they are not equal."""
    first = parts[0]
    if any(isinstance(net, Composed) for net in parts):
        return None
    if any(describe(net) | {"input_size": 0} != describe(first) | {"input_size": 0} for net in parts):
        return None
    width = first.output_size * first.num_directions
    if any(net.input_size != width for net in parts[1:]):
        return None
    runs = [run for layer in layers for run in layer.runs]
    extra = {"num_layers": len(layers), "bidirectional": first.bidirectional}
    return _filled(CELLS[first.cell], (first.input_size, first.hidden_size), layers[0].forward.options, runs, **extra)


def _filled(cell, sizes, options, runs, **extra):
    """Return a network of the class ``cell`` with the parameters of the runs, in the order of its own runs."""
    first = runs[0].parameters
    extra |= {"bias": "bias_ih" in first, "dtype": first["weight_ih"].dtype.newbyteorder("=")}
    if cell is LSTM:
        extra["peepholes"] = any(name.startswith("peephole") for name in first)
        extra["proj_size"] = len(first["weight_hr"]) if "weight_hr" in first else 0
    net = cell(*sizes, **options, **extra, rng=np.random.default_rng(0))
    net.parameters = {}  # its first weights are not needed any more
    suffixes = [suffix for suffix, _, _ in net._runs()]
    net.load_parameters(
        {name + s: p for s, run in zip(suffixes, runs, strict=True) for name, p in run.parameters.items()}
    )
    return net


def take_apart(net):
    """Return the layers of a network, the other way round."""
    if isinstance(net, Chain):
        return [layer for part in net.networks for layer in take_apart(part)]
    if isinstance(net, Directed):
        runs = [None if part is None else take_apart(part)[0].forward for part in (net.ahead, net.back)]
        return [Layer(*runs, merge=net.merge, reading_order=net.reading_order)]
    if not isinstance(net, Recurrent):
        raise TypeError(f"net is a {type(net).__name__}; give an LSTM, GRU or RNN")
    options = _options(net)
    runs = [Run(net.cell, net._cell_parameters(suffix), options) for suffix, _, _ in net._runs()]
    step = net.num_directions
    return [Layer(*runs[k : k + step]) for k in range(0, len(runs), step)]


def _options(net):
    """Return the arguments besides sizes, bias, peepholes and projection that make an equal network."""
    entry = describe(net)
    if net.cell == "RNN":
        return {"activation": net.options.activation, "clip": net.options.clip}
    kept = {"activations": tuple(tuple(a) for a in entry["activations"]), "clip": entry["clip"]}
    if net.cell == "GRU":
        return kept | {"reset_after": net.reset_after}
    return kept | {"variant": net.variant, "block_size": net.block_size}

"""Networks that other libraries build and one LSTM, GRU or RNN does not hold: unequal directions, unequal layers.

Both classes here are made of the course's networks and are called as these are, ``y, state = net(x, state, lengths)``.
"""

from dataclasses import replace

import numpy as np

from lstm_core.layers import reverse_order
from lstm_core.parameters import count
from lstm_core.trace import Trace
from lstm_core.validation import check_lengths

MERGES = ("concat", "sum", "mul", "ave")


def parts_of(state):
    """Return a state as a tuple of arrays: (h, c), or (h,) where there is no cell state."""
    return state if isinstance(state, tuple) else (state,)


def features(net):
    """Return the number of features of a network's output y."""
    return net.features if isinstance(net, (Directed, Chain)) else net.output_size * net.num_directions


class Composed:
    """What both have: parameters by name, which are the arrays of the networks inside."""

    def __call__(self, x, state=None, lengths=None):
        """Run the network: ``x`` (T, B, D) or (T, D); returns ``y`` (T, B, features) and the final state."""
        y, state, _ = self.forward(x, state, lengths)
        return y, state

    def shapes(self):
        """Return the name and shape of every parameter."""
        return {self._outer(k, name): s for k, net in enumerate(self._inside()) for name, s in net.shapes().items()}

    @property
    def parameters(self):
        """Every parameter by name; the arrays themselves, so that they can be changed in place."""
        return {self._outer(k, name): p for k, net in enumerate(self._inside()) for name, p in net.parameters.items()}

    def load_parameters(self, parameters):
        """Replace all parameters by copies of the given arrays; names, shapes and dtype must fit."""
        known = {self._outer(k, name): (net, name) for k, net in enumerate(self._inside()) for name in net.shapes()}
        own = [{} for _ in self._inside()]
        for name, value in parameters.items():
            if name not in known:
                raise ValueError(f"the parameters do not fit: {name} is not a parameter of this network")
            net, inner = known[name]
            own[self._inside().index(net)][inner] = value
        for net, given in zip(self._inside(), own, strict=True):
            net.load_parameters(given)

    def parameter_count(self):
        """Return the number of learned scalars."""
        return count(self.parameters)

    @property
    def dtype(self):
        """The precision of all parts."""
        return self._inside()[0].dtype

    @property
    def input_size(self):
        """D, the features of the input."""
        return self._inside()[0].input_size

    def backward(self, tape, d_y, d_state=None):
        """Return d_x, the gradient of the initial state, and that of every parameter by name."""
        raise NotImplementedError

    def _named(self, gradients):
        return {self._outer(k, name): g for k, grads in enumerate(gradients) for name, g in grads.items()}


class Directed(Composed):
    """One layer that reads backwards only, or in two directions with options or a merge of their own.

    Parameters
    ----------
    forward, backward : LSTM, GRU, RNN or None
        Networks of one layer and one direction: what reads from the first timestep to the last, and what reads from
        the last to the first. Where both are given, they have the same cell and the same sizes.
    merge : str
        How two outputs become one: "concat", "sum", "mul" or "ave" (Keras's names).
    reading_order : bool
        The output of a layer that reads backwards only stays in the order in which it was computed, so that ``y[0]``
        belongs to the last timestep of x (Keras's ``go_backwards``); else ``y[t]`` belongs to ``x[t]`` (ONNX).
    """

    num_layers = 1

    def __init__(self, forward=None, backward=None, *, merge="concat", reading_order=False):
        self.ahead, self.back = forward, backward
        parts = self._inside()
        if not parts:
            raise ValueError("neither forward nor backward was given; give at least one")
        if forward is backward:
            raise ValueError("forward and backward are one network; give each direction weights of its own")
        if len(parts) == 2 and _make(parts[0]) != _make(parts[1]):
            raise ValueError(
                f"the directions are {_words(parts[0])} and {_words(parts[1])}; they must have one cell and one size"
            )
        if merge not in MERGES:
            raise ValueError(f"merge is {merge!r}; choose one of {', '.join(MERGES)}")
        if reading_order and len(parts) == 2:
            raise ValueError("reading_order was given for two directions; it is for a layer that reads backwards only")
        self.merge, self.reading_order = merge, reading_order
        self.cell, self.hidden_size, self.output_size = parts[0].cell, parts[0].hidden_size, parts[0].output_size
        self.num_directions, self.bidirectional = len(parts), len(parts) == 2

    def _inside(self):
        return [net for net in (self.ahead, self.back) if net is not None]

    def _outer(self, k, name):
        return name + ("_reverse" if self._inside()[k] is self.back else "")

    @property
    def features(self):
        """Number of features of y, those of both directions where they are concatenated, else those of one."""
        return self.output_size * (self.num_directions if self.merge == "concat" else 1)

    def forward(self, x, state=None, lengths=None):
        """Run the layer and return ``(y, state, tape)``."""
        outputs, state, tape = self.run_directions(x, state, lengths)
        if self.reading_order:
            outputs = [reverse_order(outputs[0], tape[2])]
        return merged(outputs, self.merge), state, tape

    def run_directions(self, x, state=None, lengths=None):
        """Return the output of each direction in the order of the input, the final state, and the tape."""
        lengths, states, given = self._checked(x, state, lengths)
        outputs, tapes = [], []
        for net, own in zip(self._inside(), states, strict=True):
            turn = net is self.back
            y, final, tape = net.forward(reverse_order(x, lengths) if turn else x, own, lengths)
            outputs.append(reverse_order(y, lengths) if turn else y)
            tapes.append(tape)
            given.append(parts_of(final))
        final = tuple(np.concatenate(parts) for parts in zip(*given, strict=True))
        return outputs, final if self.cell == "LSTM" else final[0], (tapes, outputs, lengths)

    def _checked(self, x, state, lengths):
        """Return lengths, the state of each direction, and an empty list for the final ones."""
        net = self._inside()[0]
        whole, batched = net._check_input(x)
        if lengths is not None:
            if not batched:
                raise ValueError("lengths was given for x of shape (T, D); a ragged batch has shape (T, B, D)")
            lengths = check_lengths(lengths, *whole.shape[:2])
        if state is None:
            return lengths, [None] * self.num_directions, []
        parts = net._unpack(state, "state")
        for part in parts:
            if not isinstance(part, np.ndarray) or len(part) != self.num_directions:
                raise ValueError(
                    f"state has shape {np.shape(part)}; its first axis counts the {self.num_directions} directions"
                )
        return lengths, [net._pack([p[k : k + 1] for p in parts]) for k in range(self.num_directions)], []

    def backward(self, tape, d_y, d_state=None):
        """Return d_x, the gradient of the initial state, and that of every parameter by name."""
        tapes, outputs, lengths = tape
        if self.reading_order:
            d_y = reverse_order(d_y, lengths)
        d_x, d_initial, grads = 0, [], []
        for k, net in enumerate(self._inside()):
            turn = net is self.back
            d_own = np.ascontiguousarray(share_of(d_y, outputs, self.merge, k))
            d_final = None if d_state is None else net._pack([p[k : k + 1] for p in parts_of(d_state)])
            d_source, d_start, own = net.backward(tapes[k], reverse_order(d_own, lengths) if turn else d_own, d_final)
            d_x = d_x + (reverse_order(d_source, lengths) if turn else d_source)
            d_initial.append(parts_of(d_start))
            grads.append(own)
        start = tuple(np.concatenate(parts) for parts in zip(*d_initial, strict=True))
        return d_x, start if self.cell == "LSTM" else start[0], self._named(grads)

    def trace(self, x, state=None, lengths=None):
        """Run the layer and return its :class:`~lstm_core.trace.Trace`, in the order of the input."""
        lengths, states, _ = self._checked(x, state, lengths)
        records = []
        for net, own in zip(self._inside(), states, strict=True):
            if net is not self.back:
                records.append(net.trace(x, own, lengths).main)
                continue
            record = net.trace(reverse_order(x, lengths), own, lengths).main
            quantities = {name: reverse_order(q, lengths) for name, q in record.quantities.items()}
            records.append(replace(record, x=reverse_order(record.x, lengths), quantities=quantities, reverse=True))
        return Trace(tuple(records), self.num_directions)


class Chain(Composed):
    """Networks one above the other where sizes, cells or options differ; each reads the output of the one before.

    The state is a tuple with the state of each network, from the input's to the output's. In the trace, ``trace[k]``
    counts all layers and directions from the input on.
    """

    cell = "Chain"

    def __init__(self, networks):
        self.networks = list(networks)
        if not self.networks:
            raise ValueError("no networks were given; give at least one")
        for below, above in zip(self.networks, self.networks[1:], strict=False):
            if features(below) != above.input_size:
                raise ValueError(
                    f"a layer gives {features(below)} features and the layer above it reads {above.input_size}"
                )
            if below.dtype != above.dtype:
                raise TypeError(f"layers of dtype {below.dtype} and {above.dtype}; give all the same")

    def _inside(self):
        return self.networks

    def _outer(self, k, name):
        return f"{k}.{name}"

    @property
    def num_layers(self):
        """Number of layers of all networks."""
        return sum(net.num_layers for net in self.networks)

    @property
    def num_directions(self):
        """Directions of the last network."""
        return self.networks[-1].num_directions

    @property
    def hidden_size(self):
        """H of the last network."""
        return self.networks[-1].hidden_size

    @property
    def output_size(self):
        """Features of the last network's hidden state."""
        return self.networks[-1].output_size

    @property
    def features(self):
        """Features of y."""
        return features(self.networks[-1])

    def _states(self, state):
        if state is None:
            return [None] * len(self.networks)
        if not isinstance(state, tuple) or len(state) != len(self.networks):
            raise ValueError(
                f"state is a {type(state).__name__}; "
                f"give a tuple with the state of each of {len(self.networks)} networks"
            )
        return state

    def forward(self, x, state=None, lengths=None):
        """Run all networks and return ``(y, state, tape)``."""
        finals, tapes = [], []
        for net, own in zip(self.networks, self._states(state), strict=True):
            x, final, tape = net.forward(x, own, lengths)
            finals.append(final)
            tapes.append(tape)
        return x, tuple(finals), tapes

    def backward(self, tape, d_y, d_state=None):
        """Return d_x, the gradient of the initial state, and that of every parameter by name."""
        d_states, d_initial, grads = self._states(d_state), [], []
        for k in reversed(range(len(self.networks))):
            d_y, d_start, own = self.networks[k].backward(tape[k], d_y, d_states[k])
            d_initial.insert(0, d_start)
            grads.insert(0, own)
        return d_y, tuple(d_initial), self._named(grads)

    def trace(self, x, state=None, lengths=None):
        """Run all networks and return the :class:`~lstm_core.trace.Trace` of every layer and direction."""
        records = []
        for net, own in zip(self.networks, self._states(state), strict=True):
            records += net.trace(x, own, lengths).layers
            x, _ = net(x, own, lengths)
        return Trace(tuple(records), self.num_directions)


def merged(outputs, merge):
    """Return the outputs (T, B, H) of one or two directions as one, in Keras's way of that name."""
    if merge == "concat" or len(outputs) == 1:
        return outputs[0] if len(outputs) == 1 else np.concatenate(outputs, axis=-1)
    if merge == "mul":
        return outputs[0] * outputs[1]
    return (outputs[0] + outputs[1]) * (0.5 if merge == "ave" else 1)


def share_of(d_y, outputs, merge, k):
    """Return the gradient of the output of direction ``k`` from that of the merged output."""
    if merge == "concat" or len(outputs) == 1:
        return np.split(d_y, len(outputs), axis=-1)[k]
    if merge == "mul":
        return d_y * outputs[1 - k]
    return d_y * (0.5 if merge == "ave" else 1)


def _make(net):
    return net.cell, net.input_size, net.hidden_size, net.output_size, net.dtype


def _words(net):
    return f"{net.cell}({net.input_size}, {net.hidden_size}) in {net.dtype}"

"""What all recurrent networks share: stacked layers, directions, ragged lengths and states, called as PyTorch's are.

``net(x, state, lengths)`` answers ``(y, state)``. Inputs are time-major, (T, B, D), or (T, D) without a batch axis,
answered without one. Nothing that is handed in is changed; the parameters are NumPy arrays in ``net.parameters``, and
changing them in place changes the network.
"""

from typing import NamedTuple

import numpy as np

from lstm_core import initializers, layers
from lstm_core.parameters import check_parameters, count
from lstm_core.trace import LayerTrace, Trace
from lstm_core.validation import check_array, check_dtype, check_flag, check_lengths, check_rng, check_size


class Tape(NamedTuple):
    """What ``forward`` remembers for ``backward``: a tape per layer and direction, and the batch's form."""

    runs: tuple
    lengths: np.ndarray | None
    batched: bool


def copies(parameters, shapes, dtype):
    """Return copies of the arrays under the names of ``shapes``, all checked before any is taken."""
    check_parameters(parameters, shapes)
    return {n: check_array(parameters[n], n, dtype, s, "this parameter").copy() for n, s in shapes.items()}


class Recurrent:
    """What LSTM, GRU and RNN share: the loop over layers and directions."""

    cell = ""

    def __init__(self, input_size, hidden_size, num_layers, bias, bidirectional, dtype):
        self.input_size = check_size(input_size, "input_size")
        self.hidden_size = check_size(hidden_size, "hidden_size")
        self.num_layers = check_size(num_layers, "num_layers")
        self.bias = check_flag(bias, "bias")
        self.bidirectional = check_flag(bidirectional, "bidirectional")
        self.dtype = check_dtype(dtype)

    @property
    def num_directions(self):
        """2 if bidirectional, else 1."""
        return 2 if self.bidirectional else 1

    @property
    def output_size(self):
        """Features of the hidden state, H, or P where it is projected."""
        return self.hidden_size

    def _runs(self):
        """Return (suffix, layer index, direction) of every layer and direction, in the order of ``h_n``."""
        return [
            (f"_l{layer}" + ("_reverse" if direction else ""), layer, direction)
            for layer in range(self.num_layers)
            for direction in range(self.num_directions)
        ]

    def layer_input_size(self, layer):
        """Return the features that a layer reads: the input's, or those of the layer below."""
        return self.input_size if layer == 0 else self.output_size * self.num_directions

    def shapes(self):
        """Return the name and shape of every parameter, in PyTorch's order."""
        return {
            name + suffix: shape
            for suffix, layer, _ in self._runs()
            for name, shape in self.cell_shapes(self.layer_input_size(layer)).items()
        }

    def _initialize(self, rng):
        check_rng(rng)
        self._cell_names = tuple(self.cell_shapes(1))
        self.parameters = {
            name: initializers.torch_uniform(shape, self.hidden_size, rng).astype(self.dtype)
            for name, shape in self.shapes().items()
        }

    def _cell_parameters(self, suffix):
        return {name: self.parameters[name + suffix] for name in self._cell_names}

    def load_parameters(self, parameters):
        """Replace all parameters by copies of the given arrays, converted to nothing: dtypes must agree.

        Raises
        ------
        ValueError
            If names or shapes do not fit; the message lists each.
        """
        self.parameters = copies(parameters, self.shapes(), self.dtype)

    def parameter_count(self):
        """Return the number of learned scalars."""
        return count(self.parameters)

    # --- running ---------------------------------------------------------------------------------------------------

    def __call__(self, x, state=None, lengths=None):
        """Run the network.

        Parameters
        ----------
        x : numpy.ndarray
            (T, B, D), or (T, D) without a batch axis, in the network's dtype.
        state : optional
            Initial state, (num_layers * num_directions, B, ·): ``h`` for GRU and RNN, the pair ``(h, c)`` for an LSTM.
            Zeros if left out.
        lengths : numpy.ndarray, optional
            (B,) whole timesteps, 1 … T; what lies behind is padding and changes nothing.

        Returns
        -------
        y : numpy.ndarray
            (T, B, num_directions * P); zero in padding.
        state
            As the initial state, after each sequence's last timestep.

        Raises
        ------
        TypeError
            If an argument is no array or has another dtype than the parameters.
        ValueError
            If a shape or a length does not fit.
        """
        y, state, _ = self.forward(x, state, lengths)
        return y, state

    def forward(self, x, state=None, lengths=None):
        """Run the network as a call does and return ``(y, state, tape)``; the tape is what ``backward`` needs."""
        return self._forward(x, state, lengths, traced=False)

    def _forward(self, x, state, lengths, traced):
        """Run the network; ``traced`` where every quantity will be wanted."""
        x, batched = self._check_input(x)
        seq_len, batch = x.shape[:2]
        states = self._check_state(state, batch, batched)
        if lengths is not None:
            if not batched:
                raise ValueError("lengths was given for x of shape (T, D); a ragged batch has shape (T, B, D)")
            lengths = check_lengths(lengths, seq_len, batch)
        valid = layers.valid_steps(lengths, seq_len)
        ragged = None if valid is None else lengths
        runs, finals = [], []
        below = x
        for suffix, _, direction in self._runs():
            k = len(runs)
            source = layers.reverse_order(below, ragged) if direction else below
            tape = self._run_layer(self._cell_parameters(suffix), source, [s[k] for s in states], valid, traced)
            runs.append(tape)
            state = tape.state
            finals.append(state if isinstance(state, tuple) else (state,))
            if direction == self.num_directions - 1:
                below = self._join(runs[-self.num_directions :], ragged)
        final = [np.array(parts) for parts in zip(*finals, strict=True)]
        y = below if below.flags.owndata else below.copy()
        tape = Tape(tuple(runs), ragged, batched)
        if not batched:
            y, final = y[:, 0], [part[:, 0] for part in final]
        return y, self._pack(final), tape

    def _join(self, runs, lengths):
        outputs = [runs[0].output]
        if len(runs) == 2:
            outputs.append(layers.reverse_order(runs[1].output, lengths))
        return outputs[0] if len(outputs) == 1 else np.concatenate(outputs, axis=-1)

    def backward(self, tape, d_y, d_state=None, **how):
        """Return the exact gradients of a run.

        Parameters
        ----------
        tape : Tape
            From ``forward``.
        d_y : numpy.ndarray
            Gradient of the loss with respect to ``y``, of its shape.
        d_state : optional
            Gradient with respect to the final state, of its form; zeros if left out.

        Returns
        -------
        tuple
            d_x, d_state, grads: the gradients with respect to ``x``, to the initial state, and to every
            parameter by name.
        """
        first = tape.runs[0].x
        seq_len, batch = first.shape[:2]
        width = self.output_size * self.num_directions
        shape = (seq_len, batch, width) if tape.batched else (seq_len, width)
        d_below = check_array(d_y, "d_y", self.dtype, shape, "the shape of y")
        d_below = d_below if tape.batched else d_below[:, None]
        d_finals = self._check_state(d_state, batch, tape.batched, "d_state")
        grads, d_initial = {}, [np.empty_like(d) for d in d_finals]
        for layer in reversed(range(self.num_layers)):
            d_inputs = []
            for direction in range(self.num_directions):
                k = layer * self.num_directions + direction
                part = d_below[..., direction * self.output_size : (direction + 1) * self.output_size]
                if direction:
                    part = layers.reverse_order(part, tape.lengths)
                d_x, d_states, cell_grads = self._run_backward(tape.runs[k], part, [d[k] for d in d_finals], **how)
                d_inputs.append(layers.reverse_order(d_x, tape.lengths) if direction else d_x)
                for d, value in zip(d_initial, d_states, strict=True):
                    d[k] = value
                suffix = self._runs()[k][0]
                grads |= {name + suffix: value for name, value in cell_grads.items()}
            d_below = d_inputs[0] + d_inputs[1] if self.bidirectional else d_inputs[0]
        grads = {name: grads[name] for name in self.parameters}
        if not tape.batched:
            d_below, d_initial = d_below[:, 0], [d[:, 0] for d in d_initial]
        return d_below, self._pack(d_initial), grads

    def trace(self, x, state=None, lengths=None):
        """Run the network and return the :class:`~lstm_core.trace.Trace` of every quantity at every timestep.

        A reversed direction's record is in the input's order: ``trace[0, 1].h[t]`` belongs to ``x[t]``.
        """
        _, _, tape = self._forward(x, state, lengths, traced=True)
        records = []
        for run, (_, _, direction) in zip(tape.runs, self._runs(), strict=True):
            record = run.trace()
            arrays = {"x": record.x, **record.quantities}
            if direction:
                arrays = {name: layers.reverse_order(value, tape.lengths) for name, value in arrays.items()}
            cut = (lambda a: a) if tape.batched else (lambda a: a[:, 0])
            state_cut = (lambda a: a) if tape.batched else (lambda a: None if a is None else a[0])
            arrays = {name: cut(value) for name, value in arrays.items()}
            x_seen = arrays.pop("x")
            start = state_cut(record.h0), state_cut(record.c0)
            records.append(LayerTrace(record.cell, x_seen, arrays, *start, bool(direction), tape.lengths))
        return Trace(tuple(records), self.num_directions)

    # --- checks ----------------------------------------------------------------------------------------------------

    def _check_input(self, x):
        if isinstance(x, np.ndarray) and x.ndim == 2:
            shape, axes = (None, self.input_size), "(seq_len, input_size)"
        else:
            shape, axes = (None, None, self.input_size), "(seq_len, batch_size, input_size)"
        x = check_array(x, "x", self.dtype, shape, axes)
        if len(x) == 0:
            raise ValueError("x has no timesteps (T = 0); give a sequence of at least one")
        return (x, True) if x.ndim == 3 else (x[:, None], False)

    def _state_sizes(self):
        return (self.output_size,)

    def _pack(self, parts):
        return parts[0]

    def _unpack(self, state, name):
        return [state]

    def _check_state(self, state, batch, batched, name="state"):
        runs = self.num_layers * self.num_directions
        sizes = self._state_sizes()
        if state is None:
            return [np.zeros((runs, batch, size), self.dtype) for size in sizes]
        result = []
        for part, size, letter in zip(self._unpack(state, name), sizes, "hc", strict=False):
            shape = (runs, batch, size) if batched else (runs, size)
            axes = "(num_layers * num_directions, " + ("batch_size, size)" if batched else "size)")
            part = check_array(part, f"{letter} of {name}", self.dtype, shape, axes)
            result.append(part if batched else part[:, None])
        return result

"""Whole networks: stacked layers, directions, ragged lengths and states, called as PyTorch's are.

``net(x, state, lengths)`` answers ``(y, state)``. Inputs are time-major, (T, B, D), or (T, D) without a batch axis,
answered without one. Nothing that is handed in is changed; the parameters are NumPy arrays in ``net.parameters``, and
changing them in place changes the network.
"""

from typing import NamedTuple

import numpy as np

from lstm_core import bptt, initializers, layers
from lstm_core.activations import Activation, activation
from lstm_core.cells import VARIANTS, LSTMOptions
from lstm_core.parameters import check_parameters, count
from lstm_core.trace import LayerTrace, Trace
from lstm_core.validation import (
    check_array,
    check_dtype,
    check_flag,
    check_lengths,
    check_number,
    check_rng,
    check_size,
)


class Tape(NamedTuple):
    """What ``forward`` remembers for ``backward``: a tape per layer and direction, and the batch's form."""

    runs: tuple
    lengths: np.ndarray | None
    batched: bool


def _activation(value, name):
    if isinstance(value, (str, Activation)):
        return activation(value)
    if isinstance(value, tuple) and value and isinstance(value[0], str):
        return activation(*value)
    raise TypeError(f"{name} holds {value!r}; give a name such as 'tanh' or an Activation")


def _activations(values, number, meaning):
    if not isinstance(values, (tuple, list)) or len(values) != number:
        raise ValueError(f"activations is {values!r}; give {number}: {meaning}")
    return tuple(_activation(v, "activations") for v in values)


def _of_variant(variant, given):
    """Return the activations of an LSTM; a variant that fixes one refuses another in its place."""
    for own, other, default in zip(variant.activations, given, LSTMOptions().activations, strict=True):
        if own is not None and other.name != default.name:
            raise ValueError(
                f"variant {variant.name!r} has the activation {own.name} where {other.name} was given; "
                "leave it out or take another variant"
            )
    return tuple(own or other for own, other in zip(variant.activations, given, strict=True))


def _copies(parameters, shapes, dtype):
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
        self.parameters = {
            name: initializers.torch_uniform(shape, self.hidden_size, rng).astype(self.dtype)
            for name, shape in self.shapes().items()
        }

    def _cell_parameters(self, suffix):
        names = self.cell_shapes(1)
        return {name: self.parameters[name + suffix] for name in names}

    def load_parameters(self, parameters):
        """Replace all parameters by copies of the given arrays, converted to nothing: dtypes must agree.

        Raises
        ------
        ValueError
            If names or shapes do not fit; the message lists each.
        """
        self.parameters = _copies(parameters, self.shapes(), self.dtype)

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
            tape = self._run_layer(self._cell_parameters(suffix), source, [s[k] for s in states], valid)
            runs.append(tape)
            finals.append(tape.state if isinstance(tape.state, tuple) else (tape.state,))
            if direction == self.num_directions - 1:
                below = self._join(runs[-self.num_directions :], ragged)
        final = [np.stack(parts) for parts in zip(*finals, strict=True)]
        y = np.array(below)
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
            d_input = 0
            for direction in range(self.num_directions):
                k = layer * self.num_directions + direction
                part = d_below[..., direction * self.output_size : (direction + 1) * self.output_size]
                if direction:
                    part = layers.reverse_order(part, tape.lengths)
                d_x, d_states, cell_grads = self._run_backward(tape.runs[k], part, [d[k] for d in d_finals], **how)
                d_input = d_input + (layers.reverse_order(d_x, tape.lengths) if direction else d_x)
                for d, value in zip(d_initial, d_states, strict=True):
                    d[k] = value
                suffix = self._runs()[k][0]
                grads |= {name + suffix: value for name, value in cell_grads.items()}
            d_below = d_input
        grads = {name: grads[name] for name in self.parameters}
        if not tape.batched:
            d_below, d_initial = d_below[:, 0], [d[:, 0] for d in d_initial]
        return d_below, self._pack(d_initial), grads

    def trace(self, x, state=None, lengths=None):
        """Run the network and return the :class:`~lstm_core.trace.Trace` of every quantity at every timestep.

        A reversed direction's record is in the input's order: ``trace[0, 1].h[t]`` belongs to ``x[t]``.
        """
        _, _, tape = self.forward(x, state, lengths)
        records = []
        for run, (_, _, direction) in zip(tape.runs, self._runs(), strict=True):
            record = run.trace()
            arrays = {"x": record.x, **record.quantities}
            if direction:
                arrays = {name: layers.reverse_order(value, tape.lengths) for name, value in arrays.items()}
            cut = (lambda a: a) if tape.batched else (lambda a: None if a is None else a[:, 0])
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


class LSTM(Recurrent):
    """A stack of long short-term memory layers.

    Parameters
    ----------
    input_size, hidden_size, num_layers : int
        D, H and the number of layers, at least 1.
    bias : bool
        Two bias vectors per layer and direction, both added, as in PyTorch.
    bidirectional : bool
        A second run over the reversed sequence; outputs are concatenated.
    proj_size : int
        P: the hidden state is W_hr (o tanh c), of this size; 0 for none.
    peepholes : bool
        Gates also see the cell state (Gers, Schraudolph and Schmidhuber 2002): i and f the old one, o the new one.
    variant : str
        A name in ``lstm_core.cells.VARIANTS``: "vanilla", those of Greff et al. 2017 (NIG NFG NOG NIAF NOAF CIFG NP
        FGR; their networks have peepholes but for NP), "1997", "1997-full".
    activations : tuple
        Of gates, candidate and cell output.
    clip : float, optional
        Bound of every pre-activation, as ONNX has it.
    block_size : int
        Number of neighbouring cells that share their gates, as in the memory cell blocks of 1997.
    dtype : numpy.dtype
        float64 or float32.
    rng : numpy.random.Generator
        Draws the starting weights, U(-1/√H, 1/√H).

    Examples
    --------
    >>> net = LSTM(3, 5, rng=np.random.default_rng(0))
    >>> y, (h_n, c_n) = net(np.ones((7, 2, 3)))
    >>> y.shape, h_n.shape, c_n.shape
    ((7, 2, 5), (1, 2, 5), (1, 2, 5))
    """

    cell = "LSTM"

    def __init__(
        self,
        input_size,
        hidden_size,
        num_layers=1,
        *,
        bias=True,
        bidirectional=False,
        proj_size=0,
        peepholes=False,
        variant="vanilla",
        activations=("sigmoid", "tanh", "tanh"),
        clip=None,
        block_size=1,
        dtype=np.float64,
        rng,
    ):
        super().__init__(input_size, hidden_size, num_layers, bias, bidirectional, dtype)
        self.proj_size = check_size(proj_size, "proj_size", minimum=0)
        if self.proj_size >= self.hidden_size:
            raise ValueError(f"proj_size is {proj_size}; it must be below hidden_size = {hidden_size}, or 0 for none")
        if variant not in VARIANTS:
            raise ValueError(f"variant {variant!r} is unknown; choose one of {', '.join(VARIANTS)}")
        self.peepholes = check_flag(peepholes, "peepholes")
        if variant == "NP" and self.peepholes:
            raise ValueError('variant "NP" means no peepholes; leave peepholes out or take variant "vanilla"')
        self.block_size = check_size(block_size, "block_size")
        if self.hidden_size % self.block_size:
            raise ValueError(f"hidden_size is {hidden_size}; it must be a multiple of block_size = {block_size}")
        given = _activations(activations, 3, "of the gates, of the candidate, of the cell output")
        chosen = _of_variant(VARIANTS[variant], given)
        clip = None if clip is None else check_number(clip, "clip", above=0)
        self.variant = variant
        self.options = LSTMOptions(VARIANTS[variant], chosen, clip, self.block_size)
        self._initialize(rng)

    @property
    def output_size(self):
        """Features of the hidden state, P where it is projected, else H."""
        return self.proj_size or self.hidden_size

    def cell_shapes(self, input_size):
        """Return name and shape of the parameters of one layer in one direction."""
        variant, hidden = self.options.variant, self.hidden_size
        rows = variant.slices(hidden, self.block_size)
        height = max(r.stop for r in rows.values())
        shapes = {"weight_ih": (height, input_size), "weight_hh": (height, self.output_size)}
        if self.bias:
            shapes |= {"bias_ih": (height,), "bias_hh": (height,)}
        if self.proj_size:
            shapes["weight_hr"] = (self.proj_size, hidden)
        if self.peepholes:
            shapes |= {f"peephole_{gate}": (hidden,) for gate in variant.gates}
        if variant.gate_recurrence:
            heard = layers.gate_columns(variant, rows)
            shapes["weight_gg"] = (len(heard.rows), len(heard.columns))
        return shapes

    def _run_layer(self, p, x, state, valid):
        return layers.lstm_forward(p, self.options, x, *state, valid)

    def _run_backward(self, tape, d_y, d_state, truncated=False):
        d_x, d_h, d_c, grads = bptt.lstm_backward(tape, d_y, *d_state, truncated=truncated)
        return d_x, (d_h, d_c), grads

    def _state_sizes(self):
        return (self.output_size, self.hidden_size)

    def _pack(self, parts):
        return tuple(parts)

    def _unpack(self, state, name):
        if not isinstance(state, tuple) or len(state) != 2:
            kind = f"a tuple of {len(state)}" if isinstance(state, tuple) else f"a {type(state).__name__}"
            raise ValueError(f"{name} is {kind}; an LSTM's state is the pair (h, c), both given or neither")
        for part, letter in zip(state, "hc", strict=True):
            if part is None:
                raise ValueError(
                    f"{letter} of {name} is None; an LSTM's state is the pair (h, c), both given or neither"
                )
        return state


class GRU(Recurrent):
    """A stack of gated recurrent units (Cho et al. 2014); arguments as :class:`LSTM`.

    ``reset_after`` applies the reset gate to the recurrent product, as PyTorch does, instead of to the hidden state
    before it, as the paper does. ``activations`` are those of the gates and of the candidate.
    """

    cell = "GRU"

    def __init__(
        self,
        input_size,
        hidden_size,
        num_layers=1,
        *,
        bias=True,
        bidirectional=False,
        reset_after=True,
        activations=("sigmoid", "tanh"),
        clip=None,
        dtype=np.float64,
        rng,
    ):
        super().__init__(input_size, hidden_size, num_layers, bias, bidirectional, dtype)
        clip = None if clip is None else check_number(clip, "clip", above=0)
        self.reset_after = check_flag(reset_after, "reset_after")
        chosen = _activations(activations, 2, "of the gates, of the candidate")
        self.options = layers.GRUOptions(self.reset_after, chosen, clip)
        self._initialize(rng)

    def cell_shapes(self, input_size):
        """Return name and shape of the parameters of one layer in one direction."""
        return _stacked_shapes(3 * self.hidden_size, input_size, self.hidden_size, self.bias)

    def _run_layer(self, p, x, state, valid):
        return layers.gru_forward(p, self.options, x, *state, valid)

    def _run_backward(self, tape, d_y, d_state):
        d_x, d_h, grads = bptt.gru_backward(tape, d_y, *d_state)
        return d_x, (d_h,), grads


class RNN(Recurrent):
    """A stack of simple recurrent layers (Elman 1990); arguments as :class:`LSTM`, ``activation`` a name."""

    cell = "RNN"

    def __init__(
        self,
        input_size,
        hidden_size,
        num_layers=1,
        *,
        bias=True,
        bidirectional=False,
        activation="tanh",
        clip=None,
        dtype=np.float64,
        rng,
    ):
        super().__init__(input_size, hidden_size, num_layers, bias, bidirectional, dtype)
        clip = None if clip is None else check_number(clip, "clip", above=0)
        self.options = layers.RNNOptions(_activation(activation, "activation"), clip)
        self._initialize(rng)

    def cell_shapes(self, input_size):
        """Return name and shape of the parameters of one layer in one direction."""
        return _stacked_shapes(self.hidden_size, input_size, self.hidden_size, self.bias)

    def _run_layer(self, p, x, state, valid):
        return layers.rnn_forward(p, self.options, x, *state, valid)

    def _run_backward(self, tape, d_y, d_state):
        d_x, d_h, grads = bptt.rnn_backward(tape, d_y, *d_state)
        return d_x, (d_h,), grads


def _stacked_shapes(height, input_size, hidden, bias):
    shapes = {"weight_ih": (height, input_size), "weight_hh": (height, hidden)}
    return shapes | ({"bias_ih": (height,), "bias_hh": (height,)} if bias else {})


class Linear:
    """An affine read-out, y = x Wᵀ + b, on the last axis of any array; ``weight`` (outputs, inputs), ``bias``."""

    def __init__(self, input_size, output_size, *, bias=True, dtype=np.float64, rng):
        self.input_size = check_size(input_size, "input_size")
        self.output_size = check_size(output_size, "output_size")
        self.dtype = check_dtype(dtype)
        self.bias = check_flag(bias, "bias")
        check_rng(rng)
        self.parameters = {
            name: initializers.torch_uniform(shape, self.input_size, rng).astype(self.dtype)
            for name, shape in self.shapes().items()
        }

    def shapes(self):
        """Return the name and shape of every parameter."""
        return {"weight": (self.output_size, self.input_size)} | ({"bias": (self.output_size,)} if self.bias else {})

    def __call__(self, x):
        """Return W x + b, (…, outputs), for ``x`` (…, inputs)."""
        x = self._checked(x, "x", self.input_size)
        y = x @ self.parameters["weight"].T
        return y + self.parameters["bias"] if self.bias else y

    def backward(self, x, d_y):
        """Return d_x and the parameter gradients, for the input ``x`` and the output's gradient ``d_y``."""
        x = self._checked(x, "x", self.input_size)
        d_y = check_array(d_y, "d_y", self.dtype, (*x.shape[:-1], self.output_size), "the shape of the output")
        flat_x, flat_d = x.reshape(-1, x.shape[-1]), d_y.reshape(-1, d_y.shape[-1])
        grads = {"weight": flat_d.T @ flat_x}
        if self.bias:
            grads["bias"] = flat_d.sum(axis=0)
        return d_y @ self.parameters["weight"], grads

    def _checked(self, x, name, size):
        axes = (None,) * (x.ndim - 1) if isinstance(x, np.ndarray) else ()
        return check_array(x, name, self.dtype, (*axes, size), "(…, input_size)")

    def load_parameters(self, parameters):
        """Replace all parameters by copies of the given arrays; names, shapes and dtype must fit."""
        self.parameters = _copies(parameters, self.shapes(), self.dtype)


class Model:
    """A recurrent network with a linear head: the network's answer at every timestep.

    ``parameters`` has the names a PyTorch module with the attributes ``rnn`` and ``head`` would have:
    ``rnn.weight_ih_l0`` … ``head.bias``. The arrays are those of ``rnn`` and ``head``, not copies.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> model = Model(LSTM(3, 5, rng=rng), Linear(5, 2, rng=rng))
    >>> model(np.ones((7, 4, 3))).shape
    (7, 4, 2)
    """

    def __init__(self, rnn, head):
        width = rnn.output_size * rnn.num_directions
        if head.input_size != width:
            raise ValueError(f"head reads {head.input_size} features; rnn gives {width}: make Linear({width}, …)")
        if head.dtype != rnn.dtype:
            raise TypeError(f"head has dtype {head.dtype} and rnn {rnn.dtype}; give both the same")
        self.rnn, self.head = rnn, head

    @property
    def parameters(self):
        """Every parameter by name; the arrays themselves, so that an optimiser can change them in place."""
        return {f"rnn.{n}": v for n, v in self.rnn.parameters.items()} | {
            f"head.{n}": v for n, v in self.head.parameters.items()
        }

    def load_parameters(self, parameters):
        """Replace all parameters by copies of the given arrays; names and shapes must fit."""
        own = {f"rnn.{n}": s for n, s in self.rnn.shapes().items()}
        own |= {f"head.{n}": s for n, s in self.head.shapes().items()}
        copies = _copies(parameters, own, self.rnn.dtype)
        self.rnn.parameters = {n: copies[f"rnn.{n}"] for n in self.rnn.shapes()}
        self.head.parameters = {n: copies[f"head.{n}"] for n in self.head.shapes()}

    def parameter_count(self):
        """Return the number of learned scalars."""
        return count(self.parameters)

    def __call__(self, x, state=None, lengths=None):
        """Return the answers (T, B, K) to ``x`` (T, B, D); arguments as :meth:`Recurrent.__call__`."""
        return self.forward(x, state, lengths)[0]

    def forward(self, x, state=None, lengths=None):
        """Return (answers, state, tape)."""
        y, state, tape = self.rnn.forward(x, state, lengths)
        return self.head(y), state, (tape, y)

    def backward(self, tape, d_answers, d_state=None, **how):
        """Return d_x, the initial state's gradient, and every parameter's gradient by name."""
        rnn_tape, y = tape
        d_y, head_grads = self.head.backward(y, d_answers)
        d_x, d_initial, rnn_grads = self.rnn.backward(rnn_tape, d_y, d_state, **how)
        grads = {f"rnn.{n}": g for n, g in rnn_grads.items()} | {f"head.{n}": g for n, g in head_grads.items()}
        return d_x, d_initial, grads

"""The networks that people use: LSTM with all its variants, GRU, and the simple recurrent network."""

import numpy as np

from lstm_core import bptt, layers
from lstm_core.activations import Activation, activation
from lstm_core.cells import VARIANTS, LSTMOptions
from lstm_core.recurrent import Recurrent
from lstm_core.validation import check_flag, check_number, check_size


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

    def _run_layer(self, p, x, state, valid, traced):
        return layers.lstm_forward(p, self.options, x, *state, valid, traced=traced)

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

    def _run_layer(self, p, x, state, valid, traced):
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

    def _run_layer(self, p, x, state, valid, traced):
        return layers.rnn_forward(p, self.options, x, *state, valid)

    def _run_backward(self, tape, d_y, d_state):
        d_x, d_h, grads = bptt.rnn_backward(tape, d_y, *d_state)
        return d_x, (d_h,), grads


def _stacked_shapes(height, input_size, hidden, bias):
    shapes = {"weight_ih": (height, input_size), "weight_hh": (height, hidden)}
    return shapes | ({"bias_ih": (height,), "bias_hh": (height,)} if bias else {})

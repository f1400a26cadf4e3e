"""Random networks and runs: sizes, options, lengths and states drawn from one seeded generator."""

from dataclasses import dataclass

import numpy as np

import lstm_core as lc
from lstm_core.cells import VARIANTS

GATE_ACTIVATIONS = ("sigmoid", ("hard_sigmoid", 0.25, 0.45), "softsign", ("affine", 0.3, 0.4))
VALUE_ACTIVATIONS = (
    "tanh",
    "softsign",
    "softplus",
    "relu",
    "identity",
    ("elu", 0.7),
    ("leaky_relu", 0.1),
    ("scaled_tanh", 1.3, 0.6),
    ("thresholded_relu", 0.2),
    ("affine", 0.8, -0.1),
)


@dataclass
class Run:
    """One network with everything that a forward and a backward pass take."""

    net: object
    x: np.ndarray
    state: object
    lengths: np.ndarray | None
    d_y: np.ndarray
    d_state: object

    def forward(self):
        return self.net.forward(self.x, self.state, self.lengths)


def pick(rng, values):
    return values[rng.integers(len(values))]


def maybe(rng, share=0.5):
    return bool(rng.random() < share)


def lstm_options(rng, hidden):
    variant = pick(rng, list(VARIANTS))
    options = {"variant": variant, "peepholes": variant != "NP" and maybe(rng)}
    if maybe(rng, 0.3):
        options["proj_size"] = int(rng.integers(1, hidden)) if hidden > 1 else 0
    if maybe(rng, 0.3):
        options["clip"] = float(rng.uniform(0.3, 1.5))
    if maybe(rng, 0.3):
        options["block_size"] = pick(rng, [s for s in range(1, hidden + 1) if hidden % s == 0])
    if maybe(rng, 0.3) and VARIANTS[variant].activations == (None, None, None):
        options["activations"] = (
            pick(rng, GATE_ACTIVATIONS),
            pick(rng, VALUE_ACTIVATIONS),
            pick(rng, VALUE_ACTIVATIONS),
        )
    return options


def gru_options(rng, hidden):
    options = {"reset_after": maybe(rng)}
    if maybe(rng, 0.3):
        options["clip"] = float(rng.uniform(0.3, 1.5))
    if maybe(rng, 0.3):
        options["activations"] = (pick(rng, GATE_ACTIVATIONS), pick(rng, VALUE_ACTIVATIONS))
    return options


def rnn_options(rng, hidden):
    options = {"clip": float(rng.uniform(0.3, 1.5))} if maybe(rng, 0.3) else {}
    return options | {"activation": pick(rng, VALUE_ACTIVATIONS)} if maybe(rng, 0.4) else options


OPTIONS = {"LSTM": lstm_options, "GRU": gru_options, "RNN": rnn_options}


def network(rng, *, cell=None, largest=6, layers=3, dtype=np.float64, **fixed):
    """Return a random network; ``fixed`` replaces options that would be drawn."""
    cell = cell or pick(rng, ("LSTM", "LSTM", "GRU", "RNN"))
    hidden = int(rng.integers(1, largest + 1))
    options = {
        "num_layers": int(rng.integers(1, layers + 1)),
        "bias": maybe(rng, 0.8),
        "bidirectional": maybe(rng),
        **OPTIONS[cell](rng, hidden),
        **fixed,
    }
    return getattr(lc, cell)(int(rng.integers(1, largest + 1)), hidden, **options, dtype=dtype, rng=rng)


def normal(rng, shape, dtype):
    return rng.standard_normal(shape).astype(dtype)


def a_state(rng, net, batch):
    """Return a random state in the network's form."""
    runs = net.num_layers * net.num_directions
    sizes = (net.output_size, net.hidden_size) if net.cell == "LSTM" else (net.output_size,)
    parts = tuple(normal(rng, (runs, batch, size), net.dtype) for size in sizes)
    return parts if net.cell == "LSTM" else parts[0]


def run(rng, net, *, seq_len=None, batch=None, ragged=None, given=None):
    """Return a random run of a network."""
    seq_len = seq_len or int(rng.integers(1, 7))
    batch = batch or int(rng.integers(1, 4))
    ragged = maybe(rng) if ragged is None else ragged
    given = maybe(rng) if given is None else given
    lengths = rng.integers(1, seq_len + 1, batch) if ragged else None
    x = normal(rng, (seq_len, batch, net.input_size), net.dtype)
    d_y = normal(rng, (seq_len, batch, net.output_size * net.num_directions), net.dtype)
    state = a_state(rng, net, batch) if given else None
    return Run(net, x, state, lengths, d_y, a_state(rng, net, batch))


def draw(seed, **settings):
    """Return the random run of a seed."""
    rng = np.random.default_rng([7, seed])
    names = ("seq_len", "batch", "ragged", "given")
    of_run = {name: settings.pop(name) for name in names if name in settings}
    return run(rng, network(rng, **settings), **of_run)

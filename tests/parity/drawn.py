"""The published distribution: every option that PyTorch has, T up to 50, B up to 8, D and H up to 32."""

from dataclasses import dataclass, field

import numpy as np

import lstm_core as lc

LONGEST, WIDEST, LARGEST = 50, 8, 32


@dataclass
class Case:
    """One network with one run: ``form`` says whether x is a batch, a ragged batch, or a single sequence."""

    cell: str
    sizes: tuple
    options: dict
    form: str
    x: np.ndarray
    state: list | None
    lengths: np.ndarray | None
    d_y: np.ndarray
    d_state: list
    parameters: dict = field(default_factory=dict)

    def network(self, dtype=np.float64):
        """Return the course's network with the case's parameters."""
        net = getattr(lc, self.cell)(*self.sizes, **self.options, dtype=dtype, rng=np.random.default_rng(0))
        net.load_parameters({n: p.astype(dtype) for n, p in self.parameters.items()})
        return net


def options_of(rng, cell, hidden):
    """Return options that both libraries know, by the course's names."""
    options = {
        "num_layers": int(rng.integers(1, 4)),
        "bias": bool(rng.random() < 0.8),
        "bidirectional": bool(rng.random() < 0.5),
    }
    if cell == "LSTM" and hidden > 1 and rng.random() < 0.4:
        options["proj_size"] = int(rng.integers(1, hidden))
    if cell == "RNN" and rng.random() < 0.5:
        options["activation"] = "relu"
    return options


def draw(seed):
    """Return the case of a seed."""
    rng = np.random.default_rng([1, seed])
    cell = ("LSTM", "LSTM", "GRU", "RNN")[rng.integers(4)]
    sizes = int(rng.integers(1, LARGEST + 1)), int(rng.integers(1, LARGEST + 1))
    options = options_of(rng, cell, sizes[1])
    form = ("batch", "ragged", "single")[rng.choice(3, p=(0.4, 0.4, 0.2))]
    seq_len, batch = int(rng.integers(1, LONGEST + 1)), int(rng.integers(1, WIDEST + 1))
    net = getattr(lc, cell)(*sizes, **options, rng=rng)
    runs, width = net.num_layers * net.num_directions, net.output_size * net.num_directions
    middle = () if form == "single" else (batch,)
    widths = (net.output_size, net.hidden_size)[: 2 if cell == "LSTM" else 1]
    parts = [[rng.standard_normal((runs, *middle, size)) for size in widths] for _ in range(2)]
    return Case(
        cell,
        sizes,
        options,
        form,
        rng.standard_normal((seq_len, *middle, sizes[0])),
        parts[0] if rng.random() < 0.6 else None,
        rng.integers(1, seq_len + 1, batch) if form == "ragged" else None,
        rng.standard_normal((seq_len, *middle, width)),
        parts[1],
        {n: p.copy() for n, p in net.parameters.items()},
    )

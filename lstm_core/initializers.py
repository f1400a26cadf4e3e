"""Starting values of the weights: what each framework and each paper draws. All take a seeded generator."""

import numpy as np

from lstm_core.validation import check_number


def torch_uniform(shape, hidden_size, rng):
    """Return U(-1/√H, 1/√H), PyTorch's start for every recurrent parameter, biases included."""
    bound = 1.0 / np.sqrt(hidden_size)
    return rng.uniform(-bound, bound, shape)


def uniform(shape, bound, rng):
    """Return U(-bound, bound); the experiments of 1997 take 0.2 and 0.1."""
    return rng.uniform(-bound, bound, shape)


def glorot_uniform(shape, rng):
    """Return U(-√(6/(rows + columns)), +…), Keras's start for input kernels (Glorot and Bengio 2010)."""
    bound = np.sqrt(6.0 / (shape[0] + shape[1]))
    return rng.uniform(-bound, bound, shape)


def orthogonal(shape, rng):
    """Return a matrix (rows, columns) whose shorter side is orthonormal (Saxe et al. 2014); Keras's recurrent start."""
    rows, columns = shape
    q, r = np.linalg.qr(rng.standard_normal((max(rows, columns), min(rows, columns))))
    q = q * np.sign(np.diag(r))  # without this the distribution is not uniform over rotations
    return q if rows >= columns else q.T


def chrono_forget_bias(hidden_size, longest, rng):
    """Return b_f = ln U(1, longest - 1), (H,): memories from 1 to ``longest`` timesteps (Tallec and Ollivier 2018).

    The input gate's bias goes with it, b_i = -b_f.
    """
    check_number(longest, "longest", above=2)
    return np.log(rng.uniform(1.0, longest - 1.0, hidden_size))


def chrono(lstm, longest, rng):
    """Set the biases of every layer and direction of an LSTM in place: b_f chrono, b_i = -b_f, the others 0.

    Raises
    ------
    ValueError
        If the network has no biases, or no forget gate of its own.
    """
    names = [n for n in lstm.parameters if n.startswith("bias_ih")]
    if not names or getattr(lstm.options, "variant", None) is None or "f" not in lstm.options.variant.blocks:
        raise ValueError("chrono sets the biases of forget gates; this network has none: take an LSTM with bias=True")
    rows = lstm.options.variant.slices(lstm.hidden_size, lstm.block_size)
    for name in names:
        bias = lstm.parameters[name]
        forget = chrono_forget_bias(lstm.hidden_size // lstm.block_size, longest, rng)
        bias[...] = 0
        bias[rows["f"]] = forget
        if "i" in rows:
            bias[rows["i"]] = -forget
        lstm.parameters[name.replace("ih", "hh")][...] = 0

"""Adding and multiplication: combine two marked numbers, far apart. Hochreiter and Schmidhuber 1997, 4 and 5.

Each timestep has a value and a marker: 1 at two places, -1 at both ends, 0 elsewhere. The target, at the last timestep,
is 0.5 + (X1 + X2) / 4 for values in [-1, 1], or X1 X2 for values in [0, 1]. Always answering the mean has a squared
error of 1/24 (adding) and 7/144 (multiplication), but for the rare sequences whose first value is zeroed.
"""

import numpy as np

from lstm_core.tasks.batch import Batch, at_last_step
from lstm_core.validation import check_rng, check_size


def _marked(rng, batch_size, length, low):
    """Return x (T, B, 2), the two marked values, and the lengths."""
    check_rng(rng)
    batch_size, length = check_size(batch_size, "batch_size"), check_size(length, "length", minimum=6)
    lengths = rng.integers(length, int(1.1 * length) + 1, batch_size)
    seq_len, columns = int(lengths.max()), np.arange(batch_size)
    value, marker = rng.uniform(low, 1, (seq_len, batch_size)), np.zeros((seq_len, batch_size))
    half = length // 2 - 1  # the second mark stands in the first T/2 - 1 timesteps
    first = rng.integers(0, min(10, half), batch_size)
    second = rng.integers(0, half - 1, batch_size)
    second += second >= first  # uniform over the places that the first mark left free
    value[0, (first == 0) | (second == 0)] = 0.0
    marker[0] = -1.0
    marker[lengths - 1, columns] = -1.0
    marker[first, columns] = marker[second, columns] = 1.0
    running = np.arange(seq_len)[:, None] < lengths
    x = np.stack([value, marker], axis=-1) * running[..., None]
    return x, value[first, columns], value[second, columns], lengths


def _answered(x, answer, lengths):
    target = np.broadcast_to(answer[None, :, None], (*x.shape[:2], 1))
    return Batch(x, target, at_last_step(lengths, len(x)), lengths)


def adding(rng, batch_size, *, length=100):
    """Draw sequences of ``length`` to 1.1 ``length`` timesteps with two marked numbers to be added.

    The first mark stands in the first ten timesteps, the second before ``length`` / 2. Where the very first timestep is
    marked its *value* is zero, the reading of the protocol under which the task can be learnt.

    Returns
    -------
    Batch
        ``x`` (T, B, 2): value and marker; ``target`` (T, B, 1), scored at each sequence's last timestep.
    """
    x, x1, x2, lengths = _marked(rng, batch_size, length, -1.0)
    return _answered(x, 0.5 + (x1 + x2) / 4, lengths)


def multiplication(rng, batch_size, *, length=100):
    """Draw sequences as :func:`adding` does, of values in [0, 1], whose target is the product of the marked ones."""
    x, x1, x2, lengths = _marked(rng, batch_size, length, 0.0)
    return _answered(x, x1 * x2, lengths)

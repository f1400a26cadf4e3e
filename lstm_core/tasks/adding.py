"""Adding: the sum of two marked numbers, far apart. Experiment 4 of Hochreiter and Schmidhuber 1997.

Each timestep has a value in [-1, 1] and a marker: 1 at two places, -1 at both ends, 0 elsewhere. The target, at the last
timestep, is 0.5 + (X1 + X2) / 4. Answering 0.5 always has a mean squared error of 1/24, the trivial baseline.
"""

import numpy as np

from lstm_core.tasks.batch import Batch, at_last_step
from lstm_core.validation import check_rng, check_size

BASELINE = 1 / 24  # variance of (X1 + X2) / 4 for independent uniform values on [-1, 1]


def adding(rng, batch_size, *, length=100):
    """Draw sequences of ``length`` to 1.1 ``length`` timesteps with two marked numbers.

    The first mark stands in the first ten timesteps, the second before ``length`` / 2. Where the very first timestep is
    marked, its *value* is zero, the reading under which the task can be learnt.

    Returns
    -------
    Batch
        ``x`` (T, B, 2): value and marker; ``target`` (T, B, 1), scored at each sequence's last timestep.
    """
    check_rng(rng)
    batch_size, length = check_size(batch_size, "batch_size"), check_size(length, "length", minimum=6)
    lengths = rng.integers(length, int(1.1 * length) + 1, batch_size)
    seq_len, columns = int(lengths.max()), np.arange(batch_size)
    value, marker = rng.uniform(-1, 1, (seq_len, batch_size)), np.zeros((seq_len, batch_size))
    half = length // 2 - 1  # the second mark stands in the first T/2 - 1 timesteps
    first = rng.integers(0, min(10, half), batch_size)
    second = rng.integers(0, half - 1, batch_size)
    second += second >= first  # uniform over the places that the first mark left free
    value[0, first == 0] = 0.0
    x1, x2 = value[first, columns], value[second, columns]
    marker[0] = -1.0
    marker[lengths - 1, columns] = -1.0
    marker[first, columns] = marker[second, columns] = 1.0
    running = np.arange(seq_len)[:, None] < lengths
    target = np.broadcast_to((0.5 + (x1 + x2) / 4)[None, :, None], (seq_len, batch_size, 1))
    return Batch(np.stack([value, marker], axis=-1) * running[..., None], target, at_last_step(lengths, seq_len), lengths)

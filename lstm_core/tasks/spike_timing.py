"""Spike timing: measure, or make, exact intervals (after Gers, Schraudolph and Schmidhuber 2002).

Measuring: spikes come at random intervals; at each spike, answer the length of the interval that ended. Generating: a
spike must be sent every F timesteps, F being told as a constant input. Intervals are in timesteps.
"""

import numpy as np

from lstm_core.tasks.batch import Batch
from lstm_core.validation import check_rng, check_size


def spike_measuring(rng, batch_size, *, length=60, shortest=5, longest=15):
    """Draw spike trains; ``target`` (T, B, 1) is the interval that a spike ends, divided by ``longest``.

    ``x`` (T, B, 1) is 1 at spikes; scored at every spike but the first.
    """
    check_rng(rng)
    length, batch_size = check_size(length, "length"), check_size(batch_size, "batch_size")
    _check_range(shortest, longest, length)
    x, target = np.zeros((length, batch_size)), np.zeros((length, batch_size))
    for b in range(batch_size):
        t = int(rng.integers(0, longest))
        x[t, b] = 1
        while (interval := int(rng.integers(shortest, longest + 1))) + t < length:
            t += interval
            x[t, b], target[t, b] = 1, interval / longest
    return Batch(x[..., None], target[..., None], target > 0)


def spike_generating(rng, batch_size, *, length=60, shortest=5, longest=15):
    """Draw intervals F; ``x`` (T, B, 1) is the constant F / ``longest``; ``target`` is 1 at every F-th timestep.

    ``target`` (T, B, 1), scored everywhere. A single cell must count, fire and reset: peepholes show what it counted.
    """
    check_rng(rng)
    length, batch_size = check_size(length, "length"), check_size(batch_size, "batch_size")
    _check_range(shortest, longest, length)
    interval = rng.integers(shortest, longest + 1, batch_size)
    steps = np.arange(1, length + 1)[:, None]
    target = (steps % interval == 0).astype(np.float64)
    x = np.broadcast_to(interval / longest, target.shape)
    return Batch(np.array(x)[..., None], target[..., None], np.ones(target.shape, dtype=bool))


def _check_range(shortest, longest, length):
    if not 1 <= check_size(shortest, "shortest") <= check_size(longest, "longest") or 2 * longest > length:
        raise ValueError(f"intervals run from {shortest} to {longest}; {length} timesteps must hold two of the longest")

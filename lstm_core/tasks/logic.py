"""Parity and delayed XOR: tasks that no weighted sum of the inputs solves. Chance is 1/2.

Parity asks at every timestep whether the ones so far are odd. Delayed XOR asks at the end for the exclusive or of the
two bits that were marked long before (Hochreiter and Schmidhuber 1997, section 6, name both as limits).
"""

import numpy as np

from lstm_core.tasks.batch import Batch
from lstm_core.validation import check_rng, check_size


def parity(rng, batch_size, *, length=20, every_step=True):
    """Draw random bits; the class is 1 where the number of ones so far is odd.

    Returns
    -------
    Batch
        ``x`` (T, B, 1) of 0 and 1; ``target`` (T, B), scored at every timestep or at the last alone.
    """
    check_rng(rng)
    bits = rng.integers(0, 2, (check_size(length, "length"), check_size(batch_size, "batch_size")))
    scored = np.ones(bits.shape, dtype=bool)
    if not every_step:
        scored[:-1] = False
    return Batch(bits[..., None].astype(np.float64), bits.cumsum(axis=0) % 2, scored)


def delayed_xor(rng, batch_size, *, lag=20):
    """Draw two bits at timesteps 0 and 1, marked, then ``lag`` random bits; the class is the exclusive or of the two.

    Returns
    -------
    Batch
        ``x`` (lag + 2, B, 2): bit as -1 or 1, and marker; ``target`` (T, B), scored at the last timestep.
    """
    check_rng(rng)
    batch_size, lag = check_size(batch_size, "batch_size"), check_size(lag, "lag")
    bits = rng.integers(0, 2, (lag + 2, batch_size))
    marker = np.zeros(bits.shape)
    marker[:2] = 1.0
    scored = np.zeros(bits.shape, dtype=bool)
    scored[-1] = True
    target = np.broadcast_to(bits[0] ^ bits[1], bits.shape)
    return Batch(np.stack([2.0 * bits - 1.0, marker], axis=-1), target, scored)

"""Counting: the languages aⁿbⁿ and aⁿbⁿcⁿ, to be predicted symbol by symbol (Gers and Schmidhuber 2001).

A string runs S, aⁿ, bⁿ (, cⁿ), T. The target marks every symbol that may come next: after an a, another a or the first
b; after the first b everything is certain, and T must come exactly on time. Knowing the last symbol alone, a network
cannot know when the b's end.
"""

import numpy as np

from lstm_core.tasks.batch import Batch, one_hot, padded
from lstm_core.validation import check_rng, check_size

ALPHABET = ("S", "a", "b", "c", "T")
_S, _A, _B, _C, _T = range(5)


def _successors(n, letters):
    """Return the legal successors after each symbol of S aⁿ bⁿ …: one 0/1 row per symbol."""
    rows = np.zeros((1 + n * letters, len(ALPHABET)))
    rows[0, _A] = 1
    rows[1 : n + 1, [_A, _B]] = 1
    for letter in range(1, letters):
        following = _T if letter == letters - 1 else _A + letter + 1
        start = 1 + letter * n
        rows[start : start + n - 1, _A + letter] = 1
        rows[start + n - 1, following] = 1
    return rows


def counting(rng, batch_size, *, n=(1, 10), letters=2):
    """Draw strings of aⁿbⁿ (``letters`` = 2) or aⁿbⁿcⁿ (3) with ``n`` drawn from a range, both ends included.

    Returns
    -------
    Batch
        ``x`` (T, B, 5) one-hot over ``ALPHABET``, without the final T; ``target`` (T, B, 5) legal successors.
    """
    check_rng(rng)
    if letters not in (2, 3):
        raise ValueError(f"letters is {letters}; give 2 for aⁿbⁿ or 3 for aⁿbⁿcⁿ")
    low, high = check_size(n[0], "n[0]"), check_size(n[1], "n[1]")
    counts = rng.integers(low, high + 1, check_size(batch_size, "batch_size"))
    strings = [[_S] + [_A + k for k in range(letters) for _ in range(count)] for count in counts]
    symbols, lengths = padded(strings)
    target = np.zeros((*symbols.shape, len(ALPHABET)))
    for b, count in enumerate(counts):
        target[: lengths[b], b] = _successors(int(count), letters)
    return Batch(one_hot(symbols, len(ALPHABET)), target, symbols >= 0, lengths)


def anbn(rng, batch_size, *, n=(1, 10)):
    """Draw strings of aⁿbⁿ; arguments as ``counting``."""
    return counting(rng, batch_size, n=n, letters=2)


def anbncn(rng, batch_size, *, n=(1, 10)):
    """Draw strings of aⁿbⁿcⁿ; arguments as ``counting``."""
    return counting(rng, batch_size, n=n, letters=3)

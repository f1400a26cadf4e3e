"""What a task hands to training: sequences, targets, and where the answer counts."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Batch:
    """A batch of sequences with their targets.

    Attributes
    ----------
    x : numpy.ndarray
        (T, B, D), float64; one-hot symbols or real values, zero in padding.
    target : numpy.ndarray
        (T, B) class numbers, or (T, B, K) values.
    scored : numpy.ndarray
        (T, B) booleans: where the network's answer counts.
    lengths : numpy.ndarray or None
        (B,) timesteps of each sequence; None where all fill T.
    """

    x: np.ndarray
    target: np.ndarray
    scored: np.ndarray
    lengths: np.ndarray | None = None


def one_hot(indices, size):
    """Return (…, size) float64 with a 1 at each index; an index of -1 (padding) gives zeros."""
    return (indices[..., None] == np.arange(size)).astype(np.float64)


def at_last_step(lengths, seq_len):
    """Return (T, B) booleans, True at each sequence's last timestep."""
    return np.arange(seq_len)[:, None] == lengths - 1

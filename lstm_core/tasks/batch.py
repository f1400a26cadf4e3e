"""What a task hands to training: sequences, targets, and where the answer counts."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lstm_core import losses


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


@dataclass(frozen=True)
class Task:
    """A task with what a network must beat.

    Attributes
    ----------
    sample : callable
        ``sample(rng, batch_size, …) -> Batch``.
    inputs, outputs : int
        Features of ``x``, number of answers K.
    loss : callable
        One of ``lstm_core.losses``.
    chance : float or None
        Fraction right when guessing; None where the answer is a number.
    trivial : str
        The trivial baseline in words; :func:`trivial_loss` measures that of the best constant answer.
    source : str
        Where the task comes from.
    """

    name: str
    sample: Callable
    inputs: int
    outputs: int
    loss: Callable
    chance: float | None
    trivial: str
    source: str


def one_hot(indices, size):
    """Return (…, size) float64 with a 1 at each index; an index of -1 (padding) gives zeros."""
    return (indices[..., None] == np.arange(size)).astype(np.float64)


def at_last_step(lengths, seq_len):
    """Return (T, B) booleans, True at each sequence's last timestep."""
    return np.arange(seq_len)[:, None] == lengths - 1


def padded(strings):
    """Return ragged lists of symbol numbers as (T, B) with -1 in padding, and their lengths (B,)."""
    lengths = np.array([len(s) for s in strings], dtype=np.int64)
    symbols = np.full((lengths.max(), len(strings)), -1)
    for b, string in enumerate(strings):
        symbols[: len(string), b] = string
    return symbols, lengths


def trivial_loss(batch, loss):
    """Return the loss of the best constant answer to a batch: what a network that ignores its input reaches.

    Nats for the cross entropies, squared units for the squared error.
    """
    scored = batch.scored
    if loss is losses.softmax_cross_entropy:
        share = np.bincount(batch.target[scored]) / scored.sum()
        return float(-(share[share > 0] * np.log(share[share > 0])).sum())
    mean = batch.target[scored].mean(axis=0)
    if loss is losses.squared_error:
        return float(((batch.target[scored] - mean) ** 2).sum(axis=-1).mean())
    inside = (mean > 0) & (mean < 1)
    p = mean[inside]
    return float(-(p * np.log(p) + (1 - p) * np.log(1 - p)).sum())

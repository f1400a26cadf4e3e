"""Temporal order: which of two cues came first? Experiments 6a and 6b of Hochreiter and Schmidhuber 1997.

A sequence starts with E, ends with B, and is filled with the distractors a, b, c, d; at two (three) places stands a
cue, X or Y. The class is the cues in their order. Chance: 1/4 (1/8). No window shorter than the lag can do better.
"""

import numpy as np

from lstm_core.tasks.batch import Batch, at_last_step, one_hot
from lstm_core.validation import check_rng, check_size

ALPHABET = ("E", "B", "a", "b", "c", "d", "X", "Y")
DISTRACTORS, CUES = (2, 3, 4, 5), (6, 7)

# first and last timestep (counted from 0) at which each cue may stand, and the sequence lengths, both ends included
LITERAL = {"windows": ((10, 20), (50, 60)), "length": (100, 110)}
LITERAL_THREE_CUES = {"windows": ((10, 20), (33, 43), (66, 76)), "length": (100, 110)}
SHORT = {"windows": ((3, 9), (15, 21)), "length": (30, 36)}


def classes(cues=2):
    """Return the names of the classes in their order: XX, XY, YX, YY for two cues."""
    names = [""]
    for _ in range(cues):
        names = [name + cue for name in names for cue in "XY"]
    return tuple(names)


def temporal_order(rng, batch_size, *, windows=LITERAL["windows"], length=LITERAL["length"]):
    """Draw sequences whose class is the order of their cues.

    Parameters
    ----------
    rng : numpy.random.Generator
    batch_size : int
    windows : tuple of (int, int)
        Where each cue may stand, timesteps from 0, both ends included; two for experiment 6a, three for 6b.
    length : (int, int)
        Shortest and longest sequence, timesteps, both included.

    Returns
    -------
    Batch
        ``x`` one-hot over ``ALPHABET`` (T, B, 8); ``target`` (T, B) the class, scored at each sequence's last timestep.
    """
    check_rng(rng)
    batch_size = check_size(batch_size, "batch_size")
    if windows[-1][1] >= length[0] - 1:
        raise ValueError(f"the last cue may stand at {windows[-1][1]}; a length of {length[0]} has no place for it")
    lengths = rng.integers(length[0], length[1] + 1, batch_size)
    seq_len, columns = int(lengths.max()), np.arange(batch_size)
    symbols = rng.choice(DISTRACTORS, (seq_len, batch_size))
    target = np.zeros(batch_size, dtype=np.int64)
    for first, last in windows:
        cue = rng.integers(0, 2, batch_size)
        symbols[rng.integers(first, last + 1, batch_size), columns] = np.array(CUES)[cue]
        target = 2 * target + cue
    symbols[0] = ALPHABET.index("E")
    symbols[lengths - 1, columns] = ALPHABET.index("B")
    symbols[np.arange(seq_len)[:, None] >= lengths] = -1
    return Batch(
        one_hot(symbols, len(ALPHABET)),
        np.broadcast_to(target, (seq_len, batch_size)),
        at_last_step(lengths, seq_len),
        lengths,
    )

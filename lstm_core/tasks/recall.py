"""Recall: which cue came? The smallest task that asks for memory, and three ways to answer it.

A string holds one cue, X or Y, among distractors a, b, c, d, and ends with the question "?". The class is the cue; the
lag is the number of steps from the cue to the question. Chance is 1/2, and whoever no longer sees the cue has no more.
"""

import functools
import json
from importlib import resources

import numpy as np

from lstm_core.tasks.batch import Batch, at_last_step, one_hot
from lstm_core.validation import check_rng, check_size

ALPHABET = ("X", "Y", "a", "b", "c", "d", "?")
CUES, DISTRACTORS, QUESTION = (0, 1), (2, 3, 4, 5), 6
LENGTH = 32  # symbols of a fixed string, the question included
LAGS = range(1, LENGTH)


def recall(rng, batch_size, *, lag=(1, LENGTH - 1), before=(0, LENGTH - 2)):
    """Draw strings whose class is their one cue.

    Parameters
    ----------
    rng : numpy.random.Generator
    batch_size : int
    lag : (int, int)
        Fewest and most timesteps from the cue to the question, both included.
    before : (int, int)
        Fewest and most distractors before the cue.

    Returns
    -------
    Batch
        ``x`` one-hot over ``ALPHABET`` (T, B, 7); ``target`` (T, B) 0 for X and 1 for Y, scored at the question.
    """
    check_rng(rng)
    batch_size = check_size(batch_size, "batch_size")
    if not 1 <= lag[0] <= lag[1] or not 0 <= before[0] <= before[1]:
        raise ValueError(f"lag is {lag}, before is {before}; a lag is at least 1, and the smaller number stands first")
    cue, columns = rng.integers(0, 2, batch_size), np.arange(batch_size)
    place = rng.integers(before[0], before[1] + 1, batch_size)
    lengths = place + rng.integers(lag[0], lag[1] + 1, batch_size) + 1
    seq_len = int(lengths.max())
    symbols = rng.choice(DISTRACTORS, (seq_len, batch_size))
    symbols[place, columns] = cue
    symbols[lengths - 1, columns] = QUESTION
    symbols[np.arange(seq_len)[:, None] >= lengths] = -1
    target = np.broadcast_to(cue, (seq_len, batch_size))
    return Batch(one_hot(symbols, len(ALPHABET)), target, at_last_step(lengths, seq_len), lengths)


# ---------------------------------------------------------------------------------------------------------------------
# The same strings for everybody: Python, the page and the tests


@functools.cache
def noise():
    """Return the fifty fixed strings of distractors, (50, 31) symbol numbers; ``tasks/data/recall.json`` holds them."""
    text = resources.files("lstm_core.tasks").joinpath("data", "recall.json").read_text(encoding="utf-8")
    return np.array([[ALPHABET.index(symbol) for symbol in string] for string in json.loads(text)["noise"]])


def strings(cue, lag):
    """Return the fixed strings with ``cue`` (0 for X, 1 for Y) at this lag, symbol numbers (32, 50)."""
    symbols = np.vstack([noise().T, np.full(len(noise()), QUESTION)])
    symbols[LENGTH - 1 - check_lag(lag)] = cue
    return symbols


def check_lag(lag):
    """Return ``lag`` if a fixed string has room for it."""
    if check_size(lag, "lag") > LENGTH - 1:
        raise ValueError(f"lag is {lag}; the fixed strings have room for 1 to {LENGTH - 1}")
    return lag


# ---------------------------------------------------------------------------------------------------------------------
# Three ways to answer


def window_answers(symbols, k):
    """Return the answers (B,) of who sees the last ``k`` of the symbols (T, B), and says X where no cue is in sight."""
    seen = symbols[-check_size(k, "k") :]
    return np.where((seen == 1).any(axis=0) & ~(seen == 0).any(axis=0), 1, 0)


def machine_states(symbols):
    """Return the states (T, B) of a machine with three: 2 before any cue, then the cue that came last."""
    states, state = [], np.full(symbols.shape[1], 2)
    for symbol in symbols:
        state = np.where(symbol <= 1, symbol, state)
        states.append(state)
    return np.stack(states)


def network_answers(model, symbols):
    """Return the answers (B,) of a :class:`~lstm_core.Model` at the last of the symbols (T, B)."""
    return model(one_hot(symbols, len(ALPHABET)))[-1].argmax(axis=-1)


def right_share(answer, lag):
    """Return the share of right answers on the hundred fixed strings of this lag; ``answer(symbols)`` gives (B,)."""
    return float(np.mean([answer(strings(cue, lag)) == cue for cue in CUES]))


# ---------------------------------------------------------------------------------------------------------------------
# What is left of the cue in a state


def fading(rnn, lag):
    """Return how far apart the states of a network are after X and after Y, everything else alike, (32, 50).

    Row t is the Euclidean distance after timestep t, dimensionless; of an LSTM, the state is the pair (h, c).
    """
    after = []
    for cue in CUES:
        trace = rnn.trace(one_hot(strings(cue, lag), len(ALPHABET))).main
        after.append(np.concatenate([trace.h] + ([trace.c] if "c" in trace.quantities else []), axis=-1))
    return np.linalg.norm(after[0] - after[1], axis=-1)

"""The embedded Reber grammar: predict every legal successor. Experiment 1 of Hochreiter and Schmidhuber 1997.

An inner string of Reber's grammar is wrapped in T … T or P … P. The symbol before the last must be remembered from the
second; nothing in the inner string tells it. The continual version (Gers, Schmidhuber and Cummins 2000) strings such
words together without any reset.
"""

import numpy as np

from lstm_core.tasks.batch import Batch, one_hot, padded
from lstm_core.validation import check_rng, check_size

ALPHABET = ("B", "T", "S", "X", "P", "V", "E")
_INDEX = {s: k for k, s in enumerate(ALPHABET)}

# state -> the two arcs that leave it, (symbol, next state); each is taken half of the time
INNER = {
    1: (("T", 2), ("P", 3)),
    2: (("S", 2), ("X", 4)),
    3: (("T", 3), ("V", 5)),
    4: (("X", 3), ("S", 6)),
    5: (("P", 4), ("V", 6)),
}


def embedded_reber_string(rng):
    """Return one embedded Reber string and, for each symbol but the last, the set of its legal successors."""
    outer = "TP"[rng.integers(2)]
    string, legal, state = ["B", outer, "B"], [{"T", "P"}, {"B"}], 1
    while state != 6:
        arcs = INNER[state]
        legal.append({symbol for symbol, _ in arcs})
        symbol, state = arcs[rng.integers(2)]
        string.append(symbol)
    string += ["E", outer, "E"]
    legal += [{"E"}, {outer}, {"E"}]
    return string, legal


def _successors(legal):
    return [[float(symbol in allowed) for symbol in ALPHABET] for allowed in legal]


def embedded_reber(rng, batch_size):
    """Draw embedded Reber strings; ``target`` (T, B, 7) marks legal successors, scored everywhere but at the end."""
    check_rng(rng)
    words = [embedded_reber_string(rng) for _ in range(check_size(batch_size, "batch_size"))]
    symbols, lengths = padded([[_INDEX[s] for s in string] for string, _ in words])
    target = np.zeros((*symbols.shape, len(ALPHABET)))
    for b, (_, legal) in enumerate(words):
        target[: len(legal), b] = _successors(legal)
    scored = np.arange(len(symbols))[:, None] < lengths - 1
    return Batch(one_hot(symbols, len(ALPHABET)), target, scored, lengths)


def continual_reber(rng, batch_size, *, length=200):
    """Draw streams of ``length`` symbols: embedded Reber strings one after the other, no mark of where one ends."""
    check_rng(rng)
    batch_size, length = check_size(batch_size, "batch_size"), check_size(length, "length")
    symbols = np.empty((length, batch_size), dtype=np.int64)
    target = np.empty((length, batch_size, len(ALPHABET)))
    for b in range(batch_size):
        stream, legal = [], []
        while len(stream) < length:
            word, allowed = embedded_reber_string(rng)
            stream += [_INDEX[s] for s in word]
            legal += [*_successors(allowed), *_successors([{"B"}])]
        symbols[:, b], target[:, b] = stream[:length], legal[:length]
    return Batch(one_hot(symbols, len(ALPHABET)), target, np.ones(symbols.shape, dtype=bool))


def whole_string_right(answers, batch):
    """Return for each string whether every legal successor, and none other, has an answer above 0 (a logit)."""
    right = ((answers > 0) == (batch.target > 0.5)).all(axis=-1)
    return (right | ~batch.scored).all(axis=0)

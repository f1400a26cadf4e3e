"""Long lags: recall the first symbol. Experiments 2a to 2c of Hochreiter and Schmidhuber 1997.

2a: between x … x or y … y always the same p - 1 symbols; 2b: random distractors instead; 2c: the cue comes second, and
the number of distractors is random too. In all, nothing but the cue tells the last symbol.
"""

import numpy as np

from lstm_core.tasks.batch import Batch, at_last_step, one_hot
from lstm_core.validation import check_rng, check_size


def _check(rng, batch_size, p):
    check_rng(rng)
    return check_size(batch_size, "batch_size"), check_size(p, "p", minimum=2)


def _next_symbol(symbols, size):
    """Return a batch whose target is the next symbol, scored at every step that has one."""
    x, target = symbols[:-1], symbols[1:]
    return Batch(one_hot(x, size), target, np.ones(x.shape, dtype=bool))


def long_lag_fixed(rng, batch_size, *, p=100):
    """Draw (y, a_1 … a_{p-1}, y) or (x, a_1 … a_{p-1}, x): experiment 2a; symbols 0 … p - 2 are the a's, then x, y.

    ``target`` (p, B) is the next symbol at every timestep; only the last is hard. The input has p + 1 symbols.
    """
    batch_size, p = _check(rng, batch_size, p)
    cue = p - 1 + rng.integers(0, 2, batch_size)
    middle = np.tile(np.arange(p - 1)[:, None], (1, batch_size))
    return _next_symbol(np.concatenate([cue[None], middle, cue[None]]), p + 1)


def long_lag_random(rng, batch_size, *, p=100):
    """Draw sequences as :func:`long_lag_fixed` does, with p - 1 random distractors between: experiment 2b.

    Scored at the last timestep alone, as the paper judges it: no distractor can be foreseen.
    """
    batch_size, p = _check(rng, batch_size, p)
    cue = p - 1 + rng.integers(0, 2, batch_size)
    symbols = np.concatenate([cue[None], rng.integers(0, p - 1, (p - 1, batch_size)), cue[None]])
    batch = _next_symbol(symbols, p + 1)
    scored = np.zeros(batch.scored.shape, dtype=bool)
    scored[-1] = True
    return Batch(batch.x, batch.target, scored)


def long_lag_varied(rng, batch_size, *, p=50, q=50):
    """Draw b, (x or y), at least q distractors of p symbols, e: experiment 2c; the class is the cue.

    After the q distractors another follows with probability 9/10 each time, so lags have no upper bound. Symbols:
    0 … p - 1 distractors, then x, y, b, e. ``target`` 0 for x and 1 for y, scored at e.
    """
    batch_size, p = _check(rng, batch_size, p)
    check_size(q, "q")
    lengths = q + rng.geometric(0.1, batch_size) - 1 + 3  # geometric counts the last, failed draw
    seq_len, columns = int(lengths.max()), np.arange(batch_size)
    symbols = rng.integers(0, p, (seq_len, batch_size))
    cue = rng.integers(0, 2, batch_size)
    symbols[0], symbols[1] = p + 2, p + cue
    symbols[lengths - 1, columns] = p + 3
    symbols[np.arange(seq_len)[:, None] >= lengths] = -1
    target = np.broadcast_to(cue, symbols.shape)
    return Batch(one_hot(symbols, p + 4), target, at_last_step(lengths, seq_len), lengths)

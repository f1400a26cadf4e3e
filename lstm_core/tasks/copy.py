"""Copy: repeat a string after a pause. Symbols 0 … K - 1, then a blank and a go sign.

A network without memory of the string can at best answer with one of K symbols: ln K nats, 1/K right.
"""

import numpy as np

from lstm_core.tasks.batch import Batch, one_hot
from lstm_core.validation import check_rng, check_size


def copy(rng, batch_size, *, symbols=8, length=10, pause=20):
    """Draw strings of ``length`` symbols, ``pause`` blanks, a go sign; the answer is the string, after the sign.

    Returns
    -------
    Batch
        ``x`` (2 length + pause, B, symbols + 2); ``target`` (T, B), scored at the last ``length`` timesteps.
    """
    check_rng(rng)
    batch_size = check_size(batch_size, "batch_size")
    for value, name in ((symbols, "symbols"), (length, "length"), (pause, "pause")):
        check_size(value, name)
    string = rng.integers(0, symbols, (length, batch_size))
    x = np.full((2 * length + pause, batch_size), symbols)
    x[:length] = string
    x[length + pause - 1] = symbols + 1  # the go sign ends the pause
    target = np.zeros(x.shape, dtype=np.int64)
    target[-length:] = string
    scored = np.zeros(x.shape, dtype=bool)
    scored[-length:] = True
    return Batch(one_hot(x, symbols + 2), target, scored)

"""Two sequences: which of two kinds began this noise? Experiments 3a to 3c of Hochreiter and Schmidhuber 1997.

The first N elements tell the class, +1 or -1; all others are Gaussian noise of variance 0.2. In 3b the first elements
are noisy too; in 3c the targets themselves are noisy. Guessing weights at random solves 3a sooner than learning, as the
paper itself says.
"""

import numpy as np

from lstm_core.tasks.batch import Batch, at_last_step
from lstm_core.validation import check_rng, check_size

VARIANCE = 0.2


def two_sequence(rng, batch_size, *, length=100, informative=3, version="a"):
    """Draw sequences of ``length`` to 1.1 ``length`` timesteps whose first ``informative`` elements tell the class.

    Returns
    -------
    Batch
        ``x`` (T, B, 1); ``target`` (T, B, 1): 1 or 0 (3a, 3b), 0.8 or 0.2 plus noise of variance 0.1 (3c), at the end.
    """
    check_rng(rng)
    batch_size, length = check_size(batch_size, "batch_size"), check_size(length, "length")
    if check_size(informative, "informative") >= length:
        raise ValueError(f"informative is {informative}; it must be below length = {length}")
    if version not in ("a", "b", "c"):
        raise ValueError(f"version is {version!r}; give 'a', 'b' or 'c'")
    lengths = rng.integers(length, int(1.1 * length) + 1, batch_size)
    seq_len = int(lengths.max())
    first = rng.integers(0, 2, batch_size) == 0
    x = rng.normal(0.0, np.sqrt(VARIANCE), (seq_len, batch_size))
    noise = x[:informative] if version == "b" else 0.0
    x[:informative] = np.where(first, 1.0, -1.0) + noise
    x *= np.arange(seq_len)[:, None] < lengths
    target = first.astype(np.float64)
    if version == "c":
        target = np.where(first, 0.8, 0.2) + rng.normal(0.0, np.sqrt(0.1), batch_size)
    target = np.broadcast_to(target[None, :, None], (seq_len, batch_size, 1))
    return Batch(x[..., None], target, at_last_step(lengths, seq_len), lengths)

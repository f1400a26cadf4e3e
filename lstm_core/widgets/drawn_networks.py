"""Networks from a seed that mean the same here and in the page: ``esm/lib/drawn-network.js`` draws the same numbers.

Chapters draw from ``numpy.random``; an explorable whose link says "seed 7" needs a source that both languages have.
All numbers are whole hundredths, so that a page shows them as they are.
"""

import numpy as np

MASK = 0xFFFFFFFF


def uniforms(seed, count):
    """Return ``count`` numbers in [−1, 1), (count,): a 32-bit mixing of a counter, exact in both languages."""
    state = (seed + 0x9E3779B9) & MASK
    drawn = np.empty(count)
    for n in range(count):
        state = (state + 0x6D2B79F5) & MASK
        z = ((state ^ (state >> 15)) * (1 | state)) & MASK
        z = ((z + (((z ^ (z >> 7)) * (61 | z)) & MASK)) & MASK) ^ z
        drawn[n] = (z ^ (z >> 14)) / 2**32 * 2 - 1
    return drawn


def hundredths(values):
    """Return values rounded to hundredths, halves upwards, as ``Math.round`` does."""
    return np.floor(np.asarray(values) * 100 + 0.5) / 100

"""Recorded data that ships with the library: handwritten digits as sequences, and the yearly sunspot numbers.

Sources and licences: ``data/SOURCES.md``.
"""

import gzip
import io
from functools import cache
from importlib import resources

import numpy as np

from lstm_core.tasks.batch import Batch
from lstm_core.validation import check_rng, check_size

TRAINING_DIGITS = 1437  # the first four fifths; the rest is for testing
TRAINING_YEARS = 240  # 1700 – 1939; later years are for testing


@cache
def _digit_table():
    packed = resources.files(__name__.rpartition(".")[0]).joinpath("data/digits.csv.gz").read_bytes()
    return np.loadtxt(io.BytesIO(gzip.decompress(packed)), delimiter=",").astype(np.int64)


@cache
def _sunspot_table():
    text = resources.files(__name__.rpartition(".")[0]).joinpath("data/sunspots.csv").read_text(encoding="utf-8")
    return np.loadtxt(io.StringIO(text), delimiter=",", skiprows=1)


def digits(rng, batch_size, *, steps=64, part="train"):
    """Draw handwritten digits, read in 8 steps (a row of 8 pixels each) or 64 (a pixel each).

    ``x`` (steps, B, 64 / steps) in [0, 1]; ``target`` (steps, B) the digit, scored at the last timestep. ``part`` is
    "train" or "test": the split is fixed, no test digit is ever drawn for training.
    """
    check_rng(rng)
    if steps not in (8, 64):
        raise ValueError(f"steps is {steps}; a digit of 8 × 8 pixels is read in 8 or 64 steps")
    table = _split(_digit_table(), TRAINING_DIGITS, part)
    chosen = table[rng.integers(0, len(table), check_size(batch_size, "batch_size"))]
    x = (chosen[:, :64] / 16.0).reshape(len(chosen), steps, -1).transpose(1, 0, 2)
    scored = np.zeros(x.shape[:2], dtype=bool)
    scored[-1] = True
    return Batch(np.ascontiguousarray(x), np.broadcast_to(chosen[:, 64], x.shape[:2]), scored)


def sunspot_numbers():
    """Return years and yearly mean sunspot numbers, (309,) each, 1700 – 2008."""
    return _sunspot_table()[:, 0].astype(int), _sunspot_table()[:, 1].copy()


def sunspots(rng, batch_size, *, length=40, part="train"):
    """Draw windows of the sunspot series, divided by 100; the target at every step is the next year's number.

    ``x`` and ``target`` (length, B, 1). Persistence, answering this year's number, is the baseline to beat.
    """
    check_rng(rng)
    length, batch_size = check_size(length, "length"), check_size(batch_size, "batch_size")
    series = _split(_sunspot_table()[:, 1] / 100.0, TRAINING_YEARS, part)
    if len(series) <= length:
        raise ValueError(f"length is {length}; the {part} part has {len(series)} years, one of them the last target")
    start = rng.integers(0, len(series) - length, batch_size)
    window = series[start + np.arange(length + 1)[:, None]][..., None]
    return Batch(window[:-1], window[1:], np.ones((length, batch_size), dtype=bool))


def _split(values, at, part):
    if part not in ("train", "test"):
        raise ValueError(f"part is {part!r}; give 'train' or 'test'")
    return values[:at] if part == "train" else values[at:]

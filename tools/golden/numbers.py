"""The numbers that go into the golden files, and how they are written."""

import json

import numpy as np


def distinct(rng, shape, bound=0.9):
    """Return decimals with four digits from [-bound, bound], no two alike and none zero."""
    grid = np.concatenate([np.arange(-int(bound * 1e4), 0), np.arange(1, int(bound * 1e4) + 1)])
    return rng.choice(grid, size=shape, replace=False) / 1e4


def rounded(array):
    """Return nested lists: 15 significant digits of float64, 9 of float32 (all that float32 has)."""
    digits = 9 if np.asarray(array).dtype == np.float32 else 15
    return _each(np.asarray(array, dtype=np.float64).tolist(), digits)


def _each(value, digits):
    if isinstance(value, list):
        return [_each(v, digits) for v in value]
    return float(f"{value:.{digits - 1}e}")


def plain(case):
    """Return a case with every array in it as nested lists."""
    if isinstance(case, dict):
        return {key: plain(value) for key, value in case.items()}
    if isinstance(case, (np.ndarray, np.floating)):
        return rounded(case)
    return case


def write(path, cases):
    """Write the cases as JSON, one per line, and return the number of bytes."""
    lines = [json.dumps(plain(case), separators=(",", ":"), allow_nan=False) for case in cases]
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8", newline="\n")
    return path.stat().st_size

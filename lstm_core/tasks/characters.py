"""Characters: predict the next one. The text is the caller's; the course trains on the interpreter's own library.

A network that knows only how often each character occurs reaches the entropy of their frequencies.
"""

import sysconfig
from pathlib import Path

import numpy as np

from lstm_core.tasks.batch import Batch, one_hot
from lstm_core.validation import check_rng, check_size


def standard_library_text(*, limit=None):
    """Return the source of the interpreter's standard library, files in sorted order; at most ``limit`` characters.

    It differs between Python versions: a recipe that uses it records the version.
    """
    root = Path(sysconfig.get_paths()["stdlib"])
    parts, size = [], 0
    for path in sorted(root.glob("*.py")) + sorted(root.glob("*/*.py")):
        if {"site-packages", "test", "tests", "idlelib", "lib2to3"} & set(path.parts):
            continue
        text = path.read_text(encoding="utf-8", errors="ignore")
        parts.append(text)
        size += len(text)
        if limit is not None and size >= limit:
            break
    return "".join(parts)[:limit]


def vocabulary(text):
    """Return the characters of a text, sorted: the alphabet of the task."""
    return tuple(sorted(set(text)))


def encode(text, alphabet):
    """Return the symbol numbers of a text (len(text),).

    Raises
    ------
    ValueError
        Naming the first character that the alphabet lacks.
    """
    index = {character: k for k, character in enumerate(alphabet)}
    unknown = next((c for c in text if c not in index), None)
    if unknown is not None:
        raise ValueError(f"the text holds {unknown!r}, which the alphabet of {len(alphabet)} characters lacks")
    return np.array([index[c] for c in text], dtype=np.int64)


def characters(rng, batch_size, *, codes, size, length=64):
    """Draw windows of a text at random places; ``codes`` (N,) from ``encode``, ``size`` of the alphabet.

    ``x`` (length, B, size); ``target`` (length, B) is the next character, scored everywhere.
    """
    check_rng(rng)
    batch_size, length = check_size(batch_size, "batch_size"), check_size(length, "length")
    if len(codes) <= length:
        raise ValueError(f"the text has {len(codes)} characters; windows of {length} need at least {length + 1}")
    start = rng.integers(0, len(codes) - length, batch_size)
    window = codes[start + np.arange(length + 1)[:, None]]
    return Batch(one_hot(window[:-1], size), window[1:], np.ones((length, batch_size), dtype=bool))

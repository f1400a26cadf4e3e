"""What every file format here shares: errors as one sentence, files replaced in one move, precision never guessed."""

import importlib
import os
import zipfile
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from lstm_core.errors import WeightsFileError
from lstm_core.validation import check_dtype

# more brackets and commas than the description of any network has; a text of nothing but these needs 30 times its size
MOST_TOKENS = 200_000
_FAULTS = (ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError, EOFError, SyntaxError)
_FAULTS += (zipfile.BadZipFile, NotImplementedError, RecursionError, RuntimeError, OSError)


@contextmanager
def reading(path, complaint="cannot be read"):
    """Turn whatever goes wrong with the contents of a file into one WeightsFileError that names the file."""
    try:
        yield
    except (FileNotFoundError, IsADirectoryError, PermissionError, WeightsFileError):
        raise
    except _FAULTS as error:
        if isinstance(error, ImportError):
            raise
        detail = f"{error.args[0]!r} is missing" if isinstance(error, KeyError) and error.args else str(error)
        raise WeightsFileError(f"{path} {complaint}: {detail or type(error).__name__}") from error


@contextmanager
def replacing(path):
    """Open a file beside ``path`` for writing, and rename it to ``path`` when it is whole."""
    path = Path(path)
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        with unfinished.open("wb") as file:
            yield file
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def check_tokens(text):
    """Refuse JSON text that is mostly structure: parsed, it would take far more memory than the file."""
    number = sum(text.count(mark) for mark in ("[", "{", ",", ":"))
    if number > MOST_TOKENS:
        raise ValueError(f"the text has {number} brackets, commas and colons; at most {MOST_TOKENS} describe a network")


def parser(name, meaning):
    """Return the package that reads a format; if it is missing, say how to get it."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ImportError(f"{meaning} needs the package {name}; install it with: pip install {name}") from error


def as_float(array, name, dtype=None):
    """Return an array of float64 or float32 in the machine's byte order.

    Both are kept as they are unless ``dtype`` asks for another. float16 becomes something else on request only.

    Raises
    ------
    TypeError
        If the array holds anything else.
    """
    if array.dtype.newbyteorder("=") == np.float16 and dtype is None:
        raise TypeError(
            f"{name} is float16, which is not computed with here; give dtype=np.float32 to have the same numbers in it"
        )
    if array.dtype.kind != "f" or array.dtype.itemsize > 8:
        raise TypeError(f"{name} holds {array.dtype}; floating-point numbers of 16, 32 or 64 bits were expected")
    wanted = array.dtype.newbyteorder("=") if dtype is None else check_dtype(dtype)
    return np.ascontiguousarray(array, dtype=wanted)


def from_bfloat16(bits):
    """Return the numbers (float32, exactly) of bfloat16 bits (uint16): the upper half of a float32 each."""
    wide = np.zeros(bits.shape, np.uint32)
    wide[...] = bits
    return (wide << np.uint32(16)).view(np.float32)

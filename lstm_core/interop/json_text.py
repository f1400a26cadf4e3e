"""A network as one JSON text: the description to be read, the numbers in base64, so that every bit comes back."""

import base64
import json
import math
import os

import numpy as np

from lstm_core.interop.description import document_of, network_of
from lstm_core.interop.files import check_tokens, reading, replacing

LARGEST = 16 * 2**20  # bytes; a text is held several times while it is read, so that larger networks go to npz
_TYPES = {"float64": "<f8", "float32": "<f4"}


def to_json(net):
    """Return a network or model as JSON text.

    Examples
    --------
    >>> from lstm_core import RNN
    >>> net = RNN(1, 1, rng=np.random.default_rng(0))
    >>> again = from_json(to_json(net))
    >>> all((again.parameters[name] == p).all() for name, p in net.parameters.items())
    True
    """
    document = document_of(net)
    return json.dumps(document | {"tensors": {name: encode(p) for name, p in net.parameters.items()}}, indent=1)


def from_json(text):
    """Return the network or model of :func:`to_json`'s text.

    Raises
    ------
    ValueError
        If the text is something else.
    """
    check_tokens(text)
    document = json.loads(text)
    if not isinstance(document, dict) or not isinstance(document.get("tensors"), dict):
        raise ValueError("it holds no tensors; lstm_core.to_json writes the text that is read here")
    arrays = {name: decode(name, entry) for name, entry in document.pop("tensors").items()}
    return network_of(document, arrays)


def save_json(net, path):
    """Write :func:`to_json`'s text to a file."""
    text = to_json(net)
    with replacing(path) as file:
        file.write(text.encode())


def load_json(path):
    """Return the network in a JSON file.

    Raises
    ------
    WeightsFileError
        If the file is damaged, too large, or something else.
    """
    with reading(path, "is no network in JSON"):
        if os.path.getsize(path) > LARGEST:
            raise ValueError(f"it has {os.path.getsize(path)} bytes; at most {LARGEST} are read, save it as .npz")
        with open(path, encoding="utf-8") as file:
            return from_json(file.read())


def encode(array):
    """Return an array as a dictionary: its shape, and its numbers (float64 or float32) in base64."""
    name = str(array.dtype)
    data = np.ascontiguousarray(array, _TYPES[name]).tobytes()
    return {"shape": list(array.shape), name: base64.b64encode(data).decode()}


def decode(name, entry):
    """Return the array that :func:`encode` wrote; ``name`` is for the message."""
    kinds = [kind for kind in _TYPES if kind in entry]
    if len(kinds) != 1 or len(entry) != 2:
        raise ValueError(f"{name} has the entries {', '.join(entry)}; shape and float64 or float32 were expected")
    shape, data = entry["shape"], base64.b64decode(entry[kinds[0]], validate=True)
    if not isinstance(shape, list) or any(type(n) is not int or n < 0 for n in shape):
        raise ValueError(f"{name} has the shape {shape!r}; a list of whole numbers was expected")
    if len(data) != math.prod(shape) * np.dtype(_TYPES[kinds[0]]).itemsize:
        raise ValueError(f"{name} has {len(data)} bytes of {kinds[0]}; its shape {shape} needs another number")
    return np.frombuffer(data, _TYPES[kinds[0]]).reshape(shape)

"""Trained networks that ship with the course: one JSON file each, with its recipe, seed, command and checksum.

The numbers are float32 values, so that they are short, computed with in float64. The browser reads the same files.
"""

import base64
import hashlib
import json
from importlib import resources

import numpy as np

from lstm_core.errors import WeightsFileError
from lstm_core.networks import LSTM, RNN, Linear, Model

FORMAT = "lstm_core weights 1"
_CELLS = {"LSTM": LSTM, "RNN": RNN}


def names():
    """Return the names of the stored networks, sorted."""
    files = resources.files(__name__).iterdir()
    return sorted(f.name.removesuffix(".json") for f in files if f.name.endswith(".json"))


def manifest(name):
    """Return everything known about a stored network: task, recipe, seed, command, accuracy, checksum, tensors."""
    if name not in names():
        raise ValueError(f"no stored network is called {name!r}; there are {', '.join(names())}")
    return json.loads(resources.files(__name__).joinpath(f"{name}.json").read_text(encoding="utf-8"))


def load(name):
    """Return the stored network called ``name`` as a :class:`~lstm_core.networks.Model`, float64."""
    return from_document(manifest(name))


def checksum(tensors):
    """Return the sha256 of all tensors' bytes (little-endian float32, C order), names in sorted order."""
    digest = hashlib.sha256()
    for name in sorted(tensors):
        digest.update(name.encode() + b"\0" + np.ascontiguousarray(tensors[name], dtype="<f4").tobytes())
    return digest.hexdigest()


def to_document(model, **about):
    """Return a model as a dictionary ready for JSON: sizes, ``about``, checksum and float32 tensors in base64.

    Raises
    ------
    ValueError
        If a parameter is not exactly a float32 number, or the network is not one plain layer.
    """
    rnn = model.rnn
    plain = type(rnn) in (LSTM, RNN) and rnn.num_layers == rnn.num_directions == 1 and len(rnn.parameters) == 4
    if not plain or (isinstance(rnn, LSTM) and (rnn.variant != "vanilla" or rnn.proj_size)):
        raise ValueError(f"{rnn.cell} has options that this format does not hold; give one plain LSTM or RNN layer")
    tensors = {name: p.astype("<f4") for name, p in model.parameters.items()}
    inexact = [name for name, p in model.parameters.items() if np.any(p != tensors[name])]
    if inexact:
        raise ValueError(f"{', '.join(inexact)}: not float32 numbers; round first, p[...] = p.astype(np.float32)")
    return {
        "format": FORMAT,
        **about,
        "cell": rnn.cell,
        "input_size": rnn.input_size,
        "hidden_size": rnn.hidden_size,
        "output_size": model.head.output_size,
        "sha256": checksum(tensors),
        "tensors": {
            name: {"shape": list(t.shape), "float32": base64.b64encode(t.tobytes()).decode()}
            for name, t in tensors.items()
        },
    }


def from_document(document):
    """Return the network that :func:`to_document` wrote.

    Raises
    ------
    WeightsFileError
        If the format, the sizes, a tensor or the checksum is wrong.
    """
    try:
        if document["format"] != FORMAT:
            raise WeightsFileError(f"the format is {document['format']!r}; {FORMAT!r} was expected")
        tensors = {name: _tensor(name, t) for name, t in document["tensors"].items()}
        if checksum(tensors) != document["sha256"]:
            raise WeightsFileError("the checksum does not fit the numbers; the file was changed or damaged")
        cell = _CELLS[document["cell"]]
        rng = np.random.default_rng(0)
        rnn = cell(document["input_size"], document["hidden_size"], rng=rng)
        model = Model(rnn, Linear(document["hidden_size"], document["output_size"], rng=rng))
        model.load_parameters({name: t.astype(np.float64) for name, t in tensors.items()})
    except (KeyError, TypeError, AttributeError) as error:
        raise WeightsFileError(f"the file lacks an entry or holds one of the wrong kind: {error!r}") from error
    return model


def _tensor(name, entry):
    try:
        data = base64.b64decode(entry["float32"], validate=True)
    except ValueError as error:
        raise WeightsFileError(f"{name} is not base64: {error}") from error
    shape = tuple(entry["shape"])
    if len(data) != 4 * int(np.prod(shape)):
        raise WeightsFileError(f"{name} has {len(data)} bytes; shape {shape} needs {4 * int(np.prod(shape))}")
    return np.frombuffer(data, dtype="<f4").reshape(shape)

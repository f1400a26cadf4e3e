"""Trained networks that ship with the course: one JSON file each, with its recipe, seed, command and checksum.

The numbers are float32 values, so that they are short, computed with in float64. The browser reads the same files.
"""

import base64
import hashlib
import json
import math
from importlib import resources

import numpy as np

from lstm_core.errors import WeightsFileError
from lstm_core.model import Linear, Model
from lstm_core.networks import LSTM, RNN

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
    """Return the stored network called ``name`` as a :class:`~lstm_core.model.Model`, float64."""
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
    if not _is_plain(rnn):
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


def _is_plain(rnn):
    """Say whether sizes and four tensors are all that there is to a network."""
    if type(rnn) not in _CELLS.values():
        return False
    plain = type(rnn)(rnn.input_size, rnn.hidden_size, rng=np.random.default_rng(0))
    return rnn.options == plain.options and rnn.shapes() == plain.shapes()


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
        _check_sizes(document, tensors)
        rng = np.random.default_rng(0)
        rnn = _CELLS[document["cell"]](document["input_size"], document["hidden_size"], rng=rng)
        model = Model(rnn, Linear(document["hidden_size"], document["output_size"], rng=rng))
        model.load_parameters({name: t.astype(np.float64) for name, t in tensors.items()})
    except WeightsFileError:
        raise
    except (KeyError, TypeError, AttributeError) as error:
        raise WeightsFileError(f"the file lacks an entry or holds one of the wrong kind: {error!r}") from error
    except ValueError as error:
        raise WeightsFileError(f"the file does not describe a network: {error}") from error
    return model


def _check_sizes(document, tensors):
    """Refuse sizes that are not those of the tensors, before any array of these sizes is made."""
    sizes = {name: document[name] for name in ("input_size", "hidden_size", "output_size")}
    for name, size in sizes.items():
        if type(size) is not int or size < 1:
            raise WeightsFileError(f"{name} is {size!r}; a whole number of at least 1 was expected")
    inputs, hidden, outputs = sizes.values()
    expected = {"rnn.weight_hh_l0": hidden, "rnn.weight_ih_l0": inputs, "head.weight": hidden}
    for name, columns in expected.items():
        if tensors[name].shape[1:] != (columns,):
            raise WeightsFileError(f"{name} has shape {tensors[name].shape}; by the sizes it has {columns} columns")
    if len(tensors["head.weight"]) != outputs:
        raise WeightsFileError(f"head.weight has {len(tensors['head.weight'])} rows; output_size is {outputs}")


def _tensor(name, entry):
    try:
        data = base64.b64decode(entry["float32"], validate=True)
    except ValueError as error:
        raise WeightsFileError(f"{name} is not base64: {error}") from error
    shape = entry["shape"]
    if not isinstance(shape, list) or any(type(n) is not int or n < 1 for n in shape):
        raise WeightsFileError(f"{name} has the shape {shape!r}; a list of whole numbers was expected")
    if len(data) != 4 * math.prod(shape):
        raise WeightsFileError(f"{name} has {len(data)} bytes; shape {shape} needs {4 * math.prod(shape)}")
    tensor = np.frombuffer(data, dtype="<f4").reshape(shape)
    if not np.isfinite(tensor).all():
        raise WeightsFileError(f"{name} holds numbers that are not finite")
    return tensor

"""Networks that were trained in the page: the playground's export, from JSON to a model.

Nothing in the document is trusted: names, shapes and bytes are checked, and an error says what does not fit.
"""

import base64
import binascii
import json
from pathlib import Path

import numpy as np

from lstm_core.model import Linear, Model
from lstm_core.networks import GRU, LSTM, RNN

FORMAT = "lstm_core playground 1"

# inputs and outputs of each task, as the page draws it
TASK_SIZES = {
    "adding": (2, 1),
    "temporal order": (8, 4),
    "delayed XOR": (2, 2),
    "parity": (1, 2),
    "embedded Reber": (7, 7),
    "a^n b^n": (4, 4),
    "copy": (6, 4),
    "sunspots": (1, 1),
}
CELLS = ("LSTM", "LSTM of 1997", "GRU", "RNN")


def build(settings, rng=None):
    """Return an untrained :class:`~lstm_core.Model` of the network that the playground's settings describe.

    Parameters
    ----------
    settings : dict
        With ``task``, ``cell``, ``hidden_size``, ``num_layers``, ``peepholes``, ``coupled``.
    rng : numpy.random.Generator, optional
        Draws the starting weights; a fixed one if left out, for weights that are replaced at once.

    Raises
    ------
    ValueError
        If the settings name no network of the playground.
    """
    task, cell = settings.get("task"), settings.get("cell")
    if task not in TASK_SIZES:
        raise ValueError(f"the task is {task!r}; the playground has {', '.join(TASK_SIZES)}")
    if cell not in CELLS:
        raise ValueError(f"the cell is {cell!r}; the playground has {', '.join(CELLS)}")
    hidden, layers = settings.get("hidden_size"), settings.get("num_layers")
    for name, value, most in (("hidden_size", hidden, 32), ("num_layers", layers, 2)):
        if type(value) is not int or not 1 <= value <= most:
            raise ValueError(f"{name} is {value!r}; it is a whole number from 1 to {most}")
    inputs, outputs = TASK_SIZES[task]
    rng = np.random.default_rng(0) if rng is None else rng
    if cell in ("GRU", "RNN"):
        rnn = {"GRU": GRU, "RNN": RNN}[cell](inputs, hidden, layers, rng=rng)
    elif cell == "LSTM of 1997":
        rnn = LSTM(inputs, hidden, layers, variant="1997", rng=rng)
    else:
        variant = "CIFG" if settings.get("coupled") else "vanilla"
        rnn = LSTM(inputs, hidden, layers, variant=variant, peepholes=bool(settings.get("peepholes")), rng=rng)
    return Model(rnn, Linear(hidden, outputs, rng=rng))


def from_playground(document):
    """Return the :class:`~lstm_core.Model` that a JSON export of the playground holds, bit for bit.

    Parameters
    ----------
    document : dict, str or pathlib.Path
        The export, or the path of its file.

    Raises
    ------
    ValueError
        If it is no such export, or is damaged; the message says where.
    """
    if isinstance(document, (str, Path)):
        path = Path(document)
        try:
            document = json.loads(path.read_text(encoding="utf-8"))
        except (UnicodeDecodeError, json.JSONDecodeError) as error:
            raise ValueError(f"{path} is no JSON file: {error}") from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise ValueError(f"this is no export of the playground: its format is not {FORMAT!r}")
    settings, tensors = document.get("settings"), document.get("tensors")
    if not isinstance(settings, dict) or not isinstance(tensors, dict):
        raise ValueError("the export lacks its settings or its tensors")
    model = build(settings)
    model.load_parameters({name: _array(name, tensor) for name, tensor in tensors.items()})
    return model


def to_playground(model):
    """Return the parameters of a model as the playground takes them: name to shape and base64 of little-endian float64.

    Parameters
    ----------
    model : lstm_core.Model
    """
    return {
        name: {"shape": list(value.shape), "float64": base64.b64encode(value.astype("<f8").tobytes()).decode()}
        for name, value in model.parameters.items()
    }


def _array(name, tensor):
    """Return one tensor of the export, or say what is wrong with it."""
    try:
        shape = tuple(int(n) for n in tensor["shape"])
        data = np.frombuffer(base64.b64decode(tensor["float64"], validate=True), dtype="<f8")
        array = data.reshape(shape).astype(np.float64)
    except (KeyError, TypeError, ValueError, binascii.Error) as error:
        raise ValueError(f"the tensor {name} is damaged: {error}") from error
    if not np.isfinite(array).all():
        raise ValueError(f"the tensor {name} holds a value that is not finite")
    return array

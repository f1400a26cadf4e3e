"""``save`` and ``load``: the name's ending says which format is meant."""

from pathlib import Path

from lstm_core.errors import WeightsFileError
from lstm_core.interop.archive import load_npz, save_npz
from lstm_core.interop.json_text import load_json, save_json
from lstm_core.interop.keras_layers import from_keras
from lstm_core.interop.onnx_export import to_onnx
from lstm_core.interop.onnx_graph import from_onnx
from lstm_core.interop.safetensors_file import from_safetensors, to_safetensors

_SAVE = {".npz": save_npz, ".json": save_json, ".safetensors": to_safetensors, ".onnx": to_onnx}
_LOAD = {".npz": load_npz, ".json": load_json, ".safetensors": from_safetensors, ".onnx": from_onnx}
_LOAD |= {".keras": from_keras, ".h5": from_keras, ".hdf5": from_keras}


def save(network, path):
    """Write a network or a :class:`~lstm_core.model.Model` to ``path``; an existing file is replaced in one move.

    The ending chooses the format: ``.npz`` (and any other ending: the library's own), ``.json``, ``.safetensors``,
    ``.onnx``. The first three keep every option; the last keeps what ONNX's operators have.

    Raises
    ------
    TypeError
        If it is neither.
    """
    _SAVE.get(Path(path).suffix.lower(), save_npz)(network, path)


def load(path):
    """Return the network or model in a file: what :func:`save` wrote, or one of another library.

    The ending chooses the format: ``.npz`` (and any other ending), ``.json``, ``.safetensors``, ``.onnx``, ``.keras``,
    ``.h5``. Where a file holds several recurrent layers, its own function takes a name: ``from_onnx``, ``from_keras``.

    Raises
    ------
    WeightsFileError
        If the file is damaged, holds no such network, or would have to be unpickled.
    """
    ending = Path(path).suffix.lower()
    if ending in (".pt", ".pth", ".ckpt", ".pkl"):
        raise WeightsFileError(
            f"{path} is a pickle by its name; lstm_core.from_torch opens what PyTorch calls weights only"
        )
    return _LOAD.get(ending, load_npz)(path)

"""Keras's two kinds of file, opened without Keras: ``.keras`` (a zip archive) and ``.h5`` (one HDF5 file)."""

import json
import os
import zipfile

from lstm_core.interop.files import check_tokens
from lstm_core.interop.hdf5 import read_hdf5

LONGEST_CONFIG = 16 * 2**20  # bytes
_ROOTS = ("layers/", "_layer_checkpoint_dependencies/")  # Keras 3, and Keras 2.12 to 2.15


def read_keras_file(path):
    """Return the model's configuration, Keras's version, and a function from an entry to its arrays."""
    with open(path, "rb") as file:
        start = file.read(8)
    if start.startswith(b"PK"):
        return _read_archive(path)
    if start == b"\x89HDF\r\n\x1a\n":
        return _read_whole_hdf5(path)
    raise ValueError("it is neither a zip archive (.keras) nor HDF5 (.h5)")


def _read_archive(path):
    size = os.path.getsize(path)
    with zipfile.ZipFile(path) as archive:
        members = {m.filename: m for m in archive.infolist()}
        wanted = ("metadata.json", "config.json", "model.weights.h5")
        missing = [name for name in wanted if name not in members]
        if missing:
            raise ValueError(f"it lacks {', '.join(missing)}")
        parts = {}
        for name in wanted:
            if members[name].compress_type != zipfile.ZIP_STORED or members[name].file_size > size:
                raise ValueError(
                    f"{name} is compressed, or claims more than the file's {size} bytes; save it with Keras"
                )
            parts[name] = archive.read(members[name])  # checks the member's CRC
    metadata, config = (_json(parts.pop(name)) for name in wanted[:2])
    datasets, attributes = read_hdf5(parts.pop("model.weights.h5"))
    return config, str(metadata.get("keras_version", "")), lambda entry: _of_keras3(entry, datasets, attributes)


def _of_keras3(entry, datasets, attributes):
    """Return the arrays of a layer from a file whose groups are named by class."""
    parts = ("/forward_layer", "/backward_layer") if entry.kind == "Bidirectional" else ("",)
    for root in _ROOTS:
        path = entry.path.replace("layers/", root)
        said = attributes.get(f"{path}/vars", {}).get("name", entry.names[-1])
        if said != entry.names[-1]:
            raise ValueError(f"the weights under {path} belong to {said!r}, not to {entry.names[-1]!r}")
        arrays = [a for part in parts for a in _numbered(datasets, f"{path}{part}/cell/vars/")]
        if arrays:
            return arrays
    raise ValueError(f"it has no weights for layer {entry.names[-1]!r}")


def _numbered(datasets, prefix):
    number = sum(name.startswith(prefix) for name in datasets)
    return [datasets[f"{prefix}{k}"] for k in range(number)]


def _read_whole_hdf5(path):
    datasets, attributes = read_hdf5(path.read_bytes())
    root = attributes.get("", {})
    if "model_config" not in root:
        raise ValueError("it has weights alone, and not the configuration that tells activations and directions")
    version = root.get("keras_version", "")
    return _json(root["model_config"]), str(version), lambda entry: _of_whole(entry, datasets, attributes)


def _of_whole(entry, datasets, attributes):
    """Return the arrays of a layer from a whole model's file, where each layer lists the names of its arrays."""
    group = f"model_weights/{entry.names[0]}"
    own = attributes.get(group, {})
    names = [n for key in sorted(own, key=lambda k: (len(k), k)) if key.startswith("weight_names") for n in own[key]]
    if len(entry.names) > 1:  # a model inside the model keeps the arrays of all its layers in one list
        names = [n for n in names if entry.names[-1] in n.split("/")]
    if not names:
        raise ValueError(f"it has no weights for layer {entry.names[-1]!r}")
    return [datasets[f"{group}/{n}"] for n in names]


def _json(data):
    if len(data) > LONGEST_CONFIG:
        raise ValueError(f"its configuration has {len(data)} bytes; at most {LONGEST_CONFIG} are read")
    text = data if isinstance(data, str) else data.decode("utf-8")
    check_tokens(text)
    value = json.loads(text)
    if not isinstance(value, dict):
        raise ValueError("its configuration is no dictionary")
    return value

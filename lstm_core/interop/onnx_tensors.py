"""The numbers of an ONNX graph: initializers, constants, and tensors that lie in a file beside the model."""

import math
from pathlib import PurePosixPath

import numpy as np

from lstm_core.interop.files import from_bfloat16

# TensorProto.DataType -> how raw bytes are read, and which field holds the numbers where they are not raw
_TYPES = {
    1: ("<f4", "float_data"),
    11: ("<f8", "double_data"),
    10: ("<f2", "int32_data"),
    16: ("<u2", "int32_data"),
    6: ("<i4", "int32_data"),
    7: ("<i8", "int64_data"),
}
_BFLOAT16, _EXTERNAL = 16, 1


class Constants:
    """Every constant array of a graph by name; none is decoded before it is asked for."""

    def __init__(self, graph, folder):
        self._folder = folder
        self._tensors = {tensor.name: tensor for tensor in graph.initializer}
        for node in graph.node:
            values = [a.t for a in node.attribute if a.name == "value"]
            if node.op_type == "Constant" and values and node.output:
                self._tensors[node.output[0]] = values[0]
            elif node.op_type == "Identity" and node.input and node.input[0] in self._tensors and node.output:
                self._tensors[node.output[0]] = self._tensors[node.input[0]]

    def __contains__(self, name):
        return name in self._tensors

    def __getitem__(self, name):
        """Return the array called ``name``; bfloat16 as float32, which holds it exactly."""
        tensor = self._tensors[name]
        shape = tuple(tensor.dims)
        if tensor.data_type not in _TYPES:
            raise ValueError(f"{name} has ONNX's data type {tensor.data_type}; floating-point numbers were expected")
        kind, field = _TYPES[tensor.data_type]
        if any(n < 0 for n in shape) or len(shape) > 8:
            raise ValueError(f"{name} has the shape {shape}; up to 8 whole numbers from 0 were expected")
        count = math.prod(shape)
        if tensor.data_location == _EXTERNAL:
            array = self._external(name, tensor, kind, count)
        elif tensor.raw_data:
            array = np.frombuffer(_whole(name, tensor.raw_data, kind, count), kind)
        else:
            array = np.array(_whole(name, getattr(tensor, field), None, count))
            array = array.astype("<u2").view(kind) if kind in ("<f2", "<u2") else array.astype(kind)
        array = array.reshape(shape)
        return from_bfloat16(array) if tensor.data_type == _BFLOAT16 else array

    def _external(self, name, tensor, kind, count):
        """Return numbers from a file beside the model, and from nowhere else."""
        entries = {entry.key: entry.value for entry in tensor.external_data}
        location = PurePosixPath(entries.get("location", "").replace("\\", "/"))
        if self._folder is None or not location.name or location.is_absolute() or ".." in location.parts:
            raise ValueError(f"{name} lies in {str(location)!r}; only files beside a model's own file are read")
        path = (self._folder / location).resolve()
        if not path.is_relative_to(self._folder.resolve()) or not path.is_file():
            raise ValueError(f"{name} lies in {str(location)!r}, which is not beside the model's file")
        offset, needed = int(entries.get("offset", 0)), count * np.dtype(kind).itemsize
        if offset < 0 or offset + needed > path.stat().st_size:
            raise ValueError(f"{name} needs {needed} bytes from byte {offset} of {location}, which has fewer")
        return np.fromfile(path, kind, count, offset=offset)


def _whole(name, values, kind, count):
    """Return the values if they are as many as the shape says."""
    found = len(values) if kind is None else len(values) / np.dtype(kind).itemsize
    if found != count:
        raise ValueError(f"{name} holds {found:g} numbers; its shape needs {count}")
    return values

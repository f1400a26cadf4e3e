"""safetensors: a JSON header and raw numbers. The header is checked whole before one number is read.

No package is needed: once the header is known to be right, an array is a view of the file's bytes. The checks go
further than those of the library, which takes a key twice and has no bfloat16 for NumPy.
"""

import json
import math
import os

import numpy as np

from lstm_core.interop.description import document_of, network_of
from lstm_core.interop.files import as_float, check_tokens, from_bfloat16, reading, replacing
from lstm_core.interop.torch_weights import from_state

LONGEST_HEADER = 16 * 2**20  # bytes; the description of any network takes some thousand
WIDTHS = {"F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "I32": 4, "I16": 2, "I8": 1, "U8": 1, "BOOL": 1}
WIDTHS |= {"U16": 2, "U32": 4, "U64": 8, "F8_E4M3": 1, "F8_E5M2": 1}
_FLOATS = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "<u2"}
_KEY = "lstm_core"


def from_safetensors(path, name=None, *, activation=None, head=None, dtype=None):
    """Return the network in a safetensors file.

    A file that :func:`to_safetensors` wrote says all about its network. Any other is read as a state dictionary of
    PyTorch; the arguments are those of :func:`lstm_core.from_torch`.

    Raises
    ------
    WeightsFileError
        If the file is damaged, or holds no recurrent network.
    """
    with reading(path, "is no safetensors file"):
        metadata, arrays = read_safetensors(path)
    with reading(path):
        if _KEY not in metadata:
            return from_state(arrays, name, activation=activation, head=head, dtype=dtype)
        if name is not None or activation is not None or head is not None:
            raise ValueError("the file describes its network; leave name, activation and head out")
        check_tokens(metadata[_KEY])
        if dtype is not None:
            raise ValueError("the file says its precision; leave dtype out")
        return network_of(json.loads(metadata[_KEY]), arrays)


def to_safetensors(net, path):
    """Write a network or model under PyTorch's names, with its description in the file's metadata."""
    document = document_of(net)
    header, offset = {"__metadata__": {_KEY: json.dumps(document)}}, 0
    for name, p in net.parameters.items():
        kind = "F64" if p.dtype == np.float64 else "F32"
        header[name] = {"dtype": kind, "shape": list(p.shape), "data_offsets": [offset, offset + p.nbytes]}
        offset += p.nbytes
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with replacing(path) as file:
        file.write(len(text).to_bytes(8, "little") + text)
        for p in net.parameters.values():
            file.write(np.ascontiguousarray(p, p.dtype.newbyteorder("<")).tobytes())


def read_safetensors(path):
    """Return (metadata, floating-point arrays by name) of a safetensors file; other arrays are left out.

    bfloat16 is returned as float32, which holds it exactly.

    Raises
    ------
    ValueError
        If the header is not as it must be.
    """
    size = os.path.getsize(path)
    with open(path, "rb") as file:
        header, start = read_header(file, size)
        metadata = header.pop("__metadata__", {})
        if not isinstance(metadata, dict) or not all(isinstance(v, str) for v in metadata.values()):
            raise ValueError("__metadata__ is not a dictionary of texts")
        check_header(header, size - start)
        arrays = {}
        for name, entry in header.items():
            if entry["dtype"] in _FLOATS:
                arrays[name] = _read(file, start, name, entry)
    return metadata, arrays


def read_header(file, size):
    """Return the header and the position of the first number; nothing is believed before it is checked."""
    prefix = file.read(8)
    length = int.from_bytes(prefix, "little")
    if len(prefix) < 8 or length > size - 8:
        raise ValueError(f"its header claims {length} bytes; the file has {size}")
    if length > LONGEST_HEADER:
        raise ValueError(f"its header has {length} bytes; at most {LONGEST_HEADER} are read")
    text = file.read(length).decode("utf-8")
    check_tokens(text)
    header = json.loads(text, object_pairs_hook=_no_duplicates)
    if not isinstance(header, dict):
        raise ValueError(f"its header is a {type(header).__name__}, not a dictionary")
    return header, 8 + length


def check_header(header, data_size):
    """Refuse a header whose entries do not fill the data exactly, one behind the other."""
    spans = []
    for name, entry in header.items():
        shape, offsets, kind = (entry[key] for key in ("shape", "data_offsets", "dtype"))
        if len(entry) != 3 or kind not in WIDTHS:
            raise ValueError(f"{name} has dtype {kind!r} and entries {', '.join(entry)}; {', '.join(WIDTHS)} are known")
        for numbers in (shape, offsets):
            if not isinstance(numbers, list) or len(numbers) > 8 or any(type(n) is not int or n < 0 for n in numbers):
                raise ValueError(f"{name} has shape {shape!r} and offsets {offsets!r}; whole numbers from 0 are needed")
        begin, end = offsets
        if begin > end or end > data_size or math.prod(shape) * WIDTHS[kind] != end - begin:
            raise ValueError(f"{name} has shape {shape} and offsets {offsets} in {data_size} bytes; these do not fit")
        spans.append((begin, end, name))
    position = 0
    for begin, end, name in sorted(spans):
        if begin != position:
            raise ValueError(f"{name} begins at {begin}; the array before it ends at {position}")
        position = end
    if position != data_size:
        raise ValueError(f"the arrays end at {position}; the file goes on to {data_size}")


def _read(file, start, name, entry):
    begin, end = entry["data_offsets"]
    file.seek(start + begin)
    array = np.frombuffer(file.read(end - begin), _FLOATS[entry["dtype"]]).reshape(entry["shape"])
    if entry["dtype"] == "BF16":
        return from_bfloat16(array)
    return array if entry["dtype"] == "F16" else as_float(array, name)


def _no_duplicates(pairs):
    result = dict(pairs)
    if len(result) != len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"it holds {max(names, key=names.count)!r} twice")
    return result

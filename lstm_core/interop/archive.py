"""The library's own file: an uncompressed ``.npz`` of all parameters, with the network's description as JSON text.

Every number in a header is checked against the bytes that are really there before anything is allocated.
"""

import json
import math
import os
import re
import zipfile

import numpy as np

from lstm_core.errors import WeightsFileError
from lstm_core.interop.description import document_of, network_of
from lstm_core.interop.files import check_tokens, reading, replacing

_DESCRIPTION = "description"
_LONGEST = 1000  # bytes of a header; that of any array of numbers has about a hundred
_HEADER = re.compile(
    rb"\{'descr': '(?P<kind>[<>|=]?(?:f[248]|U\d{1,9}))', 'fortran_order': (?P<fortran>True|False), "
    rb"'shape': \((?P<shape>(?:\d{1,18}, ?)*(?:\d{1,18})?)\), ?\}[ \n]*"
)


def save_npz(network, path):
    """Write a network or a :class:`~lstm_core.model.Model` to ``path`` as npz."""
    document = document_of(network)
    with replacing(path) as file:
        np.savez(file, **{_DESCRIPTION: np.array(json.dumps(document))}, **network.parameters)


def load_npz(path):
    """Return the network or model that :func:`save_npz` wrote.

    Raises
    ------
    WeightsFileError
        If the file is damaged, compressed, pickled, or not one of ours.
    """
    arrays = read_arrays(path)
    if _DESCRIPTION not in arrays:
        raise WeightsFileError(f"{path} has no description; it was not written by lstm_core.save")
    with reading(path, "does not describe a network"):
        text = str(arrays.pop(_DESCRIPTION))
        check_tokens(text)
        return network_of(json.loads(text), arrays)


def read_arrays(path):
    """Return the arrays of an uncompressed npz file by name, floats and text only; nothing is unpickled.

    Raises
    ------
    WeightsFileError
        If anything about the file is not as it says.
    """
    with reading(path, "is not a whole .npz file"), zipfile.ZipFile(path) as archive:
        members, size_on_disk = archive.infolist(), os.path.getsize(path)
        names = [m.filename for m in members]
        if len(set(names)) != len(names):
            raise WeightsFileError(f"{path} holds two arrays of one name")
        for member in members:
            _check_member(member, path, size_on_disk)
        claimed = sum(m.file_size for m in members)
        if claimed > size_on_disk:
            raise WeightsFileError(f"{path}: its arrays claim {claimed} bytes together; the file has {size_on_disk}")
        return {m.filename.removesuffix(".npy"): _read_member(archive, m, path) for m in members}


def _check_member(member, path, size_on_disk):
    if member.compress_type != zipfile.ZIP_STORED:
        raise WeightsFileError(f"{path}: {member.filename} is compressed; write it with numpy.savez, uncompressed")
    if not member.filename.endswith(".npy"):
        raise WeightsFileError(f"{path}: {member.filename} is no array")
    if member.file_size > size_on_disk:
        raise WeightsFileError(
            f"{path}: {member.filename} claims {member.file_size} bytes; the file has {size_on_disk}"
        )


def _read_member(archive, member, path):
    data = archive.read(member)  # checks the member's CRC
    kind, fortran, shape, start = _header(data)
    array, count = np.dtype(kind), math.prod(shape)
    if count * array.itemsize != len(data) - start:
        needed = count * array.itemsize
        raise WeightsFileError(f"{path}: {member.filename} has {len(data) - start} bytes; shape {shape} needs {needed}")
    return np.ndarray(shape, array, data, start, order="F" if fortran else "C") if count else np.empty(shape, array)


def _header(data):
    """Return dtype, order, shape and the first number's place; the header is matched, and never evaluated."""
    if data[:6] != b"\x93NUMPY" or data[6:8] not in (b"\x01\x00", b"\x02\x00", b"\x03\x00"):
        raise ValueError("a member does not begin as an array does")
    width = 2 if data[6] == 1 else 4
    start = 8 + width + int.from_bytes(data[8 : 8 + width], "little")
    match = _HEADER.fullmatch(data[8 + width : min(start, _LONGEST)]) if start <= len(data) else None
    if match is None:
        raise ValueError("a member is no array of floating-point numbers or text, or its header is damaged")
    shape = tuple(int(n) for n in match["shape"].split(b",") if n.strip())
    return match["kind"].decode(), match["fortran"] == b"True", shape, start

"""safetensors: the library reads what we write, damaged headers are refused, narrow numbers are decoded."""

import json
import struct

import numpy as np
import pytest
import safetensors.numpy

import lstm_core as lc
from tests.unit.interop_files import refused


@pytest.fixture
def plain(tmp_path):
    """A file that the safetensors library wrote."""
    net = lc.LSTM(2, 3, dtype=np.float32, rng=np.random.default_rng(0))
    safetensors.numpy.save_file(net.parameters, tmp_path / "plain.safetensors")
    return tmp_path / "plain.safetensors", net


def test_the_library_reads_what_we_write_and_we_read_what_it_writes(plain, tmp_path):
    path, net = plain
    for name, p in lc.from_safetensors(path).parameters.items():
        np.testing.assert_array_equal(p, net.parameters[name])
    lc.to_safetensors(net, tmp_path / "ours.safetensors")
    for name, p in safetensors.numpy.load_file(tmp_path / "ours.safetensors").items():
        np.testing.assert_array_equal(p, net.parameters[name])


def with_header(path, change, keep_length=False):
    data = path.read_bytes()
    length = int.from_bytes(data[:8], "little")
    header = change(data[8 : 8 + length])
    path.write_bytes((data[:8] if keep_length else struct.pack("<Q", len(header))) + header + data[8 + length :])
    return path


def entry(**changes):
    def change(header):
        parsed = json.loads(header)
        name = next(n for n in parsed if n != "__metadata__")
        parsed[name] |= changes
        return json.dumps(parsed).encode()

    return change


def moved_back(header):
    """Let the last array begin inside the one before."""
    parsed = json.loads(header)
    last = max((e for n, e in parsed.items() if n != "__metadata__"), key=lambda e: e["data_offsets"])
    last["data_offsets"] = [n - 4 for n in last["data_offsets"]]
    return json.dumps(parsed).encode()


SAFETENSORS = {
    "truncated": (lambda p: p.write_bytes(p.read_bytes()[:-7]), "do not fit"),
    "2^60 header": (
        lambda p: p.write_bytes(struct.pack("<Q", 2**60) + p.read_bytes()[8:]),
        "1152921504606846976 bytes",
    ),
    "overlap": (lambda p: with_header(p, moved_back), "begins at"),
    "negative offset": (lambda p: with_header(p, entry(data_offsets=[-48, 0])), "whole numbers"),
    "negative shape": (lambda p: with_header(p, entry(shape=[-12])), "whole numbers"),
    "shape and bytes": (lambda p: with_header(p, entry(shape=[11])), "do not fit"),
    "a boolean for a number": (lambda p: with_header(p, entry(shape=[True, 12])), "whole numbers"),
    "a long shape": (lambda p: with_header(p, entry(shape=[1] * 9)), "whole numbers"),
    "unknown dtype": (lambda p: with_header(p, entry(dtype="F4")), "F4"),
    "duplicate key": (lambda p: with_header(p, lambda h: h[:-1].rstrip().removesuffix(b"}") + b"," + h[1:]), "twice"),
    "metadata of numbers": (lambda p: with_header(p, lambda h: b'{"__metadata__":{"a":1},' + h[1:]), "texts"),
    "a list": (lambda p: with_header(p, lambda h: b"[]"), "not a dictionary"),
    "deep nesting": (lambda p: with_header(p, lambda h: b"[" * 50_000), "recursion|no safetensors"),
    "nothing but brackets": (lambda p: with_header(p, lambda h: b"[" + b"[]," * 100_000), "brackets"),
    "bytes behind": (lambda p: p.write_bytes(p.read_bytes() + b"xx"), "goes on"),
}


@pytest.mark.parametrize("damage", SAFETENSORS)
def test_damaged_safetensors(plain, damage):
    path, _ = plain
    change, words = SAFETENSORS[damage]
    change(path)
    with refused(path, words):
        lc.from_safetensors(path)


def test_bfloat16_is_decoded_and_float16_only_on_request(plain):
    path, net = plain
    wide = {n: p.view(np.uint32) & np.uint32(0xFFFF0000) for n, p in net.parameters.items()}
    write_raw(path, {n: ("BF16", (w >> 16).astype("<u2")) for n, w in wide.items()})
    for name, p in lc.from_safetensors(path).parameters.items():
        np.testing.assert_array_equal(p, wide[name].view(np.float32))
    write_raw(path, {n: ("F16", p.astype("<f2")) for n, p in net.parameters.items()})
    with refused(path, "float16", "dtype=np.float32"):
        lc.from_safetensors(path)
    assert lc.from_safetensors(path, dtype=np.float32).dtype == np.float32


def write_raw(path, tensors):
    header, offset = {}, 0
    for name, (kind, array) in tensors.items():
        header[name] = {"dtype": kind, "shape": array.shape, "data_offsets": [offset, offset + array.nbytes]}
        offset += array.nbytes
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(a.tobytes() for _, a in tensors.values()))

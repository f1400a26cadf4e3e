"""Damaged copies of a file of weights, from a seed: what a disk, a transfer or an attacker makes of it."""

import io
import struct
import zipfile

import numpy as np

EXTREME = (0, 1, 0x7F, 0xFF, 2**31 - 1, 2**32 - 1, 2**60, 2**63 - 1, 2**64 - 1, 800_000_000_000)


def flip(rng, data):
    for _ in range(int(rng.integers(1, 9))):
        data[rng.integers(len(data))] ^= 1 << int(rng.integers(8))


def overwrite(rng, data):
    start = int(rng.integers(len(data)))
    span = rng.integers(0, 256, int(rng.integers(1, 17)), dtype=np.uint8).tobytes()
    data[start : start + len(span)] = span


def put_number(rng, data):
    width = ("<I", "<Q", ">Q", "<H")[rng.integers(4)]
    number = EXTREME[rng.integers(len(EXTREME))] % 2 ** (8 * struct.calcsize(width))
    start = int(rng.integers(max(1, len(data) - 8)))
    data[start : start + struct.calcsize(width)] = struct.pack(width, number)


def put_digits(rng, data):
    places = [k for k, byte in enumerate(data) if 48 <= byte <= 57] or [0]
    start = places[rng.integers(len(places))]
    text = (b"-", b"9", b"0", b"99999999", b"1e9", b"null", b"[]", b"true", b'"')[rng.integers(9)]
    data[start : start + 1] = text


def cut(rng, data):
    del data[int(rng.integers(len(data))) :]


def remove(rng, data):
    start = int(rng.integers(len(data)))
    del data[start : start + int(rng.integers(1, 64))]


def repeat(rng, data):
    start = int(rng.integers(len(data)))
    span = data[start : start + int(rng.integers(1, 200))]
    place = int(rng.integers(len(data)))
    data[place:place] = span


def swap_words(rng, data):
    """Exchange two spans of the same length, so that every length in the file stays right."""
    length = int(rng.integers(1, 9))
    if len(data) > 2 * length:
        a, b = sorted(rng.integers(0, len(data) - length, 2))
        data[a : a + length], data[b : b + length] = data[b : b + length], data[a : a + length]


WAYS = (flip, flip, overwrite, put_number, put_digits, put_digits, cut, remove, repeat, swap_words)


def mutated(data, seed):
    """Return the damaged copy of a seed; half of the archives are damaged inside, with checksums made right again."""
    rng = np.random.default_rng([41, seed])
    if data[:2] == b"PK" and rng.random() < 0.6:
        return _inside(rng, data)
    return _damaged(rng, data)


def _damaged(rng, data):
    result = bytearray(data)
    for _ in range(int(rng.integers(1, 3))):
        if result:
            WAYS[rng.integers(len(WAYS))](rng, result)
    return bytes(result)


def _inside(rng, data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = list(members)[rng.integers(len(members))]
    head = int(rng.integers(64, 400)) if rng.random() < 0.5 else len(members[name])  # headers matter most
    members[name] = _damaged(rng, members[name][:head]) + members[name][head:]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for member, content in members.items():
            archive.writestr(zipfile.ZipInfo(member), content)  # a fixed date: a copy depends on its seed alone
    return stream.getvalue()

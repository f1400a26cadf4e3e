"""The process that :mod:`lstm_core.interop.hdf5` starts: HDF5 files on standard input, their arrays on standard output.

Nothing of the library is imported here, and nothing is written but the answer.
"""

import io
import json
import math
import sys

import h5py
import numpy as np

MOST_OBJECTS, DEEPEST = 100_000, 40
TEXTS = ("model_config", "keras_version", "backend", "layer_names", "weight_names", "name")
RESERVE = 64 * 2**20  # bytes beyond twice the file


def main():
    """Answer one file after the other until the input ends."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while len(prefix := source.read(8)) == 8:
        size = int.from_bytes(prefix, "little")
        data = source.read(size)
        limit_memory(2 * size)
        try:
            arrays, attributes = read(data)
            described = [[name, a.dtype.str, list(a.shape), a.nbytes] for name, a in arrays.items()]
            answer = {"datasets": described, "attributes": attributes}
        except Exception as error:  # h5py raises nearly everything; the sentence is all that is wanted of it
            arrays, answer = {}, {"fault": str(error) or type(error).__name__}
        limit_memory(None)
        text = json.dumps(answer).encode()
        target.write(len(text).to_bytes(8, "little") + text)
        for array in arrays.values():
            target.write(np.ascontiguousarray(array).tobytes())
        target.flush()


def limit_memory(beyond):
    """Allow that many bytes and a reserve beyond what the process has now; None takes the limit away."""
    try:
        import resource

        with open("/proc/self/statm") as file:
            now = int(file.read().split()[0]) * resource.getpagesize()
    except (ImportError, OSError):
        return  # not on this system
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    soft = hard if beyond is None else now + beyond + RESERVE
    resource.setrlimit(resource.RLIMIT_AS, (soft if hard < 0 else min(soft, hard), hard))


def read(data):
    """Return the floating-point datasets and the texts that Keras keeps as attributes."""
    arrays, attributes, budget = {}, {}, [len(data), MOST_OBJECTS]
    with h5py.File(io.BytesIO(data), "r") as file:
        _walk(file, "", arrays, attributes, budget, 0)
    return arrays, attributes


def _walk(group, path, arrays, attributes, budget, depth):
    attributes[path.strip("/")] = _texts(group, budget)
    for name in group:
        budget[1] -= 1
        if budget[1] < 0 or depth > DEEPEST:
            raise ValueError(f"it has more than {MOST_OBJECTS} objects, or groups deeper than {DEEPEST}")
        link = group.get(name, getlink=True)
        if not isinstance(link, h5py.HardLink):
            raise ValueError(f"{path}{name} is a link to another place; only what lies in the file itself is read")
        item = group[name]
        if isinstance(item, h5py.Group):
            _walk(item, f"{path}{name}/", arrays, attributes, budget, depth + 1)
        elif isinstance(item, h5py.Dataset) and item.dtype.kind == "f":
            arrays[path + name] = _numbers(item, path + name, budget)


def _numbers(dataset, name, budget):
    """Return one dataset; all together may not have more bytes than the file."""
    if dataset.external or dataset.is_virtual:
        raise ValueError(f"{name} lies in another file; only what lies in the file itself is read")
    if dataset.shape is None:
        raise ValueError(f"{name} has no shape")
    budget[0] -= math.prod(dataset.shape) * dataset.dtype.itemsize
    if budget[0] < 0:
        raise ValueError(f"{name} of shape {dataset.shape} needs more bytes than the file has")
    return dataset[()]


def _texts(group, budget):
    """Return the attributes that are texts or lists of texts, of those that Keras writes."""
    found = {}
    for key in group.attrs:
        if key.rstrip("0123456789") not in TEXTS:
            continue
        shape = group.attrs.get_id(key).shape
        if shape is None or math.prod(shape) > budget[0]:
            raise ValueError(f"attribute {key} is larger than the file")
        value = group.attrs[key]
        found[key] = [_text(v) for v in value] if isinstance(value, np.ndarray) else _text(value)
    return found


def _text(value):
    if isinstance(value, bytes):
        return value.decode("utf-8")
    if not isinstance(value, str):
        raise ValueError(f"a text was expected, {type(value).__name__} was found")
    return value


if __name__ == "__main__":
    main()

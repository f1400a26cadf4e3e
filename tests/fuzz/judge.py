"""Every damaged file is opened: it is a network, or one WeightsFileError, and memory stays bounded."""

import pickle
import warnings
from collections import Counter
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import pytest

import lstm_core as lc
from lstm_core.interop import hdf5
from tests.fuzz.mutations import mutated

try:
    import resource
except ImportError:  # Windows does not tell
    resource = None

RESERVE = 64 * 2**20
FORMATS = ("npz", "json", "safetensors", "onnx", "keras", "h5")
NETWORKS = Path(__file__).resolve().parents[2] / "notebooks" / "networks"


def small_files(folder):
    """Write one small file of each format, or take Keras's own, and return their paths."""
    rng = np.random.default_rng(40)
    net = lc.LSTM(2, 3, 2, bidirectional=True, peepholes=True, clip=0.5, dtype=np.float32, rng=rng)
    paths = {ending: NETWORKS / f"keras-model.{ending}" for ending in FORMATS[4:]}
    for ending in FORMATS[:4]:
        paths[ending] = folder / f"net.{ending}"
        lc.save(net, paths[ending])
    return paths


def judge(path, seeds, folder):
    """Open the damaged copies of a file and return how many were refused, opened, and the growth of memory in bytes."""
    data, copy = path.read_bytes(), folder / f"damaged{path.suffix}"
    lc.load(path)  # whatever is imported is imported now
    seen, sentences, before = Counter(), set(), _peak()
    keeper = hdf5.one_process() if path.suffix in (".h5", ".keras") else nullcontext()
    with keeper, warnings.catch_warnings(), pytest.MonkeyPatch.context() as patch:
        warnings.simplefilter("error")
        patch.setattr(hdf5, "PATIENCE", 1.0)  # seconds; one file in some hundred keeps the HDF5 library for ever
        for name in ("load", "loads", "Unpickler"):
            patch.setattr(pickle, name, lambda *a, **k: pytest.fail("something was unpickled"))
        for seed in seeds:
            copy.write_bytes(mutated(data, seed))
            try:
                lc.load(copy)
            except lc.WeightsFileError as error:
                seen["refused"] += 1
                sentences.add(str(error).replace(str(copy), ""))
            except BaseException as error:
                raise AssertionError(f"seed {seed} of {path.name}: {type(error).__name__}: {error}") from error
            else:
                seen["opened"] += 1
    assert min(map(len, sentences)) > 5
    growth = _peak() - before
    assert growth < 2 * len(data) + RESERVE, f"{path.name}: memory grew by {growth} bytes"
    return seen["refused"], seen["opened"], growth


def _peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 if resource else 0

"""Keras and HDF5 files: what cannot be read says why, and no HDF5 file leads elsewhere or ends the process."""

import io
import json
import subprocess
import sys
import zipfile

import h5py
import numpy as np
import pytest

import lstm_core as lc
from lstm_core.interop import hdf5
from tests.unit.interop_files import NETWORKS, refused


def rewritten(folder, change, compression=zipfile.ZIP_STORED):
    """Return a copy of the .keras file with its members changed."""
    with zipfile.ZipFile(NETWORKS / "keras-model.keras") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(folder / "m.keras", "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return folder / "m.keras"


def configured(change):
    def apply(members):
        config = json.loads(members["config.json"])
        change(config["config"]["layers"])
        members["config.json"] = json.dumps(config).encode()

    return apply


def version(text):
    return lambda m: m.update({"metadata.json": json.dumps({"keras_version": text}).encode()})


KERAS = {
    "no configuration": (lambda m: m.pop("config.json"), "lacks config.json"),
    "unknown activation": (configured(lambda ls: ls[1]["config"].update(activation="gelu")), "'gelu'"),
    "a function of one's own": (
        configured(lambda ls: ls[1]["config"].update(activation={"class_name": "Mine", "config": {}})), "'Mine'"),
    "unknown merge": (configured(lambda ls: ls[3]["config"].update(merge_mode="max")), "'max'"),
    "other units": (configured(lambda ls: ls[1]["config"].update(units=5)), "5 units of LSTM"),
    "units that are no number": (configured(lambda ls: ls[1]["config"].update(units="4")), "units is '4'"),
    "no bias": (configured(lambda ls: ls[1]["config"].update(use_bias=False)), "2 were expected"),
    "another layer's name": (configured(lambda ls: ls[1]["config"].update(name="x")), "belong to 'memory', not to 'x'"),
    "a convolution": (configured(lambda ls: ls.__setitem__(slice(1, 4), [
        {"class_name": "ConvLSTM2D", "config": {"name": "c"}}])), "convolutions"),
    "NVIDIA's layout": (configured(lambda ls: ls.__setitem__(slice(1, 4), [
        {"class_name": "CuDNNLSTM", "config": {"name": "c"}}])), "NVIDIA"),
    "half precision": (configured(lambda ls: ls[1]["config"].update(dtype="mixed_float16")), "mixed_float16"),
    "a model of one's own": (lambda m: m.update({"config.json": b'{"class_name": "Mine", "config": {}}'}), "'Mine'"),
    "an unknown version": (version("x"), "slope is not known"),
    "a damaged HDF5 file": (lambda m: m.update({"model.weights.h5": m["model.weights.h5"][:3000]}), "truncated|HDF5"),
}  # fmt: skip


@pytest.mark.parametrize("case", KERAS)
def test_keras_files_that_cannot_be_read_say_why(case, tmp_path):
    change, words = KERAS[case]
    with refused(tmp_path, words):
        lc.from_keras(rewritten(tmp_path, change))


def test_a_compressed_keras_file_is_refused(tmp_path):
    with refused(tmp_path, "compressed"):
        lc.from_keras(rewritten(tmp_path, lambda m: None, zipfile.ZIP_DEFLATED))


def test_the_slope_of_hard_sigmoid_is_that_of_the_version(tmp_path):
    slopes = {}
    for text in ("2.15.0", "3.0.5"):
        net = lc.from_keras(rewritten(tmp_path, version(text)), "memory")
        slopes[text] = net.options.activations[0].alpha
    assert slopes == {"2.15.0": 0.2, "3.0.5": 1 / 6}


def hdf5_of(fill):
    stream = io.BytesIO()
    with h5py.File(stream, "w") as file:
        fill(file)
    return stream.getvalue()


HDF5 = {
    "soft link": (lambda f: f.__setitem__("a", h5py.SoftLink("/b")), "link"),
    "external link": (lambda f: f.__setitem__("a", h5py.ExternalLink("/etc/passwd", "x")), "link"),
    "external data": (
        lambda f: f.create_dataset("a", (4,), "f4", external=[("/etc/hostname", 0, 16)]), "another file|external"),
    "more than the file": (lambda f: f.create_dataset("a", (10**11,), "f8", chunks=(1000,)), "more bytes"),
    "compressed": (
        lambda f: f.create_dataset("a", data=np.zeros(10**6), compression="gzip"), "more bytes"),
    "deep groups": (lambda f: f.create_group("/".join("g" * 50)), "deeper"),
}  # fmt: skip


@pytest.mark.parametrize("case", HDF5)
def test_hdf5_that_leads_elsewhere_or_claims_too_much_is_refused(case):
    fill, words = HDF5[case]
    with pytest.raises(ValueError, match=words):
        hdf5.read_hdf5(hdf5_of(fill))


def test_a_process_that_ends_or_hangs_is_an_error_and_the_next_file_is_read(monkeypatch, tmp_path):
    good = (NETWORKS / "keras-model.h5").read_bytes()
    worker = tmp_path / "worker.py"
    for code in ("import os; os.abort()", "import time; time.sleep(60)"):
        worker.write_text(code)
        monkeypatch.setattr(hdf5, "PATIENCE", 0.5)
        monkeypatch.setattr(hdf5, "WORKER", worker)
        with hdf5.one_process():
            with pytest.raises(ValueError, match="ended or hung"):
                hdf5.read_hdf5(good)
            monkeypatch.undo()
            datasets, attributes = hdf5.read_hdf5(good)
            assert len(datasets) == 9
            assert attributes[""]["keras_version"].startswith("3.")


def test_h5py_is_never_imported_here():
    code = f"import sys, lstm_core as lc; lc.load({str(NETWORKS / 'keras-model.h5')!r}); print('h5py' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert answer.stdout.strip() == "False"

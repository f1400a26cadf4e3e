"""Files that other libraries wrote open with the same answer; damaged ones are one clear error."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest

import lstm_core as lc
from tests.unit.interop_files import ANSWERS, FILES, NETWORKS, X, refused

RNG = np.random.default_rng


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("dtype", [None, np.float64])
def test_files_of_other_libraries_give_their_answers(name, dtype):
    opened = {".safetensors": lc.from_safetensors, ".onnx": lc.from_onnx}.get(Path(name).suffix, lc.from_keras)
    net = opened(NETWORKS / name, dtype=dtype)
    y, _ = net(X.astype(net.dtype))
    np.testing.assert_allclose(y, ANSWERS[FILES[name]], atol=2e-6)
    again, _ = lc.load(NETWORKS / name)(X)
    np.testing.assert_allclose(again, y, atol=2e-6)


def test_networks_of_all_libraries_go_out_and_come_back(tmp_path):
    for name in FILES:
        net = lc.load(NETWORKS / name)
        for ending in ("npz", "json", "safetensors"):
            lc.save(net, tmp_path / f"net.{ending}")
            np.testing.assert_array_equal(lc.load(tmp_path / f"net.{ending}")(X)[0], net(X)[0])


def test_no_framework_and_no_parser_is_imported_before_it_is_needed():
    code = (
        "import sys, lstm_core as lc\n"
        "heavy = {'torch', 'keras', 'tensorflow', 'jax', 'onnx', 'h5py', 'safetensors', 'onnxruntime'}\n"
        f"folder = {str(NETWORKS)!r}\n"
        "lc.load(folder + '/torch-tagger.safetensors'); print(sorted(heavy & set(sys.modules)))\n"
        "lc.load(folder + '/keras-model.keras'); print(sorted(heavy & set(sys.modules)))\n"
        "lc.load(folder + '/graph.onnx'); print(sorted(heavy & set(sys.modules)))\n"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert answer.stdout.split("\n")[:3] == ["[]", "[]", "['onnx']"]


@pytest.mark.parametrize(("package", "use"), [
    ("onnx", lambda: lc.from_onnx(NETWORKS / "graph.onnx")),
    ("onnx", lambda: lc.to_onnx(lc.RNN(1, 1, rng=RNG(0)), "never.onnx")),
    ("torch", lambda: lc.from_torch("never.pt")),
])  # fmt: skip
def test_a_missing_package_is_one_sentence(package, use, monkeypatch):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ImportError, match=f"needs the package {package}; install it with: pip install {package}"):
        use()


def test_a_missing_h5py_is_one_sentence(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ImportError, match="needs the package h5py; install it with: pip install h5py"):
        lc.from_keras(NETWORKS / "keras-model.keras")


@pytest.mark.parametrize("ending", ["npz", "json", "safetensors", "onnx", "keras", "h5"])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x89HDF\r\n\x1a\n", b"{", bytes(range(256)) * 30], ids=len)
def test_what_is_no_such_file_is_refused(ending, data, tmp_path):
    path = tmp_path / f"file.{ending}"
    path.write_bytes(data)
    with refused(path, "file"):
        lc.load(path)


@pytest.mark.parametrize("ending", ["npz", "json", "safetensors", "onnx", "keras", "h5"])
def test_a_missing_file_is_said_to_be_missing(ending, tmp_path):
    with pytest.raises(FileNotFoundError):
        lc.load(tmp_path / f"nowhere.{ending}")


def test_a_pickle_by_name_is_not_opened(tmp_path):
    with pytest.raises(lc.WeightsFileError, match=r"pickle.*from_torch"):
        lc.load(tmp_path / "model.pt")


def described(path, **changes):
    text = json.loads(path.read_text())
    text["rnn"] |= changes
    path.write_text(json.dumps(text))


@pytest.mark.parametrize("changes", [
    {"hidden_size": 10**9}, {"hidden_size": 4000, "input_size": 1}, {"num_layers": 10**12}, {"proj_size": -1},
    {"proj_size": 10**9}, {"cell": "Chain"}, {"cell": "Directed"}, {"cell": ["LSTM"]}, {"dtype": "float16"},
    {"activations": [["tanh", 1, 2, 3]] * 3}, {"clip": -1}, {"variant": "NXX"}, {"rng": 3}, {"bias": 1},
], ids=str)  # fmt: skip
def test_descriptions_that_are_wrong_or_too_large_are_refused_before_arrays_are_made(changes, tmp_path):
    path = tmp_path / "net.json"
    lc.save(lc.LSTM(2, 3, rng=RNG(0)), path)
    described(path, **changes)
    with refused(path, "no network"):
        lc.load(path)


def test_an_archive_whose_arrays_claim_more_than_the_file_is_refused(tmp_path):
    path = tmp_path / "bomb.npz"
    lc.save(lc.LSTM(2, 3, rng=RNG(0)), path)
    with zipfile.ZipFile(path, "a") as archive:
        member = archive.infolist()[1]
        twin = [zipfile.ZipInfo(f"twin{k}.npy") for k in range(20)]
        for info in twin:  # entries of the directory that all point at one array
            info.header_offset, info.file_size, info.CRC = member.header_offset, member.file_size, member.CRC
            info.compress_size = member.compress_size
            archive.filelist.append(info)
        archive._didModify = True
    with refused(path, "together|not a whole|overlap"):
        lc.load(path)

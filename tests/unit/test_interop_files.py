"""Files that other libraries wrote open with the same answer; damaged ones are one clear error."""

import io
import json
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import h5py
import numpy as np
import onnx
import pytest
import safetensors.numpy
from onnx import helper

import lstm_core as lc
from lstm_core.interop import hdf5
from lstm_core.interop.onnx_names import read_activations

NETWORKS = Path(__file__).resolve().parents[2] / "notebooks" / "networks"
ANSWERS = {n: np.array(rows) for n, rows in json.loads((NETWORKS / "answers.json").read_text()).items()}
X = ANSWERS["x"].astype(np.float32)
FILES = {
    "torch-tagger.safetensors": "torch",
    "keras-model.keras": "keras",
    "keras-model.h5": "keras",
    "graph.onnx": "onnx",
}
RNG = np.random.default_rng


def refused(path, *words):
    return pytest.raises(lc.WeightsFileError, match="(?s)" + ".*".join(words))


# ------------------------------------------------------------------------------------------------- whole files


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


# ------------------------------------------------------------------------------------------------- safetensors


@pytest.fixture
def plain(tmp_path):
    """A file that the safetensors library wrote."""
    net = lc.LSTM(2, 3, dtype=np.float32, rng=RNG(0))
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


# ------------------------------------------------------------------------------------------------- descriptions


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


# ------------------------------------------------------------------------------------------------- ONNX


def onnx_model(nodes, arrays, folder=None):
    graph = helper.make_graph(
        nodes, "g", [helper.make_tensor_value_info("x", 1, None)], [helper.make_tensor_value_info("Y", 1, None)],
        [onnx.numpy_helper.from_array(a, n) for n, a in arrays.items()],
    )  # fmt: skip
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)])


def weights(rows=12, hidden=3, inputs=2, directions=1):
    rng = RNG(0)
    return {
        "W": rng.random((directions, rows, inputs), np.float32),
        "R": rng.random((directions, rows, hidden), np.float32),
    }


def lstm(inputs=("x", "W", "R"), outputs=("Y",), op="LSTM", name="one", **attributes):
    return helper.make_node(op, list(inputs), list(outputs), name=name, **{"hidden_size": 3} | attributes)


ONNX = {
    "no recurrent": ([helper.make_node("Relu", ["x"], ["Y"])], {}, "no LSTM, GRU or RNN"),
    "quantised": (
        [helper.make_node("DynamicQuantizeLSTM", ["x"], ["Y"], domain="com.microsoft")], {}, "DynamicQuantizeLSTM"),
    "computed weights": ([lstm(("x", "x", "R"))], weights(), "computed in the graph"),
    "no weights": ([lstm(("x", "", "R"))], weights(), "has no W"),
    "unknown attribute": ([lstm(colour=1)], weights(), "'colour'"),
    "unknown activation": ([lstm(activations=["Swish", "Tanh", "Tanh"])], weights(), "'Swish'"),
    "too few activations": ([lstm(activations=["Tanh"])], weights(), "1 activations; 3"),
    "left over": (
        [lstm(activations=["Sigmoid", "Tanh", "Tanh"], activation_alpha=[1.0])], weights(), "not clear to which"),
    "no constants": ([lstm(activations=["Sigmoid", "ScaledTanh", "Tanh"])], weights(), "runtimes do not agree"),
    "unknown direction": ([lstm(direction="sideways")], weights(), "'sideways'"),
    "unknown layout": ([lstm(layout=2)], weights(), "layout 2"),
    "another hidden_size": ([lstm(hidden_size=4)], weights(), "hidden_size 4"),
    "wrong rows": ([lstm()], weights(rows=11), "shape"),
    "one direction of two": ([lstm(direction="bidirectional")], weights(), "shape"),
    "a constant state": (
        [lstm(("x", "W", "R", "", "", "h"))], weights() | {"h": np.ones((1, 1, 3), np.float32)}, "constant initial_h"),
    "integers": ([lstm()], weights() | {"W": np.ones((1, 12, 2), np.int64)}, "int64"),
    "two that are not a stack": (
        [lstm(), lstm(name="two", outputs=("Z",))], weights(), "2 recurrent layers: 'one'.*'two'.*give name="),
}  # fmt: skip


@pytest.mark.parametrize("case", ONNX)
def test_graphs_that_cannot_be_read_say_why(case, tmp_path):
    nodes, arrays, words = ONNX[case]
    model = onnx_model(nodes, arrays)
    with pytest.raises((ValueError, TypeError), match=f"(?s){words}"):
        lc.from_onnx(model)
    onnx.save(model, tmp_path / "model.onnx")
    with refused(tmp_path, words):
        lc.from_onnx(tmp_path / "model.onnx")


def test_a_constant_state_of_zeros_and_constant_nodes_are_fine():
    arrays = weights()
    constant = helper.make_node("Constant", [], ["R2"], value=onnx.numpy_helper.from_array(arrays.pop("R"), "R2"))
    alias = helper.make_node("Identity", ["W"], ["W2"])
    node = lstm(("x", "W2", "R2", "", "", "h"))
    net = lc.from_onnx(onnx_model([constant, alias, node], arrays | {"h": np.zeros((1, 1, 3), np.float32)}))
    assert (net.input_size, net.hidden_size, net.bias) == (2, 3, False)


def test_a_node_is_chosen_by_name_and_named_nodes_are_stacked():
    second = {f"{k}2": a for k, a in weights(inputs=3).items()}
    nodes = [lstm(), lstm(("other", "W2", "R2"), name="two", outputs=("Z",))]
    model = onnx_model(nodes, weights() | second)
    assert lc.from_onnx(model, "two").input_size == 3
    assert lc.from_onnx(model, ["one", "two"]).num_layers == 2
    with pytest.raises(ValueError, match="no recurrent layer 'three'"):
        lc.from_onnx(model, "three")


def between(*steps, layout=0, axes=(1,)):
    """Return a graph of two nodes with these steps between the output of the first and the input of the second."""
    nodes, value = [lstm(layout=layout, outputs=("Y0",))], "Y0"
    for k, (op, attributes) in enumerate(steps):
        inputs = [value, "axes"] if op == "Squeeze" else [value]
        nodes.append(helper.make_node(op, inputs, [f"v{k}"], **attributes))
        value = f"v{k}"
    nodes.append(lstm((value, "W2", "R2"), name="two", layout=layout))
    arrays = weights() | {f"{k}2": a for k, a in weights(inputs=3).items()}
    return onnx_model(nodes, arrays | {"axes": np.array(axes, np.int64)})


SQUEEZE, MIX = ("Squeeze", {}), ("Transpose", {"perm": [1, 0, 2]})


@pytest.mark.parametrize("model", [
    between(SQUEEZE), between(SQUEEZE, ("Dropout", {})), between(SQUEEZE, MIX, MIX), between(SQUEEZE, axes=(-3,)),
    between(("Transpose", {"perm": [1, 0, 2, 3]}), SQUEEZE, axes=(0,)), between(SQUEEZE, layout=1, axes=(2,)),
], ids=range(6))  # fmt: skip
def test_nodes_of_which_each_reads_the_other_are_one_network(model):
    assert lc.from_onnx(model).num_layers == 2


@pytest.mark.parametrize("model", [
    between(SQUEEZE, MIX), between(SQUEEZE, ("Relu", {})), between(SQUEEZE, axes=(2,)), between(SQUEEZE, axes=(0,)),
    between(SQUEEZE, layout=1, axes=(1,)), between(), between(("Transpose", {"perm": [0, 0, 2, 3]}), SQUEEZE),
], ids=range(7))  # fmt: skip
def test_nodes_with_something_else_between_them_are_not_one_network(model):
    with pytest.raises(ValueError, match="2 recurrent layers"):
        lc.from_onnx(model)


@pytest.mark.parametrize("location", ["../secret", "/etc/passwd", "", "a/../../b", "link"])
def test_numbers_outside_the_model_s_folder_are_not_read(location, tmp_path):
    model = onnx_model([lstm()], weights())
    (tmp_path / "inside").mkdir()
    (tmp_path / "secret").write_bytes(bytes(96))
    (tmp_path / "inside" / "link").symlink_to(tmp_path / "secret")
    tensor = model.graph.initializer[0]
    tensor.ClearField("raw_data")
    tensor.data_location = onnx.TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value=location)
    (tmp_path / "inside" / "model.onnx").write_bytes(model.SerializeToString())
    with refused(tmp_path, "beside"):
        lc.from_onnx(tmp_path / "inside" / "model.onnx")


def test_numbers_beside_the_model_are_read(tmp_path):
    model = onnx_model([lstm()], weights())
    wanted = lc.from_onnx(model).parameters
    onnx.save(model, tmp_path / "m.onnx", save_as_external_data=True, location="m.data", size_threshold=0)
    for name, p in lc.from_onnx(tmp_path / "m.onnx").parameters.items():
        np.testing.assert_array_equal(p, wanted[name])
    (tmp_path / "m.data").write_bytes(b"short")
    with refused(tmp_path, "fewer"):
        lc.from_onnx(tmp_path / "m.onnx")


def test_constants_of_activations_go_to_those_that_take_them():
    found = read_activations(["HardSigmoid", "tanh", "Affine"], [0.25, 2.0], [0.5, 0.1])
    assert found == [("hard_sigmoid", 0.25, 0.5), ("tanh",), ("affine", 2.0, 0.1)]
    assert read_activations(["HardSigmoid", "LeakyRelu"], [np.float32(0.2)], []) == [
        ("hard_sigmoid", 0.2, 0.5), ("leaky_relu", 0.01)]  # fmt: skip
    assert read_activations(["Affine"], [1.0], [0.0]) == [("identity",)]


# ------------------------------------------------------------------------------------------------- Keras and HDF5


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

"""ONNX graphs: what cannot be read says why, stacked nodes are one network, no file outside the folder is read."""

import numpy as np
import onnx
import pytest
from onnx import helper

import lstm_core as lc
from lstm_core.interop.onnx_names import read_activations
from tests.unit.interop_files import refused


def onnx_model(nodes, arrays, folder=None):
    graph = helper.make_graph(
        nodes, "g", [helper.make_tensor_value_info("x", 1, None)], [helper.make_tensor_value_info("Y", 1, None)],
        [onnx.numpy_helper.from_array(a, n) for n, a in arrays.items()],
    )  # fmt: skip
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)])


def weights(rows=12, hidden=3, inputs=2, directions=1):
    rng = np.random.default_rng(0)
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

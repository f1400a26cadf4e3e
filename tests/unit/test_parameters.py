"""Names, orders and counts of parameters."""

import itertools

import numpy as np
import pytest

import lstm_core as lc
from lstm_core.parameters import GATE_ORDERS, check_parameters, count, reorder_gates

LSTM_ORDERS = ("torch", "onnx", "tensorflow1", "keras")


def net(cell="LSTM", *sizes, **options):
    return getattr(lc, cell)(*sizes, **options, rng=np.random.default_rng(0))


@pytest.mark.parametrize(("source", "target"), [*itertools.permutations(LSTM_ORDERS, 2)])
def test_blocks_move_from_one_order_to_another_and_back(source, target):
    blocks = {gate: np.full((2, 3), number) for number, gate in enumerate("ifgo")}
    there, wanted = (np.concatenate([blocks[gate] for gate in GATE_ORDERS[name]]) for name in (source, target))
    moved = reorder_gates(there, source, target)
    assert np.array_equal(moved, wanted)
    assert np.array_equal(reorder_gates(moved, target, source), there)


def test_orders_are_those_of_the_frameworks():
    assert GATE_ORDERS["onnx"] == ("i", "o", "f", "g")
    assert GATE_ORDERS["tensorflow1"] == ("i", "g", "f", "o")
    assert GATE_ORDERS["torch"] == GATE_ORDERS["keras"] == ("i", "f", "g", "o")
    assert GATE_ORDERS["torch_gru"] == ("r", "z", "n")
    assert GATE_ORDERS["keras_gru"] == GATE_ORDERS["onnx_gru"] == ("z", "r", "n")


def test_blocks_move_along_any_axis_and_by_their_letters():
    array = np.arange(8).reshape(1, 8)
    assert reorder_gates(array, "torch", ("o", "g", "f", "i"), axis=1).tolist() == [[6, 7, 4, 5, 2, 3, 0, 1]]
    assert reorder_gates(np.arange(3), "torch_gru", "onnx_gru").tolist() == [1, 0, 2]
    assert reorder_gates(np.arange(4), list("ifgo"), list("gfio")).tolist() == [2, 1, 0, 3]


@pytest.mark.parametrize(("array", "source", "target", "words"), [
    (np.zeros((5, 2)), "torch", "onnx", "5 rows; 4 blocks"),
    (np.zeros((4, 2)), "torch", "torch_gru", "do not name the same blocks"),
    (np.zeros((4, 2)), "pytorch", "torch", "pytorch.*known: torch"),
    (np.zeros((4, 2)), "torch", "ifgo", "ifgo.*known: torch"),
    (np.zeros((4, 2)), ("i", "i", "f", "g"), ("i", "i", "f", "g"), "twice"),
])  # fmt: skip
def test_orders_that_do_not_fit_are_refused(array, source, target, words):
    with pytest.raises(ValueError, match=words):
        reorder_gates(array, source, target)


def test_counting_and_checking():
    p = {"a": np.zeros((2, 3)), "b": np.zeros(4)}
    assert count(p) == 10
    assert check_parameters(p, {"a": (2, 3), "b": (4,)}) is p
    with pytest.raises(ValueError, match=r"a has shape \(2, 3\); this network needs \(3, 2\)"):
        check_parameters(p, {"a": (3, 2), "b": (4,)})


NAMES = ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"]


def test_names_and_shapes_are_those_of_torch():
    assert list(net("LSTM", 2, 3).parameters) == NAMES
    shapes = net("LSTM", 2, 3, 2, bidirectional=True, proj_size=1).shapes()
    assert shapes["weight_ih_l0_reverse"] == (12, 2)
    assert shapes["weight_hh_l1"] == (12, 1)
    assert shapes["weight_ih_l1_reverse"] == (12, 2)
    assert shapes["weight_hr_l1"] == (1, 3)
    assert len(shapes) == 20
    assert net("GRU", 2, 3, bias=False).shapes() == {"weight_ih_l0": (9, 2), "weight_hh_l0": (9, 3)}
    assert net("RNN", 2, 3).shapes()["bias_hh_l0"] == (3,)


@pytest.mark.parametrize(("options", "expected"), [
    ({}, {"weight_ih_l0": (16, 2), "weight_hh_l0": (16, 4)}),
    ({"variant": "CIFG", "peepholes": True}, {"weight_ih_l0": (12, 2), "peephole_i_l0": (4,), "peephole_o_l0": (4,)}),
    ({"variant": "NFG"}, {"weight_ih_l0": (12, 2)}),
    ({"variant": "FGR"}, {"weight_gg_l0": (12, 12)}),
    ({"variant": "FGR", "block_size": 2}, {"weight_ih_l0": (10, 2), "weight_gg_l0": (6, 6)}),
    ({"variant": "1997-full", "block_size": 4}, {"weight_ih_l0": (6, 2), "weight_gg_l0": (6, 2)}),
    ({"block_size": 2, "peepholes": True}, {"weight_ih_l0": (10, 2), "weight_hh_l0": (10, 4), "peephole_f_l0": (4,)}),
])  # fmt: skip
def test_shapes_of_variants(options, expected):
    shapes = net("LSTM", 2, 4, **options).shapes()
    assert expected.items() <= shapes.items()
    gates = [n[9] for n in shapes if n.startswith("peephole")]
    learned = {"CIFG": ["i", "o"], "NFG": ["i", "o"]}.get(options.get("variant"), ["i", "f", "o"])
    assert gates == (learned if options.get("peepholes") else [])


def test_the_parameter_counts_of_common_layers():
    assert net("LSTM", 10, 20).parameter_count() == 4 * (10 * 20 + 20 * 20 + 2 * 20)
    assert net("GRU", 10, 20).parameter_count() == 3 * (10 * 20 + 20 * 20 + 2 * 20)
    assert net("RNN", 10, 20, bias=False).parameter_count() == 10 * 20 + 20 * 20
    model = lc.Model(net("RNN", 1, 2), lc.Linear(2, 3, rng=np.random.default_rng(0)))
    assert model.parameter_count() == (2 + 4 + 4) + (6 + 3)
    assert list(model.parameters)[-2:] == ["head.weight", "head.bias"]
    assert model.parameters["rnn.weight_hh_l0"] is model.rnn.parameters["weight_hh_l0"]

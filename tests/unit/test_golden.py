"""Both implementations against what PyTorch, ONNX Runtime and Keras answered (tools/make_golden.py)."""

import numpy as np
import pytest

import lstm_core as lc
from lstm_core import cells
from tests.unit import golden, readable
from tests.unit.central import worst

# PyTorch answered in float64; ONNX Runtime computes in float32, and so does Keras in part
TOLERANCE = {"golden_torch.json": 1e-13, "golden_onnx.json": 2e-6, "golden_keras.json": 2e-6}


def by_name(file):
    return [pytest.param(file, case, id=case["name"]) for case in golden.read(file)]


ALL = [case for file in TOLERANCE for case in by_name(file)]


@pytest.mark.parametrize(("file", "case"), ALL)
def test_fast_layers_answer_as_the_library_did(file, case):
    assert golden.forward_error(case, lambda net, *run: net(*run)) <= TOLERANCE[file]


@pytest.mark.parametrize(("file", "case"), [c for c in ALL if c.values[1]["x"].ndim == 3])
def test_readable_cells_answer_as_the_library_did(file, case):
    assert golden.forward_error(case, readable.run) <= TOLERANCE[file]


@pytest.mark.parametrize(("file", "case"), by_name("golden_torch.json"))
def test_every_gradient_is_the_one_of_autograd(file, case):
    assert golden.backward_error(case) <= 1e-13


@pytest.mark.parametrize(("file", "case"), by_name("golden_plain.json"))
def test_every_quantity_of_a_plain_layer_at_every_timestep(file, case):
    net = getattr(lc, case["cell"])(case["x"].shape[1], len(case["h0"]), rng=np.random.default_rng(0))
    net.load_parameters({f"{name}_l0": value for name, value in case["params"].items()})
    state = (case["h0"][None], case["c0"][None]) if case["cell"] == "LSTM" else case["h0"][None]
    trace = net.trace(case["x"], state)
    found = {name: getattr(trace, name) for name in case["expected"]}
    assert worst(found, case["expected"]) <= 1e-13
    if case["cell"] == "LSTM":
        record = readable.run(net, case["x"][:, None], tuple(s[:, None] for s in state))[2][0][0]
        assert worst({n: np.array(v) for n, v in record.items()}, case["expected"]) <= 1e-13


@pytest.mark.parametrize(("file", "case"), [c for c in by_name("golden_plain.json") if c.values[1]["cell"] == "LSTM"])
def test_the_step_that_readers_meet_first_gives_every_quantity(file, case):
    h, c = case["h0"][None], case["c0"][None]
    found = {name: [] for name in case["expected"]}
    for x in case["x"]:
        step = cells.lstm_step(x[None], h, c, **case["params"])
        h, c = step.h, step.c
        for name, values in found.items():
            values.append(getattr(step, name)[0])
    assert worst({name: np.array(values) for name, values in found.items()}, case["expected"]) <= 1e-13


@pytest.mark.parametrize("file", [*golden.FILES, *golden.AT_REST])
def test_no_two_weights_of_a_golden_tensor_are_alike(file):
    for case in golden.read(file):
        for name, tensor in case["params"].items():
            unused = "keras" in file and name == "bias_hh_l0" and not tensor.any()
            assert unused or len(np.unique(tensor)) == tensor.size, (case["name"], name)


def test_golden_files_stay_small():
    assert sum((golden.FOLDER / file).stat().st_size for file in (*golden.FILES, *golden.AT_REST)) <= 300_000

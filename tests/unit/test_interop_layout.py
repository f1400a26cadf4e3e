"""ONNX's batch-first graphs, run: the file's own order of axes on one side, the course's on the other."""

import numpy as np
import onnx
import pytest
from onnx import helper
from onnx.reference import ReferenceEvaluator

import lstm_core as lc

SEQ_LEN, BATCH, INPUTS, HIDDEN = 5, 3, 2, 4
BLOCKS = {"LSTM": 4, "GRU": 3, "RNN": 1}


def graph(cell, layout, rng):
    """Return a model of one plain node, weights all different; from the same seed the same in either layout."""
    rows = BLOCKS[cell] * HIDDEN
    shapes = {"W": (1, rows, INPUTS), "R": (1, rows, HIDDEN), "B": (1, 2 * rows)}
    given = [onnx.numpy_helper.from_array(rng.standard_normal(s).astype(np.float32), n) for n, s in shapes.items()]
    more = {"linear_before_reset": 1} if cell == "GRU" else {}
    outputs = ["Y", "Y_h", "Y_c"][: 3 if cell == "LSTM" else 2]
    node = helper.make_node(cell, ["x", "W", "R", "B"], outputs, hidden_size=HIDDEN, layout=layout, **more)
    kind = onnx.TensorProto.FLOAT
    ends = [helper.make_tensor_value_info(name, kind, None) for name in ("x", *outputs)]
    return helper.make_model(helper.make_graph([node], "g", ends[:1], ends[1:], given))


@pytest.mark.parametrize("cell", BLOCKS)
@pytest.mark.parametrize("layout", [0, 1])
def test_a_graph_of_either_layout_is_called_time_major(cell, layout):
    """ONNX's reference evaluator knows these plain nodes in both layouts; ONNX Runtime knows only layout 0."""
    model = graph(cell, layout, np.random.default_rng(4))
    x = np.random.default_rng(5).standard_normal((SEQ_LEN, BATCH, INPUTS)).astype(np.float32)
    y, state = lc.from_onnx(model)(x)
    own = x.swapaxes(0, 1) if layout else x
    answer, *final = ReferenceEvaluator(model).run(None, {"x": own})  # Y (B, T, 1, H), or (T, 1, B, H)
    wanted = answer[:, :, 0].swapaxes(0, 1) if layout else answer[:, 0]
    assert answer.shape == ((BATCH, SEQ_LEN, 1, HIDDEN) if layout else (SEQ_LEN, 1, BATCH, HIDDEN))
    np.testing.assert_allclose(y, wanted, atol=2e-6)
    for ours, theirs in zip(state if cell == "LSTM" else (state,), final, strict=False):
        np.testing.assert_allclose(ours, theirs.swapaxes(0, 1) if layout else theirs, atol=2e-6)

"""ONNX graphs in and out, against ONNX Runtime in a process of its own: every attribute of LSTM, GRU and RNN."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

import numpy as np
import onnx
import pytest
import torch
from onnx import helper

import lstm_core as lc
from lstm_core.interop.composed import Directed
from lstm_core.interop.onnx_names import NO_DEFAULT
from tests.unit.central import parts_of, worst
from tests.unit.configurations import maybe, pick

NUMBER, TOLERANCE = 300, 2e-6
USUAL = {"LSTM": ("Sigmoid", "Tanh", "Tanh"), "GRU": ("Sigmoid", "Tanh"), "RNN": ("Tanh",)}
BLOCKS = {"LSTM": 4, "GRU": 3, "RNN": 1}
# name -> constants: how many alphas and betas, and from where they are drawn
GATES = {"Sigmoid": (), "HardSigmoid": ((0.1, 0.4), (0.3, 0.6))}
VALUES = {"Tanh": (), "Softsign": (), "Softplus": (), "Relu": (), "Sigmoid": (), "Elu": ((0.3, 1.2),)}
VALUES |= {"LeakyRelu": ((0.05, 0.3),), "ThresholdedRelu": ((0.1, 0.5),), "HardSigmoid": ((0.1, 0.4), (0.3, 0.6))}
VALUES |= {"ScaledTanh": ((0.6, 1.4), (0.5, 1.2)), "Affine": ((0.3, 0.8), (-0.2, 0.2))}


@pytest.fixture(scope="module")
def elsewhere():
    """A process for ONNX Runtime, which ends its process on some inputs."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield pool


def run_model(data, feed):
    import onnxruntime

    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(data, settings, providers=["CPUExecutionProvider"])
    return session.run(None, feed)


def runtime(pool, data, feed):
    return pool.submit(run_model, data, feed).result(timeout=120)


def drawn_activations(rng, op, directions):
    """Return the three attributes; constants are left out now and then, so that the defaults are taken."""
    names, alphas, betas = [], [], []
    whole = maybe(rng, 0.8)
    for _ in range(directions):
        for k in range(len(USUAL[op])):
            kinds = GATES if k == 0 and op != "RNN" else VALUES
            names.append(pick(rng, [n for n in kinds if whole or n.lower() not in NO_DEFAULT]))
            constants = [float(np.float32(rng.uniform(*span))) for span in kinds[names[-1]]] if whole else []
            alphas += constants[:1]
            betas += constants[1:2]
    given = {"activations": names, "activation_alpha": alphas, "activation_beta": betas}
    return {key: values for key, values in given.items() if values}


def drawn(seed):
    """Return a model of one recurrent node with every attribute drawn, its inputs, and what the node is."""
    rng = np.random.default_rng([31, seed])
    op = pick(rng, ("LSTM", "LSTM", "GRU", "RNN"))
    inputs, hidden, seq_len, batch = (int(rng.integers(1, top + 1)) for top in (16, 16, 30, 6))
    direction = pick(rng, ("forward", "reverse", "bidirectional"))
    n = 2 if direction == "bidirectional" else 1
    rows = BLOCKS[op] * hidden
    attributes = {"hidden_size": hidden, "direction": direction}
    attributes |= drawn_activations(rng, op, n) if maybe(rng) else {}
    attributes |= {"clip": float(np.float32(rng.uniform(0.3, 1.5)))} if maybe(rng, 0.4) else {}
    attributes |= {"linear_before_reset": int(maybe(rng))} if op == "GRU" else {}
    attributes |= {"input_forget": int(maybe(rng, 0.3))} if op == "LSTM" else {}

    def numbers(*shape):
        return rng.uniform(-0.5, 0.5, shape).astype(np.float32)

    weights = {"W": numbers(n, rows, inputs), "R": numbers(n, rows, hidden)}
    weights |= {"B": numbers(n, 2 * rows)} if maybe(rng, 0.8) else {}
    weights |= {"P": numbers(n, 3 * hidden)} if op == "LSTM" and maybe(rng) else {}
    feed = {"X": 2 * numbers(seq_len, batch, inputs)}
    feed |= {"sequence_lens": rng.integers(1, seq_len + 1, batch).astype(np.int32)} if maybe(rng) else {}
    feed |= {"initial_h": numbers(n, batch, hidden)} if maybe(rng) else {}
    feed |= {"initial_c": numbers(n, batch, hidden)} if op == "LSTM" and "initial_h" in feed else {}
    return op, attributes, weights, feed


def model_of(op, attributes, weights, feed):
    names = ["X", "W", "R", "B", "sequence_lens", "initial_h", *(["initial_c", "P"] if op == "LSTM" else [])]
    names = [name if name in weights or name in feed else "" for name in names]
    outputs = ["Y", "Y_h", "Y_c"][: 3 if op == "LSTM" else 2]
    kinds = {np.dtype(np.int32): onnx.TensorProto.INT32, np.dtype(np.float32): onnx.TensorProto.FLOAT}
    graph = helper.make_graph(
        [helper.make_node(op, names, outputs, name="node", **attributes)], "drawn",
        [helper.make_tensor_value_info(n, kinds[a.dtype], a.shape) for n, a in feed.items()],
        [helper.make_tensor_value_info(n, onnx.TensorProto.FLOAT, None) for n in outputs],
        [onnx.numpy_helper.from_array(a, n) for n, a in weights.items()],
    )  # fmt: skip
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)], ir_version=8)


def by_course(net, feed, cell):
    state = None
    if "initial_h" in feed:
        state = (feed["initial_h"], feed["initial_c"]) if cell == "LSTM" else feed["initial_h"]
    y, final = net(feed["X"], state, feed.get("sequence_lens"))
    return {"y": y} | dict(zip("hc", parts_of(final), strict=False))


@pytest.mark.parametrize("first", range(0, NUMBER, 50))
def test_every_attribute(first, elsewhere, note):
    for seed in range(first, first + 50):
        op, attributes, weights, feed = drawn(seed)
        model = model_of(op, attributes, weights, feed)
        y, *final = runtime(elsewhere, model.SerializeToString(), feed)
        wanted = {"y": np.concatenate(list(y.transpose(1, 0, 2, 3)), axis=-1)} | dict(zip("hc", final, strict=False))
        net = lc.from_onnx(model)
        found = by_course(net, feed, op)
        assert note(f"from_onnx {op}", worst(found, wanted)) <= TOLERANCE, (seed, op, attributes, list(weights))
        turned = turned_layout(model)
        again = lc.from_onnx(turned)
        assert all(np.array_equal(again.parameters[name], p) for name, p in net.parameters.items())


def turned_layout(model):
    """Return the model with layout = 1: the same weights, and ONNX Runtime has no answer to compare with."""
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    copy.graph.node[0].attribute.append(helper.make_attribute("layout", 1))
    return copy


def exportable(rng):
    """Return a float32 network with the options that ONNX has."""
    cell = pick(rng, ("LSTM", "LSTM", "GRU", "RNN"))
    options = {"num_layers": int(rng.integers(1, 4)), "bias": maybe(rng, 0.8), "bidirectional": maybe(rng)}
    options |= {"clip": float(np.float32(rng.uniform(0.3, 1.5)))} if maybe(rng, 0.3) else {}
    if cell == "LSTM":
        options |= {"peepholes": maybe(rng), "variant": pick(rng, ("vanilla", "CIFG", "NIAF", "NOAF"))}
    if cell == "GRU":
        options["reset_after"] = maybe(rng)
    if cell == "RNN" and maybe(rng):
        options["activation"] = pick(rng, ("relu", "softsign", ("elu", 0.5)))
    sizes = int(rng.integers(1, 17)), int(rng.integers(1, 17))
    return getattr(lc, cell)(*sizes, **options, dtype=np.float32, rng=rng)


def test_what_is_written_is_what_onnx_runtime_computes(elsewhere, tmp_path, note):
    for seed in range(80):
        rng = np.random.default_rng([32, seed])
        net = exportable(rng)
        x = rng.standard_normal((int(rng.integers(1, 20)), int(rng.integers(1, 5)), net.input_size))
        feed = {"x": x.astype(np.float32), "lengths": rng.integers(1, len(x) + 1, x.shape[1]).astype(np.int32)}
        n, parts = net.num_directions, 2 if net.cell == "LSTM" else 1
        shape = (net.num_layers * n, x.shape[1], net.hidden_size)
        state = [rng.standard_normal(shape).astype(np.float32) for _ in range(parts)]
        for k in range(net.num_layers):
            own = f"_l{k}" if net.num_layers > 1 else ""
            feed |= {f"{letter}0{own}": s[k * n : (k + 1) * n] for letter, s in zip("hc", state, strict=False)}
        lc.to_onnx(net, tmp_path / "net.onnx", state=True, lengths=True)
        *finals, y = runtime(elsewhere, (tmp_path / "net.onnx").read_bytes(), feed)
        wanted = {"y": y} | {letter: np.concatenate(finals[k::parts]) for k, letter in enumerate("hc"[:parts])}
        y, final = net(feed["x"], tuple(state) if parts == 2 else state[0], feed["lengths"])
        found = {"y": y} | dict(zip("hc", parts_of(final), strict=False))
        assert note(f"to_onnx {net.cell}", worst(found, wanted)) <= TOLERANCE, seed


def test_a_model_with_its_head(elsewhere, tmp_path):
    rng = np.random.default_rng(3)
    model = lc.Model(lc.LSTM(3, 5, 2, rng=rng), lc.Linear(5, 2, rng=rng))
    lc.to_onnx(model, tmp_path / "model.onnx", dtype=np.float32)
    x = rng.standard_normal((6, 2, 3))
    (y,) = runtime(elsewhere, (tmp_path / "model.onnx").read_bytes(), {"x": x.astype(np.float32)})
    np.testing.assert_allclose(y, model(x), atol=TOLERANCE)


def test_directions_of_their_own_go_out_too(elsewhere, tmp_path):
    rng = np.random.default_rng(4)
    parts = [lc.LSTM(3, 4, activations=a, dtype=np.float32, rng=rng)
             for a in (("sigmoid", "relu", "tanh"), ("hard_sigmoid", "tanh", "softsign"))]  # fmt: skip
    x = rng.standard_normal((6, 2, 3)).astype(np.float32)
    for net in (Directed(*parts), Directed(None, parts[1])):
        lc.to_onnx(net, tmp_path / "net.onnx")
        (y,) = runtime(elsewhere, (tmp_path / "net.onnx").read_bytes(), {"x": x})
        np.testing.assert_allclose(net(x)[0], y, atol=TOLERANCE)
        np.testing.assert_array_equal(lc.from_onnx(tmp_path / "net.onnx")(x)[0], net(x)[0])


class Tagger(torch.nn.Module):
    def __init__(self, cell, **options):
        super().__init__()
        self.embedding = torch.nn.Embedding(20, 6)
        self.rnn = getattr(torch.nn, cell)(6, 8, 2, **options)
        self.head = torch.nn.Linear(16 if options.get("bidirectional") else 8, 5)

    def forward(self, tokens):
        return self.head(self.rnn(self.embedding(tokens))[0])


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("cell", ["LSTM", "GRU", "RNN"])
@pytest.mark.parametrize("options", [{}, {"bidirectional": True}, {"batch_first": True, "bias": False}], ids=str)
def test_graphs_that_pytorch_writes(cell, options, elsewhere, tmp_path, note):
    torch.manual_seed(2)
    model = Tagger(cell, **options).eval()
    tokens = torch.randint(0, 20, (7, 3))
    path = tmp_path / "tagger.onnx"
    torch.onnx.export(model, (tokens,), path, dynamo=False, input_names=["tokens"], dynamic_axes={"tokens": [0, 1]})
    net = lc.from_onnx(path)
    assert (net.num_layers, net.bidirectional) == (2, options.get("bidirectional", False))
    turn = (lambda a: a.transpose(1, 0, 2)) if options.get("batch_first") else (lambda a: a)
    x = turn(model.embedding(tokens).detach().numpy())
    y, _ = net(np.ascontiguousarray(x))
    with torch.no_grad():
        wanted = model.rnn(model.embedding(tokens))[0].numpy()
    assert note("graphs that PyTorch writes", np.abs(turn(y) - wanted).max()) <= TOLERANCE
    (answer,) = runtime(elsewhere, path.read_bytes(), {"tokens": tokens.numpy()})
    head = lc.from_torch(model, "rnn", head="head").head
    np.testing.assert_allclose(turn(head(y)), answer, atol=TOLERANCE)

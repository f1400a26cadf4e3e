"""Random networks against ONNX Runtime and Keras: what PyTorch lacks, forward and states."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

import numpy as np
import pytest

import lstm_core as lc
from tests.unit.central import worst
from tests.unit.configurations import maybe, pick
from tools.golden import from_keras

TOLERANCE = 2e-6
NUMBER = 150

GATES = ("sigmoid", ["hard_sigmoid", 0.25, 0.4])
VALUES = (
    "tanh",
    "softsign",
    "softplus",
    "relu",
    "sigmoid",
    ["elu", 0.7],
    ["leaky_relu", 0.1],
    ["scaled_tanh", 1.3, 0.6],
)
VALUES += (["thresholded_relu", 0.2], ["affine", 0.4, -0.1])
KERAS_GATES = {"sigmoid": "sigmoid", "hard_sigmoid": ["hard_sigmoid", 1 / 6, 0.5]}
KERAS_VALUES = {"tanh": "tanh", "softsign": "softsign", "relu": "relu", "linear": "identity", "elu": ["elu", 1.0]}


@pytest.fixture(scope="module")
def elsewhere():
    """A process for ONNX Runtime, which ends its process on some inputs."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield pool


def answer_of_onnx(*arguments):
    from tools.golden.from_onnx import answer

    return answer(*arguments)


def sizes_and_input(rng):
    sizes = tuple(int(rng.integers(1, top + 1)) for top in (32, 32, 50, 8))
    x = rng.standard_normal((sizes[2], sizes[3], sizes[0])).astype(np.float32)
    lengths = rng.integers(1, sizes[2] + 1, sizes[3]) if maybe(rng) else None
    return sizes, x, lengths


def onnx_options(rng, cell):
    """Return options by the course's names, in the plain form of the golden cases."""
    options = {"clip": float(np.float32(rng.uniform(0.3, 1.5)))} if maybe(rng, 0.4) else {}
    if cell == "GRU":
        options["reset_after"] = maybe(rng)
    if cell == "LSTM":
        options |= {"peepholes": True} if maybe(rng) else {}
        options |= {"variant": "CIFG"} if maybe(rng, 0.3) else {}
    if maybe(rng):
        number = {"LSTM": 2, "GRU": 1, "RNN": 0}[cell]
        chosen = [pick(rng, VALUES) if cell == "RNN" else pick(rng, GATES), *(pick(rng, VALUES) for _ in range(number))]
        options |= {"activation": chosen[0]} if cell == "RNN" else {"activations": chosen}
    return options


def hashable(options):
    """Return the options in the form that the networks take: tuples instead of lists."""

    def one(a):
        return tuple(a) if isinstance(a, list) else a

    result = dict(options)
    if "activation" in result:
        result["activation"] = one(result["activation"])
    if "activations" in result:
        result["activations"] = tuple(one(a) for a in result["activations"])
    return result


def in_float32(net):
    """Round all parameters to float32 values, so that both libraries start from the same numbers."""
    for p in net.parameters.values():
        p[...] = p.astype(np.float32)
    return net


def course_answer(net, x, state, lengths):
    parts = [s.astype(np.float64) for s in state]
    y, final = net(x.astype(np.float64), tuple(parts) if net.cell == "LSTM" else parts[0], lengths)
    return {"y": y} | dict(zip("hc", final if net.cell == "LSTM" else (final,), strict=False))


def turned(array, lengths, seq_len):
    result = array.copy()
    for b in range(array.shape[1]):
        n = seq_len if lengths is None else lengths[b]
        result[:n, b] = array[:n, b][::-1]
    return result


@pytest.mark.parametrize("first", range(0, NUMBER, 25))
def test_onnx_runtime(first, elsewhere, note):
    for seed in range(first, first + 25):
        rng = np.random.default_rng([10, seed])
        cell = pick(rng, ("LSTM", "LSTM", "GRU", "RNN"))
        sizes, x, lengths = sizes_and_input(rng)
        direction, options = pick(rng, ("forward", "reverse", "bidirectional")), onnx_options(rng, cell)
        both = {"bidirectional": direction == "bidirectional"}
        net = in_float32(getattr(lc, cell)(*sizes[:2], **both, **hashable(options), rng=rng))
        state = [rng.standard_normal((net.num_directions, sizes[3], sizes[1])).astype(np.float32) for _ in "hc"]
        state = state[: 2 if cell == "LSTM" else 1]
        settings = (
            cell,
            direction,
            sizes,
            options,
            net.parameters,
            x,
            None if lengths is None else lengths.tolist(),
            state,
        )
        y, *final = elsewhere.submit(answer_of_onnx, *settings).result(timeout=60)
        wanted = {"y": np.concatenate(list(y.transpose(1, 0, 2, 3)), axis=-1)} | dict(zip("hc", final, strict=False))
        if direction == "reverse":
            found = course_answer(net, turned(x, lengths, sizes[2]), state, lengths)
            found["y"] = turned(found["y"], lengths, sizes[2])
        else:
            found = course_answer(net, x, state, lengths)
        assert note(f"onnxruntime {cell}", worst(found, wanted)) <= TOLERANCE, (seed, cell, sizes, direction, options)


def keras_options(rng, cell):
    """Return Keras's options and the course's for the same network."""
    gate, value = pick(rng, list(KERAS_GATES)), pick(rng, list(KERAS_VALUES))
    if cell == "RNN":
        return {"activation": value}, {"activation": KERAS_VALUES[value]}
    theirs = {"recurrent_activation": gate, "activation": value}
    chosen = [KERAS_GATES[gate], *[KERAS_VALUES[value]] * (2 if cell == "LSTM" else 1)]
    ours = {"activations": chosen}
    if cell == "GRU":
        after = {"reset_after": maybe(rng)}
        return theirs | after, ours | after
    return theirs, ours


@pytest.mark.parametrize("first", range(0, NUMBER, 25))
def test_keras(first, note):
    for seed in range(first, first + 25):
        rng = np.random.default_rng([11, seed])
        cell = pick(rng, ("LSTM", "GRU", "RNN"))
        sizes, x, lengths = sizes_and_input(rng)
        theirs, ours = keras_options(rng, cell)
        net = in_float32(getattr(lc, cell)(*sizes[:2], **hashable(ours), rng=rng))
        if not theirs.get("reset_after"):
            net.parameters["bias_hh_l0"][...] = 0  # Keras has one bias
        state = [rng.standard_normal((sizes[3], sizes[1])) for _ in "hc"][: 2 if cell == "LSTM" else 1]
        y, *final = from_keras.answer(cell, sizes, theirs, net.parameters, x.astype(np.float64), lengths, state)
        wanted = {"y": y} | {n: f[None] for n, f in zip("hc", final, strict=False)}
        found = course_answer(net, x, [s[None] for s in state], lengths)
        assert note(f"keras {cell}", worst(found, wanted)) <= TOLERANCE, (seed, cell, sizes, theirs)

"""Everything refused says what came, what was expected, and how to mend it."""

import re

import numpy as np
import pytest

import lstm_core as lc

CELLS = ("LSTM", "GRU", "RNN")
X = np.zeros((5, 2, 3))


def make(cell="LSTM", *sizes, **options):
    return getattr(lc, cell)(*(sizes or (3, 4)), **{"rng": np.random.default_rng(0)} | options)


def refused(error, *words):
    """Return a context that expects an error whose message holds all the words."""
    pattern = "".join(f"(?=.*{re.escape(word)})" for word in words)
    return pytest.raises(error, match=f"(?s){pattern}")


# ------------------------------------------------------------------------------------------------- sizes and options


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("name", ["input_size", "hidden_size", "num_layers"])
@pytest.mark.parametrize("value", [0, -1])
def test_sizes_below_one_are_refused(cell, name, value):
    sizes = {"input_size": 3, "hidden_size": 4, "num_layers": 1, name: value}
    with refused(ValueError, name, str(value), "at least 1"):
        make(cell, *sizes.values())


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("name", ["input_size", "hidden_size", "num_layers"])
@pytest.mark.parametrize("value", [5.0, "10", True, np.bool_(True), None, np.float64(4), [3]])
def test_sizes_that_are_no_whole_numbers_are_refused(cell, name, value):
    sizes = {"input_size": 3, "hidden_size": 4, "num_layers": 1, name: value}
    with refused(TypeError, name, repr(value), type(value).__name__, "give an int"):
        make(cell, *sizes.values())


@pytest.mark.parametrize("size", [np.int64(3), np.uint8(3)])
def test_numpy_integers_are_sizes(size):
    assert make("LSTM", size, size)(X)[0].shape == (5, 2, 3)


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"bias": 1}, TypeError, ["bias", "1", "int", "True or False"]),
        ({"bidirectional": "yes"}, TypeError, ["bidirectional", "'yes'", "True or False"]),
        ({"peepholes": None}, TypeError, ["peepholes", "None", "True or False"]),
        ({"proj_size": 4}, ValueError, ["proj_size is 4", "below hidden_size = 4"]),
        ({"proj_size": 5}, ValueError, ["proj_size is 5", "below hidden_size = 4"]),
        ({"proj_size": -1}, ValueError, ["proj_size is -1"]),
        ({"proj_size": True}, TypeError, ["proj_size is True", "bool"]),
        ({"proj_size": 2.0}, TypeError, ["proj_size is 2.0", "float"]),
        ({"variant": "Vanilla"}, ValueError, ["'Vanilla'", "vanilla", "CIFG"]),
        ({"variant": "NP", "peepholes": True}, ValueError, ["NP", "no peepholes"]),
        ({"activations": ("sigmoid", "tanh")}, ValueError, ["give 3", "cell output"]),
        ({"activations": "tanh"}, ValueError, ["'tanh'", "give 3"]),
        ({"activations": ("sigmoid", "tanh", "swish")}, ValueError, ["'swish'", "softsign"]),
        ({"activations": ("sigmoid", "tanh", np.tanh)}, TypeError, ["activations", "give a name"]),
        (
            {"variant": "NIAF", "activations": ("sigmoid", "relu", "tanh")},
            ValueError,
            ["NIAF", "relu", "identity"],
        ),
        ({"variant": "1997", "activations": ("sigmoid", "tanh", "relu")}, ValueError, ["1997", "relu"]),
        ({"clip": 0}, ValueError, ["clip is 0.0", "above 0"]),
        ({"clip": -1.0}, ValueError, ["clip is -1.0", "above 0"]),
        ({"clip": np.nan}, ValueError, ["clip is nan", "finite"]),
        ({"clip": True}, TypeError, ["clip is True", "bool"]),
        ({"clip": "3"}, TypeError, ["clip is '3'", "str"]),
        ({"block_size": 3}, ValueError, ["hidden_size is 4", "multiple of block_size = 3"]),
        ({"block_size": 0}, ValueError, ["block_size is 0"]),
        ({"dtype": np.float16}, TypeError, ["float16", "float64 or float32"]),
        ({"dtype": int}, TypeError, ["int64", "float64 or float32"]),
        ({"dtype": "double precision"}, TypeError, ["double precision", "np.float64"]),
        ({"dropout": 0.5}, TypeError, ["dropout"]),
        ({"rng": 0}, TypeError, ["rng is 0", "int", "np.random.default_rng(0)"]),
        ({"rng": np.random}, TypeError, ["rng", "np.random.default_rng(0)"]),
    ],
)
def test_options_of_an_lstm_are_checked(options, error, words):
    with refused(error, *words):
        make("LSTM", **options)


@pytest.mark.parametrize(
    ("cell", "options", "error", "words"),
    [
        ("GRU", {"reset_after": 1}, TypeError, ["reset_after", "True or False"]),
        ("GRU", {"activations": ("sigmoid",)}, ValueError, ["give 2"]),
        ("GRU", {"clip": 0}, ValueError, ["clip", "above 0"]),
        ("GRU", {"proj_size": 2}, TypeError, ["proj_size"]),
        ("RNN", {"activation": "swish"}, ValueError, ["'swish'"]),
        ("RNN", {"activation": None}, TypeError, ["None"]),
        ("RNN", {"clip": -2}, ValueError, ["clip is -2.0"]),
        ("RNN", {"activation": ("tanh", 0.5)}, ValueError, ["'tanh' has no alpha"]),
        ("RNN", {"activation": ("leaky_relu", "0.5")}, TypeError, ["alpha", "'0.5'"]),
        ("RNN", {"activation": ("elu", 1.0, 2.0)}, ValueError, ["'elu' has no beta"]),
        ("RNN", {"activation": ("affine", np.nan)}, ValueError, ["alpha", "nan"]),
    ],
)
def test_options_of_the_other_cells_are_checked(cell, options, error, words):
    with refused(error, *words):
        make(cell, **options)


# ------------------------------------------------------------------------------------------------- the input


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize(
    ("x", "error", "words"),
    [
        (
            np.zeros((5, 2, 4)),
            ValueError,
            ["x has shape (5, 2, 4)", "(seq_len, batch_size, input_size)", "3"],
        ),
        (np.zeros((5, 4)), ValueError, ["x has shape (5, 4)", "(seq_len, input_size)", "3"]),
        (np.zeros(3), ValueError, ["x has shape (3,)", "(seq_len, batch_size, input_size)"]),
        (np.zeros(()), ValueError, ["x has shape ()"]),
        (np.zeros((1, 5, 2, 3)), ValueError, ["x has shape (1, 5, 2, 3)"]),
        (np.zeros((0, 2, 3)), ValueError, ["T = 0", "at least one"]),
        (np.zeros((0, 3)), ValueError, ["T = 0"]),
        ([[[0.0, 0, 0]]], TypeError, ["x is a list", "numpy array", "np.asarray"]),
        (None, TypeError, ["x is a NoneType"]),
        (X.astype(int), TypeError, ["int64", "float64", "astype"]),
        (X.astype(bool), TypeError, ["bool", "float64"]),
        (X.astype(complex), TypeError, ["complex128", "float64"]),
        (X.astype(object), TypeError, ["object", "float64"]),
        (X.astype(np.float32), TypeError, ["float32", "float64"]),
        (X.astype(np.float16), TypeError, ["float16", "float64"]),
        (X.astype(np.longdouble), TypeError, [str(np.dtype(np.longdouble)), "float64"]),
        (np.ma.masked_array(X, X == 0), TypeError, ["masked", "filled"]),
    ],
)
def test_the_input_is_checked(cell, x, error, words):
    with refused(error, *words):
        make(cell)(x)


def test_float64_into_float32_weights_names_both():
    with refused(TypeError, "x has dtype float64", "parameters have dtype float32", "x.astype(np.float32)"):
        make("LSTM", dtype=np.float32)(X)


# ------------------------------------------------------------------------------------------------- states


GOOD = np.zeros((1, 2, 4))


@pytest.mark.parametrize(
    ("state", "error", "words"),
    [
        (GOOD, ValueError, ["state is a ndarray", "pair (h, c)"]),
        ((GOOD,), ValueError, ["a tuple of 1", "pair (h, c)"]),
        ((GOOD, GOOD, GOOD), ValueError, ["a tuple of 3", "pair (h, c)"]),
        ([GOOD, GOOD], ValueError, ["a list", "pair (h, c)"]),
        ((GOOD, None), ValueError, ["c of state", "both given or neither"]),
        ((None, GOOD), ValueError, ["h of state", "both given or neither"]),
        ((np.zeros((1, 3, 4)), GOOD), ValueError, ["h of state", "(1, 3, 4)", "(1, 2, 4)", "batch_size"]),
        ((GOOD, np.zeros((2, 2, 4))), ValueError, ["c of state", "(2, 2, 4)", "(1, 2, 4)", "num_layers"]),
        ((np.zeros((2, 4)), np.zeros((2, 4))), ValueError, ["(2, 4)", "(1, 2, 4)"]),
        ((GOOD.astype(np.float32), GOOD), TypeError, ["h of state", "float32", "float64"]),
        ((GOOD, GOOD.tolist()), TypeError, ["c of state", "list"]),
    ],
)
def test_the_state_of_an_lstm_is_checked(state, error, words):
    with refused(error, *words):
        make()(X, state)


@pytest.mark.parametrize("cell", ["GRU", "RNN"])
@pytest.mark.parametrize(
    ("state", "error", "words"),
    [
        ((GOOD, GOOD), TypeError, ["h of state is a tuple"]),
        (np.zeros((1, 2, 5)), ValueError, ["(1, 2, 5)", "(1, 2, 4)"]),
        (np.zeros((1, 4)), ValueError, ["(1, 4)", "(1, 2, 4)"]),
        (GOOD.astype(int), TypeError, ["int64", "float64"]),
    ],
)
def test_the_state_of_the_other_cells_is_checked(cell, state, error, words):
    with refused(error, *words):
        make(cell)(X, state)


def test_a_single_sequence_takes_a_state_without_batch_axis():
    with refused(ValueError, "h of state", "(1, 1, 4)", "(1, 4)"):
        make()(X[:, 0], (np.zeros((1, 1, 4)), np.zeros((1, 1, 4))))


def test_states_of_a_projected_lstm_have_their_own_sizes():
    net = make("LSTM", 3, 4, proj_size=2)
    with refused(ValueError, "h of state", "(1, 2, 4)", "(1, 2, 2)"):
        net(X, (GOOD, GOOD))


# ------------------------------------------------------------------------------------------------- lengths


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize(
    ("lengths", "error", "words"),
    [
        (np.array([5, 6]), ValueError, ["5 to 6", "1 … 5"]),
        (np.array([0, 5]), ValueError, ["0 to 5", "1 … 5"]),
        (np.array([-1, 5]), ValueError, ["-1 to 5"]),
        (np.array([5]), ValueError, ["(1,)", "(2,)"]),
        (np.array([[5, 4]]), ValueError, ["(1, 2)", "(2,)"]),
        (np.array([5.0, 4.0]), ValueError, ["float64", "integer"]),
        (np.array([True, True]), ValueError, ["bool", "integer"]),
        ([5, 4], TypeError, ["lengths is a list", "numpy array"]),
        (5, TypeError, ["lengths is a int"]),
    ],
)
def test_lengths_are_checked(cell, lengths, error, words):
    with refused(error, *words):
        make(cell)(X, None, lengths)


def test_a_state_without_batch_is_asked_for_without_batch():
    with refused(ValueError, "h of state has shape (1, 2, 4)", "(1, 4)", "(num_layers * num_directions, size)"):
        make()(X[:, 0], (np.zeros((1, 2, 4)), np.zeros((1, 2, 4))))


def test_lengths_need_a_batch():
    with refused(ValueError, "(T, D)", "(T, B, D)"):
        make()(X[:, 0], None, np.array([3]))


# ------------------------------------------------------------------------------------------------- gradients


@pytest.mark.parametrize(
    ("d_y", "error", "words"),
    [
        (np.zeros((5, 2, 3)), ValueError, ["d_y has shape (5, 2, 3)", "(5, 2, 4)"]),
        (np.zeros((4, 2, 4)), ValueError, ["d_y has shape (4, 2, 4)", "(5, 2, 4)"]),
        (np.float64(1.0), TypeError, ["d_y is a float64"]),
        (np.zeros((5, 2, 4), np.float32), TypeError, ["float32", "float64"]),
    ],
)
def test_the_gradient_of_the_output_is_checked(d_y, error, words):
    net = make()
    _, _, tape = net.forward(X)
    with refused(error, *words):
        net.backward(tape, d_y)


def test_the_gradient_of_the_state_is_checked():
    net = make()
    y, _, tape = net.forward(X)
    with refused(ValueError, "d_state", "pair (h, c)"):
        net.backward(tape, y, GOOD)
    with refused(ValueError, "h of d_state", "(1, 2, 3)", "(1, 2, 4)"):
        net.backward(tape, y, (np.zeros((1, 2, 3)), GOOD))


# ------------------------------------------------------------------------------------------------- parameters


def test_parameters_that_do_not_fit_are_all_listed():
    net = make()
    given = dict(net.parameters)
    del given["bias_hh_l0"]
    given["weight_hr_l0"] = np.zeros((2, 4))
    given["weight_hh_l0"] = np.zeros((4, 2))
    with refused(
        ValueError,
        "bias_hh_l0 is missing",
        "weight_hr_l0 is not a parameter",
        "weight_hh_l0 has shape (4, 2)",
        "(16, 4)",
    ):
        net.load_parameters(given)
    assert net.parameters["weight_hh_l0"].shape == (16, 4)


def test_parameters_of_another_dtype_are_refused():
    net = make()
    given = net.parameters | {"bias_ih_l0": net.parameters["bias_ih_l0"].astype(np.float32)}
    with refused(TypeError, "bias_ih_l0 has dtype float32", "float64"):
        net.load_parameters(given)


def test_loaded_parameters_are_copies():
    net = make()
    given = {n: p.copy() for n, p in net.parameters.items()}
    net.load_parameters(given)
    given["bias_ih_l0"][...] = 7
    assert not np.any(net.parameters["bias_ih_l0"] == 7)


# ------------------------------------------------------------------------------------------------- Linear and Model


def linear(*sizes, **options):
    return lc.Linear(*sizes, **options, rng=np.random.default_rng(0))


@pytest.mark.parametrize(
    ("x", "error", "words"),
    [
        (np.zeros((5, 3)), ValueError, ["x has shape (5, 3)", "4"]),
        (np.float64(0), TypeError, ["x is a float64"]),
        (np.zeros((5, 4), np.float32), TypeError, ["float32", "float64"]),
        ([[0.0] * 4], TypeError, ["x is a list"]),
    ],
)
def test_the_input_of_a_linear_layer_is_checked(x, error, words):
    with refused(error, *words):
        linear(4, 2)(x)


def test_the_gradient_of_a_linear_layer_is_checked():
    with refused(ValueError, "d_y has shape (5, 1)", "(5, 2)"):
        linear(4, 2).backward(np.zeros((5, 4)), np.zeros((5, 1)))


def test_the_source_of_randomness_of_a_linear_layer_is_checked():
    with refused(TypeError, "rng is 5", "np.random.default_rng(0)"):
        lc.Linear(4, 2, rng=5)


@pytest.mark.parametrize("value", [0, True, 2.0])
def test_sizes_of_a_linear_layer_are_checked(value):
    with pytest.raises((TypeError, ValueError), match="output_size"):
        linear(4, value)


def test_a_head_must_fit_its_network():
    with refused(ValueError, "head reads 4", "rnn gives 8", "Linear(8"):
        lc.Model(make("LSTM", 3, 4, bidirectional=True), linear(4, 2))
    with refused(TypeError, "float32", "float64"):
        lc.Model(make(), linear(4, 2, dtype=np.float32))


def test_a_model_lists_parameters_that_do_not_fit():
    model = lc.Model(make(), linear(4, 2))
    given = model.parameters
    given["head.weight"] = np.zeros((2, 3))
    given.pop("rnn.weight_ih_l0")
    with refused(ValueError, "rnn.weight_ih_l0 is missing", "head.weight has shape (2, 3)", "(2, 4)"):
        model.load_parameters(given)
    with refused(TypeError, "head.bias", "float32"):
        model.load_parameters(model.parameters | {"head.bias": np.zeros(2, np.float32)})
    with refused(ValueError, "d_y", "(5, 2, 3)", "(5, 2, 2)"):
        model.backward(model.forward(X)[2], np.zeros((5, 2, 3)))


def test_a_refused_load_leaves_a_model_as_it_was():
    model = lc.Model(make(), linear(4, 2))
    before = {n: p.copy() for n, p in model.parameters.items()}
    zeros = {n: np.zeros_like(p) for n, p in before.items()}
    with pytest.raises(TypeError):
        model.load_parameters(zeros | {"head.bias": np.zeros(2, np.float32)})
    assert all(np.array_equal(p, before[n]) for n, p in model.parameters.items())

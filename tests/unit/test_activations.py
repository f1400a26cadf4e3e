"""Activation functions: values against their definitions, slopes against differences, limits."""

import math

import numpy as np
import pytest

from lstm_core.activations import NAMES, Activation, activation, half_life, sigmoid, softmax

# one line per function, as the ONNX operator specification defines it
DEFINITIONS = {
    "sigmoid": lambda a: 1 / (1 + math.exp(-a)),
    "tanh": lambda a: (math.exp(2 * a) - 1) / (math.exp(2 * a) + 1),
    "identity": lambda a: a,
    "relu": lambda a: a if a > 0 else 0.0,
    "softsign": lambda a: a / (1 + abs(a)),
    "softplus": lambda a: math.log(1 + math.exp(a)),
    "affine": lambda a, alpha=1.0, beta=0.0: alpha * a + beta,
    "leaky_relu": lambda a, alpha=0.01: a if a >= 0 else alpha * a,
    "thresholded_relu": lambda a, alpha=1.0: a if a > alpha else 0.0,
    "scaled_tanh": lambda a, alpha=1.0, beta=1.0: alpha * math.tanh(beta * a),
    "hard_sigmoid": lambda a, alpha=0.2, beta=0.5: max(0.0, min(1.0, alpha * a + beta)),
    "elu": lambda a, alpha=1.0: a if a > 0 else alpha * (math.exp(a) - 1),
}
GIVEN = {"affine": (0.7, -0.3), "scaled_tanh": (1.7, 0.6), "hard_sigmoid": (0.3, 0.4)}
GIVEN |= {"leaky_relu": (0.2,), "thresholded_relu": (0.5,), "elu": (0.6,)}
CASES = [(name, ()) for name in NAMES] + list(GIVEN.items())
POINTS = np.array([-7.3, -2.6, -1.1, -0.4, -0.03, 0.02, 0.3, 0.9, 1.6, 2.9, 6.8])


def test_every_activation_is_defined_here():
    assert set(NAMES) == set(DEFINITIONS)


@pytest.mark.parametrize(("name", "constants"), CASES)
def test_values_are_those_of_the_definition(name, constants):
    found = activation(name, *constants).f(POINTS)
    assert np.abs(found - [DEFINITIONS[name](a, *constants) for a in POINTS]).max() <= 1e-14


@pytest.mark.parametrize(("name", "constants"), CASES)
def test_slopes_are_those_of_the_values(name, constants):
    chosen = activation(name, *constants)
    numeric = (chosen.f(POINTS + 1e-5) - chosen.f(POINTS - 1e-5)) / 2e-5
    assert np.abs(chosen.df(POINTS, chosen.f(POINTS)) - numeric).max() <= 1e-9


@pytest.mark.parametrize(("name", "at", "slope"), [
    ("relu", 0.0, 0.0),
    ("leaky_relu", 0.0, 1.0),
    ("thresholded_relu", 1.0, 0.0),
    ("elu", 0.0, 1.0),
    ("hard_sigmoid", 2.5, 0.0),
    ("hard_sigmoid", -2.5, 0.0),
    ("softsign", 0.0, 1.0),
])  # fmt: skip
def test_slopes_at_kinks_are_one_of_the_two_sides(name, at, slope):
    chosen, a = activation(name), np.array([at])
    assert chosen.df(a, chosen.f(a)).item() == slope


def test_kinks_themselves():
    zero = np.zeros(1)
    assert activation("thresholded_relu", 0.5).f(np.array([0.5])).item() == 0.0
    assert activation("elu", 0.6).df(zero, zero).item() == 0.6  # PyTorch's choice too
    assert activation("leaky_relu", 0.6).df(zero, zero).item() == 1.0


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(("name", "constants"), CASES)
def test_values_and_slopes_keep_the_dtype(name, constants, dtype):
    chosen, a = activation(name, *constants), POINTS.astype(dtype)
    y = chosen.f(a)
    assert y.dtype == chosen.df(a, y).dtype == dtype
    assert y.shape == chosen.df(a, y).shape == a.shape


@pytest.mark.parametrize("name", NAMES)
def test_an_activation_changes_nothing_handed_in(name):
    chosen, a = activation(name), POINTS.copy()
    y = chosen.f(a)
    kept = y.copy()
    y += 1
    assert np.array_equal(a, POINTS)
    chosen.df(a, kept)
    assert np.array_equal(a, POINTS)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [1e30, -1e30, 710.0, -710.0])
def test_values_and_slopes_of_huge_pre_activations_are_finite(name, size):
    for dtype in (np.float32, np.float64):
        chosen, a = activation(name), np.array([size], dtype)
        assert np.isfinite(chosen.f(a)).all()
        assert np.isfinite(chosen.df(a, chosen.f(a))).all()


def test_constants_are_recorded():
    assert activation("elu", 0.5) == activation("elu", 0.5) or activation("elu", 0.5).alpha == 0.5
    assert (activation("hard_sigmoid").alpha, activation("hard_sigmoid").beta) == (0.2, 0.5)
    assert activation("scaled_tanh", beta=0.5).alpha == 1.0
    assert activation("tanh").alpha is activation("tanh").beta is None
    assert activation("leaky_relu").alpha == 0.01
    assert activation("affine", 2).name == "affine"


def test_an_activation_stands_for_itself():
    mine = Activation("mine", np.sin, lambda a, y: np.cos(a))
    assert activation(mine) is mine


@pytest.mark.parametrize(("arguments", "error", "word"), [
    (("swish",), ValueError, "choose one of sigmoid, tanh"),
    ((["tanh"],), ValueError, "unknown"),
    (("tanh", 1.0), ValueError, "'tanh' has no alpha"),
    (("elu", 1.0, 1.0), ValueError, "'elu' has no beta"),
    (("elu", "1"), TypeError, "alpha of elu is '1'"),
    (("affine", 1.0, True), TypeError, "beta of affine is True"),
    (("affine", math.inf), ValueError, "alpha of affine is inf"),
])  # fmt: skip
def test_unknown_names_and_constants_are_refused(arguments, error, word):
    with pytest.raises(error, match=word):
        activation(*arguments)


def test_sigmoid_stays_inside_zero_and_one():
    a = np.array([-1e308, -800, -40, -1, 0, 1, 40, 800, 1e308])
    assert ((sigmoid(a) >= 0) & (sigmoid(a) <= 1)).all()
    assert sigmoid(np.array([-np.inf, 0.0, np.inf])).tolist() == [0.0, 0.5, 1.0]


def test_sigmoid_is_accurate():
    a = np.linspace(-30, 30, 601)
    exact = np.array([1 / (1 + math.exp(-v)) for v in a])
    assert np.abs(sigmoid(a) - exact).max() <= 2.3e-16


def test_softmax_is_a_distribution_and_knows_no_shift():
    a = np.random.default_rng(0).normal(size=(3, 4, 5))
    p = softmax(a)
    assert np.abs(p.sum(axis=-1) - 1).max() <= 1e-15
    assert np.abs(softmax(a + 100) - p).max() <= 1e-14
    assert np.abs(p - np.exp(a) / np.exp(a).sum(axis=-1, keepdims=True)).max() <= 1e-15


def test_softmax_of_huge_answers_is_finite():
    assert softmax(np.array([8e307, 0.0, -8e307])).tolist() == [1.0, 0.0, 0.0]


def test_half_life_solves_its_equation():
    f = np.array([0.1, 0.5, 0.9, 0.99, 0.9999])
    assert np.abs(f ** half_life(f) - 0.5).max() <= 1e-12


def test_half_life_at_the_ends():
    assert half_life(np.array([1.0])).tolist() == [np.inf]
    assert half_life(np.array([0.0])).tolist() == [0.0]


# measured for the prose: half-lives at constant forget biases
@pytest.mark.parametrize(("bias", "steps"), [(0, 1.0), (1, 2.2), (2, 5.5), (3, 14.3), (5, 103.2)])
def test_half_lives_of_forget_biases(bias, steps):
    assert round(half_life(sigmoid(np.array([float(bias)]))).item(), 1) == steps

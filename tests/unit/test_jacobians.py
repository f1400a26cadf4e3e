"""The chain behind the gradient dials: the library's layer, its Jacobians, its backward pass, the bound."""

import numpy as np
import pytest

from lstm_core import RNN
from lstm_core.analysis import rnn_jacobian
from lstm_core.jacobians import LONGEST, UNITS, clip_factor, gradient_run, inputs, recurrent_weights

DIALS = [
    (0.9, 0.0, 0.1, 0.0, 40, "tanh"),
    (1.2, 0.5, 0.7, 0.4, 60, "tanh"),
    (1.5, 1.0, 2.0, 2.0, 100, "tanh"),
    (0.5, 1.0, 0.0, 0.0, 5, "tanh"),
    (0.9, 1.0, 1.0, 0.5, 100, "identity"),
    (1.5, 0.3, 0.2, 0.0, 30, "identity"),
]


def layer(radius, nonnormality, input_scale, bias, activation):
    net = RNN(UNITS, UNITS, activation=activation, rng=np.random.default_rng(0))
    u = recurrent_weights(radius, nonnormality)
    biases = {"bias_ih_l0": np.full(UNITS, bias), "bias_hh_l0": np.zeros(UNITS)}
    net.load_parameters({"weight_ih_l0": input_scale * np.eye(UNITS), "weight_hh_l0": u} | biases)
    return net


@pytest.mark.parametrize("dials", DIALS)
def test_run_is_the_library_layer_and_gradients_are_its_backward_pass(dials):
    *numbers, steps, activation = dials
    run, net = gradient_run(*dials), layer(*numbers, activation)
    x = inputs(steps)[:, None]
    y, _, tape = net.forward(x)
    np.testing.assert_allclose(run.h, y[:, 0], atol=1e-13 * max(1, np.abs(y).max()))
    d_y = np.zeros_like(y)
    d_y[-1] = 0.5
    _, _, grads = net.backward(tape, d_y)
    assert run.whole == pytest.approx(np.linalg.norm(grads["bias_ih_l0"]), rel=1e-9)


@pytest.mark.parametrize("dials", [d for d in DIALS if d[-1] == "tanh"])
def test_norms_are_those_of_the_product_of_jacobians(dials):
    *numbers, steps, activation = dials
    run, net = gradient_run(*dials), layer(*numbers, activation)
    trace, product = net.trace(inputs(steps)[:, None]), np.eye(UNITS)
    for lag in range(1, steps + 1):
        product = product @ rnn_jacobian(net, trace, steps - lag)
        assert run.log_norms[lag] == pytest.approx(np.log10(np.linalg.norm(product, 2)), abs=1e-7)


@pytest.mark.parametrize("dials", DIALS)
def test_no_gradient_passes_its_bound(dials):
    run = gradient_run(*dials)
    assert (run.log_norms <= run.log_bound * np.arange(dials[4] + 1) + 1e-12).all()


def test_dials_move_one_thing_each():
    eigenvalues = np.linalg.eigvals(recurrent_weights(0.9, 0.7))
    np.testing.assert_array_equal(eigenvalues, 0.9)
    norms = [np.linalg.norm(recurrent_weights(0.9, nu), 2) for nu in (0, 0.5, 1)]
    assert norms[0] == pytest.approx(0.9)
    assert norms == sorted(norms)
    resting = gradient_run(1.2, 0.0, 0.0, 0.0, 50)
    assert (resting.slopes == 1).all()
    np.testing.assert_allclose(resting.log_norms, np.log10(1.2) * np.arange(51), atol=1e-12)


def test_inputs_are_irregular_balanced_and_bounded():
    x = inputs(LONGEST)
    np.testing.assert_allclose(x[:29].sum(axis=0), 0, atol=1e-12)
    assert np.abs(x).max() == 1
    assert all(len(np.unique(x[:29, unit])) == 29 for unit in range(UNITS))


def test_clipping_leaves_short_gradients_alone_and_cuts_long_ones_to_the_limit():
    assert clip_factor(0.3, 1.0) == 1
    assert 8 * clip_factor(8.0, 2.0) == 2

"""The linear head and the model: answers, gradients through head and network, parameters that stay the same arrays."""

import numpy as np
import pytest

import lstm_core as lc
from lstm_core.losses import softmax_cross_entropy
from tests.unit.central import STEP, differences, worst


def rng(seed=0):
    return np.random.default_rng(seed)


@pytest.mark.parametrize("shape", [(3,), (4, 3), (5, 2, 3), (5, 0, 3)])
@pytest.mark.parametrize("bias", [True, False])
def test_a_linear_layer_is_affine_on_the_last_axis(shape, bias):
    head = lc.Linear(3, 2, bias=bias, rng=rng())
    x = rng(1).normal(size=shape)
    y = head(x)
    assert y.shape == (*shape[:-1], 2)
    for index in np.ndindex(shape[:-1]):
        for k in range(2):
            wanted = sum(head.parameters["weight"][k, j] * x[index][j] for j in range(3))
            wanted += head.parameters["bias"][k] if bias else 0.0
            assert y[index][k] == pytest.approx(wanted, abs=1e-14)


@pytest.mark.parametrize("shape", [(4, 3), (5, 2, 3), (5, 0, 3)])
@pytest.mark.parametrize("bias", [True, False])
def test_gradients_of_a_linear_layer(shape, bias):
    head = lc.Linear(3, 2, bias=bias, rng=rng())
    x, d_y = rng(1).normal(size=shape), rng(2).normal(size=(*shape[:-1], 2))
    d_x, grads = head.backward(x, d_y)
    arrays = {"x": x} | head.parameters
    wanted = {n: differences(lambda: float((head(x) * d_y).sum()), a, STEP) for n, a in arrays.items()}
    assert worst({"x": d_x} | grads, wanted) <= 1e-9


def test_a_linear_layer_starts_within_its_bound_and_loads_copies():
    head = lc.Linear(25, 40, rng=rng(), dtype=np.float32)
    assert {p.dtype for p in head.parameters.values()} == {np.dtype(np.float32)}
    assert 0.19 < max(np.abs(p).max() for p in head.parameters.values()) <= 0.2
    given = {"weight": np.ones((40, 25), np.float32), "bias": np.zeros(40, np.float32)}
    head.load_parameters(given)
    given["weight"][...] = 7
    assert (head.parameters["weight"] == 1).all()
    with pytest.raises(ValueError, match="bias is missing"):
        head.load_parameters({"weight": given["weight"]})


def a_model(cell="LSTM", **options):
    net = getattr(lc, cell)(3, 4, **options, rng=rng())
    return lc.Model(net, lc.Linear(net.output_size * net.num_directions, 2, rng=rng(1)))


CELLS = [("LSTM", {}), ("LSTM", {"bidirectional": True, "proj_size": 2}), ("GRU", {"num_layers": 2}), ("RNN", {})]


@pytest.mark.parametrize(("cell", "options"), CELLS)
def test_gradients_of_a_loss_through_a_whole_model(cell, options):
    model, x = a_model(cell, **options), rng(2).normal(size=(5, 3, 3))
    lengths, target = np.array([5, 2, 4]), rng(3).integers(0, 2, (5, 3))
    scored = np.arange(5)[:, None] < lengths

    def value():
        return softmax_cross_entropy(model(x, lengths=lengths), target, scored)[0]

    answers, _, tape = model.forward(x, None, lengths)
    d_x, _, grads = model.backward(tape, softmax_cross_entropy(answers, target, scored)[1])
    wanted = {n: differences(value, a, STEP) for n, a in ({"x": x} | model.parameters).items()}
    assert worst({"x": d_x} | grads, wanted) <= 1e-8
    assert list(grads) == list(model.parameters)


def test_the_final_state_has_its_share_of_the_gradient():
    model, x = a_model(), rng(2).normal(size=(4, 2, 3))
    state = tuple(rng(k).normal(size=(1, 2, 4)) for k in (3, 4))
    d_state = tuple(rng(k).normal(size=(1, 2, 4)) for k in (5, 6))
    answers, final, tape = model.forward(x, state)
    d_x, d_initial, _ = model.backward(tape, np.zeros_like(answers), d_state)
    wanted = model.rnn.backward(tape[0], np.zeros((4, 2, 4)), d_state)
    assert np.array_equal(d_x, wanted[0])
    assert all(np.array_equal(a, b) for a, b in zip(d_initial, wanted[1], strict=True))
    assert all(np.array_equal(a, b) for a, b in zip(final, model.rnn(x, state)[1], strict=True))
    assert d_x.any()
    frozen = model.backward(tape, np.ones_like(answers), truncated=True)[2]["rnn.weight_hh_l0"]
    assert not np.allclose(frozen, model.backward(tape, np.ones_like(answers))[2]["rnn.weight_hh_l0"])


def test_a_model_answers_a_single_sequence_and_from_a_state():
    model, x = a_model(), rng(2).normal(size=(5, 1, 3))
    assert np.abs(model(x[:, 0]) - model(x)[:, 0]).max() <= 1e-15
    _, state, _ = model.forward(x[:2])
    assert np.abs(model(x[2:], state) - model(x)[2:]).max() <= 1e-14


def test_parameters_are_the_networks_own_arrays_and_load_as_copies():
    model = a_model()
    model.parameters["head.bias"][0] = 5.0
    assert model.head.parameters["bias"][0] == 5.0
    ones = {n: np.ones_like(p) for n, p in model.parameters.items()}
    model.load_parameters(ones)
    ones["rnn.weight_ih_l0"][...] = 3
    assert all((p == 1).all() for p in model.parameters.values())
    assert model.parameter_count() == 16 * 3 + 16 * 4 + 2 * 16 + 2 * 4 + 2
    assert list(model.rnn.parameters) == list(model.rnn.shapes())

"""Starting values: bounds, moments, orthogonality, and the biases of Tallec and Ollivier."""

import numpy as np
import pytest

import lstm_core as lc
from lstm_core import initializers


def rng(seed=0):
    return np.random.default_rng(seed)


@pytest.mark.parametrize(("draw", "bound"), [
    (lambda: initializers.torch_uniform((200, 100), 16, rng()), 0.25),
    (lambda: initializers.uniform((200, 100), 0.2, rng()), 0.2),
    (lambda: initializers.glorot_uniform((200, 100), rng()), np.sqrt(6 / 300)),
])  # fmt: skip
def test_uniform_draws_fill_their_bounds(draw, bound):
    w = draw()
    assert w.shape == (200, 100)
    assert 0.999 * bound < w.max() <= bound
    assert -bound <= w.min() < -0.999 * bound
    assert abs(w.mean()) < 0.01 * bound
    assert w.std() == pytest.approx(bound / np.sqrt(3), rel=0.01)


@pytest.mark.parametrize("shape", [(5, 5), (8, 3), (3, 8), (1, 4)])
def test_orthogonal_matrices_are_orthogonal(shape):
    w = initializers.orthogonal(shape, rng())
    assert w.shape == shape
    short = w @ w.T if shape[0] <= shape[1] else w.T @ w
    assert np.abs(short - np.eye(min(shape))).max() <= 1e-14


def test_orthogonal_matrices_are_uniform_over_rotations():
    corners = [initializers.orthogonal((2, 2), rng(seed))[0, 0] for seed in range(400)]
    assert abs(np.mean(corners)) < 0.1
    assert 0.4 < np.mean(np.square(corners)) < 0.6


def test_chrono_biases_are_the_logarithm_of_a_uniform_time():
    times = np.exp(initializers.chrono_forget_bias(20_000, 50, rng()))
    assert 1 <= times.min() < 1.05
    assert 48.9 < times.max() <= 49
    assert times.mean() == pytest.approx(25, rel=0.01)


def test_chrono_of_the_shortest_lag():
    assert (initializers.chrono_forget_bias(100, 2.5, rng()) <= np.log(1.5)).all()


@pytest.mark.parametrize("longest", [2, 1.0, -5, np.nan, np.inf])
def test_chrono_needs_a_lag(longest):
    with pytest.raises(ValueError, match="longest is"):
        initializers.chrono_forget_bias(4, longest, rng())


def test_chrono_sets_every_layer_and_direction():
    net = lc.LSTM(2, 3, 2, bidirectional=True, rng=rng())
    weights = {n: p.copy() for n, p in net.parameters.items() if n.startswith("weight")}
    initializers.chrono(net, 40, rng(1))
    for suffix in ("_l0", "_l0_reverse", "_l1", "_l1_reverse"):
        i, f, g, o = np.split(net.parameters["bias_ih" + suffix], 4)
        assert (f >= 0).all()
        assert f.all()
        assert np.array_equal(i, -f)
        assert not g.any()
        assert not o.any()
        assert not net.parameters["bias_hh" + suffix].any()
    assert all(np.array_equal(net.parameters[n], w) for n, w in weights.items())


def test_chrono_knows_where_a_variant_keeps_its_forget_gate():
    net = lc.LSTM(2, 4, variant="NIG", block_size=2, rng=rng())
    initializers.chrono(net, 40, rng(1))
    bias = net.parameters["bias_ih_l0"]
    assert bias[:2].all()
    assert not bias[2:].any()


@pytest.mark.parametrize("net", [
    lc.LSTM(2, 3, bias=False, rng=rng()),
    lc.LSTM(2, 3, variant="CIFG", rng=rng()),
    lc.LSTM(2, 3, variant="1997", rng=rng()),
    lc.GRU(2, 3, rng=rng()),
])  # fmt: skip
def test_chrono_refuses_networks_without_biases_of_forget_gates(net):
    with pytest.raises(ValueError, match="forget gates"):
        initializers.chrono(net, 40, rng())


@pytest.mark.parametrize("cell", ["LSTM", "GRU", "RNN"])
def test_networks_start_as_torch_does_and_reproduce_from_their_seed(cell):
    first, second = (getattr(lc, cell)(3, 16, 2, rng=rng(5)) for _ in range(2))
    other = getattr(lc, cell)(3, 16, 2, rng=rng(6))
    for name, p in first.parameters.items():
        assert np.array_equal(p, second.parameters[name])
        assert not np.array_equal(p, other.parameters[name])
        assert 0.15 < np.abs(p).max() <= 0.25
    again = getattr(lc, cell)(3, 16, 2, dtype=np.float32, rng=rng(5))
    assert {p.dtype for p in again.parameters.values()} == {np.dtype(np.float32)}

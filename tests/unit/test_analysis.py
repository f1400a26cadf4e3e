"""What is read off a trace is what differentiation, and force, say it is."""

import numpy as np
import pytest

import lstm_core as lc
from lstm_core import analysis, losses, tasks, weights
from lstm_core.activations import sigmoid
from lstm_core.cells import lstm_step, rnn_step
from lstm_core.tasks.temporal_order import SHORT

KEYS = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")


@pytest.fixture
def run():
    rng = np.random.default_rng(5)
    net = lc.LSTM(3, 4, rng=rng)
    for p in net.parameters.values():
        p *= 2
    x = rng.standard_normal((12, 2, 3))
    return net, x, net.trace(x)


def numeric_jacobian(function, at, step=1e-6):
    columns = []
    for k in range(len(at)):
        shift = np.zeros_like(at)
        shift[k] = step
        columns.append((function(at + shift) - function(at - shift)) / (2 * step))
    return np.stack(columns, axis=1)


def test_the_lstm_jacobian_is_the_derivative_of_a_step(run):
    net, x, trace = run
    p = [net.parameters[k] for k in KEYS]

    def step(state):
        after = lstm_step(x[6, 1], state[:4], state[4:], *p)
        return np.concatenate([after.h, after.c])

    at = np.concatenate([trace.h_before()[6, 1], trace.c_before()[6, 1]])
    np.testing.assert_allclose(analysis.lstm_jacobian(net, trace, 6, 1), numeric_jacobian(step, at), atol=1e-8)


def test_the_rnn_jacobian_is_the_derivative_of_a_step():
    rng = np.random.default_rng(0)
    net = lc.RNN(3, 4, rng=rng)
    x = rng.standard_normal((5, 2, 3))
    trace = net.trace(x)
    p = [net.parameters[k] for k in KEYS]
    numeric = numeric_jacobian(lambda h: rnn_step(x[3, 1], h, *p), trace.h_before()[3, 1])
    np.testing.assert_allclose(analysis.rnn_jacobian(net, trace, 3, 1), numeric, atol=1e-8)


def test_the_two_paths_of_the_cell_state_add_up_to_the_derivative(run):
    net, x, trace = run
    p = [net.parameters[k] for k in KEYS]

    def c_later(c):  # c_2 moves, h_2 = o_2 tanh c_2 with it
        h = trace.o[2, 0] * np.tanh(c)
        for t in range(3, 9):
            after = lstm_step(x[t, 0], h, c, *p)
            h, c = after.h, after.c
        return c

    paths = analysis.cell_paths(net, trace, 2, 8)
    np.testing.assert_allclose(paths.full, numeric_jacobian(c_later, trace.c[2, 0]), atol=1e-8)
    np.testing.assert_allclose(paths.carousel, np.diag(trace.f[3:9, 0].prod(axis=0)))
    np.testing.assert_array_equal(paths.full, paths.carousel + paths.gates)
    assert np.abs(paths.gates).max() > 1e-3  # the gates' path is not negligible here
    with pytest.raises(ValueError, match="start is 8 and stop 2"):
        analysis.cell_paths(net, trace, 8, 2)


def test_the_product_of_forget_gates_underestimates_the_gradient_of_a_random_network():
    ratios = []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        net = lc.LSTM(8, 16, rng=rng)
        net.parameters["bias_ih_l0"][:] = net.parameters["bias_hh_l0"][:] = 0
        net.parameters["bias_ih_l0"][16:32] = 1
        trace = net.trace(rng.standard_normal((51, 1, 8)))
        paths = analysis.cell_paths(net, trace, 0, 50)
        ratios.append(np.linalg.norm(paths.full, 2) / np.abs(paths.carousel).max())
    assert np.median(ratios) > 100


def test_gradient_over_time_matches_the_backward_pass(run):
    net, x, trace = run
    d_y = np.zeros((12, 1, 4))
    d_y[-1, 0] = [1.0, -2.0, 0.5, 3.0]
    _, _, tape = net.forward(x[:, :1])
    _, (d_h0, _), _ = net.backward(tape, d_y)
    norms = analysis.gradient_over_time(net, net.trace(x[:, :1]), d_y[-1, 0])
    assert norms.shape == (12,)
    assert norms[-1] == pytest.approx(np.linalg.norm(d_y[-1, 0]))
    shorter = net.forward(x[1:, :1], (trace.h[:1, :1], trace.c[:1, :1]))[2]
    _, (d_h_first, _), _ = net.backward(shorter, d_y[1:])
    assert norms[0] == pytest.approx(np.linalg.norm(d_h_first), rel=1e-10)
    assert np.linalg.norm(d_h0) != pytest.approx(norms[0])


def test_a_run_without_clamps_is_the_run_itself(run):
    net, x, trace = run
    clamped = analysis.clamped_trace(net, x, [])
    for quantity in "aifgoch":
        np.testing.assert_allclose(getattr(clamped, quantity), getattr(trace, quantity), atol=1e-14)


def test_a_closed_input_gate_and_an_open_forget_gate_keep_the_cell_state(run):
    net, x, trace = run
    held = [analysis.Clamp("f", 2, 4, 9, 1.0), analysis.Clamp("i", 2, 4, 9, 0.0)]
    clamped = analysis.clamped_trace(net, x, held)
    np.testing.assert_array_equal(clamped.c[4:9, :, 2], np.broadcast_to(clamped.c[3, :, 2], (5, 2)))
    np.testing.assert_allclose(clamped.c[:4], trace.c[:4], atol=1e-14)
    assert np.abs(clamped.c[4:9, :, 1] - trace.c[4:9, :, 1]).max() > 1e-6  # other units feel it through h
    with pytest.raises(ValueError, match="a clamp on 'q'"):
        analysis.clamped_trace(net, x, [analysis.Clamp("q", None, 0, 1, 0.0)])


def test_ablation_measures_the_change_of_loss():
    model = weights.load("temporal-order")
    batch = tasks.temporal_order(np.random.default_rng(3), 200, **SHORT)
    growth = analysis.ablation(model, batch, losses.softmax_cross_entropy)
    assert growth.shape == (6,)
    assert (growth > -1e-3).all()
    assert growth.max() > 1e-3
    model.head.parameters["weight"][:, 2] = 0
    model.rnn.parameters["weight_hh_l0"][:, 2] = 0
    assert analysis.ablation(model, batch, losses.softmax_cross_entropy)[2] == pytest.approx(0, abs=1e-12)


def test_connectivity_is_zero_where_the_input_cannot_be_seen(run):
    net, x, _ = run
    model = lc.Model(net, lc.Linear(4, 3, rng=np.random.default_rng(1)))
    strength = analysis.input_connectivity(model, x, 7)
    assert strength.shape == (12, 2)
    assert (strength[:8] > 0).all()
    assert not strength[8:].any()


def test_statistics_read_the_trace(run):
    _, _, trace = run
    np.testing.assert_allclose(
        analysis.half_lives(trace), -np.log(2) / np.log(np.median(trace.f.reshape(-1, 4), axis=0))
    )
    statistics = analysis.gate_statistics(trace, "o")
    np.testing.assert_allclose(statistics["max"], trace.o.max(axis=(0, 1)))
    np.testing.assert_allclose(statistics["std"], trace.o.reshape(-1, 4).std(axis=0))
    low, high = analysis.saturation(trace, "i", low=0.4, high=0.6)
    assert ((low + high) <= 1).all()
    assert low.sum() > 0
    assert high.sum() > 0
    where = np.zeros((12, 2), dtype=bool)
    where[3, 1] = True
    np.testing.assert_array_equal(analysis.gate_statistics(trace, where=where)["mean"], trace.f[3, 1])


def test_the_first_bad_step_is_found():
    net = lc.LSTM(1, 2, rng=np.random.default_rng(0))
    x = np.ones((6, 1, 1))
    assert analysis.first_bad_step(net.trace(x)) is None
    x[4] = np.nan
    assert analysis.first_bad_step(net.trace(x)) == 4


@pytest.mark.parametrize(
    "net",
    [
        lc.GRU(3, 4, rng=np.random.default_rng(0)),
        lc.LSTM(3, 4, peepholes=True, rng=np.random.default_rng(0)),
        lc.LSTM(3, 4, variant="CIFG", rng=np.random.default_rng(0)),
        lc.LSTM(3, 4, activations=("sigmoid", "relu", "tanh"), rng=np.random.default_rng(0)),
        lc.LSTM(3, 4, 2, rng=np.random.default_rng(0)),
    ],
    ids=["GRU", "peepholes", "CIFG", "relu", "stack"],
)
def test_a_network_whose_jacobian_the_analysis_does_not_know_is_refused(net):
    with pytest.raises(ValueError, match="this analysis knows"):
        analysis.lstm_jacobian(net, net.trace(np.ones((2, 1, 3))), 0)


@pytest.mark.parametrize(
    ("net", "quantity", "words"),
    [
        (lc.RNN(3, 4, rng=np.random.default_rng(0)), "h", "clamps need one layer of an LSTM or GRU"),
        (lc.LSTM(3, 4, 2, rng=np.random.default_rng(0)), "f", "clamps need one layer of an LSTM or GRU"),
        (lc.GRU(3, 4, rng=np.random.default_rng(0)), "f", "a clamp on 'f'; a step of this GRU has r, z, n, h"),
        (lc.LSTM(3, 4, rng=np.random.default_rng(0)), "z", "a clamp on 'z'; a step of this LSTM has i, f, g, o, c, h"),
    ],
)
def test_what_cannot_be_held_is_refused(net, quantity, words):
    with pytest.raises(ValueError, match=words):
        analysis.clamped_trace(net, np.ones((2, 1, 3)), [analysis.Clamp(quantity, None, 0, 1, 0.0)])


@pytest.mark.parametrize("gate", ["i", "f", "g", "o"])
def test_what_follows_from_a_held_gate_follows_in_every_option(gate):
    net = lc.LSTM(3, 4, variant="CIFG", peepholes=True, clip=0.7, rng=np.random.default_rng(1))
    x = np.random.default_rng(2).standard_normal((6, 2, 3))
    free, held = (analysis.clamped_trace(net, x, clamps) for clamps in ([], [analysis.Clamp(gate, 1, 2, 4, 0.3)]))
    assert (getattr(held, gate)[2:4, :, 1] == 0.3).all()
    if gate != "f":
        np.testing.assert_array_equal(held.f, 1 - held.i)
    np.testing.assert_allclose(held.c[3], held.f[3] * held.c[2] + held.i[3] * held.g[3], atol=1e-15)
    np.testing.assert_allclose(held.h, held.o * np.tanh(held.c), atol=1e-15)
    np.testing.assert_array_equal(held.h[:2], free.h[:2])
    changed = held.o[2, :, 1] != free.o[2, :, 1]
    assert changed.any()  # held itself, or by way of its peephole on the new cell state


def test_a_layer_without_biases_is_known():
    net = lc.LSTM(3, 4, bias=False, rng=np.random.default_rng(0))
    x = np.random.default_rng(1).standard_normal((5, 1, 3))
    np.testing.assert_allclose(analysis.clamped_trace(net, x, []).h, net.trace(x).h, atol=1e-14)


def test_the_half_life_of_a_forget_bias_of_one_is_two_steps():
    from lstm_core.activations import half_life

    assert half_life(sigmoid(np.array(1.0))) == pytest.approx(2.2127, abs=1e-4)
    assert half_life(sigmoid(np.array(4.9682))) == pytest.approx(100, abs=0.01)

"""The backward pass against central differences: every variant, option, state and length."""

import numpy as np
import pytest

import lstm_core as lc
from lstm_core import activations, bptt, cells
from lstm_core.cells import VARIANTS
from tests.unit import central, configurations
from tests.unit.readable import cell_parameters

TOLERANCE = 1e-7


def error(case):
    """Return how far the backward pass of a run is from central differences."""
    arguments = (case.net, case.x, case.state, case.lengths, case.d_y, case.d_state)
    return central.worst(central.analytic(*arguments), central.numeric(*arguments))


@pytest.mark.parametrize("seed", range(60))
def test_random_configurations(seed):
    assert error(configurations.draw(seed, largest=3, layers=2)) <= TOLERANCE


@pytest.mark.parametrize("peepholes", [False, True])
@pytest.mark.parametrize("variant", [v for v in VARIANTS if v != "NP"])
def test_every_variant_with_projection_shared_gates_and_ragged_lengths(variant, peepholes):
    rng = np.random.default_rng(11)
    net = lc.LSTM(2, 4, variant=variant, peepholes=peepholes, proj_size=3, block_size=2, bidirectional=True, rng=rng)
    assert error(configurations.run(rng, net, seq_len=4, batch=3, ragged=True, given=True)) <= TOLERANCE


@pytest.mark.parametrize("cell", ["LSTM", "GRU", "RNN"])
@pytest.mark.parametrize("clip", [0.05, 0.5, 5.0])
def test_clipped_pre_activations_have_no_gradient(cell, clip):
    rng = np.random.default_rng(12)
    net = getattr(lc, cell)(2, 3, 2, clip=clip, rng=rng)
    assert error(configurations.run(rng, net, seq_len=4, batch=2)) <= TOLERANCE


@pytest.mark.parametrize("name", activations.NAMES)
@pytest.mark.parametrize("cell", ["LSTM", "GRU", "RNN"])
def test_every_activation_as_gate_candidate_and_output(cell, name):
    rng = np.random.default_rng(13)
    own = {"activation": name} if cell == "RNN" else {"activations": (name,) * (3 if cell == "LSTM" else 2)}
    net = getattr(lc, cell)(2, 3, **own, rng=rng)
    assert error(configurations.run(rng, net, seq_len=3, batch=2)) <= TOLERANCE


@pytest.mark.parametrize("cell", ["LSTM", "GRU", "RNN"])
def test_a_missing_final_gradient_is_zero(cell):
    case = configurations.draw(21, cell=cell, given=True)
    _, _, tape = case.forward()
    zero = [np.zeros_like(d) for d in central.parts_of(case.d_state)]
    with_zeros = case.net.backward(tape, case.d_y, tuple(zero) if cell == "LSTM" else zero[0])
    without = case.net.backward(tape, case.d_y)
    assert np.array_equal(with_zeros[0], without[0])
    assert all(np.array_equal(with_zeros[2][n], without[2][n]) for n in without[2])


BACKWARD = {"LSTM": bptt.lstm_backward, "GRU": bptt.gru_backward, "RNN": bptt.rnn_backward}


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("cell", BACKWARD)
def test_one_layer_alone_gives_the_gradients_of_its_own_parameters_and_no_others(cell, bias):
    rng = np.random.default_rng(33)
    net = getattr(lc, cell)(2, 3, bias=bias, rng=rng)
    case = configurations.run(rng, net, seq_len=4, given=True)
    _, _, tape = case.forward()
    d_final = [part[0] for part in central.parts_of(case.d_state)]
    d_x, *_, grads = BACKWARD[cell](tape.runs[0], case.d_y, *d_final)
    wanted_d_x, _, wanted = net.backward(tape, case.d_y, case.d_state)
    assert grads.keys() == tape.runs[0].p.keys()
    assert np.array_equal(d_x, wanted_d_x)
    assert all(np.array_equal(grads[n], wanted[f"{n}_l0"]) for n in grads)


def test_the_two_bias_gradients_are_arrays_of_their_own():
    for cell in BACKWARD:
        case = configurations.draw(5, cell=cell, bias=True)
        _, _, tape = case.forward()
        grads = case.net.backward(tape, case.d_y)[2]
        assert not np.shares_memory(grads["bias_ih_l0"], grads["bias_hh_l0"])


# ------------------------------------------------------------------------------------------ truncated as in 1997


def frozen_run(net, p, x, h_seen, gates_seen, c):
    """Return the outputs and final c of one layer whose recurrent input is held fixed, as truncation has it."""
    outputs = []
    for t in range(len(x)):
        step = cells.lstm_family_step(x[t], h_seen[t], c, p, net.options, gates_seen[t])
        c = step.c
        outputs.append(step.h)
    return np.stack(outputs), c


@pytest.mark.parametrize(
    "options", [{"variant": "1997"}, {"variant": "1997-full"}, {"block_size": 2}, {"proj_size": 2}]
)
def test_truncated_gradients_are_those_of_a_network_that_does_not_see_its_past_change(options):
    rng = np.random.default_rng(31)
    net = lc.LSTM(2, 4, **options, rng=rng)
    case = configurations.run(rng, net, seq_len=5, batch=2, ragged=False, given=True)
    _, _, tape = case.forward()
    run = tape.runs[0]
    d_x, (d_h0, d_c0), grads = net.backward(tape, case.d_y, case.d_state, truncated=True)

    heard = [np.s_[run.options.variant.slices(4, net.block_size)[b]] for b in net.options.variant.gates]
    gates = np.concatenate([run.gates[..., rows] for rows in heard], axis=-1)
    gates_seen = np.concatenate([np.zeros_like(gates[:1]), gates[:-1]])
    h_seen, x, c0 = run.h[:-1].copy(), case.x.copy(), case.state[1][0].copy()
    p = cell_parameters(net, "_l0")

    def value():
        y, c = frozen_run(net, p, x, h_seen, gates_seen, c0)
        return float((y * case.d_y).sum() + (y[-1] * case.d_state[0][0]).sum() + (c * case.d_state[1][0]).sum())

    arrays = {"x": x, "c0": c0} | {f"{n}_l0": v for n, v in p.items()}
    wanted = {name: central.differences(value, array, central.STEP) for name, array in arrays.items()}
    assert central.worst({"x": d_x, "c0": d_c0[0]} | grads, wanted) <= TOLERANCE
    assert not d_h0.any()


def test_truncation_changes_the_gradient():
    rng = np.random.default_rng(32)
    case = configurations.run(rng, lc.LSTM(2, 4, variant="1997", rng=rng), seq_len=6)
    _, _, tape = case.forward()
    full = case.net.backward(tape, case.d_y, case.d_state)[2]
    truncated = case.net.backward(tape, case.d_y, case.d_state, truncated=True)[2]
    assert np.abs(full["weight_ih_l0"] - truncated["weight_ih_l0"]).max() > 1e-3


def test_only_an_lstm_knows_the_truncated_gradient():
    case = configurations.draw(4, cell="GRU")
    _, _, tape = case.forward()
    with pytest.raises(TypeError, match="truncated"):
        case.net.backward(tape, case.d_y, truncated=True)

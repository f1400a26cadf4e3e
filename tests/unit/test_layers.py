"""The fast layers equal the readable cells: every variant and option, drawn at random."""

import numpy as np
import pytest

import lstm_core as lc
from lstm_core.cells import VARIANTS
from tests.unit import configurations, readable
from tests.unit.central import parts_of, worst

TOLERANCE = 1e-12


def padded(records, name, seq_len):
    """Return one quantity of the readable run as (T, B, ·), zero in padding."""
    width = len(records[0][name][0])
    result = np.zeros((seq_len, len(records), width))
    for b, record in enumerate(records):
        result[: len(record[name]), b] = record[name]
    return result


def difference(case):
    """Return the largest difference of a run: outputs, final states, every quantity of every layer."""
    y, state, _ = case.forward()
    wanted_y, wanted_state, records = readable.run(case.net, case.x, case.state, case.lengths)
    errors = [worst({"y": y}, {"y": wanted_y})]
    for part, wanted in zip(parts_of(state), parts_of(wanted_state), strict=True):
        errors.append(worst({"": part}, {"": wanted}))
    trace = case.net.trace(case.x, case.state, case.lengths)
    for k, sequences in enumerate(records):
        wanted = {name: padded(sequences, name, len(case.x)) for name in sequences[0]}
        errors.append(worst({name: trace[k].quantities[name] for name in wanted}, wanted))
    return max(errors)


@pytest.mark.parametrize("seed", range(150))
def test_random_configurations_equal_the_cells(seed):
    assert difference(configurations.draw(seed)) <= TOLERANCE


@pytest.mark.parametrize("peepholes", [False, True])
@pytest.mark.parametrize("variant", [v for v in VARIANTS if v != "NP"])
def test_every_variant_equals_the_cells_with_every_option(variant, peepholes):
    options = {"variant": variant, "peepholes": peepholes, "proj_size": 3, "clip": 0.9, "block_size": 2}
    rng = np.random.default_rng(5)
    net = lc.LSTM(3, 4, 2, bidirectional=True, **options, rng=rng)
    assert difference(configurations.run(rng, net, seq_len=6, batch=4, ragged=True, given=True)) <= TOLERANCE


def test_a_vanilla_lstm_equals_its_step_written_out():
    rng = np.random.default_rng(6)
    net = lc.LSTM(2, 3, rng=rng)
    p = {n.removesuffix("_l0"): v for n, v in net.parameters.items()}
    x, h, c = rng.standard_normal((5, 2, 2)), np.zeros((2, 3)), np.zeros((2, 3))
    trace = net.trace(x)
    for t in range(5):
        step = lc_step(x[t], h, c, p)
        assert worst({n: getattr(trace, n)[t] for n in step._fields}, step._asdict()) <= 1e-15
        h, c = step.h, step.c


def lc_step(x, h, c, p):
    from lstm_core.cells import lstm_step

    return lstm_step(x, h, c, p["weight_ih"], p["weight_hh"], p["bias_ih"], p["bias_hh"])


@pytest.mark.parametrize("cell", ["LSTM", "GRU", "RNN"])
def test_a_single_sequence_is_answered_without_batch_axis(cell):
    case = configurations.draw(3, cell=cell, batch=1, ragged=False, given=True, bidirectional=True, num_layers=2)
    net, x = case.net, case.x
    one = [part[:, 0] for part in parts_of(case.state)]
    state = tuple(one) if cell == "LSTM" else one[0]
    y, final, tape = net.forward(x[:, 0], state)
    wanted_y, wanted_final, wanted_tape = case.forward()
    assert np.array_equal(y, wanted_y[:, 0])
    for part, wanted in zip(parts_of(final), parts_of(wanted_final), strict=True):
        assert np.array_equal(part, wanted[:, 0])
    d_one = [part[:, 0] for part in parts_of(case.d_state)]
    d_x, d_state, grads = net.backward(tape, case.d_y[:, 0], tuple(d_one) if cell == "LSTM" else d_one[0])
    wanted_d_x, wanted_d_state, wanted_grads = net.backward(wanted_tape, case.d_y, case.d_state)
    assert np.array_equal(d_x, wanted_d_x[:, 0])
    for part, wanted in zip(parts_of(d_state), parts_of(wanted_d_state), strict=True):
        assert np.array_equal(part, wanted[:, 0])
    assert all(np.array_equal(grads[n], wanted_grads[n]) for n in grads)
    trace, wanted_trace = net.trace(x[:, 0], state), net.trace(x, case.state)
    for k in range(len(trace)):
        assert np.array_equal(trace[k].h, wanted_trace[k].h[:, 0])
        assert np.array_equal(trace[k].h0, wanted_trace[k].h0[0])


@pytest.mark.parametrize("cell", ["LSTM", "GRU", "RNN"])
def test_float32_networks_compute_in_float32_close_to_float64(cell):
    for seed in range(12):
        case = configurations.draw(seed, cell=cell)
        net = case.net
        single = configurations.draw(seed, cell=cell, dtype=np.float32)
        single.net.load_parameters({n: p.astype(np.float32) for n, p in net.parameters.items()})
        y, state, tape = single.forward()
        wanted_y, wanted_state, wanted_tape = case.forward()
        d_x, d_state, grads = single.net.backward(tape, single.d_y, single.d_state)
        wanted_d_x, wanted_d_state, wanted_grads = net.backward(wanted_tape, case.d_y, case.d_state)
        found = [y, *parts_of(state), d_x, *parts_of(d_state), *grads.values()]
        wanted = [
            wanted_y,
            *parts_of(wanted_state),
            wanted_d_x,
            *parts_of(wanted_d_state),
            *wanted_grads.values(),
        ]
        assert {a.dtype for a in found} == {np.dtype(np.float32)}
        assert worst(dict(enumerate(found)), dict(enumerate(wanted))) <= 2e-5
        trace = single.net.trace(single.x, single.state, single.lengths)
        assert {q.dtype for k in range(len(trace)) for q in trace[k].quantities.values()} == {np.dtype(np.float32)}

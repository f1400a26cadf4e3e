"""Properties that hold for every network, on examples drawn by hypothesis; the same examples every time."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import lstm_core as lc
from lstm_core.cells import VARIANTS
from tests.unit import configurations
from tests.unit.central import parts_of, worst
from tests.unit.configurations import a_state, network, run

settings.register_profile(
    "course", derandomize=True, deadline=None, database=None, max_examples=60, suppress_health_check=list(HealthCheck)
)
settings.load_profile("course")

SEEDS = st.integers(0, 10**6)
CLOSE = 1e-12


def generator(seed):
    return np.random.default_rng([9, seed])


def equal(found, wanted):
    """Say whether two lists of arrays are equal up to rounding."""
    return worst(dict(enumerate(found)), dict(enumerate(wanted))) <= CLOSE


def sliced(state, sequences):
    parts = [part[:, sequences] for part in parts_of(state)]
    return tuple(parts) if isinstance(state, tuple) else parts[0]


def results(case):
    """Return outputs, final states and every gradient of a run."""
    y, state, tape = case.forward()
    d_x, d_initial, grads = case.net.backward(tape, case.d_y, case.d_state)
    return y, parts_of(state), d_x, parts_of(d_initial), grads


def total(case):
    y, state, d_x, d_initial, grads = results(case)
    return [y, *state, d_x, *d_initial, *grads.values()]


@given(SEEDS, st.integers(1, 4))
def test_padding_changes_nothing(seed, more):
    rng = generator(seed)
    case = run(rng, network(rng, largest=4), ragged=True, given=True)
    y, state, d_x, d_initial, grads = results(case)
    seq_len = len(case.x)
    for name in ("x", "d_y"):
        array = getattr(case, name)
        extra = configurations.normal(rng, (more, *array.shape[1:]), array.dtype)
        setattr(case, name, np.concatenate([array, extra]))
    longer_y, longer_state, longer_d_x, longer_d_initial, longer_grads = results(case)
    assert equal([longer_y[:seq_len], longer_d_x[:seq_len]], [y, d_x])
    assert not longer_y[seq_len:].any()
    assert not longer_d_x[seq_len:].any()
    assert equal(longer_state + longer_d_initial, state + d_initial)
    assert equal(longer_grads.values(), grads.values())


@given(SEEDS)
def test_lengths_that_are_all_full_change_nothing(seed):
    rng = generator(seed)
    case = run(rng, network(rng, largest=4), ragged=False)
    wanted = total(case)
    case.lengths = np.full(case.x.shape[1], len(case.x))
    assert all(np.array_equal(a, b) for a, b in zip(total(case), wanted, strict=True))


@given(SEEDS)
def test_sequences_of_a_batch_do_not_see_each_other(seed):
    rng = generator(seed)
    case = run(rng, network(rng, largest=4), batch=4, given=True)
    y, state, d_x, d_initial, grads = results(case)
    summed = {n: np.zeros_like(g) for n, g in grads.items()}
    for chosen in ([2], [3, 0, 1]):
        part = configurations.Run(
            case.net,
            case.x[:, chosen],
            sliced(case.state, chosen),
            None if case.lengths is None else case.lengths[chosen],
            case.d_y[:, chosen],
            sliced(case.d_state, chosen),
        )
        part_y, part_state, part_d_x, part_d_initial, part_grads = results(part)
        assert equal([part_y, part_d_x], [y[:, chosen], d_x[:, chosen]])
        assert equal(part_state + part_d_initial, [p[:, chosen] for p in state + d_initial])
        for n, g in part_grads.items():
            summed[n] += g
    assert equal(summed.values(), grads.values())


def carries_everything(net):
    """Say whether the state (h, c) is all that one timestep hands to the next."""
    return net.cell != "LSTM" or not net.options.variant.gate_recurrence


@given(SEEDS, st.data())
def test_one_run_equals_two_half_runs_with_the_state_carried_over(seed, data):
    rng = generator(seed)
    net = network(rng, largest=4, bidirectional=False)
    if not carries_everything(net):
        net = network(rng, largest=4, bidirectional=False, cell="GRU")
    case = run(rng, net, seq_len=6, ragged=False, given=True)
    y, state, d_x, d_initial, grads = results(case)
    cut = data.draw(st.integers(1, 5))
    first_y, carried, first_tape = net.forward(case.x[:cut], case.state)
    second_y, final, second_tape = net.forward(case.x[cut:], carried)
    assert equal([np.concatenate([first_y, second_y]), *parts_of(final)], [y, *state])
    second_d_x, d_carried, second_grads = net.backward(second_tape, case.d_y[cut:], case.d_state)
    first_d_x, d_first, first_grads = net.backward(first_tape, case.d_y[:cut], d_carried)
    assert equal([np.concatenate([first_d_x, second_d_x]), *parts_of(d_first)], [d_x, *d_initial])
    assert equal([first_grads[n] + second_grads[n] for n in grads], grads.values())


@given(SEEDS)
def test_step_by_step_equals_the_whole_sequence_forward_and_backward(seed):
    rng = generator(seed)
    net = network(rng, largest=4, bidirectional=False)
    if not carries_everything(net):
        return
    case = run(rng, net, seq_len=5, ragged=False, given=True)
    y, state, d_x, d_initial, grads = results(case)
    tapes, carried, ys = [], case.state, []
    for t in range(5):
        y_t, carried, tape = net.forward(case.x[t : t + 1], carried)
        ys.append(y_t)
        tapes.append(tape)
    assert equal([np.concatenate(ys), *parts_of(carried)], [y, *state])
    summed, d_carried, d_xs = dict.fromkeys(grads, 0.0), case.d_state, [None] * 5
    for t in reversed(range(5)):
        d_xs[t], d_carried, step_grads = net.backward(tapes[t], case.d_y[t : t + 1], d_carried)
        summed = {n: summed[n] + step_grads[n] for n in grads}
    assert equal([np.concatenate(d_xs), *parts_of(d_carried)], [d_x, *d_initial])
    assert equal(summed.values(), grads.values())


def with_units_moved(net, order):
    """Return the parameters of a one-layer network whose hidden units stand in another order."""
    blocks = {"LSTM": 4, "GRU": 3, "RNN": 1}[net.cell]
    hidden = net.hidden_size
    if net.cell == "LSTM":
        blocks = len(net.options.variant.blocks)
    rows = np.concatenate([order + k * hidden for k in range(blocks)])
    moved = {}
    for name, p in net.parameters.items():
        if name.startswith(("weight_ih", "bias")):
            moved[name] = p[rows]
        elif name.startswith("weight_hh"):
            moved[name] = p[rows] if getattr(net, "proj_size", 0) else p[rows][:, order]
        elif name.startswith("peephole"):
            moved[name] = p[order]
        elif name.startswith("weight_hr"):
            moved[name] = p[:, order]
        else:  # weight_gg: rows and columns are gate units
            gates = len(net.options.variant.gates)
            heard = len(net.options.variant.gate_recurrence)
            inner, outer = (np.concatenate([order + k * hidden for k in range(n)]) for n in (gates, heard))
            moved[name] = p[outer][:, inner]
    return moved


@given(SEEDS)
def test_permuting_hidden_units_permutes_the_trace(seed):
    rng = generator(seed)
    fixed = {"num_layers": 1, "bidirectional": False}
    net = network(rng, largest=5, **fixed)
    if net.cell == "LSTM" and net.block_size > 1:
        net = network(rng, largest=5, **fixed, cell="RNN")
    case = run(rng, net, given=True)
    trace = net.trace(case.x, case.state, case.lengths)
    order = rng.permutation(net.hidden_size)
    net.load_parameters(with_units_moved(net, order))
    state = [part if part.shape[-1] != net.hidden_size else part[..., order] for part in parts_of(case.state)]
    moved = net.trace(case.x, tuple(state) if net.cell == "LSTM" else state[0], case.lengths)
    for name, quantity in trace.main.quantities.items():
        if name == "a":
            blocks = quantity.shape[-1] // net.hidden_size
            rows = np.concatenate([order + k * net.hidden_size for k in range(blocks)])
            assert equal([moved.a], [quantity[..., rows]])
        elif quantity.shape[-1] == net.hidden_size:
            assert equal([getattr(moved, name)], [quantity[..., order]])
        else:
            assert equal([getattr(moved, name)], [quantity])


def turned(array, lengths):
    result = array.copy()
    for b, n in enumerate(lengths):
        result[:n, b] = array[:n, b][::-1]
    return result


@given(SEEDS)
def test_the_reverse_direction_is_the_forward_one_on_the_sequence_turned_round(seed):
    rng = generator(seed)
    net = network(rng, largest=4, bidirectional=True, layers=1)
    case = run(rng, net, batch=3, given=True)
    lengths = case.lengths if case.lengths is not None else [len(case.x)] * 3
    swapped = {}
    for name, p in net.parameters.items():
        other = name.removesuffix("_reverse") if name.endswith("_reverse") else f"{name}_reverse"
        swapped[other] = p
    size = net.output_size
    y, state, d_x, d_initial, grads = results(case)
    twin = network(generator(seed), largest=4, bidirectional=True, layers=1)
    twin.load_parameters(swapped)
    mirror = configurations.Run(
        twin,
        turned(case.x, lengths),
        tuple(s[::-1] for s in case.state) if net.cell == "LSTM" else case.state[::-1],
        case.lengths,
        turned(np.roll(case.d_y, size, axis=-1), lengths),
        tuple(s[::-1] for s in case.d_state) if net.cell == "LSTM" else case.d_state[::-1],
    )
    mirror_y, mirror_state, mirror_d_x, mirror_d_initial, mirror_grads = results(mirror)
    assert equal([turned(np.roll(mirror_y, size, axis=-1), lengths), turned(mirror_d_x, lengths)], [y, d_x])
    assert equal([p[::-1] for p in mirror_state + mirror_d_initial], state + d_initial)
    for name, g in grads.items():
        other = name.removesuffix("_reverse") if name.endswith("_reverse") else f"{name}_reverse"
        assert equal([mirror_grads[other]], [g])


@given(SEEDS, st.floats(0.1, 50))
def test_gates_lie_between_zero_and_one_and_hidden_states_within_one(seed, scale):
    rng = generator(seed)
    net = lc.LSTM(
        3,
        4,
        bidirectional=True,
        variant=configurations.pick(rng, ["vanilla", "NIG", "NFG", "NOG", "CIFG", "FGR"]),
        rng=rng,
    )
    for p in net.parameters.values():
        p *= scale
    trace = net.trace(scale * rng.standard_normal((6, 2, 3)))
    for record in trace:
        for gate in (record.i, record.f, record.o):
            assert ((gate >= 0) & (gate <= 1)).all()
        assert (np.abs(record.g) <= 1).all()
        assert (np.abs(record.h) <= 1).all()
    gru = lc.GRU(3, 4, rng=rng).trace(scale * rng.standard_normal((6, 2, 3)))
    assert ((gru.r >= 0) & (gru.r <= 1) & (gru.z >= 0) & (gru.z <= 1)).all()
    assert (np.abs(gru.h) <= 1).all()


@given(SEEDS)
def test_an_open_forget_gate_and_a_shut_input_gate_keep_the_cell_state(seed):
    rng = generator(seed)
    net = lc.LSTM(2, 3, rng=rng)
    net.parameters["bias_ih_l0"][:6] = np.repeat([-1e4, 1e4], 3)
    state = a_state(rng, net, 2)
    trace = net.trace(rng.standard_normal((20, 2, 2)), state)
    assert np.array_equal(trace.f, np.ones_like(trace.f))
    assert not trace.i.any()
    assert all(np.array_equal(c, state[1][0]) for c in trace.c)


@given(SEEDS)
def test_the_update_gate_of_a_gru_keeps_the_hidden_state(seed):
    rng = generator(seed)
    net = lc.GRU(2, 3, reset_after=bool(seed % 2), rng=rng)
    net.parameters["bias_ih_l0"][3:6] = 1e4
    state = a_state(rng, net, 2)
    assert all(np.array_equal(h, state[0]) for h in net.trace(rng.standard_normal((20, 2, 2)), state).h)


@given(SEEDS)
def test_the_1997_cell_keeps_its_ranges(seed):
    rng = generator(seed)
    net = lc.LSTM(2, 4, variant="1997", block_size=2, rng=rng)
    for p in net.parameters.values():
        p *= 20
    trace = net.trace(20 * rng.standard_normal((12, 2, 2)))
    assert (np.abs(trace.g) <= 2).all()
    assert (np.abs(trace.h) <= 1).all()
    assert np.abs(trace.g).max() > 1
    assert np.array_equal(trace.f, np.ones_like(trace.f))
    assert np.array_equal(trace.i[..., ::2], trace.i[..., 1::2])


@given(SEEDS)
def test_gradients_add_up_over_losses(seed):
    rng = generator(seed)
    case = run(rng, network(rng, largest=4), given=True)
    _, _, tape = case.forward()
    zero_y = np.zeros_like(case.d_y)
    zeros = [np.zeros_like(d) for d in parts_of(case.d_state)]
    zero_state = tuple(zeros) if case.net.cell == "LSTM" else zeros[0]
    whole = case.net.backward(tape, case.d_y, case.d_state)[2]
    first = case.net.backward(tape, case.d_y, zero_state)[2]
    second = case.net.backward(tape, zero_y, case.d_state)[2]
    assert equal([first[n] + second[n] for n in whole], whole.values())


@given(SEEDS)
def test_a_variant_without_its_speciality_is_the_vanilla_lstm(seed):
    rng = generator(seed)
    net = lc.LSTM(2, 3, rng=rng)
    x = rng.standard_normal((5, 2, 2))
    wanted = net.trace(x)

    def twin(variant, keep, **extra):
        other = lc.LSTM(2, 3, variant=variant, **extra, rng=rng)
        for name in ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"):
            blocks = dict(zip("ifgo", np.split(net.parameters[name], 4), strict=True))
            other.parameters[name][...] = np.concatenate([blocks[b] for b in keep])
        return other

    fgr = twin("FGR", "ifgo")
    fgr.parameters["weight_gg_l0"][...] = 0
    seeing = twin("vanilla", "ifgo", peepholes=True)
    for gate in "ifo":
        seeing.parameters[f"peephole_{gate}_l0"][...] = 0
    for other in (fgr, seeing, twin("NP", "ifgo"), twin("vanilla", "ifgo", clip=1e6)):
        assert equal(other.trace(x).main.quantities.values(), wanted.main.quantities.values())


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_variant_differs_from_every_other(variant):
    rng = np.random.default_rng(0)
    x, answers = rng.standard_normal((4, 2, 2)), {}
    for name in VARIANTS:
        net = lc.LSTM(2, 3, variant=name, rng=np.random.default_rng(1))
        answers[name] = net(x)[0]
    same = [n for n, y in answers.items() if n != variant and np.allclose(y, answers[variant])]
    assert same == {"vanilla": ["NP"], "NP": ["vanilla"]}.get(variant, [])

"""What may be handed in: any memory layout, nothing changed; empty batches, huge numbers, NaN."""

import warnings

import numpy as np
import pytest

import lstm_core as lc
from lstm_core.activations import NAMES, activation
from lstm_core.cells import VARIANTS
from tests.unit import configurations
from tests.unit.central import parts_of

CELLS = ("LSTM", "GRU", "RNN")


def swapped(a):
    """Return the same numbers in the other byte order."""
    return a.astype(a.dtype.newbyteorder())


def with_gaps(a):
    wide = np.full((*a.shape[:-1], 2 * a.shape[-1]), np.nan, a.dtype)
    wide[..., ::2] = a
    return wide[..., ::2]


def read_only(a):
    frozen = a.copy()
    frozen.flags.writeable = False
    return frozen


LAYOUTS = {
    "fortran": np.asfortranarray,
    "swapped bytes": swapped,
    "negative strides": lambda a: np.ascontiguousarray(a[::-1, ..., ::-1])[::-1, ..., ::-1],
    "gaps": with_gaps,
    "read-only": read_only,
    "axes moved": lambda a: np.moveaxis(np.ascontiguousarray(np.moveaxis(a, 0, 1)), 1, 0),
}


def everything(case):
    """Return all that a run gives: outputs, states, gradients, trace."""
    y, state, tape = case.forward()
    d_x, d_initial, grads = case.net.backward(tape, case.d_y, case.d_state)
    trace = case.net.trace(case.x, case.state, case.lengths)
    records = [q for k in range(len(trace)) for q in trace[k].quantities.values()]
    return [y, *parts_of(state), d_x, *parts_of(d_initial), *grads.values(), *records]


def relaid(state, layout):
    return tuple(layout(p) for p in state) if isinstance(state, tuple) else layout(state)


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("cell", CELLS)
def test_memory_layout_does_not_change_a_bit(cell, name):
    case = configurations.draw(
        41, cell=cell, largest=5, given=True, ragged=True, seq_len=5, batch=3, bidirectional=True
    )
    wanted, layout = everything(case), LAYOUTS[name]
    p = case.net.parameters
    case.x, case.d_y = layout(case.x), layout(case.d_y)
    case.state, case.d_state = relaid(case.state, layout), relaid(case.d_state, layout)
    case.net.load_parameters({n: layout(a) if a.ndim > 1 else a for n, a in p.items()})
    found = everything(case)
    assert all(a.dtype == b.dtype and np.array_equal(a, b) for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize("kind", [np.int8, np.uint16, ">i4", np.int64])
def test_any_kind_of_whole_number_is_a_length(kind):
    case = configurations.draw(42, ragged=True, batch=3, seq_len=5)
    wanted = everything(case)
    case.lengths = case.lengths.astype(kind)
    assert all(np.array_equal(a, b) for a, b in zip(everything(case), wanted, strict=True))


@pytest.mark.parametrize("seed", range(12))
def test_nothing_handed_in_is_changed(seed):
    case = configurations.draw(seed, given=True, ragged=True)
    handed = [case.x, case.d_y, case.lengths, *parts_of(case.state), *parts_of(case.d_state)]
    handed += list(case.net.parameters.values())
    before = [a.copy() for a in handed]
    for a in handed:
        a.flags.writeable = False
    everything(case)
    assert all(np.array_equal(a, b) for a, b in zip(handed, before, strict=True))


@pytest.mark.parametrize("cell", CELLS)
def test_results_are_not_views_of_what_was_handed_in_or_remembered(cell):
    case = configurations.draw(43, cell=cell, given=True, ragged=False, batch=2)
    y, state, tape = case.forward()
    wanted = case.net.backward(tape, case.d_y, case.d_state)[2]
    y[...] = 0
    for part in parts_of(state):
        part[...] = 0
    found = case.net.backward(tape, case.d_y, case.d_state)[2]
    assert all(np.array_equal(found[n], wanted[n]) for n in wanted)


def test_two_runs_do_not_share_memory():
    case = configurations.draw(44)
    y, _, tape = case.forward()
    kept = y.copy()
    case.net.forward(case.x + 1, case.state, case.lengths)
    assert np.array_equal(y, kept)
    assert np.isfinite(case.net.backward(tape, case.d_y)[0]).all()


# ------------------------------------------------------------------------------------------------- empty batches


@pytest.mark.parametrize("lengths", [None, np.zeros(0, dtype=int)])
@pytest.mark.parametrize("seed", range(10))
def test_a_batch_of_no_sequences_gives_empty_arrays_of_the_right_shape(seed, lengths):
    rng = np.random.default_rng(seed)
    net = configurations.network(rng)
    x = np.zeros((4, 0, net.input_size))
    state = configurations.a_state(rng, net, 0)
    y, final, tape = net.forward(x, state, lengths)
    assert y.shape == (4, 0, net.output_size * net.num_directions)
    assert [p.shape for p in parts_of(final)] == [p.shape for p in parts_of(state)]
    d_x, d_state, grads = net.backward(tape, y, final)
    assert d_x.shape == x.shape
    assert [p.shape for p in parts_of(d_state)] == [p.shape for p in parts_of(state)]
    assert {n: g.shape for n, g in grads.items()} == net.shapes()
    assert not any(g.any() for g in grads.values())
    assert net.trace(x).h.shape == (4, 0, net.output_size)


# ------------------------------------------------------------------------------------------------- huge numbers


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("options", [("LSTM", {"variant": v}) for v in VARIANTS] + [("GRU", {}), ("RNN", {})])
def test_inputs_of_1e30_give_finite_answers_and_no_warning(options, dtype):
    cell, own = options
    net = getattr(lc, cell)(2, 3, 2, **own, dtype=dtype, rng=np.random.default_rng(0))
    x = np.array([1e30, -1e30], dtype=dtype) * np.ones((3, 2, 1), dtype)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        y, state, tape = net.forward(x)
        d_x, _, grads = net.backward(tape, np.ones_like(y))
    assert all(np.isfinite(a).all() for a in (y, *parts_of(state), d_x, *grads.values()))


@pytest.mark.parametrize("cell", ["LSTM", "GRU"])
def test_weights_of_1e300_saturate_gates_without_a_warning(cell):
    net = getattr(lc, cell)(2, 3, rng=np.random.default_rng(0))
    for p in net.parameters.values():
        p *= 1e300
    trace = net.trace(np.ones((3, 2, 2)))
    for gate in "ifo" if cell == "LSTM" else "rz":
        assert set(np.unique(getattr(trace, gate))) <= {0.0, 1.0}


# ------------------------------------------------------------------------------------------------- NaN and infinity


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("seed", range(10))
def test_nan_is_carried_on_and_stays_in_its_sequence(seed, bad):
    case = configurations.draw(seed, batch=3, seq_len=5, ragged=False, bidirectional=False, bias=True)
    clean = case.forward()[0]
    case.x[2, 1, 0] = bad
    with np.errstate(invalid="ignore", over="ignore"):
        y = case.forward()[0]
    assert np.array_equal(y[:2], clean[:2])
    assert np.array_equal(y[:, [0, 2]], clean[:, [0, 2]])
    if np.isnan(bad):
        assert np.isnan(y[2:, 1]).any(axis=-1).all()


@pytest.mark.parametrize("name", NAMES)
def test_every_activation_passes_nan_on(name):
    chosen = activation(name)
    assert np.isnan(chosen.f(np.array([np.nan]))).all()


@pytest.mark.parametrize("seed", range(10))
def test_nan_in_padding_is_never_looked_at(seed):
    case = configurations.draw(seed, ragged=True, batch=3, seq_len=5)
    wanted = everything(case)
    padding = np.arange(5)[:, None] >= case.lengths
    case.x[padding] = np.nan
    case.d_y[padding] = np.inf
    assert all(np.array_equal(a, b) for a, b in zip(everything(case), wanted, strict=True))

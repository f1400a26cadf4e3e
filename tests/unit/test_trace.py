"""Traces: every layer and direction by index, states before each timestep, errors that name what there is."""

import copy
import pickle

import numpy as np
import pytest

import lstm_core as lc
from lstm_core.trace import LayerTrace
from tests.unit import configurations


def a_trace(cell="LSTM", **settings):
    case = configurations.draw(61, cell=cell, num_layers=2, bidirectional=True, seq_len=5, batch=3, **settings)
    return case, case.net.trace(case.x, case.state, case.lengths)


def test_layers_and_directions_are_found_by_index():
    _, trace = a_trace()
    assert len(trace) == 4
    assert trace[1, 1] is trace[3] is trace[-1]
    assert trace[-1, 0] is trace[2] is trace.main
    assert trace.f is trace[2].f
    assert trace.seq_len == 5
    assert [t.reverse for t in trace] == [False, True, False, True]
    with pytest.raises(IndexError, match="direction 2 of 2"):
        trace[0, 2]
    with pytest.raises(IndexError, match="direction -1 of 2"):
        trace[0, -1]
    with pytest.raises(IndexError):
        trace[2, 0]


@pytest.mark.parametrize(("cell", "names"), [("LSTM", "aifgoch"), ("GRU", "arznh"), ("RNN", "ah")])
def test_a_trace_names_what_it_holds(cell, names):
    case, trace = a_trace(cell)
    assert sorted(trace.main.quantities) == sorted(names)
    assert trace.cell == cell
    assert trace.hidden_size == case.net.hidden_size
    with pytest.raises(AttributeError, match=f"a trace of a {cell} has no 'q'; it has a, "):
        _ = trace.q


def test_hidden_size_is_that_of_the_cells_where_h_is_projected():
    net = lc.LSTM(2, 4, proj_size=3, rng=np.random.default_rng(0))
    trace = net.trace(np.zeros((2, 1, 2)))
    assert trace.hidden_size == 4
    assert trace.h.shape == (2, 1, 3)


@pytest.mark.parametrize("ragged", [False, True])
@pytest.mark.parametrize("cell", ["LSTM", "GRU", "RNN"])
def test_states_before_are_what_each_step_saw(cell, ragged):
    case, trace = a_trace(cell, ragged=ragged, given=True)
    lengths = case.lengths if ragged else [5] * 3
    given = case.state[0] if cell == "LSTM" else case.state
    for k, record in enumerate(trace):
        assert np.array_equal(record.h0, given[k])
        for b, n in enumerate(lengths):
            order = range(n)[::-1] if record.reverse else range(n)
            h, c = record.h0[b], None if record.c0 is None else record.c0[b]
            for t in order:
                assert np.array_equal(record.h_before()[t, b], h)
                h = record.h[t, b]
                if cell == "LSTM":
                    assert np.array_equal(record.c_before()[t, b], c)
                    c = record.c[t, b]
            assert not record.h_before()[n:, b].any()


def test_states_before_of_a_single_sequence_have_no_batch_axis():
    net = lc.LSTM(2, 3, bidirectional=True, rng=np.random.default_rng(0))
    trace = net.trace(np.ones((4, 2)))
    assert np.array_equal(trace[0].c_before(), np.concatenate([np.zeros((1, 3)), trace[0].c[:-1]]))
    assert np.array_equal(trace[1].h_before(), np.concatenate([trace[1].h[1:], np.zeros((1, 3))]))
    assert trace[0].x.shape == (4, 2)


def test_quantities_are_zero_in_padding():
    case, trace = a_trace(ragged=True)
    padding = np.arange(5)[:, None] >= case.lengths
    assert padding.any()
    assert not any(q[padding].any() for record in trace for q in record.quantities.values())


def test_a_trace_made_by_hand_is_of_one_forward_layer():
    h = np.arange(6.0).reshape(3, 1, 2)
    record = LayerTrace("RNN", np.zeros((3, 1, 1)), {"a": h, "h": h}, np.full((1, 2), 9.0))
    assert record.h_before()[:, 0, 0].tolist() == [9.0, 0.0, 2.0]
    assert lc.Trace((record,))[0, 0] is lc.Trace((record,)).main is record


def test_a_trace_without_contents_has_no_quantities():
    with pytest.raises(AttributeError, match=r"^f$"):
        _ = lc.Trace.__new__(lc.Trace).f
    with pytest.raises(AttributeError):
        _ = LayerTrace.__new__(LayerTrace).f
    with pytest.raises(AttributeError, match=r"^__array_interface__$"):
        _ = a_trace()[1].__array_interface__


def test_a_trace_can_be_copied_and_stored():
    _, trace = a_trace()
    for twin in (copy.copy(trace), copy.deepcopy(trace), pickle.loads(pickle.dumps(trace))):
        assert np.array_equal(twin.c, trace.c)
        assert np.array_equal(twin[1].c_before(), trace[1].c_before())

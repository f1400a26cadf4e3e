"""The engine of plain LSTMs equals the general layers and the readable step, and nobody sees its buffers change."""

import copy
import gc
import pickle
import sys
import threading

import numpy as np
import pytest

import lstm_core as lc
from lstm_core import bptt, cells, engine, layers, plans
from tests.unit import configurations
from tests.unit.central import parts_of, worst

CLOSE = {"float64": 1e-12, "float32": 1e-5}
PLAIN = {"cell": "LSTM", "variant": "vanilla", "peepholes": False, "proj_size": 0, "clip": None, "block_size": 1}
PLAIN |= {"activations": ("sigmoid", "tanh", "tanh")}


@pytest.fixture
def store(monkeypatch):
    """A store of its own for each test."""
    fresh = plans.PlanStore()
    for module in (plans, engine):
        monkeypatch.setattr(module, "STORE", fresh)
    return fresh


def one_layer(seed, dtype="float64", bias=True, sizes=None):
    """Return parameters, input, states and their gradients of one layer."""
    rng = np.random.default_rng([17, seed])
    seq_len, batch, hidden, inputs = sizes or rng.integers(1, 9, 4)
    net = lc.LSTM(inputs, hidden, bias=bias, dtype=np.dtype(dtype), rng=rng)
    shapes = {"x": (seq_len, batch, inputs), "h0": (batch, hidden), "c0": (batch, hidden)}
    forward = [rng.standard_normal(shape).astype(dtype) for shape in shapes.values()]
    back = {"d_y": (seq_len, batch, hidden), "d_h": (batch, hidden), "d_c": (batch, hidden)}
    return net._cell_parameters("_l0"), forward, [rng.standard_normal(s).astype(dtype) for s in back.values()]


def everything(tape, back, **how):
    """Return all that a tape gives, by name."""
    d_x, d_h0, d_c0, grads = bptt.lstm_backward(tape, *back, **how)
    trace = tape.trace()
    named = {"y": tape.output, "h_n": tape.state[0], "c_n": tape.state[1], "h0": trace.h0, "c0": trace.c0}
    named |= {"d_x": d_x, "d_h0": d_h0, "d_c0": d_c0, "all h": tape.h, "all c": tape.c}
    return named | trace.quantities | {f"d_{name}": grad for name, grad in grads.items()}


def both(p, forward, back, *, traced=False, **how):
    """Return what the engine gives and what the general layers give."""
    fast = layers.lstm_forward(p, engine.PLAIN, *forward, traced=traced)
    assert isinstance(fast, engine.EngineTape)
    return everything(fast, back, **how), everything(
        layers.general_lstm_forward(p, engine.PLAIN, *forward), back, **how
    )


# ---------------------------------------------------------------------------------------------- the same numbers


@pytest.mark.parametrize("dtype", CLOSE)
@pytest.mark.parametrize("truncated", [False, True])
@pytest.mark.parametrize(("bias", "traced"), [(True, True), (True, False), (False, False)])
@pytest.mark.parametrize("seed", range(12))
def test_the_engine_equals_the_general_layers(seed, bias, traced, truncated, dtype):
    found, wanted = both(*one_layer(seed, dtype, bias), traced=traced, truncated=truncated)
    assert {value.dtype for value in found.values()} == {np.dtype(dtype)}
    assert worst(found, wanted) <= CLOSE[dtype]


@pytest.mark.parametrize("seed", range(20))
def test_the_engine_equals_the_readable_step(seed):
    p, (x, h, c), _ = one_layer(seed)
    trace = layers.lstm_forward(p, engine.PLAIN, x, h, c, traced=True).trace()
    for t in range(len(x)):
        step = cells.lstm_step(x[t], h, c, **p)
        assert worst({n: trace.quantities[n][t] for n in step._fields}, step._asdict()) <= 1e-12
        h, c = step.h, step.c


@pytest.mark.parametrize("seed", range(30))
def test_stacked_and_bidirectional_networks_are_the_same_with_and_without_the_engine(seed, monkeypatch):
    case = configurations.draw(seed, ragged=False, **PLAIN)

    def results():
        y, state, tape = case.forward()
        d_x, d_initial, grads = case.net.backward(tape, case.d_y, case.d_state)
        trace = case.net.trace(case.x, case.state)
        quantities = {(k, n): q for k in range(len(trace)) for n, q in trace[k].quantities.items()}
        parts = enumerate([y, *parts_of(state), d_x, *parts_of(d_initial)])
        return dict(parts) | grads | quantities, {type(run) for run in tape.runs}

    fast, kinds = results()
    assert kinds == {engine.EngineTape}
    monkeypatch.setattr(engine, "runs", lambda *_: False)
    general, kinds = results()
    assert kinds == {layers.LSTMTape}
    assert worst(fast, general) <= 1e-12


@pytest.mark.parametrize("sizes", [(7, 2, 4, 3), (8, 2, 4, 3), (9, 1, 8, 1), (1, 2, 4, 3)])
@pytest.mark.parametrize("numbers", [1, 8, 16, 32, 10**6])
def test_any_size_of_chunk_gives_the_same_gradients(sizes, numbers, store, monkeypatch):
    monkeypatch.setattr(plans, "CHUNK", numbers)
    p, forward, back = one_layer(1, sizes=sizes)
    found, wanted = both(p, forward, back)
    assert worst(found, wanted) <= 1e-12
    (plan,) = (plan for plan in store.resting if isinstance(plan, plans.BackwardPlan))
    assert len(plan.local) == min(sizes[0], max(1, numbers // 8))


def test_long_runs_are_walked_in_chunks_that_fit_the_cache():
    p, forward, back = one_layer(2, sizes=(150, 3, 40, 2))
    assert worst(*both(p, forward, back)) <= 1e-12
    assert len(plans.BackwardPlan(150, 3, 40, np.dtype(float)).local) == 136


def test_a_traced_run_has_kept_its_pre_activations_and_another_one_computes_them():
    p, forward, _ = one_layer(3, sizes=(4, 2, 3, 2))
    for traced in (True, False):
        tape = layers.lstm_forward(p, engine.PLAIN, *forward, traced=traced)
        tape.lease.plan.weights[...] = np.nan
        assert np.isfinite(tape.trace().a).all() == traced


def test_a_tape_gives_the_same_gradients_twice_and_leaves_its_arguments_alone():
    p, forward, back = one_layer(3)
    handed = [*p.values(), *forward, *back]
    kept = [array.copy() for array in handed]
    for array in handed:
        array.flags.writeable = False
    tape = layers.lstm_forward(p, engine.PLAIN, *forward)
    first, second = everything(tape, back), everything(tape, back)
    assert all(np.array_equal(first[name], second[name]) for name in first)
    assert all(np.array_equal(a, b) for a, b in zip(handed, kept, strict=True))


def test_the_engine_takes_plain_cells_of_full_length_only():
    def kind(lengths=None, batch=2, **options):
        net = lc.LSTM(2, 4, **options, rng=np.random.default_rng(0))
        _, _, tape = net.forward(np.zeros((3, batch, 2)), None, lengths)
        return type(tape.runs[0])

    assert {kind(), kind(bias=False), kind(np.array([3, 3])), kind(batch=1)} == {engine.EngineTape}
    others = [{"peepholes": True}, {"proj_size": 2}, {"clip": 1.0}, {"block_size": 2}, {"variant": "CIFG"}]
    others += [{"activations": ("sigmoid", "tanh", "identity")}, {"lengths": np.array([3, 2])}, {"batch": 0}]
    assert {kind(**options) for options in others} == {layers.LSTMTape}


# ---------------------------------------------------------------------------------------------- nobody's buffers


def test_no_later_run_changes_what_a_run_gave(store):
    net = lc.LSTM(2, 3, 2, bidirectional=True, rng=np.random.default_rng(0))
    rng = np.random.default_rng(1)

    def run():
        x, d_y = rng.standard_normal((4, 2, 2)), rng.standard_normal((4, 2, 6))
        y, state, tape = net.forward(x)
        d_x, d_state, grads = net.backward(tape, d_y)
        trace = net.trace(x)
        arrays = [y, *state, d_x, *d_state, *grads.values()]
        return arrays + [a for record in trace for a in (*record.quantities.values(), record.h0, record.c0)]

    given_out = [run() for _ in range(6)]
    assert store.resting
    kept = [[array.copy() for array in arrays] for arrays in given_out]
    for _ in range(12):
        run()
    for arrays, copies in zip(given_out, kept, strict=True):
        assert all(np.array_equal(a, b) for a, b in zip(arrays, copies, strict=True))


def test_results_share_no_memory_with_any_plan(store):
    p, forward, back = one_layer(4)
    tape = layers.lstm_forward(p, engine.PLAIN, *forward)
    answer = bptt.lstm_backward(tape, *back)
    given_out = [tape.output, *tape.state, *answer[:3], *answer[3].values()]
    (resting,) = store.resting
    buffers = [a for plan in (tape.lease.plan, resting) for a in vars(plan).values() if isinstance(a, np.ndarray)]
    assert len(buffers) > 8
    assert not any(np.shares_memory(a, b) for a in given_out for b in buffers)
    assert all(a.flags.writeable and a.flags.c_contiguous for a in given_out)


def test_tapes_of_the_same_shape_stay_what_they_are(store):
    runs = []
    for seed in range(5):
        p, forward, back = one_layer(seed, sizes=(4, 2, 3, 2))
        runs.append((layers.lstm_forward(p, engine.PLAIN, *forward), back, p, forward))
    for tape, back, p, forward in runs:
        wanted = everything(layers.general_lstm_forward(p, engine.PLAIN, *forward), back)
        assert worst(everything(tape, back), wanted) <= 1e-12


def test_a_plan_is_used_again_when_its_tape_is_gone_and_not_before(store):
    p, forward, _ = one_layer(5)
    tape = layers.lstm_forward(p, engine.PLAIN, *forward)
    first = tape.lease.plan
    assert layers.lstm_forward(p, engine.PLAIN, *forward).lease.plan is not first
    store.resting.clear()
    del tape
    assert layers.lstm_forward(p, engine.PLAIN, *forward).lease.plan is first


@pytest.mark.parametrize("quantity", ["f", "h", "h0", "c", "c0"])
def test_a_plan_is_not_used_again_while_an_array_of_a_trace_lives(store, quantity):
    p, forward, _ = one_layer(6)
    tape = layers.lstm_forward(p, engine.PLAIN, *forward, traced=True)
    view, plan = getattr(tape.trace(), quantity)[..., :1], tape.lease.plan
    kept = view.copy()
    del tape
    gc.collect()
    assert not store.resting
    other = layers.lstm_forward(p, engine.PLAIN, *(value + 1 for value in forward), traced=True)
    assert other.lease.plan is not plan
    assert np.array_equal(view, kept)
    del view
    assert plan in store.resting


@pytest.mark.parametrize("twin_of", [copy.copy, copy.deepcopy])
def test_a_copied_tape_has_the_same_numbers_and_outlives_its_origin(store, twin_of):
    p, forward, back = one_layer(7)
    tape = layers.lstm_forward(p, engine.PLAIN, *forward)
    wanted = {name: value.copy() for name, value in everything(tape, back).items()}
    twin = twin_of(tape)
    del tape
    layers.lstm_forward(p, engine.PLAIN, *(value + 1 for value in forward))
    assert all(np.array_equal(value, wanted[name]) for name, value in everything(twin, back).items())


def test_a_copied_lease_has_a_plan_of_its_own(store):
    p, forward, _ = one_layer(7)
    tape = layers.lstm_forward(p, engine.PLAIN, *forward)
    twins = [copy.copy(tape.lease), copy.deepcopy(tape.lease), pickle.loads(pickle.dumps(tape.lease))]
    assert len({id(lease.plan) for lease in (tape.lease, *twins)}) == 4
    for twin in twins:
        assert twin.plan.shape == tape.lease.plan.shape
        assert all(np.array_equal(a, b) for a, b in zip(twin.plan.arrays, tape.lease.plan.arrays, strict=True))


def test_a_lease_that_failed_has_nothing_to_give_back():
    with pytest.raises(TypeError):
        plans.Lease(1)
    plans.Lease.__new__(plans.Lease).__del__()


# ---------------------------------------------------------------------------------------------- the store is bounded


class Parcel:
    """A plan of a stated weight."""

    def __init__(self, name, nbytes):
        self.shape, self.nbytes = (name, nbytes), nbytes


class OtherParcel(Parcel):
    """A plan of another kind and the same shape."""


def names(store):
    return [plan.shape[0] for plan in store.resting]


def test_the_store_keeps_the_latest_plans_and_hands_each_out_once():
    store = plans.PlanStore(plans=3, size=100)
    parcels = [Parcel(name, 1) for name in "abcd"]
    for parcel in parcels:
        store.give(parcel)
    assert names(store) == ["b", "c", "d"]
    assert store.take(Parcel, "c", 1) is parcels[2]
    assert names(store) == ["b", "d"]
    assert store.take(Parcel, "c", 1) not in parcels
    assert type(store.take(OtherParcel, "d", 1)) is OtherParcel
    assert names(store) == ["b", "d"]
    store.give(parcels[2])
    assert names(store) == ["b", "d", "c"]


def test_of_two_equal_plans_the_latest_is_taken():
    store = plans.PlanStore()
    early, late = Parcel("a", 1), Parcel("a", 1)
    store.give(early)
    store.give(late)
    assert store.take(Parcel, "a", 1) is late


def test_the_store_is_bounded_in_bytes():
    store = plans.PlanStore(plans=10, size=100)
    for name, weight in (("a", 50), ("b", 30), ("c", 20)):
        store.give(Parcel(name, weight))
    assert names(store) == ["a", "b", "c"]
    store.give(Parcel("d", 1))
    assert names(store) == ["b", "c", "d"]
    store.give(Parcel("too large", 101))
    assert names(store) == ["b", "c", "d"]
    store.give(Parcel("e", 49))
    assert names(store) == ["b", "c", "d", "e"]
    store.give(Parcel("f", 100))
    assert names(store) == ["f"]


def test_many_shapes_leave_a_bounded_store(store):
    net = lc.LSTM(2, 3, rng=np.random.default_rng(0))
    for seq_len in range(1, 30):
        _, _, tape = net.forward(np.zeros((seq_len, 1, 2)))
        net.backward(tape, np.zeros((seq_len, 1, 3)))
    del tape
    assert 0 < len(store.resting) <= plans.PLANS == 8
    assert store.size == plans.BYTES == 2**28


def test_plans_say_how_many_bytes_they_hold():
    shape = (5, 2, 3, 4, np.dtype(np.float32))
    untraced, traced = plans.ForwardPlan(*shape, False), plans.ForwardPlan(*shape, True)
    weights, stack, blocks, m = 4 * 8 * 4, 6 * 2 * 8, 6 * 5 * 2 * 4, 5 * 2 * 4
    assert untraced.nbytes == 4 * (weights + stack + blocks + m + 4 * 2 * 4)
    assert traced.nbytes - untraced.nbytes == 4 * 4 * 4 * 2 * 4
    assert plans.BackwardPlan(5, 2, 4, np.dtype(np.float32)).nbytes == 4 * 2 * 5 * 6 * 2 * 4


# ---------------------------------------------------------------------------------------------- threads


def test_threads_that_share_networks_tapes_and_shapes_get_what_one_thread_gets(store):
    p, forward, back = one_layer(8, sizes=(6, 2, 5, 3))
    others = [one_layer(seed, sizes=(6, 2, 5, 3)) for seed in range(9, 12)]
    runs = [(p, forward, back), *others, one_layer(12), one_layer(13, sizes=(6, 1, 5, 3))]
    shared = layers.lstm_forward(p, engine.PLAIN, *forward)

    def result(k):
        p, forward, back = runs[k]
        tape = shared if k == 0 else layers.lstm_forward(p, engine.PLAIN, *forward)
        return everything(tape, back)

    wanted = [result(k) for k in range(len(runs))]
    wrong = []

    def work(seed):
        for k in np.random.default_rng(seed).integers(len(runs), size=60):
            found = result(k)
            if any(not np.array_equal(found[name], wanted[k][name]) for name in found):
                wrong.append(k)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        threads = [threading.Thread(target=work, args=(seed,)) for seed in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert not wrong
    assert len(store.resting) <= plans.PLANS


def test_a_plan_that_vanishes_while_the_store_is_searched_is_replaced():
    store = plans.PlanStore()

    class Taken(Parcel):
        @property
        def shape(self):
            store.resting.clear()  # as if another thread had taken all the rest meanwhile
            return self.__dict__["own"]

        @shape.setter
        def shape(self, value):
            self.__dict__["own"] = value

    store.give(Parcel("a", 1))
    store.give(Taken("b", 1))
    assert store.take(Taken, "a", 1) is not None

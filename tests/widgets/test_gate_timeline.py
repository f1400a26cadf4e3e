"""The Python side of the gate timeline: what it takes, what it refuses, what it says."""

import json
import re

import numpy as np
import pytest
import traitlets

import lstm_core as lc
from lstm_core import weights
from lstm_core.analysis import Clamp, clamped_trace
from lstm_core.widgets import GateTimeline
from lstm_core.widgets.explorable import Real

STORED = weights.manifest("temporal-order")
HELD = {"quantity": "f", "unit": [0, 3, 4], "start": 13, "stop": 14, "value": 0.0}


def refused(match, **traits):
    """Assert that these traits are refused with a sentence that names the trait."""
    with pytest.raises((traitlets.TraitError, ValueError, TypeError), match=match) as caught:
        GateTimeline(**traits)
    assert len(str(caught.value).split()) >= 5


def test_opens_on_a_stored_example_at_its_first_cue():
    timeline = GateTimeline()
    assert timeline.x in STORED["examples"]
    assert timeline.x[timeline.t] in "XY"
    assert timeline.run().probabilities.argmax() == timeline.run().answer


@pytest.mark.parametrize(
    ("match", "traits"),
    [
        ("'t'", {"t": "5"}),
        ("'t'", {"t": True}),
        ("'t'", {"t": 5.0}),
        ("t is 99", {"t": 99}),
        ("t is -1", {"t": -1}),
        ("unit is 6", {"unit": 6}),
        ("'unit'", {"unit": None}),
        ("forget_bias is 7", {"forget_bias": 7}),
        ("forget_bias is nan", {"forget_bias": float("nan")}),
        ("forget_bias is inf", {"forget_bias": np.inf}),
        ("'forget_bias'", {"forget_bias": "1"}),
        ("'forget_bias'", {"forget_bias": True}),
        ("speed is 0", {"speed": 0}),
        ("weights is 'gpt'", {"weights": "gpt"}),
        ("'weights'", {"weights": 3}),
        ("weights has format", {"weights": {"format": "zip"}}),
        ("x is empty", {"x": []}),
        ("x holds 'Z' at step 1", {"x": ["E", "Z"]}),
        ("x holds 3 at step 0", {"x": [3]}),
        ("x is a int", {"x": 5}),
        (r"x has shape \(2, 2, 2\)", {"x": np.zeros((2, 2, 2))}),
        ("clamp holds 'c'", {"clamp": HELD | {"quantity": "c"}}),
        ("clamp has quantity; give quantity, unit, start, stop, value", {"clamp": {"quantity": "f"}}),
        ("clamp has no entries", {"clamp": {}}),
        ("clamp names no unit", {"clamp": HELD | {"unit": []}}),
        ("unit of the clamp is 6", {"clamp": HELD | {"unit": [0, 6]}}),
        ("unit of the clamp is True", {"clamp": HELD | {"unit": True}}),
        ("start of the clamp is -1", {"clamp": HELD | {"start": -1}}),
        ("start of the clamp is 1.5", {"clamp": HELD | {"start": 1.5}}),
        ("stop of the clamp is 13", {"clamp": HELD | {"stop": 13}}),
        ("stop of the clamp is 37; it runs from 14 to 36", {"clamp": HELD | {"stop": 37}}),
        ("value of the clamp is 1.5; f runs from 0 to 1", {"clamp": HELD | {"value": 1.5}}),
        ("value of the clamp is nan", {"clamp": HELD | {"value": float("nan")}}),
        ("value of the clamp is '0'", {"clamp": HELD | {"value": "0"}}),
        ("'clamp' trait", {"clamp": "f"}),
        ("clamp holds a gate, and temporal-order-rnn", {"weights": "temporal-order-rnn", "clamp": HELD}),
        ("beside is 'temporal-order'; give temporal-order-rnn", {"beside": "temporal-order"}),
        (
            "beside is 'temporal-order-rnn'; it stands",
            {"weights": "temporal-order-rnn", "beside": "temporal-order-rnn"},
        ),
        ("no trait forgetbias, spede", {"forgetbias": 1, "spede": 2}),
    ],
)
def test_bad_values_are_refused_by_name(match, traits):
    refused(match, **traits)


def test_a_number_of_an_explorable_is_finite_and_no_flag():
    class Dial(traitlets.HasTraits):
        angle = Real(1)

    for value in (float("nan"), -np.inf, True, "2", None):
        with pytest.raises(traitlets.TraitError, match="angle"):
            Dial(angle=value)
    assert Dial(angle=np.float64(2)).angle == 2


def test_a_refused_value_leaves_the_last_good_one():
    timeline = GateTimeline(t=4)
    for name, value in {"t": 400, "unit": 9, "forget_bias": 60.0, "x": ["?"], "weights": "none"}.items():
        before = getattr(timeline, name)
        with pytest.raises(traitlets.TraitError):
            setattr(timeline, name, value)
        assert getattr(timeline, name) == before


def test_symbols_come_as_list_tuple_string_or_array_and_are_not_touched():
    symbols = ["E", "a", "X", "b", "Y", "B"]
    array = np.array(symbols)
    frozen = array.copy()
    made = [GateTimeline(x=x).x for x in (symbols, tuple(symbols), "EaXbYB", array)]
    assert made == [symbols] * 4
    assert (array == frozen).all()
    assert GateTimeline(x=symbols).x is not symbols


def test_numpy_numbers_are_welcome():
    timeline = GateTimeline(t=np.int64(3), forget_bias=np.float32(0.5))
    assert json.dumps(timeline.state())
    assert (timeline.t, timeline.forget_bias) == (3, 0.5)


def test_a_shorter_sequence_takes_the_step_along():
    timeline = GateTimeline(t=30)
    timeline.x = ["E", "a", "X"]
    assert timeline.t == 2


def own_model(rng, head=True):
    rnn = lc.LSTM(2, 3, rng=rng)
    return lc.Model(rnn, lc.Linear(3, 2, rng=rng)) if head else rnn


@pytest.mark.parametrize("head", [True, False], ids=["model", "layer"])
def test_own_network_is_shown_with_its_own_numbers(head):
    rng = np.random.default_rng(0)
    net, x = own_model(rng, head), rng.standard_normal((7, 1, 2))
    timeline = GateTimeline(weights=net, x=x, unit=2)
    run = timeline.run()
    rnn = net.rnn if head else net
    np.testing.assert_array_equal(run.trace.c, rnn.trace(x).c[:, 0])
    assert (run.probabilities is None) is not head
    again = GateTimeline(weights=timeline.weights, x=x[:, 0])
    np.testing.assert_array_equal(again.run().trace.h, run.trace.h)


def test_a_changed_network_brings_its_example_and_keeps_steps_and_units_inside():
    small = json.loads(json.dumps(STORED))
    net = lc.Model(lc.LSTM(3, 2, rng=np.random.default_rng(1)), lc.Linear(2, 2, rng=np.random.default_rng(2)))
    own = GateTimeline(weights=net, x=np.ones((2, 3))).weights
    own |= {"alphabet": ["p", "q", "r"], "examples": [["p", "q", "r", "q"]]}
    timeline = GateTimeline(t=20, unit=5)
    timeline.weights = own
    assert (timeline.x, timeline.t, timeline.unit) == (["p", "q", "r", "q"], 3, 1)
    timeline.weights = small
    assert timeline.x in STORED["examples"]


def test_networks_that_the_figure_cannot_show_are_refused():
    rng = np.random.default_rng(3)
    x = np.ones((3, 2))
    refused("LSTM with options; the browser computes plain", weights=lc.LSTM(2, 3, peepholes=True, rng=rng), x=x)
    refused("x is missing", weights=own_model(rng))
    refused("x needs 2 numbers", weights=own_model(rng), x=np.ones((3, 4)))
    document = GateTimeline(weights=own_model(rng), x=x).weights
    torn = {k: dict(v) for k, v in document["tensors"].items()}
    torn["rnn.weight_hh_l0"]["shape"] = [3, 3]
    refused("weights: rnn.weight_hh_l0 holds 36 numbers", weights=document | {"tensors": torn}, x=x)
    refused("weights: .*weight_ih_l0 is missing", weights=document | {"tensors": {}}, x=x)
    refused("cell 'GRU'; give one of LSTM, RNN", weights=document | {"cell": "GRU"}, x=x)
    refused("RNN with options", weights=lc.RNN(2, 3, activation="relu", rng=rng), x=x)
    refused("beside is .*not beside these weights", weights=own_model(rng), x=x[:, :2], beside="temporal-order-rnn")


def clamped(model, x, *clamps):
    """Return lstm_core's own answer to clamps."""
    one_hot = np.eye(8)[[STORED["alphabet"].index(s) for s in x]][:, None]
    return clamped_trace(model.rnn, one_hot, clamps)


@pytest.mark.parametrize("unit", [2, [0, 3, 4], None], ids=["one", "some", "all"])
def test_clamp_is_that_of_the_analysis(unit):
    timeline = GateTimeline(clamp=HELD | {"unit": unit, "stop": 16, "value": 0.25})
    units = {2: [2], None: range(6)}.get(unit if not isinstance(unit, list) else 0, unit)
    wanted = clamped(weights.load("temporal-order"), timeline.x, *(Clamp("f", u, 13, 16, 0.25) for u in units))
    for q in "ifgoch":
        np.testing.assert_array_equal(getattr(timeline.run().trace, q), getattr(wanted, q)[:, 0])
    assert (timeline.run().trace.f[13:16, list(units)] == 0.25).all()
    assert not np.array_equal(timeline.run().trace.c[20], GateTimeline().run().trace.c[20])


def test_clamp_comes_as_a_dict_or_a_clamp_with_numbers_of_numpy_and_goes_by_none():
    timeline = GateTimeline(clamp=Clamp("o", np.int64(1), 3, 5, np.float64(0.5)))
    assert timeline.clamp == {"quantity": "o", "unit": 1, "start": 3, "stop": 5, "value": 0.5}
    assert json.loads(json.dumps(timeline.state()))["clamp"] == timeline.clamp
    timeline.clamp = HELD | {"unit": np.array([4, 0])}
    assert timeline.clamp["unit"] == [4, 0]
    timeline.clamp = None
    np.testing.assert_array_equal(timeline.run().trace.c, GateTimeline().run().trace.c)


def test_a_refused_clamp_leaves_the_last_good_one():
    timeline = GateTimeline(clamp=HELD)
    with pytest.raises(traitlets.TraitError):
        timeline.clamp = HELD | {"stop": 99}
    assert timeline.clamp == HELD


def test_a_shorter_sequence_cuts_the_clamp_or_ends_it():
    timeline = GateTimeline(clamp=HELD | {"start": 2, "stop": 20})
    timeline.x = ["E", "a", "X", "b"]
    assert (timeline.clamp["start"], timeline.clamp["stop"]) == (2, 4)
    timeline.x = ["E", "a"]
    assert timeline.clamp is None


def test_a_network_without_gates_takes_no_clamp_and_no_company_along():
    timeline = GateTimeline(clamp=HELD, beside="temporal-order-rnn", forget_bias=-1)
    timeline.weights = "temporal-order-tangled"
    assert (timeline.clamp, timeline.beside) == (HELD, "temporal-order-rnn")
    timeline.weights = "temporal-order-rnn"
    assert (timeline.clamp, timeline.beside) == (None, "")


@pytest.mark.parametrize("forget_bias", [0.0, -3.0])
def test_a_simple_recurrent_network_shows_its_own_numbers(forget_bias):
    timeline = GateTimeline(weights="temporal-order-rnn", forget_bias=forget_bias)
    model, run = weights.load("temporal-order-rnn"), timeline.run()
    one_hot = np.eye(8)[[STORED["alphabet"].index(s) for s in timeline.x]]
    np.testing.assert_array_equal(run.trace.h, model.rnn.trace(one_hot).h)
    assert run.probabilities.argmax() == run.answer
    assert re.search(r"unit 0 has h = \S+; the network answers YX \(1\.00\), right\.$", repr(timeline))
    assert "pre-activation" in timeline.drawing()
    assert "forget gate" not in timeline.drawing()


def test_the_network_beside_reads_the_same_sequence():
    timeline, alone = (GateTimeline(beside=name, x="EaaaXbbbbbbbbbbbYccccB") for name in ("temporal-order-rnn", ""))
    one_hot = np.eye(8)[[STORED["alphabet"].index(s) for s in timeline.x]]
    rnn = weights.load("temporal-order-rnn")
    np.testing.assert_array_equal(timeline.run().beside.trace.h, rnn.rnn.trace(one_hot).h)
    assert alone.run().beside is None
    assert re.search(r"; temporal-order-rnn answers [XY]{2} \(\d\.\d\d\), (right|wrong)\.$", repr(timeline))
    assert "hidden state of the simple RNN" in timeline.drawing()
    assert "hidden state of the simple RNN" not in alone.drawing()


def test_what_is_held_is_said_and_hatched():
    free, held = GateTimeline(), GateTimeline(clamp=HELD)
    assert "f of units 0, 3 and 4 held at 0.00 in step 13; the network answers XY (0.92), wrong." in repr(held)
    strokes = [d.drawing().count("l15 -13") for d in (free, held)]
    assert strokes == [0, 3], "one stroke through each held cell"
    assert GateTimeline(clamp=HELD | {"unit": None, "stop": 16}).drawing().count("l15 -13") == 18


def test_forget_bias_reaches_every_forget_gate():
    plain, moved = GateTimeline(), GateTimeline(forget_bias=-4)
    H = STORED["hidden_size"]
    a, b = plain.run().trace.a[0], moved.run().trace.a[0]
    np.testing.assert_allclose(b - a, np.repeat([0, -4, 0, 0], H), atol=1e-12)
    assert moved.run().probabilities.argmax() != moved.run().answer


def test_summary_is_the_repr_and_says_right_and_wrong():
    timeline = GateTimeline()
    assert repr(timeline) == timeline.summary()
    assert re.search(r"step 5 of 0 to 35 reads Y; .* the network answers YX \(1\.00\), right\.$", repr(timeline))
    timeline.forget_bias = -4
    assert repr(timeline).endswith("wrong.")
    timeline.x = ["E", "a", "B"]
    assert repr(timeline).endswith("the sequence asks nothing.")


def deep(**options):
    return lc.LSTM(2, 3, 2, bidirectional=True, rng=np.random.default_rng(5), **options)


@pytest.mark.parametrize(("layer", "direction"), [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_a_layer_of_a_deep_network_of_your_own_is_opened(layer, direction):
    net, x = deep(dtype=np.float32), np.random.default_rng(6).standard_normal((7, 1, 2)).astype(np.float32)
    wanted = net.trace(x)[layer, direction]
    trace = GateTimeline(net, x, layer=layer, direction=direction).run().trace
    for quantity in "ifgoch":
        seen = getattr(wanted, quantity)[:, 0]
        np.testing.assert_allclose(getattr(trace, quantity), seen[::-1] if direction else seen, atol=1e-6)


def test_the_first_layer_is_the_default_and_reads_x_itself():
    x = np.random.default_rng(7).standard_normal((5, 2))
    assert GateTimeline(deep(), x).x == x.tolist()
    model = lc.Model(lc.LSTM(2, 3, rng=np.random.default_rng(8)), lc.Linear(3, 2, rng=np.random.default_rng(9)))
    assert GateTimeline(model, x).run().probabilities.shape == (2,)


@pytest.mark.parametrize(("make", "words"), [
    (lambda x: GateTimeline(deep(), x, layer=2), "layer 2, direction 0.*2, 2"),
    (lambda x: GateTimeline(deep()), "x is missing"),
    (lambda x: GateTimeline(deep(clip=1.0), x), "plain LSTM and RNN layers"),
    (lambda x: GateTimeline(lc.GRU(2, 3, rng=np.random.default_rng(0)), x), "plain LSTM and RNN layers"),
    (lambda x: GateTimeline("temporal-order", layer=1), "layer and direction"),
])  # fmt: skip
def test_what_of_a_network_of_your_own_cannot_be_opened_is_said(make, words):
    with pytest.raises((TypeError, ValueError), match=words):
        make(np.zeros((5, 2)))

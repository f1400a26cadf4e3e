"""The Python side of the gate timeline: what it takes, what it refuses, what it says."""

import json
import re

import numpy as np
import pytest
import traitlets

import lstm_core as lc
from lstm_core import weights
from lstm_core.analysis import Clamp, clamped_trace
from lstm_core.interop.assembly import take_apart
from lstm_core.interop.composed import Chain, Directed
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
    refused("x is missing", weights=own_model(rng))
    refused("x needs 2 numbers", weights=own_model(rng), x=np.ones((3, 4)))
    document = GateTimeline(weights=own_model(rng), x=x).weights
    torn = {k: dict(v) for k, v in document["tensors"].items()}
    torn["rnn.weight_hh_l0"]["shape"] = [3, 3]
    refused("weights: rnn.weight_hh_l0 holds 36 numbers", weights=document | {"tensors": torn}, x=x)
    refused("weights: .*weight_ih is missing", weights=document | {"tensors": {}}, x=x)
    layers = [{"runs": [document["layers"][0]["runs"][0] | {"cell": "ESN"}]}]
    refused("cell 'ESN'; give one of LSTM, GRU, RNN", weights=document | {"layers": layers}, x=x)
    layers = [{"runs": [document["layers"][0]["runs"][0] | {"hidden_size": 4}]}]
    refused(r"hidden_size and proj_size \(4, 0\)", weights=document | {"layers": layers}, x=x)
    refused("merges by 'max'", weights=document | {"layers": [document["layers"][0] | {"merge": "max"}]}, x=x)
    refused("reads 2 inputs; input_size is 3", weights=document | {"input_size": 3}, x=np.ones((3, 3)))
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
        np.testing.assert_allclose(getattr(trace, quantity), seen, atol=1e-6)


def test_the_first_layer_is_the_default_and_reads_x_itself():
    x = np.random.default_rng(7).standard_normal((5, 2))
    assert GateTimeline(deep(), x).x == x.tolist()
    model = lc.Model(lc.LSTM(2, 3, rng=np.random.default_rng(8)), lc.Linear(3, 2, rng=np.random.default_rng(9)))
    assert GateTimeline(model, x).run().probabilities.shape == (2,)


RNG = np.random.default_rng(21)
# what the importers can return, cell by cell and option by option
OPENED = {
    "gru": lc.GRU(2, 3, rng=RNG),
    "gru, reset before": lc.GRU(2, 3, reset_after=False, bias=False, rng=RNG),
    "rnn, relu": lc.RNN(2, 3, activation="relu", rng=RNG),
    "peepholes, clip": lc.LSTM(2, 3, peepholes=True, clip=0.5, rng=RNG),
    "coupled": lc.LSTM(2, 3, variant="CIFG", peepholes=True, rng=RNG),
    "activations": lc.LSTM(2, 3, activations=(("hard_sigmoid", 0.25, 0.5), "softsign", "relu"), rng=RNG),
    "projected": lc.LSTM(2, 4, 2, proj_size=2, rng=RNG),
    "1997": lc.LSTM(2, 4, variant="1997-full", block_size=2, rng=RNG),
    "bidirectional": lc.GRU(2, 3, 2, bidirectional=True, rng=RNG),
    "directed": Directed(lc.LSTM(2, 3, rng=RNG), lc.LSTM(2, 3, clip=1.0, rng=RNG), merge="mul"),
    "backwards": Directed(None, lc.RNN(2, 3, rng=RNG), reading_order=True),
    "chain": Chain([Directed(lc.GRU(2, 3, rng=RNG), lc.GRU(2, 3, rng=RNG), merge="ave"), lc.LSTM(3, 2, rng=RNG)]),
    "model": lc.Model(lc.GRU(2, 3, 2, rng=RNG), lc.Linear(3, 4, bias=False, rng=RNG)),
}


@pytest.mark.parametrize("name", OPENED)
def test_every_layer_of_every_network_is_opened_with_the_numbers_of_its_trace(name):
    net, x = OPENED[name], np.random.default_rng(22).standard_normal((6, 2))
    rnn = net.rnn if isinstance(net, lc.Model) else net
    records = rnn.trace(x).layers
    spots = [(k, d) for k, layer in enumerate(take_apart(rnn)) for d in range(len(layer.runs))]
    for (layer, direction), record in zip(spots, records, strict=True):
        timeline = GateTimeline(net, x, layer=layer, direction=direction, t=5)
        run = timeline.run()
        for quantity, values in record.quantities.items():
            np.testing.assert_allclose(getattr(run.trace, quantity), values, atol=1e-13)
        assert run.trace.reverse is record.reverse
        assert ("backward" in repr(timeline)) is record.reverse
        assert timeline.drawing().startswith("<svg")
        again = GateTimeline(**timeline.state())
        np.testing.assert_array_equal(again.run().trace.h, run.trace.h)
    if rnn is not net:
        logits = net(x[:, None])[-1, 0]
        np.testing.assert_allclose(run.probabilities, np.exp(logits) / np.exp(logits).sum(), atol=1e-12)


@pytest.mark.parametrize(("name", "gates"), [("gru", "rzn"), ("coupled", "ifgo"), ("1997", "igo"), ("rnn, relu", "")])
def test_a_cell_holds_its_own_gates_and_no_other(name, gates):
    x = np.random.default_rng(23).standard_normal((6, 2))
    for gate in "ifgorzn":
        clamp = {"quantity": gate, "unit": 1, "start": 2, "stop": 4, "value": 0.25}
        if gate not in gates:
            refused("clamp holds", weights=OPENED[name], x=x, clamp=clamp)
            continue
        held = GateTimeline(OPENED[name], x, clamp=clamp)
        assert (getattr(held.run().trace, gate)[2:4, 1] == 0.25).all()
        assert f"{gate} of unit 1 held at 0.25 in steps 2 to 3" in repr(held)
        assert held.drawing().count("l15 -13") == 2


def test_another_layer_takes_what_fits_along():
    x = np.random.default_rng(24).standard_normal((6, 2))
    clamp = {"quantity": "z", "unit": 2, "start": 0, "stop": 2, "value": 1.0}
    timeline = GateTimeline(OPENED["chain"], x, direction=1, unit=2, clamp=clamp)
    assert ", layer 0 of 0 to 1, backward: step" in repr(timeline)
    timeline.layer = 1
    assert (timeline.direction, timeline.unit, timeline.clamp) == (0, 1, None)
    assert ", layer 1 of 0 to 1: step" in repr(timeline)


def test_a_gate_held_backwards_is_held_at_its_own_timesteps():
    x = np.random.default_rng(25).standard_normal((6, 2))
    clamp = {"quantity": "z", "unit": None, "start": 1, "stop": 3, "value": 1.0}
    run = GateTimeline(OPENED["bidirectional"], x, direction=1, clamp=clamp).run()
    assert (run.trace.z[1:3] == 1.0).all()
    np.testing.assert_array_equal(run.trace.h[1], run.trace.h[3])  # all is kept on the way from 3 to 1
    free = GateTimeline(OPENED["bidirectional"], x, direction=1).run()
    np.testing.assert_array_equal(run.trace.h[3:], free.trace.h[3:])


@pytest.mark.parametrize(("make", "words"), [
    (lambda x: GateTimeline(deep(), x, layer=2), "layer is 2; it runs from 0 to 1"),
    (lambda x: GateTimeline(deep(), x, direction=2), "direction is 2; it runs from 0 to 1"),
    (lambda x: GateTimeline(deep()), "x is missing"),
    (lambda x: GateTimeline("temporal-order", layer=1), "layer is 1; it runs from 0 to 0"),
    (lambda x: GateTimeline(OPENED["gru"], x, beside="temporal-order-rnn"), "beside is .*not beside these weights"),
])  # fmt: skip
def test_what_of_a_network_of_your_own_cannot_be_opened_is_said(make, words):
    with pytest.raises((TypeError, ValueError, traitlets.TraitError), match=words):
        make(np.zeros((5, 2)))

"""The browser computes what lstm_core computes: random shapes, weights all different, extreme inputs too."""

import numpy as np
import pytest

from lstm_core import GRU, LSTM, RNN, Linear
from lstm_core.activations import sigmoid, softmax
from lstm_core.analysis import Clamp, clamped_trace
from lstm_core.cells import gru_step
from lstm_core.widgets import GateTimeline, own_networks
from lstm_core.widgets.words import number, signed
from tests.widgets.browser_arithmetic import assert_close, run

CASES = 600
WEIGHTS = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
EXTREMES = (0.0, 1e-300, -1e-8, 40.0, -745.0, 1e6, -1e30, 1e300)


def draw(rng, cell):
    """One network, one input, one state; every fifth case has extreme entries among its inputs."""
    size, units, steps = (int(rng.integers(1, high)) for high in (9, 13, 31))
    net = cell(size, units, rng=rng)
    scale = rng.choice([0.3, 1.0, 4.0])
    parameters = {name: scale * rng.standard_normal(p.shape) for name, p in net.parameters.items()}
    net.load_parameters(parameters)
    x = 2.0 * rng.standard_normal((steps, 1, size))
    if rng.random() < 0.2:
        x.flat[rng.integers(x.size, size=3)] = rng.choice(EXTREMES, size=3)
    return net, x, [rng.standard_normal((1, 1, units)) for _ in "hc"]


def as_case(kind, net, x, state):
    parameters = {name.removesuffix("_l0"): p for name, p in net.parameters.items()}
    sizes = {"input_size": net.input_size, "hidden_size": net.hidden_size}
    named = dict(zip(("h0", "c0"), (s[0, 0] for s in state), strict=False))
    return {"kind": kind, "parameters": parameters | sizes, "x": x[:, 0]} | named


def test_lstm_forward_over_random_cases():
    rng = np.random.default_rng(20240)
    drawn = [draw(rng, LSTM) for _ in range(CASES)]
    for (net, x, state), came in zip(drawn, run([as_case("lstm", *d) for d in drawn]), strict=True):
        trace = net.trace(x, tuple(state))
        what = f"D={net.input_size} H={net.hidden_size} T={len(x)}"
        for quantity in "aifgoch":
            assert_close(came[quantity], getattr(trace, quantity), f"{quantity}, {what}")


def draw_clamps(rng, units, steps):
    """Up to four clamps, of one unit or of all, on any quantity, some of them on the same numbers."""
    clamps = []
    for _ in range(rng.integers(1, 5)):
        start = int(rng.integers(steps))
        unit = None if rng.random() < 0.3 else int(rng.integers(units))
        value = float(rng.choice([0.0, 1.0, rng.uniform(-1, 1)]))
        clamps.append(Clamp(str(rng.choice(list("ifgoch"))), unit, start, int(rng.integers(start, steps)) + 1, value))
    return clamps


def test_clamped_runs_over_random_cases():
    rng = np.random.default_rng(6)
    drawn = [draw(rng, LSTM) for _ in range(CASES)]
    held = [draw_clamps(rng, net.hidden_size, len(x)) for net, x, _ in drawn]
    cases = [as_case("lstm", *d) | {"clamps": [k._asdict() for k in ks]} for d, ks in zip(drawn, held, strict=True)]
    for (net, x, (h0, c0)), clamps, came in zip(drawn, held, run(cases), strict=True):
        trace = clamped_trace(net, x, clamps, (h0[0], c0[0]))
        for quantity in "aifgoch":
            assert_close(came[quantity], getattr(trace, quantity), f"{quantity} under {clamps}")


def test_parts_of_the_preactivation_over_random_cases():
    rng = np.random.default_rng(5)
    drawn = [draw(rng, LSTM) for _ in range(100)]
    for (net, x, state), came in zip(drawn, run([as_case("lstm", *d) for d in drawn]), strict=True):
        p, before = net.parameters, net.trace(x, tuple(state)).h_before()[:, 0]
        assert_close(came["input"], x[:, 0] @ p["weight_ih_l0"].T, "from the input")
        assert_close(came["recurrent"], before @ p["weight_hh_l0"].T, "from the hidden state")
        assert_close(came["bias"], p["bias_ih_l0"] + p["bias_hh_l0"], "bias")


def test_rnn_forward_over_random_cases():
    rng = np.random.default_rng(7)
    drawn = [(net, x, state[:1]) for net, x, state in (draw(rng, RNN) for _ in range(200))]
    for (net, x, state), came in zip(drawn, run([as_case("rnn", *d) for d in drawn]), strict=True):
        trace = net.trace(x, state[0])
        for quantity in "ah":
            assert_close(came[quantity], getattr(trace, quantity), quantity)
        p = net.parameters
        assert_close(came["input"], x[:, 0] @ p["weight_ih_l0"].T, "from the input")
        assert_close(came["recurrent"], trace.h_before()[:, 0] @ p["weight_hh_l0"].T, "from the hidden state")
        assert_close(came["bias"], p["bias_ih_l0"] + p["bias_hh_l0"], "bias")


def test_gru_forward_over_random_cases():
    rng = np.random.default_rng(8)
    drawn = [(net, x, state[:1]) for net, x, state in (draw(rng, GRU) for _ in range(300))]
    for (net, x, state), came in zip(drawn, run([as_case("gru", *d) for d in drawn]), strict=True):
        before = state[0][0]
        for t, now in enumerate(x):
            step = gru_step(now, before, *(net.parameters[f"{name}_l0"] for name in WEIGHTS))
            for quantity in "arznh":
                size = getattr(step, quantity).size
                part = came[quantity][t * size : (t + 1) * size]
                assert_close(part, getattr(step, quantity), f"{quantity} at step {t} of {len(x)}")
            before = step.h
        assert_close(came["h"], net(x, state[0])[0], "h of the layer")


def test_head_and_softmax_over_random_cases():
    rng = np.random.default_rng(11)
    cases, wanted = [], []
    for _ in range(200):
        head = Linear(int(rng.integers(1, 9)), int(rng.integers(1, 7)), rng=rng)
        weight, bias = (50 * rng.standard_normal(head.parameters[k].shape) for k in ("weight", "bias"))
        head.parameters = {"weight": weight, "bias": bias}
        h = rng.standard_normal((1, head.input_size))
        cases.append({"kind": "head", "weight": weight, "bias": bias, "h": h[0]})
        wanted.append(head(h)[0])
    for logits, came in zip(wanted, run(cases), strict=True):
        assert_close(came["logits"], logits, "logits")
        assert_close(came["probabilities"], softmax(logits), "probabilities")


def test_sigmoid_and_half_life_from_one_extreme_to_the_other():
    a = np.concatenate([np.linspace(-50, 36, 400), [-1e30, -800, 700, 1e30]])
    gates, lives = run([{"kind": "sigmoid", "a": a}, {"kind": "half_life", "a": a[:-2]}])
    assert_close(gates["y"], sigmoid(a), "sigmoid")
    wanted = np.log(2) / np.logaddexp(0, -a[:-2])
    np.testing.assert_allclose(lives["steps"], wanted, rtol=1e-12)


def test_words_are_the_same_in_both_languages():
    rng = np.random.default_rng(13)
    values = [0.0, -0.0, -0.0004, 9999.0, 12345.678, -2.5e7, *(10 * rng.standard_normal(300))]
    for digits in (1, 2, 3):
        (came,) = run([{"kind": "words", "values": values, "digits": digits}])
        assert came["number"] == [number(v, digits) for v in values]
    assert came["signed"] == [signed(v) for v in values]


def a_timeline(rng, kind):
    """One timeline with random traits: a stored LSTM, perhaps clamped and in company, a stored RNN, an own network."""
    if kind.startswith("own"):
        net = {"own": LSTM, "own RNN": RNN}[kind](2, 3, rng=rng)
        return GateTimeline(weights=net, x=rng.standard_normal((6, 2)), t=4, unit=2)
    x = "E" + "".join(rng.choice(list("abcdXY"), 20)) + "B" if rng.random() < 0.5 else "EaaaXbbbbbbbbbbbYccccB"
    traits = {"x": x, "t": int(rng.integers(22)), "unit": int(rng.integers(6))}
    if kind == "RNN":
        return GateTimeline(weights="temporal-order-rnn", **traits)
    start, units = int(rng.integers(22)), sorted(rng.choice(6, 3, replace=False).tolist())
    stop = int(rng.integers(start, 22)) + 1
    unit = [None, units, units[0]][rng.integers(3)]
    quantity, value = str(rng.choice(list("ifgo"))), round(float(rng.random()), 3)
    clamp = {"quantity": quantity, "unit": unit, "start": start, "stop": stop, "value": value}
    return GateTimeline(
        weights=str(rng.choice(["temporal-order", "temporal-order-tangled"])),
        forget_bias=round(float(rng.uniform(-6, 6)), 1),
        clamp=clamp if rng.random() < 0.6 else None,
        beside="temporal-order-rnn" if rng.random() < 0.5 else "",
        **traits,
    )


@pytest.mark.parametrize("kind", ["LSTM", "RNN", "own", "own RNN"])
def test_summary_is_the_same_sentence_in_both_languages(kind):
    rng = np.random.default_rng(17)
    made = [a_timeline(rng, kind) for _ in range(25)]
    document = own_networks.stored
    cases = [
        {
            "kind": "summary",
            "weights": document(w.weights) if isinstance(w.weights, str) else w.weights,
            "beside": document(w.beside) if w.beside else None,
            "state": w.state(),
        }
        for w in made
    ]
    assert [came["text"] for came in run(cases)] == [w.summary() for w in made]

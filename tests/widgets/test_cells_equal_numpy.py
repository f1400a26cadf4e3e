"""Every cell in the browser is that of NumPy: random networks of every option, every layer, held gates."""

import numpy as np
import pytest

import lstm_core as lc
from lstm_core.analysis import Clamp, clamped_trace
from lstm_core.cells import VARIANTS
from lstm_core.interop.composed import Chain, Directed
from lstm_core.widgets import own_networks, quantities
from tests.unit import configurations, golden
from tests.widgets.browser_arithmetic import assert_close, run

CASES = 420


def directed(rng, cell):
    """Two directions with an output of their own, or one that reads from the end."""
    options = configurations.OPTIONS[cell](rng, 4)
    both = [getattr(lc, cell)(3, 4, **options, rng=rng) for _ in range(2)]
    if rng.random() < 0.4:
        return Directed(None, both[1], reading_order=bool(rng.random() < 0.5))
    return Directed(*both, merge=str(rng.choice(["sum", "mul", "ave"])))


def a_chain(rng):
    """Networks that differ, one above the other."""
    low = directed(rng, str(rng.choice(["LSTM", "GRU", "RNN"])))
    middle = lc.GRU(low.features, 3, bidirectional=True, reset_after=False, rng=rng)
    return Chain([low, middle, lc.LSTM(6, 4, proj_size=2, peepholes=True, clip=0.8, rng=rng)])


def draw(seed):
    """Return a random network of any kind and an input for it."""
    rng = np.random.default_rng([31, seed])
    if seed % 7 == 0:
        net = directed(rng, ("LSTM", "GRU", "RNN")[seed // 7 % 3])
    elif seed % 11 == 0:
        net = a_chain(rng)
    else:
        net = configurations.network(rng)
    return rng, net, rng.standard_normal((int(rng.integers(1, 10)), net.input_size))


def places(net):
    """Return (layer, direction) of every record of a trace, in its order."""
    return [(k, d) for k, layer in enumerate(own_networks.take_apart(net)) for d in range(len(layer.runs))]


def drawn_clamps(rng, shown, seq_len):
    names = [quantity.name for quantity in shown if quantity.gate] + ["h"]
    clamps = []
    for _ in range(rng.integers(1, 4)):
        start = int(rng.integers(seq_len))
        unit = None if rng.random() < 0.5 else 0
        stop = int(rng.integers(start, seq_len)) + 1
        clamps.append(Clamp(str(rng.choice(names)), unit, start, stop, round(float(rng.uniform(-1, 1)), 3)))
    return clamps


def test_every_quantity_of_every_layer_of_random_networks():
    cases, wanted = [], []
    for seed in range(CASES):
        _, net, x = draw(seed)
        document = own_networks.to_document(net)
        records = net.trace(x).layers
        k = seed % len(records)
        layer, direction = places(net)[k]
        cases.append({"kind": "layers", "weights": document, "x": x, "layer": layer, "direction": direction})
        wanted.append((f"seed {seed}: {net.cell}", records[k]))
    for (what, record), came in zip(wanted, run(cases), strict=True):
        for name, values in record.quantities.items():
            assert_close(came[name], values, f"{name} of {what}")


def test_held_gates_of_random_networks_and_the_answer_above_them():
    cases, wanted = [], []
    for seed in range(1, CASES, 2):
        rng, net, x = draw(seed)
        opened = own_networks.build(own_networks.to_document(net))
        spots = places(net)
        layer, direction = spots[rng.integers(len(spots))]
        shown = opened.run_at(layer, direction)
        if shown.cell == "RNN":
            continue
        clamps = drawn_clamps(rng, quantities.of_run(shown), len(x))
        bias = round(float(rng.uniform(-2, 2)), 2)
        document = own_networks.to_document(net)
        held = [clamp._asdict() for clamp in clamps]
        case = {"kind": "layers", "weights": document, "x": x, "layer": layer, "direction": direction}
        cases.append(case | {"clamps": held, "forgetBias": bias})
        wanted.append((f"seed {seed} under {clamps}", opened.run(x, layer, direction, clamps, bias)[0]))
    assert len(cases) >= 120
    for (what, record), came in zip(wanted, run(cases), strict=True):
        for name, values in record.quantities.items():
            assert_close(came[name], values, f"{name} of {what}")


def test_the_answer_of_a_model_follows_what_is_held_in_a_layer_below():
    rng = np.random.default_rng(3)
    net = lc.LSTM(2, 3, 2, bidirectional=True, rng=rng)
    model = lc.Model(net, lc.Linear(6, 4, rng=rng))
    x, document = rng.standard_normal((8, 2)), own_networks.to_document(model)
    opened = own_networks.build(document)
    place = {"layer": 0, "direction": 1}
    clamp = Clamp("f", None, 2, 5, 0.0)
    case = {"kind": "layers", "weights": document, "x": x, **place}
    free, held = run([case, case | {"clamps": [clamp._asdict()]}])
    assert_close(free["logits"], model(x[:, None])[-1, 0], "logits")
    assert_close(held["logits"], opened.run(x, *place.values(), [clamp])[1], "logits with a gate held")
    assert np.abs(np.subtract(free["logits"], held["logits"])).max() > 1e-3


@pytest.mark.parametrize("cell", ["LSTM", "GRU"])
def test_a_run_with_nothing_held_is_the_run_of_the_layer(cell):
    for seed in range(60):
        rng = np.random.default_rng([5, seed])
        net = configurations.network(rng, cell=cell, num_layers=1, bidirectional=False)
        x = rng.standard_normal((6, 2, net.input_size))
        h = rng.standard_normal((2, net.output_size))
        state = (h, rng.standard_normal((2, net.hidden_size))) if cell == "LSTM" else h
        first = tuple(part[None] for part in state) if cell == "LSTM" else h[None]
        held, free = clamped_trace(net, x, [], state), net.trace(x, first).main
        for name, values in free.quantities.items():
            np.testing.assert_allclose(getattr(held, name), values, atol=1e-12, err_msg=f"{name} of seed {seed}")


def test_parts_of_a_preactivation_add_up_and_the_lines_are_true():
    """What the inspector writes out: each row's parts make its sum, and each line's number follows from the others."""
    cases = []
    for seed in range(0, CASES, 3):
        rng, net, x = draw(seed)
        layer, direction = places(net)[-1]
        shown = own_networks.take_apart(net)[layer].runs[direction].network()
        where = {"t": int(rng.integers(len(x))), "unit": int(rng.integers(shown.hidden_size))}
        place = {"layer": layer, "direction": direction} | where
        document = own_networks.to_document(net)
        cases.append({"kind": "equations", "weights": document, "x": x, "clip": shown.options.clip or np.inf} | place)
    bounds = [case.pop("clip") for case in cases]
    for number, (clip, came) in enumerate(zip(bounds, run(cases), strict=True)):
        for row in came["rows"]:
            *parts, total, _ = [value for _, value in filter(None, row)]
            assert abs(np.clip(sum(parts), -clip, clip) - total) <= 1e-12 * max(1, abs(total)), (number, row)
        for line in came["lines"]:
            assert_line(line, number)


def assert_line(line, number):
    """Compute a line as it stands, a sum of products; a projection over all units is no line of one unit."""
    (_, wanted), _, *rest = line
    if wanted is None or any(isinstance(piece, str) and "W" in piece for piece in rest):
        return
    total, product, sign = 0.0, 1.0, 1.0
    for piece in [*rest, "+"]:
        if piece in ("+", "−"):
            total, product, sign = total + sign * product, 1.0, 1.0 if piece == "+" else -1.0
        elif piece != "·":
            product *= float(piece) if isinstance(piece, str) else piece[1]
    assert abs(total - wanted) <= 1e-12 * max(1, abs(wanted)), (number, line)


def test_the_table_of_quantities_is_the_same_in_both_languages():
    (came,) = run([{"kind": "table"}])
    kept = {name: {k: v for k, v in entry.items() if k != "activations"} for name, entry in came["cells"].items()}
    assert kept == quantities.CELLS
    for name, variant in VARIANTS.items():
        entry = came["variants"].get(name, {})
        lacking = "".join(block for block in "ifgo" if block not in variant.blocks)
        assert entry.get("lacks", "") == lacking, name
        assert entry.get("coupled", False) is variant.coupled, name
        assert entry.get("hears", "") == "".join(variant.gate_recurrence), name


def test_rows_and_their_limits_are_the_same_in_both_languages():
    cases, wanted = [], []
    for seed in range(CASES):
        _, net, x = draw(seed)
        layer, direction = places(net)[-1]
        document = own_networks.to_document(net)
        cases.append({"kind": "layers", "weights": document, "x": x, "layer": layer, "direction": direction})
        wanted.append(quantities.of_run(own_networks.build(document).run_at(layer, direction)))
    for shown, came in zip(wanted, run(cases), strict=True):
        assert [entry["name"] for entry in came["quantities"]] == [quantity.name for quantity in shown]
        assert [entry["gate"] for entry in came["quantities"]] == [quantity.gate for quantity in shown]
        ends = [[float(end.replace("Infinity", "inf")) for end in entry["limits"]] for entry in came["quantities"]]
        np.testing.assert_allclose(ends, [(quantity.low, quantity.high) for quantity in shown], atol=1e-15)
        values = came | {"a": came["a"]}
        for quantity in shown:
            numbers = np.array(values[quantity.name])
            assert (numbers >= quantity.low - 1e-12).all()
            assert (numbers <= quantity.high + 1e-12).all()


@pytest.mark.parametrize(("file", "tolerance"), [(golden.AT_REST[0], 1e-12), (golden.AT_REST[1], 2e-6)])
def test_the_browser_answers_as_the_library_did(file, tolerance):
    """What PyTorch and ONNX Runtime answered to networks of every option."""
    cases, wanted = [], []
    for case in golden.read(file):
        net, x = golden.network(case), golden.reversed_alone(case, case["x"])[:, 0]
        for layer, direction in places(net)[-net.num_directions :]:
            place = {"layer": layer, "direction": direction}
            cases.append({"kind": "layers", "weights": own_networks.to_document(net), "x": x} | place)
            columns = slice(direction * net.output_size, (direction + 1) * net.output_size)
            wanted.append((case["name"], golden.reversed_alone(case, case["expected"]["y"])[:, 0, columns]))
    assert len(cases) >= 16
    for (name, y), came in zip(wanted, run(cases), strict=True):
        error = np.abs(np.reshape(came["h"], y.shape) - y).max()
        assert error <= tolerance * max(1.0, np.abs(y).max()), name

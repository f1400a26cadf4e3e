"""Keras's layers, models and files: every option, masks, directions and merges, against Keras itself."""

import keras
import numpy as np
import pytest

import lstm_core as lc
from lstm_core.interop import with_mask
from tests.unit.central import worst
from tests.unit.configurations import maybe, pick

NUMBER, TOLERANCE = 300, 2e-6
GATES = ("sigmoid", "hard_sigmoid")
VALUES = ("tanh", "softsign", "relu", "linear", "elu", "softplus", "leaky_relu", "sigmoid")
KINDS = {"LSTM": keras.layers.LSTM, "GRU": keras.layers.GRU, "SimpleRNN": keras.layers.SimpleRNN}


def random_layer(rng, units, **fixed):
    """Return an unbuilt layer with every option drawn, and its name in words."""
    kind = fixed.pop("kind", None) or pick(rng, list(KINDS))
    options = {"activation": pick(rng, VALUES), "use_bias": maybe(rng, 0.8), "zero_output_for_mask": maybe(rng, 0.4)}
    options["dtype"] = "float64"  # Keras still computes a part in float32, and unbounded activations enlarge that
    if kind != "SimpleRNN":
        options["recurrent_activation"] = pick(rng, GATES)
    if kind == "LSTM":
        options["unit_forget_bias"] = maybe(rng)
    if kind == "GRU":
        options["reset_after"] = maybe(rng)
    return kind, KINDS[kind](units, return_sequences=True, return_state=True, **options | fixed)


def with_random_weights(rng, layer):
    layer.set_weights([rng.uniform(-0.5, 0.5, w.shape).astype(w.dtype) for w in layer.get_weights()])


def drawn(seed):
    """Return a layer with random weights, x (B, T, D), a mask or None, an initial state or None, and what it is."""
    rng = np.random.default_rng([21, seed])
    inputs, units, seq_len, batch = (int(rng.integers(1, top + 1)) for top in (16, 16, 25, 6))
    both = maybe(rng, 0.4)
    kind, layer = random_layer(rng, units, go_backwards=False if both else maybe(rng, 0.3))
    merge = pick(rng, ("concat", "sum", "mul", "ave"))
    if both:
        layer = keras.layers.Bidirectional(layer, merge_mode=merge, dtype="float64")
    x = rng.standard_normal((batch, seq_len, inputs))
    layer.build(x.shape)
    with_random_weights(rng, layer)
    mask = rng.random((batch, seq_len)) < 0.7 if maybe(rng) else None
    number = (2 if kind == "LSTM" else 1) * (2 if both else 1)
    state = [rng.standard_normal((batch, units)) for _ in range(number)] if maybe(rng) else None
    return kind, both, layer, x, mask, state


def in_course_form(kind, both, state):
    """Return Keras's list of states as the course has them."""
    step = len(state) // (2 if both else 1)
    parts = [np.stack([state[d * step + k] for d in range(len(state) // step)]) for k in range(step)]
    return tuple(parts) if kind == "LSTM" else parts[0]


def answer_of_keras(layer, x, mask, state):
    y, *final = layer(x, mask=mask, initial_state=state)
    return keras.ops.convert_to_numpy(y), [keras.ops.convert_to_numpy(f) for f in final]


@pytest.mark.parametrize("first", range(0, NUMBER, 50))
def test_layers_masks_states(first, note):
    for seed in range(first, first + 50):
        kind, both, layer, x, mask, state = drawn(seed)
        y, final = answer_of_keras(layer, x, mask, state)
        net = lc.from_keras(layer)
        own = None if state is None else in_course_form(kind, both, state)
        time_major = np.ascontiguousarray(x.transpose(1, 0, 2))
        if mask is None:
            found, state_found = net(time_major, own)
        else:
            inner = layer.forward_layer if both else layer
            zero = bool(inner.zero_output_for_mask)
            found, state_found = with_mask(net, time_major, np.ascontiguousarray(mask.T), own, zero_output=zero)
        parts = in_course_form(kind, both, final)
        wanted = {"y": y.transpose(1, 0, 2)} | dict(enumerate(parts if kind == "LSTM" else (parts,)))
        have = {"y": found} | dict(enumerate(state_found if kind == "LSTM" else (state_found,)))
        name = f"from_keras {kind}{' both' if both else ''}{' masked' if mask is not None else ''}"
        assert note(name, worst(have, wanted)) <= TOLERANCE, (seed, layer.get_config(), mask is not None)


def test_padding_at_the_end_is_lengths():
    rng = np.random.default_rng(3)
    layer = keras.layers.LSTM(4, return_sequences=True, return_state=True)
    x, lengths = rng.standard_normal((3, 6, 2)).astype(np.float32), np.array([6, 2, 4])
    mask = np.arange(6) < lengths[:, None]
    y, h, c = (keras.ops.convert_to_numpy(v) for v in layer(x, mask=mask))
    found, (h_n, c_n) = lc.from_keras(layer)(np.ascontiguousarray(x.transpose(1, 0, 2)), lengths=lengths)
    np.testing.assert_allclose(found.transpose(1, 0, 2)[mask], y[mask], atol=TOLERANCE)
    np.testing.assert_allclose(h_n[0], h, atol=TOLERANCE)
    np.testing.assert_allclose(c_n[0], c, atol=TOLERANCE)


def test_what_is_returned_is_a_part_of_what_the_course_returns():
    x = np.random.default_rng(4).standard_normal((3, 6, 2)).astype(np.float32)
    layer = keras.layers.Bidirectional(keras.layers.GRU(4), merge_mode="concat")  # the last output of each direction
    last = keras.ops.convert_to_numpy(layer(x))
    _, h = lc.from_keras(layer)(np.ascontiguousarray(x.transpose(1, 0, 2)))
    np.testing.assert_allclose(np.concatenate(list(h), axis=-1), last, atol=TOLERANCE)


def test_stateful_layers_go_on_from_the_returned_state():
    rng = np.random.default_rng(5)
    layer = keras.layers.LSTM(4, stateful=True, return_sequences=True)
    x = rng.standard_normal((3, 8, 2)).astype(np.float32)
    parts = [keras.ops.convert_to_numpy(layer(x[:, :5])), keras.ops.convert_to_numpy(layer(x[:, 5:]))]
    net, state = lc.from_keras(layer), None
    for piece, wanted in zip((x[:, :5], x[:, 5:]), parts, strict=True):
        y, state = net(np.ascontiguousarray(piece.transpose(1, 0, 2)), state)
        np.testing.assert_allclose(y.transpose(1, 0, 2), wanted, atol=TOLERANCE)


def test_directions_of_different_make():
    rng = np.random.default_rng(6)
    ahead = keras.layers.LSTM(4, return_sequences=True, activation="relu")
    back = keras.layers.LSTM(4, return_sequences=True, recurrent_activation="hard_sigmoid", go_backwards=True)
    layer = keras.layers.Bidirectional(ahead, backward_layer=back)
    x = rng.standard_normal((3, 8, 2)).astype(np.float32)
    wanted = keras.ops.convert_to_numpy(layer(x))
    y, _ = lc.from_keras(layer)(np.ascontiguousarray(x.transpose(1, 0, 2)))
    np.testing.assert_allclose(y.transpose(1, 0, 2), wanted, atol=TOLERANCE)


def test_cells_and_both_outputs_side_by_side():
    x = np.random.default_rng(7).standard_normal((3, 5, 2)).astype(np.float32)
    layer = keras.layers.RNN(keras.layers.GRUCell(4, reset_after=False), return_sequences=True)
    wanted = keras.ops.convert_to_numpy(layer(x))
    y, _ = lc.from_keras(layer)(np.ascontiguousarray(x.transpose(1, 0, 2)))
    np.testing.assert_allclose(y.transpose(1, 0, 2), wanted, atol=TOLERANCE)
    layer = keras.layers.Bidirectional(keras.layers.SimpleRNN(3, return_sequences=True), merge_mode=None)
    wanted = np.concatenate([keras.ops.convert_to_numpy(v) for v in layer(x)], axis=-1)
    y, _ = lc.from_keras(layer)(np.ascontiguousarray(x.transpose(1, 0, 2)))
    np.testing.assert_allclose(y.transpose(1, 0, 2), wanted, atol=TOLERANCE)


def sequential():
    layers = keras.layers
    return keras.Sequential([
        keras.Input((None, 3)), layers.LSTM(4, return_sequences=True, name="low"), layers.Dropout(0.2),
        layers.Bidirectional(layers.GRU(5, return_sequences=True, recurrent_activation="hard_sigmoid"), name="both"),
        layers.LSTM(4, return_sequences=True, go_backwards=True, name="high"),
    ])  # fmt: skip


def functional():
    layers, inputs = keras.layers, keras.Input((None, 3))
    low = layers.LSTM(4, return_sequences=True, name="low")(inputs)
    inner = keras.Sequential([keras.Input((None, 4)), layers.LSTM(4, return_sequences=True, name="inside")], name="box")
    side = inner(low)
    high = layers.LSTM(4, return_sequences=True, name="high")(layers.Dropout(0.1)(low))
    return keras.Model(inputs, [high, layers.SimpleRNN(2, name="last")(side)])


@pytest.mark.parametrize("ending", ["live", "keras", "h5"])
def test_a_sequential_model_end_to_end(ending, tmp_path, note):
    rng = np.random.default_rng(8)
    model = sequential()
    for layer in model.layers:
        with_random_weights(rng, layer)
    source = model
    if ending != "live":
        source = tmp_path / f"model.{ending}"
        model.save(source)
    x = rng.standard_normal((2, 7, 3)).astype(np.float32)
    net = lc.from_keras(source)
    found = net(np.ascontiguousarray(x.transpose(1, 0, 2)))[0].transpose(1, 0, 2)
    assert note("keras model", np.abs(found - keras.ops.convert_to_numpy(model(x))).max()) <= TOLERANCE
    if ending != "live":
        np.testing.assert_array_equal(lc.load(source).parameters["0.weight_ih_l0"], net.parameters["0.weight_ih_l0"])


@pytest.mark.parametrize("ending", ["live", "keras", "h5"])
def test_layers_of_a_functional_model_by_name(ending, tmp_path):
    rng = np.random.default_rng(9)
    model = functional()
    for layer in model.layers:
        with_random_weights(rng, layer)
    source = model
    if ending != "live":
        source = tmp_path / f"model.{ending}"
        model.save(source)
    with pytest.raises(ValueError, match=r"4 recurrent layers.*'low'.*'box/inside'.*'high'.*'last'"):
        lc.from_keras(source)
    x = rng.standard_normal((2, 7, 3)).astype(np.float32)
    time_major = np.ascontiguousarray(x.transpose(1, 0, 2))
    low, high = model.get_layer("low"), model.get_layer("high")
    inside, last = model.get_layer("box").get_layer("inside"), model.get_layer("last")
    y, _ = lc.from_keras(source, ["low", "high"])(time_major)
    np.testing.assert_allclose(y.transpose(1, 0, 2), keras.ops.convert_to_numpy(high(low(x))), atol=TOLERANCE)
    assert lc.from_keras(source, ["low", "high"]).num_layers == 2
    y, _ = lc.from_keras(source, "box/inside")(time_major[:, :, :1] * np.ones(4, np.float32))
    wanted = keras.ops.convert_to_numpy(inside(x[:, :, :1] * np.ones(4, np.float32)))
    np.testing.assert_allclose(y.transpose(1, 0, 2), wanted, atol=TOLERANCE)
    net = lc.from_keras(source, ["low", "box/inside", "last"])
    wanted = keras.ops.convert_to_numpy(last(inside(low(x))))
    np.testing.assert_allclose(net(time_major)[1][-1][0], wanted, atol=TOLERANCE)


def test_what_is_refused_is_named(tmp_path):
    refusals = {
        "gelu": keras.layers.LSTM(3, activation="gelu"),
        "no weights yet": keras.layers.LSTM(3),
        "mixed_float16": keras.layers.LSTM(3, dtype="mixed_float16"),
        "Dense": keras.layers.Dense(3),
        "ConvLSTM2D.*convolutions": keras.layers.ConvLSTM2D(2, 3),
        "StackedRNNCells": keras.layers.RNN([keras.layers.LSTMCell(3), keras.layers.LSTMCell(3)]),
    }
    for words, layer in refusals.items():
        if words not in ("no weights yet", "ConvLSTM2D.*convolutions"):
            layer.build((2, 5, 3))
        with pytest.raises((ValueError, TypeError), match=words):
            lc.from_keras(layer)
    model = keras.Sequential([keras.Input((4, 3)), keras.layers.LSTM(2)])
    model.save_weights(tmp_path / "only.weights.h5")
    with pytest.raises(lc.WeightsFileError, match="weights alone"):
        lc.from_keras(tmp_path / "only.weights.h5")

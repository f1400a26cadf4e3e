"""Cases answered by Keras (on PyTorch): hard sigmoid, one bias, both forms of the GRU, masks.

The arrays are float64, but Keras multiplies some matrices in float32, so its answers are good to about 1e-7.

Parameters are stored as the course has them; Keras's single bias is ``bias_ih``, and ``bias_hh`` is zero.
"""

import os

os.environ["KERAS_BACKEND"] = "torch"

import keras
import numpy as np

from tools.golden.numbers import distinct

# name, cell, sizes (D, H, T, B), lengths, Keras's options, the course's options
CASES = (
    ("keras-lstm", "LSTM", (2, 3, 4, 2), None, {}, {}),
    (
        "keras-lstm-hard-sigmoid",
        "LSTM",
        (2, 3, 4, 2),
        None,
        {"recurrent_activation": "hard_sigmoid"},
        {"activations": [["hard_sigmoid", 1 / 6, 0.5], "tanh", "tanh"]},
    ),
    (
        "keras-lstm-softsign",
        "LSTM",
        (2, 3, 4, 2),
        None,
        {"activation": "softsign"},
        {"activations": ["sigmoid", "softsign", "softsign"]},
    ),
    ("keras-lstm-masked", "LSTM", (2, 3, 5, 3), (3, 5, 1), {}, {}),
    ("keras-gru-after", "GRU", (2, 3, 4, 2), None, {"reset_after": True}, {"reset_after": True}),
    ("keras-gru-before", "GRU", (2, 3, 4, 2), None, {"reset_after": False}, {"reset_after": False}),
    (
        "keras-gru-before-masked",
        "GRU",
        (2, 3, 5, 3),
        (3, 5, 1),
        {"reset_after": False},
        {"reset_after": False},
    ),
    ("keras-rnn", "RNN", (2, 3, 4, 2), None, {}, {}),
)
KINDS = {"LSTM": keras.layers.LSTM, "GRU": keras.layers.GRU, "RNN": keras.layers.SimpleRNN}
BLOCKS = {"LSTM": (0, 1, 2, 3), "GRU": (1, 0, 2), "RNN": (0,)}  # Keras's i f c o, z r h among ours


def as_keras(cell, p, hidden, two_biases):
    """Return kernel, recurrent kernel and bias in Keras's form."""

    def stacked(array):
        return np.concatenate([np.split(array, len(array) // hidden)[k] for k in BLOCKS[cell]])

    biases = [stacked(p["bias_ih_l0"]), stacked(p["bias_hh_l0"])]
    bias = np.stack(biases) if two_biases else biases[0]
    return [stacked(p["weight_ih_l0"]).T, stacked(p["weight_hh_l0"]).T, bias]


def answer(cell, sizes, options, p, x, lengths, state):
    """Return Keras's outputs (T, B, H) and final states (B, H); ``options`` are Keras's."""
    input_size, hidden, seq_len, batch = sizes
    wanted = {"return_sequences": True, "return_state": True, "dtype": "float64", "zero_output_for_mask": True}
    layer = KINDS[cell](hidden, **wanted, **options)
    layer.build((batch, seq_len, input_size))
    layer.set_weights(as_keras(cell, p, hidden, options.get("reset_after", False)))
    mask = None if lengths is None else np.arange(seq_len) < np.array(lengths)[:, None]
    settings = {} if mask is None else {"mask": keras.ops.convert_to_tensor(mask)}
    initial = [keras.ops.convert_to_tensor(s) for s in state]
    answers = layer(x.transpose(1, 0, 2), initial_state=initial, **settings)
    y, *final = (keras.ops.convert_to_numpy(a) for a in answers)
    return y.transpose(1, 0, 2), *final


def case(number, name, cell, sizes, lengths, keras_options, options):
    """Return one case."""
    rng = np.random.default_rng([5, number])
    input_size, hidden, seq_len, batch = sizes
    rows = hidden * {"LSTM": 4, "GRU": 3, "RNN": 1}[cell]
    params = {
        "weight_ih_l0": distinct(rng, (rows, input_size)),
        "weight_hh_l0": distinct(rng, (rows, hidden)),
    }
    two_biases = cell == "GRU" and keras_options["reset_after"]
    params["bias_ih_l0"] = distinct(rng, (rows,))
    params["bias_hh_l0"] = distinct(rng, (rows,)) if two_biases else np.zeros(rows)
    x = distinct(rng, (seq_len, batch, input_size), 2.0)
    state = [distinct(rng, (batch, hidden)) for _ in range(2 if cell == "LSTM" else 1)]

    y, *final = answer(cell, sizes, keras_options, params, x, lengths, state)
    return {
        "name": name,
        "cell": cell,
        "sizes": [input_size, hidden],
        "options": options,
        "lengths": lengths,
        "params": params,
        "x": x,
        "state": {f"{n}0": s[None] for n, s in zip("hc", state, strict=False)},
        "expected": {"y": y} | {f"{n}_n": s[None] for n, s in zip("hc", final, strict=False)},
    }


def cases():
    """Return all cases for golden_keras.json."""
    return [case(number, *settings) for number, settings in enumerate(CASES)]

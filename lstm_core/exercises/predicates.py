"""Functions that an exercise can name: its answer is right where the function takes the value asked for.

Each stands here and in ``lstm_core/widgets/esm/lib/predicates.js``; a test compares the two on many inputs.
"""

import math

from lstm_core.carousel import run_latch
from lstm_core.jacobians import gradient_run

TOGGLE_LENGTH = 10
ON = 0.25


def half_life_of_bias(b):
    """Return the half-life in timesteps of a cell whose forget pre-activation is ``b`` (eq-lstm-half-life)."""
    return math.log(2) / (max(-b, 0.0) + math.log1p(math.exp(-abs(b))))


def parameter_count(hidden_size, input_size, biases):
    """Return the number of weights and biases of one LSTM layer; ``biases`` is 1 or 2 vectors."""
    return 4 * hidden_size * (input_size + hidden_size) + 4 * hidden_size * biases


def _sigmoid(a):
    return 0.5 * math.tanh(0.5 * a) + 0.5


def toggle_faults(u_g, b_g):
    """Return how many strings of 0 and 1 a cell with this candidate answers wrongly about an odd number of ones.

    One LSTM cell with g = tanh(u_g h + b_g), a_i = 20x − 10, a_f = 10 − 20x and a_o = 10, started at zero; it says
    "odd" where h is above 0.25. All 2,046 strings up to length 10 are tried.
    """
    o = _sigmoid(10.0)

    def faults(h, c, odd, left):
        if left == 0:
            return 0
        count = 0
        for x in (0, 1):
            c_next = _sigmoid(10.0 - 20.0 * x) * c + _sigmoid(20.0 * x - 10.0) * math.tanh(u_g * h + b_g)
            h_next, should = o * math.tanh(c_next), odd != bool(x)
            count += ((h_next > ON) != should) + faults(h_next, c_next, should, left - 1)
        return count

    return faults(0.0, 0.0, False, TOGGLE_LENGTH)


def log2_gradient(radius, nonnormality, input_scale, bias):
    """Return log2 of ‖∂h_T/∂h_0‖ at T = 50 of the chain of tanh units in :mod:`lstm_core.jacobians`."""
    return gradient_run(radius, nonnormality, input_scale, bias, 50).log_norms[50] / math.log10(2.0)


def unrefuted_window(first, second, k):
    """Return how many of four conditions fail for two strings of digits to refute a window of ``k`` on parity.

    Both hold 1s and 2s only; both are longer than the window; their last ``k`` digits are the same; the number of 1s
    is odd in just one of them.
    """
    texts = [str(int(value)) for value in (first, second)]
    conditions = (
        all(set(text) <= {"1", "2"} for text in texts),
        all(len(text) > k for text in texts),
        texts[0][-k:] == texts[1][-k:],
        texts[0].count("1") % 2 != texts[1].count("1") % 2,
    )
    return conditions.count(False)


def largest_state(input_bias, mean):
    """Return the largest |s| of the twenty cells in :mod:`lstm_core.carousel` over 1,000 steps of noise."""
    return run_latch(input_bias=input_bias, mean=mean, steps=1000).largest


PREDICATES = {
    function.__name__: function
    for function in (
        half_life_of_bias,
        parameter_count,
        toggle_faults,
        log2_gradient,
        unrefuted_window,
        largest_state,
    )
}

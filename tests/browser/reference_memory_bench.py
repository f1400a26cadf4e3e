"""What the memory bench should show: the same strings through the stored networks and the readers of lstm_core."""

import functools
from collections.abc import Callable
from typing import Any

from lstm_core import weights
from lstm_core.activations import softmax
from lstm_core.tasks.batch import one_hot
from lstm_core.tasks.recall import (
    ALPHABET,
    fading,
    machine_states,
    network_answers,
    right_share,
    strings,
    window_answers,
)


@functools.cache
def network_share(name: str, lag: int) -> float:
    """Return the network's share of right answers at a lag."""
    model = weights.load(name)
    return right_share(lambda symbols: network_answers(model, symbols), lag)


def memory_bench(state: dict[str, Any]) -> Callable[[dict[str, str]], float]:
    """Compute a bench from its state: network, lag, window, cue, string."""
    model, lag, k = weights.load(state["network"]), state["lag"], state["window"]
    symbols = strings(ALPHABET.index(state["cue"]), lag)[:, state["string"]]
    probabilities = softmax(model(one_hot(symbols, len(ALPHABET)))[-1])
    distances = fading(model.rnn, lag)[:, state["string"]]
    fixed = {
        "share_window": right_share(lambda s: window_answers(s, k), lag),
        "share_machine": right_share(lambda s: machine_states(s)[-1], lag),
        "probability": probabilities[ALPHABET.index(state["cue"])],
        "contents": 6.0 ** (k - 1),
        "reach": k - 1,
    }

    def value(place: dict[str, str]) -> float:
        quantity = place["quantity"]
        if quantity == "share_network":
            return network_share(state["network"], int(place["lag"]))
        return distances[int(place["t"])] if quantity == "distance" else fixed[quantity]

    return value

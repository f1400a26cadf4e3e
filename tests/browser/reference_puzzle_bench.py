"""What the puzzle bench should show: verdict on every string and trace of the one shown, from lstm_core."""

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np

from lstm_core import puzzles
from lstm_core.activations import sigmoid

# Weights as their fields show them, the string as it stands over the timeline.
READ = """
root => {
  const given = JSON.parse(root.querySelector('script[type="application/json"]').textContent);
  const weights = {};
  for (const field of root.querySelectorAll('input[data-quantity=weight]')) {
    (weights[field.dataset.row] ??= {})[field.dataset.column] = field.valueAsNumber;
  }
  return {
    puzzle: given.puzzle, weights,
    string: [...root.querySelectorAll('text.lx-input')].map((node) => node.textContent),
  };
}
"""


@lru_cache(maxsize=64)
def verdict_on(name: str, weights: str) -> puzzles.Verdict:
    """Check every string once for each setting."""
    return puzzles.verify(name, json.loads(weights))


def puzzle_bench(state: dict[str, Any]) -> Callable[[dict[str, str]], float]:
    """Compute a bench from its state: puzzle, weights, and the string that is shown."""
    name, weights = state["puzzle"], state["weights"]
    verdict = verdict_on(name, json.dumps(weights))
    model, string = puzzles.to_model(name, weights), state["string"]
    trace = model.rnn.trace(puzzles.encode(name, string))
    z = model.head(trace.h)[:, 0]
    whole = {"strings": verdict.strings, "wrong": verdict.wrong, "margin": verdict.margin}
    whole["nonzero"] = puzzles.count_weights(weights)

    def value(place: dict[str, str]) -> float:
        quantity = place["quantity"]
        if quantity in whole:
            return whole[quantity]
        if quantity == "weight":
            return weights[place["row"]][place["column"]]
        if quantity == "on_symbol":
            row = weights[place["row"]]
            squash = np.tanh if place["row"].startswith("g") else sigmoid
            return squash(row[place["symbol"]] + row["bias"])
        t = int(place["t"])
        return z[t] if quantity == "z" else getattr(trace, quantity)[t, int(place["unit"])]

    return value

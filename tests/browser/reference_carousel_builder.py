"""What the carousel builder should show: the library's cell of 1997 is run, or its leaky and ungated relatives."""

from collections.abc import Callable
from typing import Any

import numpy as np

from lstm_core.carousel import CUT_1997, EDGES, run_latch, unrolled_edges, ways_back

PARTS = ("carousel", "input_gate", "output_gate", "weight", "input_bias", "output_bias", "mean", "steps")


def carousel_builder(state: dict[str, Any]) -> Callable[[dict[str, str]], float]:
    """Compute a builder from its state: the parts, weight, biases, mean, steps, cuts."""
    run = run_latch(**{name: state[name] for name in PARTS})
    edges = unrolled_edges(state["weight"], state["input_bias"], state["output_bias"])
    ways = {cuts: ways_back(edges, cuts) for cuts in (tuple(state["cuts"]), (), CUT_1997)}
    chosen = ways[tuple(state["cuts"])]
    values = {name: getattr(run, name) for name in ("wrong", "drift", "largest", "disturbance", "slope")}
    values |= {"paths": chosen.paths, "gradient": chosen.gradient}
    within_a_step = {"is", "gs", "sy", "oy"}  # they stand in all four steps, the others between two
    values["edges"] = sum(4 if name in within_a_step else 3 for name in EDGES if name not in state["cuts"])
    values |= {"gradient_full": ways[()].gradient, "gradient_1997": ways[CUT_1997].gradient}
    assert np.isfinite(list(values.values())).all()
    return lambda shown: values[shown["quantity"]]

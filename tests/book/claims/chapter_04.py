"""The numbers in the ledger's entries of chapter 4."""

import numpy as np

from lstm_core import LSTM
from lstm_core.activations import sigmoid
from lstm_core.carousel import CUT_1997, SEQUENCES, run_latch, unrolled_edges, ways_back
from lstm_core.cells import VARIANTS
from tests.book.claims import claim, figure


@claim
def three_gates_in_1997():
    nets = [LSTM(2, 3, variant=name, rng=np.random.default_rng(0)) for name in ("1997", "vanilla")]
    gates = [block for block in VARIANTS["1997"].blocks if block != "g"]
    rows = [len(net.parameters["weight_ih_l0"]) for net in nets]
    return [len(gates), 2000 - 1997, nets[0].hidden_size, *rows]


@claim
def carousel_is_enough():
    alone = figure("carousel-is-enough")
    nothing = run_latch(carousel=False, input_gate=False, output_gate=False)
    gated = run_latch(output_gate=False)
    return [alone.steps, alone.run().wrong, SEQUENCES, nothing.wrong, gated.wrong]


@claim
def gates_are_binary():
    cell = figure("gates-are-binary")
    tighter = run_latch(input_bias=-6.0, steps=cell.steps)
    assert tighter.wrong == 0
    opening = sigmoid(np.array(cell.input_bias))
    return [cell.input_bias, f"{opening:.3f}", cell.steps, cell.run().wrong, SEQUENCES, -6, f"{tighter.drift:.2f}"]


@claim
def truncated_is_the_gradient():
    cell = figure("truncated-is-the-gradient")
    full, cut = cell.ways([]), cell.ways()
    assert tuple(cell.cuts) == CUT_1997
    shut = unrolled_edges(input_bias=-6.0, output_bias=-6.0)
    lacking = 1 - ways_back(shut, CUT_1997).gradient / ways_back(shut).gradient
    assert lacking < 0.01 / 100
    return [full.paths, cut.paths, f"{100 * (1 - cut.gradient / full.gradient):.0f}", -6, "0.01"]

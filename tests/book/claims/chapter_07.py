"""The numbers in the ledger's entries of chapter 7."""

import numpy as np

from lstm_core import puzzles
from lstm_core.activations import sigmoid
from tests.book.claims import claim, figure


@claim
def saturation_is_bad():
    def kept(bias):
        f = sigmoid(np.array(float(bias)))
        return f**11, f * (1 - f)

    (much, flat), (little, steep) = kept(10), kept(0)
    assert figure("saturation-is-bad").verdict().right
    return [10, f"{much:.4f}", 11, f"{flat:.5f}", 0, f"{little:.4f}", f"{steep:.2f}"]


@claim
def behaviour_is_mysterious():
    bench = figure("behaviour-is-mysterious")
    verdict = bench.verdict()
    assert verdict.right
    return [puzzles.count_weights(bench.weights), verdict.strings, verdict.length]


@claim
def random_tests_suffice():
    bench = figure("random-tests-suffice")
    verdict = bench.verdict()
    assert puzzles.verify("latch", bench.weights, length=11).right
    missed = (1 - 1 / 2**verdict.length) ** 1000
    return [verdict.wrong, verdict.strings, verdict.length, verdict.length, f"{missed:.2f}", verdict.length - 1]


@claim
def candidate_bounds_the_cell():
    bench = figure("candidate-bounds-the-cell")
    trace, *_ = bench.run()
    assert bench.shown() == ["S"] * 11 + ["R"]
    c, f = trace.c[:, 0], trace.f[:, 0]
    return [bench.t + 1, f"{c[bench.t]:.1f}", f"{f[-1]:.2f}", f"{c[-1]:.1f}"]

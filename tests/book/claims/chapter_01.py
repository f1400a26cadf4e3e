"""The numbers in the ledger's entries of chapter 1."""

import numpy as np

from lstm_core import RNN, weights
from lstm_core.tasks.recall import fading, machine_states, strings
from tests.book.claims import claim, figure


@claim
def window_is_memory():
    bench = figure("window-is-memory")
    shares = bench.shares()
    right = int((shares["window"] == 1).sum())
    assert set(shares["window"][right:]) == {0.5}
    kept = np.unique([machine_states(strings(cue, 30)) for cue in (0, 1)])
    return [bench.window, right, right + 1, len(kept), int((shares["machine"] == 1).sum())]


@claim
def rnn_forgets_by_nature():
    bench = figure("rnn-forgets-by-nature")
    trained = weights.manifest(bench.network)["task"]["lag"]
    untrained = [fading(RNN(7, 16, rng=np.random.default_rng(seed)), 31) for seed in range(100)]
    best = np.median(untrained, axis=2)[:, 31].max()
    share = bench.shares()["network"][bench.lag - 1]
    return [*trained, f"{100 * share:.0f}", bench.lag, f"{bench.distances()[-1]:.1f}", len(untrained), f"{best:.4f}"]


@claim
def long_lags_include_short():
    bench = figure("long-lags-include-short")
    shares = bench.shares()["network"]
    first = int(np.flatnonzero(shares < 1).max()) + 2
    return [31, f"{100 * shares[30]:.0f}", first, f"{100 * shares[bench.lag - 1]:.0f}", bench.lag]

"""The numbers in the ledger's entries of chapter 6."""

import numpy as np

from lstm_core import tasks, weights
from lstm_core.activations import half_life, sigmoid
from lstm_core.analysis import Clamp, clamped_trace
from tests.book.claims import ENTRIES, claim, figure


def fresh(network="temporal-order"):
    """Return (model, batch, trace, right answers) over the 500 sequences of chapter 6."""
    task = weights.manifest("temporal-order")["task"]
    batch = tasks.temporal_order(np.random.default_rng(6), 500, windows=task["windows"], length=task["length"])
    model = weights.load(network)
    answers = model(batch.x, lengths=batch.lengths).argmax(axis=-1)
    right = int((answers == batch.target)[batch.scored].sum())
    return model, batch, model.rnn.trace(batch.x, lengths=batch.lengths), right


def on_symbol(batch, symbol):
    """Return where a symbol stands in a batch, (T, B)."""
    return batch.x[..., weights.manifest("temporal-order")["alphabet"].index(symbol)] == 1


def forget_biases(name="temporal-order"):
    p = weights.load(name).rnn.parameters
    return (p["bias_ih_l0"] + p["bias_hh_l0"])[6:12]


@claim
def bias_of_one_is_long():
    own = forget_biases()
    wanted = 2 ** (-1 / 100)
    shifted = own[0] + ENTRIES["bias-of-one-is-long"]["state"]["forget_bias"]
    assert round(shifted, 1) == 1.0
    half = half_life(sigmoid(np.array(1.0)))
    return [1, f"{half:.1f}", 100, f"{np.log(wanted / (1 - wanted)):.2f}", 6, f"{own.min():.1f}", f"{own.max():.1f}"]


@claim
def lstm_always_wins():
    *_, rnn = fresh("temporal-order-rnn")
    _, batch, _, right = fresh()
    cues = on_symbol(batch, "X") | on_symbol(batch, "Y")
    lag = int((batch.lengths - 1 - cues.argmax(axis=0)).max())
    assert rnn == right
    return [lag, weights.load("temporal-order-rnn").rnn.hidden_size, rnn, len(batch.lengths)]


@claim
def forgetting_is_failure():
    _, batch, trace, right = fresh()
    assert right == len(batch.lengths)
    means = {symbol: trace.f[on_symbol(batch, symbol)].mean(axis=0) for symbol in "XY"}
    return [right, 0, f"{means['X'][0]:.2f}", 5, f"{means['Y'][5]:.2f}"]


@claim
def correlation_is_storage():
    model, batch, trace, _ = fresh()
    last = trace.c[batch.lengths - 1, np.arange(500), 4]
    agrees = ((last > 0) == (batch.target[0] // 2 == 1)).sum()
    told = int(max(agrees, 500 - agrees))
    held = clamped_trace(model.rnn, batch.x, [Clamp(**ENTRIES["correlation-is-storage"]["state"]["clamp"])])
    right = int((model.head(held.h).argmax(axis=-1) == batch.target)[batch.scored].sum())
    clamp = ENTRIES["correlation-is-storage"]["state"]["clamp"]
    both = clamped_trace(model.rnn, batch.x, [Clamp(**clamp), Clamp(**clamp | {"unit": 3})])
    without = int((model.head(both.h).argmax(axis=-1) == batch.target)[batch.scored].sum())
    return [4, told, 500, right, 500, 3, without]


@claim
def open_and_shut_remembers():
    timeline = figure("open-and-shut-remembers")
    ran = timeline.run()
    return [timeline.clamp["value"], f"{np.abs(ran.trace.c).max():.0f}", f"{ran.probabilities[ran.answer]:.2f}"]

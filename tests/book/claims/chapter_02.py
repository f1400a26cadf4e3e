"""The numbers in the ledger's entries of chapter 2."""

import numpy as np

from lstm_core.widgets.unroll import UNITS
from tests.book.claims import claim, figure


@claim
def own_weights_each_step():
    network = figure("own-weights-each-step")
    shared = network.parameter_count()
    return [network.steps, shared, network.steps * shared, network.steps + 1]


@claim
def state_stores_inputs():
    network = figure("state-stores-inputs")
    gaps = network.distances()
    assert (np.diff(gaps[1:]) < 0).all()
    return [UNITS, f"{gaps[1]:.2f}", 1, f"{gaps[network.t]:.2f}", network.t]

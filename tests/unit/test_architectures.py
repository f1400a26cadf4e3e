"""The wiring of the published networks gives the published number of weights, and ours have the same parts."""

import numpy as np
import pytest

import lstm_core as lc
from lstm_core.experiments.architectures import ARCHITECTURES

RNG = np.random.default_rng(0)


@pytest.mark.parametrize("architecture", ARCHITECTURES, ids=lambda a: a.source)
def test_the_count_is_the_published_one(architecture):
    assert sum(architecture.weights().values()) == architecture.published


@pytest.mark.parametrize("architecture", [a for a in ARCHITECTURES if a.recurrent == "units"], ids=lambda a: a.source)
def test_the_network_of_1997_has_these_weights(architecture):
    a, parts = architecture, architecture.weights()
    net = lc.LSTM(a.inputs, a.cells, variant="1997-full", block_size=a.block_size, bias=False, rng=RNG)
    sizes = {name.removesuffix("_l0"): p.size for name, p in net.parameters.items()}
    assert sizes["weight_ih"] == parts["from inputs"]
    assert sizes["weight_hh"] + sizes["weight_gg"] == parts["recurrent"]
    assert a.outputs * net.output_size == parts["to outputs"]


def test_a_cell_with_forget_gate_and_peepholes_has_these_weights():
    by_source = {a.published: a for a in ARCHITECTURES}
    one = lc.LSTM(1, 1, peepholes=True, rng=RNG)
    head = lc.Linear(1, 1, rng=RNG)
    two_biases = one.parameters["bias_hh_l0"].size  # PyTorch's second bias is redundant, and the paper has one
    assert one.parameter_count() - two_biases + head.input_size + 1 == by_source[17].published
    gers = lc.LSTM(7, 8, block_size=2, bias=False, rng=RNG)
    parts = by_source[424].weights()
    assert gers.parameter_count() == parts["from inputs"] + parts["recurrent"]


def test_the_usual_counts():
    for inputs, hidden in ((8, 6), (3, 5)):
        assert lc.LSTM(inputs, hidden, rng=RNG).parameter_count() == 4 * hidden * (inputs + hidden) + 8 * hidden
        assert lc.GRU(inputs, hidden, rng=RNG).parameter_count() == 3 * hidden * (inputs + hidden) + 6 * hidden
        assert lc.RNN(inputs, hidden, rng=RNG).parameter_count() == hidden * (inputs + hidden) + 2 * hidden

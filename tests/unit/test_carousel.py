"""The builder's cell is the library's cell of 1997, its ways back are the library's gradients, full and truncated."""

import numpy as np
import pytest

from lstm_core import LSTM
from lstm_core.carousel import (
    CUT_1997,
    EDGES,
    FEEDBACK,
    LONGEST,
    OPENER,
    SEQUENCES,
    UNROLLED,
    latch,
    noise,
    run_latch,
    unrolled_edges,
    ways_back,
)


def cell_of_1997(weight, input_bias, output_bias, feedback=0.0):
    """The library's own network of 1997, one cell, rows i, g, o."""
    net = LSTM(3, 1, variant="1997", rng=np.random.default_rng(0))
    rows = np.array([[0.0, OPENER, 0.0], [weight, 0.0, 0.0], [0.0, 0.0, OPENER]])
    biases = {"bias_ih_l0": np.array([input_bias, 0.0, output_bias]), "bias_hh_l0": np.zeros(3)}
    net.load_parameters({"weight_ih_l0": rows, "weight_hh_l0": np.full((3, 1), feedback)} | biases)
    return net


@pytest.mark.parametrize(("weight", "bias", "steps"), [(2.0, -3.0, 100), (0.5, -1.0, 1000), (4.0, 0.0, 10)])
def test_with_all_parts_it_is_the_cell_of_1997(weight, bias, steps):
    run = run_latch(weight=weight, input_bias=bias, output_bias=bias, mean=0.2, steps=steps)
    trace = cell_of_1997(weight, bias, bias).trace(latch(steps, 0.2))
    np.testing.assert_allclose(run.s, trace.c[..., 0], atol=1e-12 * np.abs(run.s).max())
    np.testing.assert_allclose(run.y, trace.h[..., 0], atol=1e-12)
    assert run.largest == np.abs(run.s).max()


def test_each_part_does_what_it_is_for():
    nothing = run_latch(carousel=False, input_gate=False, output_gate=False)
    carousel = run_latch(input_gate=False, output_gate=False)
    gated = run_latch(output_gate=False)
    whole = run_latch()
    assert carousel.wrong >= nothing.wrong - 1 > 4
    assert carousel.drift > nothing.drift
    assert gated.wrong == whole.wrong == 0
    assert whole.drift == gated.drift
    assert whole.disturbance < gated.disturbance / 10
    leaky = run_latch(carousel=False)
    assert leaky.wrong > 4
    assert leaky.s[0, 0] > 1.5 > 0.2 > np.abs(leaky.s[-1]).max()


def test_no_input_weight_can_do_the_work_of_an_input_gate():
    assert {run_latch(input_gate=False, weight=w).wrong for w in (0.1, 0.5, 1.0, 2.0, 4.0)} == {7}


def test_noise_is_balanced_and_sequences_differ():
    assert noise().shape == (LONGEST, SEQUENCES)
    assert abs(noise().mean()) < 0.002
    assert abs(noise().std() - 3**-0.5) < 0.002
    correlation = np.corrcoef(noise().T) - np.eye(SEQUENCES)
    assert np.abs(correlation).max() < 0.12


@pytest.mark.parametrize("biases", [(0.0, 0.0), (-1.0, -4.0), (-6.0, -2.0)])
@pytest.mark.parametrize("truncated", [False, True])
def test_ways_back_are_the_gradient_of_the_library(biases, truncated):
    """The first step by hand: s moves y of that step, and both reach the second one."""
    net = cell_of_1997(2.0, *biases, FEEDBACK)
    x = np.zeros((UNROLLED + 1, 1, 3))
    x[:, 0, 0], x[0, 0, 1], x[-1, 0, 2] = [1.0, -0.5, 0.5, 1.0], 1.0, 1.0
    trace = net.trace(x)
    h, c = trace.h[:1], trace.c[:1]
    y, _, tape = net.forward(x[1:], (h, c))
    d_y = np.zeros_like(y)
    d_y[-1] = 1.0
    _, (d_h, d_c), _ = net.backward(tape, d_y, truncated=truncated)
    edges = unrolled_edges(2.0, *biases)
    wanted = d_c.item() + d_h.item() * edges["sy"][0]
    assert ways_back(edges, CUT_1997 if truncated else ()).gradient == pytest.approx(wanted, rel=1e-12)


def test_paths_are_counted():
    edges = unrolled_edges()
    assert ways_back(edges).paths == 56
    assert ways_back(edges, CUT_1997).paths == 1
    assert ways_back(edges, ("sy",)).paths == 0
    assert ways_back(edges, ("ss",)).paths == 27
    assert ways_back(edges, EDGES) == (0, 0.0)
    with pytest.raises(ValueError, match="cuts names xy; there are ss"):
        ways_back(edges, ("xy",))

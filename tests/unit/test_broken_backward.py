"""The right pass is right, the five broken ones are wrong in the way that their page says."""

import inspect
import textwrap

import numpy as np
import pytest

import lstm_core as lc
from lstm_core import broken_backward as bb

ALL = {(name, gate) for name in ("weight_ih", "weight_hh", "bias") for gate in bb.GATES}
ALL |= {("x", ""), ("h0", ""), ("c0", "")}


def drawn(seed, seq_len, hidden_size=3, input_size=2):
    rng = np.random.default_rng(seed)
    rows = 4 * hidden_size
    shapes = [(rows, input_size), (rows, hidden_size), rows, (seq_len, input_size), hidden_size, hidden_size]
    return [rng.standard_normal(shape) for shape in (*shapes, (seq_len, hidden_size))]


def wrong(backward, seq_len, seed=0):
    return {place for place, error in bb.diagnose(backward, drawn(seed, seq_len)).items() if error > bb.WRONG}


def of_gates(gates, tensors=("weight_ih", "weight_hh", "bias")):
    return {(tensor, gate) for tensor in tensors for gate in gates}


@pytest.mark.parametrize("seq_len", [1, 2, 7])
def test_the_exact_pass_agrees_with_differences_and_with_the_layer(seq_len):
    for seed in range(5):
        arguments = drawn(seed, seq_len)
        errors = bb.diagnose(bb.exact, arguments)
        assert set(errors) == ALL
        assert max(errors.values()) < 1e-7
    w, u, b, x, h0, c0, d_y = arguments
    net = lc.LSTM(2, 3, rng=np.random.default_rng(0))
    net.load_parameters({"weight_ih_l0": w, "weight_hh_l0": u, "bias_ih_l0": b, "bias_hh_l0": 0 * b})
    _, _, tape = net.forward(x[:, None], (h0[None, None], c0[None, None]))
    d_x, (d_h0, d_c0), grads = net.backward(tape, d_y[:, None])
    wanted = (grads["weight_ih_l0"], grads["weight_hh_l0"], grads["bias_ih_l0"], d_x[:, 0], d_h0[0, 0], d_c0[0, 0])
    for mine, theirs in zip(bb.exact(*bb.forward(*arguments)[0]), wanted, strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=0, atol=1e-13)


# What each breaks at T = 1 and at T = 4, as its page says.
SIGNATURES = {
    "A": (ALL - of_gates("o"), ALL),
    "B": (set(), of_gates("ifgo", ("bias",))),
    "C": (set(), ALL),
    "D": ({("c0", "")}, ALL),
    "E": (of_gates("i") | {("x", ""), ("h0", "")}, ALL),
}


@pytest.mark.parametrize("name", bb.PASSES)
def test_each_broken_pass_has_its_signature(name):
    for seed in range(5):
        assert wrong(bb.PASSES[name], 1, seed) == SIGNATURES[name][0]
        assert wrong(bb.PASSES[name], 4, seed) == SIGNATURES[name][1]


def test_each_step_alone_is_right_at_the_last_step_only():
    arguments = drawn(1, 5)
    found, wanted = (backward(*bb.forward(*arguments)[0])[3] for backward in (bb.each_step_alone, bb.exact))
    np.testing.assert_allclose(found[-1], wanted[-1], rtol=0, atol=1e-14)
    assert (np.abs(found[:-1] - wanted[:-1]).max(axis=1) > 1e-4).all()


def test_every_pass_trains_and_only_the_exact_one_goes_downhill_at_first_order():
    for seed in range(3):
        losses = {
            name: bb.descend(backward, np.random.default_rng(seed), steps=40)
            for name, backward in {"exact": bb.exact, **bb.PASSES}.items()
        }
        assert (np.diff(losses["exact"]) < 0).all()
        assert all(course[-1] < course[0] for course in losses.values())


def body(function):
    """Return the lines of a function below its docstring."""
    source = inspect.getsource(function).split('"""')[2]
    return textwrap.dedent(source.lstrip("\n")).rstrip().split("\n")


def test_the_page_shows_the_lines_that_run():
    shown = bb.lines()
    assert body(bb.exact) == shown["lines"]
    assert set(shown["passes"]) == set(bb.PASSES)
    for name, backward in bb.PASSES.items():
        wanted = list(shown["lines"])
        for number, line in shown["passes"][name]["replace"].items():
            assert wanted[int(number) - 1] != line
            wanted[int(number) - 1] = line
        assert body(backward) == wanted, name

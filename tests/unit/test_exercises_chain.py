"""The exercises of chapter 2: what they claim is computed by the library."""

import numpy as np

import lstm_core as lc
from lstm_core import weights
from lstm_core.tasks.recall import fading
from tests.unit.exercise_texts import spec


def scalar_states(inputs, weight=0.5, squash=np.tanh):
    h = [0.0]
    for x in inputs:
        h.append(squash(x + weight * h[-1]))
    return h[1:]


def test_three_steps_are_those_of_a_layer_of_the_library():
    net = lc.RNN(1, 1, rng=np.random.default_rng(0))
    zero = np.zeros(1)
    given = {"weight_ih_l0": np.ones((1, 1)), "weight_hh_l0": np.full((1, 1), 0.5)}
    net.load_parameters(given | {"bias_ih_l0": zero, "bias_hh_l0": zero})
    wanted = net.trace(np.array([[0.5], [1.0], [-0.5]])).h.ravel()
    np.testing.assert_allclose(spec("02-h3")["answer"], wanted, atol=5e-5)
    assert lc.check("02-h3", wanted.tolist()).right


def test_wrong_steps_are_the_mistakes_that_the_hints_name():
    h1, h2, _h3 = scalar_states([0.5, 1.0, -0.5])
    wanted = [0.5, 1 / (1 + np.exp(-0.5)), np.tanh(1), np.tanh(1.25), np.tanh(1 + h1), 1 + 0.5 * h1]
    wanted += [np.tanh(-0.5), np.tanh(-0.5 + 0.5 * h1), np.tanh(0.5 + 0.5 * h2)]
    np.testing.assert_allclose([hint["when"]["is"] for hint in spec("02-h3")["hints"]], wanted, atol=1e-4)


def test_counts_are_those_of_the_library():
    two = lc.RNN(3, 5, rng=np.random.default_rng(0)).parameter_count()
    shared = two - 5
    assert spec("02-count")["answer"] == [shared, 100 * shared]
    assert two == 50, "the hint about two bias vectors"
    assert 4 * shared == 180, "the hint about four layers"


def test_statements_about_the_chain_are_true_and_false_as_said():
    rng = np.random.default_rng(1)
    net = lc.RNN(2, 3, rng=rng)
    sizes = {net.trace(rng.standard_normal((n, 1, 2))).h.shape[-1] for n in (1, 50)}
    assert sizes == {3}, "e and f"
    x = rng.standard_normal((6, 1, 2))
    before = net.trace(x).h
    assert not np.allclose(net.trace(x[::-1].copy()).h[-1], before[-1]), "not g"
    net.parameters["bias_ih_l0"][0] += 0.1
    assert (net.trace(x).h != before).any(axis=-1).all(), "b"
    far = weights.load("recall-far")
    assert (fading(far.rnn, 31)[31] == 0).all(), "d"
    assert spec("02-true")["answer"] == ["b", "d", "e", "f"]

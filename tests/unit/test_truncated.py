"""Truncated backpropagation carries the state across a border, and no gradient."""

import numpy as np
import pytest

import lstm_core as lc
from lstm_core import losses, optim, tasks
from lstm_core.train import gradients, train, truncated_gradients


@pytest.fixture(params=["LSTM", "GRU", "RNN"])
def model(request):
    rng = np.random.default_rng(0)
    return lc.Model(getattr(lc, request.param)(1, 4, rng=rng), lc.Linear(4, 2, rng=rng))


def parity(seed=1, **settings):
    return tasks.parity(np.random.default_rng(seed), 3, length=12, **settings)


def test_one_chunk_is_the_whole_sequence(model):
    batch = parity()
    whole = gradients(model, batch, losses.softmax_cross_entropy)
    (only,) = truncated_gradients(model, batch, losses.softmax_cross_entropy, 12)
    assert only[0] == whole[0]
    for name, grad in whole[1].items():
        np.testing.assert_array_equal(only[1][name], grad)


def test_the_losses_of_the_chunks_are_those_of_the_whole_run(model):
    batch = parity()
    chunks = list(truncated_gradients(model, batch, losses.softmax_cross_entropy, 5))
    assert len(chunks) == 3
    whole = gradients(model, batch, losses.softmax_cross_entropy)[0]
    assert sum(value * steps for (value, _), steps in zip(chunks, (5, 5, 2), strict=True)) / 12 == pytest.approx(whole)


def test_a_chunk_has_the_gradient_of_its_own_steps_from_a_given_state(model):
    batch = parity()
    _, second, _ = truncated_gradients(model, batch, losses.softmax_cross_entropy, 5)
    _, state, _ = model.forward(batch.x[:5])
    answers, _, tape = model.forward(batch.x[5:10], state)
    d_answers = losses.softmax_cross_entropy(answers, batch.target[5:10], batch.scored[5:10])[1]
    for name, grad in model.backward(tape, d_answers)[2].items():
        np.testing.assert_array_equal(second[1][name], grad)
    full = gradients(model, batch, losses.softmax_cross_entropy)[1]
    parts = truncated_gradients(model, batch, losses.softmax_cross_entropy, 5)
    summed = sum(grads["rnn.weight_hh_l0"] * n for (_, grads), n in zip(parts, (5, 5, 2), strict=True)) / 12
    assert np.abs(summed - full["rnn.weight_hh_l0"]).max() > 1e-6  # what lies beyond the borders is missing


def test_a_chunk_without_a_scored_step_carries_the_state_on(model):
    batch = parity(every_step=False)
    ((value, _),) = truncated_gradients(model, batch, losses.softmax_cross_entropy, 5)
    assert value == pytest.approx(gradients(model, batch, losses.softmax_cross_entropy)[0])


def test_training_in_chunks_changes_the_weights_once_for_each(model):
    optimizer = optim.Adam(model.parameters, 0.02)
    history = train(
        model,
        lambda rng: tasks.parity(rng, 16, length=12),
        losses.softmax_cross_entropy,
        optimizer,
        steps=5,
        rng=np.random.default_rng(0),
        chunk=5,
    )
    assert len(history) == 5
    assert optimizer.steps == 15


def test_ragged_batches_are_refused(model):
    batch = tasks.anbn(np.random.default_rng(0), 4)
    with pytest.raises(ValueError, match="ragged"):
        next(truncated_gradients(model, batch, losses.sigmoid_cross_entropy, 5))

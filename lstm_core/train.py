"""One training loop. It knows no task and draws no progress bar: callbacks see every step and may end the run."""

from dataclasses import dataclass

import numpy as np

from lstm_core.optim import clip_gradients, gradient_norm
from lstm_core.validation import check_rng, check_size


@dataclass(frozen=True)
class Progress:
    """One training step as a callback sees it: its number from 1, the loss, the gradient's norm before clipping."""

    step: int
    loss: float
    gradient_norm: float
    model: object
    optimizer: object
    rng: np.random.Generator


class Diverged(ArithmeticError):
    """The loss is no longer a finite number."""


def gradients(model, batch, loss):
    """Return ``(loss, grads)`` of a model on a batch, by backpropagation through its whole length."""
    answers, _, tape = model.forward(batch.x, None, batch.lengths)
    value, d_answers = loss(answers, batch.target, batch.scored)
    return value, model.backward(tape, d_answers)[2]


def truncated_gradients(model, batch, loss, chunk):
    """Yield ``(loss, grads)`` of every ``chunk`` timesteps of a batch: the state is carried on, the gradient is not.

    Backpropagation through time, truncated at the borders of the chunks. A chunk without any
    scored timestep carries the state and yields nothing.

    Raises
    ------
    ValueError
        If the batch is ragged: sequences that have ended cannot be carried on.
    """
    if batch.lengths is not None and batch.lengths.min() < len(batch.x):
        raise ValueError("the batch is ragged; truncated backpropagation needs sequences of one length")
    state = None
    for start in range(0, len(batch.x), check_size(chunk, "chunk")):
        part = slice(start, start + chunk)
        answers, state, tape = model.forward(batch.x[part], state)
        if batch.scored[part].any():
            value, d_answers = loss(answers, batch.target[part], batch.scored[part])
            yield value, model.backward(tape, d_answers)[2]


def train(model, sample, loss, optimizer, *, steps, rng, clip=None, chunk=None, callbacks=(), first_step=1):
    """Train ``model`` in place.

    Parameters
    ----------
    model : lstm_core.Model
    sample : callable
        ``sample(rng) -> Batch``, fresh sequences for every step.
    loss : callable
        One of ``lstm_core.losses``.
    optimizer : lstm_core.optim.Optimizer
        Made with ``model.parameters``.
    steps : int
        Number of the last step.
    rng : numpy.random.Generator
        The only source of randomness: one seed reproduces the run.
    clip : float, optional
        Largest norm of the gradient.
    chunk : int, optional
        Truncate backpropagation after so many timesteps, carrying the state on; one change of weights for each chunk.
    callbacks : iterable of callable
        Each is called with a :class:`Progress` after every step; a callback that returns True ends the run.
    first_step : int
        Where a resumed run goes on.

    Returns
    -------
    list of float
        The loss of every step taken.

    Raises
    ------
    Diverged
        When the loss is not finite; the parameters are those before the step.
    """
    check_rng(rng)
    check_size(steps, "steps")
    history = []
    for step in range(first_step, steps + 1):
        batch = sample(rng)
        parts = truncated_gradients(model, batch, loss, chunk) if chunk else [gradients(model, batch, loss)]
        values = []
        for value, grads in parts:
            if not np.isfinite(value):
                raise Diverged(f"the loss is {value} at step {step}; try a lower learning rate or a smaller clip")
            grads, norm = clip_gradients(grads, clip) if clip is not None else (grads, gradient_norm(grads))
            optimizer.step(grads)
            values.append(value)
        value = sum(values) / len(values)
        history.append(value)
        progress = Progress(step, value, norm, model, optimizer, rng)
        wishes_to_end = [callback(progress) for callback in callbacks]  # every callback sees every step
        if any(wishes_to_end):
            break
    return history


def accuracy(model, batch):
    """Return the fraction of scored timesteps whose largest answer is the target class."""
    answers = model(batch.x, lengths=batch.lengths)
    right = answers.argmax(axis=-1) == batch.target
    return float(right[batch.scored].mean())

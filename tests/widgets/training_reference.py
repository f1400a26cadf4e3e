"""What lstm_core makes of the playground's sequences: the page's numbers, computed a second time."""

import numpy as np

from lstm_core import losses
from lstm_core.optim import SGD, Adam, RMSProp
from lstm_core.tasks.batch import Batch
from lstm_core.tasks.reber import whole_string_right

LOSSES = {
    "adding": losses.squared_error,
    "sunspots": losses.squared_error,
    "embedded Reber": losses.sigmoid_cross_entropy,
    "a^n b^n": losses.sigmoid_cross_entropy,
}
WITHIN = {"adding": 0.04, "sunspots": 0.2}


def loss_of(task):
    """Return the loss of a task."""
    return LOSSES.get(task, losses.softmax_cross_entropy)


def batch_of(task, sequences, inputs, outputs):
    """Return sequences of the page as one Batch (T, B, ·)."""
    lengths = np.array([s["seqLen"] for s in sequences])
    shape = (int(lengths.max()), len(sequences))
    x, target, scored = np.zeros((*shape, inputs)), np.zeros((*shape, outputs)), np.zeros(shape, dtype=bool)
    for b, (s, n) in enumerate(zip(sequences, lengths, strict=True)):
        x[:n, b] = np.reshape(s["x"][: n * inputs], (n, inputs))
        target[:n, b] = np.reshape(s["target"], (n, outputs))
        scored[:n, b] = np.array(s["scored"], dtype=bool)
    if loss_of(task) is losses.softmax_cross_entropy:
        target = target.argmax(axis=-1)
    return Batch(x, target, scored, lengths)


def accuracy(task, model, batch):
    """Return the share that the task's own rule calls right."""
    answers = model(batch.x, lengths=batch.lengths)
    if task in ("embedded Reber", "a^n b^n"):
        return whole_string_right(answers, batch).mean()
    if task in WITHIN:
        return (np.abs(answers - batch.target)[..., 0] <= WITHIN[task])[batch.scored].mean()
    return (answers.argmax(axis=-1) == batch.target)[batch.scored].mean()


def trivial_loss(task, batch):
    """Return the loss of the best constant answer; for sunspots that of this year's number as the next."""
    scored = batch.scored
    if task == "sunspots":
        return ((batch.target - batch.x)[scored] ** 2).mean()
    if loss_of(task) is losses.softmax_cross_entropy:
        share = np.bincount(batch.target[scored]) / scored.sum()
        return -(share[share > 0] * np.log(share[share > 0])).sum()
    mean = batch.target[scored].mean(axis=0)
    if task == "adding":
        return ((batch.target[scored] - mean) ** 2).sum(axis=-1).mean()
    p = mean[(mean > 0) & (mean < 1)]
    return -(p * np.log(p) + (1 - p) * np.log(1 - p)).sum()


def optimizer(settings, parameters):
    """Return lstm_core's optimiser of the page's name."""
    lr = settings["learning_rate"]
    made = {
        "Adam": lambda: Adam(parameters, lr),
        "RMSProp": lambda: RMSProp(parameters, lr),
        "momentum": lambda: SGD(parameters, lr, momentum=0.9),
        "SGD": lambda: SGD(parameters, lr),
    }
    return made[settings["optimizer"]]()


def reach(model, task, sequence, batch, layer=-1):
    """Return the norm of ∂loss/∂h_t (T,) of a layer, the loss taken at the last scored timestep alone.

    The run is cut after every t: what the initial state of the rest is to blame for, and in layers below the last what
    the layers above make of h_t at t itself.
    """
    scored = np.flatnonzero(batch.scored[:, 0])
    only = np.zeros_like(batch.scored)
    only[scored[-1]] = True
    answers = model(batch.x)
    d_answers = loss_of(task)(answers, batch.target, only)[1]
    layers = len(model.rnn.trace(batch.x).layers)
    if layer % layers < layers - 1:
        return _reach_below(model, task, batch, only)
    head = d_answers[:, 0] @ model.head.parameters["weight"]  # (T, H)
    norms, state = [], None
    for t in range(len(batch.x)):
        _, state, _ = model.forward(batch.x[t : t + 1], state)
        total = head[t]
        if t + 1 < len(batch.x):
            _, _, tape = model.forward(batch.x[t + 1 :], state)
            d_state = model.backward(tape, d_answers[t + 1 :])[1]
            d_h = d_state[0] if isinstance(d_state, tuple) else d_state
            total = total + d_h[-1, 0]
        norms.append(np.linalg.norm(total))
    return np.array(norms)


def _reach_below(model, task, batch, only):
    """Return the same for the lower of two layers: as input of the upper one, and as its own past."""
    rnn = model.rnn
    y, _, tape = rnn.forward(batch.x)
    d_answers = loss_of(task)(model.head(y), batch.target, only)[1]
    d_y, _ = model.head.backward(y, d_answers)
    upper, lower = tape.runs[1], tape.runs[0]
    zeros = [np.zeros((1, size)) for size in rnn._state_sizes()]
    d_above = rnn._run_backward(upper, d_y, zeros)[0]
    norms = []
    for t in range(len(batch.x)):
        total = d_above[t, 0]
        if t + 1 < len(batch.x):
            states = [lower.h[t + 1]] + ([lower.c[t + 1]] if hasattr(lower, "c") else [])
            rest = rnn._run_layer(lower.p, batch.x[t + 1 :], states, None)
            total = total + rnn._run_backward(rest, d_above[t + 1 :], zeros)[1][0][0]
        norms.append(np.linalg.norm(total))
    return np.array(norms)

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


def layers_of(rnn):
    """Return the layers of a network as networks of one layer each."""
    more = {"variant": rnn.variant, "peepholes": rnn.peepholes} if rnn.cell == "LSTM" else {}
    found = []
    for layer in range(rnn.num_layers):
        one = type(rnn)(rnn.layer_input_size(layer), rnn.hidden_size, rng=np.random.default_rng(0), **more)
        one.load_parameters({name: rnn.parameters[f"{name.removesuffix('0')}{layer}"] for name in one.shapes()})
        found.append(one)
    return found


def reach(model, task, batch, t, layer=-1):
    """Return the norm of ∂loss/∂h_t of a layer, the loss taken at the last scored timestep alone.

    The run is cut after t: what the initial state of the rest is to blame for, and what is made of h_t at t itself, by
    the head or by the layer above.
    """
    only = np.zeros_like(batch.scored)
    only[np.flatnonzero(batch.scored[:, 0])[-1]] = True
    layers, inputs = layers_of(model.rnn), [batch.x]
    for one in layers:
        inputs.append(one(inputs[-1])[0])
    d_answers = loss_of(task)(model.head(inputs[-1]), batch.target, only)[1]
    d_above = model.head.backward(inputs[-1], d_answers)[0]
    layer %= len(layers)
    for n in range(len(layers) - 1, layer, -1):
        d_above = layers[n].backward(layers[n].forward(inputs[n])[2], d_above)[0]
    total, own = d_above[t, 0], layers[layer]
    if t + 1 < len(batch.x):
        state = own(inputs[layer][: t + 1])[1]
        tape = own.forward(inputs[layer][t + 1 :], state)[2]
        d_state = own.backward(tape, d_above[t + 1 :])[1]
        total = total + (d_state[0] if isinstance(d_state, tuple) else d_state)[0, 0]
    return np.linalg.norm(total)

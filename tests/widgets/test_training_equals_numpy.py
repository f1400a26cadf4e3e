"""Training in the browser is training in lstm_core: the same weights and batches give the same network."""

import numpy as np
import pytest

from lstm_core import tasks
from lstm_core.interop.playground import TASK_SIZES, build
from lstm_core.optim import clip_gradients, gradient_norm
from lstm_core.train import gradients
from tests.widgets import training_reference as reference
from tests.widgets.browser_arithmetic import run

TOLERANCE = 1e-10
SETTINGS = {
    "task": "adding",
    "length": 14,
    "noise": 0,
    "cell": "LSTM",
    "peepholes": False,
    "coupled": False,
    "hidden_size": 5,
    "num_layers": 1,
    "start": "forget bias",
    "forget_bias": 1,
    "optimizer": "Adam",
    "learning_rate": 0.02,
    "batch_size": 6,
    "clip": 0.5,
    "seed": 3,
}
CELLS = [
    {"cell": "LSTM"},
    {"cell": "LSTM", "peepholes": True},
    {"cell": "LSTM", "coupled": True, "peepholes": True},
    {"cell": "LSTM", "start": "chrono", "num_layers": 2},
    {"cell": "LSTM of 1997", "num_layers": 2},
    {"cell": "GRU", "num_layers": 2},
    {"cell": "RNN"},
]
OTHERS = [{"task": task, "noise": 0.1, "num_layers": 2} for task in TASK_SIZES]
OTHERS += [
    {"optimizer": name, "learning_rate": 0.01, "clip": clip}
    for name in ("RMSProp", "momentum", "SGD")
    for clip in (0, 0.1)
]


def parameters(layout, flat):
    return {
        e["name"]: np.reshape(np.array(flat[e["offset"] : e["offset"] + e["size"]], dtype=float), e["shape"])
        for e in layout
    }


def close(came, wanted, what):
    came, wanted = np.asarray(came, dtype=float), np.asarray(wanted, dtype=float)
    assert came.shape == wanted.shape, what
    error = np.abs(came - wanted).max()
    assert error <= TOLERANCE * max(1.0, np.abs(wanted).max()), f"{what}: {error:.1e} away"


@pytest.mark.parametrize("change", CELLS + OTHERS, ids=str)
def test_the_same_weights_and_batches_give_the_same_network(change):
    settings = SETTINGS | change
    task = settings["task"]
    (came,) = run([{"kind": "training", "settings": settings, "steps": 12}])
    model = build(settings)
    model.load_parameters(parameters(came["layout"], came["first"]))
    assert list(model.parameters) == [entry["name"] for entry in came["layout"]]
    optimizer, sizes = reference.optimizer(settings, model.parameters), TASK_SIZES[task]
    for n, step in enumerate(came["taken"]):
        batch = reference.batch_of(task, step["batch"], *sizes)
        loss, grads = gradients(model, batch, reference.loss_of(task))
        before = {name: p.copy() for name, p in model.parameters.items()}
        norm = gradient_norm(grads)
        optimizer.step(clip_gradients(grads, settings["clip"])[0] if settings["clip"] else grads)
        change = gradient_norm({name: p - before[name] for name, p in model.parameters.items()})
        close([step["loss"], step["norm"], step["change"]], [loss, norm, change], f"loss, norm and change of step {n}")
    for name, value in parameters(came["layout"], came["last"]).items():
        close(value, model.parameters[name], name)
    held_out = reference.batch_of(task, came["heldOut"], *sizes)
    answers = model(held_out.x, lengths=held_out.lengths)
    close(
        came["loss"], reference.loss_of(task)(answers, held_out.target, held_out.scored)[0], "loss on fresh sequences"
    )
    close(came["trivial"], reference.trivial_loss(task, held_out), "trivial loss")
    assert came["accuracy"] == pytest.approx(reference.accuracy(task, model, held_out), abs=1e-12)
    look = came["look"]
    one = reference.batch_of(task, [look], *sizes)
    trace = model.rnn.trace(one.x)
    for name, values in look["quantities"].items():
        close(values, np.ravel(getattr(trace, name)), name)
    close(look["answers"], np.ravel(model(one.x)), "answers")
    wanted = [reference.reach(model, task, one, t) for t in range(len(one.x))]
    close(look["reach"], wanted, "norm of the gradient over time")


def test_sequences_keep_the_protocols_of_lstm_core():
    """Counts and shares that both sides' draws have in common; the draws themselves differ."""
    drawn = {
        task: run([{"kind": "training", "settings": SETTINGS | {"task": task, "length": 20}, "steps": 1}])[0]
        for task in TASK_SIZES
    }
    for task, came in drawn.items():
        assert len(came["heldOut"]) == 100
        _inputs, outputs = TASK_SIZES[task]
        for s in came["heldOut"]:
            assert len(s["target"]) == outputs * s["seqLen"]
            assert len(s["scored"]) == s["seqLen"]
    for s in drawn["adding"]["heldOut"]:
        x = np.reshape(s["x"], (-1, 2))
        marked = np.flatnonzero(x[:, 1] == 1)
        assert len(marked) == 2
        assert marked.max() < 10
        assert 20 <= len(x) <= 22
        assert s["target"][-1] == pytest.approx(0.5 + x[marked, 0].sum() / 4)
    years, numbers = tasks.recorded.sunspot_numbers()
    windows = np.lib.stride_tricks.sliding_window_view(numbers, 20)
    for s in drawn["sunspots"]["heldOut"]:
        (start,) = np.flatnonzero((windows == np.round(np.multiply(s["x"][:20], 100), 6)).all(axis=1))
        assert years[start] >= 1940
        np.testing.assert_allclose(np.multiply(s["target"], 100), numbers[start + 1 : start + 21], rtol=1e-12)
    orders = [s["target"][-4:] for s in drawn["temporal order"]["heldOut"]]
    assert np.sum(orders, axis=0).min() >= 10
    assert np.sum(orders) == 100

"""One process that times a step of training, as the playground takes it, in lstm_core or in PyTorch.

python -m tests.benchmarks.training_step lstm_core

Each line of input is a question in JSON, each line of output its answer: seconds of wall time for one step.
"""

import json
import sys

import numpy as np

import lstm_core as lc
from lstm_core import losses, optim, train
from lstm_core.tasks.batch import Batch
from tests.benchmarks.worker import measure

INPUTS = ANSWERS = 2


def case(size):
    """Return a network and a batch of delayed XOR: two bits at the start, one answer at the end, in float64."""
    T, H, B = size
    rng = np.random.default_rng(1)
    x = np.zeros((T, B, INPUTS))
    x[..., 0] = rng.choice([-1.0, 1.0], (T, B))
    x[:2, :, 1] = 1
    scored = np.zeros((T, B), dtype=bool)
    scored[-1] = True
    target = np.where(scored, x[0, :, 0] != x[1, :, 0], False).astype(int)
    return lc.Model(lc.LSTM(INPUTS, H, rng=rng), lc.Linear(H, ANSWERS, rng=rng)), Batch(x, target, scored)


def ours(size):
    """Return a step in this course's library."""
    model, batch = case(size)
    optimizer = optim.Adam(model.parameters, 1e-3)

    def step():
        loss, grads = train.gradients(model, batch, losses.softmax_cross_entropy)
        optimizer.step(grads)
        return loss

    return step


def torch_step(size, dtype="float64"):
    """Return the same step in PyTorch, with the same starting weights."""
    import torch

    model, batch = case(size)
    kind = getattr(torch, dtype)
    rnn = torch.nn.LSTM(INPUTS, size[1], dtype=kind)
    head = torch.nn.Linear(size[1], ANSWERS, dtype=kind)
    for name, module in (("rnn", rnn), ("head", head)):
        own = {key: value for key, value in model.parameters.items() if key.startswith(f"{name}.")}
        module.load_state_dict({key.removeprefix(f"{name}."): torch.from_numpy(v) for key, v in own.items()})
    x, target = torch.from_numpy(batch.x).to(kind), torch.from_numpy(batch.target[-1])
    optimizer = torch.optim.Adam([*rnn.parameters(), *head.parameters()], 1e-3)

    def step():
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(head(rnn(x)[0][-1]), target)
        loss.backward()
        optimizer.step()
        return loss.item()

    return step


STEPS = {"lstm_core": ours, "torch": torch_step, "torch32": lambda size: torch_step(size, "float32")}


def main(name):
    """Answer until the questions end."""
    if name != "lstm_core":
        import torch

        torch.set_num_threads(1)
    for line in sys.stdin:
        question = json.loads(line)
        print(json.dumps(measure(STEPS[name](question["size"]), question["seconds"])), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])

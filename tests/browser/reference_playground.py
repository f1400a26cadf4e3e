"""What the playground should show: the network that it exports, run again by lstm_core on the same sequences."""

import json
from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from lstm_core.interop.playground import TASK_SIZES, build
from lstm_core.optim import clip_gradients, gradient_norm
from lstm_core.train import gradients
from tests.widgets import training_reference as training

# The explorable hands out all that its numbers come from, when it is asked by an event.
READ = """
root => new Promise((resolve) => {
  const plain = (key, value) => (ArrayBuffer.isView(value) ? Array.from(value) : value);
  const detail = (document) => resolve(JSON.parse(JSON.stringify(document, plain)));
  root.querySelector('.lx-playground').dispatchEvent(new CustomEvent('lx-export', {detail}));
})
"""


class Network:
    """One network of the page, with what it is judged on."""

    def __init__(self, exported: dict[str, Any]) -> None:
        self.settings, self.exported = exported["settings"], exported
        self.task = self.settings["task"]
        self.sizes = TASK_SIZES[self.task]
        self.model = build(self.settings)
        flat = np.array(exported["weights"], dtype=float)
        entries = exported["layout"]
        assert sum(e["size"] for e in entries) == len(flat)
        self.model.load_parameters(
            {e["name"]: flat[e["offset"] : e["offset"] + e["size"]].reshape(e["shape"]) for e in entries}
        )

    @cached_property
    def held_out(self):
        return training.batch_of(self.task, self.exported["heldOut"], *self.sizes)

    @cached_property
    def loss(self) -> float:
        batch = self.held_out
        answers = self.model(batch.x, lengths=batch.lengths)
        return training.loss_of(self.task)(answers, batch.target, batch.scored)[0]

    @cached_property
    def accuracy(self) -> float:
        return training.accuracy(self.task, self.model, self.held_out)

    @cached_property
    def coming(self) -> dict[str, float]:
        """What the next step will do; the optimiser remembers what the page says that it does."""
        batch = training.batch_of(self.task, self.exported["coming"]["batch"], *self.sizes)
        loss, grads = gradients(self.model, batch, training.loss_of(self.task))
        norm, clip = gradient_norm(grads), self.settings["clip"]
        optimizer = training.optimizer(self.settings, self.model.parameters)
        memory = self.exported["coming"]["memory"]
        state = {"steps": np.array(memory["steps"])}
        for slot in optimizer.slots:
            flat = np.array(memory["mean" if slot == "velocity" else slot], dtype=float)
            for e in self.exported["layout"]:
                state[f"{slot}/{e['name']}"] = flat[e["offset"] : e["offset"] + e["size"]].reshape(e["shape"])
        optimizer.load_state(state)
        before = {name: p.copy() for name, p in self.model.parameters.items()}
        optimizer.step(clip_gradients(grads, clip)[0] if clip else grads)
        change = gradient_norm({name: p - before[name] for name, p in self.model.parameters.items()})
        self.model.load_parameters(before)
        return {
            "next_loss": loss,
            "next_norm": norm,
            "next_change": change,
            "clip_share": norm / clip if clip else np.nan,
        }

    @cached_property
    def trivial(self) -> float:
        return training.trivial_loss(self.task, self.held_out)

    @cached_property
    def lens(self):
        """The sequence under the lens, its trace in the layer shown, and the answers."""
        look = self.exported["look"]
        filled = look if look["target"] is not None else look | {"target": [0.0] * (look["seqLen"] * self.sizes[1])}
        one = training.batch_of(self.task, [filled], *self.sizes)
        layer = self.exported["layer"]
        return one, self.model.rnn.trace(one.x)[layer], self.model(one.x)


@lru_cache(maxsize=4)
def networks(exported: str) -> dict[str, Network]:
    """Build each network once for each state."""
    document = json.loads(exported)
    return {"": Network(document)} | {other["id"]: Network(other) for other in document["others"]}


def playground(state: dict[str, Any]) -> Callable[[dict[str, str]], float]:
    """Compute a playground from what it exports."""
    found = networks(json.dumps(state))
    main = found[""]

    def value(place: dict[str, str]) -> float:
        quantity, run = place["quantity"], found[place.get("run", "")]
        if quantity in ("loss", "accuracy", "trivial"):
            return getattr(run, quantity)
        if quantity == "parameters":
            return main.model.parameter_count()
        if quantity.startswith(("next_", "clip_")):
            return main.coming[quantity]
        one, trace, answers = main.lens
        t = int(place["t"])
        if quantity == "reach":
            return training.reach(main.model, main.task, one, t, main.exported["layer"])
        if quantity == "answer":
            return answers[t, 0, int(place["k"])]
        if quantity == "target":
            return one.target[t, 0, int(place["k"])]
        return getattr(trace, quantity)[t, 0, int(place["unit"])]

    return value

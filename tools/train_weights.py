"""Train the networks that ship with the course and write them to lstm_core/weights.

    python tools/train_weights.py temporal-order

Every network has one recipe here; the file records it with the seed, the command and what was measured.
"""

import argparse
import json
from pathlib import Path

import numpy as np

import lstm_core as lc
from lstm_core import initializers, losses, optim, tasks, weights
from lstm_core.tasks.recall import ALPHABET as RECALL_ALPHABET
from lstm_core.tasks.recall import LENGTH
from lstm_core.tasks.temporal_order import ALPHABET, SHORT, classes
from lstm_core.train import accuracy, train

FOLDER = Path(__file__).resolve().parent.parent / "lstm_core" / "weights"

ORDER = {
    "task": {"name": "temporal_order", **SHORT},
    "alphabet": ALPHABET,
    "classes": classes(),
    "hidden_size": 6,
    "chance": 0.25,
    "examples": 2,
}
ADAM = {"optimizer": "Adam", "lr": 0.01, "clip": 1.0, "batch_size": 32}
CHRONO = {
    "initialisation": "chrono biases for the longest lag (Tallec and Ollivier 2018), input weights scaled",
    "longest": 40,
    "input_scale": 1.0,
}
PLAIN = {"initialisation": "uniform within 1/sqrt(H), as PyTorch has it", "input_scale": 1.0}


def recall_of(first, last):
    """Return the entries of a network that learns to recall a cue at these lags, asked at the longest lag then."""
    task = {"name": "recall", "lag": (first, last), "before": (0, LENGTH - 2)}
    about = {"alphabet": RECALL_ALPHABET, "classes": ("X", "Y"), "hidden_size": 4, "chance": 0.5, "examples": 0}
    return {"task": task, **about, "asked": {"lag": (LENGTH - 1, LENGTH - 1)}}


RECIPES = {
    "temporal-order": {
        **ORDER,
        "cell": "LSTM",
        "seed": 0,
        "recipe": {**CHRONO, "input_scale": 4.0, **ADAM, "steps": 2500, "recurrent_decay": 0.01},
    },
    # the same task and size without decay: as many right answers, and gates that are far harder to read
    "temporal-order-tangled": {
        **ORDER,
        "cell": "LSTM",
        "seed": 0,
        "recipe": {**CHRONO, **ADAM, "steps": 1500, "recurrent_decay": 0.0},
    },
    "temporal-order-rnn": {
        **ORDER,
        "cell": "RNN",
        "seed": 0,
        "recipe": {
            "initialisation": "orthogonal recurrent weights (Saxe et al. 2014)",
            "input_scale": 1.0,
            **ADAM,
            "lr": 0.003,
            "steps": 4000,
            "recurrent_decay": 0.0,
        },
    },
    # chapter 1: the same task and size, asked for at other lags while learning
    "recall-next": {
        **recall_of(1, 1),
        "cell": "RNN",
        "seed": 3,
        "recipe": {**PLAIN, **ADAM, "lr": 0.005, "steps": 500, "recurrent_decay": 0.0},
    },
    "recall-near": {
        **recall_of(1, 6),
        "cell": "RNN",
        "seed": 0,
        "recipe": {**PLAIN, **ADAM, "lr": 0.005, "steps": 500, "recurrent_decay": 0.0},
    },
    "recall-far": {
        **recall_of(LENGTH - 1, LENGTH - 1),
        "cell": "RNN",
        "seed": 0,
        "recipe": {**PLAIN, **ADAM, "lr": 0.005, "steps": 2000, "recurrent_decay": 0.0},
    },
    "recall-lstm": {
        **recall_of(LENGTH - 1, LENGTH - 1),
        "cell": "LSTM",
        "seed": 0,
        "recipe": {**CHRONO, **ADAM, "lr": 0.005, "steps": 2000, "recurrent_decay": 0.0},
    },
}


def start(entry, rng):
    """Return an untrained model for the symbols and classes of a recipe's task."""
    cell, hidden_size, recipe = entry["cell"], entry["hidden_size"], entry["recipe"]
    inputs, outputs = len(entry["alphabet"]), len(entry["classes"])
    rnn = getattr(lc, cell)(inputs, hidden_size, rng=rng)
    model = lc.Model(rnn, lc.Linear(hidden_size, outputs, rng=rng))
    if cell == "LSTM":
        initializers.chrono(rnn, recipe["longest"], rng)
    elif recipe["initialisation"] != PLAIN["initialisation"]:
        rnn.parameters["weight_hh_l0"][...] = initializers.orthogonal((hidden_size, hidden_size), rng)
    rnn.parameters["weight_ih_l0"] *= recipe["input_scale"]
    return model


def examples(per_class, seed):
    """Return sequences of symbols for a first look: ``per_class`` of each class, freshly drawn."""
    batch = tasks.temporal_order(np.random.default_rng(seed), 200, **SHORT)
    chosen = [np.flatnonzero(batch.target[0] == k)[:per_class] for k in range(4)]
    return [
        [ALPHABET[s] for s in batch.x[: batch.lengths[b], b].argmax(axis=-1)] for b in np.stack(chosen, axis=1).ravel()
    ]


def make(name):
    """Train one network and return its document."""
    entry = RECIPES[name]
    recipe, settings = entry["recipe"], {key: value for key, value in entry["task"].items() if key != "name"}
    draw = getattr(tasks, entry["task"]["name"])
    rng = np.random.default_rng(entry["seed"])
    model = start(entry, rng)

    def decay(_):  # shrinks what units tell each other, so that each keeps its memory by its own gates
        model.rnn.parameters["weight_hh_l0"] *= 1 - recipe["recurrent_decay"]

    train(
        model,
        lambda source: draw(source, recipe["batch_size"], **settings),
        losses.softmax_cross_entropy,
        optim.Adam(model.parameters, recipe["lr"]),
        steps=recipe["steps"],
        rng=rng,
        clip=recipe["clip"],
        callbacks=[decay, lambda p: print(f"{p.step:6d} {p.loss:.5f}") if p.step % 250 == 0 else None],
    )
    for parameter in model.parameters.values():
        parameter[...] = parameter.astype(np.float32)
    asked = entry.get("asked", {})
    fresh = draw(np.random.default_rng([entry["seed"], 1]), 2560, **settings | asked)
    right = {"sequences": 2560, "right": round(accuracy(model, fresh) * 2560), "chance": entry["chance"]}
    return weights.to_document(
        model,
        name=name,
        task=entry["task"],
        alphabet=entry["alphabet"],
        classes=entry["classes"],
        recipe=recipe,
        seed=entry["seed"],
        command=f"python tools/train_weights.py {name}",
        accuracy=right | ({"asked": asked} if asked else {}),
        **({"examples": examples(entry["examples"], [entry["seed"], 2])} if entry["examples"] else {}),
    )


def main():
    """Train the networks named on the command line, all without a name."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", choices=[*RECIPES, []], help="networks to train; all if none is named")
    for name in parser.parse_args().names or RECIPES:
        document = make(name)
        path = FOLDER / f"{name}.json"
        path.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
        print(f"{path.name}: {document['accuracy']}")


if __name__ == "__main__":
    main()

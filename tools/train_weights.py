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
from lstm_core.tasks.temporal_order import ALPHABET, SHORT, classes
from lstm_core.train import accuracy, train

FOLDER = Path(__file__).resolve().parent.parent / "lstm_core" / "weights"

TASK = {"name": "temporal_order", **SHORT}
CHRONO = "chrono biases for the longest lag (Tallec and Ollivier 2018), input weights scaled"
ADAM = {"optimizer": "Adam", "lr": 0.01, "clip": 1.0, "batch_size": 32}

RECIPES = {
    "temporal-order": {
        "cell": "LSTM",
        "seed": 0,
        "recipe": {
            "initialisation": CHRONO,
            "longest": 40,
            "input_scale": 4.0,
            **ADAM,
            "steps": 2500,
            "recurrent_decay": 0.01,
        },
    },
    # the same task and size without decay: as many right answers, and gates that are far harder to read
    "temporal-order-tangled": {
        "cell": "LSTM",
        "seed": 0,
        "recipe": {
            "initialisation": CHRONO,
            "longest": 40,
            "input_scale": 1.0,
            **ADAM,
            "steps": 1500,
            "recurrent_decay": 0.0,
        },
    },
    "temporal-order-rnn": {
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
}
HIDDEN_SIZE = 6


def start(cell, hidden_size, recipe, rng):
    """Return an untrained model for the eight symbols and four classes."""
    inputs, outputs = len(ALPHABET), len(classes())
    rnn = getattr(lc, cell)(inputs, hidden_size, rng=rng)
    model = lc.Model(rnn, lc.Linear(hidden_size, outputs, rng=rng))
    if cell == "LSTM":
        initializers.chrono(rnn, recipe["longest"], rng)
    else:
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
    recipe = entry["recipe"]
    rng = np.random.default_rng(entry["seed"])
    model = start(entry["cell"], HIDDEN_SIZE, recipe, rng)

    def decay(_):  # shrinks what units tell each other, so that each keeps its memory by its own gates
        model.rnn.parameters["weight_hh_l0"] *= 1 - recipe["recurrent_decay"]

    train(
        model,
        lambda source: tasks.temporal_order(source, recipe["batch_size"], **SHORT),
        losses.softmax_cross_entropy,
        optim.Adam(model.parameters, recipe["lr"]),
        steps=recipe["steps"],
        rng=rng,
        clip=recipe["clip"],
        callbacks=[decay, lambda p: print(f"{p.step:6d} {p.loss:.5f}") if p.step % 250 == 0 else None],
    )
    for parameter in model.parameters.values():
        parameter[...] = parameter.astype(np.float32)
    fresh = tasks.temporal_order(np.random.default_rng([entry["seed"], 1]), 2560, **SHORT)
    return weights.to_document(
        model,
        name=name,
        task=TASK,
        alphabet=ALPHABET,
        classes=classes(),
        recipe=recipe,
        seed=entry["seed"],
        command=f"python tools/train_weights.py {name}",
        accuracy={"sequences": 2560, "right": round(accuracy(model, fresh) * 2560), "chance": 0.25},
        examples=examples(2, [entry["seed"], 2]),
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

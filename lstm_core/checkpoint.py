"""Checkpoints: a run that was interrupted goes on bit for bit as if it had not been.

A checkpoint holds the parameters, the optimiser's memory, the generator's state and the number of the step. It is
written beside its name and then renamed, so that the last good one survives whatever happens while writing.
"""

import json
import os
from pathlib import Path

import numpy as np


def save_checkpoint(path, step, model, optimizer, rng):
    """Write all that a run needs to go on after ``step``; the file at ``path`` is replaced in one move."""
    path = Path(path)
    arrays = {f"parameter/{n}": p for n, p in model.parameters.items()}
    arrays |= {f"optimizer/{n}": a for n, a in optimizer.state().items()}
    arrays["step"] = np.array(step)
    arrays["rng"] = np.array(json.dumps(rng.bit_generator.state))
    unfinished = path.with_name(path.name + ".unfinished")
    with unfinished.open("wb") as file:
        np.savez(file, **arrays)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def load_checkpoint(path, model, optimizer, rng):
    """Put a run back to where :func:`save_checkpoint` left it and return the number of its last step.

    Raises
    ------
    ValueError
        If the checkpoint belongs to another network or optimiser.
    """
    with np.load(path, allow_pickle=False) as file:
        arrays = dict(file)
    parts = {"parameter": {}, "optimizer": {}}
    for key, value in arrays.items():
        kind, _, name = key.partition("/")
        if kind in parts:
            parts[kind][name] = value
    kept = model.parameters
    if set(kept) != set(parts["parameter"]) or any(kept[n].shape != p.shape for n, p in parts["parameter"].items()):
        raise ValueError(f"{path} belongs to another network: names or shapes of its parameters differ")
    optimizer.load_state(parts["optimizer"])
    for name, value in parts["parameter"].items():
        kept[name][...] = value  # in place: the optimiser holds the same arrays
    rng.bit_generator.state = json.loads(str(arrays["rng"]))
    return int(arrays["step"])


def checkpoint_every(path, steps):
    """Return a callback for :func:`lstm_core.train.train` that saves after every ``steps`` steps."""

    def callback(progress):
        if progress.step % steps == 0:
            save_checkpoint(path, progress.step, progress.model, progress.optimizer, progress.rng)

    return callback

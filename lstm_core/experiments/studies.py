"""Studies: one recipe, one thing changed at a time, many seeds.

A study answers "what decides success?" with distributions: for every change and every seed, the step at which the
task was first solved, or none. Results are stored with the command that made them.
"""

import json
from dataclasses import asdict, dataclass, replace
from importlib import resources

import numpy as np

from lstm_core import losses, tasks
from lstm_core.initializers import chrono
from lstm_core.model import Linear, Model
from lstm_core.networks import GRU, LSTM, RNN
from lstm_core.optim import SGD, Adam
from lstm_core.tasks.batch import trivial_loss
from lstm_core.train import Diverged, train

CELLS = {"LSTM": LSTM, "GRU": GRU, "RNN": RNN}
CHECK_EVERY = 10  # training steps between two looks at the held-out sequences
HELD_OUT = 200


@dataclass(frozen=True)
class Recipe:
    """How a network is made and trained on the adding task.

    Attributes
    ----------
    length : int
        Timesteps T of the adding task.
    cell : str
        ``LSTM``, ``GRU`` or ``RNN``.
    hidden_size : int
        Units H.
    forget_bias : float or None
        Of every forget gate at the start; None for chrono. Only an LSTM has it.
    optimizer : str
        ``Adam`` or ``SGD``.
    lr, clip : float, float or None
        Learning rate; largest norm of the gradient, None for no limit.
    batch_size, steps : int
        Sequences in a step; most steps.
    """

    length: int = 20
    cell: str = "LSTM"
    hidden_size: int = 8
    forget_bias: float | None = 3.0
    optimizer: str = "Adam"
    lr: float = 0.02
    clip: float | None = 1.0
    batch_size: int = 32
    steps: int = 500


# what is changed -> label of each change -> what it changes
CHANGES = {
    "forget bias": {
        "0": {"forget_bias": 0.0},
        "1": {"forget_bias": 1.0},
        "3": {},
        "5": {"forget_bias": 5.0},
        "chrono": {"forget_bias": None},
    },
    "learning rate": {
        "0.001": {"lr": 0.001},
        "0.005": {"lr": 0.005},
        "0.02": {},
        "0.05": {"lr": 0.05},
        "0.2": {"lr": 0.2},
    },
    "clip": {"none": {"clip": None}, "1": {}, "0.1": {"clip": 0.1}},
    "length": {"20": {}, "40": {"length": 40}, "80": {"length": 80}},
    "cell": {"LSTM": {}, "GRU": {"cell": "GRU"}, "RNN": {"cell": "RNN"}},
    "optimiser": {"Adam": {}, "SGD": {"optimizer": "SGD", "lr": 0.1}},
}


def build(recipe, rng):
    """Return the untrained model of a recipe.

    Parameters
    ----------
    recipe : Recipe
    rng : numpy.random.Generator
    """
    rnn = CELLS[recipe.cell](2, recipe.hidden_size, rng=rng)
    if recipe.cell == "LSTM" and recipe.forget_bias is None:
        chrono(rnn, recipe.length, rng)
    elif recipe.cell == "LSTM":
        rows = slice(recipe.hidden_size, 2 * recipe.hidden_size)
        rnn.parameters["bias_ih_l0"][rows] = recipe.forget_bias
        rnn.parameters["bias_hh_l0"][rows] = 0.0
    return Model(rnn, Linear(recipe.hidden_size, 1, rng=rng))


def run(recipe, seed):
    """Train one network and return when it solved adding: held-out loss at most a tenth of the best constant's.

    Parameters
    ----------
    recipe : Recipe
    seed : int
        Of the weights and of all sequences.

    Returns
    -------
    dict
        ``seed``; ``solved``, the step or None; ``loss``, the last held-out loss in squared units; ``diverged``.
    """
    rng = np.random.default_rng(seed)
    held_out = tasks.adding(np.random.default_rng([seed, 1]), HELD_OUT, length=recipe.length)
    wanted = trivial_loss(held_out, losses.squared_error) / 10
    model = build(recipe, rng)
    optimizer = {"Adam": Adam, "SGD": SGD}[recipe.optimizer](model.parameters, recipe.lr)
    seen = {"seed": seed, "solved": None, "loss": None, "diverged": False}

    def look(progress):
        if progress.step % CHECK_EVERY:
            return False
        answers = model(held_out.x, lengths=held_out.lengths)
        loss = losses.squared_error(answers, held_out.target, held_out.scored)[0]
        seen["loss"] = float(f"{loss:.3g}")
        if loss <= wanted:
            seen["solved"] = progress.step
        return loss <= wanted

    try:
        train(
            model,
            lambda source: tasks.adding(source, recipe.batch_size, length=recipe.length),
            losses.squared_error,
            optimizer,
            steps=recipe.steps,
            rng=rng,
            clip=recipe.clip,
            callbacks=[look],
        )
    except Diverged:
        seen["diverged"] = True
    return seen


def study(seeds, report=None, groups=tuple(CHANGES), base=None):
    """Run every change of ``CHANGES`` on every seed; equal recipes are run once.

    Parameters
    ----------
    seeds : iterable of int
    groups : iterable of str
        What is changed; all of ``CHANGES`` if left out.
    base : Recipe, optional
        What the changes are made to.
    report : callable, optional
        Called with what is changed, the label and the runs.

    Returns
    -------
    dict
        What is changed → label → list of what :func:`run` returned.
    """
    seeds, known, results = list(seeds), {}, {}
    for what in groups:
        results[what] = {}
        for label, change in CHANGES[what].items():
            recipe = replace(base or Recipe(), **change)
            if recipe not in known:
                known[recipe] = [run(recipe, seed) for seed in seeds]
            results[what][label] = known[recipe]
            if report is not None:
                report(what, label, known[recipe])
    return results


def document(results, command):
    """Return results ready for JSON, with the recipe and the command that made them."""
    return {"command": command, "recipe": asdict(Recipe()), "changes": CHANGES, "runs": results}


def stored():
    """Return the stored study: ``command``, ``recipe``, ``changes`` and ``runs``."""
    path = resources.files("lstm_core.experiments").joinpath("what-decides.json")
    return json.loads(path.read_text(encoding="utf-8"))

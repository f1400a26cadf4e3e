"""What an experiment is, and one trial of it."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field

import numpy as np

from lstm_core import initializers
from lstm_core.checkpoint import checkpoint_every, load_checkpoint
from lstm_core.model import Linear, Model
from lstm_core.networks import GRU, LSTM, RNN
from lstm_core.optim import Adam
from lstm_core.tasks import TASKS, trivial_loss
from lstm_core.train import Diverged, train

_CELLS = {"LSTM": LSTM, "GRU": GRU, "RNN": RNN}


@dataclass(frozen=True)
class Experiment:
    """Everything that decides a trial but the seed.

    Attributes
    ----------
    name, question, source : str
    task : str
        A name in ``lstm_core.tasks.TASKS``; ``settings`` go to its sampler.
    cell : str
        "LSTM", "GRU" or "RNN".
    hidden_size, batch_size, steps : int
    lr, clip : float
        Adam's learning rate; largest norm of the gradient.
    forget_bias : float or None
        Added to every forget gate's bias at the start (LSTM).
    longest : int or None
        Chrono biases for lags up to this many timesteps instead (LSTM).
    solved_below : float
        A trial is solved when its loss on ``fresh`` new sequences is below this.
    """

    name: str
    question: str
    source: str
    task: str
    settings: dict = field(default_factory=dict)
    cell: str = "LSTM"
    hidden_size: int = 16
    batch_size: int = 32
    steps: int = 1000
    lr: float = 1e-2
    clip: float = 1.0
    forget_bias: float | None = None
    longest: int | None = None
    solved_below: float = 0.1
    fresh: int = 1000

    def sample(self, rng, batch_size=None):
        """Return a batch of the experiment's task."""
        return TASKS[self.task].sample(rng, batch_size or self.batch_size, **self.settings)

    def model(self, rng):
        """Return the untrained model."""
        task = TASKS[self.task]
        rnn = _CELLS[self.cell](task.inputs, self.hidden_size, rng=rng)
        model = Model(rnn, Linear(self.hidden_size, task.outputs, rng=rng))
        if self.longest is not None:
            initializers.chrono(rnn, self.longest, rng)
        if self.forget_bias is not None:
            rnn.parameters["bias_ih_l0"][self.hidden_size : 2 * self.hidden_size] += self.forget_bias
        return model


@dataclass(frozen=True)
class Trial:
    """The outcome of one seed: losses in the task's unit, on fresh sequences and of the best constant answer."""

    experiment: str
    seed: int
    steps: int
    parameters: int
    loss: float
    trivial_loss: float
    solved: bool
    diverged: str | None
    recipe: dict


def run(experiment: Experiment, seed: int, *, callbacks: tuple[Callable, ...] = (), checkpoint=None, every=200):
    """Run one trial and return its :class:`Trial`.

    Parameters
    ----------
    experiment : Experiment
    seed : int
        Decides the weights, the training sequences and the fresh ones, and nothing else does.
    callbacks : tuple of callable
        Given to :func:`lstm_core.train.train`.
    checkpoint : path, optional
        Where to keep the state of the run; an existing one is gone on from.
    every : int
        Training steps between checkpoints.
    """
    rng = np.random.default_rng([seed, 0])
    model = experiment.model(rng)
    optimizer, task, first = Adam(model.parameters, experiment.lr), TASKS[experiment.task], 1
    if checkpoint is not None:
        callbacks = (*callbacks, checkpoint_every(checkpoint, every))
        if checkpoint.exists():
            first = load_checkpoint(checkpoint, model, optimizer, rng) + 1
    diverged = None
    try:
        train(
            model,
            experiment.sample,
            task.loss,
            optimizer,
            steps=experiment.steps,
            rng=rng,
            clip=experiment.clip,
            callbacks=callbacks,
            first_step=first,
        )
    except Diverged as error:
        diverged = str(error)
    fresh = experiment.sample(np.random.default_rng([seed, 1]), experiment.fresh)
    loss = task.loss(model(fresh.x, lengths=fresh.lengths), fresh.target, fresh.scored)[0]
    return Trial(
        experiment.name,
        seed,
        optimizer.steps,
        model.parameter_count(),
        round(loss, 6),
        round(trivial_loss(fresh, task.loss), 6),
        bool(loss < experiment.solved_below),
        diverged,
        asdict(experiment),
    )

"""Experiments: a task, a network and a recipe, frozen, so that one seed reproduces one trial.

python -m lstm_core.experiments --list
python -m lstm_core.experiments adding --seeds 0-9 --jobs 2
"""

from lstm_core.experiments.catalogue import EXPERIMENTS
from lstm_core.experiments.experiment import Experiment, Trial, run

__all__ = ["EXPERIMENTS", "Experiment", "Trial", "run"]

"""Experiments: one seed is one trial, on the command line too."""

import argparse
import dataclasses
import json

import numpy as np
import pytest

from lstm_core.experiments import EXPERIMENTS, run
from lstm_core.experiments import __main__ as command
from lstm_core.tasks import TASKS

TINY = {"steps": 6, "hidden_size": 3, "batch_size": 4, "fresh": 20}


@pytest.fixture
def tiny(monkeypatch):
    changed = dataclasses.replace(EXPERIMENTS["adding"], settings={"length": 10}, **TINY)
    monkeypatch.setitem(EXPERIMENTS, "adding", changed)
    return changed


def test_a_seed_reproduces_a_trial_and_another_does_not(tiny):
    assert run(tiny, 3) == run(tiny, 3)
    assert run(tiny, 3).loss != run(tiny, 4).loss


def test_a_trial_that_was_interrupted_ends_as_if_it_had_not_been(tiny, tmp_path):
    path = tmp_path / "run.npz"

    def interrupt(progress):
        if progress.step == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(tiny, 3, callbacks=(interrupt,), checkpoint=path, every=2)
    assert run(tiny, 3, checkpoint=path, every=2) == run(tiny, 3)


def test_a_diverged_trial_says_so(tiny):
    wild = dataclasses.replace(tiny, lr=1e300, clip=1e300, cell="RNN", longest=None)
    with np.errstate(all="ignore"):
        trial = run(wild, 0)
    assert not trial.solved
    assert "the loss is" in trial.diverged


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_every_experiment_makes_its_model_and_its_batches(name):
    experiment, rng = EXPERIMENTS[name], np.random.default_rng(0)
    batch = experiment.sample(rng, 2)
    assert experiment.model(rng)(batch.x, lengths=batch.lengths).shape[-1] == TASKS[experiment.task].outputs
    assert experiment.source
    assert experiment.question.endswith("?")


def test_the_command_line_lists_runs_and_writes_results(tiny, tmp_path, capsys):
    assert command.main(["--list"]) == 0
    listed = capsys.readouterr().out
    assert all(name in listed for name in EXPERIMENTS)
    assert command.main(["adding", "--seeds", "0-1", "--results", str(tmp_path)]) == 0
    assert "of 2 solved" in capsys.readouterr().out
    trial = json.loads((tmp_path / "adding-seed1.json").read_text())
    assert trial["seed"] == 1
    assert trial["recipe"]["steps"] == 6
    assert trial["loss"] == run(tiny, 1).loss
    assert not list(tmp_path.glob("*checkpoint*"))


def test_control_c_on_the_command_line_keeps_the_checkpoint_and_says_so(tiny, tmp_path, capsys, monkeypatch):
    def interrupted(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "run_seed", interrupted)
    assert command.main(["adding", "--results", str(tmp_path)]) == 130
    assert "goes on from it" in capsys.readouterr().out


@pytest.mark.parametrize(("text", "seeds"), [("3", [3]), ("0-2", [0, 1, 2]), ("0,5-6", [0, 5, 6])])
def test_seeds_are_read(text, seeds):
    assert command.parse_seeds(text) == seeds


@pytest.mark.parametrize("text", ["", "a", "5-3", "1.5"])
def test_what_names_no_seeds_is_refused(text):
    with pytest.raises(argparse.ArgumentTypeError, match="names no seeds"):
        command.parse_seeds(text)

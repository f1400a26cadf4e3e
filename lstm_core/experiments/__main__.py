"""The command line of the experiments: progress bar, seeds in parallel, a result file for each seed."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from joblib import Parallel, delayed
from tqdm import tqdm

from lstm_core.experiments import EXPERIMENTS, run


def parse_seeds(text):
    """Return the seeds that "3", "0-9" or "0,2,5" names.

    Raises
    ------
    argparse.ArgumentTypeError
        With a sentence, if it names none.
    """
    try:
        seeds = []
        for part in text.split(","):
            first, _, last = part.partition("-")
            seeds += range(int(first), int(last or first) + 1)
    except ValueError:
        seeds = []
    if not seeds:
        raise argparse.ArgumentTypeError(f"{text!r} names no seeds; write 3, 0-9 or 0,2,5")
    return seeds


def run_seed(name, seed, folder, bar):
    """Run one trial, write its result beside its checkpoint, and remove the checkpoint."""
    experiment = EXPERIMENTS[name]
    checkpoint = folder / f"{name}-seed{seed}.checkpoint.npz"
    with tqdm(total=experiment.steps, desc=f"{name} seed {seed}", disable=not bar, unit="step") as progress:

        def show(p):
            progress.n = p.step
            progress.set_postfix(loss=f"{p.loss:.4f}", refresh=False)
            progress.update(0)

        trial = run(experiment, seed, callbacks=(show,), checkpoint=checkpoint)
    (folder / f"{name}-seed{seed}.json").write_text(json.dumps(asdict(trial), indent=1) + "\n", encoding="utf-8")
    checkpoint.unlink(missing_ok=True)
    return trial


def main(argv=None):
    """Run the experiments named on the command line; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m lstm_core.experiments", description="Run an experiment.")
    parser.add_argument("name", nargs="?", choices=sorted(EXPERIMENTS), help="which experiment")
    parser.add_argument("--list", action="store_true", help="say which experiments there are")
    parser.add_argument("--seed", "--seeds", dest="seeds", type=parse_seeds, default=[0], help="3, 0-9 or 0,2,5")
    parser.add_argument("--jobs", type=int, default=1, help="seeds that run at once (default 1)")
    parser.add_argument("--results", type=Path, default=Path("results"), help="folder of the result files")
    arguments = parser.parse_args(argv)
    if arguments.list or arguments.name is None:
        for experiment in EXPERIMENTS.values():
            print(f"{experiment.name:16s} {experiment.question}\n{'':16s} ({experiment.source})")
        return 0
    arguments.results.mkdir(parents=True, exist_ok=True)
    one_at_a_time = arguments.jobs == 1
    try:
        trials = Parallel(n_jobs=arguments.jobs)(
            delayed(run_seed)(arguments.name, seed, arguments.results, one_at_a_time) for seed in arguments.seeds
        )
    except KeyboardInterrupt:
        print(f"\nstopped; the last checkpoint is in {arguments.results}, the same command goes on from it")
        return 130
    for trial in trials:
        print(
            f"seed {trial.seed}: loss {trial.loss:.5f} (best constant answer {trial.trivial_loss:.5f}), "
            + (f"diverged: {trial.diverged}" if trial.diverged else "solved" if trial.solved else "not solved")
        )
    print(f"{sum(t.solved for t in trials)} of {len(trials)} solved")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""What is timed of training in the page, and what the report makes of the times."""

import sys

import pytest

from tests.benchmarks import training, training_step
from tests.browser import soak_training
from tools import report_page

SMALL = (6, 3, 4)


def times(worker=2.0, products=1.0):
    """Made-up seconds: lstm_core trains in one, the bare products are half of the worker's step."""
    found = {(name, "training", SMALL): 4.0 for name in ("node", "torch", "torch32")}
    found |= {("lstm_core", "training", SMALL): 1.0, ("worker", "training", SMALL): worker}
    kernels = {"products": products, "product": 3.0, "scalar": 1.5, "simd": 1.0}
    return found | {("worker", kind, SMALL): time for kind, time in kernels.items()}


def test_a_table_says_sequences_and_the_share_of_ours():
    speed, kernel = training.tables(times(), [SMALL])
    assert speed["rows"] == [["T 6, H 3, B 4", 2, 1, 4, 1, 1, 0.5]]
    assert "(reached)" in speed["about"]
    assert kernel["rows"] == [["T 6, H 3, B 4", "50 %", 2.0, 3.0, 1.3, 1.5]]
    report_page.check("training_speed.json", [speed, kernel])


def test_a_goal_that_is_missed_is_said():
    speed, _ = training.tables(times(worker=5.0), [SMALL])
    assert "(missed; the smallest share is 0.2)" in speed["about"]


def test_the_step_that_is_timed_learns():
    step = training_step.ours(SMALL)
    losses = [step() for _ in range(50)]
    assert losses[-1] < losses[0]


def test_a_process_that_ends_is_named(capfd):
    with (
        training.process("nobody", [sys.executable, "-m", "tests.benchmarks.training_step", "nobody"]) as ask,
        pytest.raises(RuntimeError, match="nobody ended while it was asked"),
    ):
        ask({"size": list(SMALL), "seconds": 0})
    capfd.readouterr()


def test_the_tables_of_the_long_training_fit_the_report():
    minutes = [[0, 5, 3.0, 2.0, 6], [1, 900, 3.5, 2.5, 60], [2, 1800, 3.25, 2.5, 80]]
    answers = [["8 units", "1x", 9.5, 15.0, 0.5, 60]]
    made = [soak_training.memory_table(minutes), soak_training.paint_table(answers)]
    report_page.check("soak_training.json", [table | {"command": "nox", "machine": "this"} for table in made])
    assert "From minute 1 on, both together changed by -0.25 MB" in made[0]["about"]

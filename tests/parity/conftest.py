"""The parity session needs the other libraries: without them it fails, it does not skip."""

import os

import pytest

os.environ["KERAS_BACKEND"] = "torch"

import torch

torch.set_num_threads(1)

LARGEST = {}

# what the other libraries say about themselves
FOREIGN = (
    "ignore:LSTM with projections is not supported with oneDNN:UserWarning",
    "ignore:__array__ implementation doesn't accept a copy keyword:DeprecationWarning",
)


def pytest_configure(config):
    """Let the other libraries' own warnings pass; everything else stays an error."""
    for line in FOREIGN:
        config.addinivalue_line("filterwarnings", line)


@pytest.fixture
def note():
    """Return a function that keeps the largest difference seen under a name, and returns it."""

    def keep(name, difference):
        LARGEST[name] = max(LARGEST.get(name, (0.0, 0))[0], difference), LARGEST.get(name, (0.0, 0))[1] + 1
        return difference

    return keep


def pytest_terminal_summary(terminalreporter):
    """Print the largest differences of the session: max |Δ| / max(1, max |reference|)."""
    terminalreporter.section("largest differences")
    for name, (difference, number) in sorted(LARGEST.items()):
        terminalreporter.write_line(f"{name:<52} {difference:.2e}  ({number} comparisons)")

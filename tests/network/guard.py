"""Run programs, and whatever Python they start, with a guard that refuses and notes every way to another machine."""

import contextlib
import os
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent


@contextlib.contextmanager
def guarded(log):
    """Let programs that are started meanwhile write what they asked of the network into a file."""
    Path(log).write_text("", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETWORK_LOG", str(log))
        patch.setenv("PYTHONPATH", str(FOLDER), prepend=os.pathsep)
        yield

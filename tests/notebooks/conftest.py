"""What the notebook suite shares: the notebooks of the course and nbval in a subprocess."""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.network import guard
from tools import notebooks

SANITIZER = Path(__file__).with_name("sanitize.cfg")


@dataclass(frozen=True)
class NbvalResult:
    """What nbval answered about one notebook, and what the notebook asked of the network."""

    returncode: int
    text: str
    asked: str


def run_nbval(path: Path) -> NbvalResult:
    """Compare one notebook's stored outputs with a fresh run, in processes of their own that reach no network."""
    command = [
        *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--color=no", "-c", os.devnull),
        *("--nbval", "--nbval-current-env", "--nbval-cell-timeout=60", f"--nbval-sanitize-with={SANITIZER}"),
        path.name,
    ]
    with tempfile.TemporaryDirectory() as folder, guard.guarded(log := Path(folder) / "network.txt"):
        paths = os.pathsep.join([str(guard.FOLDER), str(notebooks.ROOT)])
        environment = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONPATH": paths}
        environment.pop("PYTEST_ADDOPTS", None)
        done = subprocess.run(command, cwd=path.parent, env=environment, capture_output=True, text=True, check=False)
        asked = log.read_text(encoding="utf-8")
    return NbvalResult(done.returncode, done.stdout + done.stderr, asked)


@pytest.fixture(scope="session")
def nbval():
    """Return the function that lets nbval judge a notebook."""
    return run_nbval


def all_notebooks() -> list[Path]:
    """List the notebooks of the course by glob."""
    return notebooks.find()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for `notebook` every notebook of the course; having none is a failure."""
    if "notebook" in metafunc.fixturenames:
        found = all_notebooks()
        if not found:
            raise pytest.UsageError("No notebook found under notebooks/: the suite would be green because empty.")
        ids = [path.relative_to(notebooks.ROOT / "notebooks").as_posix() for path in found]
        metafunc.parametrize("notebook", found, ids=ids)

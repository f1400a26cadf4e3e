"""Carry out what Binder, Colab and a dev container would do, each on a fresh copy of the course in a new environment.

The packages come from the package index; then the network is taken away, and a chapter has to run and the book to
build. What each step took stands in tests/report/launchers.json. Linux only: see tools/offline.py.
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
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from tools import distribution, offline, report_page  # noqa: E402 (found from the root of the course)

CHAPTERS = ("05-the-gated-memory-cell", "14-open-your-own-network")
COLAB_HAS = ("numpy>=2", "matplotlib", "ipywidgets", "ipykernel", "nbclient", "nbval", "pytest>=8.3,<10")
ADDRESS = "https://github.com/OWNER/NAME"


class LauncherError(RuntimeError):
    """A step that failed, with the end of what it said."""


def run(*command, cwd, programs=None):
    """Run one step in the environment whose programs are given; return its seconds."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV", "JUPYTER"))}
    if programs:
        kept["PATH"] = f"{programs}{os.pathsep}{kept['PATH']}"
    start = time.monotonic()
    said = subprocess.run(list(map(str, command)), cwd=cwd, env=kept, capture_output=True, text=True, check=False)
    if said.returncode:
        raise LauncherError(f"`{' '.join(map(str, command))}` failed:\n{(said.stdout + said.stderr)[-3000:]}")
    return time.monotonic() - start


def copy_course(target):
    """Copy what git tracks and make it a repository, as a clone would have it."""
    for name in distribution.tracked():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target / name)
    git = ("git", "-c", "user.name=reader", "-c", "user.email=reader@localhost")
    for words in (("init", "--quiet", "-b", "main"), ("add", "--all"), ("commit", "--quiet", "-m", "A copy")):
        run(*git, *words, cwd=target)
    return target


def compare(notebook, programs):
    """Run one notebook without network and compare its outputs with the stored ones."""
    nbval = ("--nbval", "--nbval-current-env", "--nbval-cell-timeout=60")
    command = ["python", "-m", "pytest", "-p", "no:cacheprovider", *nbval, "-q", notebook.name]
    return run(*offline.wrap(command), cwd=notebook.parent, programs=programs)


def pip(programs, where, *words):
    """Install packages; return the seconds."""
    return run("python", "-m", "pip", "install", "-q", *words, cwd=where, programs=programs)


def binder(folder):
    """Install as repo2docker does, run postBuild, start, and run two chapters."""
    course = copy_course(folder / "course")
    venv.create(folder / "env", with_pip=True)
    programs = folder / "env" / "bin"
    install = pip(programs, course, "-r", "binder/requirements.txt")
    build = run(*offline.wrap(["bash", "binder/postBuild"]), cwd=course, programs=programs)
    build += run("binder/start", "jupyter", "lab", "--version", cwd=course, programs=programs)
    return install, build, compare(course / "notebooks" / f"{CHAPTERS[0]}.ipynb", programs)


def colab_cell():
    """Return the cell that the book tells a reader of Colab to run first."""
    page = (ROOT / "book" / "hosting.md").read_text(encoding="utf-8")
    cells = re.findall(r"^```\n(!git clone .*?)^```", page, re.MULTILINE | re.DOTALL)
    if len(cells) != 1 or ADDRESS not in cells[0]:
        raise LauncherError(f"book/hosting.md has {len(cells)} cells for Colab; one that names {ADDRESS} is expected.")
    return cells[0]


def colab(folder):
    """Run the first cell in a notebook of its own, then chapters beside it, where the cell has gone."""
    source = copy_course(folder / "source")
    venv.create(folder / "env", with_pip=True)
    programs = folder / "env" / "bin"
    pip(programs, folder, *COLAB_HAS)
    cell = colab_cell().replace(ADDRESS, source.as_uri())
    (folder / "content").mkdir()
    cells = [cell, "import lstm_core, os; os.getcwd()"]
    code = (
        "import os, nbformat, nbclient\n"
        f"cells = [nbformat.v4.new_code_cell(cell) for cell in {cells!r}]\n"
        "notebook = nbformat.v4.new_notebook(cells=cells)\n"
        "nbclient.NotebookClient(notebook, timeout=600, resources={'metadata': {'path': os.getcwd()}}).execute()\n"
        "where = notebook.cells[1].outputs[0]['data']['text/plain']\n"
        'assert where.endswith("/course/notebooks\'"), where\n'
    )
    install = run("python", "-c", code, cwd=folder / "content", programs=programs)
    course = folder / "content" / "course" / "notebooks"
    return install, 0.0, sum(compare(course / f"{name}.ipynb", programs) for name in CHAPTERS)


def dev_container(folder):
    """Create the container's content: the command installs, builds the book, and builds it again without network."""
    course = copy_course(folder / "course")
    command = json.loads((course / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))[
        "onCreateCommand"
    ]
    _, *words = command.split()
    install = run(sys.executable, *words, cwd=course)
    programs = course / ".venv" / "bin"
    build = run(*offline.wrap(["python", "tools/build_book.py", "--force"]), cwd=course, programs=programs)
    return install, build, compare(course / "notebooks" / f"{CHAPTERS[0]}.ipynb", programs)


PLACES = {"Binder": binder, "Colab": colab, "Dev container": dev_container}


def main(arguments=None):
    """Try the places that are asked for, all by default, and write the report when all were tried."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("places", nargs="*", metavar="place", help=", ".join(PLACES))
    wanted = parser.parse_args(arguments).places or list(PLACES)
    rows = []
    for place in wanted:
        with tempfile.TemporaryDirectory() as folder:
            try:
                seconds = PLACES[place](Path(folder))
            except LauncherError as error:
                print(f"{place}: {error}", file=sys.stderr)
                return 1
        rows.append([place, *(round(value, 1) for value in seconds)])
        print(*rows[-1], flush=True)
    table = {
        "title": "Binder, Colab and a dev container",
        "about": "Seconds to install from the package index, to build without network, and to run chapters "
        "without network with outputs equal to the stored ones.",
        "command": "nox -s launchers",
        "machine": f"{report_page.machine()}, Python {platform.python_version()}",
        "columns": ["place", "install, s", "build, s", "chapters, s"],
        "rows": rows,
    }
    if wanted == list(PLACES):
        report_page.store("launchers", [table])
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Do what a newcomer does: clone, start the course, start it again, run the tests; store how long each took.

    python tools/measure_start.py            all of it
    python tools/measure_start.py --no-tests without the test command; its stored table stays

Packages are installed with empty caches, by pip and, where uv is on PATH, by uv. The clone is of the last commit.
"""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from tools import report_page  # noqa: E402 (found from the root of the course)
from tools.measure_hosting import free_port  # noqa: E402

COMMAND = "nox -s start"
FIRST, SECOND, TESTS = 180, 10, 900  # goals, in seconds
LONGEST = 1800
SUITE = re.compile(r"^(\S+) +passed +([\d.]+) s *(\d+)?", re.MULTILINE)
STARTS, SUITES = "From a fresh clone to the served book", "The test command, suite by suite"


class StartError(RuntimeError):
    """Why the course did not start, or its tests did not pass."""


def surroundings(installer):
    """Return the variables of a newcomer: empty caches, no environment of Python, one installer."""
    kept = {key: value for key, value in os.environ.items() if key not in ("VIRTUAL_ENV", "PYTHONPATH", "CI")}
    folders = [
        folder for folder in kept.get("PATH", os.defpath).split(os.pathsep) if folder != str(Path(sys.prefix, "bin"))
    ]
    if installer == "pip":
        folders = [folder for folder in folders if not Path(folder, "uv").exists()]
    return kept | {"PATH": os.pathsep.join(folders), "PIP_NO_CACHE_DIR": "1", "UV_NO_CACHE": "1"}


def served(url):
    """Return whether a page comes from an address."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def start(clone, variables):
    """Start the course in a clone; return the seconds until its first page comes, and end it."""
    port = free_port()
    began = time.monotonic()
    command = [sys.executable, "course.py", "--no-open", "--port", str(port)]
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, cwd=clone, env=variables, stdout=said, stderr=subprocess.STDOUT)
        try:
            while not served(f"http://127.0.0.1:{port}/index.html"):
                if child.poll() is not None or time.monotonic() - began > LONGEST:
                    said.seek(0)
                    raise StartError(f"the course did not start:\n{said.read().decode('utf-8', 'replace')[-3000:]}")
                time.sleep(0.05)
            return time.monotonic() - began
        finally:
            child.send_signal(signal.SIGINT)
            child.wait(timeout=60)


def starts(folder, installer):
    """Clone, start and start again; return the clone and the rows of the table."""
    clone, variables = Path(folder) / installer, surroundings(installer)
    began = time.monotonic()
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    cloned = time.monotonic() - began
    first = cloned + start(clone, variables)
    again = start(clone, variables)
    rows = [["clone, install, build, serve", installer, FIRST, round(first, 1)]]
    return clone, [*rows, ["start again", installer, SECOND, round(again, 1)]]


def run_tests(clone, variables):
    """Run the test command in a clone; return the rows of its suites, and of the whole."""
    began = time.monotonic()
    command = [sys.executable, "course.py", "test"]
    run = subprocess.run(command, cwd=clone, env=variables, capture_output=True, text=True, check=False)
    whole = time.monotonic() - began
    if run.returncode:
        raise StartError(f"`python course.py test` failed:\n{run.stdout[-6000:]}{run.stderr[-2000:]}")
    return suites(run.stdout, whole)


def suites(said, whole):
    """Return a row for each suite in what the test command said, and one for the whole command."""
    closing = said.partition("==== suites ====")[2]
    rows = [[name, float(seconds), int(tests or 0)] for name, seconds, tests in SUITE.findall(closing)]
    spent, tests = sum(row[1] for row in rows), sum(row[2] for row in rows)
    return [
        *rows,
        ["what tests need besides, installed", round(whole - spent, 1), "–"],
        ["all", round(whole, 1), tests],
    ]


def tables(started, tested):
    """Return the tables of the report; the stored one of the tests stays where they did not run."""
    shared = {"command": COMMAND, "machine": report_page.machine()}
    about = "Seconds from `git clone` to the first page on the loopback interface, caches of packages empty; then the "
    about += "same command once more."
    columns = ["what", "installer", "goal, s", "seconds"]
    found = [{"title": STARTS, "about": about, **shared, "columns": columns, "rows": started}]
    if not tested:
        return found + [table for table in report_page.stored().get("start", []) if table["title"] == SUITES]
    about = f"`python course.py test` in that clone; goal: {TESTS} s on two cores. Checks of style count no tests."
    return [
        *found,
        {"title": SUITES, "about": about, **shared, "columns": ["suite", "seconds", "tests"], "rows": tested},
    ]


def main(arguments=None):
    """Measure, store and say it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--no-tests", action="store_true", help="leave out the test command")
    options = parser.parse_args(arguments)
    installers = ["pip", *(["uv"] if shutil.which("uv") else [])]
    started, tested = [], []
    try:
        with tempfile.TemporaryDirectory() as folder:
            for installer in installers:
                clone, rows = starts(folder, installer)
                started += rows
                print(*rows, sep="\n", flush=True)
                if installer == "pip" and not options.no_tests:
                    tested = run_tests(clone, surroundings("pip"))
                    print(*tested, sep="\n", flush=True)
    except StartError as error:
        print(error, file=sys.stderr)
        return 1
    report_page.store("start", tables(started, tested))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Run every test suite in turn and list, at the end, each one that ran and each one that did not.

`python course.py test` prepares the environment and starts this; developers may name single suites.
"""

import argparse
import dataclasses
import os
import pathlib
import re
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from tools import browser, node  # noqa: E402 (found from the root of the course)

PYTEST = ("python", "-m", "pytest", "-p", "no:cacheprovider", "-q")
PARALLEL = ("-n", "2", "--dist", "loadfile")
STEALING = ("-n", "2", "--dist", "worksteal")  # where single tests are long


@dataclasses.dataclass(frozen=True)
class Suite:
    """A name, commands that all have to succeed, and what they need besides Python."""

    name: str
    commands: tuple[tuple[str, ...], ...]
    needs: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True)
class Result:
    """How one suite ended: passed, FAILED or not run."""

    name: str
    outcome: str
    note: str
    seconds: float = 0.0


SUITES = (
    Suite(
        "lint",
        (
            ("python", "-m", "ruff", "check", "--no-cache", "."),
            ("python", "-m", "ruff", "format", "--no-cache", "--check", "."),
            ("lint-imports", "--no-cache"),
        ),
    ),
    Suite("js-lint", (("npm", "run", "lint"), ("npm", "run", "check")), ("modules",)),
    Suite("js", (("npm", "test"),), ("modules",)),
    Suite("unit", ((*PYTEST, *PARALLEL, "tests/unit", "tests/widgets", "lstm_core", "README.md"),)),
    Suite("boot", ((*PYTEST, *PARALLEL[:2], "tests/boot"),)),
    Suite("notebooks", ((*PYTEST, *STEALING, "tests/notebooks"),)),
    Suite("book", ((*PYTEST, "tests/book"),)),
    Suite("browser", ((*PYTEST, *STEALING, "tests/browser"),), ("browser",)),
    Suite("jupyterlab", ((*PYTEST, "tests/jupyterlab"),), ("browser",)),
)


class NotRun(Exception):
    """Why a suite is left out."""


def prepare(need, with_browser):
    """Make ready what a suite needs; NotRun says why it is left out, any other error that it failed."""
    if need == "browser":
        if not with_browser:
            raise NotRun("left out by --no-browser")
        browser.find_browser()
    if need == "modules":
        try:
            node.install_modules()
        except node.NodeMissing as error:
            raise NotRun(str(error)) from error


def resolve(command):
    """Turn the first word of a command into what starts it here."""
    first, *rest = command
    if first == "python":
        return [sys.executable, *rest]
    if first == "npm":
        return [*node.npm_command(), *rest]
    return [str(pathlib.Path(sys.executable).with_name(first)), *rest]


def environment(needs):
    """Return the variables of a suite: one thread for linear algebra, and Node for those that call it."""
    base = node.environment() if "modules" in needs else dict(os.environ)
    bin_folder = str(pathlib.Path(sys.executable).parent)
    base["PATH"] = bin_folder + os.pathsep + base.get("PATH", os.defpath)
    one_thread = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return base | one_thread | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}


def stream(command, variables):
    """Run a command, show its output as it comes, and return its exit code and the output."""
    print("$ " + " ".join(command), flush=True)
    pipe = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    lines = []
    with subprocess.Popen(resolve(command), cwd=ROOT, env=variables, **pipe) as child:
        for line in child.stdout:
            lines.append(line.decode("utf-8", "replace"))
            print(lines[-1], end="", flush=True)
    return child.returncode, "".join(lines)


def count_tests(command, output):
    """Return how many tests ran, by the closing lines of pytest or node; None: the command runs no tests."""
    if "pytest" in command:
        ended = re.findall(r"^.*\bin \d[\d.]*s.*$", output, re.MULTILINE)[-1:]
        return {word: int(number) for number, word in re.findall(r"(\d+) (\w+)", "".join(ended))}
    if "test" in command:
        counts = re.findall(r"^\S (pass|skipped|todo) (\d+)$", output, re.MULTILINE)
        return {"passed" if word == "pass" else word: int(number) for word, number in counts}
    return None


def verdict(command, code, output):
    """Return what is wrong with how a command ended ('' when nothing is), and a note on its tests."""
    counts = count_tests(command, output)
    if code == 5 and "pytest" in command:
        return "it holds no test", ""
    if code:
        return f"`{' '.join(command)}` ended with exit code {code}", ""
    if counts is None:
        return "", ""
    if not counts.get("passed"):
        return f"`{' '.join(command)}` ran no test", ""
    skipped = counts.get("skipped", 0) + counts.get("todo", 0)
    return "", f"{counts['passed']} tests" + (f", {skipped} skipped" if skipped else "")


def run(suite, with_browser=True):
    """Run one suite to its end."""
    print(f"\n==== {suite.name} ====", flush=True)
    start = time.monotonic()
    faults, notes = [], []
    try:
        for need in suite.needs:
            prepare(need, with_browser)
        variables = environment(suite.needs)
        for command in suite.commands:
            fault, note = verdict(command, *stream(command, variables))
            faults += [fault] if fault else []
            notes += [note] if note else []
    except NotRun as error:
        return Result(suite.name, "not run", str(error))
    except (browser.BrowserMissing, RuntimeError, OSError) as error:
        print(error, flush=True)
        faults.append(str(error).splitlines()[0])
    outcome, texts = ("FAILED", faults) if faults else ("passed", notes)
    return Result(suite.name, outcome, "; ".join(texts), time.monotonic() - start)


def report(results, absent_is_failure):
    """Print one line for each suite and a last one that counts them; return the exit code."""
    print("\n==== suites ====")
    for result in results:
        if result.outcome == "not run":
            print(f"{result.name:<12} not run: {result.note}")
        else:
            print(f"{result.name:<12} {result.outcome}  {result.seconds:6.1f} s  {result.note}".rstrip())
    counts = {word: sum(r.outcome == word for r in results) for word in ("passed", "FAILED", "not run")}
    if absent_is_failure and counts["not run"]:
        print("Here every suite has to run (CI is set), so one that did not run counts as failed.")
        counts["FAILED"] += counts.pop("not run")
    skipped = counts.get("not run", 0)
    tail = f", {skipped} skipped" if skipped else ""
    print(f"{counts['passed']} passed, {counts['FAILED']} failed{tail}", flush=True)
    return 1 if counts["FAILED"] or not counts["passed"] else 0


def main(arguments=None, suites=SUITES):
    """Run the suites that are asked for, all of them by default, and return the exit code."""
    names = [suite.name for suite in suites]
    parser = argparse.ArgumentParser(description="Run the test suites: " + ", ".join(names) + ".")
    parser.add_argument("names", nargs="*", metavar="suite", help="run only these")
    parser.add_argument("--no-browser", action="store_true", help="leave out the suites that need a browser")
    options = parser.parse_args(arguments)
    if unknown := set(options.names) - set(names):
        parser.error(f"there is no suite {', '.join(sorted(unknown))}; the suites are {', '.join(names)}")
    wanted = [suite for suite in suites if not options.names or suite.name in options.names]
    results = [run(suite, not options.no_browser) for suite in wanted]
    return report(results, absent_is_failure=os.environ.get("CI", "").lower() in ("1", "true"))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        print("\nStopped.")
        sys.exit(130)

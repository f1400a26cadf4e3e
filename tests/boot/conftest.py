"""A small copy of the course in an awkward folder, with stand-ins for uv and for what it would install."""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]

# A first line such as `#!/a b/python` breaks at the space, so a shell starts each stand-in.
START = '#!/bin/sh\nexec "{python}" "{script}" "$@"\n'
# Notes how it was called, and puts a stand-in for jupyter into .venv.
UV = """\
import os, pathlib, sys, time
root = pathlib.Path.cwd()
with open(root / "uv-calls.txt", "a") as calls:
    print(*sys.argv[1:], file=calls)
if os.environ.get("UV_SAYS"):
    sys.exit(os.environ["UV_SAYS"])
time.sleep(float(os.environ.get("UV_WAITS", 0)))
jupyter = root / ".venv" / "bin" / "jupyter"
if not jupyter.exists():
    jupyter.symlink_to(root / "bin" / "jupyter")
"""
JUPYTER = "import sys; print('called with', *sys.argv[1:])"
# Stands in for the strict build.
BUILD = """\
import gzip, os, pathlib, sys
print("built with", sys.prefix)
if os.environ.get("BOOK_FAILS"):
    sys.exit("page.md:3: WARNING: an unknown label\\nTraceback" + "\\n    in Sphinx" * 50)
html = pathlib.Path("_build/html")
html.mkdir(parents=True, exist_ok=True)
(html / "index.html").write_text("<h1>The course</h1>")
(html / "kit.mjs").write_text("export {}")
(html / "kit.mjs.gz").write_bytes(gzip.compress(b"export {}", mtime=0))
"""


class Course:
    """A copy of what starts the course, run as a program."""

    def __init__(self, root, bin_folder):
        self.root = root
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("UV_", "PIP_", "DISPLAY", "WAYLAND"))}
        self.variables = kept | {
            "PATH": str(bin_folder),
            "PYTHONUNBUFFERED": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def command(self, *arguments, prelude=""):
        if not prelude:
            return [sys.executable, "course.py", *arguments]
        start = "runpy.run_path('course.py', run_name='__main__')"
        code = f"import sys, runpy; sys.path.insert(0, ''); {prelude}; {start}"
        return [sys.executable, "-c", code, *arguments]

    def run(self, *arguments, prelude="", **variables):
        return subprocess.run(
            self.command(*arguments, prelude=prelude),
            cwd=self.root,
            env=self.variables | variables,
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )

    def start(self, *arguments, **variables):
        return subprocess.Popen(
            self.command(*arguments),
            cwd=self.root,
            env=self.variables | variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # a process group, which gets Ctrl-C as a terminal would send it
        )

    def interrupt(self, child):
        os.killpg(child.pid, signal.SIGINT)
        rest = child.communicate(timeout=20)[0].decode()
        return child.returncode, rest

    def uv_calls(self):
        path = self.root / "uv-calls.txt"
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def read_until(child, word):
    """Return the output of a program up to the first line that holds a word."""
    lines = []
    for line in child.stdout:
        lines.append(line.decode())
        if word in lines[-1]:
            return "".join(lines)
    raise AssertionError(f"{word!r} never came; the output was:\n{''.join(lines)}")


def wait_for(condition, seconds=20):
    """Wait until a condition holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "the condition never came true"
        time.sleep(0.02)


@pytest.fixture
def course(tmp_path):
    root = tmp_path / "Mein Kurs ü, 1"
    (root / "bin").mkdir(parents=True)
    shutil.copy(ROOT / "course.py", root)
    shutil.copytree(ROOT / "tools" / "boot", root / "tools" / "boot", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "tools" / "__init__.py", root / "tools")
    shutil.copy(ROOT / "pyproject.toml", root)
    (root / "requirements.lock").write_text("one==1.0\ntwo==2.0\n", encoding="utf-8")
    (root / "requirements-test.lock").write_text("one==1.0\ntwo==2.0\nthree==3.0\n", encoding="utf-8")
    (root / "tools" / "build_book.py").write_text(BUILD, encoding="utf-8")
    for name, code in {"uv": UV, "jupyter": JUPYTER}.items():
        script = root / "bin" / f"{name}.py"
        script.write_text(code, encoding="utf-8")
        program = root / "bin" / name
        program.write_text(START.format(python=sys.executable, script=script), encoding="utf-8")
        program.chmod(0o755)
    return Course(root, root / "bin")


@pytest.fixture(scope="session")
def sessions():
    """Return the names of all nox sessions."""
    command = [sys.executable, "-m", "nox", "-f", ROOT / "noxfile.py", "-l"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"^[*-] (\S+)", listed, re.MULTILINE))

"""The one list of developer commands, for `nox -l`; they run in .venv, made by `python course.py test`."""

import pathlib
import sys
import venv

import nox

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from tools import node

ROOT = pathlib.Path(__file__).resolve().parent

nox.options.default_venv_backend = "none"
nox.options.sessions = ["tests"]
PYTHON = sys.executable
TORCH = "torch==2.13.0"  # the main oracle, pinned to what the tolerances were measured with


@nox.session
def tests(session):
    """Run the test suites: all of them, or those named after `--`."""
    session.run(PYTHON, "tools/suites.py", *session.posargs)


@nox.session
def lint(session):
    """Check style, and the direction of imports."""
    session.run(PYTHON, "tools/suites.py", "lint", "js-lint")


@nox.session(name="format")
def format_code(session):
    """Format Python and JavaScript, and mend what can be mended automatically."""
    session.run(PYTHON, "-m", "ruff", "check", "--fix", ".")
    session.run(PYTHON, "-m", "ruff", "format", ".")
    run_npm(session, "run", "format")


@nox.session
def book(session):
    """Build what changed of the book into _build/html, strictly (`-- --force`: all of it)."""
    session.run(PYTHON, "tools/build_book.py", *session.posargs)


@nox.session
def lab(session):
    """Open the notebooks in JupyterLab."""
    session.run(PYTHON, "-m", "jupyter", "lab", "--notebook-dir=notebooks", *session.posargs)


@nox.session
def bundles(session):
    """Link the sources of the explorables into lstm_core/widgets/static."""
    run_npm(session, "run", "build")


@nox.session
def parity(session):
    """Compare with PyTorch, Keras and ONNX Runtime, in .venv-oracles, which this makes when its lock has changed."""
    session.run(oracles_python(session), "-m", "pytest", "-p", "no:cacheprovider", "-q", "tests/parity", external=True)


@nox.session
def browser_all(session):
    """Test every copy of every explorable by every hand, and every page under axe in both themes at three widths."""
    arguments = ("-m", "pytest", "-p", "no:cacheprovider", "-q", "-n", "2", "--dist", "worksteal", "--all-copies")
    one_thread = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    session.run(PYTHON, *arguments, *(session.posargs or ["tests/browser"]), env=one_thread)


@nox.session
def fuzz(session):
    """Open 10,000 damaged copies of a file of each format (`-- 500`: as many)."""
    session.run(PYTHON, "tools/fuzz_files.py", *session.posargs)


@nox.session
def engines(session):
    """Visit every page in Chromium, Firefox and WebKit, and report it (`-- 05`: only pages whose name holds it)."""
    session.run(PYTHON, "-m", "tests.engines", *session.posargs)


@nox.session
def measures(session):
    """Measure what every page weighs, how soon it is usable and how fast it answers (`-- 05`: only such pages)."""
    session.run(PYTHON, "-m", "tests.measures", *session.posargs)


@nox.session
def sphinx(session):
    """Build the book a second time, on the newest Sphinx without Jupyter Book, and compare the two."""
    session.run(PYTHON, "-m", "tests.builds", *session.posargs)


def oracles_python(session):
    """Return the interpreter of the environment that holds the other libraries."""
    home, lock = ROOT / ".venv-oracles", ROOT / "requirements-oracles.lock"
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = home / "installed"
    wanted = TORCH + lock.read_text(encoding="utf-8")
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        venv.create(home, clear=True, with_pip=True)
        install = (str(python), "-m", "pip", "install", "--quiet")
        session.run(*install, "--require-hashes", "-r", str(lock), external=True)
        session.run(*install, TORCH, external=True)
        stamp.write_text(wanted, encoding="utf-8")
    return str(python)


@nox.session
def golden(session):
    """Write the golden vectors that hold the implementations equal."""
    session.run(oracles_python(session), "tools/make_golden.py", *session.posargs, external=True)


@nox.session
def benchmarks(session):
    """Measure speed and memory beside PyTorch's, and write book/benchmarks.md (`-- --page`: from stored results)."""
    session.run(oracles_python(session), "-m", "tests.benchmarks", *session.posargs, external=True)


@nox.session
def training_speed(session):
    """Measure training in the page beside lstm_core and PyTorch: sequences per second (`-- --rounds 3`: fewer)."""
    node.install_modules()
    session.run(PYTHON, "-m", "tests.benchmarks.training", oracles_python(session), *session.posargs)


@nox.session
def soak_training(session):
    """Train in the page for ten minutes: memory, and how soon the page answers (`-- --minutes 2`: shorter)."""
    session.run(PYTHON, "-m", "tests.browser.soak_training", *session.posargs)


@nox.session
def networks(session):
    """Let PyTorch, Keras and ONNX write the small networks of other libraries again."""
    session.run(oracles_python(session), "tools/make_interop_files.py", *session.posargs, external=True)


@nox.session
def weights(session):
    """Train the stored networks again and write lstm_core/weights."""
    session.run(PYTHON, "tools/train_weights.py", *session.posargs)


@nox.session
def soak(session):
    """Mount and unmount every explorable fifty times, and report what it leaves behind (`-- NAME`: that one alone)."""
    session.run(PYTHON, "-m", "tests.soak", *session.posargs)


@nox.session
def notebooks(session):
    """Run the notebooks and store their outputs in canonical form (`-- format` only formats)."""
    session.run(PYTHON, "tools/notebooks.py", *(session.posargs or ["run"]))


@nox.session
def vendor(session):
    """Fetch the vendored assets of the book again and check their hashes."""
    session.run(PYTHON, "tools/vendor_assets.py", *session.posargs)


@nox.session
def dist(session):
    """Build the source archive and the wheel of lstm_core into dist/ and try them (`-- v1.2.3`: of this version)."""
    session.run(PYTHON, "tools/distribution.py", *session.posargs)


@nox.session
def launchers(session):
    """Do what Binder, Colab and a dev container would do, in new environments (`-- Binder`: only this one)."""
    session.run(PYTHON, "tools/try_launchers.py", *session.posargs)


@nox.session
def load(session):
    """Let 1,000 connections read the book from nginx on this machine (`-- --seconds 20`)."""
    session.run(PYTHON, "tools/measure_hosting.py", *session.posargs)


@nox.session
def start(session):
    """Clone, start the course twice and run its tests, as a newcomer does, and time it (`-- --no-tests`)."""
    session.run(PYTHON, "tools/measure_start.py", *session.posargs)


@nox.session
def offline(session):
    """Build every page and run the unit, notebook and book suites where only the loopback interface exists."""
    alone = (PYTHON, "tools/offline.py", PYTHON)
    session.run(*alone, "tools/build_book.py", "--force")
    session.run(*alone, "tools/suites.py", "unit", "notebooks", "book")


@nox.session
def matrix(session):
    """Run unit tests and notebooks on Python 3.11 to 3.13, oldest and newest packages (`-- 3.12 oldest`: one)."""
    session.run(PYTHON, "tools/version_matrix.py", *session.posargs)


@nox.session
def nbgrader(session):
    """Carry the exercises whose answer is code through nbgrader, in an environment of its own."""
    session.run(PYTHON, "tools/try_nbgrader.py")


@nox.session
def lock(session):
    """Write the locks again from requirements.txt and requirements-test.in (`-- --upgrade`: newest)."""
    session.run(PYTHON, "tools/lock.py", *session.posargs)


def run_npm(session, *arguments):
    """Run npm with the Node of .venv."""
    node.install_modules()
    session.run(*node.npm_command(), *arguments, env=node.environment(), external=True)

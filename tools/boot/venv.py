"""The environment of the course: .venv, made from a lock with hashes."""

import importlib.util
import pathlib
import shutil
import sys

from tools.boot.steps import ROOT, CourseError, digest, program, read_stamp, run_step, write_stamp

LOCKS = {"reader": ROOT / "requirements.lock", "tests": ROOT / "requirements-test.lock"}
ENV = ROOT / ".venv"
STAMP = ENV / "course-stamp.json"


def prepare(wanted="reader"):
    """Make .venv hold what one lock says; where it does already, that costs a millisecond."""
    place = {"python": sys.version.split()[0], "root": str(ROOT)}
    stamp = read_stamp(STAMP)
    usable = program("python").exists() and all(stamp.get(key) == value for key, value in place.items())
    if usable and stamp.get(wanted) == digest([LOCKS[wanted]]):
        return
    if usable:
        STAMP.unlink()  # until the new packages are complete
    else:  # never made, interrupted, moved to another folder, or of another Python
        stamp = place
        make()
    install(wanted)
    done = [wanted] if wanted == "reader" else LOCKS  # the tests' lock holds all of the reader's
    write_stamp(STAMP, stamp | {name: digest([LOCKS[name]]) for name in done})


def make():
    """Make an empty .venv, in place of one that cannot be used."""
    check_python()
    if ENV.exists():
        shutil.rmtree(ENV)
    python = getattr(sys, "_base_executable", None) or sys.executable
    pip = ["--without-pip"] if shutil.which("uv") else []
    run_step(f"Making .venv with Python {sys.version.split()[0]}", [python, "-m", "venv", *pip, ENV], "venv.log")


def check_python():
    """Refuse a Python that cannot make an environment."""
    needed = ["venv"] if shutil.which("uv") else ["venv", "ensurepip"]
    missing = [name for name in needed if importlib.util.find_spec(name) is None]
    if missing:
        raise CourseError(
            f"This Python ({sys.executable}) cannot make a virtual environment: "
            f"it lacks {' and '.join(missing)}.\n"
            "On Debian and Ubuntu, `apt install python3-venv` adds it; then run the same command again."
        )
    if pathlib.Path(sys.prefix).resolve() == ENV:
        raise CourseError(
            "course.py runs inside the very .venv that it has to renew.\n"
            "Leave that environment (`deactivate`) and run the same command again."
        )


def install(wanted):
    """Install one lock and, in place, lstm_core: with uv where it is on PATH, else with pip."""
    uv = shutil.which("uv")
    if uv:
        tool = [uv, "pip", "install", "--python", program("python")]
    else:
        if not program("pip").exists():  # .venv was made with uv, which has gone
            run_step("Adding pip", [program("python"), "-m", "ensurepip"], "pip.log")
        quiet = ["--no-input", "--disable-pip-version-check", "--progress-bar", "off"]
        tool = [program("python"), "-m", "pip", "install", *quiet]
    lock = LOCKS[wanted]
    count = sum("==" in line for line in lock.read_text(encoding="utf-8").splitlines())
    run_step(
        f"Installing the {count} packages of {lock.name} with {'uv' if uv else 'pip'}",
        [*tool, "--require-hashes", "-r", lock],
        f"install-{wanted}.log",
    )
    here = ["--no-index", "--no-deps", "--no-build-isolation", "-e", ROOT]
    run_step("Installing lstm_core", [*tool, *here], "install-lstm_core.log")

"""Long steps with a progress line, and the stamps that make the next start quick."""

import hashlib
import json
import os
import pathlib
import signal
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
LOGS = ROOT / "_build" / "logs"
OFFLINE = (
    "name resolution",
    "Name or service not known",
    "nodename nor servname",
    "getaddrinfo",
    "dns error",
    "NewConnectionError",
    "ConnectTimeout",
    "ProxyError",
    "Connection refused",
    "Network is unreachable",
    "error sending request",
    "client error (Connect)",
    "(from versions: none)",  # pip's word when no index answered: what is locked exists
)


class CourseError(Exception):
    """What went wrong, in a sentence for the reader."""


def program(name):
    """Return the path of a program of .venv."""
    windows = os.name == "nt"
    return ROOT / ".venv" / ("Scripts" if windows else "bin") / (f"{name}.exe" if windows else name)


def environment():
    """Return the variables for programs of .venv: nothing of another Python, UTF-8 on every terminal."""
    foreign = ("PYTHONHOME", "PYTHONPATH", "PYTHONIOENCODING", "VIRTUAL_ENV")
    kept = {name: value for name, value in os.environ.items() if name not in foreign}
    path = str(program("python").parent) + os.pathsep + kept.get("PATH", os.defpath)
    return kept | {"PATH": path, "PYTHONUTF8": "1", "PYTHONNOUSERSITE": "1", "JUPYTER_PREFER_ENV_PATH": "1"}


def run_step(label, command, log_name):
    """Run one long step: a line when it starts, its time when it ends, its output in a log."""
    print(f"{label} ...", flush=True)
    start = time.monotonic()
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / log_name
    output = {"stdin": subprocess.DEVNULL, "stderr": subprocess.STDOUT}
    with log.open("wb") as out:
        try:
            code = subprocess.call(list(map(str, command)), cwd=ROOT, env=environment(), stdout=out, **output)
        except OSError as error:
            raise CourseError(f"{label} failed, because {command[0]} cannot be started: {error}") from error
    if code:
        raise CourseError(explain(label, code, log))
    print(f"    done in {time.monotonic() - start:.1f} s", flush=True)


def explain(label, code, log):
    """Say why a step failed: no network, or what it complained about, or the end of what it printed."""
    text = log.read_text(encoding="utf-8", errors="replace")
    if any(sign in text for sign in OFFLINE):
        return (
            f"{label} failed, because the Python package index could not be reached.\n"
            "Connect to the network and run the same command again; once everything is installed, "
            f"no network is needed.\nDetails: {log}"
        )
    lines = text.splitlines()
    complaints = [line for line in lines if "WARNING" in line or "ERROR" in line]
    shown = "\n".join((complaints or lines)[-25:])
    return f"{shown}\n\n{label} failed (exit code {code}). All of its output: {log}"


def hand_over(command):
    """Let another program have the terminal, Ctrl-C included, and return its exit code."""
    child = subprocess.Popen([str(part) for part in command], cwd=ROOT, env=environment())
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return child.wait()
    finally:
        signal.signal(signal.SIGINT, before)


def digest(paths):
    """Return one hash of the names and the contents of some files of the course."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(os.fsencode(path.relative_to(ROOT).as_posix()) + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def read_stamp(path):
    """Return what was written when a step last ended well, or {} when it never did."""
    try:
        stamp = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(path, stamp):
    """Note that a step ended well."""
    path.write_text(json.dumps(stamp, indent=1), encoding="utf-8")

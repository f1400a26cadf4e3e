"""Build the source archive and the wheel of lstm_core into dist/, and look whether a reader can use them.

``python tools/distribution.py`` builds from a copy of what git tracks, without network. ``python tools/distribution.py
v0.1.0`` also insists that this is the version: a tag cannot publish another one.
"""

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = "from setuptools import build_meta as b; print(b.build_sdist('out')); print(b.build_wheel('out'))"
USE = "import lstm_core; from lstm_core import weights; print(lstm_core.__file__, *weights.names())"
TEXTS = ("LICENSE", "LICENSE-CONTENT", "THIRD_PARTY.md")


class DistributionError(RuntimeError):
    """What is wrong with the packages, in a sentence."""


def tracked(*folders):
    """Return the files that git tracks, below the folders."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--", *folders]
    listed = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def check_version(tag):
    """Refuse a tag that names another version than pyproject.toml; return the version."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    if tag and tag.removeprefix("v") != version:
        raise DistributionError(f"The tag {tag} names another version than pyproject.toml, which says {version}.")
    return version


def build(target):
    """Write the archive and the wheel into a folder, from a copy of the tracked files."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in tracked():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
        (copy / "out").mkdir()
        run = subprocess.run([sys.executable, "-c", BUILD], cwd=copy, capture_output=True, text=True, check=False)
        if run.returncode:
            raise DistributionError(f"setuptools could not build the packages:\n{run.stderr[-2000:]}")
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        return [Path(shutil.copy2(path, target)) for path in sorted((copy / "out").iterdir())]


def check_wheel(wheel):
    """Refuse a wheel that lacks a file of lstm_core or a licence, or that cannot be used where it is installed."""
    names = set(zipfile.ZipFile(wheel).namelist())
    if missing := sorted(set(tracked("lstm_core")) - names):
        raise DistributionError(f"{wheel.name} lacks {', '.join(missing[:5])}; see package-data in pyproject.toml.")
    for text in TEXTS:
        if not any(name.endswith(f".dist-info/licenses/{text}") for name in names):
            raise DistributionError(f"{wheel.name} lacks {text}; see license-files in pyproject.toml.")
    with tempfile.TemporaryDirectory() as folder:
        zipfile.ZipFile(wheel).extractall(folder)
        variables = {**os.environ, "PYTHONPATH": folder, "PYTHONSAFEPATH": "1"}
        use = [sys.executable, "-c", USE]
        run = subprocess.run(use, cwd=folder, env=variables, capture_output=True, text=True, check=False)
        if run.returncode or not run.stdout.startswith(str(Path(folder).resolve())):
            raise DistributionError(f"{wheel.name} cannot be used:\n{run.stdout}{run.stderr[-2000:]}")


def check_archive(archive):
    """Refuse a source archive from which the wheel cannot be built again."""
    with tarfile.open(archive) as tar:
        names = {name.split("/", 1)[1] for name in tar.getnames() if "/" in name}
    if missing := sorted({*TEXTS, "pyproject.toml", "README.md", *tracked("lstm_core")} - names):
        raise DistributionError(f"{archive.name} lacks {', '.join(missing[:5])}.")


def main(arguments=None):
    """Build and check both packages."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tag", nargs="?", default="", help="the tag that has to name the version")
    try:
        version = check_version(parser.parse_args(arguments).tag)
        archive, wheel = sorted(build(ROOT / "dist"), key=lambda path: path.suffix == ".whl")
        check_wheel(wheel)
        check_archive(archive)
    except DistributionError as error:
        print(error, file=sys.stderr)
        return 1
    for path in (archive, wheel):
        with contextlib.suppress(ValueError):
            print(f"lstm_core {version}: {path.relative_to(ROOT)} ({path.stat().st_size // 1000} kB)")
    return 0


if __name__ == "__main__":
    sys.exit(main())

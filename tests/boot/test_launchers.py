"""The files with which Binder and a dev container start the course: valid, and made of commands that work."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import venv
from importlib.util import find_spec

import pytest
from packaging.specifiers import SpecifierSet

from tests.boot.conftest import ROOT
from tools import distribution

DEV = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))
BINDER = ROOT / "binder"
# Of the properties that the specification at containers.dev names, those that a container from an image may use here.
PROPERTIES = {
    "name": str,
    "image": str,
    "onCreateCommand": str,
    "postAttachCommand": str,
    "forwardPorts": list,
    "portsAttributes": dict,
    "customizations": dict,
}


def test_the_dev_container_has_only_known_properties():
    assert {key: type(value) for key, value in DEV.items()} == PROPERTIES
    assert [str(port) for port in DEV["forwardPorts"]] == list(DEV["portsAttributes"])
    (ports,) = DEV["portsAttributes"].values()
    assert set(ports) == {"label", "onAutoForward"}
    assert ports["onAutoForward"] in ("notify", "openBrowser", "openBrowserOnce", "openPreview", "silent", "ignore")


@pytest.mark.parametrize("key", ["onCreateCommand", "postAttachCommand"])
def test_the_dev_container_starts_the_course_as_a_reader_does(key):
    python, script, *words = shlex.split(DEV[key])
    assert (python, script) == ("python", "course.py")
    code = f"import course; print(course.parse({words!r}))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "port=8000" in run.stdout or "command='build'" in run.stdout


def test_the_containers_have_a_python_that_the_course_supports():
    wanted = SpecifierSet(re.search(r'requires-python = "(.*)"', (ROOT / "pyproject.toml").read_text("utf-8"))[1])
    runtime = (BINDER / "runtime.txt").read_text(encoding="utf-8")
    assert runtime.removeprefix("python-").strip() in wanted
    assert re.search(r"python:1-(\d\.\d+)-", DEV["image"])[1] in wanted


def test_binder_installs_the_readers_lock():
    lines = (BINDER / "requirements.txt").read_text(encoding="utf-8").splitlines()
    (line,) = [line for line in lines if not line.startswith("#")]
    assert (BINDER / line.removeprefix("-r ")).resolve() == ROOT / "requirements.lock"


def test_the_start_script_hands_over_to_what_binder_asks_for():
    command = [BINDER / "start", "sh", "-c", 'echo "$OMP_NUM_THREADS" "$1"', "sh", "two words"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.stdout == "1 two words\n"


def scratch_environment(home):
    """Make an environment that finds pip and setuptools in the running one and installs into its own folder."""
    venv.create(home, with_pip=find_spec("pip") is None)
    site = next(home.glob("lib/python*/site-packages"))
    for bundled in site.glob("setuptools*"):  # Python 3.11 brings one with pip that is too old for pyproject.toml
        shutil.rmtree(bundled)
    (site / "zz-outer.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home / "bin"


@pytest.mark.skipif(os.name == "nt", reason="Binder runs it on Linux")
def test_post_build_installs_the_course_without_the_network(tmp_path):
    copy = tmp_path / "course"
    for name in distribution.tracked("lstm_core", "binder", "pyproject.toml", "README.md", *distribution.TEXTS):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, copy / name)
    programs = scratch_environment(tmp_path / "env")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "PIP_"))}
    variables = kept | {"PATH": f"{programs}{os.pathsep}{kept['PATH']}", "PIP_INDEX_URL": "http://127.0.0.1:9/"}
    options = {"cwd": copy, "env": variables, "capture_output": True, "text": True, "check": False}
    run = subprocess.run(["binder/postBuild"], **options)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.splitlines()[-1].endswith(" is ready")
    where = [programs / "python", "-c", "import lstm_core; print(lstm_core.__file__)"]
    run = subprocess.run(where, **(options | {"cwd": tmp_path}))
    assert run.stdout.strip() == str(copy / "lstm_core" / "__init__.py")

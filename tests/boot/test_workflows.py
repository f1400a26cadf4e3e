"""The workflows: valid, pinned, with the least permissions, and made of commands that exist."""

import re
import subprocess
import sys
from pathlib import Path

import yaml

from tests.boot.conftest import ROOT

FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = {path.stem: path for path in sorted(FOLDER.glob("*.yml"))}
# What a job may do beyond reading the sources, by workflow and job.
MORE = {("publish", "pages"): {"pages": "write", "id-token": "write"}, ("publish", "pypi"): {"id-token": "write"}}
PINNED = re.compile(r"[\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def read(name):
    return yaml.safe_load(WORKFLOWS[name].read_text(encoding="utf-8"))


def jobs():
    return [(name, job, body) for name in WORKFLOWS for job, body in read(name)["jobs"].items()]


def steps():
    return [step for _, _, body in jobs() for step in body["steps"]]


def commands(text):
    """Return the lines of a script as words, without what is quoted."""
    return [line.split() for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]


def test_the_three_workflows_are_there():
    assert set(WORKFLOWS) == {"ci", "scheduled", "publish"}


def test_the_workflows_keep_the_schema():
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    run = subprocess.run([*command, *WORKFLOWS.values()], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_an_auditor_finds_nothing():
    zizmor = Path(sys.executable).with_name("zizmor")
    run = subprocess.run([zizmor, "--offline", "--no-progress", FOLDER], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_every_action_and_image_is_pinned_by_its_hash():
    lines = [line.strip() for path in WORKFLOWS.values() for line in path.read_text(encoding="utf-8").splitlines()]
    used = [line.split("uses:")[1].strip() for line in lines if re.match(r"(- )?uses:", line)]
    assert len(used) == sum("uses" in step for step in steps())
    assert used
    for action in used:
        assert PINNED.fullmatch(action), f"{action} is not `owner/name@<40 hexadecimal digits> # v1.2.3`"
    for name, job, body in jobs():
        assert re.fullmatch(r"\S+@sha256:[0-9a-f]{64}|", body.get("container", "")), f"{name}: {job}"


def test_an_action_has_one_version_everywhere():
    text = "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS.values())
    found = {}
    for action, pin in re.findall(r"uses: (\S+)@(.*)", text):
        assert found.setdefault(action, pin) == pin, f"{action} is pinned twice"


def test_jobs_have_the_least_permissions_and_an_end():
    for name in WORKFLOWS:
        assert read(name)["permissions"] == {}
    for name, job, body in jobs():
        assert body["permissions"] == MORE.get((name, job), {"contents": "read"}), f"{name}: {job}"
        assert body["timeout-minutes"] <= 180
    for step in steps():
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"] == {"persist-credentials": False}


def test_every_command_exists(sessions):
    known = {"apt-get"}
    for step in steps():
        for program, *words in commands(step.get("run", "")):
            if program in known:
                continue
            assert program in ("bash", "python", "python3", ".venv/bin/python"), f"{program} {words}"
            if words[:3] == ["-m", "nox", "-s"]:
                assert words[3] == "${{" or words[3] in sessions, f"nox has no session {words[3]}"
            elif words[0] == "-c":
                assert words[1:] == ["'from", "tools.boot", "import", "venv;", """venv.prepare("tests")'"""]
            else:
                assert (ROOT / words[0]).is_file(), f"there is no {words[0]}"


def test_every_scheduled_session_exists(sessions):
    scheduled = read("scheduled")["jobs"]["sessions"]["strategy"]["matrix"]["session"]
    assert len(set(scheduled)) == len(scheduled) >= 3
    assert set(scheduled) <= sessions, f"nox has no session {set(scheduled) - sessions}"


def test_the_sample_of_mutants_is_that_of_the_guide():
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    runs = [words for step in steps() for words in commands(step.get("run", "")) if "tools/mutate.py" in words]
    assert [f"`python {' '.join(words[1:])}`" in guide for words in runs] == [True]


def test_only_a_tag_publishes_and_only_after_every_suite():
    publish = read("publish")
    assert publish[True] == {"push": {"tags": ["v*"]}}  # YAML 1.1 reads the key `on` as true
    assert publish["jobs"]["build"]["steps"][2] == {"run": "bash .ci/run"}
    assert {job: body.get("needs") for job, body in publish["jobs"].items()} == {
        "build": None,
        "pages": "build",
        "pypi": "build",
    }

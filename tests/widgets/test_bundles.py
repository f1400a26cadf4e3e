"""The committed bundles are what the sources give: hashes are recomputed here, without Node."""

import gzip
import hashlib
import re
from pathlib import Path

import pytest

from lstm_core.weights import manifest, names
from lstm_core.widgets import GateTimeline, page, registry
from lstm_core.widgets.page import STATIC

ROOT = Path(__file__).resolve().parents[2]
ESM = ROOT / "lstm_core" / "widgets" / "esm"
BUILT = sorted(STATIC.iterdir())
SHARED = {"workers.data.js", "cells.shared.js"}
MEND = "run: npm ci && npm run build"


def banner(text):
    """Return (sources, hash over them, hash of the body, body) of a built file; a classic script's are its module's."""
    head, body = text.split(" */\n", 1)
    (over_sources,) = re.findall(r"^ \* sources sha256 (\w{64})$", head, re.MULTILINE)
    (over_body,) = re.findall(r"^ \* body sha256 (\w{64})$", head, re.MULTILINE)
    for module in re.findall(r"^ \* sources listed in (.+)$", head, re.MULTILINE):
        head = (STATIC / module).read_text(encoding="utf-8").split(" */\n", 1)[0]
    return re.findall(r"^ \* source (.+)$", head, re.MULTILINE), over_sources, over_body, body


def sha256(text):
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()


def is_fresh(text, root=ROOT):
    """Tell whether a built file belongs to the sources under ``root``, and was not edited."""
    sources, over_sources, over_body, body = banner(text)
    hashes = (f"{path}\n{sha256((root / path).read_text(encoding='utf-8'))}\n" for path in sources)
    return sha256("".join(hashes)) == over_sources and sha256(body) == over_body


@pytest.mark.parametrize("path", BUILT, ids=lambda path: path.name)
def test_bundle_is_fresh(path):
    assert is_fresh(path.read_text(encoding="utf-8")), f"{path.name} is not what its sources give; {MEND}"


def test_a_changed_source_and_an_edited_bundle_are_noticed(tmp_path):
    text = (STATIC / "host.js").read_text(encoding="utf-8")
    sources = banner(text)[0]
    for path in sources:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes((ROOT / path).read_bytes())
    assert is_fresh(text, tmp_path)
    assert not is_fresh(text.replace("document", "location", 1), tmp_path)
    with (tmp_path / "lstm_core/widgets/esm/host.js").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert not is_fresh(text, tmp_path)


def test_every_explorable_has_its_four_files_and_every_file_its_explorable():
    wanted = {f"{name}{end}" for name in registry() for end in (".js", ".classic.js", ".css")}
    wanted |= {"host.js", "networks.data.js", "workers.data.js", "cells.shared.js"}
    assert {path.name for path in BUILT} == wanted


def test_every_source_is_in_some_bundle():
    used = {path for built in BUILT for path in banner(built.read_text(encoding="utf-8"))[0]}
    sources = {p.relative_to(ROOT).as_posix() for p in ESM.rglob("*") if p.suffix in (".js", ".css")}
    assert sources <= used, f"in no bundle: {sorted(sources - used)}"


def weight(file):
    return len(gzip.compress((STATIC / file).read_bytes(), 9))


@pytest.mark.parametrize("name", registry())
def test_script_of_the_book_weighs_at_most_20_kb(name):
    assert weight(f"{name}.classic.js") <= 20_000
    # the module for Jupyter comes from the kernel of the same machine, readable, with all that pages share inside
    assert weight(f"{name}.js") <= (40_000 if SHARED & {*page.needs(built(name))} else 32_000)


def built(name):
    return (STATIC / f"{name}.classic.js").read_text(encoding="utf-8")


def test_workers_are_one_file_within_a_bound():
    assert weight("workers.data.js") <= 12_000


def test_cells_are_one_file_within_a_bound_and_no_script_repeats_them():
    assert weight("cells.shared.js") <= 7_000
    users = [name for name in registry() if "cells.shared.js" in page.needs(built(name))]
    assert users == ["gate-timeline"]
    assert "hard_sigmoid" in (STATIC / "cells.shared.js").read_text(encoding="utf-8")
    assert not [name for name in users if "hard_sigmoid" in built(name)]


def test_stored_networks_are_one_file_that_scripts_name_and_do_not_repeat():
    assert weight("networks.data.js") <= 7_500
    data = (STATIC / "networks.data.js").read_text(encoding="utf-8")
    networks = [manifest(name)["tensors"]["head.weight"]["float32"] for name in names()]
    assert all(tensor in data for tensor in networks)
    for name in registry():
        classic, module = ((STATIC / f"{name}{end}").read_text(encoding="utf-8") for end in (".classic.js", ".js"))
        assert not any(tensor in classic for tensor in networks)
        assert ("networks.data.js" in page.needs(classic)) == any(tensor in module for tensor in networks), name


MARKUP = ("innerHTML", "outerHTML", "insertAdjacentHTML", "createContextualFragment", "setHTML", "DOMParser", "srcdoc")
CODE = ("document.write", "eval(", "new Function", "fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon", "import(")


def test_nothing_foreign_is_fetched_and_no_markup_is_built_from_text():
    for path in BUILT:
        code = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for word in (*MARKUP, *CODE):
            assert word not in code, f"{path.name} holds {word}"
        assert set(re.findall(r"https?://[^\s\"'`)]+", code)) <= {"http://www.w3.org/2000/svg"}


def test_networks_of_the_bundle_are_those_that_python_offers():
    code = (ESM / "networks.js").read_text(encoding="utf-8")
    (table,) = re.findall(r"STORED = .*?\{(.*?)\n\}", code, re.DOTALL)
    assert set(re.findall(r'"([\w-]+)":', table)) == set(GateTimeline.networks)

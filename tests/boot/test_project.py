"""What the project says about itself, and which packages lstm_core may import."""

import ast
import json
import re
import subprocess
import sys
import tomllib

import pytest
import yaml

from tests.boot.conftest import ROOT
from tools import report_page

CORE = ROOT / "lstm_core"
MOST_LINES, MOST_OF_A_FUNCTION = 400, 40
# Two passes over time, and one case of the golden vectors, that read better in one piece; they may only shrink.
LONGER = {"general_lstm_forward": 50, "gru_backward": 44, "case": 41}
# The mathematics knows NumPy; only these parts know more.
ALLOWED = {
    "plotting": {"matplotlib", "matplotlib_inline", "IPython"},
    "widgets": {"anywidget", "ipywidgets", "traitlets"},
    "interop": {"onnx", "h5py", "safetensors"},
    "__main__.py": {"tqdm", "joblib"},
}


def names_imported(code):
    """Return the top-level packages that Python code imports, lazily or not."""
    names = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return {name.split(".")[0] for name in names}


def written_modules():
    """Return the files of Python and JavaScript that somebody wrote."""
    command = ["git", "ls-files", "-z", "*.py", "*.js", "*.mjs"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout.split("\0")
    made = ("lstm_core/widgets/static/", "book/static/vendor/")
    found = [ROOT / name for name in listed if name and not name.startswith(made) and (ROOT / name).is_file()]
    assert len(found) > 300
    return found


def functions_beyond(code):
    """Return {name: lines besides the docstring} of the functions that are too long."""
    found = {}
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            words = node.body[0] if ast.get_docstring(node) else None
            lines = node.end_lineno - node.lineno + 1 - (words.end_lineno - words.lineno + 1 if words else 0)
            if lines > MOST_OF_A_FUNCTION:
                found[node.name] = lines
    return found


def foreign(path):
    """Return what a file of lstm_core imports against the rules."""
    parts = path.relative_to(CORE).parts
    allowed = {"numpy", "lstm_core"} | set(sys.stdlib_module_names)
    for part in parts:
        allowed |= ALLOWED.get(part, set())
    return names_imported(path.read_text(encoding="utf-8")) - allowed


def test_the_mathematics_imports_numpy_only():
    files = list(CORE.rglob("*.py"))
    assert len(files) > 15
    for path in files:
        assert not foreign(path), f"{path.relative_to(ROOT)} imports {foreign(path)}"


def test_notebooks_import_the_library_and_nothing_of_the_course_around_it():
    allowed = {"numpy", "lstm_core"} | set(sys.stdlib_module_names)
    found = [path for path in (ROOT / "notebooks").rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts]
    assert len(found) > 12
    for path in found:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        for code in ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"):
            assert names_imported(code) <= allowed, f"{path.name} imports {names_imported(code) - allowed}"


def test_modules_and_functions_keep_the_limits_of_the_guide():
    guide = " ".join((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split())
    assert f"never pass {MOST_LINES}, functions of Python {MOST_OF_A_FUNCTION} besides their docstring" in guide
    lengths = {}
    for path in written_modules():
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= MOST_LINES, f"{path.relative_to(ROOT)} is long; split it"
        assert path.stem not in ("utils", "helpers", "misc"), f"{path.relative_to(ROOT)}: what is it about?"
        lengths |= functions_beyond(text) if path.suffix == ".py" else {}
    assert lengths == LONGER, "a function grew, or one that was long is not any more"


def test_importing_lstm_core_loads_no_plotting_and_no_widgets():
    code = "import lstm_core, sys; print({'matplotlib', 'anywidget', 'ipywidgets'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"


def test_versions_agree():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    code = (CORE / "__init__.py").read_text(encoding="utf-8")
    assert citation["version"] == project["version"]
    assert re.search(r'__version__ = "(.*)"', code)[1] == project["version"]
    assert project["version"] in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_citation_keeps_its_schema_and_names_the_project():
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.citation-file-format"]
    run = subprocess.run([*command, ROOT / "CITATION.cff"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert " AND ".join(citation["license"]) == project["license"]
    assert [author["name"] for author in citation["authors"]] == [author["name"] for author in project["authors"]]
    assert set(project["license-files"]) == {"LICENSE", "LICENSE-CONTENT", "THIRD_PARTY.md"}


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_and_pictures_lead_to_files_that_exist(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert target.startswith("https://") or (ROOT / target).exists(), f"{page} leads to {target}"


def test_the_contribution_guide_names_sessions_and_paths_that_exist(sessions):
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"nox -s ([a-z_]+)", text))
    assert named
    assert named <= sessions, f"nox has no session {named - sessions}"
    for path in re.findall(r"`((?:lstm_core|tools|book|tests|notebooks)/[\w./]*)`", text):
        assert (ROOT / path).exists(), f"CONTRIBUTING.md names {path}"


def test_the_changelog_and_the_stored_figures_name_sessions_that_exist(sessions):
    """A reader of the page of figures is told how to measure them again."""
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert set(re.findall(r"nox -s ([a-z_]+)", changes)) <= sessions
    commands = [table["command"] for tables in report_page.stored().values() for table in tables]
    assert commands
    for command in commands:
        assert command.removeprefix("nox -s ") in sessions, f"a stored table is measured by {command!r}"


def test_a_file_that_a_clone_lacks_is_not_needed():
    """Nothing that the package ships is ignored by git."""
    shipped = [p for p in CORE.rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    listed = "\n".join(str(path.relative_to(ROOT)) for path in shipped)
    run = subprocess.run(["git", "check-ignore", "--stdin"], cwd=ROOT, input=listed, capture_output=True, text=True)
    assert run.stdout == ""


def test_the_ci_script_is_valid_and_executable():
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0

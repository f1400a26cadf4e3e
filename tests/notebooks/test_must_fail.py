"""The comparison bites: a spoiled copy of a real notebook turns the suite red.

Each test takes the first notebook whose outputs hold what it spoils, changes that one thing in a copy, and
expects nbval (or the format check) to say so. A copy that is not spoiled is green, so red means the change.
"""

import copy
import re
import shutil

import nbformat
import pytest

from tools import notebooks

NUMBER = re.compile(r"(?<![\w.#-])\d+\.\d+(?![\w.])|(?<![\w.#-])\d+(?![\w.])")
PLOTTED_PATH = re.compile(
    r'(<g id="(?:line2d|patch|PathCollection|QuadMesh|FillBetween)\w*">\s*<path[^>]*? d="M )(-?\d+\.?\d*)'
)
WIDGET_NUMBER = re.compile(
    r'(<script type="application/json">.*?"[\w]+"\s*:\s*)(-?\d+(?:\.\d+)?)(?=\s*[,}])', re.DOTALL
)


def spoil_text(cell):
    """Change the last digit of one number in stdout or text/plain."""
    for output in cell["outputs"]:
        place, key = (output, "text") if output["output_type"] == "stream" else (output["data"], "text/plain")
        text = "".join(place.get(key, []))
        match = None if "text/html" in output.get("data", {}) or "<Axes" in text else NUMBER.search(text)
        if match:
            digit = str((int(match.group()[-1]) + 1) % 10)
            place[key] = text[: match.end() - 1] + digit + text[match.end() :]
            return True
    return False


def spoil_widget(cell):
    """Change one default in the state that an explorable stores."""
    return _substitute(cell, "text/html", WIDGET_NUMBER, lambda value: str(int(float(value)) + 1))


def spoil_plot(cell):
    """Move one plotted point by a hundredth of a point."""
    return _substitute(cell, "image/svg+xml", PLOTTED_PATH, lambda value: f"{float(value) + 0.01:.6g}")


def _substitute(cell, mime, pattern, change):
    for output in cell["outputs"]:
        text = "".join(output.get("data", {}).get(mime, []))
        spoiled = pattern.sub(lambda m: m.group(1) + change(m.group(2)), text, count=1)
        if spoiled != text:
            output["data"][mime] = spoiled
            return True
    return False


def spoiled_copy(spoil, tmp_path):
    """Write a copy of the first notebook that `spoil` can spoil, cut after the spoiled cell."""
    for source in notebooks.find():
        notebook = copy.deepcopy(notebooks.read(source))
        for number, cell in enumerate(notebook["cells"]):
            if cell["cell_type"] == "code" and spoil(cell):
                notebook["cells"] = notebook["cells"][: number + 1]
                path = tmp_path / source.name
                path.write_text(notebooks.dumps(notebooks.canonical(notebook)), encoding="utf-8")
                return path, cell
    pytest.fail(f"No notebook holds anything that {spoil.__name__} could spoil: the comparison guards nothing.")


@pytest.mark.parametrize("spoil", [spoil_text, spoil_widget, spoil_plot])
def test_nbval_is_red_when_one_stored_value_changed(spoil, tmp_path, nbval):
    path, cell = spoiled_copy(spoil, tmp_path)
    result = nbval(path)
    assert result.returncode == 1, result.text
    assert re.search(r"\b1 failed", result.text), f"only the spoiled cell {cell['id']} may fail:\n{result.text}"
    assert "Cell outputs differ" in result.text, result.text


def test_nbval_is_green_on_an_unspoiled_copy_without_widget_views(tmp_path, nbval):
    """A stored output from which the widget view (random id) was dropped still compares equal."""
    path, _ = spoiled_copy(lambda cell: "".join(map(str, cell["outputs"])).count("data-explorable") > 0, tmp_path)
    result = nbval(path)
    assert result.returncode == 0, result.text
    assert notebooks.WIDGET_VIEW not in path.read_text(encoding="utf-8")


def test_what_a_cell_asks_of_the_network_is_seen_even_when_it_catches_the_refusal(tmp_path, nbval):
    source = "import contextlib, socket\nwith contextlib.suppress(OSError):\n    socket.getaddrinfo('example.org', 80)"
    cell = nbformat.v4.new_code_cell(source, execution_count=1, id="ask")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "ask.ipynb")
    result = nbval(tmp_path / "ask.ipynb")
    assert result.returncode == 0, result.text
    assert result.asked.startswith("socket.getaddrinfo example.org by ")


def test_stripped_notebook_fails_the_format_check(tmp_path):
    """nbval passes a cell without an execution count uncompared, so the format check has to stop it."""
    source = notebooks.find()[0]
    notebook = notebooks.read(source)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell.update(execution_count=None, outputs=[])
    path = tmp_path / source.name
    path.write_text(notebooks.dumps(notebooks.canonical(notebook)), encoding="utf-8")
    code_cells = sum(cell["cell_type"] == "code" for cell in notebook["cells"])
    assert sum("was never executed" in sentence for sentence in notebooks.check_file(path)) == code_cells > 0


def test_check_command_fails_on_a_stripped_copy_and_passes_the_course(tmp_path, capsys):
    source = notebooks.find()[0]
    path = shutil.copy(source, tmp_path / source.name)
    path.write_text(path.read_text(encoding="utf-8").replace('"execution_count": 1,', '"execution_count": null,'))
    assert notebooks.main(["check", str(path)]) == 1
    assert "was never executed, expected 1" in capsys.readouterr().out
    assert notebooks.main(["check"]) == 0

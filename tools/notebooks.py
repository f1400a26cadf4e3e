"""Keep the notebooks canonical: format them, check them, execute them.

Usage, from the repository root::

    python tools/notebooks.py format [NOTEBOOK ...]   rewrite in canonical form
    python tools/notebooks.py check  [NOTEBOOK ...]   say what is wrong, exit 1 if anything is
    python tools/notebooks.py run    [NOTEBOOK ...]   execute each in a clean kernel, then format

Without a notebook every ``.ipynb`` under ``notebooks/`` is taken. The canonical form is what gives a
comparison of outputs a meaning: nbval passes a cell without an execution count uncompared, and skips PNG.
"""

from __future__ import annotations

import argparse
import ast
import io
import json
import os
import re
import statistics
import sys
import tokenize
from itertools import zip_longest
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
KERNELSPEC = {"display_name": "Python 3", "language": "python", "name": "python3"}
LANGUAGE_INFO = {
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "pygments_lexer": "ipython3",
}
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
VOLATILE_NOTEBOOK_KEYS = {
    "widgets",
    "signature",
    "execution",
    "papermill",
    "orig_nbformat",
    "vscode",
    "colab",
    "toc",
}
VOLATILE_CELL_KEYS = {
    *("execution", "ExecuteTime", "executionInfo", "collapsed", "scrolled", "trusted", "papermill", "vscode"),
    *("id", "outputId", "pycharm", "colab"),
}
SPLIT_MIMES = {"application/javascript", "image/svg+xml"}
UNCOMPARED_MIMES = ("image/png", "image/jpeg")

MAX_CODE_LINES, MEDIAN_CODE_LINES, MAX_DEF_LINES = 20, 5, 8
MAX_MARKDOWN_WORDS, MIN_CELLS, MAX_CELLS = 120, 15, 40
BANNED_NAMES = {
    *("interact", "interactive", "interact_manual", "interactive_output", "Output"),
    *("clear_output", "update_display", "tqdm", "trange", "tqdm_notebook"),
}
WORD_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
RANDOM_ID = re.compile(r"[0-9a-f]{8}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
NOT_REPEATABLE = {
    "a memory address": re.compile(r"\b0x[0-9a-fA-F]{6,16}\b"),
    "a random identifier": re.compile(r"\b(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b"),
    "a path of one machine": re.compile(r"(?<![\w./:-])/(?:home|Users|tmp|root|opt|usr|var|work)/\w|\b[A-Z]:\\\w"),
}

Notebook = dict[str, Any]
Cell = dict[str, Any]


# ---------------------------------------------------------------- canonical form


def canonical(notebook: Notebook) -> Notebook:
    """Return the canonical form of a notebook; the argument stays as it was.

    Cell ids and cells that were never executed are left alone: neither can be made up here.
    """
    metadata = {k: v for k, v in notebook.get("metadata", {}).items() if k not in VOLATILE_NOTEBOOK_KEYS}
    metadata |= {"kernelspec": KERNELSPEC, "language_info": LANGUAGE_INFO}
    cells, position = [], 0
    for cell in notebook["cells"]:
        position += cell["cell_type"] == "code"
        cells.append(_canonical_cell(cell, position))
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def dumps(notebook: Notebook) -> str:
    """Write a notebook as text: sorted keys, one line per source line, a newline at the end."""
    return json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _canonical_cell(cell: Cell, position: int) -> Cell:
    new = {k: v for k, v in cell.items() if k in ("cell_type", "id", "attachments")}
    new["metadata"] = {k: v for k, v in cell.get("metadata", {}).items() if k not in VOLATILE_CELL_KEYS}
    new["source"] = _lines(_text(cell["source"]).strip("\n"))
    if cell["cell_type"] == "code":
        count = None if cell.get("execution_count") is None else position
        new |= {"execution_count": count, "outputs": _canonical_outputs(cell.get("outputs", []), count)}
    return new


def _canonical_outputs(outputs: list[dict], count: int | None) -> list[dict]:
    new: list[dict] = []
    for output in map(dict, outputs):
        if output["output_type"] == "stream":
            output["text"] = _lines(_text(output["text"]))
            if new and new[-1].get("name") == output["name"]:  # a kernel may flush one text in several pieces
                output = {**output, "text": _lines(_text(new.pop()["text"]) + _text(output["text"]))}
        if "data" in output:
            output["data"] = {k: _canonical_data(k, v) for k, v in output["data"].items() if k != WIDGET_VIEW}
            if not output["data"]:
                continue
        if "execution_count" in output:
            output["execution_count"] = count
        new.append(output)
    return new


def _canonical_data(mime: str, value: Any) -> Any:
    if mime.startswith("text/") or mime in SPLIT_MIMES:
        return _lines(_text(value))
    return value


def _text(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "".join(value)


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


# ---------------------------------------------------------------- what is wrong, in sentences


def problems(notebook: Notebook, *, chapter: bool) -> list[str]:
    """Say what keeps a notebook from being canonical, repeatable and short; an empty list means nothing does.

    Parameters
    ----------
    notebook : dict
        The notebook as parsed from JSON.
    chapter : bool
        Whether the limits of a whole chapter hold too: 15–40 cells, a median of 5 code lines.
    """
    if notebook.get("nbformat") != 4 or not isinstance(notebook.get("cells"), list):
        return ["This is not a notebook of format 4; save it again with a current JupyterLab."]
    found = _id_problems(notebook["cells"])
    position = 0
    for number, cell in enumerate(notebook["cells"], start=1):
        name = f"Cell {number} ({cell.get('id', 'no id')})"
        if cell["cell_type"] == "code":
            position += 1
            sentences = _count_problems(cell, position) + output_problems(cell) + code_problems(cell)
        else:
            sentences = markdown_problems(cell)
        found += [f"{name} {sentence}" for sentence in sentences]
    found += _lesson_problems(notebook["cells"])
    found += _chapter_problems(notebook["cells"]) if chapter else []
    if canonical(notebook) != notebook:
        found.append("The file is not in canonical form; `python tools/notebooks.py format` writes it.")
    return found


def _id_problems(cells: list[Cell]) -> list[str]:
    found, seen = [], set()
    for number, cell in enumerate(cells, start=1):
        name = cell.get("id", "")
        if not WORD_ID.fullmatch(name) or RANDOM_ID.fullmatch(name):
            found.append(f"Cell {number} has the id {name!r}; give it words that say what it does, like 'forget-gate'.")
        elif name in seen:
            found.append(f"Cell {number} repeats the id {name!r}; each cell needs its own.")
        seen.add(name)
    return found


def _count_problems(cell: Cell, position: int) -> list[str]:
    count = cell.get("execution_count")
    if count == position:
        return []
    came = "was never executed" if count is None else f"has the execution count {count}"
    return [f"{came}, expected {position}; `python tools/notebooks.py run` executes it from a clean kernel."]


def output_problems(cell: Cell) -> list[str]:
    """Say which outputs of a code cell cannot repeat or be compared: errors, bitmaps, addresses, paths."""
    found = []
    for output in cell.get("outputs", []):
        if output["output_type"] == "error":
            found.append(f"ends in an error ({output.get('ename')}); catch it and print its message instead.")
            continue
        data = output.get("data", {"text/plain": output.get("text", "")})
        if WIDGET_VIEW in data:
            found.append("stores a widget view, whose id is random; `python tools/notebooks.py format` drops it.")
        found += [
            f"holds {mime}, which nbval never compares; draw SVG (lstm_core.plotting.setup_notebook())."
            for mime in UNCOMPARED_MIMES
            if mime in data
        ]
        texts = [_text(v) for k, v in data.items() if k.startswith("text/") or k in SPLIT_MIMES]
        found += [
            f"prints {what} ({matches[0].group()!r}), which differs on the next run; leave it out."
            for what, pattern in NOT_REPEATABLE.items()
            if (matches := [match for text in texts for match in pattern.finditer(text)])
        ]
    return found


def code_problems(cell: Cell) -> list[str]:
    """Say where a code cell breaks the style: length, long functions, classes, magics, `;`, live displays."""
    source = _text(cell["source"])
    lines = code_lines(source)
    if not lines:
        return ["is empty; delete it."]
    found = []
    if lines > MAX_CODE_LINES:
        found.append(f"has {lines} lines of code, at most {MAX_CODE_LINES} fit one idea; split it.")
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        return [*found, f"is not plain Python (line {error.lineno}); magics and shell lines are banned."]
    if _last_token(source) == ";":
        found.append("ends in ';', which does not silence a cell under nbval; let the last line be `ax = …`.")
    lesson = "lesson" in cell.get("metadata", {}).get("tags", [])
    for node in ast.walk(tree):
        found += _node_problems(node, lesson)
    return found


def _node_problems(node: ast.AST, lesson: bool) -> list[str]:
    if isinstance(node, ast.ClassDef):
        return [f"defines class {node.name}; code of that size lives in lstm_core."]
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        length = node.end_lineno - node.lineno + 1
        if length > MAX_DEF_LINES and not lesson:
            return [f"defines {node.name}() in {length} lines, over {MAX_DEF_LINES}; move it or tag it 'lesson'."]
    names = {ast.Name: "id", ast.Attribute: "attr", ast.alias: "name"}
    name = getattr(node, names.get(type(node), ""), "")
    if BANNED_NAMES & set(name.split(".")):
        return [f"uses {name}, whose output is neither live in the book nor comparable by nbval."]
    return []


def markdown_problems(cell: Cell) -> list[str]:
    """Say whether a text cell is too long to be one idea."""
    words = markdown_words(_text(cell["source"]))
    if words > MAX_MARKDOWN_WORDS:
        return [f"has {words} words, at most {MAX_MARKDOWN_WORDS} fit one idea; split or shorten it."]
    return []


def _lesson_problems(cells: list[Cell]) -> list[str]:
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    found = []
    for cell, following in zip_longest(code, code[1:]):
        if "lesson" not in cell.get("metadata", {}).get("tags", []):
            continue
        if following is None or not re.search(r"\bassert", _text(following["source"])):
            name = cell.get("id")
            found.append(f"Cell {name} is a lesson; the code cell after it must assert that it equals lstm_core's.")
    return found


def _chapter_problems(cells: list[Cell]) -> list[str]:
    found = []
    if not MIN_CELLS <= len(cells) <= MAX_CELLS:
        found.append(f"The chapter has {len(cells)} cells; {MIN_CELLS} to {MAX_CELLS} make a lesson.")
    lengths = [code_lines(_text(c["source"])) for c in cells if c["cell_type"] == "code"]
    if lengths and (median := statistics.median(lengths)) > MEDIAN_CODE_LINES:
        found.append(f"The median code cell has {median:g} lines, at most {MEDIAN_CODE_LINES} are wanted.")
    return found


def code_lines(source: str) -> int:
    """Count the lines of a cell that are not blank."""
    return sum(bool(line.strip()) for line in source.splitlines())


def markdown_words(source: str) -> int:
    """Count the words that are read: no display equations, fence lines, directive options or addresses."""
    source = re.sub(r"\$\$.*?\$\$", " ", source, flags=re.DOTALL)
    source = re.sub(r"^\s*(?:`{3,}|:{3,}).*$|^\s*:[\w-]+:.*$|^\(.*\)=$", " ", source, flags=re.MULTILINE)
    source = re.sub(r"\]\([^)]*\)|<https?:[^>]*>", "] ", source)
    source = re.sub(r"\$[^$]*\$", " x ", source)
    return sum(bool(re.search(r"\w", word)) for word in source.split())


def _last_token(source: str) -> str:
    skip = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.ENDMARKER, tokenize.DEDENT}
    tokens = [t for t in tokenize.generate_tokens(io.StringIO(source).readline) if t.type not in skip]
    return tokens[-1].string if tokens else ""


# ---------------------------------------------------------------- files


def find(root: Path = ROOT) -> list[Path]:
    """List every notebook of the course; the fill-in copies in ``notebooks/exercises`` have nothing to execute."""
    found = (root / "notebooks").rglob("*.ipynb")
    return sorted(p for p in found if not {".ipynb_checkpoints", "exercises"} & set(p.relative_to(root).parts))


def is_chapter(path: Path) -> bool:
    """Tell whether a notebook is a chapter (``notebooks/NN-…``), not an exercise or a demonstration."""
    return path.parent.name == "notebooks" and re.match(r"\d\d-", path.name) is not None


def read(path: Path) -> Notebook:
    """Parse a notebook; a file that is no JSON raises ValueError with a sentence."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise ValueError(f"{path.name} is not JSON (line {error.lineno}); restore it from git.") from None


def check_file(path: Path) -> list[str]:
    """Say what is wrong with one notebook file, its bytes included."""
    try:
        notebook = read(path)
    except ValueError as error:
        return [str(error)]
    found = problems(notebook, chapter=is_chapter(path))
    if not found and path.read_bytes() != dumps(notebook).encode():
        found.append("The file's spacing or key order is not canonical; `python tools/notebooks.py format` writes it.")
    return found


def format_file(path: Path) -> bool:
    """Rewrite one notebook in canonical form; return whether that changed it."""
    text = dumps(canonical(read(path))).encode()
    changed = path.read_bytes() != text
    if changed:
        path.write_bytes(text)
    return changed


def run_file(path: Path, timeout: float = 60) -> None:
    """Execute one notebook alone, in its folder, in a clean kernel of this interpreter, then format it."""
    import nbformat
    from jupyter_client.kernelspec import NATIVE_KERNEL_NAME
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient

    os.environ.setdefault("OMP_NUM_THREADS", "1")
    manager = AsyncKernelManager(kernel_name=NATIVE_KERNEL_NAME)
    manager.kernel_spec_manager.kernel_dirs = []  # no installed kernel but the one of this interpreter
    notebook = nbformat.from_dict(nbformat.reads(dumps(canonical(read(path))), as_version=4))
    client = NotebookClient(
        notebook, km=manager, timeout=timeout, record_timing=False, store_widget_state=False,
        resources={"metadata": {"path": str(path.parent)}},
    )  # fmt: skip
    client.execute(cleanup_kc=True)
    path.write_text(dumps(canonical(json.loads(nbformat.writes(notebook)))), encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["format", "check", "run"])
    parser.add_argument("notebooks", nargs="*", type=Path)
    options = parser.parse_args(arguments)
    paths = options.notebooks or find()
    if not paths:
        print("No notebook under notebooks/; name one.", file=sys.stderr)
        return 1
    wrong = 0
    for path in paths:
        if options.command == "check":
            sentences = check_file(path)
            wrong += len(sentences)
            print(*(f"{path}: {sentence}" for sentence in sentences), sep="\n", end="\n" if sentences else "")
        elif options.command == "run":
            run_file(path)
            print(f"{path}: executed")
        elif format_file(path):
            print(f"{path}: formatted")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

"""Build the book a second time on plain current Sphinx, without Jupyter Book, and compare it with the first build.

Jupyter Book 1 pins an old Sphinx. This is the way out, tried before it is needed: the configuration that Jupyter Book
would hand to Sphinx, minus the two extensions that are Jupyter Book, in an environment with the newest of the rest.
"""

import ast
import json
import re
import shutil
import subprocess
import sys
import venv

from tests.engines import __main__ as engines
from tests.engines import browsers
from tools import report_page
from tools.build_book import ROOT, ensure_built_book

PLACE = ROOT / "_build" / "second"
SOURCES = ("book", "notebooks", "lstm_core", "_config.yml", "LICENSE", "LICENSE-CONTENT")
COMMAND = "nox -s sphinx"
# The theme is the one that the book's styles are written for; everything else is the newest there is.
PACKAGES = (
    *("sphinx", "myst-nb", "sphinx-book-theme==1.2.0", "sphinx-external-toc", "sphinx-copybutton", "sphinx-comments"),
    *("sphinx-design", "sphinx-exercise", "sphinxcontrib-bibtex", "mini-racer", "beautifulsoup4"),
    *("numpy", "matplotlib", "anywidget"),
)
JUPYTER_BOOK = {"jupyter_book", "sphinx_jupyterbook_latex"}
NAMED = ("sphinx", "myst-nb", "sphinx-book-theme", "docutils")
COUNTED = {
    "explorables": r'<[a-z]+[^<>]*\sdata-explorable="(?!exercise")',
    "exercises": r'<[a-z]+[^<>]*\sdata-explorable="exercise"',
    "equations": r'class="eqno"',
    "figures": r"<figure\b",
}


def environment():
    """Return the interpreter of a fresh environment with the newest packages."""
    home = PLACE / "venv"
    shutil.rmtree(PLACE, ignore_errors=True)
    venv.create(home, with_pip=True)
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--upgrade", *PACKAGES], check=True)
    return python


def versions(python):
    """Return the versions of the packages that write the pages, and of Python."""
    code = f"import json; from importlib.metadata import version as v; print(json.dumps([v(n) for n in {NAMED}]))"
    said = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True)
    return dict(zip(NAMED, json.loads(said.stdout), strict=True))


def configure(source):
    """Write the ``conf.py`` of plain Sphinx for a copy of the sources."""
    program = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()"]
    command = [*program, "config", "sphinx", str(source), "--toc", str(source / "book" / "_toc.yml")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    conf = source / "conf.py"
    text = conf.read_text(encoding="utf-8")
    listed = re.search(r"^extensions = (.*)$", text, re.MULTILINE)
    kept = [name for name in ast.literal_eval(listed[1]) if name not in JUPYTER_BOOK]
    text = text.replace(listed[0], f"extensions = {kept!r}")
    conf.write_text(f"import sys\nsys.path.insert(0, {str(source / 'book' / '_ext')!r})\n{text}", encoding="utf-8")


def build(python):
    """Build strictly and return the folder of the pages."""
    source, html = PLACE / "source", PLACE / "html"
    source.mkdir()
    for name in SOURCES:
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, source / name, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
        else:
            shutil.copy(path, source)
    configure(source)
    strict = ("-b", "html", "-q", "-W", "-n", "--keep-going")
    subprocess.run([python, "-m", "sphinx", *strict, str(source), str(html)], cwd=source, check=True)
    return html


def counts(html):
    """Return {page: {what: how many}} of a built book."""
    found = {}
    for name in engines.pages(html, []):
        text = (html / name).read_text(encoding="utf-8")
        found[name] = {what: len(re.findall(pattern, text)) for what, pattern in COUNTED.items()}
    return found


def row(name, version, pages, faults):
    """Return one row of the table: a build, its versions, what it holds, its faults in the browser."""
    totals = [sum(page[what] for page in pages.values()) for what in COUNTED]
    return [name, *version.values(), len(pages), *totals, faults]


def main():
    """Run the session and store its table."""
    say = lambda line: print(line, flush=True)  # noqa: E731
    first = ensure_built_book(report=say)
    python = environment()
    second = build(python)
    rows, wrong = [], 0
    for name, html, which in (("Jupyter Book", first, sys.executable), ("plain Sphinx", second, python)):
        pages = counts(html)
        _, seen = engines.drive(browsers.Chromium, html, [page for page in pages if pages[page]["explorables"]], say)
        faults = [f"{name}, {where}, {page}: {fault}" for (page, where), v in seen.items() for fault in v["faults"]]
        rows.append(row(name, versions(which), pages, len(faults)))
        for fault in faults:
            say(fault)
        wrong += len(faults)
    ours, theirs = counts(first), counts(second)
    for page in sorted(ours.keys() | theirs.keys()):
        if ours.get(page) != theirs.get(page):
            say(f"{page}: Jupyter Book has {ours.get(page)}, plain Sphinx has {theirs.get(page)}")
            wrong += 1
    about = (
        "The book as it is published, and the same sources on plain Sphinx without Jupyter Book, with the newest "
        "release of each package but the theme. Both builds are strict: a warning ends them. Errors are those that "
        "Chromium shows on the pages with explorables, served and from their folder."
    )
    columns = ["build", *NAMED, "pages", *COUNTED, "errors"]
    table = {"title": "Two ways to build the book", "about": about, "command": COMMAND}
    table |= {"machine": report_page.machine(), "columns": columns, "rows": rows}
    if not wrong:
        report_page.store("builds", [table])
    say(f"{len(ours)} pages built twice, {wrong} differences or errors")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

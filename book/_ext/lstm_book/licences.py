"""One text beside the pages, ``licences.txt``: whose work the built book ships, in which version, under which licence.

``COMPONENTS`` says which files below ``_static`` are whose; a test finds a file that is nobody's. The texts come from
the installed packages and from the vendored folders themselves.
"""

import json
import re
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

NAME = "licences.txt"
ROOT = Path(__file__).resolve().parents[3]
VENDOR = Path("book") / "static" / "vendor"
# What we wrote ourselves, besides what lies in book/static.
OWN = ("explorables/*", "exercises.js", "search-texts.js")
RULE = "=" * 100
OPENING = """\
Long Short-Term Memory, Live: licences of what this folder holds

The code of the course, that of its explorables included, is licensed under the BSD 3-Clause License; its text and its
figures under the Creative Commons Attribution 4.0 International licence. Both follow, and then the work of others that
the pages use, each with its licence.
"""
MIT = """\
Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


@dataclass(frozen=True)
class Component:
    """A package of the lock, its licence, the files below ``_static`` that come from it, and whom it carries along."""

    package: str
    licence: str
    files: tuple[str, ...]
    inside: tuple[tuple[str, str], ...] = ()


COMPONENTS = (
    Component(
        "sphinx",
        "BSD-2-Clause",
        ("doctools.js", "documentation_options.js", "language_data.js", "searchtools.js", "sphinx_highlight.js"),
    ),
    Component("pygments", "BSD-2-Clause", ("pygments.css",)),
    Component(
        "sphinx-book-theme",
        "BSD-3-Clause",
        ("scripts/sphinx-book-theme.js", "styles/sphinx-book-theme.css", "sbt-webpack-macros.html"),
    ),
    Component(
        "pydata-sphinx-theme",
        "BSD-3-Clause",
        (
            *("scripts/pydata-sphinx-theme.js", "scripts/bootstrap.js", "webpack-macros.html"),
            *("styles/pydata-sphinx-theme.css", "styles/theme.css"),
        ),
        (
            ("Bootstrap 5.3.3, in scripts/bootstrap.js", "Copyright 2011-2024 The Bootstrap Authors"),
            ("Popper, in scripts/bootstrap.js", "Copyright (c) 2019 Federico Zivolo"),
        ),
    ),
    Component("sphinx-design", "MIT", ("sphinx-design.min.css", "design-tabs.js")),
    Component(
        "sphinx-copybutton",
        "MIT",
        ("clipboard.min.js", "copy-button.svg", "copybutton.css", "copybutton.js", "copybutton_funcs.js"),
        (("clipboard.js 2.0.8, in clipboard.min.js", "Copyright (c) Zeno Rocha"),),
    ),
    Component("sphinx-exercise", "MIT", ("exercise.css",)),
    Component("myst-nb", "BSD-3-Clause", ("mystnb.*.css",)),
)


class LicenceError(RuntimeError):
    """A package whose licence cannot be shipped because it is not there."""


def packaged_texts(package):
    """Return the licence texts that an installed package carries."""
    files = metadata.files(package) or ()
    found = [file for file in files if re.match(r"(licen[cs]e|copying)", file.name, re.IGNORECASE)]
    texts = [file.read_text(encoding="utf-8").strip() for file in found if ".dist-info" in str(file)]
    if not texts:
        raise LicenceError(f"the installed {package} carries no licence text; {NAME} has to quote it.")
    return texts


def entries(root):
    """Return [title, licence, files, texts] for everything of others that the built book ships."""
    for part in COMPONENTS:
        title = f"{part.package} {metadata.version(part.package)}"
        yield title, part.licence, part.files, packaged_texts(part.package)
        for name, holder in part.inside:
            yield name, "MIT", (), [f"{holder}\n\n{MIT.strip()}"]
    for entry in json.loads((root / VENDOR / "manifest.json").read_text(encoding="utf-8")):
        folders = {name.split("/")[0] for name in entry["files"]}
        texts = [(root / VENDOR / name).read_text("utf-8").strip() for name in entry["files"] if "LICENSE" in name]
        if not texts:
            raise LicenceError(f"{entry['name']} in {VENDOR} has no LICENSE; {NAME} has to quote it.")
        files = tuple(f"vendor/{folder}/*" for folder in sorted(folders))
        yield f"{entry['name']} {entry['version']}", entry["licence"], files, texts


def document(root):
    """Return the whole text."""
    parts = [OPENING]
    for name in ("LICENSE", "LICENSE-CONTENT"):
        parts.append(f"{RULE}\nThe course itself: {name}\n\n{(ROOT / name).read_text(encoding='utf-8').strip()}\n")
    for title, licence, files, texts in entries(root):
        where = f"\n_static/: {', '.join(files)}" if files else ""
        parts.append(f"{RULE}\n{title} ({licence}){where}\n\n" + "\n\n".join(texts) + "\n")
    return "\n".join(parts)


def write(app, exception):
    """Put the text beside the pages."""
    if exception is None and app.builder.format == "html":
        (Path(app.outdir) / NAME).write_text(document(Path(app.srcdir)), encoding="utf-8")


def setup(app):
    """Register with Sphinx."""
    app.connect("build-finished", write)

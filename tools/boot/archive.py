"""The built book as one zip: unpacked anywhere, it works from its folder, and the same book gives the same bytes."""

import tomllib
import zipfile

from tools.boot.steps import CourseError

# What only a server or the next build reads. A server that wants compressed twins makes them by itself.
LEFT_OUT = (".gz", ".buildinfo", ".inv")
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip knows
READ_ME = """\
{title}, version {version}

This folder is the whole course. It needs no network, no server, no installation and no account.

To read it       open index.html in a browser: every figure computes, also from a stick or a network drive.
To publish it    copy the folder to any web server; its files are static. Let the server compress them (nginx: gzip on).
To show a state  "Copy link" below a figure gives an address that opens the figure as you left it.
To change it     get the sources: this folder holds the built pages only. Each chapter's notebook is in _sources.

Code: BSD 3-Clause licence. Text and figures: CC BY 4.0. Licences of fonts and of KaTeX lie in _static/vendor.
"""


def version_of(root):
    """Return the version of the course."""
    with open(root / "pyproject.toml", "rb") as file:
        return tomllib.load(file)["project"]["version"]


def packed(html):
    """Return the files of the built book that belong in the archive, sorted by name."""
    files = [path for path in html.rglob("*") if path.is_file() and not path.name.endswith(LEFT_OUT)]
    return sorted((path.relative_to(html).as_posix(), path) for path in files)


def write(html, version, folder):
    """Write the archive and return its path.

    Parameters
    ----------
    html : pathlib.Path
        The built book.
    version : str
        The version of the course, part of every name.
    folder : pathlib.Path
        Where the archive is written.
    """
    name = f"lstm-course-{version}"
    found = packed(html)
    if not any(path == "index.html" for path, _ in found):
        raise CourseError(f"{html} holds no index.html; build the book with `python course.py build`.")
    target = folder / f"{name}.zip"
    half = target.with_suffix(".part")
    with zipfile.ZipFile(half, "w") as archive:
        text = READ_ME.format(title="Long Short-Term Memory, Live", version=version)
        add(archive, f"{name}/READ-ME-FIRST.txt", text.replace("\n", "\r\n").encode())  # for every system's editor
        for path, file in found:
            add(archive, f"{name}/{path}", file.read_bytes())
    half.replace(target)
    return target


def add(archive, name, data):
    """Add one file with a fixed time and fixed rights."""
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o100644 << 16
    archive.writestr(entry, data, compresslevel=9)

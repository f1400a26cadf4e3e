"""What the appendices know of the chapters: their files and the first states of their explorables."""

import html
import json
import re
from pathlib import Path

_ROOT = re.compile(r'data-explorable="([^"]+)"><script type="application/json">(.*?)</script>', re.DOTALL)


class ChapterError(ValueError):
    """A chapter or a figure that an appendix names and that is not there."""


def chapter_file(root, number):
    """Return the notebook of a chapter.

    Parameters
    ----------
    root : Path
        The repository.
    number : int
        The chapter's number, from 1.

    Raises
    ------
    ChapterError
        If there is none, or more than one.
    """
    found = sorted((Path(root) / "notebooks").glob(f"{number:02d}-*.ipynb"))
    if len(found) != 1:
        names = ", ".join(path.name for path in found) or "none"
        raise ChapterError(f"chapter {number} should be one notebook named {number:02d}-….ipynb; found: {names}.")
    return found[0]


def numbers(root):
    """Return the numbers of the chapters that exist, in order."""
    return sorted(int(path.name[:2]) for path in (Path(root) / "notebooks").glob("[0-9][0-9]-*.ipynb"))


def docname(path):
    """Return a chapter's name in the book."""
    return f"notebooks/{Path(path).stem}"


def explorables(path):
    """Return the first state of each explorable of a chapter, by its name in links.

    The second of a kind on a page is ``name~2``, as in ``esm/kit/share.js``.
    """
    found, seen = {}, {}
    for cell in json.loads(Path(path).read_text(encoding="utf-8"))["cells"]:
        for output in cell.get("outputs", []):
            markup = "".join(output.get("data", {}).get("text/html", []))
            for name, state in _ROOT.findall(markup):
                name = html.unescape(name)
                seen[name] = seen.get(name, 0) + 1
                found[name if seen[name] == 1 else f"{name}~{seen[name]}"] = json.loads(state)
    return found

"""What the book suite shares: the built book, its pages, and a copy of the book that a test may break."""

import shutil
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.network.guard import guarded
from tools import build_book

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "book" / "_ext"))

PROBE = """# Probe

```{explorable} gate-timeline
:weights: temporal-order
:t: 3
```

The state $c_t$ follows {eq}`eq-probe`.

$$
c_t = f_t \\odot c_{t-1} + i_t \\odot g_t
$$ (eq-probe)
"""
TOC = """format: jb-book
root: book/index
chapters:
  - file: book/still
  - file: book/probe
"""


@pytest.fixture(scope="session")
def book():
    """Return the folder of the built book; build it strictly when it is missing or stale."""
    return build_book.ensure_built_book()


@pytest.fixture(scope="session")
def pages(book):
    """Return every page of the book, parsed: {path inside the book: document}."""
    found = {}
    for path in sorted(book.rglob("*.html")):
        name = path.relative_to(book)
        if not {"_static", "_sources"} & set(name.parts):
            found[name.as_posix()] = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    assert len(found) >= 5, f"only {sorted(found)}: these tests would be green because empty"
    return found


class SmallBook:
    """Three pages under the real book's machinery, built apart from it."""

    def __init__(self, root):
        self.root = root
        self.html = root / "_build" / "html"

    def build(self):
        """Build what changed, strictly."""
        return build_book.ensure_built_book(self.root, report=lambda line: None)

    def write(self, name, text):
        """Write one page."""
        (self.root / "book" / name).write_text(text, encoding="utf-8")

    def page(self, name):
        """Return a built page, parsed."""
        return BeautifulSoup((self.html / "book" / name).read_text(encoding="utf-8"), "html.parser")


def lay_out(root):
    """Put the real book's machinery, and no page, into a folder."""
    for name in ("_ext", "static"):
        shutil.copytree(ROOT / "book" / name, root / "book" / name, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "tools").mkdir()
    for name in ("_config.yml", "tools/build_book.py", "book/references.bib", "LICENSE", "LICENSE-CONTENT"):
        shutil.copyfile(ROOT / name, root / name)
    small = SmallBook(root)
    small.write("_toc.yml", TOC)
    small.write("index.md", "# Small\n\nA first page.\n")
    small.write("still.md", "# Still\n\n```{index} stillness\n```\n\nThis page does not change: $h_t$.\n")
    return small


@pytest.fixture(scope="session")
def small_book(tmp_path_factory):
    """Build it once, in a folder whose name has a space and an accent."""
    small = lay_out(tmp_path_factory.mktemp("petit livre é"))
    small.write("probe.md", PROBE)
    with guarded(small.root / "network.txt"):
        small.build()
    return small

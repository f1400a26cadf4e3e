"""Buttons that run a notebook elsewhere: none without an address of the repository, the right ones with it."""

import re

import nbformat
import pytest
from fontTools.ttLib import TTFont
from lstm_book import launch

from tests.book.conftest import ROOT, lay_out

ADDRESS = "https://github.com/someone/a-course"
TOC = """format: jb-book
root: book/index
chapters:
  - file: book/still
  - file: notebooks/01-try
"""


@pytest.fixture(scope="module")
def launching(tmp_path_factory):
    """Build a book of three pages, one of them a notebook, with an address."""
    small = lay_out(tmp_path_factory.mktemp("launching"))
    small.write("_toc.yml", TOC)
    config = (small.root / "_config.yml").read_text(encoding="utf-8")
    assert '  url: ""\n' in config
    (small.root / "_config.yml").write_text(config.replace('url: ""', f"url: {ADDRESS}"), encoding="utf-8")
    cells = [nbformat.v4.new_markdown_cell("# Try", id="title"), nbformat.v4.new_code_cell("1 + 1", id="sum")]
    language = {"language_info": {"name": "python", "pygments_lexer": "ipython3"}}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=language)
    (small.root / "notebooks").mkdir()
    nbformat.write(notebook, small.root / "notebooks" / "01-try.ipynb")
    small.build()
    return small


def links(page):
    """Return {text: address} of the buttons of a page."""
    buttons = page.select(".dropdown-launch-buttons a")
    return {button.get_text(strip=True): button["href"] for button in buttons}


def test_this_copy_has_no_address_and_so_no_page_has_a_button(pages):
    assert '\nrepository:\n  url: ""\n' in (ROOT / "_config.yml").read_text(encoding="utf-8")
    for name, page in pages.items():
        assert not page.select(".dropdown-launch-buttons"), name
        assert not page.select("a[href*='mybinder.org'], a[href*='colab.research']"), name


def test_with_an_address_a_notebook_opens_on_binder_and_colab(launching):
    page = launching.page("../notebooks/01-try.html")
    assert links(page) == {
        "Binder": "https://mybinder.org/v2/gh/someone/a-course/main?urlpath=lab/tree/notebooks/01-try.ipynb",
        "Colab": "https://colab.research.google.com/github/someone/a-course/blob/main/notebooks/01-try.ipynb",
    }
    assert not links(launching.page("still.html"))


def test_a_button_loads_nothing_before_it_is_pressed(launching):
    page = launching.page("../notebooks/01-try.html")
    (group,) = page.select(".dropdown-launch-buttons")
    assert not group.select("img")
    assert group.find("button")["aria-label"]
    for tag in page.find_all(["script", "link", "img", "iframe"]):
        address = tag.get("src") or tag.get("href") or ""
        assert not address.startswith(("http:", "https:", "//")), tag


def test_the_icon_is_in_the_font(launching):
    css = (launching.html / "_static" / "styles" / "pydata-sphinx-theme.css").read_text(encoding="utf-8")
    name = launch.ICON.split()[-1]
    code = re.search(rf'\.{name}:before[^{{]*\{{content:"\\([0-9a-f]+)"', css)
    assert code, f"the theme knows no {name}"
    font = TTFont(launching.html / "_static/vendor/fontawesome/webfonts/fa-solid-900.woff2")
    assert int(code[1], 16) in font.getBestCmap()

"""The strict build: when it runs, what it refuses, and that building again changes only what changed."""

import json

import pytest

from tests.book.conftest import PROBE
from tools import build_book


def snapshot(html):
    return {path: path.read_bytes() for path in html.rglob("*.html")}


@pytest.fixture
def tiny(tmp_path, monkeypatch):
    """A root with one source, and a build that only counts itself."""
    source = tmp_path / "book" / "page.md"
    source.parent.mkdir()
    source.write_text("# One\n", encoding="utf-8")
    (tmp_path / "_config.yml").write_text("title: one\n", encoding="utf-8")
    html = tmp_path / "_build" / "html"
    runs = []

    def run(root):
        runs.append("full" if not html.is_dir() else "incremental")
        html.mkdir(parents=True, exist_ok=True)
        (html / "index.html").write_text("built", encoding="utf-8")

    monkeypatch.setattr(build_book, "run_build", run)
    return tmp_path, runs


def silent_build(root, **options):
    return build_book.ensure_built_book(root, report=lambda line: None, **options)


def test_builds_once_for_the_same_sources(tiny):
    root, runs = tiny
    silent_build(root)
    html = silent_build(root)
    assert runs == ["full"]
    assert (html / "index.html").is_file()


def test_builds_only_what_changed_when_content_changes(tiny):
    root, runs = tiny
    silent_build(root)
    (root / "book" / "page.md").write_text("# Two\n", encoding="utf-8")
    silent_build(root)
    assert runs == ["full", "incremental"]


def test_builds_from_nothing_when_the_configuration_changes(tiny):
    root, runs = tiny
    silent_build(root)
    (root / "_config.yml").write_text("title: two\n", encoding="utf-8")
    silent_build(root)
    assert runs == ["full", "full"]


def test_builds_from_nothing_when_forced_or_when_pages_are_gone(tiny):
    root, runs = tiny
    html = silent_build(root)
    silent_build(root, force=True)
    (html / "index.html").unlink()
    silent_build(root)
    assert runs == ["full", "full", "incremental"]


def test_a_failed_build_is_followed_by_a_full_one(tiny, monkeypatch):
    root, runs = tiny
    silent_build(root)
    (root / "book" / "page.md").write_text("# Broken\n", encoding="utf-8")

    def fail(root):
        raise build_book.BookBuildError("WARNING: broken")

    with monkeypatch.context() as patch:
        patch.setattr(build_book, "run_build", fail)
        with pytest.raises(build_book.BookBuildError, match="broken"):
            silent_build(root)
    silent_build(root)  # an incremental one would not repeat the warnings of pages that it keeps
    assert runs == ["full", "full"]


def test_a_missing_package_is_a_sentence(monkeypatch):
    monkeypatch.setattr(build_book, "TOOLS", ("no-such-package",))
    with pytest.raises(build_book.BookBuildError, match=r"no-such-package is not installed .*course\.py build"):
        build_book.versions()


def test_the_real_book_builds_without_a_warning(book):
    assert (book / "index.html").is_file()
    assert (book.parent / "stamp.json").is_file()


def test_an_explorable_reaches_the_page_with_its_host(small_book):
    page = small_book.page("probe.html")
    root = page.select_one('[data-explorable="gate-timeline"]')
    assert json.loads(root.find("script", type="application/json").string)["t"] == 3
    host = page.find("script", attrs={"data-modules": True})
    assert host.has_attr("defer")
    folder = (small_book.html / "book" / host["src"].split("?")[0]).parent
    for files in json.loads(host["data-modules"]).values():
        named = [name for entry in files.values() for name in ([entry] if isinstance(entry, str) else entry)]
        assert {(folder / name).is_file() for name in named} == {True}
    assert small_book.page("still.html").find("script", attrs={"data-modules": True}) is None


def test_an_equation_has_a_number_a_link_and_both_renderings(small_book):
    page = small_book.page("probe.html")
    block = page.find(id="equation-eq-probe")
    assert block.select_one(".eqno").get_text().startswith("(1)")
    assert block.select_one(".eqno a.headerlink")["href"] == "#equation-eq-probe"
    assert block.select_one(".katex-mathml math annotation").string.strip().startswith("c_t = f_t")
    assert [mark["class"][1] for mark in block.select(".katex-html .enclosing")] == [
        *("state-c", "gate-f", "state-c", "gate-i", "gate-g"),
    ]
    assert page.select_one('p a[href="#equation-eq-probe"]').get_text() == "(1)"


def test_a_second_build_rewrites_only_the_changed_page(small_book):
    before = snapshot(small_book.html)
    still = small_book.html / "book" / "still.html"
    time_before = still.stat().st_mtime_ns
    small_book.write("probe.md", PROBE + "\nA sentence more.\n")
    small_book.build()
    after = snapshot(small_book.html)
    assert {path.name for path in after if after[path] != before[path]} == {"probe.html"}
    assert still.stat().st_mtime_ns == time_before
    assert b"Content-Security-Policy" in after[small_book.html / "book" / "probe.html"]
    texts = (small_book.html / "_static" / "search-texts.js").read_text(encoding="utf-8")
    assert "A sentence more." in texts
    assert "This page does not change" in texts
    assert '"stillness"' in (small_book.html / "searchindex.js").read_text(encoding="utf-8")


BROKEN = """

```{explorable} no-such-figure
```

```{explorable} gate-timeline
:colour: red
```

```{explorable} gate-timeline
:t: "late"
```

The gate $\\frac{f_t$ is broken, and $\\href{https://example.org}{so}$ is this.

$$
\\begin{align} a &= b \\\\ c &= d \\end{align}
$$

See {cite:t}`nobody1900` and {eq}`eq-nowhere`.
"""


@pytest.fixture(scope="module")
def complaints(small_book):
    """Build a page with every mistake at once and return what the build said."""
    small_book.write("probe.md", PROBE + BROKEN)
    with pytest.raises(build_book.BookBuildError) as caught:
        small_book.build()
    return str(caught.value)


@pytest.mark.parametrize(
    "sentence",
    [
        "there is no explorable named 'no-such-figure'; the registered ones are: ",
        "explorable 'gate-timeline' has no trait 'colour'; its traits are: ",
        'explorable \'gate-timeline\' refuses {"t": "late"}: ',
        "formula cannot be set: Unexpected end of input",
        "formula cannot be set: it holds a command that the book does not trust",
        "formula cannot be set: this environment numbers its own lines",
        'could not find bibtex key "nobody1900"',
        "eq-nowhere",
    ],
)
def test_the_build_refuses_a_mistake_with_its_place(complaints, sentence):
    lines = [line for line in complaints.splitlines() if sentence in line]
    assert lines, complaints
    assert "probe.md:" in lines[0]

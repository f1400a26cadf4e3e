"""The incremental strict build of the book into _build/html."""

import pathlib
import shutil
import sys

from tools.boot.steps import ROOT, CourseError, digest, program, read_stamp, run_step, write_stamp

HTML = ROOT / "_build" / "html"
STAMP = ROOT / "_build" / "book-stamp.json"
FOLDERS = ("book", "notebooks", "lstm_core")
NO_SOURCE = {"__pycache__", ".ipynb_checkpoints"}


def sources():
    """Return the files the book is made of: its pages, and the machinery that stands behind every page."""
    pages, machinery = [], []
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and not NO_SOURCE.intersection(path.parts):
                page = folder != "lstm_core" and path.suffix in (".md", ".ipynb")
                (pages if page else machinery).append(path)
    roots = [ROOT / name for name in ("_config.yml", "requirements.lock")]
    return pages, machinery + [path for path in roots if path.exists()]


def build(jupyter_book=None):
    """Bring _build/html up to date: build nothing, the changed pages, or all of it."""
    pages, machinery = sources()
    fresh = {"pages": digest(pages), "machinery": digest(machinery), "python": sys.version.split()[0]}
    stamp = read_stamp(STAMP)
    complete = (HTML / "index.html").exists()
    if stamp == fresh and complete:
        print("The book in _build/html is up to date.", flush=True)
        return
    # Sphinx repeats no warning of a page that it has read before: only a build that ended well is a base.
    again = complete and {**stamp, "pages": fresh["pages"]} == fresh
    if not again:
        for leftover in (HTML, HTML.parent / ".doctrees", HTML.parent / "jupyter_execute"):
            shutil.rmtree(leftover, ignore_errors=True)
    STAMP.unlink(missing_ok=True)
    strict = ["--toc", "book/_toc.yml", "-W", "-n", "--keep-going"]
    run_step(
        "Building the changed pages of the book" if again else "Building the book",
        [jupyter_book or program("jupyter-book"), "build", ".", *strict],
        "book.log",
        advice=" Every warning counts as an error.",
    )
    write_stamp(STAMP, fresh)


def main():
    """Build with the Jupyter Book that is installed beside this Python, in whatever environment."""
    try:
        build(pathlib.Path(sys.executable).with_name(program("jupyter-book").name))
    except CourseError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()

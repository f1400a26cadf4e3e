"""Build the book strictly into ``_build/html``, only when something that shapes it has changed.

``python tools/build_book.py`` is what ``course.py`` and the tests call. It runs Jupyter Book with warnings as
errors (``-W -n --keep-going``) and keeps a stamp of every source, so that a second call returns in a moment.
``--force`` builds from nothing. Tests use ``ensure_built_book()``.
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from tools.compress import compress_folder  # noqa: E402 (found from the root of the course)

# What the pages are made of. ``MACHINERY`` shapes every page, so a change there starts from an empty build; where no
# page changed, Sphinx would not copy a changed style or script either.
CONTENT = (
    *("book/*.md", "book/*.bib", "book/*.yml", "notebooks/*.ipynb", "notebooks/*.md"),
    *("lstm_core/**/*.py", "lstm_core/**/*.json"),
)
MACHINERY = (
    "_config.yml",
    "book/_toc.yml",
    "book/_ext/**/*.py",
    "book/static/**/*",
    "lstm_core/widgets/static/*",
    "tools/build_book.py",
    "tools/compress.py",
)
TOOLS = ("jupyter-book", "sphinx", "myst-nb", "sphinx-book-theme", "pydata-sphinx-theme", "mini-racer")
# jsonschema would compile 38 grammars, a second's work, for formats that no configuration of a book has.
_JUPYTER_BOOK = "import sys; sys.modules['rfc3987_syntax'] = None; from jupyter_book.cli.main import main; main()"
_IGNORED = {"__pycache__", ".ipynb_checkpoints", "node_modules"}


class BookBuildError(RuntimeError):
    """The strict build failed; the message holds what Sphinx said."""


def source_files(root, patterns):
    """Return the files below ``root`` that the patterns name, sorted, without caches."""
    found = {path for pattern in patterns for path in root.glob(pattern) if path.is_file()}
    return sorted(path for path in found if not _IGNORED & set(path.relative_to(root).parts))


def digest(root, patterns):
    """Return one hash over the names and contents of the files that the patterns name."""
    total = hashlib.sha256()
    for path in source_files(root, patterns):
        total.update(path.relative_to(root).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def versions():
    """Return the versions of the packages that write the pages."""
    found = {}
    for name in TOOLS:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError as error:
            raise BookBuildError(
                f"{name} is not installed in {sys.executable}; `python course.py build` sets it up."
            ) from error
    return found


def current_stamp(root):
    """Return what the build depends on, as a small dictionary."""
    return {
        "content": digest(root, CONTENT),
        "machinery": digest(root, MACHINERY),
        "versions": versions(),
        "python": ".".join(map(str, sys.version_info[:3])),
    }


def stored_stamp(build):
    """Return the stamp of the last successful build, or an empty one."""
    try:
        return json.loads((build / "stamp.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def is_incremental(old, new):
    """Tell whether Sphinx may keep the pages it has: only the content differs."""
    return bool(old) and all(old.get(key) == new[key] for key in new if key != "content")


def build_command(root):
    """Return the strict build's command line."""
    return [
        *(sys.executable, "-c", _JUPYTER_BOOK, "build", str(root)),
        *("--toc", str(root / "book" / "_toc.yml"), "-W", "-n", "--keep-going"),
    ]


def run_build(root):
    """Run the strict build; raise with its output when it fails."""
    result = subprocess.run(
        build_command(root),
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if result.returncode != 0:
        warnings = result.stderr.strip() or result.stdout[-4000:].strip()
        raise BookBuildError(f"the strict build of the book failed (exit {result.returncode}):\n{warnings}")
    return result


@contextmanager
def one_at_a_time(build):
    """Hold a lock on the build folder; a second process waits, and then finds the book built."""
    build.mkdir(parents=True, exist_ok=True)
    with (build / "lock").open("a+b") as file:
        if os.name == "nt":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def ensure_built_book(root=ROOT, *, force=False, report=print):
    """Build the book when its sources changed since the last good build.

    Parameters
    ----------
    root : Path
        The repository.
    force : bool
        Build from nothing even when nothing changed.
    report : callable
        Receives each progress line.

    Returns
    -------
    Path
        The folder of the built pages, ``_build/html``.

    Raises
    ------
    BookBuildError
        When the build gives a warning or an error.
    """
    root = Path(root)
    with one_at_a_time(root / "_build"):
        return build_if_stale(root, force, report)


def build_if_stale(root, force, report):
    """Compare the stamps and build what they ask for.

    A failed build leaves no stamp, so that the next one is full: an incremental build would not repeat the
    warnings of the pages it keeps.
    """
    build = root / "_build"
    html = build / "html"
    old, new = stored_stamp(build), current_stamp(root)
    if not force and old == new and (html / "index.html").is_file():
        report("book: up to date")
        return html
    incremental = not force and is_incremental(old, new) and html.is_dir()
    if not incremental:
        shutil.rmtree(html, ignore_errors=True)
        shutil.rmtree(build / ".doctrees", ignore_errors=True)
    (build / "stamp.json").unlink(missing_ok=True)
    report("book: building what changed …" if incremental else "book: building every page …")
    start = time.perf_counter()
    run_build(root)
    compress_folder(html)
    (build / "stamp.json").write_text(json.dumps(new, indent=2) + "\n", encoding="utf-8")
    report(f"book: built in {time.perf_counter() - start:.1f} s")
    return html


def main(arguments=None):
    """Build the book from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--force", action="store_true", help="build every page from nothing")
    try:
        html = ensure_built_book(force=parser.parse_args(arguments).force, report=lambda line: print(line, flush=True))
    except BookBuildError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"book: open {html / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

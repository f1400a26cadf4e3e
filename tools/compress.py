"""Put a compressed twin beside each file of the built book that a network carries better compressed.

A server that knows such twins (nginx with ``gzip_static on``, and the course's own) sends them as they are. The bytes
depend on nothing but the file, so that building twice gives the same.
"""

import gzip
import os
from pathlib import Path

COMPRESSED = {".css", ".html", ".inv", ".ipynb", ".js", ".json", ".md", ".svg", ".txt"}


def twin(path):
    """Return where the compressed twin of a file lies."""
    return path.with_name(path.name + ".gz")


def compress_folder(folder):
    """Bring the twins up to date: changed files are compressed again, twins without their file are removed.

    Parameters
    ----------
    folder : Path
        The built book.

    Returns
    -------
    int
        How many twins were written.
    """
    written = 0
    for path in sorted(Path(folder).rglob("*")):
        if path.suffix == ".gz":
            if not path.with_suffix("").is_file():
                path.unlink()
        elif path.suffix in COMPRESSED and path.is_file():
            written += compress(path)
    return written


def compress(path):
    """Write the twin of one file unless it is that of this very version; return whether it was written."""
    target, time = twin(path), path.stat().st_mtime_ns
    if target.is_file() and target.stat().st_mtime_ns == time:
        return False
    target.write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
    os.utime(target, ns=(time, time))
    return True

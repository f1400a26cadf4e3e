"""What the scripts of each explorable weigh: the module, and what it shares with others."""

import gzip
from pathlib import Path

from lstm_core.widgets import page, registry

BUDGET_KB = 20


def kilobytes(path: Path) -> float:
    """Return the size of a file as it crosses the wire."""
    return round(len(gzip.compress(path.read_bytes(), 9, mtime=0)) / 1000, 1)


def rows():
    """Return one row for each explorable: its name, and kilobytes of its module, its style and what it needs."""
    found = []
    for name in sorted(registry()):
        script = page.STATIC / f"{name}.classic.js"
        shared = [page.STATIC / file for file in page.needs(script.read_text(encoding="utf-8"))]
        weights = kilobytes(script), kilobytes(page.STATIC / f"{name}.css"), float(sum(map(kilobytes, shared)))
        found.append([name, *weights[:2], round(weights[2], 1)])
    return found


def table(command, machine):
    """Return the table of the report."""
    return {
        "title": "Weight of each explorable",
        "about": (
            "Kilobytes after gzip, of the script that a page loads once for all copies of an explorable, of its style, "
            f"and of data that it shares with other explorables. The budget of a script is {BUDGET_KB} kB."
        ),
        "command": command,
        "machine": machine,
        "columns": ["explorable", "script, kB", "style, kB", "shared data, kB"],
        "rows": rows(),
    }

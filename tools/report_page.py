"""Write ``book/report.md`` from the figures that the measuring sessions have stored in ``tests/report``.

A session calls :func:`store` with its tables: that checks them, writes ``tests/report/<session>.json`` and writes
the page again. ``python tools/report_page.py`` writes the page alone, from what is stored.
"""

import json
import os
import platform
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT / "tests" / "report"
PAGE = ROOT / "book" / "report.md"
TEXTS = ("title", "about", "command", "machine")
KEYS = {*TEXTS, "columns", "rows"}
FIRST = "pages"  # the session whose tables open the page: they gather what the others found of every page
NONE = "–"  # in a column of numbers: there is none

HEAD = """\
# What was measured

<!-- Made by `python tools/report_page.py` from tests/report/*.json. Do not edit. -->

Some checks take too long, or need another browser, a server or another Python, to run with every change. Each of them
is one command, and it writes its figures here. Seconds depend on the machine that is named below a table; weights,
counts and agreements do not.
"""


class ReportError(ValueError):
    """A stored report that no page can be made of; the message says where and how to mend it."""


def machine():
    """Return what ran a measurement, in a few words: processor, cores, system."""
    listing = Path("/proc/cpuinfo")
    named = re.search(r"^model name\s*: (.+)$", listing.read_text(), re.MULTILINE) if listing.exists() else None
    processor = named[1] if named else platform.processor() or platform.machine()
    return f"{processor}, {os.cpu_count()} cores, {platform.system()}"


def check(name, tables):
    """Raise a sentence when something is no list of tables as the page wants them."""
    if not isinstance(tables, list) or not tables:
        raise ReportError(f"{name} holds no list of tables; store a list with one dictionary for each table")
    for table in tables:
        found = set(table) if isinstance(table, dict) else set()
        if found != KEYS:
            raise ReportError(f"a table of {name} has the keys {sorted(found)}; it needs exactly {sorted(KEYS)}")
        title = table["title"]
        for key in TEXTS:
            if not isinstance(table[key], str) or not table[key].strip():
                raise ReportError(f"{key} of table {title!r} in {name} is {table[key]!r}; give it a text")
        wide = len(table["columns"])
        for row in table["rows"]:
            if len(row) != wide or not all(type(cell) in (str, int, float) for cell in row):
                raise ReportError(f"a row of {title!r} in {name} is {row!r}; give it {wide} texts or numbers")
        if not wide or not table["rows"]:
            raise ReportError(f"table {title!r} in {name} is empty; store it when it has columns and rows")


def written(reports):
    """Return the page.

    Parameters
    ----------
    reports : dict
        The tables of each session, by its name.
    """
    parts = [HEAD]
    for name, tables in sorted(reports.items(), key=lambda item: (item[0] != FIRST, item[0])):
        check(f"{name}.json", tables)
        parts += [section(table) for table in tables]
    return "\n".join(parts)


def section(table):
    """Return one table with its heading, what it says, and how to measure it again."""
    columns = list(zip(*table["rows"], strict=True))
    aligned = [
        "---:" if all(value == NONE or type(value) is not str for value in column) else "---" for column in columns
    ]
    lines = [table["columns"], aligned, *zip(*map(texts, columns), strict=True)]
    body = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    origin = f"Measured by `{table['command']}` on: {table['machine']}."
    return f"## {table['title']}\n\n{table['about'].strip()}\n\n{body}\n\n{origin}\n"


def texts(values):
    """Return the texts of one column: its fractions with the same number of digits, bars that do not end a cell."""
    fractions = [repr(value) for value in values if isinstance(value, float)]
    digits = max((len(text.partition(".")[2]) for text in fractions), default=0)
    form = "g" if any("e" in text for text in fractions) else f",.{digits}f"

    def text(value):
        if isinstance(value, float):
            return format(value, form)
        return f"{value:,}" if isinstance(value, int) else value.replace("|", "\\|")

    return [text(value) for value in values]


def stored():
    """Return the tables of every session that has stored some, by its name."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(REPORTS.glob("*.json"))}


def store(name, tables):
    """Store the tables of one session and write the page again.

    Parameters
    ----------
    name : str
        The session; its file is ``tests/report/<name>.json``.
    tables : list of dict
        Each with title, about (Markdown), command, machine, columns, and rows of texts and numbers.
    """
    check(f"{name}.json", tables)
    text = json.dumps(tables, indent=1, ensure_ascii=False) + "\n"
    (REPORTS / f"{name}.json").write_text(text, encoding="utf-8")
    PAGE.write_text(written(stored()), encoding="utf-8")


def main():
    """Write the page from what is stored."""
    try:
        PAGE.write_text(written(stored()), encoding="utf-8")
    except ReportError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The report of what was measured: a small file for each measurement, merged at the end into one."""

import json
import os
import platform
import re
import shutil
from pathlib import Path

HEADINGS = {
    "weight": "Weight of a cold page, kB gzip (budget 250, asserted)",
    "ready": "First explorable usable, seconds (goal 0.6; 1.5 with 4x CPU, 9 Mb/s, 60 ms; reported)",
    "paint": "Input to paint, milliseconds (goal 16.7; 50 with 6x CPU; reported)",
}


def clear(report: Path) -> None:
    """Forget the measurements of an earlier run."""
    for parts in ("parts", "axe"):
        shutil.rmtree(report / parts, ignore_errors=True)


def write(report: Path, kind: str, name: str, **values: float) -> None:
    """Write one measurement of `kind` (a heading) down."""
    parts = report / "parts"
    parts.mkdir(parents=True, exist_ok=True)
    file = parts / (re.sub(r"\W+", "-", f"{kind}-{name}") + ".json")
    file.write_text(json.dumps({"kind": kind, "name": name, "values": values}), encoding="utf-8")


def merge(report: Path) -> None:
    """Bring browser.json and browser.md up to date with the parts; a partial run changes its own rows only."""
    parts = [json.loads(file.read_text(encoding="utf-8")) for file in sorted((report / "parts").glob("*.json"))]
    if not parts:
        return
    whole = report / "browser.json"
    table: dict[str, dict[str, dict[str, float]]] = {}
    if whole.is_file():
        table = json.loads(whole.read_text(encoding="utf-8"))
    for part in parts:
        table.setdefault(part["kind"], {})[part["name"]] = part["values"]
    text = json.dumps(table, indent=1, sort_keys=True) + "\n"
    whole.write_text(text, encoding="utf-8")
    (report / "browser.md").write_text(as_markdown(table), encoding="utf-8")
    clear(report)


def count(report: Path, row: dict) -> None:
    """Write down what axe counted on one page in one theme."""
    parts = report / "axe"
    parts.mkdir(parents=True, exist_ok=True)
    (parts / (re.sub(r"\W+", "-", f"{row['page']}-{row['theme']}") + ".json")).write_text(json.dumps(row))


def tabulate(report: Path, pages: list[str], target: Path) -> None:
    """Write axe's counts as a table of the report page, when every page was counted in both themes."""
    found = {}
    for file in (report / "axe").glob("*.json"):
        row = json.loads(file.read_text())
        found[row["page"], row["theme"]] = row
    if len(found) < 2 * len(pages):
        return
    widths = [key for key in found[pages[0], "light"] if key.endswith(" px")]
    table = {
        "title": "Accessibility: violations that axe-core finds",
        "about": "Every page with all its figures live and everything unfolded, under the rules of WCAG 2.0 to 2.2, "
        "A and AA, and best practices. *Rules* is the number of them that applied.",
        "command": "nox -s browser_all",
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}",
        "columns": ["page", "rules", *(f"{theme}, {width}" for theme in ("light", "dark") for width in widths)],
        "rows": [
            [
                *(page, found[page, "light"]["rules"]),
                *(found[page, theme][width] for theme in ("light", "dark") for width in widths),
            ]
            for page in pages
        ],
    }
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps([table], indent=1) + "\n", encoding="utf-8")


def as_markdown(table: dict[str, dict[str, dict[str, float]]]) -> str:
    """Write the measurements as one table for each kind."""
    lines = ["# Measured in the browser", ""]
    for kind, rows in table.items():
        columns = list(dict.fromkeys(key for values in rows.values() for key in values))
        lines += [f"## {HEADINGS.get(kind, kind)}", "", "| | " + " | ".join(columns) + " |"]
        lines += ["|---|" + "--:|" * len(columns)]
        for name, values in rows.items():
            lines.append(f"| {name} | " + " | ".join(f"{values[c]:g}" if c in values else "" for c in columns) + " |")
        lines.append("")
    return "\n".join(lines)

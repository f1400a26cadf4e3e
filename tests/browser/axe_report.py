"""What axe counts over all pages: a small file for each page and theme, at the end one table of the report."""

import json
import re
import shutil
from pathlib import Path

from tools import report_page


def clear(folder: Path) -> None:
    """Forget the counts of an earlier run."""
    shutil.rmtree(folder, ignore_errors=True)


def count(folder: Path, row: dict) -> None:
    """Write down what axe counted on one page in one theme."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / (re.sub(r"\W+", "-", f"{row['page']}-{row['theme']}") + ".json")).write_text(json.dumps(row))


def tabulate(folder: Path, pages: list[str]) -> None:
    """Store axe's counts for the report page, when every page was counted in both themes."""
    found = {}
    for file in folder.glob("*.json"):
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
        "machine": report_page.machine(),
        "columns": ["page", "rules", *(f"{theme}, {width}" for theme in ("light", "dark") for width in widths)],
        "rows": [
            [
                *(page, found[page, "light"]["rules"]),
                *(found[page, theme][width] for theme in ("light", "dark") for width in widths),
            ]
            for page in pages
        ],
    }
    report_page.store("accessibility", [table])

"""What the three engines showed, compared with the first, and the table of it for the report."""

from collections import Counter

from tests.browser.reference import TOLERANCE, TOLERANCES
from tools import report_page

COMMAND = "nox -s engines"


def apart(name, numbers, reference):
    """Return the largest distance between two lists of shown numbers, and those beyond what rounding explains.

    Distances are relative beyond 1. A difference quotient divides rounding by its step, so it has its own tolerance
    and does not count for the largest.
    """
    mine, its = ([quantity for quantity, _ in shown] for shown in (numbers, reference))
    if mine != its:
        counted = Counter(mine), Counter(its)
        more, fewer = dict(counted[0] - counted[1]), dict(counted[1] - counted[0])
        return 0.0, [f"{name} shows other numbers than Chromium: {more or 'none'} more, {fewer or 'none'} fewer"]
    worst, faults = 0.0, []
    for (quantity, text), (_, wanted) in zip(numbers, reference, strict=True):
        if text == wanted:
            continue
        value, right = float(text), float(wanted)
        distance = abs(value - right) / max(1.0, abs(right))
        tolerance = TOLERANCES.get(name, {}).get(quantity)
        if tolerance is None:
            worst = max(worst, distance)
        if not distance <= (tolerance or TOLERANCE):
            faults.append(f"{name}: {quantity} {text} is {distance:.1e} from Chromium's")
    return worst, faults


def compare(seen, reference):
    """Return how far the numbers of a page are from Chromium's, and what is wrong with that."""
    worst, faults = 0.0, []
    if len(seen["explorables"]) != len(reference["explorables"]):
        return worst, [f"shows {len(seen['explorables'])} of {len(reference['explorables'])} explorables"]
    for mine, its in zip(seen["explorables"], reference["explorables"], strict=True):
        for when in ("values", "after"):
            distance, found = apart(mine["name"], mine.get(when, []), its.get(when, []))
            worst, faults = max(worst, distance), faults + found
    return worst, faults


def judge(results, say):
    """Compare every engine with the first; return a row for each page, and the number of faults."""
    (_, reference), *_ = results.values()
    rows, total = {}, 0
    for engine, (_, seen) in results.items():
        for name in dict.fromkeys(page for page, _ in seen):
            row = rows.setdefault(name, {"ready": 0, "count": 0, "errors": [], "worst": 0.0})
            row["errors"].append(0)
            for where in ("http", "file"):
                visited = seen[name, where]
                distance, faults = compare(visited, reference[name, "http"])
                for fault in (faults := visited["faults"] + faults):
                    say(f"{engine}, {where}, {name}: {fault}")
                row["ready"] += sum(found["ready"] for found in visited["explorables"])
                row["count"] += len(visited["explorables"])
                row["errors"][-1] += len(faults)
                row["worst"] = max(row["worst"], distance)
            total += row["errors"][-1]
    return [[name, *cells(row)] for name, row in rows.items()], total


def cells(row):
    """Return what the table says of one page."""
    ready = f"{row['ready']} of {row['count']}" if row["count"] else "–"
    return ready, *row["errors"], f"{row['worst']:.1e}" if row["worst"] else "equal"


def table(results, rows):
    """Return the table of the report."""
    named = ", ".join(f"{name} {version}" for name, (version, _) in results.items())
    return {
        "title": "Three engines",
        "about": (
            f"Every page in {named}, once served and once from its folder: each explorable counts six times. "
            "An error is anything in the console, a file that was not loaded, a violated policy, an explorable that "
            "does not become ready or whose slider does not follow a key, a number further than "
            f"{TOLERANCE:g} from Chromium's, sideways scrolling at 360 px or at 400 % zoom (320 px), and a dark page "
            "that is not dark. The last column is the largest distance of a number from Chromium's; a difference "
            "quotient, which divides rounding by its step, has the tolerance that the browser tests give it."
        ),
        "command": COMMAND,
        "machine": report_page.machine(),
        "columns": ["page", "explorables ready", *(f"errors in {name}" for name in results), "distance"],
        "rows": rows,
    }

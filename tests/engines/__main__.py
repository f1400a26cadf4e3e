"""Every page of the book in Chromium, Firefox and WebKit, served and from its folder, with the same numbers."""

import argparse
import sys
import time

from tests.browser.bookserver import BookServer
from tests.browser.reference import TOLERANCE, TOLERANCES
from tests.engines import browsers, checks
from tests.engines.engine import EngineMissing, require
from tools import report_page
from tools.build_book import ensure_built_book

NOT_PAGES = {"_static", "_sources", "_downloads"}
WIDE, PHONE, ZOOMED = (1280, 800), (360, 740), (320, 256)  # the last is 1280 x 1024 at 400 %
COMMAND = "nox -s engines"


def pages(book, wanted):
    """Return the pages of the built book; with words, those whose names hold one of them."""
    found = [path.relative_to(book) for path in sorted(book.rglob("*.html"))]
    named = [path.as_posix() for path in found if not NOT_PAGES & set(path.parts)]
    return [name for name in named if not wanted or any(word in name for word in wanted)]


def visit(engine, url, home):
    """Return what one page shows and does: its explorables, with numbers before and after a key, and its faults."""
    engine.resize(*WIDE)
    engine.arrive(url, checks.ARRIVED)
    mounted, faults = engine.call(checks.MOUNT), []
    for index, found in enumerate(mounted):
        if not found["ready"]:
            faults.append(f"{found['name']} is not ready: {found['error']}")
        elif found["values"]:
            key = engine.call(checks.FOCUS_SLIDER, index)
            if key:
                engine.press(key)
            found["after"] = engine.call(checks.VALUES, index, found["values"]) if key else found["values"]
            if found["after"] == found["values"]:
                faults.append(f"{found['name']}: {key or 'no key'} changes no number")
    faults += engine.call(checks.DARK)
    for width, height in (PHONE, ZOOMED):
        engine.resize(width, height)
        faults += [f"{width} px: {fault}" for fault in engine.call(checks.SIDEWAYS)]
    return {"explorables": mounted, "faults": faults + engine.call(checks.FAULTS, home)}


def apart(name, numbers, reference):
    """Return the largest distance between two lists of shown numbers, and those beyond what rounding explains.

    Distances are relative beyond 1. A difference quotient divides rounding by its step, so it has its own tolerance
    and does not count for the largest.
    """
    if [quantity for quantity, _ in numbers] != [quantity for quantity, _ in reference]:
        return 0.0, [f"{name} shows other quantities than Chromium"]
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
    for mine, its in zip(seen["explorables"], reference["explorables"], strict=True):
        for when in ("values", "after"):
            distance, found = apart(mine["name"], mine.get(when, []), its.get(when, []))
            worst, faults = max(worst, distance), faults + found
    return worst, faults


def drive(kind, book, names, say):
    """Visit every page with one engine, from both homes; return what was seen by page and home."""
    engine = kind()
    seen = {}
    try:
        home = engine.home(book)
        with BookServer(home) as server:
            for name in names:
                for where, root in (("http", server.url), ("file", home.as_uri())):
                    start = time.monotonic()
                    seen[name, where] = visit(engine, f"{root}/{name}", root)
                    say(f"{kind.name:<9} {where} {name}  {time.monotonic() - start:.1f} s")
    finally:
        engine.close()
    return engine.version, seen


def judge(results, say):
    """Compare every engine with the first; return a row for each page and engine, and the number of faults."""
    (_, reference), *_ = results.values()
    rows, total = [], 0
    for engine, (_, seen) in results.items():
        for name in dict.fromkeys(page for page, _ in seen):
            ready, count, errors, worst = 0, 0, 0, 0.0
            for where in ("http", "file"):
                visited = seen[name, where]
                distance, faults = compare(visited, reference[name, "http"])
                for fault in (faults := visited["faults"] + faults):
                    say(f"{engine}, {where}, {name}: {fault}")
                ready += sum(found["ready"] for found in visited["explorables"])
                count += len(visited["explorables"])
                errors, worst = errors + len(faults), max(worst, distance)
            rows.append([name, engine, f"{ready} of {count}", errors, "equal" if worst == 0 else f"{worst:.1e}"])
            total += errors
    return rows, total


def table(results, rows):
    """Return the table of the report."""
    named = ", ".join(f"{name} {version}" for name, (version, _) in results.items())
    return {
        "title": "Three engines",
        "about": (
            f"Every page in {named}, once served and once from its folder, which is why each explorable counts twice. "
            "An error is anything in the console, a file that was not loaded, a violated policy, an explorable that "
            "does not become ready or whose slider does not follow a key, a number further than "
            f"{TOLERANCE:g} from Chromium's, sideways scrolling at 360 px or at 400 % zoom (320 px), and a dark page "
            "that is not dark. The last column is the largest distance of a number from Chromium's; a difference "
            "quotient, which divides rounding by its step, has the tolerance that the browser tests give it."
        ),
        "command": COMMAND,
        "machine": report_page.machine(),
        "columns": ["page", "browser", "explorables ready", "errors", "distance"],
        "rows": rows,
    }


def main():
    """Run the session; with names of pages or engines after it, that part alone, which stores nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", help="words in the names of the pages to visit; all pages without")
    parser.add_argument("--engine", action="append", choices=[kind.name for kind in browsers.ENGINES])
    options = parser.parse_args()
    say = lambda line: print(line, flush=True)  # noqa: E731
    try:
        require()
    except EngineMissing as error:
        print(error, file=sys.stderr)
        return 1
    book = ensure_built_book(report=say)
    names = pages(book, options.pages)
    kinds = [
        kind for kind in browsers.ENGINES if kind is browsers.Chromium or kind.name in (options.engine or [kind.name])
    ]
    results = {kind.name: drive(kind, book, names, say) for kind in kinds}
    rows, total = judge(results, say)
    if not options.pages and not options.engine:
        report_page.store("engines", [table(results, rows)])
    say(f"{len(names)} pages, {len(results)} engines, {total} errors")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())

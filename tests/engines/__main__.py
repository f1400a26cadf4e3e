"""Every page of the book in Chromium, Firefox and WebKit, served and from its folder, with the same numbers."""

import argparse
import sys
import time

from selenium.common import WebDriverException

from tests.browser.bookserver import BookServer
from tests.engines import browsers, checks, judging
from tests.engines.engine import EngineMissing, require
from tools import report_page
from tools.build_book import ensure_built_book

NOT_PAGES = {"_static", "_sources", "_downloads"}
WIDE, PHONE, ZOOMED = (1280, 800), (360, 740), (320, 256)  # the last is 1280 x 1024 at 400 %


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


def visit_or_restart(engine, url, home):
    """Visit a page; a browser that ends on it is started again and has a second try, and a second end is a fault."""
    for _ in range(2):
        try:
            return visit(engine, url, home)
        except (WebDriverException, TimeoutError) as error:
            reason = f"the browser ended: {error!r}"
            engine.restart()
    return {"explorables": [], "faults": [reason]}


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
                    seen[name, where] = visit_or_restart(engine, f"{root}/{name}", root)
                    say(f"{kind.name:<9} {where} {name}  {time.monotonic() - start:.1f} s")
    finally:
        engine.close()
    return engine.version, seen


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
    rows, total = judging.judge(results, say)
    if not options.pages and not options.engine:
        report_page.store("engines", [judging.table(results, rows)])
    say(f"{len(names)} pages, {len(results)} engines, {total} errors")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())

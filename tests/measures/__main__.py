"""Measure every page of the book in Chromium: what it weighs, how soon it is usable, how fast it answers."""

import argparse
import sys

from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.browser.bookserver import BookServer, compressed
from tests.engines import __main__ as engines
from tests.engines import checks
from tests.measures import modules, timing
from tools import report_page
from tools.build_book import ensure_built_book

COMMAND = "nox -s measures"
PAPER = {"width": 718, "height": 1047}  # A4 without the browser's margins of a centimetre, in CSS pixels
RATES = (1, 6)
COLUMNS = (
    *(
        "page",
        "weight, kB",
        "ready, s",
        "ready at 4×, s",
        "work, ms",
        "answer, ms",
        "work at 6×, ms",
        "answer at 6×, ms",
    ),
    *("faults", "violations", "browsers without an error"),
)
ABOUT = (
    "*Weight* is all that a page loads with a cold cache and every explorable live, after gzip. *Ready* is when the "
    "first explorable is usable; *4×* is with a processor four times slower, 9 Mb/s and 60 ms. *Answer* is from a key "
    "on a slider to the painted answer, *work* what of it is no waiting for the screen's next frame: the scripts, the "
    "style, layout and paint. Both are medians of the page's slowest slider, also with a processor six times slower. "
    "*Faults* are violations of the security policy, messages in the console, requests to other hosts, answers that "
    "failed, and what paper would cut off; *violations* those of the rules of accessibility, over two themes and three "
    "widths. Medians of 3 and 8; pages without explorables have no times."
)
# What a column may be at most, its place in the row, and whether missing it is a failure.
GOALS = (
    ("weight of a page, kB", 1, 250, True),
    ("first explorable ready, s", 2, 0.6, False),
    ("the same at 4× CPU, 9 Mb/s, 60 ms, s", 3, 1.5, False),
    ("script and paint of an answer, ms", 4, 16.7, False),
    ("the same at 6× CPU, ms", 6, 50, False),
    ("faults", 8, 0, True),
)


def weigh(browser, server, home, name):
    """Return the kilobytes that a page loads, and its faults."""
    asked, failed = set(), []
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.add_init_script(checks.COLLECT)
    page.on("request", lambda request: asked.add(request.url.split("#")[0].split("?")[0]))
    page.on("response", lambda answer: None if answer.ok else failed.append(f"{answer.status}: {answer.url}"))
    page.goto(f"{server.url}/{name}")
    page.wait_for_load_state("networkidle")
    page.evaluate(checks.MOUNT)
    page.wait_for_load_state("networkidle")
    faults = page.evaluate(checks.FAULTS, server.url) + failed
    faults += [f"other host: {url}" for url in asked if not url.startswith((server.url, "data:", "blob:"))]
    page.evaluate("location.hash = 'answers'")
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)
    faults += page.evaluate(checks.PAPER)
    context.close()
    files = [home / url.removeprefix(f"{server.url}/") for url in asked if url.startswith(server.url)]
    return sum(len(compressed(file)) for file in files) / 1000, faults


def clean_browsers():
    """Return, by page, the browsers in which the stored session of three engines found no error."""
    found, said = {}, "errors in "
    for table in report_page.stored().get("engines", []):
        for row in table["rows"]:
            cells = dict(zip(table["columns"], row, strict=True))
            clean = [column.removeprefix(said) for column in cells if column.startswith(said) and cells[column] == 0]
            found[cells["page"]] = clean
    return found


def violations():
    """Return, by page, how many violations axe-core found in the stored session of accessibility."""
    return {
        row[0]: sum(row[k] for k, column in enumerate(table["columns"]) if column.endswith(" px"))
        for table in report_page.stored().get("accessibility", [])
        for row in table["rows"]
    }


def measure(browser, server, home, name, say):
    """Return what this session measures of a page, the first cells of its row."""
    weight, faults = weigh(browser, server, home, name)
    for fault in faults:
        say(f"{name}: {fault}")
    url, times = f"{server.url}/{name}", ["–"] * 6
    if 'data-explorable="' in (home / name).read_text(encoding="utf-8"):
        times = [round(timing.ready(browser, url, 1), 2), round(timing.ready(browser, url, 4, timing.SLOW_NETWORK), 2)]
        for whole, work in timing.paint(browser, url, RATES):
            times += [round(work, 1), round(whole, 1)]
    row = [name, round(weight, 1), *times, len(faults)]
    say("  ".join(map(str, row)))
    return row


def goals(rows):
    """Return the rows of the table of budgets, and how many that must hold are missed."""
    found, missed = [], 0
    for what, place, most, must in GOALS:
        known = [row for row in rows if row[place] != "–"]
        if not known:  # of pages that have nothing of the kind
            continue
        worst = max(known, key=lambda row: row[place])
        kept = sum(row[place] <= most for row in known)
        missed += must and kept < len(known)
        found.append([what, most, worst[place], worst[0], f"{kept} of {len(known)}"])
    return found, missed


def main():
    """Run the session; with words after it, on pages whose names hold one, and then nothing is stored."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", help="words in the names of the pages; all pages without")
    wanted = parser.parse_args().pages
    say = lambda line: print(line, flush=True)  # noqa: E731
    home = ensure_built_book(report=say)
    names = [name for name in engines.pages(home, wanted) if name != "index.html"]  # the front door only sends on
    with BookServer(home) as server, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        rows = [measure(browser, server, home, name, say) for name in names]
        browser.close()
    violated, clean = violations(), clean_browsers()
    for row in rows:
        row += [violated.get(row[0], "–"), ", ".join(clean.get(row[0], [])) or "–"]
    kept, missed = goals(rows)
    shared = {"command": COMMAND, "machine": report_page.machine()}
    about = "The budgets of a page, the page that is furthest from each, and how many pages keep it."
    budgets = {"title": "Budgets of a page", "about": about, **shared}
    budgets |= {"columns": ["what", "at most", "worst", "on page", "pages within"], "rows": kept}
    pages = {"title": "Every page", "about": ABOUT, **shared, "columns": list(COLUMNS), "rows": rows}
    if not wanted:
        report_page.store("pages", [budgets, pages, modules.table(**shared)])
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

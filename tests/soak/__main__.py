"""Mount and unmount every explorable fifty times and count what stays: ``nox -s soak``.

Before the fifty mounts and after them the explorable is out of the page, garbage is collected, and Chromium is asked
for its listeners, nodes and heap; timers, frames and workers are counted in the page. Whatever grows is a leak.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.browser.bookserver import BookServer
from tests.browser.conftest import built_book, homes
from tools import report_page

MOUNTS = 50
# Over the first mounts, and over the first times that it is asked, Chromium compiles and fills caches, less and less.
WARM_UP, ASKED = 100, 5
# What Chromium itself keeps of compiled code and caches moves by some kilobytes; a figure left over weighs hundreds.
HEAP_PER_MOUNT = 2_000
COUNTED = {"JSEventListeners": "listeners", "Nodes": "nodes", "JSHeapUsedSize": "heap"}
CYCLES = (Path(__file__).parent / "cycles.js").read_text(encoding="utf-8")
ABOUT = f"""\
Each explorable of the book was taken out of its page and put back {MOUNTS} times, after {WARM_UP} to warm up;
each time its first sliders were moved. The columns say what Chromium {{version}} counted more after the last mount
than before the first one, with garbage collected both times. Timers, frames and workers are those still waiting or
running at the end while no explorable is in its place. Listeners, nodes, timers and workers have to be 0, and the heap
must grow by less than {HEAP_PER_MOUNT / 1000:g} kB a mount.
"""


def count(page, devtools):
    """Return what is alive after a collection of garbage."""
    page.evaluate("soak.quiet()")
    for _ in range(3):  # what a finaliser frees goes with the next one
        devtools.send("HeapProfiler.collectGarbage")
    metrics = {m["name"]: m["value"] for m in devtools.send("Performance.getMetrics")["metrics"]}
    return {name: int(metrics[key]) for key, name in COUNTED.items()} | page.evaluate("soak.still()")


def soak(browser, address, name):
    """Return the counts before the fifty mounts and after them."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(CYCLES)
    page.goto(address)
    devtools = context.new_cdp_session(page)
    devtools.send("Performance.enable")
    page.evaluate("name => soak.begin(name)", name)
    page.evaluate("soak.leave()")
    page.evaluate("count => soak.cycles(count)", WARM_UP)
    before = [count(page, devtools) for _ in range(ASKED)][-1]
    page.evaluate("count => soak.cycles(count)", MOUNTS)
    after = count(page, devtools)
    context.close()
    return before, after


def leaks(name, first, last):
    """Say what has grown with the mounts."""
    found = [
        f"{name}: {last[key] - first[key]} {key} more after {MOUNTS} mounts"
        for key in ("listeners", "nodes", "timers", "frames", "workers")
        if last[key] > first[key]
    ]
    growth = (last["heap"] - first["heap"]) / MOUNTS
    if growth > HEAP_PER_MOUNT:
        found.append(f"{name}: the heap grows by {growth / 1000:.1f} kB a mount")
    return found


def row(name, first, last):
    """Return one row of the report."""
    grown = [last[key] - first[key] for key in ("listeners", "nodes")]
    heap = round((last["heap"] - first["heap"]) / MOUNTS / 1000, 2)
    return [name, *grown, last["timers"], last["frames"], last["workers"], heap]


def main(wanted):
    """Soak the explorables that are named, or all of them; the report is written when it was all."""
    book = built_book()
    places = {name: page for page, names in homes().items() for name in names if not wanted or name in wanted}
    rows, faults = [], []
    with BookServer(book) as server, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        version = browser.version.split(".")[0]
        for name, page in sorted(places.items()):
            before, after = soak(browser, f"{server.url}/{page}", name)
            rows.append(row(name, before, after))
            faults += leaks(name, before, after)
            print(*rows[-1], sep="\t", flush=True)
        browser.close()
    if not wanted:
        columns = ["explorable", "listeners", "nodes", "timers", "frames", "workers", "heap, kB a mount"]
        table = {"title": f"{MOUNTS} mounts and unmounts", "about": ABOUT.format(version=version)}
        table |= {"command": "nox -s soak", "machine": report_page.machine(), "columns": columns, "rows": rows}
        report_page.store("soak", [table])
    print("\n".join(faults) or f"{len(rows)} explorables leave nothing behind")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

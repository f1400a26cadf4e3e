"""Training in the page for ten minutes: memory of page and worker, how soon the page answers, what blocks it.

    nox -s soak_training                     ten minutes of training, then input to paint
    nox -s soak_training -- --minutes 0      input to paint alone; the stored table of memory stays

Writes tests/report/soak_training.json. Memory is read after a forced collection of garbage, each minute.
"""

import argparse
import base64
import contextlib
import json
import statistics
import sys
import time

from playwright.sync_api import sync_playwright

from tests.browser import chromium, explorables
from tests.browser.bookserver import BookServer
from tests.browser.conftest import built_book
from tests.measures import timing
from tools import report_page

PAGE = "notebooks/09-train-one-in-front-of-you.html"
COMMAND = "nox -s soak_training"
# never solved, so that it trains on: memories of one step, a hundred steps back
NETWORKS = {
    "8 units, 20 steps": {"forget_bias": -4},
    "32 units, 100 steps": {"forget_bias": -4, "hidden_size": 32, "length": 100},
}
BUDGET = "100000"
PRESSES = 30
BLOCKED = """
seconds => new Promise((resolve) => {
  let [total, worst] = [0, 0];
  const observer = new PerformanceObserver((list) => {
    for (const {duration} of list.getEntries()) {
      total += duration;
      worst = Math.max(worst, duration);
    }
  });
  observer.observe({type: 'longtask'});
  setTimeout(() => { observer.disconnect(); resolve([total / seconds / 10, worst]); }, 1000 * seconds);
})
"""


class WorkerHeap:
    """Reads the memory of a page and of its worker through the browser's protocol."""

    def __init__(self, page):
        self.page = page.context.new_cdp_session(page)
        self.answers, self.number, self.worker = {}, 0, None
        self.page.on("Target.attachedToTarget", self._attached)
        self.page.on("Target.receivedMessageFromTarget", self._received)
        self.page.send("Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": False})

    def _attached(self, event):
        if event["targetInfo"]["type"] == "worker":
            self.worker = event["sessionId"]

    def _received(self, event):
        message = json.loads(event["message"])
        self.answers[message.get("id")] = message.get("result")

    def _ask_worker(self, method):
        self.number += 1
        message = json.dumps({"id": self.number, "method": method})
        self.page.send("Target.sendMessageToTarget", {"sessionId": self.worker, "message": message})
        for _ in range(600):
            if self.number in self.answers:
                return self.answers.pop(self.number)
            self.page.send("Runtime.evaluate", {"expression": "0"})  # a turn of the line, so that answers come in
            time.sleep(0.02)
        raise RuntimeError(f"the worker did not answer {method}")

    def read(self):
        """Return the bytes in use by page and worker, after their garbage is gone."""
        found = []
        for ask in (self.page.send, self._ask_worker):
            ask("HeapProfiler.collectGarbage")
            usage = ask("Runtime.getHeapUsage")
            found.append(usage["usedSize"] + usage.get("backingStorageSize", 0))
        return found


@contextlib.contextmanager
def training(playwright, server, state, cpu=1):
    """Open chapter 9 with a state that is not solved, and train it at full speed."""
    browser = chromium.launch(playwright)
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    link = base64.urlsafe_b64encode(json.dumps(state).encode()).decode().rstrip("=")
    page.goto(f"{server.url}/{PAGE}#playground={link}")
    (playground, *_) = [e for e in explorables.on(page) if e.name == "playground"]
    heap = WorkerHeap(page)
    playground.root.locator("select[name=budget]").select_option(BUDGET)
    playground.root.locator("input[value=full]").check()
    press_train(playground)
    timing.throttle(page, cpu)
    yield page, playground, heap
    browser.close()


def press_train(playground):
    """Let it train on, where it does not."""
    button = playground.root.get_by_role("button", name="Train", exact=True)
    if button.count():
        button.click()


def steps_of(playground):
    """Return the step that the status line says."""
    text = playground.root.locator(".lx-status").inner_text()
    return int(text.removeprefix("Step ").split(":")[0])


def soak(playwright, server, minutes):
    """Return a row for each minute: steps, megabytes of page and worker, points of the history that are drawn."""
    rows = []
    with training(playwright, server, NETWORKS["8 units, 20 steps"]) as (page, playground, heap):
        for minute in range(minutes + 1):
            used = [round(size / 1e6, 2) for size in heap.read()]
            marks = playground.root.locator(".lx-back input").get_attribute("max")
            rows.append([minute, steps_of(playground), *used, int(marks) + 1])
            print(f"minute {minute}: {rows[-1]}", flush=True)
            press_train(playground)
            if minute < minutes:
                page.wait_for_timeout(60_000)
    return rows


def memory_table(rows):
    """Return the table of memory."""
    first, last = rows[1] if len(rows) > 2 else rows[0], rows[-1]
    growth = last[2] + last[3] - first[2] - first[3]
    return {
        "title": f"Memory while the page trains for {rows[-1][0]} minutes",
        "about": "The playground of chapter 9 at full speed on a network that is never done. Megabytes in use by the "
        "page and by its worker after a forced collection of garbage; buffers of arrays are counted. Checkpoints are "
        f"what the reader can look back to. From minute {first[0]} on, both together changed by {growth:+.2f} MB.",
        "columns": ["minute", "steps", "page, MB", "worker, MB", "checkpoints"],
        "rows": rows,
    }


def paint_row(playwright, server, name, cpu):
    """Return how soon sliders answer while a network trains, and how much of the time the page is blocked."""
    with training(playwright, server, NETWORKS[name], cpu) as (page, playground, _):
        page.evaluate(timing.LISTEN)
        # a reader's keys neither wait for the training nor keep step with the drawings
        slider = next(c for c in playground.controls() if c.spoken == "timestep t" or "Timestep" in c.label)
        node = playground.root.locator(explorables.CONTROLS).nth(slider.index)
        at_end = node.evaluate("node => node.valueAsNumber >= Number(node.max)")
        for press in range(PRESSES):
            node.press("ArrowDown" if at_end == (press % 2 == 0) else "ArrowUp")
            page.wait_for_timeout(90 + 17 * (press % 7))
        paints = page.evaluate(timing.PAINTS, PRESSES)
        whole = sorted(times["whole"] for times in paints)
        share, worst = page.evaluate(BLOCKED, 10)
        last = round(whole[int(0.95 * len(whole))], 1)
        return [name, f"{cpu}x", round(statistics.median(whole), 1), last, round(share, 1), round(worst)]


def paint_table(rows):
    """Return the table of answers."""
    return {
        "title": "Input to paint while the page trains",
        "about": f"{PRESSES} presses of a key on the slider of the timestep while the worker trains at full speed: "
        "milliseconds from the key to the end of the next frame, without and with the processor slowed down six times "
        "(goal: 16.7 and 50). Blocked: the share of ten seconds that the main thread spent in tasks of more than 50 "
        "ms, and the longest of them.",
        "columns": ["network", "slowed", "median, ms", "95 %, ms", "blocked, %", "longest task, ms"],
        "rows": rows,
    }


def main():
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=int, default=10, help="how long to train (default 10)")
    options = parser.parse_args()
    with sync_playwright() as playwright, BookServer(built_book()) as server:
        paints = [paint_row(playwright, server, name, cpu) for name in NETWORKS for cpu in (1, 6)]
        made = [paint_table(paints)]
        if options.minutes:
            made.append(memory_table(soak(playwright, server, options.minutes)))
    made = [table | {"command": COMMAND, "machine": report_page.machine()} for table in made]
    titles = [table["title"] for table in made]
    kept = [] if options.minutes else report_page.stored().get("soak_training", [])
    report_page.store("soak_training", made + [table for table in kept if table["title"] not in titles])
    print("tests/report/soak_training.json and book/report.md are written")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Drive any explorable through the contract of the page: what it shows, what it can be told, with what hand.

The page's policy forbids `eval`, so waiting is done by loops in `evaluate`, not by `wait_for_function`.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

ROOT = "[data-explorable]"
EXERCISES = '[data-explorable="exercise"]'
# What computes; an exercise takes answers and shows no number of a network, so test_exercises.py has its contract.
FIGURES = f"{ROOT}:not({EXERCISES})"
# One explorable on the whole screen.
SCREEN = "dialog.lx-projector[open]"
CONTROLS = "input:not([type=hidden]), select, button, textarea"

VALUES = "root => [...root.querySelectorAll('[data-value]')].map(node => ({...node.dataset}))"

DESCRIBE = """
(root, controls) => [...root.querySelectorAll(controls)].map((node, index) => {
  const text = (other) => (other?.innerText ?? '').trim();
  const named = (node.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
  const parts = [...(node.labels ?? [])].map(text);
  parts.push(...named.map((id) => text(document.getElementById(id))));
  if (node.localName === 'button') parts.push(text(node));
  return {
    index, kind: node.localName === 'input' ? node.type : node.localName,
    label: parts.filter(Boolean).join(' '), spoken: node.getAttribute('aria-label') ?? '',
    view: node.closest('[data-affects]')?.dataset.affects === 'view',
    disabled: node.matches(':disabled'), shown: node.checkVisibility({visibilityProperty: true}),
    value: node.value ?? '', checked: node.checked ?? false, tabbable: node.tabIndex >= 0,
  };
})
"""

WAIT_READY = """
async (root) => {
  const end = performance.now() + 8000;
  while (performance.now() < end && !('ready' in root.dataset) && !('error' in root.dataset)) {
    await new Promise(requestAnimationFrame);
  }
  return {ready: 'ready' in root.dataset, error: root.dataset.error ?? null};
}
"""

WAIT_CHANGE = """
async ([root, before]) => {
  const all = () => [...root.querySelectorAll('[data-value]')];
  const now = () => JSON.stringify(all().map((node) => node.dataset.value));
  const end = performance.now() + 1500;
  while (performance.now() < end) {
    if (now() !== before) return true;
    await new Promise(requestAnimationFrame);
  }
  return false;
}
"""

WAIT_IDLE = """
async (root) => {
  const end = performance.now() + 20000;
  while (performance.now() < end) {
    if (!root.querySelector('[aria-busy=true]')) return true;
    await new Promise(requestAnimationFrame);
  }
  return false;
}
"""

FRAMES = """
async (count) => {
  for (let n = 0; n < count; n += 1) await new Promise(requestAnimationFrame);
}
"""


@dataclass(frozen=True)
class Control:
    """One native control as the reader meets it."""

    index: int
    kind: str
    label: str
    spoken: str
    view: bool
    disabled: bool
    shown: bool
    value: str
    checked: bool
    tabbable: bool

    @property
    def idle(self) -> bool:
        """Whether it can do nothing now: disabled, not shown, or a choice that is already made."""
        return self.disabled or not self.shown or (self.kind == "radio" and self.checked)

    def __str__(self) -> str:
        return f"{self.kind} {self.label or self.spoken!r} (control {self.index})"


def count_in(path: Path) -> int:
    """Count the explorables that a built page holds, exercises left out."""
    return len(re.findall(r'<[a-z]+[^<>]*\sdata-explorable=(?!"exercise")', path.read_text(encoding="utf-8")))


def names_in(path: Path) -> list[str]:
    """Name the explorables and exercises that a built page holds, each once, in order."""
    found = re.findall(r'<[a-z]+[^<>]*\sdata-explorable="([^"]+)"', path.read_text(encoding="utf-8"))
    return list(dict.fromkeys(found))


class Explorable:
    """One explorable on one page."""

    def __init__(self, page: Page, root: Locator) -> None:
        self.page, self.root = page, root
        self.name = root.get_attribute("data-explorable")

    def mount(self) -> "Explorable":
        """Bring it into view and wait until it is live."""
        self.root.scroll_into_view_if_needed()
        state = self.root.evaluate(WAIT_READY)
        assert state["ready"], f"{self.name} on {self.page.url} did not become ready: {self.message() or state}"
        self.settle()
        return self

    def message(self) -> str:
        """Return the error it shows, or nothing."""
        alerts = self.root.locator("[role=alert]").all_inner_texts()
        return " ".join(filter(None, alerts))

    def settle(self, frames: int = 2) -> None:
        """Let redraws that were asked for happen, and a computation that says it is busy end."""
        self.page.evaluate(FRAMES, frames)
        assert self.root.evaluate(WAIT_IDLE), f"{self.name} says it is busy for more than 20 seconds"

    def values(self) -> list[dict[str, str]]:
        """Return every number of the network on it, with its place."""
        return self.root.evaluate(VALUES)

    def controls(self) -> list[Control]:
        """Return its native controls in document order."""
        return [Control(**fields) for fields in self.root.evaluate(DESCRIBE, CONTROLS)]

    def snapshot(self) -> dict[str, Any]:
        """Return all it shows and all it is set to."""
        controls = [(c.index, c.value, c.checked, c.disabled) for c in self.controls() if not c.view]
        return {"values": self.values(), "controls": controls}

    def node(self, control: Control) -> Locator:
        """Return the element of a control, in the middle of the window."""
        node = self.root.locator(CONTROLS).nth(control.index)
        node.evaluate("node => node.scrollIntoView({block: 'center', behavior: 'instant'})")
        return node

    def changes(self, act, control: Control) -> bool:
        """Tell whether a number changes when `act` is done to a control."""
        before = json.dumps([value["value"] for value in self.values()], separators=(",", ":"))
        act(control)
        return self.root.page.evaluate(WAIT_CHANGE, [self.root.element_handle(), before])

    # ------------------------------------------------------------ two hands

    def by_mouse(self, control: Control) -> None:
        """Move a control as a mouse does."""
        node = self.node(control)
        if control.kind == "range":
            self._drag(node)
        elif control.kind == "select":
            node.select_option(index=self._other_option(node))
        elif control.kind in ("radio", "checkbox"):
            node.locator("xpath=ancestor-or-self::*[self::label or self::input][last()]").click()
        elif control.kind == "number":
            node.click()
            node.press("Control+a")
            node.press_sequentially(self._other_number(node))
            node.press("Enter")
        elif control.kind in ("text", "search", "textarea"):
            node.click()
            self._type(node)
        else:
            node.click()

    def by_keyboard(self, control: Control) -> None:
        """Move a control by keys alone."""
        node = self.node(control)
        node.focus()
        if control.kind in ("range", "number"):
            at_end = node.evaluate("node => node.valueAsNumber >= Number(node.max || Infinity)")
            node.press("ArrowDown" if at_end else "ArrowUp")
        elif control.kind == "select":
            node.press("ArrowUp" if self._other_option(node) == 0 else "ArrowDown")
        elif control.kind in ("text", "search", "textarea"):
            self._type(node)
        else:
            node.press("Space" if control.kind in ("radio", "checkbox") else "Enter")

    def track(self, node: Locator) -> tuple[float, float, float]:
        """Return where a slider's thumb is and where to take it: (from x, to x, y)."""
        box = node.bounding_box()
        # a scrub over a single step has no way to go
        share = node.evaluate("n => (n.valueAsNumber - (n.min || 0)) / ((n.max || 100) - (n.min || 0) || 1)")
        inset = 8
        x = [box["x"] + inset + part * (box["width"] - 2 * inset) for part in (share, 0.2 if share > 0.5 else 0.8)]
        return x[0], x[1], box["y"] + box["height"] / 2

    def _drag(self, node: Locator) -> None:
        start, end, y = self.track(node)
        self.page.mouse.move(start, y)
        self.page.mouse.down()
        self.page.mouse.move(end, y, steps=4)
        self.page.mouse.up()

    def _other_option(self, node: Locator) -> int:
        return node.evaluate("n => n.selectedIndex + 1 < n.options.length ? n.selectedIndex + 1 : 0")

    def _other_number(self, node: Locator) -> str:
        by = node.evaluate("n => (n.valueAsNumber < Number(n.max || Infinity) ? 1 : -1) * (Number(n.step) || 1)")
        return f"{round(node.evaluate('n => n.valueAsNumber') + by, 6):g}"

    def _type(self, node: Locator) -> None:
        node.press("End")
        node.press("Backspace")
        node.press("Enter")


def on(page: Page, which: str = FIGURES) -> list[Explorable]:
    """Return the explorables of a page, live; none there is a failure."""
    found = [Explorable(page, root).mount() for root in page.locator(which).all()]
    assert found, f"no explorable on {page.url}"
    return found


def one_of_each(page: Page) -> list[Explorable]:
    """Return the first copy of each explorable of a page: for what copies share, because they share their code."""
    return list({explorable.name: explorable for explorable in reversed(on(page))}.values())[::-1]


def model_controls(explorable: Explorable) -> list[Control]:
    """Return the controls that change what is computed."""
    return [control for control in explorable.controls() if not control.view]

"""Drive any explorable through the contract of the page: what it shows, what it can be told, with what hand.

Every act ends when the page has settled: what comes next meets what a reader would see.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser import waits

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
        self.root.evaluate("root => root.scrollIntoView({block: 'nearest', behavior: 'instant'})")
        state = self.root.evaluate(waits.READY)
        assert state["ready"], f"{self.name} on {self.page.url} did not become ready: {self.message() or state}"
        self.settle()
        return self

    def message(self) -> str:
        """Return the error it shows, or nothing."""
        alerts = self.root.locator("[role=alert]").all_inner_texts()
        return " ".join(filter(None, alerts))

    def settle(self, frames: int = 2) -> None:
        """Let redraws that were asked for happen, a computation end, and what stands near come to rest."""
        late = self.root.evaluate(waits.SETTLED, frames)
        assert not late, f"{self.name} on {self.page.url} did not settle in {waits.LIMIT} seconds: {late}"

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

    def changes(self, act, control: Control | None) -> bool:
        """Tell whether a number changes when `act` is done to a control."""
        self.settle(frames=1)
        before = self.root.evaluate(waits.NUMBERS)
        act(control)
        return self.root.evaluate(waits.CHANGED, before)

    # ------------------------------------------------------------ single acts

    def find(self, target: Locator | str) -> Locator:
        """Return what a selector names inside the explorable."""
        return self.root.locator(target) if isinstance(target, str) else target

    def focus(self, target: Locator | str) -> None:
        """Give something the focus, when it can take it."""
        node, state = self.find(target), "gone"
        for _ in range(3):  # a drawing may replace it meanwhile
            if (state := node.evaluate(waits.FOCUSED)) != "gone":
                break
        assert state == "taken", f"{node} of {self.name} is {state}, so a key would go elsewhere"

    def press(self, target: Locator | str, *keys: str) -> None:
        """Press keys on something, each after the drawing that the one before asked for."""
        for key in keys:
            self.focus(target)
            self.page.keyboard.press(key)
            self.settle()

    def keys(self, *keys: str) -> None:
        """Press keys wherever the focus is."""
        for key in keys:
            self.page.keyboard.press(key)
            self.settle()

    def click(self, target: Locator | str) -> None:
        """Click on something."""
        self.find(target).click()
        self.settle()

    def hover(self, target: Locator | str) -> None:
        """Point at something."""
        self.find(target).hover()
        self.settle()

    def press_button(self, name: str) -> None:
        """Click on the button of this name."""
        self.click(self.root.get_by_role("button", name=name, exact=True))

    def fill(self, target: Locator | str, text: str) -> None:
        """Put a text or a number into a field or a slider."""
        self.find(target).fill(text)
        self.settle()

    def write(self, target: Locator | str, text: str, then: str = "Enter") -> None:
        """Type over what a field holds, as fast as keys come, and confirm with a last key."""
        self.focus(target)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text) if text else self.page.keyboard.press("Delete")
        self.page.keyboard.press(then)
        self.settle()

    def check(self, target: Locator | str, wanted: bool = True) -> None:
        """Tick a box or choose a radio, or take the tick away."""
        self.find(target).set_checked(wanted)
        self.settle()

    def choose(self, target: Locator | str, value: str) -> None:
        """Choose an entry of a list."""
        self.find(target).select_option(value)
        self.settle()

    def box(self, target: Locator | str) -> dict[str, float]:
        """Return where something is, in the middle of the window and at rest."""
        return self.find(target).evaluate(waits.BOX)

    def drag(self, *places: tuple[float, float]) -> None:
        """Draw with the mouse from the first place over all the others."""
        self.page.mouse.move(*places[0])
        self.page.mouse.down()
        for place in places[1:]:
            self.page.mouse.move(*place, steps=4)
        self.page.mouse.up()
        self.settle()

    def follow(self, *links: str) -> list[str]:
        """Let the page's address bring states, as texts of a link, and return what is said of each."""
        said = self.root.evaluate(waits.FOLLOWED, [self.name, links])
        self.settle()
        return said

    def reset(self) -> None:
        """Go back to the first state, from wherever it stands."""
        button = self.root.get_by_role("button", name=re.compile("reset", re.IGNORECASE))
        if button.is_enabled():
            self.click(button)

    # ------------------------------------------------------------ two hands

    def by_mouse(self, control: Control) -> None:
        """Move a control as a mouse does."""
        node = self.node(control)
        if control.kind == "range":
            start, end, y = self.track(node)
            self.drag((start, y), (end, y))
        elif control.kind == "select":
            node.select_option(index=self._other_option(node))
        elif control.kind in ("radio", "checkbox"):
            node.locator("xpath=ancestor-or-self::*[self::label or self::input][last()]").click()
        elif control.kind == "number":
            node.click()
            self.write(node, self._other_number(node))
        elif control.kind in ("text", "search", "textarea"):
            node.click()
            self.press(node, "End", "Backspace", "Enter")
        else:
            node.click()
        self.settle()

    def by_keyboard(self, control: Control) -> None:
        """Move a control by keys alone."""
        node = self.node(control)
        if control.kind in ("range", "number"):
            at_end = node.evaluate("node => node.valueAsNumber >= Number(node.max || Infinity)")
            self.press(node, "ArrowDown" if at_end else "ArrowUp")
        elif control.kind == "select":
            self.press(node, "ArrowUp" if self._other_option(node) == 0 else "ArrowDown")
        elif control.kind in ("text", "search", "textarea"):
            self.press(node, "End", "Backspace", "Enter")
        else:
            self.press(node, "Space" if control.kind in ("radio", "checkbox") else "Enter")

    def track(self, node: Locator) -> tuple[float, float, float]:
        """Return where a slider's thumb is and where to take it: (from x, to x, y)."""
        box = self.box(node)
        # a scrub over a single step has no way to go
        share = node.evaluate("n => (n.valueAsNumber - (n.min || 0)) / ((n.max || 100) - (n.min || 0) || 1)")
        inset = 8
        x = [box["x"] + inset + part * (box["width"] - 2 * inset) for part in (share, 0.2 if share > 0.5 else 0.8)]
        return x[0], x[1], box["y"] + box["height"] / 2

    def _other_option(self, node: Locator) -> int:
        return node.evaluate("n => n.selectedIndex + 1 < n.options.length ? n.selectedIndex + 1 : 0")

    def _other_number(self, node: Locator) -> str:
        by = node.evaluate("n => (n.valueAsNumber < Number(n.max || Infinity) ? 1 : -1) * (Number(n.step) || 1)")
        return f"{round(node.evaluate('n => n.valueAsNumber') + by, 6):g}"


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

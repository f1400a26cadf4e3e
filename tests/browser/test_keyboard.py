"""Every explorable and one exercise by keys alone: reached by Tab in order, seen, operated, left again."""

import pytest

from tests.browser import explorables

MOST = 250
FOCUSED = """
(root, controls) => {
  const node = document.activeElement;
  if (node === root || !root.contains(node)) return null;
  const drawn = (other) => {
    const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(other);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  };
  const near = [node, node.parentElement, node.nextElementSibling].filter(Boolean);
  const before = window.focusedBefore;
  window.focusedBefore = node;
  return {
    index: [...root.querySelectorAll(controls)].indexOf(node), visible: near.some(drawn),
    kind: node.localName === 'input' ? node.type : node.getAttribute('role') ?? node.localName,
    follows: !before?.isConnected || Boolean(before.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING),
    view: node.closest('[data-affects]')?.dataset.affects === 'view', html: node.outerHTML.slice(0, 160),
  };
}
"""
# What a reader presses on a control of each kind; a button is pressed where it changes what is computed.
KEYS = {
    "range": "ArrowRight",
    "number": "ArrowUp",
    "slider": "ArrowRight",
    "checkbox": "Space",
    "radio": "ArrowRight",
    "select": "ArrowDown",
    "button": "Enter",
    "text": "1",
    "textarea": "1",
}


def enter(explorable):
    """Put the focus before the first control."""
    explorable.root.evaluate("root => { root.tabIndex = -1; root.focus(); window.focusedBefore = null; }")


def tab(explorable):
    """Press Tab; return what has the focus then, or None outside."""
    explorable.page.keyboard.press("Tab")
    return explorable.root.evaluate(FOCUSED, explorables.CONTROLS)


def walk(explorable):
    """Yield what Tab reaches until it leaves."""
    enter(explorable)
    for _ in range(MOST):
        if (seen := tab(explorable)) is None:
            return
        yield seen
    pytest.fail(f"Tab never leaves {explorable.name}")


def stops(explorable):
    """Return the controls that Tab has to reach: of a group of radio buttons the one that is chosen."""
    usable = [c for c in explorable.controls() if not c.disabled and c.shown]
    return {c.index for c in usable if c.kind != "radio" or c.checked}


def test_tab_reaches_every_control_in_order_shows_the_focus_and_leaves(firsts):
    for explorable in firsts:
        wanted, seen = stops(explorable), list(walk(explorable))
        missed = wanted - {stop["index"] for stop in seen}
        assert not missed, [str(c) for c in explorable.controls() if c.index in missed]
        assert [stop["html"] for stop in seen if not stop["visible"]] == [], "focus that cannot be seen"
        assert [stop["html"] for stop in seen if not stop["follows"]] == [], "focus that jumps back"


def test_one_control_of_each_kind_obeys_keys_and_keeps_the_focus(firsts):
    for explorable in firsts:
        page, done = explorable.page, set()
        for stop in walk(explorable):
            kind = stop["kind"]
            if kind in done or kind not in KEYS or (kind == "button" and stop["view"]):
                continue
            done.add(kind)
            page.keyboard.press(KEYS[kind])
            explorable.settle()
            inside = explorable.root.evaluate("root => root.contains(document.activeElement)")
            assert inside, f"{explorable.name} dropped the focus after {KEYS[kind]} on {stop['html']}"
        assert done, f"{explorable.name} has nothing to press"
        assert explorable.message() == ""
    assert page.watch.report() == []


def test_shift_tab_comes_back_in(firsts):
    for explorable in firsts:
        last = list(walk(explorable))[-1]
        explorable.page.keyboard.press("Shift+Tab")
        assert explorable.root.evaluate(FOCUSED, explorables.CONTROLS)["index"] == last["index"]

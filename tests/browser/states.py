"""Read from the page what an explorable is set to, as a reader would, and hold its numbers against lstm_core's."""

from typing import Any

from tests.browser import reference, reference_gate_timeline, reference_playground, reference_puzzle_bench
from tests.browser.explorables import Explorable

READ = {
    "puzzle-bench": reference_puzzle_bench.READ,
    "gate-timeline": reference_gate_timeline.READ,
    "playground": reference_playground.READ,
}
OWN = "root => (root.closest('[data-state]') ?? root.querySelector('[data-state]'))?.dataset.state"
# State and numbers in one go, and again where a number changed in between.
BOTH = """
async (root) => {
  const own = (%s)(root);
  const read = %s;
  const values = () => JSON.stringify([...root.querySelectorAll('[data-value]')].map((node) => ({...node.dataset})));
  for (let turn = 0; turn < 100; turn += 1) {
    const before = values();
    const state = own ? JSON.parse((%s)(root)) : await read(root);
    if (values() === before) return [state, JSON.parse(before)];
    await new Promise(requestAnimationFrame);
  }
  return [null, []];
}
"""


def both(explorable: Explorable) -> tuple[dict[str, Any], list[dict[str, str]]]:
    """Return an explorable's state (the `data-state` on or in it, else what its controls say) and its numbers."""
    script = BOTH % (OWN, READ.get(explorable.name, "() => null"), OWN)
    state, values = explorable.root.evaluate(script)
    assert state, f"states.py cannot read {explorable.name!r}: it has no data-state, or it never rests"
    return state, values


def read(explorable: Explorable) -> dict[str, Any]:
    """Return an explorable's state."""
    return both(explorable)[0]


def wrong_numbers(explorable: Explorable) -> list[str]:
    """Say which shown numbers lstm_core does not confirm, once the explorable has settled."""
    explorable.settle()
    return reference.differences(explorable.name, *both(explorable))

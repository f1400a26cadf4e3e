"""Read from the page what an explorable is set to, as a reader would: from its controls and its drawing."""

import json
from typing import Any

from tests.browser import reference_puzzle_bench
from tests.browser.explorables import Explorable

GATE_TIMELINE = """
root => ({
  t: root.querySelector('.lx-scrub').valueAsNumber,
  unit: Number(root.querySelector('.lx-units input:checked').value),
  forget_bias: root.querySelector('.lx-side input[type=range]').valueAsNumber,
  x: [...root.querySelectorAll('text.lx-input')].map((node) => node.textContent),
  weights: JSON.parse(root.querySelector('script[type="application/json"]').textContent).weights,
})
"""
READ = {"puzzle-bench": reference_puzzle_bench.READ, "gate-timeline": GATE_TIMELINE}


def read(explorable: Explorable) -> dict[str, Any]:
    """Return an explorable's state: the `data-state` on or in it where it gives one, else what its controls say."""
    own = explorable.root.evaluate(
        "root => (root.closest('[data-state]') ?? root.querySelector('[data-state]'))?.dataset.state"
    )
    if own:
        return json.loads(own)
    assert explorable.name in READ, f"states.py cannot read {explorable.name!r}, and it has no data-state"
    return explorable.root.evaluate(READ[explorable.name])

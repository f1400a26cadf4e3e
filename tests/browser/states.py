"""Read from the page what an explorable is set to, as a reader would: from its controls and its drawing."""

import json
from typing import Any

from tests.browser import reference_gate_timeline, reference_playground, reference_puzzle_bench
from tests.browser.explorables import Explorable

READ = {
    "puzzle-bench": reference_puzzle_bench.READ,
    "gate-timeline": reference_gate_timeline.READ,
    "playground": reference_playground.READ,
}


def read(explorable: Explorable) -> dict[str, Any]:
    """Return an explorable's state: the `data-state` on or in it where it gives one, else what its controls say."""
    own = explorable.root.evaluate(
        "root => (root.closest('[data-state]') ?? root.querySelector('[data-state]'))?.dataset.state"
    )
    if own:
        return json.loads(own)
    assert explorable.name in READ, f"states.py cannot read {explorable.name!r}, and it has no data-state"
    return explorable.root.evaluate(READ[explorable.name])

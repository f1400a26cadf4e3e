"""What each explorable should show: the same numbers from lstm_core, quantity by quantity.

An explorable without an entry in ``EXPECTED`` fails the suite: its numbers would be compared with nothing.
"""

from typing import Any

from tests.browser.reference_carousel_builder import carousel_builder
from tests.browser.reference_find_the_bug import find_the_bug
from tests.browser.reference_gate_timeline import gate_timeline
from tests.browser.reference_gradient_dials import gradient_dials
from tests.browser.reference_gradient_lab import gradient_lab
from tests.browser.reference_memory_bench import memory_bench
from tests.browser.reference_one_step_lab import one_step_lab
from tests.browser.reference_playground import playground
from tests.browser.reference_puzzle_bench import puzzle_bench
from tests.browser.reference_unroll import unroll

TOLERANCE = 1e-12
# Two correct programs agree in a difference quotient to rounding / step only, and in its relative error to less.
TOLERANCES = {
    "find-the-bug": {"term": 1e-6, "step": 1e-6},
    "gradient-lab": {"difference": 1e-9, "distance": 1e-9, "error": 1e-3},
}


EXPECTED = {
    "carousel-builder": carousel_builder,
    "find-the-bug": find_the_bug,
    "gate-timeline": gate_timeline,
    "gradient-dials": gradient_dials,
    "gradient-lab": gradient_lab,
    "memory-bench": memory_bench,
    "one-step-lab": one_step_lab,
    "playground": playground,
    "puzzle-bench": puzzle_bench,
    "unroll": unroll,
}


def differences(name: str, state: dict[str, Any], values: list[dict[str, str]]) -> list[str]:
    """Say which shown numbers are not lstm_core's to 1e-12 * max(1, |value|), a difference quotient to 1e-9."""
    assert name in EXPECTED, f"reference.py does not know {name!r}: its numbers would be compared with nothing"
    assert values, f"{name} shows no number of its network"
    value_at, found = EXPECTED[name](state), []
    for shown in values:
        try:
            wanted = float(value_at(shown))
        except (KeyError, IndexError) as error:
            found.append(f"{shown} is no number that lstm_core could be asked for here ({error!r})")
            continue
        came = float(shown["value"])
        tolerance = TOLERANCES.get(name, {}).get(shown["quantity"], TOLERANCE)
        if came != wanted and not abs(came - wanted) <= tolerance * max(1.0, abs(wanted)):
            found.append(f"{shown} should be {wanted!r}, {abs(came - wanted):.1e} away")
    return found

"""What "find the bug" should show: the same diagnosis from lstm_core's broken passes."""

from collections.abc import Callable
from typing import Any

from lstm_core import broken_backward
from lstm_core.gradient_check import relative_error
from lstm_core.widgets import FindTheBug


def find_the_bug(state: dict[str, Any]) -> Callable[[dict[str, str]], float]:
    """Compute a hunt from its state: which, seq_len, hidden_size, seed, line."""
    hunt = FindTheBug(**state)
    arguments, errors = hunt.arguments(), hunt.errors()
    found = hunt.backward()(*broken_backward.forward(*arguments)[0])[3]
    wanted = broken_backward.differences(arguments)["x"]
    counts = {"line": state["line"], "wrong": sum(error > broken_backward.WRONG for error in errors.values())}

    def value(place: dict[str, str]) -> float:
        quantity = place["quantity"]
        if quantity == "term":
            return errors[place["tensor"], place["gate"]]
        if quantity == "step":
            return relative_error(found[int(place["t"])], wanted[int(place["t"])])
        return counts[quantity]

    return value

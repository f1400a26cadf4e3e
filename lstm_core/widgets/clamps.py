"""A gate held by force: what the trait ``clamp`` takes, and what it means for one run."""

import numpy as np
import traitlets

from lstm_core.analysis import Clamp
from lstm_core.widgets.quantities import of_run
from lstm_core.widgets.words import number

KEYS = Clamp._fields


class Held(traitlets.Dict):
    """A dictionary with the entries of :class:`lstm_core.analysis.Clamp`, or None; a ``Clamp`` is welcome."""

    def validate(self, obj, value):
        """Return a plain dictionary, or raise a TraitError that names the trait."""
        if isinstance(value, Clamp):
            value = value._asdict()
        if isinstance(value, dict):
            value = {key: _plain(entry) for key, entry in value.items()}
        return super().validate(obj, value)


def _plain(entry):
    """Return NumPy's numbers and sequences as Python's own."""
    if isinstance(entry, (list, tuple, np.ndarray)):
        return [_plain(one) for one in entry]
    return entry.item() if isinstance(entry, np.generic) else entry


def check(clamp, run, seq_len, name):
    """Return the clamp if it fits a layer in one direction and the sequence, else raise a TraitError."""
    holds = {quantity.name: quantity.holds for quantity in of_run(run) if quantity.gate}
    if not holds:
        raise traitlets.TraitError(f"clamp holds a gate, and {name}, of cell {run.cell!r}, has none")
    if set(clamp) != set(KEYS):
        raise traitlets.TraitError(f"clamp has {', '.join(clamp) or 'no entries'}; give {', '.join(KEYS)}")
    if clamp["quantity"] not in holds:
        raise traitlets.TraitError(f"clamp holds {clamp['quantity']!r}; give one of {', '.join(holds)}")
    wanted = [] if clamp["unit"] is None else _listed(clamp["unit"])
    if clamp["unit"] is not None and not wanted:
        raise traitlets.TraitError("clamp names no unit; give one, a list of some, or None for all")
    for unit in wanted:
        _whole(unit, "unit", 0, run.network().hidden_size - 1)
    start = _whole(clamp["start"], "start", 0, seq_len - 1)
    _whole(clamp["stop"], "stop", start + 1, seq_len)
    low, high = holds[clamp["quantity"]]
    value = clamp["value"]
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
        raise traitlets.TraitError(
            f"value of the clamp is {value!r}; {clamp['quantity']} runs from {low:g} to {high:g}"
        )
    return clamp


def _listed(unit):
    return unit if isinstance(unit, list) else [unit]


def _whole(value, name, low, high):
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise traitlets.TraitError(f"{name} of the clamp is {value!r}; it runs from {low} to {high}")
    return value


def units_of(clamp, hidden_size):
    """Return the units that are held, in order."""
    if clamp["unit"] is None:
        return list(range(hidden_size))
    return sorted(set(_listed(clamp["unit"])))


def clamps_of(clamp, hidden_size):
    """Return the clamps for :func:`lstm_core.analysis.clamped_trace`, one for each unit."""
    if clamp is None:
        return []
    return [Clamp(**clamp | {"unit": unit}) for unit in units_of(clamp, hidden_size)]


def shortened(clamp, seq_len):
    """Return the clamp cut at the end of a shorter sequence; None where nothing of it is left."""
    if clamp is None or clamp["start"] >= seq_len:
        return None
    return clamp if clamp["stop"] <= seq_len else clamp | {"stop": seq_len}


def in_words(clamp, hidden_size):
    """Say what is held, as ``esm/lib/words.js`` says it."""
    units = units_of(clamp, hidden_size)
    names = ", ".join(map(str, units[:-1])) + f" and {units[-1]}" if len(units) > 1 else str(units[0])
    who = "every unit" if len(units) == hidden_size else f"unit{'s' * (len(units) > 1)} {names}"
    start, last = clamp["start"], clamp["stop"] - 1
    when = f"steps {start} to {last}" if last > start else f"step {start}"
    return f"{clamp['quantity']} of {who} held at {number(clamp['value'], 2)} in {when}"

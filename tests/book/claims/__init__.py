"""What computes the numbers of the ledger of misconceptions, chapter by chapter, with the library alone.

Each function bears the id of an entry and returns the numbers of its correction in the order in which they stand
there: text where digits were chosen, plain numbers where they are exact.
"""

from pathlib import Path

from lstm_book import ledger

from lstm_core.widgets import registry

ROOT = Path(__file__).resolve().parents[3]
ENTRIES = {entry["id"]: entry for entry in ledger.entries(ROOT)}
CLAIMS = {}


def claim(function):
    """Register what computes the numbers of the entry that has the function's name."""
    CLAIMS[function.__name__.replace("_", "-")] = function
    return function


def figure(name):
    """Return the explorable of an entry's link, in Python, in the entry's state."""
    entry = ENTRIES[name]
    return registry()[entry["figure"].split("~")[0]](**{**ledger.first_state(ROOT, entry), **entry["state"]})

"""What an exercise says: its specification, and the numbers in its sentences."""

import re

from lstm_core import exercises


def spec(name):
    """Return what an exercise was specified as."""
    return exercises.get(name).data


def numbers_in(text):
    """Return the decimal numbers that a text holds."""
    return [float(number.replace("−", "-")) for number in re.findall(r"−?\d+\.\d+", text)]

"""Errors that more than one module raises."""


class WeightsFileError(ValueError):
    """A file of weights cannot be read; the message says what is wrong with it."""

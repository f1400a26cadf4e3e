"""Networks in and out of files. Nothing is ever unpickled."""

from lstm_core.interop.archive import load, save

__all__ = ["load", "save"]

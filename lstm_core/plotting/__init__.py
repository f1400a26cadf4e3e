"""Figures of traces with matplotlib: each takes a trace and optional Axes, and returns Axes."""

from lstm_core.plotting.figures import forgetting, gates, heat_map, losses, states
from lstm_core.plotting.style import setup_notebook

__all__ = ["forgetting", "gates", "heat_map", "losses", "setup_notebook", "states"]

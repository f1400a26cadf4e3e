"""Figures of traces with matplotlib: each takes a trace and optional Axes, and returns Axes."""

from lstm_core.plotting.figures import fading, forgetting, gates, heat_map, losses, solved_steps, states
from lstm_core.plotting.style import setup_notebook

__all__ = ["fading", "forgetting", "gates", "heat_map", "losses", "setup_notebook", "solved_steps", "states"]

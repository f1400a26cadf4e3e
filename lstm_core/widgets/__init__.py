"""Explorables: figures that compute, the same in JupyterLab and in the published book.

Each is one Python file (traits, validation, the sentence and the drawing that stand in for it) beside one ES
module in ``esm/``. They need the extra ``widgets`` (anywidget); ``import lstm_core`` does not.
"""

from lstm_core.widgets.carousel_builder import CarouselBuilder
from lstm_core.widgets.exercise import Exercise
from lstm_core.widgets.explorable import Explorable
from lstm_core.widgets.find_the_bug import FindTheBug
from lstm_core.widgets.gate_timeline import GateTimeline
from lstm_core.widgets.gradient_dials import GradientDials
from lstm_core.widgets.gradient_lab import GradientLab
from lstm_core.widgets.memory_bench import MemoryBench
from lstm_core.widgets.one_step_lab import OneStepLab
from lstm_core.widgets.playground import Playground
from lstm_core.widgets.puzzle_bench import PuzzleBench
from lstm_core.widgets.unroll import Unroll

__all__ = [
    "CarouselBuilder",
    "Exercise",
    "Explorable",
    "FindTheBug",
    "GateTimeline",
    "GradientDials",
    "GradientLab",
    "MemoryBench",
    "OneStepLab",
    "Playground",
    "PuzzleBench",
    "Unroll",
    "registry",
]

KINDS = (
    CarouselBuilder,
    Exercise,
    FindTheBug,
    GateTimeline,
    GradientDials,
    GradientLab,
    MemoryBench,
    OneStepLab,
    Playground,
    PuzzleBench,
    Unroll,
)


def registry():
    """Return every explorable class by the name that pages use.

    Examples
    --------
    >>> registry()["gate-timeline"].__name__
    'GateTimeline'
    """
    return {cls.name: cls for cls in KINDS}

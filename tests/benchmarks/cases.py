"""What is measured: sizes, tasks, and the goals that were set before."""

from typing import NamedTuple

DTYPES = ("float32", "float64")
TASKS = ("forward", "traced", "training")  # training: forward and backward


class Size(NamedTuple):
    """Timesteps, sequences, units and inputs of one case."""

    name: str
    T: int
    B: int
    H: int
    D: int


SIZES = (
    Size("frame", 20, 1, 4, 2),
    Size("small", 100, 1, 32, 1),
    Size("mid", 50, 32, 64, 32),
    Size("char", 100, 32, 128, 64),
    Size("big", 100, 64, 256, 128),
    Size("long", 1000, 1, 128, 1),
)
TINY = (Size("tiny", 3, 2, 2, 1), Size("alone", 2, 1, 3, 2))

# the character model: symbols, timesteps of a chunk, sequences, units
CHARACTERS = {"V": 97, "T": 64, "B": 32, "H": 128}
FEW_CHARACTERS = {"V": 5, "T": 4, "B": 2, "H": 3}

# ratios of CPU time on one thread, ours / PyTorch's: at most … (traced: in float64, the course's own precision)
GOALS = {
    ("float32", "forward"): {"frame": 0.7, "small": 2.3, "mid": 1.05, "char": 1.0, "big": 1.15, "long": 1.6},
    ("float32", "training"): {"frame": 0.55, "small": 1.6, "mid": 1.1, "char": 1.1, "big": 0.9, "long": 1.7},
    ("float64", "forward"): {"frame": 0.3, "small": 0.35, "mid": 0.4, "char": 0.4, "big": 0.55, "long": 0.45},
    ("float64", "training"): {"frame": 0.12, "small": 0.12, "mid": 0.4, "char": 0.4, "big": 0.55, "long": 0.2},
    ("float64", "traced"): {"frame": 0.18, "small": 0.18, "mid": 0.3, "char": 0.33, "big": 0.42, "long": 0.25},
}
# … and of the textbook loop's time to ours: at least …
OVER_TEXTBOOK = {
    "forward": {"frame": 7, "small": 6, "mid": 2.2, "char": 1.7, "big": 1.3, "long": 3.5},
    "training": {"frame": 6, "small": 7, "mid": 2.5, "char": 2, "big": 1.4, "long": 9},
}
# … and of ours to the bare matrix products, forward: at most
OVER_PRODUCTS = {"char": 1.3, "big": 1.15}

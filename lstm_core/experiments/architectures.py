"""The networks of the primary papers: how their units are wired, and so how many weights each has.

A memory cell block of size s is s cells that share their gates. What differs between the experiments is who hears whom
and who has a bias; with the wiring right, the count is the published number.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Architecture:
    """Wiring of one published network.

    Attributes
    ----------
    inputs, outputs, blocks, block_size : int
    gates : tuple of str
        Gates of each block.
    recurrent : str
        What cells and gates hear of the step before: "units" (all cells and gates), "cells", or "nothing".
    biased : tuple of str
        Which of "gates", "cells", "outputs" have a bias.
    peepholes : bool
        Every gate also sees each cell state of its block.
    shortcut : bool
        Inputs are wired to the outputs too.
    published : int
        The number of weights that the source states.
    source : str
    """

    source: str
    published: int
    inputs: int
    outputs: int
    blocks: int
    block_size: int
    gates: tuple = ("i", "o")
    recurrent: str = "units"
    biased: tuple = ()
    peepholes: bool = False
    shortcut: bool = False

    @property
    def cells(self):
        """Number of memory cells."""
        return self.blocks * self.block_size

    def weights(self):
        """Return the number of weights of each kind; their sum is the size of the network."""
        gate_units = self.blocks * len(self.gates)
        units = self.cells + gate_units
        heard = {"units": units, "cells": self.cells, "nothing": 0}[self.recurrent]
        biases = {"gates": gate_units, "cells": self.cells, "outputs": self.outputs}
        return {
            "from inputs": units * self.inputs,
            "recurrent": units * heard,
            "to outputs": self.outputs * self.cells,
            "shortcut": self.inputs * self.outputs * self.shortcut,
            "peepholes": gate_units * self.block_size * self.peepholes,
            "biases": sum(biases[kind] for kind in self.biased),
        }


_1997 = "Hochreiter and Schmidhuber 1997, experiment "
_HIDDEN, _ALL = ("gates", "cells"), ("gates", "cells", "outputs")


def _varied_lag(p, published):
    return Architecture(f"{_1997}2c, p = {p}", published, p + 4, 2, 2, 1)


ARCHITECTURES = (
    Architecture(_1997 + "1, 4 blocks of 1", 264, 7, 7, 4, 1, biased=("gates",)),
    Architecture(_1997 + "1, 3 blocks of 2", 276, 7, 7, 3, 2, biased=("gates",)),
    Architecture(_1997 + "2a", 10504, 101, 101, 1, 1, gates=("i",), recurrent="nothing", shortcut=True),
    _varied_lag(50, 364),
    _varied_lag(100, 664),
    _varied_lag(200, 1264),
    _varied_lag(500, 3064),
    _varied_lag(1000, 6064),
    Architecture(_1997 + "3", 102, 1, 1, 3, 1, biased=_HIDDEN),
    Architecture(_1997 + "4 and 5", 93, 2, 1, 2, 2, biased=_ALL),
    Architecture(_1997 + "6a", 156, 8, 4, 2, 2, biased=_ALL),
    Architecture(_1997 + "6b", 308, 8, 8, 3, 2, biased=_ALL),
    Architecture(
        "Gers, Schmidhuber and Cummins 2000, continual embedded Reber grammar",
        424,
        7,
        7,
        4,
        2,
        gates=("i", "f", "o"),
        recurrent="cells",
        biased=("gates", "outputs"),
        shortcut=True,
    ),
    Architecture(
        "Gers, Schraudolph and Schmidhuber 2002, one cell with peepholes",
        17,
        1,
        1,
        1,
        1,
        gates=("i", "f", "o"),
        recurrent="cells",
        biased=_ALL,
        peepholes=True,
    ),
)

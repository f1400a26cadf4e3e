"""The record of one run: the only thing that the mathematics hands to plots, widgets and analysis."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class LayerTrace:
    """What one layer in one direction did at every timestep.

    Attributes
    ----------
    cell : str
        "LSTM", "GRU" or "RNN".
    x : numpy.ndarray
        The layer's input, (T, B, D); (T, D) for a run without batch axis.
    quantities : dict
        Name to array (T, B, ·). LSTM: ``a`` pre-activations, gates ``i f o``, candidate ``g``, states ``c h``;
        GRU: ``a r z n h``; RNN: ``a h``. Each can be read as an attribute too.
    h0, c0 : numpy.ndarray
        The state before the first timestep, (B, ·); ``c0`` is None where the cell has no cell state.
    reverse : bool
        Whether the layer read its input from the last timestep to the first.
    lengths : numpy.ndarray or None
        (B,) timesteps of each sequence; None where all fill T.

    In a padded timestep every quantity is zero.
    """

    cell: str
    x: np.ndarray
    quantities: dict
    h0: np.ndarray
    c0: np.ndarray | None = None
    reverse: bool = False
    lengths: np.ndarray | None = None

    def __getattr__(self, name):
        quantities = self.__dict__.get("quantities", {})
        if name in quantities:
            return quantities[name]
        raise AttributeError(
            f"a trace of a {self.__dict__.get('cell')} has no {name!r}; it has {', '.join(quantities)}"
        )

    @property
    def seq_len(self):
        """Number of timesteps."""
        return len(self.x)

    @property
    def hidden_size(self):
        """Number of units (of cells, where the hidden state is projected)."""
        return self.quantities.get("c", self.quantities["h"]).shape[-1]

    def c_before(self):
        """Return c_{t-1} for every t (c_{t+1} in reverse), (T, B, H): what the forget gate multiplies."""
        return self._before(self.c, self.c0)

    def h_before(self):
        """Return h_{t-1} for every t (h_{t+1} in reverse), (T, B, ·): what the recurrent weights see."""
        return self._before(self.h, self.h0)

    def _before(self, states, initial):
        if self.reverse:
            before = np.concatenate([states[1:], initial[None]])
        else:
            before = np.concatenate([initial[None], states[:-1]])
        if self.lengths is not None:
            if self.reverse:
                before[self.lengths - 1, np.arange(len(self.lengths))] = initial
            before[np.arange(len(states))[:, None] >= self.lengths] = 0
        return before


@dataclass(frozen=True)
class Trace:
    """The record of one run of a network: a :class:`LayerTrace` for each layer and direction.

    ``trace[layer, direction]`` or ``trace[k]`` (k as in ``h_n``: layer · num_directions + direction) picks one;
    ``trace.f`` and the other quantities read the last layer's forward direction.
    """

    layers: tuple
    num_directions: int = 1

    def __getitem__(self, index):
        if isinstance(index, tuple):
            layer, direction = index
            if not 0 <= direction < self.num_directions:
                raise IndexError(f"direction {direction} of {self.num_directions}: 0 is forward, 1 is reverse")
            index = range(len(self.layers) // self.num_directions)[layer] * self.num_directions + direction
        return self.layers[index]

    def __len__(self):
        return len(self.layers)

    @property
    def main(self):
        """The last layer, forward; the one that attributes of the trace read."""
        return self.layers[-self.num_directions]

    def __getattr__(self, name):
        if name.startswith("__") or "layers" not in self.__dict__:
            raise AttributeError(name)
        return getattr(self.main, name)

"""Long short-term memory networks in NumPy: readable equations, exact gradients, every gate in the open.

Examples
--------
>>> import numpy as np, lstm_core as lc
>>> net = lc.LSTM(2, 4, rng=np.random.default_rng(0))
>>> trace = net.trace(np.ones((10, 1, 2)))
>>> trace.f.shape  # the forget gate of 4 units over 10 timesteps, batch of 1
(10, 1, 4)
"""

from lstm_core import exercises
from lstm_core.errors import WeightsFileError
from lstm_core.exercises import check
from lstm_core.interop import load, save
from lstm_core.model import Linear, Model
from lstm_core.networks import GRU, LSTM, RNN
from lstm_core.trace import Trace

__all__ = ["GRU", "LSTM", "RNN", "Linear", "Model", "Trace", "WeightsFileError", "check", "exercises", "load", "save"]
__version__ = "0.1.0"

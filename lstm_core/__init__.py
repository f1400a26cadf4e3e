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
from lstm_core.model import Linear, Model
from lstm_core.networks import GRU, LSTM, RNN
from lstm_core.trace import Trace

_INTEROP = ("from_keras", "from_onnx", "from_safetensors", "from_torch", "load", "save")
_INTEROP += ("to_json", "to_onnx", "to_safetensors", "to_torch_state_dict")

__all__ = ["GRU", "LSTM", "RNN", "Linear", "Model", "Trace", "WeightsFileError", "check", "exercises", *_INTEROP]
__version__ = "0.1.0"


def __getattr__(name):
    """Return a function of ``lstm_core.interop``, which is imported when the first of them is asked for."""
    if name not in _INTEROP:
        raise AttributeError(f"module 'lstm_core' has no attribute {name!r}")
    from lstm_core import interop

    return getattr(interop, name)


def __dir__():
    """Return the public names, those of ``lstm_core.interop`` included."""
    return sorted({*globals(), *_INTEROP})

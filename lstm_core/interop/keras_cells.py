"""Keras's recurrent layers as configurations and weights: gate order, biases, activations, directions."""

from dataclasses import dataclass

import numpy as np

from lstm_core.interop.assembly import Layer, Run
from lstm_core.interop.files import as_float
from lstm_core.parameters import reorder_gates

CELLS = {"LSTM": "LSTM", "GRU": "GRU", "SimpleRNN": "RNN"}
CELLS |= {f"{name}Cell": cell for name, cell in CELLS.items()}
REFUSED = {
    "ConvLSTM1D": "convolutions are not computed here",
    "ConvLSTM2D": "convolutions are not computed here",
    "ConvLSTM3D": "convolutions are not computed here",
    "CuDNNLSTM": "its weights are laid out for one library of NVIDIA; load it as LSTM in Keras 2 and save that",
    "CuDNNGRU": "its weights are laid out for one library of NVIDIA; load it as GRU in Keras 2 and save that",
    "StackedRNNCells": "give each cell a layer of its own",
}
_BLOCKS = {"LSTM": 4, "GRU": 3, "RNN": 1}
_ACTIVATIONS = {
    "tanh": ("tanh",),
    "sigmoid": ("sigmoid",),
    "relu": ("relu",),
    "linear": ("identity",),
    "softsign": ("softsign",),
    "softplus": ("softplus",),
    "elu": ("elu", 1.0),
    "leaky_relu": ("leaky_relu", 0.2),
}
# slope and offset of hard_sigmoid: clip(0.2 x + 0.5) until Keras 2, relu6(x + 3) / 6 from Keras 3 on
_HARD_SIGMOID = {1: (0.2, 0.5), 2: (0.2, 0.5), 3: (1 / 6, 0.5)}


@dataclass(frozen=True)
class Source:
    """A recurrent layer of Keras: its class, its configuration, its arrays, and the version that made it."""

    kind: str
    config: dict
    arrays: list
    version: str
    dtype: object = None

    def layer(self):
        """Return the layer in the form that all importers share."""
        if self.kind == "Bidirectional":
            return self._both()
        run = self._run()
        # Keras leaves the output of go_backwards in the order in which it was computed
        return Layer(None, run, reading_order=True) if self.config.get("go_backwards") else Layer(run)

    def _both(self):
        ahead = self.config["layer"]
        back = self.config.get("backward_layer") or ahead
        merge = self.config.get("merge_mode")
        names = {None: "concat", "concat": "concat", "sum": "sum", "mul": "mul", "ave": "ave"}
        if merge not in names:
            raise ValueError(f"merge_mode is {merge!r}; concat, sum, mul, ave and None are known")
        if ahead["config"].get("go_backwards"):
            raise ValueError("the forward layer of Bidirectional has go_backwards=True; swap the two layers")
        half, rest = divmod(len(self.arrays), 2)
        if rest:
            raise ValueError(f"Bidirectional has {len(self.arrays)} arrays; as many for each direction were expected")
        runs = [
            Source(own["class_name"], own["config"], arrays, self.version, self.dtype)._run()
            for own, arrays in ((ahead, self.arrays[:half]), (back, self.arrays[half:]))
        ]
        return Layer(*runs, merge=names[merge])

    def _run(self):
        kind, config = self.kind, self.config
        if kind == "RNN":
            kind, config = config["cell"]["class_name"], config["cell"]["config"]
        if kind not in CELLS:
            raise ValueError(f"{kind} is not read here" + (f": {REFUSED[kind]}" if kind in REFUSED else ""))
        _check_precision(config, self.dtype)
        cell = CELLS[kind]
        p = _parameters(cell, config, [as_float(a, f"an array of {kind}", self.dtype) for a in self.arrays])
        value = read_activation(config.get("activation", "tanh"), self.version)
        if cell == "RNN":
            return Run(cell, p, {"activation": value})
        gate = read_activation(config.get("recurrent_activation", "sigmoid"), self.version)
        if cell == "LSTM":
            return Run(cell, p, {"activations": (gate, value, value)})
        return Run(cell, p, {"activations": (gate, value), "reset_after": bool(config.get("reset_after", False))})


def read_activation(value, version):
    """Return one of Keras's activations as a tuple for :func:`lstm_core.activations.activation`.

    Raises
    ------
    ValueError
        If it is unknown, or is a hard sigmoid of an unknown version: its slope changed with Keras 3.
    """
    if isinstance(value, dict):  # a function by itself, as Keras 2 and registered functions have it
        value = value.get("config") if value.get("class_name") == "function" else value.get("class_name")
    if value is None:
        return ("identity",)
    if not isinstance(value, str):
        raise ValueError(f"activation {value!r} is unknown; known are {', '.join(_ACTIVATIONS)}, hard_sigmoid")
    if value == "hard_sigmoid":
        major = version.partition(".")[0]
        if not major.isdigit() or int(major) not in _HARD_SIGMOID:
            raise ValueError(f"hard_sigmoid of Keras {version or 'of unknown version'}: its slope is not known")
        return ("hard_sigmoid", *_HARD_SIGMOID[int(major)])
    if value == "leaky_relu" and not version.startswith("3"):
        raise ValueError(f"leaky_relu of Keras {version or 'of unknown version'}: its slope is not known")
    if value not in _ACTIVATIONS:
        raise ValueError(f"activation {value!r} is unknown; known are {', '.join(_ACTIVATIONS)}, hard_sigmoid")
    return _ACTIVATIONS[value]


def _check_precision(config, dtype):
    policy = config.get("dtype")
    if isinstance(policy, dict):
        policy = policy.get("config", {}).get("name")
    if isinstance(policy, str) and "float16" in policy and dtype is None:
        raise TypeError(
            f"the layer computes in {policy}, which is not done here; give dtype=np.float32 to compute in it"
        )


def _parameters(cell, config, arrays):
    """Return the arrays under the course's names, blocks and sides."""
    blocks, units, biased = _BLOCKS[cell], config["units"], config.get("use_bias", True)
    after = cell == "GRU" and bool(config.get("reset_after", False))
    if type(units) is not int or len(arrays) != (3 if biased else 2):
        raise ValueError(f"units is {units!r} and there are {len(arrays)} arrays; {3 if biased else 2} were expected")
    rows = blocks * units
    shapes = [(arrays[0].shape[0] if arrays[0].ndim else 0, rows), (units, rows), (2, rows) if after else (rows,)]
    for array, shape in zip(arrays, shapes, strict=False):
        if array.shape != shape:
            raise ValueError(f"an array has shape {array.shape}; {units} units of {cell} need {shape}")

    def stacked(array):
        return reorder_gates(array, "keras_gru", "torch_gru") if cell == "GRU" else array

    p = {"weight_ih": stacked(arrays[0].T), "weight_hh": stacked(arrays[1].T)}
    if biased and after:
        p |= {"bias_ih": stacked(arrays[2][0]), "bias_hh": stacked(arrays[2][1])}
    elif biased:
        p |= {"bias_ih": stacked(arrays[2]), "bias_hh": np.zeros(rows, arrays[2].dtype)}
    return p

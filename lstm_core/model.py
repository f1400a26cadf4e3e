"""A linear head, and a model: the network's answer at every timestep."""

import numpy as np

from lstm_core import initializers
from lstm_core.parameters import count
from lstm_core.recurrent import copies
from lstm_core.validation import check_array, check_dtype, check_flag, check_rng, check_size


class Linear:
    """An affine read-out, y = x Wᵀ + b, on the last axis of any array; ``weight`` (outputs, inputs), ``bias``."""

    def __init__(self, input_size, output_size, *, bias=True, dtype=np.float64, rng):
        self.input_size = check_size(input_size, "input_size")
        self.output_size = check_size(output_size, "output_size")
        self.dtype = check_dtype(dtype)
        self.bias = check_flag(bias, "bias")
        check_rng(rng)
        self.parameters = {
            name: initializers.torch_uniform(shape, self.input_size, rng).astype(self.dtype)
            for name, shape in self.shapes().items()
        }

    def shapes(self):
        """Return the name and shape of every parameter."""
        return {"weight": (self.output_size, self.input_size)} | ({"bias": (self.output_size,)} if self.bias else {})

    def __call__(self, x):
        """Return W x + b, (…, outputs), for ``x`` (…, inputs)."""
        x = self._checked(x, "x", self.input_size)
        y = x @ self.parameters["weight"].T
        return y + self.parameters["bias"] if self.bias else y

    def backward(self, x, d_y):
        """Return d_x and the parameter gradients, for the input ``x`` and the output's gradient ``d_y``."""
        x = self._checked(x, "x", self.input_size)
        d_y = check_array(d_y, "d_y", self.dtype, (*x.shape[:-1], self.output_size), "the shape of the output")
        flat_x, flat_d = x.reshape(-1, x.shape[-1]), d_y.reshape(-1, d_y.shape[-1])
        grads = {"weight": flat_d.T @ flat_x}
        if self.bias:
            grads["bias"] = flat_d.sum(axis=0)
        return d_y @ self.parameters["weight"], grads

    def _checked(self, x, name, size):
        axes = (None,) * (x.ndim - 1) if isinstance(x, np.ndarray) else ()
        return check_array(x, name, self.dtype, (*axes, size), "(…, input_size)")

    def load_parameters(self, parameters):
        """Replace all parameters by copies of the given arrays; names, shapes and dtype must fit."""
        self.parameters = copies(parameters, self.shapes(), self.dtype)


class Model:
    """A recurrent network with a linear head: the network's answer at every timestep.

    ``parameters`` has the names a PyTorch module with the attributes ``rnn`` and ``head`` would have:
    ``rnn.weight_ih_l0`` … ``head.bias``. The arrays are those of ``rnn`` and ``head``, not copies.

    Examples
    --------
    >>> from lstm_core import LSTM
    >>> rng = np.random.default_rng(0)
    >>> model = Model(LSTM(3, 5, rng=rng), Linear(5, 2, rng=rng))
    >>> model(np.ones((7, 4, 3))).shape
    (7, 4, 2)
    """

    def __init__(self, rnn, head):
        width = rnn.output_size * rnn.num_directions
        if head.input_size != width:
            raise ValueError(f"head reads {head.input_size} features; rnn gives {width}: make Linear({width}, …)")
        if head.dtype != rnn.dtype:
            raise TypeError(f"head has dtype {head.dtype} and rnn {rnn.dtype}; give both the same")
        self.rnn, self.head = rnn, head

    @property
    def parameters(self):
        """Every parameter by name; the arrays themselves, so that an optimiser can change them in place."""
        return {f"rnn.{n}": v for n, v in self.rnn.parameters.items()} | {
            f"head.{n}": v for n, v in self.head.parameters.items()
        }

    def load_parameters(self, parameters):
        """Replace all parameters by copies of the given arrays; names and shapes must fit."""
        own = {f"rnn.{n}": s for n, s in self.rnn.shapes().items()}
        own |= {f"head.{n}": s for n, s in self.head.shapes().items()}
        taken = copies(parameters, own, self.rnn.dtype)
        self.rnn.parameters = {n: taken[f"rnn.{n}"] for n in self.rnn.shapes()}
        self.head.parameters = {n: taken[f"head.{n}"] for n in self.head.shapes()}

    def parameter_count(self):
        """Return the number of learned scalars."""
        return count(self.parameters)

    def __call__(self, x, state=None, lengths=None):
        """Return the answers (T, B, K) to ``x`` (T, B, D); arguments as :meth:`Recurrent.__call__`."""
        return self.forward(x, state, lengths)[0]

    def forward(self, x, state=None, lengths=None):
        """Return (answers, state, tape)."""
        y, state, tape = self.rnn.forward(x, state, lengths)
        return self.head(y), state, (tape, y)

    def backward(self, tape, d_answers, d_state=None, **how):
        """Return d_x, the initial state's gradient, and every parameter's gradient by name."""
        rnn_tape, y = tape
        d_y, head_grads = self.head.backward(y, d_answers)
        d_x, d_initial, rnn_grads = self.rnn.backward(rnn_tape, d_y, d_state, **how)
        grads = {f"rnn.{n}": g for n, g in rnn_grads.items()} | {f"head.{n}": g for n, g in head_grads.items()}
        return d_x, d_initial, grads

"""Activation functions and their derivatives.

Each derivative is a function of the pre-activation ``a`` and the value ``y = f(a)``: most are cheapest from ``y``.
An activation that is not given by a name alone, such as ONNX's HardSigmoid with its own alpha and beta, is made with
``activation("hard_sigmoid", alpha=0.2, beta=0.5)``.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lstm_core.validation import check_number


def sigmoid(a):
    """Return 1 / (1 + exp(-a)), without overflow for any finite ``a`` (any shape, dimensionless).

    The form (1 + tanh(a/2)) / 2 is the same function and never leaves [0, 1].
    """
    return 0.5 * np.tanh(0.5 * a) + 0.5


def softmax(a):
    """Return exp(a) / sum(exp(a)) along the last axis, shifted by the maximum so that nothing overflows."""
    e = np.exp(a - a.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def half_life(f):
    """Return the number of timesteps after which a constant forget gate ``f`` has halved the cell state.

    ln(1/2) / ln(f), equation eq-lstm-half-life. ``f`` in (0, 1), any shape; infinite at f = 1, zero at f = 0.

    Examples
    --------
    >>> half_life(np.array([0.5])).item()
    1.0
    """
    with np.errstate(divide="ignore"):
        return np.log(2.0) / np.abs(np.log(f))  # without the modulus f = 1 would give minus infinity


@dataclass(frozen=True)
class Activation:
    """A named elementwise function with its derivative, ``f(a)`` and ``df(a, f(a))``."""

    name: str
    f: Callable
    df: Callable
    alpha: float | None = None
    beta: float | None = None


def _fixed(name, f, df):
    return lambda: Activation(name, f, df)


def _softplus(a):
    return np.maximum(a, 0) + np.log1p(np.exp(-np.abs(a)))


def _affine(alpha, beta):
    return Activation("affine", lambda a: alpha * a + beta, lambda a, y: np.full_like(a, alpha), alpha, beta)


def _leaky_relu(alpha):
    return Activation(
        "leaky_relu",
        lambda a: np.where(a >= 0, a, alpha * a),
        lambda a, y: np.where(a >= 0, 1.0, alpha).astype(a.dtype),
        alpha,
    )


def _thresholded_relu(alpha):
    return Activation(
        "thresholded_relu",
        lambda a: np.where(a <= alpha, 0, a),
        lambda a, y: (a > alpha).astype(a.dtype),
        alpha,
    )


def _scaled_tanh(alpha, beta):
    return Activation(
        "scaled_tanh",
        lambda a: alpha * np.tanh(beta * a),
        lambda a, y: beta * (alpha - y * y / alpha),
        alpha,
        beta,
    )


def _hard_sigmoid(alpha, beta):
    def derivative(a, y):
        return np.where((y > 0) & (y < 1), alpha, 0.0).astype(a.dtype)

    return Activation("hard_sigmoid", lambda a: np.clip(alpha * a + beta, 0, 1), derivative, alpha, beta)


def _elu(alpha):
    return Activation(
        "elu",
        lambda a: np.where(a > 0, a, alpha * np.expm1(np.minimum(a, 0))),
        lambda a, y: np.where(a > 0, 1.0, y + alpha).astype(a.dtype),
        alpha,
    )


# name -> (maker, default alpha and beta); the defaults are those of the ONNX operator specification
_MAKERS = {
    "sigmoid": (_fixed("sigmoid", sigmoid, lambda a, y: y * (1 - y)), ()),
    "tanh": (_fixed("tanh", np.tanh, lambda a, y: 1 - y * y), ()),
    "identity": (_fixed("identity", np.positive, lambda a, y: np.ones_like(a)), ()),
    "relu": (_fixed("relu", lambda a: np.maximum(a, 0), lambda a, y: (a > 0).astype(a.dtype)), ()),
    "softsign": (
        _fixed("softsign", lambda a: a / (1 + np.abs(a)), lambda a, y: (1 - np.abs(y)) ** 2),
        (),
    ),
    "softplus": (_fixed("softplus", _softplus, lambda a, y: sigmoid(a)), ()),
    "affine": (_affine, (1.0, 0.0)),
    "leaky_relu": (_leaky_relu, (0.01,)),
    "thresholded_relu": (_thresholded_relu, (1.0,)),
    "scaled_tanh": (_scaled_tanh, (1.0, 1.0)),
    "hard_sigmoid": (_hard_sigmoid, (0.2, 0.5)),
    "elu": (_elu, (1.0,)),
}

NAMES = tuple(_MAKERS)


def activation(name, alpha=None, beta=None):
    """Return the activation called ``name``; ``alpha`` and ``beta`` replace its default constants.

    Raises
    ------
    TypeError
        If a constant is not a number.
    ValueError
        If the name is unknown, or a constant is given that this function does not have or that is not finite.
    """
    if isinstance(name, Activation):
        return name
    if not isinstance(name, str) or name not in _MAKERS:
        raise ValueError(f"activation {name!r} is unknown; choose one of {', '.join(NAMES)}")
    maker, defaults = _MAKERS[name]
    given = (alpha, beta)
    for constant, value in zip(("alpha", "beta")[len(defaults) :], given[len(defaults) :], strict=True):
        if value is not None:
            raise ValueError(f"activation {name!r} has no {constant}; leave it out")
    constants = zip(("alpha", "beta"), defaults, given, strict=False)
    return maker(*(d if v is None else check_number(v, f"{n} of {name}") for n, d, v in constants))

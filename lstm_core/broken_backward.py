"""Five backward passes of an LSTM that are wrong, one line each, beside one that is right.

They are our own, written after kinds of faults that circulate. Each runs, returns arrays of the right shapes, and would
train something. ``broken_backward.json`` holds their lines as a page shows them; a test keeps both the same.
"""

import json
from importlib import resources
from typing import NamedTuple

import numpy as np

from lstm_core.cells import lstm_step
from lstm_core.gradient_check import central_gradient, relative_error

TENSORS = ("weight_ih", "weight_hh", "bias", "x", "h0", "c0")
GATES = "ifgo"
WRONG = 1e-6  # relative errors of right terms lie near 1e-9, those of wrong ones near 1


class Run(NamedTuple):
    """One forward run on one sequence, and ``d_y`` (T, H), the gradient of the loss by every hidden state.

    ``W`` (4H, D), ``U`` (4H, H), ``x`` (T, D); everything else (T, H), ``h_before`` and ``c_before`` one step earlier.
    """

    W: np.ndarray
    U: np.ndarray
    x: np.ndarray
    h_before: np.ndarray
    c_before: np.ndarray
    i: np.ndarray
    f: np.ndarray
    g: np.ndarray
    o: np.ndarray
    c: np.ndarray
    d_y: np.ndarray


def forward(weight_ih, weight_hh, bias, x, h0, c0, d_y):
    """Return the :class:`Run` whose loss is Σ h_t · d_y_t, dimensionless, and that loss.

    Parameters
    ----------
    weight_ih, weight_hh, bias : numpy.ndarray
        (4H, D), (4H, H), (4H,).
    x, h0, c0 : numpy.ndarray
        (T, D), (H,), (H,).
    d_y : numpy.ndarray
        (T, H).
    """
    h, c, steps = h0, c0, []
    for x_t in x:
        steps.append((h, c, lstm_step(x_t, h, c, weight_ih, weight_hh, bias, 0 * bias)))
        *_, c, h = steps[-1][2]
    gates = (np.array([getattr(step, name) for *_, step in steps]) for name in "ifgoc")
    before = (np.array([step[n] for step in steps]) for n in (0, 1))
    loss = sum(step.h @ d for (*_, step), d in zip(steps, d_y, strict=True))
    return Run(weight_ih, weight_hh, x, *before, *gates, d_y), loss


# ---------------------------------------------------------------------------------------------------------------------
# The right pass, and five that are not


def exact(W, U, x, h_before, c_before, i, f, g, o, c, d_y):
    """Return d_W, d_U, d_b, d_x, d_h0, d_c0 as they are: equations eq-lstm-backward-hidden and following."""
    d_h = d_c = np.zeros_like(c[0])
    d_a = np.zeros((len(x), len(U)))
    for t in reversed(range(len(x))):
        d_h = d_h + d_y[t]
        m = np.tanh(c[t])
        d_c = d_c + d_h * o[t] * (1 - m * m)
        d_c_before = d_c * f[t]
        d_a_i = d_c * g[t] * i[t] * (1 - i[t])
        d_a_f = d_c * c_before[t] * f[t] * (1 - f[t])
        d_a_g = d_c * i[t] * (1 - g[t] * g[t])
        d_a_o = d_h * m * o[t] * (1 - o[t])
        d_a[t] = np.concatenate([d_a_i, d_a_f, d_a_g, d_a_o])
        d_h, d_c = d_a[t] @ U, d_c_before
    d_W = d_a.T @ x
    d_U = d_a.T @ h_before
    d_b = d_a.sum(axis=0)
    d_x = d_a @ W
    return d_W, d_U, d_b, d_x, d_h, d_c


def each_step_alone(W, U, x, h_before, c_before, i, f, g, o, c, d_y):
    """Return gradients that never travel through time: what a later step sends back is thrown away."""
    d_h = d_c = np.zeros_like(c[0])
    d_a = np.zeros((len(x), len(U)))
    for t in reversed(range(len(x))):
        d_h, d_c = d_y[t], np.zeros_like(c[0])
        m = np.tanh(c[t])
        d_c = d_c + d_h * o[t] * (1 - m * m)
        d_c_before = d_c * f[t]
        d_a_i = d_c * g[t] * i[t] * (1 - i[t])
        d_a_f = d_c * c_before[t] * f[t] * (1 - f[t])
        d_a_g = d_c * i[t] * (1 - g[t] * g[t])
        d_a_o = d_h * m * o[t] * (1 - o[t])
        d_a[t] = np.concatenate([d_a_i, d_a_f, d_a_g, d_a_o])
        d_h, d_c = d_a[t] @ U, d_c_before
    d_W = d_a.T @ x
    d_U = d_a.T @ h_before
    d_b = d_a.sum(axis=0)
    d_x = d_a @ W
    return d_W, d_U, d_b, d_x, d_h, d_c


def slope_twice(W, U, x, h_before, c_before, i, f, g, o, c, d_y):
    """Return gradients whose input gate has passed its slope twice."""
    d_h = d_c = np.zeros_like(c[0])
    d_a = np.zeros((len(x), len(U)))
    for t in reversed(range(len(x))):
        d_h = d_h + d_y[t]
        m = np.tanh(c[t])
        d_c = d_c + d_h * o[t] * (1 - m * m)
        d_c_before = d_c * f[t]
        d_a_i = d_c * g[t] * (i[t] * (1 - i[t])) ** 2
        d_a_f = d_c * c_before[t] * f[t] * (1 - f[t])
        d_a_g = d_c * i[t] * (1 - g[t] * g[t])
        d_a_o = d_h * m * o[t] * (1 - o[t])
        d_a[t] = np.concatenate([d_a_i, d_a_f, d_a_g, d_a_o])
        d_h, d_c = d_a[t] @ U, d_c_before
    d_W = d_a.T @ x
    d_U = d_a.T @ h_before
    d_b = d_a.sum(axis=0)
    d_x = d_a @ W
    return d_W, d_U, d_b, d_x, d_h, d_c


def used_before_updated(W, U, x, h_before, c_before, i, f, g, o, c, d_y):
    """Return gradients whose carousel hands on d_c before this step's own part has been added."""
    d_h = d_c = np.zeros_like(c[0])
    d_a = np.zeros((len(x), len(U)))
    for t in reversed(range(len(x))):
        d_h = d_h + d_y[t]
        m = np.tanh(c[t])
        d_c_before = d_c * f[t]
        d_c = d_c + d_h * o[t] * (1 - m * m)
        d_a_i = d_c * g[t] * i[t] * (1 - i[t])
        d_a_f = d_c * c_before[t] * f[t] * (1 - f[t])
        d_a_g = d_c * i[t] * (1 - g[t] * g[t])
        d_a_o = d_h * m * o[t] * (1 - o[t])
        d_a[t] = np.concatenate([d_a_i, d_a_f, d_a_g, d_a_o])
        d_h, d_c = d_a[t] @ U, d_c_before
    d_W = d_a.T @ x
    d_U = d_a.T @ h_before
    d_b = d_a.sum(axis=0)
    d_x = d_a @ W
    return d_W, d_U, d_b, d_x, d_h, d_c


def output_slope_missing(W, U, x, h_before, c_before, i, f, g, o, c, d_y):
    """Return gradients that reach the cell state without the slope of the tanh through which it is read."""
    d_h = d_c = np.zeros_like(c[0])
    d_a = np.zeros((len(x), len(U)))
    for t in reversed(range(len(x))):
        d_h = d_h + d_y[t]
        m = np.tanh(c[t])
        d_c = d_c + d_h * o[t]
        d_c_before = d_c * f[t]
        d_a_i = d_c * g[t] * i[t] * (1 - i[t])
        d_a_f = d_c * c_before[t] * f[t] * (1 - f[t])
        d_a_g = d_c * i[t] * (1 - g[t] * g[t])
        d_a_o = d_h * m * o[t] * (1 - o[t])
        d_a[t] = np.concatenate([d_a_i, d_a_f, d_a_g, d_a_o])
        d_h, d_c = d_a[t] @ U, d_c_before
    d_W = d_a.T @ x
    d_U = d_a.T @ h_before
    d_b = d_a.sum(axis=0)
    d_x = d_a @ W
    return d_W, d_U, d_b, d_x, d_h, d_c


def bias_of_one_step(W, U, x, h_before, c_before, i, f, g, o, c, d_y):
    """Return gradients whose bias hears of one step only."""
    d_h = d_c = np.zeros_like(c[0])
    d_a = np.zeros((len(x), len(U)))
    for t in reversed(range(len(x))):
        d_h = d_h + d_y[t]
        m = np.tanh(c[t])
        d_c = d_c + d_h * o[t] * (1 - m * m)
        d_c_before = d_c * f[t]
        d_a_i = d_c * g[t] * i[t] * (1 - i[t])
        d_a_f = d_c * c_before[t] * f[t] * (1 - f[t])
        d_a_g = d_c * i[t] * (1 - g[t] * g[t])
        d_a_o = d_h * m * o[t] * (1 - o[t])
        d_a[t] = np.concatenate([d_a_i, d_a_f, d_a_g, d_a_o])
        d_h, d_c = d_a[t] @ U, d_c_before
    d_W = d_a.T @ x
    d_U = d_a.T @ h_before
    d_b = d_a[t]
    d_x = d_a @ W
    return d_W, d_U, d_b, d_x, d_h, d_c


# The order of the page tells nothing of the faults.
PASSES = {
    "A": output_slope_missing,
    "B": bias_of_one_step,
    "C": each_step_alone,
    "D": used_before_updated,
    "E": slope_twice,
}


# ---------------------------------------------------------------------------------------------------------------------
# Diagnosis, term by term


def differences(arguments):
    """Return every gradient of the loss by central differences, by the names in ``TENSORS``.

    ``arguments`` are those of :func:`forward`, in its order.
    """
    arguments = list(arguments)
    found = {}
    for n, name in enumerate(TENSORS):

        def loss(array, n=n):
            return forward(*arguments[:n], array, *arguments[n + 1 :])[1]

        found[name] = central_gradient(loss, arguments[n])
    return found


def diagnose(backward, arguments):
    """Return the relative error of each term of a backward pass, against central differences, by name.

    Weights and bias are judged gate by gate: ``("weight_ih", "i")``; the rest whole: ``("x", "")``.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> shapes = (8, 2), (8, 2), 8, (3, 2), 2, 2, (3, 2)
    >>> errors = diagnose(slope_twice, [rng.standard_normal(shape) for shape in shapes])
    >>> errors["weight_ih", "i"] > 0.5, diagnose(exact, [rng.standard_normal(s) for s in shapes])["x", ""] < 1e-7
    (True, True)
    """
    found = dict(zip(TENSORS, backward(*forward(*arguments)[0]), strict=True))
    wanted, errors = differences(arguments), {}
    for name in TENSORS:
        if name in ("x", "h0", "c0"):
            errors[name, ""] = relative_error(found[name], wanted[name])
            continue
        for gate, mine, theirs in zip(GATES, np.split(found[name], 4), np.split(wanted[name], 4), strict=True):
            errors[name, gate] = relative_error(mine, theirs)
    return errors


def descend(backward, rng, *, steps=300, learning_rate=0.05):
    """Return the losses, (steps,), of gradient descent with a backward pass, right or wrong.

    Two units read six inputs of size 2 and learn six targets, uniform in ±0.5; the loss is half the sum of squared
    errors, dimensionless. The initial state is given and stays.
    """
    weights = [0.5 * rng.standard_normal(shape) for shape in ((8, 2), (8, 2), 8)]
    given = [0.5 * rng.standard_normal(shape) for shape in ((6, 2), 2, 2)]
    target, losses = rng.uniform(-0.5, 0.5, (6, 2)), []
    for _ in range(steps):
        run, _ = forward(*weights, *given, target)
        error = run.o * np.tanh(run.c) - target
        losses.append(0.5 * (error**2).sum())
        gradients = backward(*run._replace(d_y=error))
        weights = [p - learning_rate * d for p, d in zip(weights, gradients, strict=False)]
    return np.array(losses)


def lines():
    """Return what a page shows: the lines of the right pass, and for each broken one what stands differently."""
    text = resources.files("lstm_core").joinpath("broken_backward.json").read_text(encoding="utf-8")
    return json.loads(text)

"""A small recurrent network with dials, and what the product of its Jacobians does over many steps.

The four units form a chain: each hears itself with weight ρ and its right neighbour with weight ν. Every eigenvalue of
U is ρ, whatever ν is; ν makes U non-normal, so that its norm exceeds its spectral radius. The inputs are a fixed,
irregular pattern of integers over 14, so that Python and the page run the very same network.
"""

from typing import NamedTuple

import numpy as np

UNITS = 4
LONGEST = 100  # timesteps
PERIOD = 29  # cubes modulo 29 take every value once, in an order that looks irregular


class GradientRun(NamedTuple):
    """One run of T steps; lags count back from its end.

    ``h`` and ``slopes`` are (T, 4); ``log_norms`` (T + 1,) is the decimal logarithm of ‖∂h_T/∂h_{T-k}‖₂ for lag k;
    ``norm`` is ‖U‖₂, ``slope`` the largest slope of the run; ``log_bound`` and ``log_radius`` are log10 of
    ‖U‖₂ · slope and of ρ, per step; ``whole`` is the norm of the bias's gradient, ``log_last`` and ``log_first`` log10
    of the norms of what the last and the first timestep add to it.
    """

    h: np.ndarray
    slopes: np.ndarray
    log_norms: np.ndarray
    norm: float
    slope: float
    log_bound: float
    log_radius: float
    whole: float
    log_last: float
    log_first: float


def recurrent_weights(radius, nonnormality):
    """Return U (4, 4): ρ on the diagonal, ν above it."""
    return radius * np.eye(UNITS) + nonnormality * np.eye(UNITS, k=1)


def inputs(seq_len):
    """Return the fixed input pattern (T, 4), each entry in [-1, 1], the mean over 29 steps zero."""
    t, unit = np.arange(1, seq_len + 1)[:, None], np.arange(UNITS)
    return ((t**3 + 7 * unit) % PERIOD - 14) / 14


def gradient_run(radius, nonnormality, input_scale, bias, steps, activation="tanh"):
    """Run the chain and follow its gradients back in time.

    Parameters
    ----------
    radius, nonnormality : float
        ρ and ν, dimensionless.
    input_scale, bias : float
        s and b of the pre-activation U h + s x + b, dimensionless; they drive the units into saturation.
    steps : int
        T, timesteps.
    activation : str
        ``tanh``, equation eq-rnn-step, or ``identity``.

    Returns
    -------
    GradientRun
        The loss behind ``whole`` is half the sum of h_T, so that its gradient by h_T has length 1.

    Examples
    --------
    >>> run = gradient_run(0.9, 0.0, 0.0, 0.0, 50)  # no input: every slope of tanh is 1
    >>> float(round(10 ** run.log_norms[50], 5)), round(0.9**50, 5)
    (0.00515, 0.00515)
    """
    u = recurrent_weights(radius, nonnormality)
    h, slopes = _forward(u, input_scale * inputs(steps) + bias, activation)
    norm, slope = float(np.linalg.norm(u, 2)), float(slopes.max())
    whole, log_last, log_first = _bias_gradient(u, slopes)
    bound, log_radius = float(np.log10(norm * slope)), float(np.log10(radius))
    norms = _log_norms(u, slopes)
    return GradientRun(h, slopes, norms, norm, slope, bound, log_radius, whole, log_last, log_first)


def clip_factor(whole, limit):
    """Return what the norm's clipping multiplies every part of a gradient by, equation eq-clip-norm."""
    return min(1.0, limit / whole)


def _forward(u, driven, activation):
    """Return states and slopes (T, 4); the slope of tanh as 1 / cosh², which keeps its digits near 0."""
    h, states, slopes = np.zeros(UNITS), [], []
    for drive in driven:
        a = u @ h + drive
        h = np.tanh(a) if activation == "tanh" else a
        states.append(h)
        slopes.append(np.cosh(a) ** -2 if activation == "tanh" else np.ones(UNITS))
    return np.array(states), np.array(slopes)


def _log_norms(u, slopes):
    """Return log10 of the norm of the product of the last k Jacobians, k = 0 … T; its scale is kept apart."""
    product, log_scale, logs = np.eye(UNITS), 0.0, [0.0]
    for slope in slopes[::-1]:
        product = product @ (slope[:, None] * u)
        size = np.abs(product).max()
        product, log_scale = product / size, log_scale + np.log10(size)
        logs.append(log_scale + np.log10(np.linalg.norm(product, 2)))
    return np.array(logs)


def _bias_gradient(u, slopes):
    """Return the norm of the sum of all d_a, and log10 of the norms of the last and of the first."""
    d, log_scale, total = slopes[-1] * np.full(UNITS, 0.5), 0.0, np.zeros(UNITS)
    log_last = np.log10(np.linalg.norm(d))
    for slope in [*slopes[-2::-1], None]:
        size = d.max()
        d, log_scale = d / size, log_scale + np.log10(size)
        total = total + d * 10.0**log_scale
        if slope is None:
            break
        d = slope * (d @ u)
    return float(np.linalg.norm(total)), float(log_last), float(log_scale + np.log10(np.linalg.norm(d)))

"""Derivatives by central differences, from function values alone: nothing of a backward pass is used.

A central difference is wrong twice: by about step²/6 times the third derivative, because the step is not zero, and by
about 1e-16/step times the function's size, because the two values it subtracts are rounded. Near ``STEP`` both are
about 1e-11 for functions of size 1.
"""

import numpy as np

STEP = 1e-5


def central_gradient(function, array, step=STEP):
    """Return the gradient of a scalar function of one array, entry by entry.

    Parameters
    ----------
    function : callable
        Takes an array of the shape of ``array``, returns a number.
    array : numpy.ndarray
        Where to differentiate, any shape; not changed.
    step : float
        How far each entry is moved to either side, in the unit of ``array``.

    Returns
    -------
    numpy.ndarray
        As ``array``.

    Examples
    --------
    >>> central_gradient(lambda x: (x**2).sum(), np.array([1.0, 3.0])).round(6)
    array([2., 6.])
    """
    moved = np.array(array, dtype=np.float64)
    result = np.empty_like(moved)
    for index in np.ndindex(moved.shape):
        kept = moved[index]
        moved[index] = kept + step
        above = function(moved)
        moved[index] = kept - step
        result[index] = (above - function(moved)) / (2 * step)
        moved[index] = kept
    return result


def central_jacobian(function, vector, step=STEP):
    """Return ∂function/∂vector, (M, N), for a function from vectors (N,) to vectors (M,)."""
    columns = []
    for shift in step * np.eye(len(vector)):
        columns.append((function(vector + shift) - function(vector - shift)) / (2 * step))
    return np.stack(columns, axis=-1)


def relative_error(found, wanted):
    """Return ‖found − wanted‖ / max(‖found‖, ‖wanted‖), dimensionless.

    Two equal arrays give 0, a missing one gives 1, one of the wrong sign gives 2, one with NaN or infinity infinity.

    Examples
    --------
    >>> relative_error(np.zeros(3), np.ones(3)), relative_error(np.ones(3), np.ones(3))
    (1.0, 0.0)
    """
    size = max(np.linalg.norm(found), np.linalg.norm(wanted))
    if not np.isfinite(size):
        return np.inf
    return float(np.linalg.norm(np.subtract(found, wanted)) / size) if size > 0 else 0.0

"""Names, order and shapes of the parameters, as PyTorch has them.

The four blocks of an LSTM stand in the order i, f, g, o along the rows of ``weight_ih`` and ``weight_hh``. Other
frameworks keep other orders; :func:`reorder_gates` is the one place that knows them.
"""

import numpy as np

GATES = ("i", "f", "g", "o")

# how each framework stacks its blocks, written with our letters (g is Keras's and ONNX's "c", TensorFlow 1's "j")
GATE_ORDERS = {
    "torch": ("i", "f", "g", "o"),
    "keras": ("i", "f", "g", "o"),
    "onnx": ("i", "o", "f", "g"),
    "tensorflow1": ("i", "g", "f", "o"),
    "torch_gru": ("r", "z", "n"),
    "keras_gru": ("z", "r", "n"),
    "onnx_gru": ("z", "r", "n"),
}


def reorder_gates(array, source, target, axis=0):
    """Return ``array`` with its gate blocks moved from one framework's order to another's.

    Parameters
    ----------
    array : numpy.ndarray
        Blocks of equal size stacked along ``axis``, e.g. (4H, D).
    source, target : str or sequence of str
        Names in ``GATE_ORDERS``, or orders such as ("i", "o", "f", "g").

    Examples
    --------
    >>> reorder_gates(np.array([0, 1, 2, 3]), "onnx", "torch")
    array([0, 2, 3, 1])
    """
    source, target = (GATE_ORDERS.get(o, o) if isinstance(o, str) else tuple(o) for o in (source, target))
    if sorted(source) != sorted(target) or isinstance(source, str) or isinstance(target, str):
        raise ValueError(
            f"gate orders {source} and {target} do not name the same blocks; known: {', '.join(GATE_ORDERS)}"
        )
    if len(set(source)) != len(source):
        raise ValueError(f"gate order {source} names a block twice")
    if array.shape[axis] % len(source):
        raise ValueError(f"axis {axis} has {array.shape[axis]} rows; {len(source)} blocks of equal size were expected")
    blocks = np.split(array, len(source), axis=axis)
    return np.concatenate([blocks[source.index(gate)] for gate in target], axis=axis)


def count(parameters):
    """Return the number of scalars in a dictionary of parameters."""
    return sum(p.size for p in parameters.values())


def check_parameters(parameters, expected):
    """Return ``parameters`` if its names and shapes are exactly those of ``expected`` (name to shape).

    Raises
    ------
    ValueError
        Listing every missing, extra and mis-shaped name.
    """
    faults = [f"{name} is missing" for name in expected if name not in parameters]
    faults += [f"{name} is not a parameter of this network" for name in parameters if name not in expected]
    for name, shape in expected.items():
        if name in parameters and np.shape(parameters[name]) != tuple(shape):
            faults.append(f"{name} has shape {np.shape(parameters[name])}; this network needs {tuple(shape)}")
    if faults:
        raise ValueError("the parameters do not fit: " + "; ".join(faults))
    return parameters

"""Checks of what a caller hands in. Every refusal is a sentence: what came, what was expected, how to mend it.

Nothing is coerced: a float64 network refuses float32 input instead of converting it, because a silent conversion hides
where precision was lost.
"""

import numpy as np

FLOAT_TYPES = (np.dtype(np.float64), np.dtype(np.float32))


def check_size(value, name, *, minimum=1):
    """Return ``value`` if it is an integer of at least ``minimum``; True, 5.0 and "5" are refused."""
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name} is {value!r} ({type(value).__name__}); give an int of at least {minimum}")
    if value < minimum:
        raise ValueError(f"{name} is {value}; give an int of at least {minimum}")
    return int(value)


def check_flag(value, name):
    """Return ``value`` if it is True or False."""
    if not isinstance(value, (bool, np.bool_)):
        raise TypeError(f"{name} is {value!r} ({type(value).__name__}); give True or False")
    return bool(value)


def check_number(value, name, *, above=None, minimum=None, below=None):
    """Return ``value`` as a float if it is a finite real number inside the stated bounds."""
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, float, np.integer, np.floating)):
        raise TypeError(f"{name} is {value!r} ({type(value).__name__}); give a number")
    number = float(value)
    if not np.isfinite(number):
        raise ValueError(f"{name} is {number}; give a finite number")
    if above is not None and number <= above:
        raise ValueError(f"{name} is {number}; give a number above {above}")
    if minimum is not None and number < minimum:
        raise ValueError(f"{name} is {number}; give a number of at least {minimum}")
    if below is not None and number >= below:
        raise ValueError(f"{name} is {number}; give a number below {below}")
    return number


def check_dtype(dtype):
    """Return the NumPy dtype if it is float64 or float32."""
    try:
        result = np.dtype(dtype)
    except TypeError as error:
        raise TypeError(f"dtype is {dtype!r}; give np.float64 or np.float32") from error
    if result not in FLOAT_TYPES:
        raise TypeError(f"dtype is {result}; computing is done in float64 or float32, give one of these")
    return result


def check_rng(rng):
    """Return ``rng`` if it is a NumPy Generator."""
    if not isinstance(rng, np.random.Generator):
        raise TypeError(
            f"rng is {rng!r} ({type(rng).__name__}); give a seeded generator such as np.random.default_rng(0)"
        )
    return rng


def check_array(value, name, dtype, shape, axes):
    """Return ``value`` as a contiguous array of the machine's byte order; its values are never converted.

    Parameters
    ----------
    value : numpy.ndarray
    name : str
        The caller's word for it, used in the message.
    dtype : numpy.dtype
        The precision of the network that will use it.
    shape : tuple
        Expected sizes; None where any size will do.
    axes : str
        The meaning of the axes, e.g. "(seq_len, batch_size, input_size)".

    Raises
    ------
    TypeError
        If it is not an array or has another dtype.
    ValueError
        If its shape does not fit.
    """
    if not isinstance(value, np.ndarray):
        raise TypeError(
            f"{name} is a {type(value).__name__}; give a numpy array of shape {axes}, "
            f"e.g. np.asarray({name}, dtype=float)"
        )
    if isinstance(value, np.ma.MaskedArray):
        raise TypeError(f"{name} is a masked array; give {name}.filled(value), and lengths for padding")
    if value.dtype.newbyteorder("=") != dtype:
        raise TypeError(
            f"{name} has dtype {value.dtype}; the parameters have dtype {dtype}: "
            f"convert one of them, e.g. {name}.astype(np.{dtype})"
        )
    fits = value.ndim == len(shape) and all(w is None or s == w for s, w in zip(value.shape, shape, strict=True))
    if not fits:
        wanted = tuple("any" if w is None else w for w in shape)
        raise ValueError(f"{name} has shape {value.shape}; expected {axes} = ({', '.join(map(str, wanted))})")
    return np.ascontiguousarray(value, dtype=dtype)


def check_lengths(lengths, seq_len, batch_size):
    """Return the lengths of the sequences of a batch as an int array of shape (batch_size,)."""
    if not isinstance(lengths, np.ndarray):
        raise TypeError(f"lengths is a {type(lengths).__name__}; give a numpy array of {batch_size} integers")
    if not np.issubdtype(lengths.dtype, np.integer):
        raise ValueError(f"lengths has dtype {lengths.dtype}; give whole timesteps as an integer array")
    if lengths.shape != (batch_size,):
        raise ValueError(f"lengths has shape {lengths.shape}; a batch of {batch_size} sequences needs ({batch_size},)")
    if batch_size and (lengths.min() < 1 or lengths.max() > seq_len):
        raise ValueError(
            f"lengths run from {lengths.min()} to {lengths.max()}; each must lie in 1 … {seq_len}, "
            "the number of timesteps in x"
        )
    return lengths.astype(np.int64)

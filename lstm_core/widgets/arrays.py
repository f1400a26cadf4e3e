"""Arrays as traits: lists for the page, NumPy's arrays welcome, shapes and sizes checked."""

import numpy as np
import traitlets


class Numbers(traitlets.List):
    """A list of numbers, nested for a matrix; arrays are welcome."""

    def validate(self, obj, value):
        """Return a list or raise a TraitError that names the trait."""
        return super().validate(obj, value.tolist() if isinstance(value, np.ndarray) else value)


def checked(name, value, shapes, limit):
    """Return an array of one of the shapes, its entries within ±limit, or raise a TraitError with what came instead."""
    try:
        array = np.array(value, dtype=np.float64)
    except (TypeError, ValueError):
        raise traitlets.TraitError(f"{name} is {value!r}; give an array of numbers") from None
    if array.shape not in shapes:
        wanted = " or ".join(map(str, dict.fromkeys(shapes)))
        raise traitlets.TraitError(f"{name} has shape {array.shape}; this network needs {wanted}")
    if not (np.abs(array) <= limit).all():
        worst = array.flat[np.argmax(~(np.abs(array) <= limit))]
        raise traitlets.TraitError(f"{name} holds {worst}; its entries run from −{limit:g} to {limit:g}")
    return array

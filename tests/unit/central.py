"""Gradients by central differences, for any network: nothing of the backward pass is used."""

import numpy as np

STEP = 3e-6  # rounding costs about 1e-16 / STEP; a kink (relu, clip) is straddled only if it lies this near


def parts_of(state):
    """Return a state as a list of arrays."""
    return [] if state is None else list(state) if isinstance(state, tuple) else [state]


def objective(net, x, state, lengths, d_y, d_state):
    """Return the scalar whose gradient backward gives: the outputs weighted by d_y and d_state."""
    y, final = net(x, state, lengths)
    total = float((y * d_y).sum())
    return total + sum(float((f * d).sum()) for f, d in zip(parts_of(final), parts_of(d_state), strict=True))


def differences(function, array, step):
    """Return d function / d array, entry by entry; ``function`` takes no argument and reads ``array``."""
    result = np.empty_like(array)
    for index in np.ndindex(array.shape):
        kept = array[index]
        array[index] = kept + step
        above = function()
        array[index] = kept - step
        result[index] = (above - function()) / (2 * step)
        array[index] = kept
    return result


def numeric(net, x, state, lengths, d_y, d_state, step=STEP):
    """Return every gradient by name: "x", "state 0" …, and the parameters'."""
    x = x.copy()
    parts = [p.copy() for p in parts_of(state)]
    state = None if state is None else tuple(parts) if isinstance(state, tuple) else parts[0]

    def value():
        return objective(net, x, state, lengths, d_y, d_state)

    arrays = {"x": x} | {f"state {k}": p for k, p in enumerate(parts)} | net.parameters
    return {name: differences(value, array, step) for name, array in arrays.items()}


def analytic(net, x, state, lengths, d_y, d_state):
    """Return the same gradients from the backward pass."""
    _, _, tape = net.forward(x, state, lengths)
    d_x, d_initial, grads = net.backward(tape, d_y, d_state)
    found = {f"state {k}": d for k, d in enumerate(parts_of(d_initial))} if state is not None else {}
    return {"x": d_x} | found | grads


def worst(found, wanted):
    """Return the largest |Δ| / max(1, max |wanted|) over all arrays; infinite if names or shapes differ."""
    if found.keys() != wanted.keys():
        return np.inf
    ratios = [0.0]
    for name, reference in wanted.items():
        value = np.asarray(found[name])
        if value.shape != np.shape(reference) or not np.isfinite(value).all():
            return np.inf
        if value.size:
            ratios.append(float(np.abs(value - reference).max() / max(1.0, np.abs(reference).max())))
    return max(ratios)

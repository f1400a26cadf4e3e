"""Keras's masks: timesteps anywhere in a sequence that a network does not see.

A masked step changes no state. Its output is that of the step before, or zero. A sequence with a mask is therefore a
shorter sequence: the steps that are seen are moved together, run with their number as length, and put back.
"""

import numpy as np

from lstm_core.interop.composed import Chain, Directed, merged
from lstm_core.validation import check_flag


def with_mask(net, x, mask, state=None, *, zero_output=False):
    """Run a network as Keras does with a mask.

    Parameters
    ----------
    net : LSTM, GRU, RNN, Directed or Chain
    x : numpy.ndarray
        (T, B, D).
    mask : numpy.ndarray of bool
        (T, B), True where a timestep is seen; any pattern, also none at all in a sequence.
    state : optional
        Initial state, in the form of the network's.
    zero_output : bool
        Whether the output of a masked step is zero (``zero_output_for_mask``, which Bidirectional sets) instead of
        that of the step read before it.

    Returns
    -------
    y : numpy.ndarray
        (T, B, features).
    state
        After the last timestep seen; the initial one where none is.

    Examples
    --------
    >>> from lstm_core import RNN
    >>> net = RNN(1, 1, rng=np.random.default_rng(0))
    >>> y, _ = with_mask(net, np.ones((3, 1, 1)), np.array([[True], [False], [True]]))
    >>> (y[0] == y[1]).item()
    True
    """
    check_flag(zero_output, "zero_output")
    if not isinstance(x, np.ndarray) or x.ndim != 3:
        raise ValueError(f"x has shape {np.shape(x)}; a masked batch has shape (T, B, D)")
    if not isinstance(mask, np.ndarray) or mask.dtype != bool or mask.shape != x.shape[:2]:
        raise ValueError(
            f"mask has shape {np.shape(mask)} and dtype {getattr(mask, 'dtype', type(mask).__name__)}; "
            f"booleans of shape {x.shape[:2]} are needed"
        )
    order = np.argsort(~mask, axis=0, kind="stable")
    packed = np.take_along_axis(x, order[:, :, None], axis=0)
    seen = mask.sum(axis=0)
    outputs, final, top = _directions(net, packed, state, np.maximum(seen, 1))
    before = np.cumsum(mask, axis=0) - mask  # (T, B), how many steps are seen before each
    placed = [
        _placed(y, mask, before, seen, zero_output, backwards) for y, backwards in zip(outputs, _ways(top), strict=True)
    ]
    if isinstance(top, Directed) and top.reading_order:
        placed = [placed[0][::-1]]
    return merged(placed, getattr(top, "merge", "concat")), _unseen_stay(final, state, seen > 0)


def _directions(net, x, state, lengths):
    """Return the outputs of the last layer's directions, the final state, and the network that the last layer is in."""
    if isinstance(net, Chain):
        finals = []
        states = net._states(state)
        for below, own in zip(net.networks[:-1], states, strict=False):
            x, final = below(x, own, lengths)
            finals.append(final)
        outputs, final, top = _directions(net.networks[-1], x, states[-1], lengths)
        return outputs, (*finals, final), top
    if isinstance(net, Directed):
        outputs, final, _ = net.run_directions(x, state, lengths)
        return outputs, final, net
    y, final = net(x, state, lengths)
    return np.split(y, net.num_directions, axis=-1), final, net


def _ways(net):
    """Return for each direction whether it reads backwards."""
    if isinstance(net, Directed):
        return [part is net.back for part in (net.ahead, net.back) if part is not None]
    return [False, True][: net.num_directions]


def _placed(y, mask, before, seen, zero_output, backwards):
    """Return packed outputs at their own timesteps, and in masked ones what was put out last, or zero."""
    index = before if backwards else before + mask - 1
    there = (mask if zero_output else True) & (index >= 0) & (index < seen)
    values = np.take_along_axis(y, np.clip(index, 0, len(y) - 1)[:, :, None], axis=0)
    return np.where(there[:, :, None], values, np.zeros((), y.dtype))


def _unseen_stay(final, initial, any_seen):
    """Return the final state with the initial one, or zeros, where nothing was seen."""
    if isinstance(final, tuple):
        starts = (None,) * len(final) if initial is None else initial
        return tuple(_unseen_stay(f, s, any_seen) for f, s in zip(final, starts, strict=True))
    return np.where(any_seen[:, None], final, np.zeros((), final.dtype) if initial is None else initial)

"""What a trace tells: saturation, half-lives, gradient paths, and what happens when a gate is held or a unit silenced.

The Jacobians are those of one plain layer (variant "vanilla", no projection, no peepholes) or of a simple recurrent
layer, for one sequence of a batch. The state of an LSTM is the pair (h, c), stacked in this order.
"""

from typing import NamedTuple

import numpy as np

from lstm_core.activations import half_life
from lstm_core.cells import GRUStep, LSTMStep, gru_step, lstm_family_step, lstm_step
from lstm_core.gradient_check import STEP, central_jacobian
from lstm_core.trace import LayerTrace, Trace

# ---------------------------------------------------------------------------------------------------------------------
# Reading a trace


def first_bad_step(trace):
    """Return the first timestep at which any quantity is NaN or infinite, or None."""
    bad = np.zeros(trace.seq_len, dtype=bool)
    for quantity in trace.main.quantities.values() if isinstance(trace, Trace) else trace.quantities.values():
        bad |= ~np.isfinite(quantity.reshape(len(quantity), -1)).all(axis=1)
    return int(bad.argmax()) if bad.any() else None


def _running(values, scored):
    return values.reshape(-1, values.shape[-1]) if scored is None else values[scored]


def saturation(trace, gate="f", *, low=0.1, high=0.9, where=None):
    """Return the share of timesteps at which each unit's gate stands below ``low``, and above ``high``, (2, H).

    The thresholds are those of Karpathy, Johnson and Li (2015). ``where`` (T, B) picks the timesteps that count.
    """
    values = _running(getattr(trace, gate), where)
    return np.stack([(values < low).mean(axis=0), (values > high).mean(axis=0)])


def gate_statistics(trace, gate="f", *, where=None):
    """Return mean, standard deviation, minimum and maximum of each unit's gate, a dictionary of (H,) arrays."""
    values = _running(getattr(trace, gate), where)
    return {name: getattr(values, name)(axis=0) for name in ("mean", "std", "min", "max")}


def half_lives(trace, *, where=None):
    """Return the half-life (timesteps) at the median forget gate of each unit, (H,); equation eq-lstm-half-life."""
    return half_life(np.median(_running(trace.f, where), axis=0))


# ---------------------------------------------------------------------------------------------------------------------
# Interventions


class Clamp(NamedTuple):
    """Hold one quantity of one unit (all units if None) at ``value`` for timesteps start <= t < stop."""

    quantity: str
    unit: int | None
    start: int
    stop: int
    value: float


def clamped_trace(net, x, clamps, state=None):
    """Run one layer in one direction with quantities held by force and return what happened.

    Parameters
    ----------
    net : lstm_core.LSTM or lstm_core.GRU
        With any options.
    x : numpy.ndarray
        (T, B, D).
    clamps : sequence of Clamp
        Gates, candidate or states: i, f, g, o, c, h of an LSTM, r, z, n, h of a GRU; a held state is also what later
        steps see. Cells that share their gates hear of the next step what the first of them held.
    state : tuple or numpy.ndarray, optional
        (h, c), (B, ·) each, of an LSTM; h of a GRU.

    Returns
    -------
    LayerTrace
    """
    if net.cell not in ("LSTM", "GRU") or net.num_layers * net.num_directions != 1:
        raise ValueError(f"clamps need one layer of an LSTM or GRU in one direction; the network is a {net.cell}")
    names = (LSTMStep if net.cell == "LSTM" else GRUStep)._fields
    for clamp in clamps:
        if clamp.quantity not in names[1:]:
            raise ValueError(f"a clamp on {clamp.quantity!r}; a step of this {net.cell} has {', '.join(names[1:])}")
    sizes = (net.output_size, net.hidden_size)[: 2 if net.cell == "LSTM" else 1]
    start = state if isinstance(state, tuple) else (state,)
    now = tuple(np.zeros((x.shape[1], size), net.dtype) for size in sizes) if state is None else start
    h0, c0, steps = now[0], now[1] if len(now) == 2 else None, []
    for t, x_t in enumerate(x):
        step = _held_step(net, x_t, now, steps, [k for k in clamps if k.start <= t < k.stop])
        now = (step.h, step.c) if net.cell == "LSTM" else (step.h,)
        steps.append(step)
    return LayerTrace(net.cell, x, {q: np.stack([getattr(s, q) for s in steps]) for q in names}, h0, c0)


def _held_step(net, x, state, steps, clamps):
    """Return one step of a network after ``steps``, some of its quantities held, in the order of the equations."""
    p = {name.removesuffix("_l0"): value for name, value in net.parameters.items()}

    def hold(quantity, value):
        for clamp in clamps:
            if clamp.quantity == quantity:
                value = value.copy()
                value[:, slice(None) if clamp.unit is None else clamp.unit] = clamp.value
        return value

    if net.cell == "GRU":
        zeros = np.zeros(3 * net.hidden_size, net.dtype)
        weights = (p["weight_ih"], p["weight_hh"], p.get("bias_ih", zeros), p.get("bias_hh", zeros))
        options = net.options
        how = {"reset_after": options.reset_after, "activations": options.activations, "clip": options.clip}
        return gru_step(x, *state, *weights, **how, hold=hold)
    share, gates = net.block_size, net.options.variant.gates
    if steps:
        heard = np.concatenate([getattr(steps[-1], gate)[:, ::share] for gate in gates], axis=-1)
    else:
        heard = np.zeros((len(x), len(gates) * net.hidden_size // share), net.dtype)
    return lstm_family_step(x, *state, p, net.options, heard, hold)


def ablation(model, batch, loss):
    """Return how much the loss grows when each unit's hidden state is silenced, (H,), in the loss's unit.

    The unit's h is held at zero throughout, for the head and for the recurrent weights alike: a causal claim about this
    network on these sequences, which a correlation is not.
    """
    whole = loss(model(batch.x, lengths=batch.lengths), batch.target, batch.scored)[0]
    seq_len = len(batch.x)
    growth = []
    for unit in range(model.rnn.hidden_size):
        trace = clamped_trace(model.rnn, batch.x, [Clamp("h", unit, 0, seq_len, 0.0)])
        growth.append(loss(model.head(trace.h), batch.target, batch.scored)[0] - whole)
    return np.array(growth)


# ---------------------------------------------------------------------------------------------------------------------
# Gradient paths


def rnn_jacobian(net, trace, t, batch=0):
    """Return ∂h_t/∂h_{t-1} of a simple tanh layer, (H, H): diag(1 - h_t²) U."""
    h = trace.h[t, batch]
    return (1 - h * h)[:, None] * net.parameters["weight_hh_l0"]


def lstm_jacobian(net, trace, t, batch=0):
    """Return ∂(h_t, c_t)/∂(h_{t-1}, c_{t-1}) of one plain LSTM layer, (2H, 2H), blocks in the order h, c."""
    _, u, _, _ = _plain(net)
    u_i, u_f, u_g, u_o = np.split(u, 4)
    i, f, g, o = (getattr(trace, q)[t, batch][:, None] for q in "ifgo")
    c_before, m = trace.c_before()[t, batch][:, None], np.tanh(trace.c[t, batch])[:, None]
    dc_dh = c_before * f * (1 - f) * u_f + g * i * (1 - i) * u_i + i * (1 - g * g) * u_g
    dc_dc = np.diagflat(f)
    slope = o * (1 - m * m)
    dh_dh = slope * dc_dh + m * o * (1 - o) * u_o
    return np.block([[dh_dh, slope * dc_dc], [dc_dh, dc_dc]])


class CellPaths(NamedTuple):
    """∂c_T/∂c_t split by route: ``full`` = ``carousel`` + ``gates``, (H, H) each."""

    full: np.ndarray
    carousel: np.ndarray
    gates: np.ndarray


def cell_paths(net, trace, start, stop, batch=0):
    """Return ∂c_stop/∂c_start, whole, along the carousel alone, and by every other way.

    The carousel's part is diag(∏ f), what the truncation of 1997 leaves; the rest passes at least once through the
    hidden state and so through the gates.
    """
    hidden = net.hidden_size
    if not 0 <= start <= stop < trace.seq_len:
        raise ValueError(f"start is {start} and stop {stop}; 0 <= start <= stop < {trace.seq_len} is needed")
    o, m = trace.o[start, batch], np.tanh(trace.c[start, batch])
    moved = np.concatenate([np.diag(o * (1 - m * m)), np.eye(hidden)])  # h_t moves with c_t, by way of its own tanh
    for t in range(start + 1, stop + 1):
        moved = lstm_jacobian(net, trace, t, batch) @ moved
    full = moved[hidden:]
    carousel = np.diag(np.prod(trace.f[start + 1 : stop + 1, batch], axis=0))
    return CellPaths(full, carousel, full - carousel)


def cell_path_differences(net, trace, start, stop, batch=0, step=STEP):
    """Return the paths of :func:`cell_paths` by central differences: the network is run again, and nothing is derived.

    For ``full`` everything moves with c_start, h_start by way of its tanh; for ``carousel`` the hidden states, and with
    them all gates and candidates, are held at what they were, which is what the truncation of 1997 does.

    Parameters
    ----------
    net, trace, start, stop, batch
        As in :func:`cell_paths`.
    step : float
        How far each entry of c_start is moved to either side, dimensionless.

    Returns
    -------
    CellPaths
    """
    if not 0 <= start <= stop < trace.seq_len:
        raise ValueError(f"start is {start} and stop {stop}; 0 <= start <= stop < {trace.seq_len} is needed")
    p, x, f = _plain(net), trace.x[:, batch], trace.f[:, batch]
    written = (trace.i * trace.g)[:, batch]

    def everything_moves(c):
        h = trace.o[start, batch] * np.tanh(c)
        for t in range(start + 1, stop + 1):
            *_, c, h = lstm_step(x[t], h, c, *p)
        return c

    def gates_held(c):
        for t in range(start + 1, stop + 1):
            c = f[t] * c + written[t]
        return c

    full, carousel = (central_jacobian(run, trace.c[start, batch], step) for run in (everything_moves, gates_held))
    return CellPaths(full, carousel, full - carousel)


def gradient_over_time(net, trace, d_h, batch=0):
    """Return the norm of ∂L/∂h_t for every t, (T,), when ∂L/∂h of the last timestep is ``d_h`` (H,)."""
    norms = np.empty(trace.seq_len)
    is_lstm = trace.main.cell == "LSTM" if isinstance(trace, Trace) else trace.cell == "LSTM"
    jacobian = lstm_jacobian if is_lstm else rnn_jacobian
    d_state = np.concatenate([d_h, np.zeros(net.hidden_size)]) if is_lstm else d_h
    for t in reversed(range(trace.seq_len)):
        norms[t] = np.linalg.norm(d_state[: net.hidden_size])
        d_state = d_state @ jacobian(net, trace, t, batch)
    return norms


def input_connectivity(model, x, t):
    """Return the norm of the gradient of the winning answer at timestep ``t`` by each input, (T, B).

    How strongly each earlier input bears on this answer, to first order; small is not the same as unimportant.
    """
    answers, _, tape = model.forward(x)
    d_answers = np.zeros_like(answers)
    np.put_along_axis(d_answers[t], answers[t].argmax(axis=-1)[:, None], 1.0, axis=-1)
    d_x, _, _ = model.backward(tape, d_answers)
    return np.linalg.norm(d_x, axis=-1)


def _plain(net):
    """Return W, U and the two biases of one plain LSTM layer, or refuse any other network by name."""
    options = getattr(net, "options", None)
    if net.cell != "LSTM" or net.num_layers * net.num_directions != 1 or len(net.parameters) not in (2, 4):
        raise ValueError(f"this analysis knows one plain LSTM layer; the network is a {net.cell} with more to it")
    names = [a.name for a in options.activations]
    if options.variant.name not in ("vanilla", "NP") or names != ["sigmoid", "tanh", "tanh"] or options.clip:
        raise ValueError(f"this analysis knows the plain LSTM; this one is {options.variant.name} with {names}")
    zeros = np.zeros(4 * net.hidden_size, net.dtype)
    biases = (net.parameters.get(f"bias_{k}_l0", zeros) for k in ("ih", "hh"))
    return net.parameters["weight_ih_l0"], net.parameters["weight_hh_l0"], *biases

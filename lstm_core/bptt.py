"""Backpropagation through time: exact gradients of whole sequences (Werbos 1990), one layer in one direction.

Every function walks a tape of ``layers.py`` from the last timestep to the first. ``d_q`` is the gradient of the loss
with respect to q. The recursion of the LSTM is that of the equations eq-lstm-backward-… in the book; what couples a
step to the one before is exactly four things: h through the recurrent weights, c through the forget gate, c through
peepholes, and gate values through gate recurrence.
"""

import numpy as np

from lstm_core.cells import sum_blocks
from lstm_core.layers import gate_columns, without_padding


def _weight_gradients(p, tape_x, h_before, d_a):
    """Return the gradients of W, U and the biases from all pre-activation gradients (T, B, A) at once."""
    flat = d_a.reshape(-1, d_a.shape[-1])
    grads = {
        "weight_ih": flat.T @ tape_x.reshape(-1, tape_x.shape[-1]),
        "weight_hh": flat.T @ h_before.reshape(-1, h_before.shape[-1]),
    }
    if "bias_ih" in p:
        grads["bias_ih"] = flat.sum(axis=0)
        grads["bias_hh"] = grads["bias_ih"].copy()
    return grads


def _slope(activation, a, y, clip):
    """Return f'(a), zero where a pre-activation was clipped."""
    slope = activation.df(a, y)
    return slope if clip is None else slope * (np.abs(a) < clip)


def _held(valid_t, d_after, d_before):
    """Where a sequence has ended its state stood still: its gradient passes unchanged."""
    return d_before if valid_t is None else np.where(valid_t[:, None], d_before, d_after)


def lstm_backward(tape, d_y, d_h, d_c, *, truncated=False):
    """Return the gradients of one run of :func:`lstm_core.layers.lstm_forward`.

    Parameters
    ----------
    tape : LSTMTape
    d_y : numpy.ndarray
        (T, B, P), gradient with respect to the outputs.
    d_h, d_c : numpy.ndarray
        (B, P), (B, H), gradient with respect to the final state.
    truncated : bool
        As in 1997, appendix A.1: the error that reaches a pre-activation does not travel back through the recurrent
        weights; only the cell state carries it through time. Not the gradient of the loss.

    Returns
    -------
    tuple
        d_x (T, B, D), d_h0 (B, P), d_c0 (B, H), and a dictionary of parameter gradients.
    """
    p, options = tape.p, tape.options
    d_y = without_padding(d_y, tape.valid)
    variant, s, clip = options.variant, options.block_size, options.clip
    rows = variant.slices(tape.c.shape[-1], s)
    heard = gate_columns(variant, rows)
    gate, candidate, output = options.activations
    slopes = np.empty_like(tape.a)
    for block in variant.blocks:
        part = np.s_[..., rows[block]]
        slopes[part] = _slope(candidate if block == "g" else gate, tape.a[part], tape.gates[part], clip)
    m_slopes = output.df(tape.c[1:], tape.m)

    d_a = np.zeros_like(tape.a)
    d_hr = np.zeros_like(p["weight_hr"]) if "weight_hr" in p else None
    d_gates = np.zeros_like(tape.gates[0])  # what the later step's gate recurrence sends back
    peephole = {b: p[f"peephole_{b}"] for b in variant.gates if f"peephole_{b}" in p}
    g_all = tape.gates[..., rows["g"]]

    for t in reversed(range(len(d_y))):
        valid_t = None if tape.valid is None else tape.valid[t]
        d_h_t = d_h + d_y[t]
        d_q = d_h_t
        if d_hr is not None:
            d_live = d_h_t if valid_t is None else d_h_t * valid_t[:, None]
            d_hr += d_live.T @ tape.q[t]
            d_q = d_h_t @ p["weight_hr"]
        d_a_t = d_a[t]

        def through_gate(block, d_per_cell, t=t, d_a_t=d_a_t, d_gates=d_gates):
            d_gate = sum_blocks(d_per_cell, s) + d_gates[:, rows[block]]
            d_a_t[:, rows[block]] = d_gate * slopes[t][:, rows[block]]

        def through_peephole(block, d_a_t=d_a_t):
            if block not in peephole:
                return 0
            return np.repeat(d_a_t[:, rows[block]], s, axis=-1) * peephole[block]

        d_c_t = d_c + d_q * tape.o[t] * m_slopes[t]
        if "o" in rows:
            through_gate("o", d_q * tape.m[t])
            d_c_t = d_c_t + through_peephole("o")
        d_i, d_f = d_c_t * g_all[t], d_c_t * tape.c[t]
        if variant.coupled:
            d_i = d_i - d_f
        if "i" in rows:
            through_gate("i", d_i)
        if "f" in rows:
            through_gate("f", d_f)
        d_a_t[:, rows["g"]] = d_c_t * tape.i[t] * slopes[t][:, rows["g"]]
        if valid_t is not None:
            d_a_t *= valid_t[:, None]

        d_c_before = d_c_t * tape.f[t]
        for block in ("i", "f"):
            d_c_before = d_c_before + through_peephole(block)
        d_h_before = d_a_t @ p["weight_hh"]
        if truncated:
            d_h_before = np.zeros_like(d_h_before)
        elif variant.gate_recurrence:
            d_gates_now = np.zeros_like(d_gates)
            d_gates_now[:, heard.columns] = d_a_t[:, heard.rows] @ p["weight_gg"]
            d_gates = _held(valid_t, d_gates, d_gates_now)
        d_h, d_c = _held(valid_t, d_h_t, d_h_before), _held(valid_t, d_c, d_c_before)

    grads = _weight_gradients(p, tape.x, tape.h[:-1], d_a)
    if d_hr is not None:
        grads["weight_hr"] = d_hr
    for block in peephole:
        seen = tape.c[1:] if block == "o" else tape.c[:-1]
        grads[f"peephole_{block}"] = np.einsum("tbh,tbh->h", np.repeat(d_a[..., rows[block]], s, axis=-1), seen)
    if variant.gate_recurrence:
        before = tape.gates[:-1][..., heard.columns]
        grads["weight_gg"] = np.einsum("tba,tbg->ag", d_a[1:][..., heard.rows], before)
    d_x = d_a @ p["weight_ih"]
    return d_x, d_h, d_c, grads


def gru_backward(tape, d_y, d_h):
    """Return the gradients of one run of :func:`lstm_core.layers.gru_forward`: d_x, d_h0, parameter gradients."""
    p, options = tape.p, tape.options
    d_y = without_padding(d_y, tape.valid)
    hidden = tape.h.shape[-1]
    gate, candidate = options.activations
    rz_slopes = _slope(gate, tape.a[..., : 2 * hidden], tape.rz, options.clip)
    n_slopes = _slope(candidate, tape.a[..., 2 * hidden :], tape.n, options.clip)
    u_rz, u_n = p["weight_hh"][: 2 * hidden], p["weight_hh"][2 * hidden :]
    d_a = np.zeros_like(tape.a)
    d_recurrent_all = np.zeros_like(tape.n)
    seen_by_n = tape.h[:-1] if options.reset_after else tape.rz[..., :hidden] * tape.h[:-1]

    for t in reversed(range(len(d_y))):
        valid_t = None if tape.valid is None else tape.valid[t]
        d_h_t = d_h + d_y[t]
        r, z, h = tape.rz[t][:, :hidden], tape.rz[t][:, hidden:], tape.h[t]
        d_a_n = d_h_t * (1 - z) * n_slopes[t]
        if valid_t is not None:
            d_a_n = d_a_n * valid_t[:, None]
        if options.reset_after:
            d_r, d_recurrent = d_a_n * tape.recurrent[t], d_a_n * r
            d_h_before = d_recurrent @ u_n
        else:
            d_recurrent = d_a_n
            d_product = d_recurrent @ u_n
            d_r, d_h_before = d_product * h, d_product * r
        d_z = d_h_t * (h - tape.n[t])
        d_rz = np.concatenate([d_r, d_z], axis=-1) * rz_slopes[t]
        if valid_t is not None:
            d_rz *= valid_t[:, None]
        d_a[t, :, : 2 * hidden], d_a[t, :, 2 * hidden :] = d_rz, d_a_n
        d_recurrent_all[t] = d_recurrent
        d_h = _held(valid_t, d_h_t, d_h_before + d_rz @ u_rz + d_h_t * z)

    flat, flat_n = d_a.reshape(-1, 3 * hidden), d_recurrent_all.reshape(-1, hidden)
    flat_rz, h_before = flat[:, : 2 * hidden], tape.h[:-1].reshape(-1, hidden)
    grads = {
        "weight_ih": flat.T @ tape.x.reshape(-1, tape.x.shape[-1]),
        "weight_hh": np.concatenate([flat_rz.T @ h_before, flat_n.T @ seen_by_n.reshape(-1, hidden)]),
    }
    if "bias_ih" in p:
        grads["bias_ih"] = flat.sum(axis=0)
        grads["bias_hh"] = np.concatenate([flat_rz.sum(axis=0), flat_n.sum(axis=0)])
    return d_a @ p["weight_ih"], d_h, grads


def rnn_backward(tape, d_y, d_h):
    """Return the gradients of one run of :func:`lstm_core.layers.rnn_forward`: d_x, d_h0, parameter gradients."""
    p, options = tape.p, tape.options
    d_y = without_padding(d_y, tape.valid)
    slopes = _slope(options.activation, tape.a, tape.y, options.clip)
    d_a = np.zeros_like(tape.a)
    for t in reversed(range(len(d_y))):
        valid_t = None if tape.valid is None else tape.valid[t]
        d_h_t = d_h + d_y[t]
        d_a[t] = d_h_t * slopes[t]
        if valid_t is not None:
            d_a[t] *= valid_t[:, None]
        d_h = _held(valid_t, d_h_t, d_a[t] @ p["weight_hh"])
    return d_a @ p["weight_ih"], d_h, _weight_gradients(p, tape.x, tape.h[:-1], d_a)

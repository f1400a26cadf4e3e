"""Backpropagation through time: exact gradients of whole sequences (Werbos 1990), one layer in one direction.

Every function walks a tape of ``layers.py`` from the last timestep to the first. ``d_q`` is the gradient of the loss
with respect to q. The recursion of the LSTM is that of the equations eq-lstm-backward-… in the book; what couples a
step to the one before is exactly four things: h through the recurrent weights, c through the forget gate, c through
peepholes, and gate values through gate recurrence.
"""

import numpy as np

from lstm_core import engine
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


class _LSTMStepsBack:
    """The steps of :func:`lstm_backward`; what is the same for all of them is made once."""

    def __init__(self, tape, truncated):
        variant, options = tape.options.variant, tape.options
        gate, candidate, output = options.activations
        self.tape, self.p, self.variant, self.s = tape, tape.p, variant, options.block_size
        self.truncated = truncated
        self.rows = variant.slices(tape.c.shape[-1], self.s)
        self.heard = gate_columns(variant, self.rows)
        self.slopes = np.empty_like(tape.a)
        for block in variant.blocks:
            part = np.s_[..., self.rows[block]]
            activation = candidate if block == "g" else gate
            self.slopes[part] = _slope(activation, tape.a[part], tape.gates[part], options.clip)
        self.m_slopes = output.df(tape.c[1:], tape.m)
        self.d_a = np.zeros_like(tape.a)

    def _gate(self, t, block, d_per_cell, d_gates):
        """Carry the gradient of a gate's value to its pre-activation; a gate that the variant lacks has none."""
        if block in self.rows:
            part = self.rows[block]
            d_gate = sum_blocks(d_per_cell, self.s) + d_gates[:, part]
            self.d_a[t][:, part] = d_gate * self.slopes[t][:, part]

    def _peephole(self, t, block):
        """Return what a gate's pre-activation sends back to the cell state that its peephole saw."""
        if f"peephole_{block}" not in self.p:
            return 0
        return np.repeat(self.d_a[t][:, self.rows[block]], self.s, axis=-1) * self.p[f"peephole_{block}"]

    def step(self, t, d_h, d_c, d_gates):
        """Return the gradients of h_{t-1}, c_{t-1} and of the gates of t - 1, from those of step t."""
        tape, p = self.tape, self.p
        d_q = d_h @ p["weight_hr"] if "weight_hr" in p else d_h
        d_c = d_c + d_q * tape.o[t] * self.m_slopes[t]
        self._gate(t, "o", d_q * tape.m[t], d_gates)
        d_c = d_c + self._peephole(t, "o")
        g = tape.gates[t][:, self.rows["g"]]
        d_i, d_f = d_c * g, d_c * tape.c[t]
        self._gate(t, "i", d_i - d_f if self.variant.coupled else d_i, d_gates)
        self._gate(t, "f", d_f, d_gates)
        self.d_a[t][:, self.rows["g"]] = d_c * tape.i[t] * self.slopes[t][:, self.rows["g"]]

        d_c_before = d_c * tape.f[t] + self._peephole(t, "i") + self._peephole(t, "f")
        d_h_before, d_gates_before = np.zeros_like(d_h), np.zeros_like(d_gates)
        if not self.truncated:
            d_h_before += self.d_a[t] @ p["weight_hh"]
            if self.variant.gate_recurrence:
                d_gates_before[:, self.heard.columns] = self.d_a[t][:, self.heard.rows] @ p["weight_gg"]
        return d_h_before, d_c_before, d_gates_before

    def weight_gradients(self, d_live):
        """Return the gradients of all parameters; ``d_live`` (T, B, P) is the gradient of every step's output."""
        tape, p, d_a = self.tape, self.p, self.d_a
        grads = _weight_gradients(p, tape.x, tape.h[:-1], d_a)
        if "weight_hr" in p:
            grads["weight_hr"] = np.einsum("tbp,tbh->ph", d_live, tape.q)
        for block in self.variant.gates:
            if f"peephole_{block}" in p:
                seen = tape.c[1:] if block == "o" else tape.c[:-1]
                d_seen = np.repeat(d_a[..., self.rows[block]], self.s, axis=-1)
                grads[f"peephole_{block}"] = np.einsum("tbh,tbh->h", d_seen, seen)
        if self.variant.gate_recurrence:
            before = tape.gates[:-1][..., self.heard.columns]
            grads["weight_gg"] = np.einsum("tba,tbg->ag", d_a[1:][..., self.heard.rows], before)
        return grads


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
    if isinstance(tape, engine.EngineTape):
        return engine.backward(tape, d_y, d_h, d_c, truncated)
    back = _LSTMStepsBack(tape, truncated)
    d_live = np.array(without_padding(d_y, tape.valid))
    d_gates = np.zeros_like(tape.gates[0])  # what gate recurrence sends back from the step after
    for t in reversed(range(len(d_y))):
        valid_t = None if tape.valid is None else tape.valid[t]
        after = (d_h + d_live[t], d_c, d_gates)
        before = back.step(t, *after)
        if valid_t is not None:  # a sequence that has ended: nothing happened at t
            back.d_a[t] *= valid_t[:, None]
        d_live[t] = after[0] if valid_t is None else after[0] * valid_t[:, None]
        d_h, d_c, d_gates = (_held(valid_t, a, b) for a, b in zip(after, before, strict=True))
    return back.d_a @ tape.p["weight_ih"], d_h, d_c, back.weight_gradients(d_live)


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

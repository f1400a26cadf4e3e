"""One layer in one direction over a whole sequence, batched: the same equations as ``cells.py``, written to run fast.

Plain LSTMs over full lengths run in ``engine.py``, every other option here. Two things make it fast: the input's share
of every pre-activation is one matrix product for the whole sequence, and the loop over time writes into arrays made
once. Each function returns a tape, which holds all that the backward pass in ``bptt.py`` needs; the tape's arrays are
its own as long as it lives.

Ragged batches: ``valid`` (T, B) is False in padding, where the state stands still. A reversed direction is run by
:func:`reverse_order`, which turns every sequence round within its own length.
"""

from dataclasses import dataclass

import numpy as np

from lstm_core import engine
from lstm_core.activations import Activation
from lstm_core.cells import LSTMOptions, clipped, sum_blocks
from lstm_core.trace import LayerTrace


def valid_steps(lengths, seq_len):
    """Return (T, B) booleans, True where a sequence is still running; None where all have full length."""
    if lengths is None or not np.any(lengths < seq_len):
        return None
    return np.arange(seq_len)[:, None] < lengths[None, :]


def reverse_order(x, lengths):
    """Return ``x`` (T, B, ·) with every sequence turned round within its length; padding stays where it is.

    Turning round twice gives ``x`` back, so the same function brings outputs and gradients home.
    """
    if lengths is None:
        return x[::-1]
    steps = np.arange(len(x))[:, None]
    order = np.where(steps < lengths, lengths - 1 - steps, steps)  # (T, B)
    return np.take_along_axis(x, order[:, :, None], axis=0)


def _input_share(x, p):
    """Return W x + b for all timesteps at once, (T, B, A)."""
    share = x.reshape(-1, x.shape[-1]) @ p["weight_ih"].T  # (T B, A)
    if "bias_ih" in p:
        share += p["bias_ih"] + p["bias_hh"]
    return share.reshape(*x.shape[:2], share.shape[-1])


def _hold(state, before, valid_t):
    """Where a sequence has ended, put the state of the step before back, in place."""
    if valid_t is not None:
        np.copyto(state, before, where=~valid_t[:, None])


def without_padding(quantity, valid):
    """Return ``quantity`` (T, B, ·) with zeros in padding, whatever stood there; itself where there is none."""
    return quantity if valid is None else np.where(valid[:, :, None], quantity, 0)


# ---------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class LSTMTape:
    """One run of an LSTM layer: ``a`` and ``gates`` (T, B, A) in block order; ``i f o`` per cell (T, B, H).

    ``c`` (T + 1, B, H) and ``h`` (T + 1, B, P) start with the given state; ``m`` is the activated cell state and
    ``q`` = o m the output before any projection.
    """

    p: dict
    options: LSTMOptions
    x: np.ndarray
    valid: np.ndarray | None
    a: np.ndarray
    gates: np.ndarray
    i: np.ndarray
    f: np.ndarray
    o: np.ndarray
    c: np.ndarray
    m: np.ndarray
    q: np.ndarray
    h: np.ndarray

    @property
    def output(self):
        """The hidden state of every timestep, (T, B, P); zero in padding."""
        return without_padding(self.h[1:], self.valid)

    @property
    def state(self):
        """The state after each sequence's last timestep, (h, c)."""
        return self.h[-1], self.c[-1]

    def trace(self):
        """Return the run as a :class:`~lstm_core.trace.LayerTrace`."""
        g = self.gates[..., self.options.variant.slices(self.c.shape[-1], self.options.block_size)["g"]]
        named = {"a": self.a, "i": self.i, "f": self.f, "g": g, "o": self.o, "c": self.c[1:], "h": self.h[1:]}
        return LayerTrace(
            "LSTM",
            self.x,
            {n: without_padding(q, self.valid) for n, q in named.items()},
            self.h[0],
            self.c[0],
        )


def lstm_forward(p, options, x, h0, c0, valid=None, *, traced=False):
    """Run any member of the LSTM family over a sequence.

    Parameters
    ----------
    p, options
        As :func:`lstm_core.cells.lstm_family_step` has them.
    x, h0, c0 : numpy.ndarray
        (T, B, D), (B, P), (B, H).
    valid : numpy.ndarray or None
        (T, B), False in padding.
    traced : bool
        Whether the tape's trace will be asked for: the engine then keeps what it otherwise computes again.

    Returns
    -------
    LSTMTape or lstm_core.engine.EngineTape
    """
    if engine.runs(p, options, x, valid):
        return engine.forward(p, options, x, h0, c0, traced)
    return general_lstm_forward(p, options, x, h0, c0, valid)


def general_lstm_forward(p, options, x, h0, c0, valid=None):
    """Run any member of the LSTM family, every option written out; arguments as :func:`lstm_forward`."""
    x = without_padding(x, valid)
    variant, s = options.variant, options.block_size
    (seq_len, batch), hidden = x.shape[:2], c0.shape[-1]
    rows = variant.slices(hidden, s)
    gate, candidate, output = options.activations
    recurrent, projection = p["weight_hh"].T, p.get("weight_hr")

    a = _input_share(x, p)
    gates = np.empty_like(a)
    i, f, o = (np.ones((seq_len, batch, hidden), x.dtype) for _ in "ifo")
    c, h = np.empty((seq_len + 1, batch, hidden), x.dtype), np.empty((seq_len + 1, *h0.shape), x.dtype)
    m, q = (np.empty((seq_len, batch, hidden), x.dtype) for _ in "mq")
    c[0], h[0] = c0, h0
    heard = gate_columns(variant, rows)
    per_cell = {"i": i, "f": f, "o": o}

    def open_gate(block, t, peeped):
        part = a[t][:, rows[block]]
        if f"peephole_{block}" in p:
            part += sum_blocks(p[f"peephole_{block}"] * peeped, s)
        if options.clip is not None:
            np.clip(part, -options.clip, options.clip, out=part)
        gates[t][:, rows[block]] = gate.f(part)
        per_cell[block][t] = np.repeat(gates[t][:, rows[block]], s, axis=-1)

    for t in range(seq_len):
        a[t] += h[t] @ recurrent
        if variant.gate_recurrence and t > 0:
            a[t][:, heard.rows] += gates[t - 1][:, heard.columns] @ p["weight_gg"].T
        for block in ("i", "f"):
            if block in rows:
                open_gate(block, t, c[t])
        if variant.coupled:
            np.subtract(1, i[t], out=f[t])
        a_g = a[t][:, rows["g"]]
        if options.clip is not None:
            np.clip(a_g, -options.clip, options.clip, out=a_g)
        g = gates[t][:, rows["g"]] = candidate.f(a_g)
        np.multiply(f[t], c[t], out=c[t + 1])
        c[t + 1] += i[t] * g
        if "o" in rows:
            open_gate("o", t, c[t + 1])
        m[t] = output.f(c[t + 1])
        np.multiply(o[t], m[t], out=q[t])
        h[t + 1] = q[t] if projection is None else q[t] @ projection.T
        valid_t = None if valid is None else valid[t]
        _hold(c[t + 1], c[t], valid_t)
        _hold(h[t + 1], h[t], valid_t)
    return LSTMTape(p, options, x, valid, a, gates, i, f, o, c, m, q, h)


@dataclass(frozen=True)
class GateColumns:
    """Which rows of ``a`` hear the previous gates, and which columns of ``gates`` they hear."""

    rows: np.ndarray
    columns: np.ndarray


def gate_columns(variant, rows):
    """Return the index arrays of ``weight_gg`` for a variant: its rows and its columns inside the blocks."""

    def indices(blocks):
        return np.concatenate([np.arange(rows[b].start, rows[b].stop) for b in blocks] or [np.arange(0)])

    return GateColumns(indices(variant.gate_recurrence), indices(variant.gates))


# ---------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class GRUOptions:
    """Reset gate after or before the recurrent product; activations of gates and candidate; clip."""

    reset_after: bool
    activations: tuple[Activation, Activation]
    clip: float | None = None


@dataclass(frozen=True)
class GRUTape:
    """One run of a GRU layer: ``a`` (T, B, 3H), gates, candidate; ``recurrent`` = U_n h + b of the candidate."""

    p: dict
    options: GRUOptions
    x: np.ndarray
    valid: np.ndarray | None
    a: np.ndarray
    rz: np.ndarray
    n: np.ndarray
    recurrent: np.ndarray
    h: np.ndarray

    @property
    def output(self):
        """The hidden state of every timestep, (T, B, H); zero in padding."""
        return without_padding(self.h[1:], self.valid)

    @property
    def state(self):
        """The hidden state after each sequence's last timestep, (B, H)."""
        return self.h[-1]

    def trace(self):
        """Return the run as a :class:`~lstm_core.trace.LayerTrace`."""
        hidden = self.n.shape[-1]
        named = {
            "a": self.a,
            "r": self.rz[..., :hidden],
            "z": self.rz[..., hidden:],
            "n": self.n,
            "h": self.h[1:],
        }
        return LayerTrace("GRU", self.x, {k: without_padding(q, self.valid) for k, q in named.items()}, self.h[0], None)


def gru_forward(p, options, x, h0, valid=None):
    """Run a GRU over a sequence; arguments as :func:`lstm_forward`, returns a :class:`GRUTape`."""
    x = without_padding(x, valid)
    (seq_len, batch), hidden = x.shape[:2], h0.shape[-1]
    gate, candidate = options.activations
    u_rz, u_n = p["weight_hh"][: 2 * hidden].T, p["weight_hh"][2 * hidden :].T
    bias = p.get("bias_hh")
    d_n = 0 if bias is None else bias[2 * hidden :]

    a = x.reshape(-1, x.shape[-1]) @ p["weight_ih"].T
    if bias is not None:
        a += p["bias_ih"]
        a[:, : 2 * hidden] += bias[: 2 * hidden]
    a = a.reshape(seq_len, batch, 3 * hidden)
    rz = np.empty((seq_len, batch, 2 * hidden), x.dtype)
    n, recurrent = (np.empty((seq_len, batch, hidden), x.dtype) for _ in "nq")
    h = np.empty((seq_len + 1, batch, hidden), x.dtype)
    h[0] = h0
    for t in range(seq_len):
        a_rz, a_n = a[t][:, : 2 * hidden], a[t][:, 2 * hidden :]
        a_rz += h[t] @ u_rz
        a_rz[...] = clipped(a_rz, options.clip)
        rz[t] = gate.f(a_rz)
        r, z = rz[t][:, :hidden], rz[t][:, hidden:]
        if options.reset_after:
            recurrent[t] = h[t] @ u_n + d_n
            a_n += r * recurrent[t]
        else:
            recurrent[t] = (r * h[t]) @ u_n + d_n
            a_n += recurrent[t]
        a_n[...] = clipped(a_n, options.clip)
        n[t] = candidate.f(a_n)
        h[t + 1] = (1 - z) * n[t] + z * h[t]
        _hold(h[t + 1], h[t], None if valid is None else valid[t])
    return GRUTape(p, options, x, valid, a, rz, n, recurrent, h)


# ---------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class RNNOptions:
    """Activation of the single layer; clip."""

    activation: Activation
    clip: float | None = None


@dataclass(frozen=True)
class RNNTape:
    """One run of a simple recurrent layer: pre-activations ``a`` (T, B, H), states ``h`` (T + 1, B, H)."""

    p: dict
    options: RNNOptions
    x: np.ndarray
    valid: np.ndarray | None
    a: np.ndarray
    y: np.ndarray
    h: np.ndarray

    @property
    def output(self):
        """The hidden state of every timestep, (T, B, H); zero in padding."""
        return without_padding(self.h[1:], self.valid)

    @property
    def state(self):
        """The hidden state after each sequence's last timestep, (B, H)."""
        return self.h[-1]

    def trace(self):
        """Return the run as a :class:`~lstm_core.trace.LayerTrace`."""
        named = {"a": without_padding(self.a, self.valid), "h": self.output}
        return LayerTrace("RNN", self.x, named, self.h[0], None)


def rnn_forward(p, options, x, h0, valid=None):
    """Run a simple recurrent layer over a sequence; arguments as :func:`lstm_forward`, returns an :class:`RNNTape`."""
    x = without_padding(x, valid)
    recurrent = p["weight_hh"].T
    a = _input_share(x, p)
    y = np.empty_like(a)
    h = np.empty((len(x) + 1, *h0.shape), x.dtype)
    h[0] = h0
    for t in range(len(x)):
        a[t] += h[t] @ recurrent
        a[t] = clipped(a[t], options.clip)
        h[t + 1] = y[t] = options.activation.f(a[t])
        _hold(h[t + 1], h[t], None if valid is None else valid[t])
    return RNNTape(p, options, x, valid, a, y, h)

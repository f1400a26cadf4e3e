"""The plain LSTM over whole batches of full length, fast, in NumPy alone.

The equations are those of :func:`lstm_core.cells.lstm_step`; a test holds both equal to 1e-12. One timestep costs eight
NumPy calls forward and five backward, of about 0.3 µs each where arrays are small. What makes it fast, and its gain:

1. A plan for each shape (``plans.py``) holds all buffers and views; no loop over time makes a slice or an array.
   For one sequence, making them takes as long as the run itself: 2×.
2. One product for each step, K q with the stacked input q = [x, 1, h]: no second pass over all four blocks adds the
   input's share and the bias. The product itself is the quickest of its kind (1.3×): see ``plans.py``.
3. One tanh for all four blocks, because σ(z) = (1 + tanh(z/2)) / 2. The ½ is folded into the weights, which is exact
   for a power of two. Three calls fewer for each step.
4. Blocks in the order o i f g, with c behind them: the sigmoids are neighbours, and [i, f] · [g, c] is one call of two.
5. Constants are arrays without axes: 0.2 µs less for each call than with Python's numbers.
6. The layout [time, block, batch, unit]: what a call reads is one piece of memory (2.5× for a multiplication at
   B = 32, H = 64), and x, y and their gradients need no transposition (up to a third of a run with batch last).
7. Backward, local derivatives are made for as many steps at once as fit the L2 cache; four elementwise calls and one
   product remain for each step. The gradients of all weights, and d_x, are one product each at the end, read from
   where the steps wrote.

Threads: any number of them may run the same or different networks at once; ``plans.py`` says why.
"""

from dataclasses import dataclass

import numpy as np

from lstm_core.cells import LSTMOptions
from lstm_core.plans import STORE, BackwardPlan, Lease
from lstm_core.trace import LayerTrace

PLAIN = LSTMOptions()
NAMES = {"weight_ih", "weight_hh", "bias_ih", "bias_hh"}


def runs(p, options, x, valid):
    """Say whether the engine runs this: plain cells, sequences of full length, at least one of them."""
    return valid is None and p.keys() <= NAMES and x.shape[1] > 0 and options == PLAIN


def load_weights(plan, p):
    """Fill the plan's weights (4, F, H) with [W, b, U] in the order o i f g, the sigmoids' halved."""
    b = p["bias_ih"] + p["bias_hh"] if "bias_ih" in p else np.zeros(4 * plan.weights.shape[2])
    for (of_o, of_i_f_g), part in zip(plan.parts, (p["weight_ih"], b, p["weight_hh"]), strict=True):
        blocks = part.reshape(4, len(part) // 4, -1).transpose(0, 2, 1)  # i f g o becomes o i f g
        of_o[...], of_i_f_g[...] = blocks[3], blocks[:3]
    np.multiply(plan.sigmoids, 0.5, plan.sigmoids)


def forward(p, options, x, h0, c0, traced):
    """Run a plain LSTM layer; arguments as :func:`lstm_core.layers.lstm_forward`, returns an :class:`EngineTape`."""
    seq_len, batch, inputs = x.shape
    lease = Lease(seq_len, batch, inputs, h0.shape[1], x.dtype, traced)
    plan = lease.plan
    load_weights(plan, p)
    plan.stack[:-1, :, :inputs] = x
    plan.stack[0, :, inputs + 1 :] = h0
    plan.blocks[0, 4] = c0

    product, weights = plan.product
    half = np.array(0.5, x.dtype)
    tanh, multiply, add = np.tanh, np.multiply, np.add
    for q, a_out, a, squashed, gates, driven, driving, written, ig, fc, c, m, o, h in plan.steps:
        product(q, weights, a_out)
        tanh(a, squashed)
        multiply(gates, half, gates)
        add(gates, half, gates)
        multiply(driven, driving, written)  # [i, f] · [g, c_{t-1}]
        add(ig, fc, c)
        tanh(c, m)
        multiply(o, m, h)
    return EngineTape(p, options, x, lease)


@dataclass(frozen=True)
class EngineTape:
    """One run of the engine, and the buffers that it owns as long as the tape, or an array that views them, lives."""

    p: dict
    options: LSTMOptions
    x: np.ndarray
    lease: Lease

    valid = None  # every sequence has full length

    @property
    def h(self):
        """The hidden states, (T + 1, B, H), starting with the given one."""
        return self.lease.lend("stack")[:, :, self.x.shape[2] + 1 :]

    @property
    def c(self):
        """The cell states, (T + 1, B, H), starting with the given one."""
        return self.lease.lend("blocks")[:, 4]

    @property
    def output(self):
        """The hidden state of every timestep, (T, B, H), a copy."""
        return self.lease.plan.stack[1:, :, self.x.shape[2] + 1 :].copy()

    @property
    def state(self):
        """The state after the last timestep, (h, c), copies."""
        plan = self.lease.plan
        return plan.stack[-1, :, self.x.shape[2] + 1 :].copy(), plan.blocks[-1, 4].copy()

    def trace(self):
        """Return the run as a :class:`~lstm_core.trace.LayerTrace`, whose arrays are views of the tape's."""
        blocks, h = self.lease.lend("blocks"), self.h
        o, i, f, g, c = (blocks[:, k] for k in range(5))
        named = {"a": self._a(), "i": i[:-1], "f": f[:-1], "g": g[:-1], "o": o[:-1], "c": c[1:], "h": h[1:]}
        return LayerTrace("LSTM", self.x, named, h[0], c[0])

    def _a(self):
        """Return the pre-activations (T, B, 4H) in the order i f g o; the sigmoids' stand halved in the plan."""
        plan = self.lease.plan
        blocks = plan.a if len(plan.a) == len(self.x) else np.matmul(plan.stack[:-1, None], plan.weights)
        seq_len, _, batch, hidden = blocks.shape
        a = np.empty((seq_len, batch, 4, hidden), blocks.dtype)
        by_block = a.transpose(0, 2, 1, 3)
        by_block[:, :3], by_block[:, 3] = blocks[:, 1:], blocks[:, 0]
        by_block[:, :2] *= 2
        by_block[:, 3] *= 2
        return a.reshape(seq_len, batch, -1)


def backward(tape, d_y, d_h, d_c, truncated):
    """Return the gradients of a run; arguments and answer as :func:`lstm_core.bptt.lstm_backward`."""
    run = tape.lease.plan
    plan = STORE.take(BackwardPlan, len(d_y), *d_h.shape, d_h.dtype)
    recurrent = np.zeros_like(tape.p["weight_hh"]) if truncated else tape.p["weight_hh"]
    plan.d_h[...] = d_h
    chunk = len(plan.local)
    for end in range(len(d_y), 0, -chunk):  # the last one, at the beginning of the sequence, may be shorter
        steps = slice(max(0, end - chunk), end)
        local_derivatives(plan.local[:end], run.blocks[steps], run.m[steps])
        d_c = steps_back(plan, recurrent, d_y, d_c, steps)
    answer = gradients(tape, run.stack, plan, d_c)
    STORE.give(plan)
    return answer


def local_derivatives(local, blocks, m):
    """Fill ``local`` (n, 6, B, H) for some steps, from their blocks (n, 5, B, H) and m (n, B, H).

    d_c is multiplied by f on its way to c_{t-1}, by g i (1 - i), c_{t-1} f (1 - f) and i (1 - g²) on its way to the
    pre-activations of i, f and g. d_h is multiplied by m o (1 - o) on its way to that of o, by o (1 - m²) to c.
    """
    o, i, f, g = (blocks[:, k] for k in range(4))
    local[:, 0] = f
    i_f, to_g, to_o, to_c = local[:, 1:3], local[:, 3], local[:, 4], local[:, 5]
    np.multiply(blocks[:, 1:3], blocks[:, 1:3], i_f)
    np.subtract(blocks[:, 1:3], i_f, i_f)
    np.multiply(i_f, blocks[:, 3:], i_f)
    np.multiply(g, g, to_g)
    np.multiply(to_g, i, to_g)
    np.subtract(i, to_g, to_g)
    np.multiply(o, m, to_c)  # h
    np.multiply(to_c, o, to_o)
    np.subtract(to_c, to_o, to_o)
    np.multiply(to_c, m, to_c)
    np.subtract(o, to_c, to_c)


def steps_back(plan, recurrent, d_y, d_c_before, steps):
    """Walk a chunk of steps from its last to its first and return the gradient of the c before it."""
    product, multiply, add = plan.product, np.multiply, np.add
    d_h, d_c = plan.d_h, plan.d_c
    by_time = d_y[steps], plan.by[: steps.stop], plan.steps[steps]
    for d_y_t, by, views in zip(*(part[::-1] for part in by_time), strict=True):
        by_d_h, by_d_c = by
        of_d_h, to_c, of_d_c, d_c_next, d_a, d_h_before = views
        add(d_h, d_y_t, d_h)
        multiply(by_d_h, d_h, of_d_h)
        add(to_c, d_c_before, d_c)
        multiply(by_d_c, d_c, of_d_c)
        product(d_a, recurrent, d_h_before)
        d_c_before = d_c_next
    return d_c_before


def gradients(tape, stack, plan, d_c):
    """Return d_x, d_h0, d_c0 and the parameters' gradients, when all steps have been walked."""
    d_a = plan.d_a.reshape(-1, tape.p["weight_ih"].shape[0])
    inputs = tape.x.shape[2]
    d_weights = stack[:-1].reshape(len(d_a), -1).T @ d_a  # (F, 4H): in float64 up to 1.2× quicker than its transpose
    grads = {"weight_ih": d_weights[:inputs].T.copy(), "weight_hh": d_weights[inputs + 1 :].T.copy()}
    if "bias_ih" in tape.p:
        grads |= {name: d_weights[inputs].copy() for name in ("bias_ih", "bias_hh")}
    return (d_a @ tape.p["weight_ih"]).reshape(tape.x.shape), plan.d_h.copy(), d_c.copy(), grads

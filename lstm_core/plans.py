"""What the engine writes to: buffers and views made once for a shape and used again, and the store that lends them.

A plan holds every array that a run of its shape fills, and the views of each timestep, so that the loop over time
makes no slice and no array (for one sequence this halves the time of a run). It has one owner at a time: a tape owns
its :class:`ForwardPlan` through a :class:`Lease`, a backward pass its :class:`BackwardPlan` until it returns. What the
engine hands out is a copy, or a view that holds the lease, so that a plan rests only when nobody can see it.

The letters of the shapes: T timesteps, B sequences, D inputs, H units, F = D + 1 + H features of the stacked input.
"""

from collections import deque

import numpy as np

PLANS, BYTES = 8, 2**28  # what the store keeps at most: so many plans, so many bytes together
CHUNK = 2**14  # of so many numbers (units · sequences · timesteps) local derivatives are made at once


class PlanStore:
    """The plans that rest between two runs: the latest ones, bounded in number and in bytes.

    Threads need no lock. ``pop`` and ``append`` of a deque are atomic, so that whoever popped a plan is its only
    owner; a thread that misses a plan while another looks at it makes one of its own. For the same reason a plan may
    come back from a finaliser, at any moment.
    """

    def __init__(self, plans=PLANS, size=BYTES):
        self.size = size
        self.resting = deque(maxlen=plans)  # the latest last; when it is full, the oldest is dropped

    def _woken(self):
        """Yield the resting plans, the latest first; each is taken out."""
        while True:
            try:
                yield self.resting.pop()
            except IndexError:
                return

    def take(self, kind, *shape):
        """Return a plan ``kind(*shape)`` that nobody else holds: a resting one, or a new one."""
        others, found = [], None
        for plan in self._woken():
            if type(plan) is kind and plan.shape == shape:
                found = plan
                break
            others.append(plan)
        self.resting.extend(reversed(others))
        return found or kind(*shape)

    def give(self, plan):
        """Let a plan rest, and drop the oldest ones that no longer fit beside it."""
        kept, total = [], 0
        for other in (plan, *self._woken()):
            if total + other.nbytes <= self.size:
                total += other.nbytes
                kept.append(other)
        self.resting.extend(reversed(kept))


STORE = PlanStore()


class Lease:
    """One owner's hold on a forward plan; when the owner is gone, the plan goes back to rest."""

    def __init__(self, *shape):
        self.plan = STORE.take(ForwardPlan, *shape)

    def __del__(self):
        if "plan" in self.__dict__:
            STORE.give(self.plan)

    def lend(self, name):
        """Return a buffer of the plan as an array that keeps this lease, and so do all views of it."""
        return np.asarray(Lent(getattr(self.plan, name), self))

    def __reduce__(self):
        """Copy and store the numbers in a plan of their own: two owners of one plan would overwrite each other."""
        return Lease, self.plan.shape, self.plan.arrays

    def __setstate__(self, arrays):
        for own, other in zip(self.plan.arrays, arrays, strict=True):
            own[...] = other


class Lent:
    """A buffer whose arrays hold a lease: NumPy keeps the object that an array's memory came from."""

    def __init__(self, array, lease):
        self.__array_interface__ = array.__array_interface__
        self.lease = lease


class ForwardPlan:
    """Buffers of a forward run, and the views of its steps. Layout: [time, block, batch, unit].

    Attributes
    ----------
    weights : numpy.ndarray
        (4, F, H), all weights and biases, blocks in the order o i f g; ``sigmoids`` are the first three.
    parts : list of tuple
        Views of the weights of x, of the biases, of the weights of h: for o, and for i f g.
    stack : numpy.ndarray
        (T + 1, B, F), the stacked input [x_t, 1, h_{t-1}] of every step.
    blocks : numpy.ndarray
        (T + 1, 5, B, H): the gates o i f, the candidate g, and c_{t-1}.
    m : numpy.ndarray
        (T, B, H), the squashed cell state tanh c_t.
    a : numpy.ndarray
        (T, 4, B, H), what the tanh of the blocks is taken of; (1, 4, B, H) where nobody wants a trace.
    product : tuple
        The function that multiplies q by the weights, and the weights in the form that it takes.
    steps : list of tuple
        The views that one step reads and writes, in the order in which the engine's loop names them.
    """

    def __init__(self, seq_len, batch, inputs, hidden, dtype, traced):
        self.shape = seq_len, batch, inputs, hidden, dtype, traced
        features = inputs + 1 + hidden
        self.inputs = inputs
        self.weights, self.product = weights_and_product(batch, features, hidden, dtype)
        rows = slice(inputs), slice(inputs, inputs + 1), slice(inputs + 1, None)
        self.parts = [(self.weights[0, part], self.weights[1:, part]) for part in rows]
        self.sigmoids = self.weights[:3]
        self.stack = np.empty((seq_len + 1, batch, features), dtype)
        self.stack[:, :, inputs] = 1
        self.blocks = np.empty((seq_len + 1, 5, batch, hidden), dtype)
        self.m = np.empty((seq_len, batch, hidden), dtype)
        self.a = np.empty((seq_len if traced else 1, 4, batch, hidden), dtype)
        self.arrays = self.weights, self.stack, self.blocks, self.m, self.a
        self.nbytes = sum(array.nbytes for array in self.arrays)
        written = np.empty((2, batch, hidden), dtype)  # i g and f c_{t-1}, before they are added
        self.steps = [self._views(t, written) for t in range(seq_len)]

    def _views(self, t, written):
        q, block, a = self.stack[t], self.blocks[t], self.a[t % len(self.a)]
        c, m, h = self.blocks[t + 1, 4], self.m[t], self.stack[t + 1, :, self.inputs + 1 :]
        q, product = (q[0], a.reshape(-1)) if len(q) == 1 else (q, a)
        return q, product, a, block[:4], block[:3], block[1:3], block[3:], written, *written, c, m, block[0], h


class BackwardPlan:
    """Buffers of a backward pass, and the views of its steps.

    Attributes
    ----------
    local : numpy.ndarray
        (n, 6, B, H), the local derivatives of the n timesteps of a chunk: what d_c is multiplied by on its way to
        c_{t-1} and to the pre-activations of i f g, and d_h on its way to that of o and to c_t.
    grads : numpy.ndarray
        (T, 6, B, H), in memory (T, B, 6, H): the same times d_c and d_h.
    d_a : numpy.ndarray
        (T, B, 4, H), a view of ``grads``: the gradients of the pre-activations, blocks in the order i f g o.
    d_h, d_c : numpy.ndarray
        (B, H), the gradients of h_t (of h_{t-1}, when a step is done) and of c_t.
    product : callable
        Multiplies one step's d_a by the recurrent weights.
    steps : list of tuple
        The views of each step of ``grads``, in the order in which the engine's loop names them.
    """

    def __init__(self, seq_len, batch, hidden, dtype):
        self.shape = seq_len, batch, hidden, dtype
        memory = np.empty((seq_len, batch, 6, hidden), dtype)
        self.d_a = memory[:, :, 1:5]
        grads = memory.transpose(0, 2, 1, 3)
        self.local = np.empty((min(seq_len, max(1, CHUNK // (batch * hidden))), 6, batch, hidden), dtype)
        self.d_h, self.d_c = np.empty((batch, hidden), dtype), np.empty((batch, hidden), dtype)
        self.nbytes = memory.nbytes + self.local.nbytes
        self.product = np.dot if batch == 1 else np.matmul
        self.by = [(local[4:], local[:4]) for local in self.local]
        self.steps = [self._views(*step) for step in zip(grads, self.d_a, strict=True)]

    def _views(self, grads, d_a):
        d_a = d_a.reshape(len(d_a), -1)
        d_a, d_h = (d_a[0], self.d_h[0]) if len(d_a) == 1 else (d_a, self.d_h)
        return grads[4:], grads[5], grads[:4], grads[0], d_a, d_h


def weights_and_product(batch, features, hidden, dtype):
    """Return empty weights (4, F, H), and the quickest product with them: its function and its second factor.

    For one sequence that is ``np.dot`` of a vector and one matrix (F, 4H): it starts in half the time of ``np.matmul``
    (0.5 µs against 0.9). Otherwise it is ``np.matmul``, block by block: up to 1.3× over all blocks at once.
    """
    if batch > 1:
        weights = np.empty((4, features, hidden), dtype)
        return weights, (np.matmul, weights)
    matrix = np.empty((features, 4 * hidden), dtype)
    return matrix.reshape(features, 4, hidden).transpose(1, 0, 2), (np.dot, matrix)

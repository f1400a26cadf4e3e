"""Check a reader's own ``lstm_step_backward``: every term against central differences, and a likely reason."""

from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

from lstm_core.cells import lstm_step
from lstm_core.gradient_check import central_gradient, relative_error

TERMS = ("d_x", "d_h_prev", "d_c_prev", "d_weight_ih", "d_weight_hh", "d_bias")
ARGUMENTS = ("x", "h", "c", "weight_ih", "weight_hh", "bias")
TOLERANCE = 1e-7
BATCH, INPUTS, UNITS = 3, 2, 4
STALE = "the cell state that {} reads is the other one: c_prev before the step, c after it"

# The backward step, quantity by quantity; a slip replaces one of them.
FORMULAS = {
    "m": lambda v: np.tanh(v.c),
    "d_cell": lambda v: v.d_c + v.d_h * v.o * (1 - v.m**2),
    "a_i": lambda v: v.d_cell * v.g * v.i * (1 - v.i),
    "a_f": lambda v: v.d_cell * v.c_prev * v.f * (1 - v.f),
    "a_g": lambda v: v.d_cell * v.i * (1 - v.g**2),
    "a_o": lambda v: v.d_h * v.m * v.o * (1 - v.o),
    "d_a": lambda v: np.concatenate([v.a_i, v.a_f, v.a_g, v.a_o], axis=-1),
    "d_x": lambda v: v.d_a @ v.weight_ih,
    "d_h_prev": lambda v: v.d_a @ v.weight_hh,
    "d_c_prev": lambda v: v.d_cell * v.f,
    "d_weight_ih": lambda v: v.d_a.T @ v.x,
    "d_weight_hh": lambda v: v.d_a.T @ v.h_prev,
    "d_bias": lambda v: v.d_a.sum(axis=0),
}
SLIPS = [
    ("d_cell", lambda v: v.d_c, "what reaches c through h is missing: d_h · o · (1 − tanh²(c)) belongs to d_c"),
    ("d_cell", lambda v: v.d_h * v.o * (1 - v.m**2), "the d_c that arrives from the step after is missing"),
    ("d_cell", lambda v: v.d_c + v.d_h * v.o, "the slope 1 − tanh²(c) is missing where h reads c"),
    ("d_cell", lambda v: v.d_c + v.d_h * (1 - v.m**2), "the output gate is missing where h reads c"),
    ("d_cell", lambda v: v.d_c + v.d_h * v.o * (1 - v.c**2), "1 − c² stands where 1 − tanh²(c) belongs"),
    ("m", lambda v: np.tanh(v.c_prev), STALE.format("h")),
    ("a_o", lambda v: v.d_h * v.c * v.o * (1 - v.o), "h reads tanh(c), not c"),
    ("a_i", lambda v: v.d_cell * v.g, "the slope i(1 − i) is missing"),
    ("a_f", lambda v: v.d_cell * v.c_prev, "the slope f(1 − f) is missing"),
    ("a_g", lambda v: v.d_cell * v.i, "the slope 1 − g² is missing"),
    ("a_o", lambda v: v.d_h * v.m, "the slope o(1 − o) is missing"),
    ("a_i", lambda v: v.d_cell * v.g * (v.i * (1 - v.i)) ** 2, "the slope i(1 − i) is applied twice"),
    ("a_f", lambda v: v.d_cell * v.c_prev * (v.f * (1 - v.f)) ** 2, "the slope f(1 − f) is applied twice"),
    ("a_o", lambda v: v.d_h * v.m * (v.o * (1 - v.o)) ** 2, "the slope o(1 − o) is applied twice"),
    ("a_g", lambda v: v.d_cell * v.i * v.g * (1 - v.g), "g is a tanh: its slope is 1 − g², not g(1 − g)"),
    ("a_f", lambda v: v.d_cell * v.c * v.f * (1 - v.f), STALE.format("the forget gate")),
    ("a_i", lambda v: v.d_cell * v.i * (1 - v.i), "the input gate multiplies g, so g belongs to its gradient"),
    ("a_g", lambda v: v.d_cell * (1 - v.g**2), "the input gate multiplies g, so i belongs to the gradient of g"),
    ("d_a", lambda v: np.concatenate([v.a_i, v.a_f, v.a_o, v.a_g], axis=-1), "the order of the blocks is i, f, g, o"),
    ("d_a", lambda v: np.concatenate([v.a_f, v.a_i, v.a_g, v.a_o], axis=-1), "the order of the blocks is i, f, g, o"),
    ("d_h_prev", lambda v: 0 * v.d_h, "nothing is sent back through the recurrent weights: that is the cut of 1997"),
    ("d_h_prev", lambda v: v.d_h + v.d_a @ v.weight_hh, "d_h is added, but h reaches the step before only through U"),
    ("d_c_prev", lambda v: v.d_cell, "the forget gate is missing: c is multiplied by f"),
    ("d_c_prev", lambda v: v.d_c * v.f, "d_c is used as it arrived, before the part through h was added"),
    ("d_weight_hh", lambda v: v.d_a.T @ v.h, "the recurrent weights read the h before the step, not the one after"),
    ("d_weight_ih", lambda v: v.d_a.T @ v.x / len(v.x), "the batch is averaged; the loss is a sum over it"),
    ("d_weight_hh", lambda v: v.d_a.T @ v.h_prev / len(v.x), "the batch is averaged; the loss is a sum over it"),
    ("d_bias", lambda v: v.d_a.mean(axis=0), "the batch is averaged; the loss is a sum over it"),
    ("d_bias", lambda v: v.d_a, "the bias serves every sequence of the batch: sum over axis 0"),
]


@dataclass(frozen=True)
class Report:
    """What a check found: relative errors by term (infinite for a wrong shape), and reasons of the wrong ones."""

    errors: dict
    reasons: dict

    @property
    def right(self):
        """Whether every term agrees to 1e-7."""
        return not self.reasons

    def __repr__(self):
        rows = []
        for name, error in self.errors.items():
            mark, reason = ("✗", self.reasons[name]) if name in self.reasons else ("✓", "")
            rows.append(f"{mark} {name:<12} {_size(error):>7}  {reason}".rstrip())
        head = "every term is right" if self.right else f"{len(self.reasons)} of {len(rows)} terms are wrong"
        return "\n".join([f"Your step backward: {head} (relative error against central differences).", *rows])


def _size(error):
    return "≤ 1e-7" if error <= TOLERANCE else f"{error:.2g}"


def evaluate(v, slip=None):
    """Return the six terms of one step back, by name; ``slip`` (name, formula) replaces one quantity."""
    v = SimpleNamespace(**vars(v))
    for name, formula in FORMULAS.items():
        setattr(v, name, slip[1](v) if slip and slip[0] == name else formula(v))
    return {name: getattr(v, name) for name in TERMS}


def drawn_step(seed=0):
    """Return one step of a random batch with everything that a step back can read, and the loss's gradients."""
    rng = np.random.default_rng(seed)
    rows = 4 * UNITS
    shapes = [(BATCH, INPUTS), (BATCH, UNITS), (BATCH, UNITS), (rows, INPUTS), (rows, UNITS), (rows,)]
    arrays = dict(zip(ARGUMENTS, (rng.standard_normal(shape) for shape in shapes), strict=True))
    d_h, d_c = rng.standard_normal((2, BATCH, UNITS))
    return arrays, d_h, d_c


def check_step_backward(function, seed=0):
    """Compare a step backward with central differences, term by term.

    Parameters
    ----------
    function : callable
        ``function(step, x, h_prev, c_prev, weight_ih, weight_hh, d_h, d_c)``, with ``step`` from
        :func:`lstm_core.cells.lstm_step` and every other array as there, (B, ·); ``d_h`` and ``d_c`` (B, H) are the
        gradients of the loss by the new states. It returns d_x, d_h_prev, d_c_prev, d_weight_ih, d_weight_hh and
        d_bias (4H,), in this order.
    seed : int
        Of the numbers to compare on.

    Returns
    -------
    Report
        Printed, it names each wrong term and a likely reason.

    Raises
    ------
    TypeError
        If ``function`` does not return six arrays.
    """
    arrays, d_h, d_c = drawn_step(seed)
    step = _forward(arrays)
    known = {name: arrays[name].copy() for name in ("x", "weight_ih", "weight_hh")}
    found = function(step, known["x"], arrays["h"].copy(), arrays["c"].copy(), *list(known.values())[1:], d_h, d_c)
    if not isinstance(found, (tuple, list)) or len(found) != len(TERMS):
        raise TypeError(f"the step backward returned {_kind(found)}; it needs to return {', '.join(TERMS)}")
    wanted = _differences(arrays, d_h, d_c)
    slips = _slips(SimpleNamespace(**step._asdict(), **known, h_prev=arrays["h"], c_prev=arrays["c"], d_h=d_h, d_c=d_c))
    found = {name: np.asarray(mine, dtype=np.float64) for name, mine in zip(TERMS, found, strict=True)}
    # a slip that explains all six terms comes before one that explains this term alone
    slips.sort(key=lambda slip: not all(_same(found[name], slip[1][name]) for name in TERMS))
    errors = {name: _error(found[name], wanted[name]) for name in TERMS}
    wrong = [name for name in TERMS if errors[name] > TOLERANCE]
    return Report(errors, {name: _reason(name, found[name], wanted[name], slips) for name in wrong})


def _forward(arrays):
    return lstm_step(*arrays.values(), np.zeros(4 * UNITS))


def _differences(arrays, d_h, d_c):
    """Return the six terms by central differences of Σ h · d_h + Σ c · d_c."""
    found = {}
    for name, term in zip(ARGUMENTS, TERMS, strict=True):

        def loss(array, name=name):
            step = _forward(arrays | {name: array})
            return (step.h * d_h).sum() + (step.c * d_c).sum()

        found[term] = central_gradient(loss, arrays[name])
    return found


def _slips(v):
    """Return what each known slip makes of the six terms, with its reason."""
    return [(reason, evaluate(v, (name, formula))) for name, formula, reason in SLIPS]


def _error(mine, wanted):
    return relative_error(mine, wanted) if mine.shape == wanted.shape else np.inf


def _same(mine, slipped):
    return _error(mine, slipped) < 1e-9


def _reason(name, mine, wanted, slips):
    """Return why a term is likely wrong, in words."""
    for reason, terms in slips:
        if _same(mine, terms[name]):
            return reason
    if mine.shape != wanted.shape:
        return f"its shape is {mine.shape}, where {wanted.shape} is needed"
    if not np.isfinite(mine).all():
        return "it holds NaN or infinity"
    if relative_error(-mine, wanted) < TOLERANCE:
        return "its sign is turned round"
    if name in ("d_weight_ih", "d_weight_hh", "d_bias"):
        pairs = zip("ifgo", np.split(mine, 4), np.split(wanted, 4), strict=True)
        bad = [gate for gate, a, b in pairs if relative_error(a, b) > TOLERANCE]
        return f"wrong in the rows of {', '.join(bad)}" + ("" if len(bad) == 4 else "; the other rows are right")
    return "no slip that is known here gives these numbers; check the equation of this term"


def _kind(found):
    return f"{len(found)} values" if isinstance(found, (tuple, list)) else f"one {type(found).__name__}"

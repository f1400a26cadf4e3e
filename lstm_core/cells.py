"""One timestep of each recurrent cell: the equations, to be read.

Shapes: ``x`` (B, D), ``h`` (B, P), ``c`` (B, H); P = H unless the hidden state is projected. Matrices multiply from the
left in the book, ``W x``; a batch lies in rows, so the code says ``x @ W.T``. Whole sequences, fast: ``layers.py``.
A test holds both equal to 1e-12.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from lstm_core.activations import Activation, activation, sigmoid

# ---------------------------------------------------------------------------------------------------------------------
# The three cells that everybody means


class LSTMStep(NamedTuple):
    """What one LSTM step computed: pre-activations (B, 4H), gates and candidate (B, H), new states (B, H)."""

    a: np.ndarray
    i: np.ndarray
    f: np.ndarray
    g: np.ndarray
    o: np.ndarray
    c: np.ndarray
    h: np.ndarray


def _as_it_is(name, value):
    return value


def rnn_step(x, h, weight_ih, weight_hh, bias_ih, bias_hh):
    """Return the next hidden state (B, H) of a recurrent network with a single tanh layer (after Elman 1990).

    Equation eq-rnn-step. ``weight_ih`` (H, D), ``weight_hh`` (H, H), biases (H,).
    """
    return np.tanh(x @ weight_ih.T + bias_ih + h @ weight_hh.T + bias_hh)


def lstm_step(x, h, c, weight_ih, weight_hh, bias_ih, bias_hh):
    """Return one step of the LSTM with forget gate (Gers, Schmidhuber and Cummins 2000).

    Equations eq-lstm-preactivation to eq-lstm-hidden. ``weight_ih`` (4H, D), ``weight_hh`` (4H, H), biases (4H,), their
    rows in the order i, f, g, o.

    Examples
    --------
    >>> one = np.ones((1, 1))
    >>> step = lstm_step(one, 0 * one, 2 * one, np.zeros((4, 1)), np.zeros((4, 1)), np.zeros(4), np.zeros(4))
    >>> step.f.item(), step.c.item()  # every gate is half open, and nothing is written
    (0.5, 1.0)
    """
    a = x @ weight_ih.T + bias_ih + h @ weight_hh.T + bias_hh  # (B, 4H)
    a_i, a_f, a_g, a_o = np.split(a, 4, axis=-1)

    i = sigmoid(a_i)  # input gate: how much of the candidate is written
    f = sigmoid(a_f)  # forget gate: how much of the old cell state stays
    g = np.tanh(a_g)  # cell candidate: what would be written
    o = sigmoid(a_o)  # output gate: how much of the cell state is read

    c = f * c + i * g
    h = o * np.tanh(c)
    return LSTMStep(a, i, f, g, o, c, h)


class GRUStep(NamedTuple):
    """What one GRU step computed: pre-activations (B, 3H), gates r and z, candidate n, new state h (B, H)."""

    a: np.ndarray
    r: np.ndarray
    z: np.ndarray
    n: np.ndarray
    h: np.ndarray


def gru_step(
    x, h, weight_ih, weight_hh, bias_ih, bias_hh, *, reset_after=True, activations=None, clip=None, hold=_as_it_is
):
    """Return one step of the gated recurrent unit (Cho et al. 2014), equation eq-gru-step.

    ``weight_ih`` (3H, D), ``weight_hh`` (3H, H), biases (3H,), rows in the order r, z, n. The reset gate acts on the
    recurrent product (``reset_after``, as PyTorch has it) or on the hidden state before it (as in the paper).
    ``activations`` are those of the gates and of the candidate; ``clip`` bounds pre-activations; ``hold`` as in
    :func:`lstm_family_step`.
    """
    gate, candidate = activations or (activation("sigmoid"), activation("tanh"))
    hidden = h.shape[-1]
    a_rz = x @ weight_ih[: 2 * hidden].T + bias_ih[: 2 * hidden]
    a_rz = clipped(a_rz + h @ weight_hh[: 2 * hidden].T + bias_hh[: 2 * hidden], clip)
    r, z = (hold(name, q) for name, q in zip("rz", np.split(gate.f(a_rz), 2, axis=-1), strict=True))

    w_n, u_n, b_n, d_n = (p[2 * hidden :] for p in (weight_ih, weight_hh, bias_ih, bias_hh))
    recurrent = r * (h @ u_n.T + d_n) if reset_after else (r * h) @ u_n.T + d_n
    a_n = clipped(x @ w_n.T + b_n + recurrent, clip)
    n = hold("n", candidate.f(a_n))

    h = hold("h", (1 - z) * n + z * h)
    return GRUStep(np.concatenate([a_rz, a_n], axis=-1), r, z, n, h)


# ---------------------------------------------------------------------------------------------------------------------
# The LSTM family


@dataclass(frozen=True)
class Variant:
    """Which learned layers a member of the LSTM family has.

    Attributes
    ----------
    blocks : tuple of str
        The learned layers, in the order of their rows in ``weight_ih``. A gate that is missing here stands at 1.
    coupled : bool
        f = 1 - i, so that there is no forget gate of its own.
    gate_recurrence : tuple of str
        Blocks that also see the previous step's gate values (``weight_gg``).
    activations : tuple
        Replacements for those of gates, candidate and cell output; None keeps the caller's.
    """

    name: str
    blocks: tuple = ("i", "f", "g", "o")
    coupled: bool = False
    gate_recurrence: tuple = ()
    activations: tuple = (None, None, None)
    note: str = ""

    @property
    def gates(self):
        """The learned gates, in block order."""
        return tuple(b for b in self.blocks if b != "g")

    def slices(self, hidden_size, block_size=1):
        """Return block name to rows; with ``block_size`` s, s neighbouring cells share their gates."""
        start, result = 0, {}
        for block in self.blocks:
            rows = hidden_size if block == "g" else hidden_size // block_size
            result[block] = slice(start, start + rows)
            start += rows
        return result


_CENTRED = (None, activation("scaled_tanh", 2.0, 0.5), activation("scaled_tanh", 1.0, 0.5))

VARIANTS = {
    v.name: v
    for v in (
        Variant("vanilla", note="forget gate; peepholes on request"),
        Variant("NIG", blocks=("f", "g", "o"), note="no input gate: i = 1"),
        Variant("NFG", blocks=("i", "g", "o"), note="no forget gate: f = 1"),
        Variant("NOG", blocks=("i", "f", "g"), note="no output gate: o = 1"),
        Variant("NIAF", activations=(None, activation("identity"), None), note="no input activation: g = a_g"),
        Variant("NOAF", activations=(None, None, activation("identity")), note="no output activation: h = o c"),
        Variant("CIFG", blocks=("i", "g", "o"), coupled=True, note="coupled gates: f = 1 - i"),
        Variant("NP", note="no peepholes"),
        Variant("FGR", gate_recurrence=("i", "f", "o"), note="every gate sees all gates of the step before"),
        Variant(
            "1997",
            blocks=("i", "g", "o"),
            activations=_CENTRED,
            note="Hochreiter and Schmidhuber 1997: no forget gate, g in [-2, 2], cell output in [-1, 1]",
        ),
        Variant(
            "1997-full",
            blocks=("i", "g", "o"),
            gate_recurrence=("i", "g", "o"),
            activations=_CENTRED,
            note="as 1997, and every unit sees the gates of the step before, as in its experiments",
        ),
    )
}


@dataclass(frozen=True)
class LSTMOptions:
    """Everything about an LSTM cell that is not a learned number.

    Attributes
    ----------
    variant : Variant
    activations : tuple of Activation
        Of the gates, of the candidate and of the cell output.
    clip : float or None
        Pre-activations are bounded to [-clip, clip] before their activation (ONNX).
    block_size : int
        Number of neighbouring cells that share their gates (1997: a memory cell block of that size).
    """

    variant: Variant = VARIANTS["vanilla"]
    activations: tuple[Activation, Activation, Activation] = (
        activation("sigmoid"),
        activation("tanh"),
        activation("tanh"),
    )
    clip: float | None = None
    block_size: int = 1


def clipped(a, clip):
    """Return ``a`` bounded to [-clip, clip], or ``a`` itself where there is no bound."""
    return a if clip is None else np.clip(a, -clip, clip)


def sum_blocks(values, block_size):
    """Return ``values`` (…, H) summed over the cells of each memory block, (…, H / block_size)."""
    if block_size == 1:
        return values
    return values.reshape(*values.shape[:-1], -1, block_size).sum(axis=-1)


def lstm_family_step(x, h, c, p, options, gates_before=None, hold=_as_it_is):
    """Return one step of any member of the LSTM family: :func:`lstm_step` with every option written out.

    Parameters
    ----------
    x, h, c : numpy.ndarray
        (B, D), (B, P), (B, H).
    p : dict
        ``weight_ih``, ``weight_hh``; optional ``bias_ih``, ``bias_hh``, ``peephole_i``, ``_f``, ``_o`` (H,),
        ``weight_hr`` (P, H), ``weight_gg`` (rows of the blocks with gate recurrence, gate units).
    options : LSTMOptions
    gates_before : numpy.ndarray
        (B, gate units): the learned gates of the step before, in block order; needed with ``weight_gg``.
    hold : callable
        ``hold(name, value)`` returns what takes the place of a gate, candidate or state: an intervention.

    Returns
    -------
    LSTMStep
        A gate that the variant lacks is 1; with coupled gates ``f`` is 1 - i.
    """
    variant, (gate, candidate, output) = options.variant, options.activations
    s = options.block_size
    rows = variant.slices(c.shape[-1], s)

    a = x @ p["weight_ih"].T + p.get("bias_ih", 0) + h @ p["weight_hh"].T + p.get("bias_hh", 0)
    parts = {block: a[:, rows[block]] for block in variant.blocks}
    if variant.gate_recurrence:
        seen = gates_before @ p["weight_gg"].T
        ends = np.cumsum([parts[block].shape[-1] for block in variant.gate_recurrence])[:-1]
        for block, extra in zip(variant.gate_recurrence, np.split(seen, ends, axis=-1), strict=True):
            parts[block] = parts[block] + extra

    def opened(block, peeped):
        """Return a gate's value per cell; ``peeped`` is the cell state that its peephole sees."""
        if block not in parts:
            return np.ones_like(c)
        if f"peephole_{block}" in p:
            parts[block] = parts[block] + sum_blocks(p[f"peephole_{block}"] * peeped, s)
        parts[block] = clipped(parts[block], options.clip)
        return np.repeat(gate.f(parts[block]), s, axis=-1)

    i = hold("i", opened("i", c))
    f = hold("f", 1 - i if variant.coupled else opened("f", c))
    parts["g"] = clipped(parts["g"], options.clip)
    g = hold("g", candidate.f(parts["g"]))

    c = hold("c", f * c + i * g)
    o = hold("o", opened("o", c))  # the output gate's peephole sees the new cell state
    h = o * output.f(c)
    if "weight_hr" in p:
        h = h @ p["weight_hr"].T  # (B, P)
    h = hold("h", h)
    return LSTMStep(np.concatenate([parts[block] for block in variant.blocks], axis=-1), i, f, g, o, c, h)

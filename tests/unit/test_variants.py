"""Each variant is the network that its paper describes: the papers' equations written out, one unit at a time.

Greff et al. 2017, appendix; Hochreiter and Schmidhuber 1997, equations of appendix A.1. Nothing of the library is used
but its random weights.
"""

import math

import numpy as np
import pytest

import lstm_core as lc
from lstm_core.cells import VARIANTS, LSTMOptions, gru_step, lstm_family_step, lstm_step, sum_blocks

INPUTS, UNITS, STEPS = 3, 4, 5


def logistic(a):
    return 1 / (1 + math.exp(-a))


class Weights:
    """The weights of one layer by gate and unit, however the library stacks them."""

    def __init__(self, net, blocks, shared=1):
        self.p = {name.removesuffix("_l0"): value for name, value in net.parameters.items()}
        self.first, row = {}, 0
        for block in blocks:
            self.first[block] = row
            row += UNITS if block == "g" else UNITS // shared
        self.shared = shared

    def net_input(self, block, unit, x, h):
        """Return W x + U h + b of one gate (or candidate) of one unit."""
        row = self.first[block] + (unit if block == "g" else unit // self.shared)
        total = self.p["bias_ih"][row] + self.p["bias_hh"][row]
        total += sum(self.p["weight_ih"][row, k] * x[k] for k in range(len(x)))
        return total + sum(self.p["weight_hh"][row, k] * h[k] for k in range(len(h)))

    def peephole(self, gate, unit):
        return self.p[f"peephole_{gate}"][unit] if f"peephole_{gate}" in self.p else 0.0


def greff_step(w, x, h, c, before, *, variant, heard):
    """Return i, f, g, o, c, h of one step as lists over units; ``heard(gate, unit)`` is what FGR adds."""
    z = {name: [0.0] * UNITS for name in "ifgoch"}
    for n in range(UNITS):
        i = f = o = 1.0
        if variant != "NIG":
            i = logistic(w.net_input("i", n, x, h) + w.peephole("i", n) * c[n] + heard("i", n, before))
        if variant == "CIFG":
            f = 1 - i
        elif variant != "NFG":
            f = logistic(w.net_input("f", n, x, h) + w.peephole("f", n) * c[n] + heard("f", n, before))
        g = w.net_input("g", n, x, h)
        g = g if variant == "NIAF" else math.tanh(g)
        new_c = g * i + c[n] * f
        if variant != "NOG":
            o = logistic(w.net_input("o", n, x, h) + w.peephole("o", n) * new_c + heard("o", n, before))
        y = (new_c if variant == "NOAF" else math.tanh(new_c)) * o
        for name, value in zip("ifgoch", (i, f, g, o, new_c, y), strict=True):
            z[name][n] = value
    return z


BLOCKS = {"NIG": "fgo", "NFG": "igo", "NOG": "ifg", "CIFG": "igo"}


@pytest.mark.parametrize("variant", ["vanilla", "NIG", "NFG", "NOG", "NIAF", "NOAF", "CIFG", "NP", "FGR"])
def test_variants_of_greff(variant):
    rng = np.random.default_rng(2)
    net = lc.LSTM(INPUTS, UNITS, variant=variant, peepholes=variant != "NP", rng=rng)
    w = Weights(net, BLOCKS.get(variant, "ifgo"))
    recurrent = net.parameters.get("weight_gg_l0")

    def heard(gate, unit, before):
        if recurrent is None or before is None:
            return 0.0
        row = recurrent["ifo".index(gate) * UNITS + unit]
        return sum(row[k * UNITS + m] * before[b][m] for k, b in enumerate("ifo") for m in range(UNITS))

    x = rng.standard_normal((STEPS, INPUTS))
    trace, state = net.trace(x), None
    for t in range(STEPS):
        h, c = ([0.0] * UNITS, [0.0] * UNITS) if state is None else (state["h"], state["c"])
        state = greff_step(w, x[t], h, c, state, variant=variant, heard=heard)
        for name in "ifgoch":
            assert np.abs(getattr(trace, name)[t] - state[name]).max() <= 1e-14, (name, t)


@pytest.mark.parametrize("size", [1, 2, 4])
def test_the_cell_of_1997(size):
    """s ← s + y_in g(net_c); y_c = y_out h(s), with g = 4σ - 2 and h = 2σ - 1; ``size`` cells share their gates."""
    rng = np.random.default_rng(3)
    net = lc.LSTM(INPUTS, UNITS, variant="1997", block_size=size, rng=rng)
    w = Weights(net, "igo", size)
    x = rng.standard_normal((STEPS, INPUTS))
    trace, y, s = net.trace(x), [0.0] * UNITS, [0.0] * UNITS
    for t in range(STEPS):
        y_in = [logistic(w.net_input("i", n, x[t], y)) for n in range(UNITS)]
        g = [4 * logistic(w.net_input("g", n, x[t], y)) - 2 for n in range(UNITS)]
        y_out = [logistic(w.net_input("o", n, x[t], y)) for n in range(UNITS)]
        s = [s[n] + y_in[n] * g[n] for n in range(UNITS)]
        y = [y_out[n] * (2 * logistic(s[n]) - 1) for n in range(UNITS)]
        found = trace.i[t], trace.g[t], trace.o[t], trace.c[t], trace.h[t]
        for array, wanted in zip(found, (y_in, g, y_out, s, y), strict=True):
            assert np.abs(array - wanted).max() <= 1e-14


def test_the_full_network_of_1997_hears_the_gates_of_the_step_before():
    rng = np.random.default_rng(4)
    net = lc.LSTM(INPUTS, UNITS, variant="1997-full", block_size=2, rng=rng)
    twin = lc.LSTM(INPUTS, UNITS, variant="1997", block_size=2, rng=rng)
    twin.load_parameters({n: p for n, p in net.parameters.items() if "weight_gg" not in n})
    x = rng.standard_normal((2, INPUTS))
    full, plain = net.trace(x), twin.trace(x)
    assert np.array_equal(full.h[0], plain.h[0])
    gates = np.concatenate([full.i[0, ::2], full.o[0, ::2]])
    assert np.abs(full.a[1] - plain.a[1] - net.parameters["weight_gg_l0"] @ gates).max() <= 1e-14


@pytest.mark.parametrize("reset_after", [True, False])
def test_the_gru(reset_after):
    """Cho et al. 2014: h ← z h + (1 - z) n; the reset gate acts before U (as there) or after it (as in cuDNN)."""
    rng = np.random.default_rng(5)
    net = lc.GRU(INPUTS, UNITS, reset_after=reset_after, rng=rng)
    p = {name.removesuffix("_l0"): value for name, value in net.parameters.items()}
    x, h = rng.standard_normal((STEPS, INPUTS)), np.zeros(UNITS)
    trace = net.trace(x)
    for t in range(STEPS):
        fed = [p["weight_ih"][row] @ x[t] + p["bias_ih"][row] for row in range(3 * UNITS)]
        sent = [p["weight_hh"][row] @ h + p["bias_hh"][row] for row in range(3 * UNITS)]
        r = np.array([logistic(fed[n] + sent[n]) for n in range(UNITS)])
        z = np.array([logistic(fed[UNITS + n] + sent[UNITS + n]) for n in range(UNITS)])
        if reset_after:
            inner = [r[n] * sent[2 * UNITS + n] for n in range(UNITS)]
        else:
            inner = [p["weight_hh"][2 * UNITS + n] @ (r * h) + p["bias_hh"][2 * UNITS + n] for n in range(UNITS)]
        n_t = np.array([math.tanh(fed[2 * UNITS + n] + inner[n]) for n in range(UNITS)])
        h = (1 - z) * n_t + z * h
        for array, wanted in ((trace.r, r), (trace.z, z), (trace.n, n_t), (trace.h, h)):
            assert np.abs(array[t] - wanted).max() <= 1e-14


def test_projection_is_a_matrix_between_cell_output_and_everything_else():
    rng = np.random.default_rng(6)
    net = lc.LSTM(INPUTS, UNITS, proj_size=2, rng=rng)
    trace = net.trace(rng.standard_normal((STEPS, INPUTS)))
    projected = (trace.o * np.tanh(trace.c)) @ net.parameters["weight_hr_l0"].T
    assert np.abs(trace.h - projected).max() <= 1e-15


def test_the_family_without_options_is_the_plain_step():
    rng = np.random.default_rng(7)
    p = {"weight_ih": rng.normal(size=(8, 3)), "weight_hh": rng.normal(size=(8, 2))}
    p |= {"bias_ih": rng.normal(size=8), "bias_hh": rng.normal(size=8)}
    x, h, c = rng.normal(size=(2, 3)), rng.normal(size=(2, 2)), rng.normal(size=(2, 2))
    found = lstm_family_step(x, h, c, p, LSTMOptions())
    for array, wanted in zip(found, lstm_step(x, h, c, **p), strict=True):
        assert np.abs(array - wanted).max() <= 1e-15


@pytest.mark.parametrize("shape", [(6,), (2, 6), (3, 2, 6)])
def test_blocks_are_summed_along_the_last_axis(shape):
    values = np.random.default_rng(8).normal(size=shape)
    wanted = np.stack([values[..., :3].sum(axis=-1), values[..., 3:].sum(axis=-1)], axis=-1)
    assert np.abs(sum_blocks(values, 3) - wanted).max() <= 1e-15
    assert sum_blocks(values, 1) is values


def test_the_gru_step_alone_resets_after_as_torch_does():
    rng = np.random.default_rng(9)
    p = [rng.normal(size=shape) for shape in ((6, 3), (6, 2), (6,), (6,))]
    x, h = rng.normal(size=(2, 3)), rng.normal(size=(2, 2))
    assert np.array_equal(gru_step(x, h, *p).h, gru_step(x, h, *p, reset_after=True).h)
    assert not np.allclose(gru_step(x, h, *p).h, gru_step(x, h, *p, reset_after=False).h)


def test_blocks_have_as_many_rows_as_units_unless_cells_share_gates():
    assert VARIANTS["vanilla"].slices(3) == {b: slice(3 * k, 3 * k + 3) for k, b in enumerate("ifgo")}
    assert VARIANTS["CIFG"].slices(4, 2) == {"i": slice(0, 2), "g": slice(2, 6), "o": slice(6, 8)}

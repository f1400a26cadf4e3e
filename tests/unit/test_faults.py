"""The checks bite: each seeded fault of the code turns at least one of them red.

A fault is a piece of source text replaced by another; the changed module is compiled and put in place of the real one.
"""

import dataclasses
import importlib.util
import inspect
import itertools
import sys

import numpy as np
import pytest

import lstm_core as lc
from lstm_core import bptt, cells, layers, networks, recurrent
from tests.unit import central, configurations, golden, readable

TORCH = golden.read("golden_torch.json")
OTHERS = golden.read("golden_onnx.json") + golden.read("golden_keras.json")
PLAIN = golden.read("golden_plain.json")


def forward_is_wrong(run, cases, tolerance):
    """Say whether any stored answer is missed."""
    return any(golden.forward_error(case, run) > tolerance for case in cases)


def fast(net, x, state, lengths):
    return net(x, state, lengths)


def a_few_runs():
    """Return runs with what no stored case has: gradients of peepholes, clip, shared gates, variants, GRU before."""
    options = [
        ("LSTM", {"peepholes": True, "clip": 0.8, "bidirectional": True}),
        ("LSTM", {"variant": "CIFG", "peepholes": True, "block_size": 2}),
        ("LSTM", {"variant": "1997-full", "proj_size": 2}),
        ("GRU", {"reset_after": False, "clip": 0.8}),
        ("RNN", {"clip": 0.8}),
    ]
    for number, (cell, own) in enumerate(options):
        rng = np.random.default_rng([8, number])
        net = getattr(lc, cell)(2, 4, **own, rng=rng)
        yield configurations.run(rng, net, seq_len=4, batch=3, ragged=True, given=True)


def differences_are_wrong():
    """Say whether the backward pass misses central differences on any of the few runs."""
    for case in a_few_runs():
        arguments = (case.net, case.x, case.state, case.lengths, case.d_y, case.d_state)
        if central.worst(central.analytic(*arguments), central.numeric(*arguments)) > 1e-7:
            return True
    return False


def gradients_are_wrong():
    return any(golden.backward_error(case) > 1e-13 for case in TORCH) or differences_are_wrong()


def outputs_are_wrong():
    return forward_is_wrong(fast, TORCH, 1e-13) or forward_is_wrong(fast, OTHERS, 2e-6)


def cells_are_wrong():
    batched = [case for case in TORCH if case["x"].ndim == 3]
    return forward_is_wrong(readable.run, batched, 1e-13) or forward_is_wrong(readable.run, OTHERS, 2e-6)


def test_without_a_fault_nothing_is_wrong():
    assert not outputs_are_wrong()
    assert not gradients_are_wrong()
    assert not cells_are_wrong()


# ------------------------------------------------------------------------------------------------- gate orders


WRONG_ORDERS = [order for order in itertools.permutations("ifgo") if order != tuple("ifgo")]


def in_order(net, order):
    """Make a network read its blocks in another order."""
    variant = dataclasses.replace(net.options.variant, blocks=order)
    net.options = dataclasses.replace(net.options, variant=variant)
    return net


@pytest.mark.parametrize("order", WRONG_ORDERS, ids="".join)
def test_each_wrong_gate_order_is_caught(order, monkeypatch):
    right = golden.network
    monkeypatch.setattr(golden, "network", lambda case: in_order(right(case), order))
    vanilla = [c for c in TORCH if c["cell"] == "LSTM"]
    assert all(golden.forward_error(case, fast) > 1e-3 for case in vanilla)
    assert all(golden.forward_error(c, readable.run) > 1e-3 for c in vanilla if c["x"].ndim == 3)
    assert all(golden.backward_error(case) > 1e-3 for case in vanilla)
    assert any(golden.forward_error(c, fast) > 1e-3 for c in OTHERS if c["cell"] == "LSTM" and not c["options"])


def test_there_are_23_wrong_gate_orders():
    assert len(WRONG_ORDERS) == 23


@pytest.mark.parametrize("order", [o for o in itertools.permutations(range(3)) if o != (0, 1, 2)])
def test_each_wrong_gate_order_of_a_gru_is_caught(order, monkeypatch):
    right = golden.network

    def shuffled(case):
        net = right(case)
        for name, p in net.parameters.items():
            net.parameters[name] = np.concatenate([np.split(p, 3)[k] for k in order])
        return net

    monkeypatch.setattr(golden, "network", shuffled)
    assert all(golden.forward_error(c, fast) > 1e-3 for c in TORCH + OTHERS if c["cell"] == "GRU")


# ------------------------------------------------------------------------------------------------- faults in the source


def faulty(module, old, new):
    """Return the module compiled from its source with one piece of text replaced wherever it stands."""
    source = inspect.getsource(module)
    assert old in source, f"{module.__name__} no longer contains {old!r}; the fault has to be written anew"
    spec = importlib.util.spec_from_loader(f"{module.__name__}_with_a_fault", loader=None)
    changed = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = changed  # dataclasses look their module up
    try:
        exec(compile(source.replace(old, new), spec.name, "exec"), changed.__dict__)
    finally:
        del sys.modules[spec.name]
    return changed


FORWARD_FAULTS = {
    "first bias dropped": ('share += p["bias_ih"] + p["bias_hh"]', 'share += p["bias_hh"]'),
    "second bias dropped": ('share += p["bias_ih"] + p["bias_hh"]', 'share += p["bias_ih"]'),
    "bias added twice": ('share += p["bias_ih"] + p["bias_hh"]', 'share += p["bias_ih"] + 2 * p["bias_hh"]'),
    "bias of the GRU's candidate dropped": ("d_n = 0 if bias is None else bias[2 * hidden :]", "d_n = 0"),
    "output peephole sees the old cell state": ('open_gate("o", t, c[t + 1])', 'open_gate("o", t, c[t])'),
    "peepholes of i and o swapped": (
        'sum_blocks(p[f"peephole_{block}"]',
        'sum_blocks(p["peephole_" + {"i": "o", "o": "i"}.get(block, block)]',
    ),
    "peepholes of i and f swapped": (
        'sum_blocks(p[f"peephole_{block}"]',
        'sum_blocks(p.get("peephole_" + {"i": "f", "f": "i"}.get(block, block), p[f"peephole_{block}"])',
    ),
    "peepholes left out": ('if f"peephole_{block}" in p:', "if False:"),
    "LSTM hears the hidden state of two steps ago": (
        "a[t] += h[t] @ recurrent",
        "a[t] += h[max(t - 1, 0)] @ recurrent",
    ),
    "GRU hears the hidden state of two steps ago": ("a_rz += h[t] @ u_rz", "a_rz += h[max(t - 1, 0)] @ u_rz"),
    "cell state of two steps ago": ("np.multiply(f[t], c[t],", "np.multiply(f[t], c[max(t - 1, 0)],"),
    "hidden state read from the old cell state": ("m[t] = output.f(c[t + 1])", "m[t] = output.f(c[t])"),
    "input and forget gate exchanged": ("c[t + 1] += i[t] * g", "c[t + 1] += f[t] * g"),
    "coupled gate not turned round": ("np.subtract(1, i[t], out=f[t])", "f[t] = i[t]"),
    "clip left out": ("if options.clip is not None:", "if False:"),
    "clip on one side": (
        "np.clip(part, -options.clip, options.clip, out=part)",
        "np.minimum(part, options.clip, out=part)",
    ),
    "projection left out of the way back": (
        "q[t] if projection is None else q[t] @ projection.T",
        "q[t][:, : h.shape[-1]]",
    ),
    "states go on through padding": ("np.copyto(state, before, where=~valid_t[:, None])", "pass"),
    "padding shown": ("quantity if valid is None else np.where(valid[:, :, None], quantity, 0)", "quantity"),
    "lengths ignored when turned round": (
        "if lengths is None:\n        return x[::-1]",
        "if True:\n        return x[::-1]",
    ),
    "one step too many": ("np.arange(seq_len)[:, None] < lengths", "np.arange(seq_len)[:, None] <= lengths"),
    "reset gate on the wrong side": ("if options.reset_after:", "if not options.reset_after:"),
    "update gate turned round": ("h[t + 1] = (1 - z) * n[t] + z * h[t]", "h[t + 1] = z * n[t] + (1 - z) * h[t]"),
    "activation of the RNN replaced": (
        "h[t + 1] = y[t] = options.activation.f(a[t])",
        "h[t + 1] = y[t] = np.tanh(a[t])",
    ),
}


@pytest.mark.parametrize("name", FORWARD_FAULTS)
def test_each_fault_of_the_forward_pass_is_caught(name, monkeypatch):
    changed = faulty(layers, *FORWARD_FAULTS[name])
    monkeypatch.setattr(networks, "layers", changed)
    monkeypatch.setattr(recurrent, "layers", changed)
    assert outputs_are_wrong()


BACKWARD_FAULTS = {
    "stale d_h": ("d_h, d_c, d_gates = (_held", "_, d_c, d_gates = (_held"),
    "stale d_c": ("d_h, d_c, d_gates = (_held", "d_h, _, d_gates = (_held"),
    "no gradient through time": ('d_h_before += self.d_a[t] @ p["weight_hh"]', "pass"),
    "output gradient added after the cell's": (
        "after = (d_h + d_live[t], d_c, d_gates)",
        "after = (d_h, d_c, d_gates)",
    ),
    "missing slope of the gates": ("d_gate * self.slopes[t][:, part]", "d_gate"),
    "slope of the gates twice": ("d_gate * self.slopes[t][:, part]", "d_gate * self.slopes[t][:, part] ** 2"),
    "missing slope of the candidate": (
        'd_c * tape.i[t] * self.slopes[t][:, self.rows["g"]]',
        "d_c * tape.i[t]",
    ),
    "missing slope of the cell output": ("d_c + d_q * tape.o[t] * self.m_slopes[t]", "d_c + d_q * tape.o[t]"),
    "forget gate left out of the carousel": ("d_c_before = d_c * tape.f[t]", "d_c_before = d_c"),
    "forget gate's gradient sees the new cell state": ("d_c * g, d_c * tape.c[t]", "d_c * g, d_c * tape.c[t + 1]"),
    "coupled gate forgotten": ("d_i - d_f if self.variant.coupled else d_i", "d_i"),
    "peephole of i left out of the way back": (' + self._peephole(t, "i")', ""),
    "peephole of f left out of the way back": (' + self._peephole(t, "f")', ""),
    "peephole of o left out of the way back": ('d_c = d_c + self._peephole(t, "o")', "pass"),
    "peephole gradients see one time for all": ('tape.c[1:] if block == "o" else tape.c[:-1]', "tape.c[:-1]"),
    "clipped slopes kept": ("slope * (np.abs(a) < clip)", "slope"),
    "padding in the gradients": ("back.d_a[t] *= valid_t[:, None]", "pass"),
    "padding in the outputs' gradients": ("np.array(without_padding(d_y, tape.valid))", "np.array(d_y)"),
    "padding in the projection's gradient": (
        "after[0] if valid_t is None else after[0] * valid_t[:, None]",
        "after[0]",
    ),
    "held states lose their gradient": ("np.where(valid_t[:, None], d_before, d_after)", "d_before"),
    "weights see the new hidden state": (
        "_weight_gradients(p, tape.x, tape.h[:-1]",
        "_weight_gradients(p, tape.x, tape.h[1:]",
    ),
    "bias gradient of one timestep": ('grads["bias_ih"] = flat.sum(axis=0)', 'grads["bias_ih"] = flat[-1]'),
    "gate recurrence lost": (
        "if self.variant.gate_recurrence:\n                d_gates",
        "if False:\n                d_gates",
    ),
    "projection's gradient left out": ('np.einsum("tbp,tbh->ph", d_live, tape.q)', 'np.zeros_like(p["weight_hr"])'),
    "projection left out of the way back": (
        'd_q = d_h @ p["weight_hr"] if "weight_hr" in p else d_h',
        "d_q = np.repeat(d_h, 4, -1)[:, : tape.c.shape[-1]] if tape.c.shape != tape.h.shape else d_h",
    ),
    "reset gate left out": (
        "d_r, d_recurrent = d_a_n * tape.recurrent[t], d_a_n * r",
        "d_r, d_recurrent = d_a_n * tape.recurrent[t], d_a_n",
    ),
    "update gate's way back left out": ("d_h_before + d_rz @ u_rz + d_h_t * z", "d_h_before + d_rz @ u_rz"),
    "gates' way back left out": ("d_h_before + d_rz @ u_rz + d_h_t * z", "d_h_before + d_h_t * z"),
    "update gate's gradient turned round": ("d_h_t * (h - tape.n[t])", "d_h_t * (tape.n[t] - h)"),
    "missing slope of the GRU's gates": (
        "np.concatenate([d_r, d_z], axis=-1) * rz_slopes[t]",
        "np.concatenate([d_r, d_z], axis=-1)",
    ),
    "missing slope of the GRU's candidate": ("d_h_t * (1 - z) * n_slopes[t]", "d_h_t * (1 - z)"),
    "reset before: product's gradient to the wrong place": (
        "d_r, d_h_before = d_product * h, d_product * r",
        "d_r, d_h_before = d_product * r, d_product * h",
    ),
    "missing slope of the RNN": ("d_a[t] = d_h_t * slopes[t]", "d_a[t] = d_h_t"),
}


@pytest.mark.parametrize("name", BACKWARD_FAULTS)
def test_each_fault_of_the_backward_pass_is_caught(name, monkeypatch):
    monkeypatch.setattr(networks, "bptt", faulty(bptt, *BACKWARD_FAULTS[name]))
    assert gradients_are_wrong()


NETWORK_FAULTS = {
    "directions exchanged": (
        "layers.reverse_order(below, ragged) if direction else below",
        "layers.reverse_order(below, ragged) if not direction and self.bidirectional else below",
    ),
    "outputs of the reverse direction not turned back": (
        "outputs.append(layers.reverse_order(runs[1].output, lengths))",
        "outputs.append(runs[1].output)",
    ),
    "outputs of the directions exchanged": (
        "np.concatenate(outputs, axis=-1)",
        "np.concatenate(outputs[::-1], axis=-1)",
    ),
    "lengths ignored": ("valid = layers.valid_steps(lengths, seq_len)", "valid = None"),
    "initial states of the layers exchanged": ("[s[k] for s in states]", "[s[len(s) - 1 - k] for s in states]"),
    "final states of the layers exchanged": ("[np.array(parts) for parts in", "[np.array(parts[::-1]) for parts in"),
    "initial state ignored": (
        "states = self._check_state(state, batch, batched)",
        "states = self._check_state(None, batch, batched)",
    ),
    "gradient of the reverse direction not turned back": (
        "d_inputs.append(layers.reverse_order(d_x, tape.lengths) if direction else d_x)",
        "d_inputs.append(d_x)",
    ),
    "output gradients of the directions exchanged": (
        "d_below[..., direction * self.output_size : (direction + 1) * self.output_size]",
        "d_below[..., (self.num_directions - 1 - direction) * self.output_size :][..., : self.output_size]",
    ),
    "gradient of one direction lost": ("d_inputs[0] + d_inputs[1] if", "d_inputs[1] if"),
    "gradients of initial states exchanged": ("d[k] = value", "d[len(d) - 1 - k] = value"),
    "gradient of the final state ignored": (
        'self._check_state(d_state, batch, tape.batched, "d_state")',
        'self._check_state(None, batch, tape.batched, "d_state")',
    ),
    "both directions have the weights of the first": (
        "self._cell_parameters(suffix)",
        'self._cell_parameters(suffix.replace("_reverse", ""))',
    ),
}


@pytest.mark.parametrize("name", NETWORK_FAULTS)
def test_each_fault_of_layers_and_directions_is_caught(name, monkeypatch):
    monkeypatch.setitem(sys.modules, "lstm_core.recurrent", faulty(recurrent, *NETWORK_FAULTS[name]))
    changed = faulty(networks, "class ", "class ")  # built anew upon the faulty base
    for cell in ("LSTM", "GRU", "RNN"):
        monkeypatch.setattr(lc, cell, getattr(changed, cell))
    assert outputs_are_wrong() or gradients_are_wrong()


CELL_FAULTS = {
    "first bias dropped": ('p.get("bias_ih", 0) + ', ""),
    "second bias dropped": (' + p.get("bias_hh", 0)', ""),
    "input and forget gate exchanged": ('hold("i", opened("i", c))', 'hold("i", opened("o", c))'),
    "output peephole sees the old cell state": (
        '    c = hold("c", f * c + i * g)\n    o = hold("o", opened("o", c))',
        '    old = c\n    c = hold("c", f * c + i * g)\n    o = hold("o", opened("o", old))',
    ),
    "peepholes swapped": (
        'p[f"peephole_{block}"] * peeped',
        'p["peephole_" + {"i": "o", "o": "i"}.get(block, block)] * peeped',
    ),
    "coupled gate not turned round": ('hold("f", 1 - i if variant.coupled', 'hold("f", i if variant.coupled'),
    "clip left out": ("return a if clip is None else np.clip(a, -clip, clip)", "return a"),
    "reset gate on the wrong side": ("if reset_after else", "if not reset_after else"),
    "update gate turned round": ('hold("h", (1 - z) * n + z * h)', 'hold("h", z * n + (1 - z) * h)'),
    "projection left out": ('h = h @ p["weight_hr"].T', 'h = h[:, : len(p["weight_hr"])]'),
    "cell output not squashed": ("h = o * output.f(c)", "h = o * c"),
    "bias of the RNN dropped": ("return np.tanh(x @ weight_ih.T + bias_ih +", "return np.tanh(x @ weight_ih.T +"),
}


@pytest.mark.parametrize("name", CELL_FAULTS)
def test_each_fault_of_the_readable_cells_is_caught(name, monkeypatch):
    monkeypatch.setattr(readable, "cells", faulty(cells, *CELL_FAULTS[name]))
    assert cells_are_wrong()


PLAIN_FAULTS = {
    "gates exchanged": ("a_i, a_f, a_g, a_o = np.split", "a_f, a_i, a_g, a_o = np.split"),
    "bias dropped": (
        "x @ weight_ih.T + bias_ih + h @ weight_hh.T + bias_hh  #",
        "x @ weight_ih.T + bias_ih + h @ weight_hh.T  #",
    ),
    "candidate squashed as a gate": ("g = np.tanh(a_g)", "g = sigmoid(a_g)"),
    "cell output not squashed": ("h = o * np.tanh(c)", "h = o * c"),
}


def plain_step_is_wrong(module):
    for case in (c for c in PLAIN if c["cell"] == "LSTM"):
        h, c = case["h0"][None], case["c0"][None]
        for t, x in enumerate(case["x"]):
            step = module.lstm_step(x[None], h, c, **case["params"])
            wanted = {name: values[t] for name, values in case["expected"].items()}
            if central.worst({name: value[0] for name, value in step._asdict().items()}, wanted) > 1e-13:
                return True
            h, c = step.h, step.c
    return False


def test_the_plain_step_answers_as_the_library_did():
    assert not plain_step_is_wrong(cells)


@pytest.mark.parametrize("name", PLAIN_FAULTS)
def test_each_fault_of_the_plain_step_is_caught(name):
    assert plain_step_is_wrong(faulty(cells, *PLAIN_FAULTS[name]))

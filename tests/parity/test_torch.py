"""Random networks against PyTorch: outputs, states and every gradient, in float64 and in float32."""

from collections import Counter

import numpy as np
import pytest
import torch

from tests.parity.drawn import draw
from tests.unit.central import worst
from tools.golden.from_torch import KINDS, parts_of, run, torch_options

CONFIGURATIONS, IN_ONE_TEST = 1200, 50
TOLERANCE = {np.float64: 1e-13, np.float32: 5e-6}
PRECISION = {np.float64: torch.float64, np.float32: torch.float32}


def by_course(case, dtype):
    """Return outputs and gradients of the course's network by name."""
    net = case.network(dtype)
    cast = [None if s is None else [p.astype(dtype) for p in s] for s in (case.state, case.d_state)]
    state, d_state = (s if s is None else tuple(s) if case.cell == "LSTM" else s[0] for s in cast)
    y, final, tape = net.forward(case.x.astype(dtype), state, case.lengths)
    d_x, d_initial, grads = net.backward(tape, case.d_y.astype(dtype), d_state)
    outputs = {"y": y} | named("final", final)
    gradients = {"x": d_x} | grads | (named("initial", d_initial) if state is not None else {})
    return outputs, gradients


def named(name, state):
    return {f"{name} {letter}": part for letter, part in zip("hc", parts_of(state), strict=False)}


def by_torch(case, dtype):
    """Return the same from PyTorch."""
    module = KINDS[case.cell](*case.sizes, dtype=PRECISION[dtype], **torch_options(case.options))
    module.load_state_dict({n: torch.from_numpy(p.astype(dtype)) for n, p in case.parameters.items()})

    def tensor(array):
        return torch.from_numpy(array.astype(dtype))

    x = tensor(case.x).requires_grad_()
    state = None if case.state is None else [tensor(s).requires_grad_() for s in case.state]
    handed = None if state is None else tuple(state) if case.cell == "LSTM" else state[0]
    y, final = run(module, x, handed, None if case.lengths is None else case.lengths.tolist())
    outputs, weights = [y, *parts_of(final)], [case.d_y, *case.d_state]
    sum((o * tensor(d)).sum() for o, d in zip(outputs, weights, strict=True)).backward()
    gradients = {"x": x.grad} | {n: p.grad for n, p in module.named_parameters()}
    if state is not None:
        gradients |= {f"initial {letter}": s.grad for letter, s in zip("hc", state, strict=False)}
    found = {"y": y} | {f"final {letter}": f for letter, f in zip("hc", parts_of(final), strict=False)}
    return (*({n: t.detach().numpy() for n, t in named.items()} for named in (found, gradients)),)


@pytest.mark.parametrize("first", range(0, CONFIGURATIONS, IN_ONE_TEST))
@pytest.mark.parametrize("dtype", [np.float64, np.float32], ids=["float64", "float32"])
def test_random_configurations(dtype, first, note):
    for seed in range(first, first + IN_ONE_TEST):
        case = draw(seed)
        pairs = zip(("outputs and states", "gradients"), by_course(case, dtype), by_torch(case, dtype), strict=True)
        for what, found, wanted in pairs:
            difference = note(f"torch {np.dtype(dtype)} {case.cell} {what}", worst(found, wanted))
            assert difference <= TOLERANCE[dtype], (seed, case.cell, case.sizes, case.options, case.form, what)


def test_every_option_is_drawn_often():
    cases = [draw(seed) for seed in range(CONFIGURATIONS)]
    seen = Counter()
    for case in cases:
        seen.update([case.cell, case.form, "state" if case.state else "no state"])
        seen.update(f"{name} {value}" for name, value in case.options.items() if name != "proj_size")
        seen.update(["proj_size"] if "proj_size" in case.options else [])
        seen.update(["T = 1"] if len(case.x) == 1 else ["T > 40"] if len(case.x) > 40 else [])
    wanted = {"LSTM": 400, "GRU": 200, "RNN": 200, "batch": 300, "ragged": 300, "single": 150, "state": 400}
    wanted |= {"no state": 300, "proj_size": 100, "bidirectional True": 400, "bias False": 150, "T = 1": 10}
    wanted |= {"num_layers 1": 250, "num_layers 3": 250, "activation relu": 80, "T > 40": 150}
    assert {name: seen[name] for name, number in wanted.items() if seen[name] < number} == {}
    assert max(case.x.shape[0] for case in cases) == 50
    assert max(case.sizes[1] for case in cases) == 32
    assert max(len(case.lengths) for case in cases if case.form == "ragged") == 8

"""torch.autograd.gradcheck on the course's backward pass: every layer and option, those that PyTorch lacks included."""

import numpy as np
import pytest
import torch

import lstm_core as lc
from lstm_core.activations import NAMES
from lstm_core.cells import VARIANTS
from tests.unit.central import parts_of


class Run(torch.autograd.Function):
    """The course's forward and backward pass as one operation of PyTorch."""

    @staticmethod
    def forward(ctx, net, lengths, x, *tensors):
        """Return y and the final state; tensors are the initial state and then all parameters."""
        states = 2 if net.cell == "LSTM" else 1
        arrays = [t.detach().numpy() for t in tensors]
        net.load_parameters(dict(zip(net.parameters, arrays[states:], strict=True)))
        state = tuple(arrays[:2]) if states == 2 else arrays[0]
        y, final, ctx.tape = net.forward(x.detach().numpy(), state, lengths)
        ctx.net = net
        return tuple(torch.from_numpy(np.array(a)) for a in (y, *parts_of(final)))

    @staticmethod
    def backward(ctx, d_y, *d_final):
        """Return the gradients of x, the initial state and all parameters."""
        d_state = [d.numpy() for d in d_final]
        d_x, d_initial, grads = ctx.net.backward(
            ctx.tape, d_y.numpy(), tuple(d_state) if len(d_state) == 2 else d_state[0]
        )
        arrays = (d_x, *parts_of(d_initial), *(grads[n] for n in ctx.net.parameters))
        return None, None, *(torch.from_numpy(np.array(a)) for a in arrays)


def lstm(**options):
    return "LSTM", options


OPTIONS = (
    [lstm(variant=v, peepholes=p) for v in VARIANTS for p in (False, True) if not (v == "NP" and p)]
    + [lstm(variant=v, peepholes=v != "NP", proj_size=2, block_size=2) for v in VARIANTS]
    + [lstm(variant=v, clip=0.7, bidirectional=True) for v in VARIANTS]
    + [lstm(num_layers=2, bidirectional=True, peepholes=True), lstm(bias=False), lstm(proj_size=3, num_layers=2)]
    + [lstm(activations=(name,) * 3) for name in NAMES]
    + [("GRU", {"reset_after": after, **own}) for after in (True, False) for own in (
        {}, {"clip": 0.7}, {"num_layers": 2, "bidirectional": True}, {"bias": False})]
    + [("GRU", {"activations": (name,) * 2, "reset_after": False}) for name in NAMES]
    + [("RNN", own) for own in ({}, {"clip": 0.7}, {"num_layers": 2, "bidirectional": True}, {"bias": False})]
    + [("RNN", {"activation": name}) for name in NAMES]
)  # fmt: skip


def label(entry):
    cell, options = entry
    return "-".join([cell, *(f"{k}={v[0] if isinstance(v, tuple) else v}" for k, v in options.items())])


@pytest.mark.parametrize("ragged", [False, True], ids=["whole", "ragged"])
@pytest.mark.parametrize("entry", OPTIONS, ids=label)
def test_gradcheck(entry, ragged):
    cell, options = entry
    rng = np.random.default_rng([6, ragged])
    net = getattr(lc, cell)(2, 4, **options, rng=rng)
    runs = net.num_layers * net.num_directions
    sizes = (net.output_size, net.hidden_size)[: 2 if cell == "LSTM" else 1]
    arrays = [rng.standard_normal((3, 2, 2)), *(rng.standard_normal((runs, 2, s)) for s in sizes)]
    arrays = [0.5 * a for a in arrays] + list(net.parameters.values())  # unbounded activations should not explode
    tensors = [torch.from_numpy(a.copy()).requires_grad_() for a in arrays]
    lengths = np.array([1, 3]) if ragged else None
    assert torch.autograd.gradcheck(
        lambda *t: Run.apply(net, lengths, *t), tensors, eps=1e-6, atol=1e-7, rtol=1e-6, fast_mode=False
    )

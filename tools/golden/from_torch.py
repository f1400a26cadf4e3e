"""Cases answered by PyTorch in float64: forward, states, and every gradient by autograd."""

import numpy as np
import torch

from tools.golden.numbers import distinct

KINDS = {"LSTM": torch.nn.LSTM, "GRU": torch.nn.GRU, "RNN": torch.nn.RNN}

# name, cell, sizes (D, H, T, B), options, lengths, is an initial state given, has x a batch axis
CASES = (
    ("lstm", "LSTM", (3, 4, 5, 2), {}, None, False, True),
    ("lstm-given-state", "LSTM", (2, 3, 4, 2), {}, None, True, True),
    ("lstm-no-bias", "LSTM", (2, 3, 4, 2), {"bias": False}, None, True, True),
    ("lstm-unbatched", "LSTM", (2, 3, 4, 1), {}, None, True, False),
    ("lstm-one-step", "LSTM", (2, 3, 1, 2), {}, None, True, True),
    (
        "lstm-two-layers-both-directions",
        "LSTM",
        (2, 3, 4, 2),
        {"num_layers": 2, "bidirectional": True},
        None,
        True,
        True,
    ),
    ("lstm-ragged", "LSTM", (2, 3, 6, 4), {}, (6, 2, 4, 1), True, True),
    (
        "lstm-ragged-both-directions",
        "LSTM",
        (2, 2, 5, 3),
        {"num_layers": 2, "bidirectional": True},
        (3, 5, 1),
        True,
        True,
    ),
    ("lstm-projected", "LSTM", (2, 4, 4, 2), {"proj_size": 2}, None, True, True),
    (
        "lstm-projected-ragged-both-directions",
        "LSTM",
        (2, 3, 4, 3),
        {"num_layers": 2, "bidirectional": True, "proj_size": 2},
        (4, 1, 3),
        True,
        True,
    ),
    ("gru", "GRU", (3, 4, 5, 2), {}, None, True, True),
    ("gru-no-bias-two-layers", "GRU", (2, 3, 4, 2), {"num_layers": 2, "bias": False}, None, True, True),
    ("gru-ragged-both-directions", "GRU", (2, 3, 5, 3), {"bidirectional": True}, (3, 5, 1), True, True),
    ("rnn-tanh", "RNN", (3, 4, 5, 2), {}, None, True, True),
    ("rnn-relu-two-layers", "RNN", (2, 3, 4, 2), {"num_layers": 2, "activation": "relu"}, None, True, True),
    ("rnn-ragged-both-directions", "RNN", (2, 3, 5, 3), {"bidirectional": True}, (3, 5, 1), True, True),
)


def torch_options(options):
    """Return the options as PyTorch calls them: an RNN's activation is its nonlinearity."""
    names = {"activation": "nonlinearity"}
    return {names.get(key, key): value for key, value in options.items()}


def build(cell, sizes, options):
    """Return the PyTorch module in float64."""
    return KINDS[cell](*sizes[:2], dtype=torch.float64, **torch_options(options))


def run(module, x, state, lengths):
    """Return y and the final state, a ragged batch being packed and padded again."""
    if lengths is None:
        return module(x, state)
    packed = torch.nn.utils.rnn.pack_padded_sequence(x, torch.tensor(lengths), enforce_sorted=False)
    packed_y, state = module(packed, state)
    return torch.nn.utils.rnn.pad_packed_sequence(packed_y, total_length=len(x))[0], state


def parts_of(state):
    """Return a state as a tuple of tensors."""
    return state if isinstance(state, tuple) else (state,)


def case(number, name, cell, sizes, options, lengths, given, batched):
    """Return one case: parameters, input, gradients that come from above, and all that PyTorch answers."""
    rng = np.random.default_rng([2, number])
    input_size, _, seq_len, batch = sizes
    module = build(cell, sizes, options)
    params = {n: distinct(rng, tuple(p.shape)) for n, p in module.named_parameters()}
    with torch.no_grad():
        for n, p in module.named_parameters():
            p.copy_(torch.from_numpy(params[n]))
    x = torch.from_numpy(
        distinct(rng, (seq_len, batch, input_size), 2.0) if batched else distinct(rng, (seq_len, input_size), 2.0)
    )
    x.requires_grad_()
    _, final = run(module, x, None, lengths)
    state = (
        [torch.from_numpy(distinct(rng, tuple(s.shape))).requires_grad_() for s in parts_of(final)] if given else None
    )
    handed = None if state is None else (tuple(state) if cell == "LSTM" else state[0])
    y, final = run(module, x, handed, lengths)
    outputs = [y, *parts_of(final)]
    d = [distinct(rng, tuple(o.shape)) for o in outputs]
    sum((o * torch.from_numpy(g)).sum() for o, g in zip(outputs, d, strict=True)).backward()
    letters = "hc"[: len(outputs) - 1]
    expected = {"y": y.detach().numpy()} | {
        f"{s}_n": o.detach().numpy() for s, o in zip(letters, outputs[1:], strict=True)
    }
    expected["d_x"] = x.grad.numpy()
    if given:
        expected |= {f"d_{s}0": part.grad.numpy() for s, part in zip(letters, state, strict=True)}
    expected["grads"] = {n: p.grad.numpy() for n, p in module.named_parameters()}
    return {
        "name": name,
        "cell": cell,
        "sizes": list(sizes[:2]),
        "options": options,
        "lengths": lengths,
        "params": params,
        "x": x.detach().numpy(),
        "state": {f"{s}0": part.detach().numpy() for s, part in zip(letters, state, strict=True)} if given else None,
        "d": dict(zip(("y", *letters), d, strict=True)),
        "expected": expected,
    }


def cases_at_rest():
    """Return cases for golden_torch_at_rest.json: one whole sequence, from states of zero, as figures start."""
    settings = [(name, cell, (*sizes[:3], 1), options) for name, cell, sizes, options, *_ in CASES]
    made = [case(100 + n, *one, None, given=False, batched=True) for n, one in enumerate(settings)]
    return [{k: v for k, v in one.items() if k != "d"} | {"expected": {"y": one["expected"]["y"]}} for one in made]


def cases():
    """Return all cases for golden_torch.json."""
    return [case(number, *settings) for number, settings in enumerate(CASES)]


# ------------------------------------------------------------------------------ one plain layer, step by step


def lstm_steps(p, x, h, c):
    """Return a, i, f, g, o, c, h over time, written in PyTorch's elementary operations."""
    record = {name: [] for name in "aifgoch"}
    for x_t in x:
        a = p["weight_ih"] @ x_t + p["bias_ih"] + p["weight_hh"] @ h + p["bias_hh"]
        i, f, g, o = torch.chunk(a, 4)
        i, f, g, o = torch.sigmoid(i), torch.sigmoid(f), torch.tanh(g), torch.sigmoid(o)
        c = f * c + i * g
        h = o * torch.tanh(c)
        for name, value in zip("aifgoch", (a, i, f, g, o, c, h), strict=True):
            record[name].append(value)
    return {name: torch.stack(values).numpy() for name, values in record.items()}


def rnn_steps(p, x, h):
    """Return a and h over time."""
    record = {"a": [], "h": []}
    for x_t in x:
        a = p["weight_ih"] @ x_t + p["bias_ih"] + p["weight_hh"] @ h + p["bias_hh"]
        h = torch.tanh(a)
        record["a"].append(a)
        record["h"].append(h)
    return {name: torch.stack(values).numpy() for name, values in record.items()}


def plain_case(number, cell, input_size, hidden, seq_len, bound):
    """Return one case of golden_plain.json; the steps have to agree with PyTorch's own layer."""
    rng = np.random.default_rng([3, number])
    rows = hidden * (4 if cell == "LSTM" else 1)
    shapes = {
        "weight_ih": (rows, input_size),
        "weight_hh": (rows, hidden),
        "bias_ih": (rows,),
        "bias_hh": (rows,),
    }
    params = {name: distinct(rng, shape, bound) for name, shape in shapes.items()}
    x, h0, c0 = (
        distinct(rng, (seq_len, input_size), 2.0),
        distinct(rng, (hidden,)),
        distinct(rng, (hidden,), 2.0),
    )
    p = {name: torch.from_numpy(value) for name, value in params.items()}
    tensors = [torch.from_numpy(v) for v in (x, h0, c0)]
    module = build(cell, (input_size, hidden), {})
    module.load_state_dict({f"{name}_l0": value for name, value in p.items()})
    with torch.no_grad():
        if cell == "LSTM":
            expected = lstm_steps(p, *tensors)
            y = module(tensors[0], (tensors[1][None], tensors[2][None]))[0]
        else:
            expected = rnn_steps(p, *tensors[:2])
            y = module(tensors[0], tensors[1][None])[0]
    assert np.abs(y.numpy() - expected["h"]).max() < 1e-14, "the steps written out differ from PyTorch's layer"
    name = f"{cell.lower()}-{number}"
    state = {"h0": h0, "c0": c0} if cell == "LSTM" else {"h0": h0}
    return {"name": name, "cell": cell, "params": params, "x": x, **state, "expected": expected}


def plain_cases():
    """Return the cases that the browser reads too: one plain layer, every quantity at every timestep."""
    sizes = ((1, 1, 3, 0.9), (2, 3, 5, 0.9), (3, 4, 6, 3.0), (8, 6, 6, 0.9), (2, 2, 4, 9.0))
    return [plain_case(n, cell, *s) for cell in ("LSTM", "RNN") for n, s in enumerate(sizes)]

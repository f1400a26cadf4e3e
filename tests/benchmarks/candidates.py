"""What is compared. Each candidate is a function (size, dtype, task) -> a call without arguments, ready to be timed."""

import dataclasses

import numpy as np

import lstm_core as lc
from lstm_core import engine, losses, optim, plans, tasks, train
from tests.benchmarks import textbook


def case(size, dtype):
    """Return a network of our own, its input and the gradient of its output; the same numbers for every candidate."""
    rng = np.random.default_rng(1)
    net = lc.LSTM(size.D, size.H, dtype=np.dtype(dtype), rng=rng)
    x = rng.standard_normal((size.T, size.B, size.D)).astype(dtype)
    return net, x, rng.standard_normal((size.T, size.B, size.H)).astype(dtype)


def ours(size, dtype, task):
    """Return this course's library, by its public interface, checks of arguments included."""
    net, x, d_y = case(size, dtype)

    def train():
        _, _, tape = net.forward(x)
        return net.backward(tape, d_y)

    return {"forward": lambda: net(x), "traced": lambda: net.trace(x), "training": train}[task]


def layers_alone(size, dtype, task):
    """Return this library without its engine: the general layers, which every option but the plain cell takes."""
    engine.runs = lambda *_: False  # in this process nothing else is measured
    return ours(size, dtype, task)


def numpy_loop(size, dtype, task):
    """Return the textbook's loop, which keeps every gate in any case."""
    net, x, d_y = case(size, dtype)
    p = {name.removesuffix("_l0"): value for name, value in net.parameters.items()}

    def run():
        return textbook.forward(p, x)

    return (lambda: textbook.backward(p, run()[1], d_y)) if task == "training" else run


def products(size, dtype, task):
    """Return the matrix products alone, in the form that is quickest here: what no NumPy implementation undercuts."""
    rng = np.random.default_rng(1)
    features = size.D + 1 + size.H
    weights, (product, factor) = plans.weights_and_product(size.B, features, size.H, dtype)
    weights[...] = rng.standard_normal(weights.shape)
    shapes = (size.T * size.B, features), (size.T * size.B, 4 * size.H), (4 * size.H, size.H), (4 * size.H, size.D)
    stack, d_a, recurrent, w = (rng.standard_normal(shape).astype(dtype) for shape in shapes)
    q, d, a, d_h = (
        stack[: size.B],
        d_a[: size.B],
        np.empty((4, size.B, size.H), dtype),
        stack[: size.B, : size.H].copy(),
    )
    if size.B == 1:
        q, d, a, d_h = q[0], d[0], a.reshape(-1), d_h[0]

    def forward():
        for _ in range(size.T):
            product(q, factor, a)

    def train():
        forward()
        for _ in range(size.T):
            np.dot(d, recurrent, d_h)
        return d_a.T @ stack, d_a @ w

    return train if task == "training" else forward


def torch_lstm(size, dtype, task):
    """Return ``torch.nn.LSTM``; traced, a loop over the equations of its cell that keeps every gate."""
    import torch

    net, x, d_y = case(size, dtype)
    module = torch.nn.LSTM(size.D, size.H, dtype=getattr(torch, dtype))
    module.load_state_dict({name: torch.from_numpy(value) for name, value in net.parameters.items()})
    x, d_y = torch.from_numpy(x), torch.from_numpy(d_y)

    @torch.no_grad()
    def run():
        return module(x)

    @torch.no_grad()
    def trace():
        return torch_cell_loop(torch, module, x)

    needing = x.clone().requires_grad_()

    def train():
        module.zero_grad()
        needing.grad = None
        module(needing)[0].backward(d_y)
        return needing.grad

    return {"forward": run, "traced": trace, "training": train}[task]


def torch_cell_loop(torch, module, x):
    """Return every quantity of every timestep, each stacked to (T, B, ·); the input's share is one product."""
    share = torch.nn.functional.linear(x, module.weight_ih_l0, module.bias_ih_l0 + module.bias_hh_l0)
    h = c = torch.zeros(x.shape[1], module.hidden_size, dtype=x.dtype)
    recurrent, record = module.weight_hh_l0.t(), []
    for share_t in share:
        a = torch.addmm(share_t, h, recurrent)
        a_i, a_f, a_g, a_o = a.chunk(4, dim=-1)
        i, f, g, o = a_i.sigmoid(), a_f.sigmoid(), a_g.tanh(), a_o.sigmoid()
        c = f * c + i * g
        h = o * c.tanh()
        record.append((a, i, f, g, o, c, h))
    return [torch.stack(quantity) for quantity in zip(*record, strict=True)]


def our_characters(V, T, B, H):
    """Return one step of training a character model: sampling, loss, gradients, clipping, Adam."""
    rng = np.random.default_rng(1)
    codes = rng.integers(V, size=20 * T * B)
    model = lc.Model(lc.LSTM(V, H, dtype=np.float32, rng=rng), lc.Linear(H, V, dtype=np.float32, rng=rng))
    optimizer = optim.Adam(model.parameters, 2e-3)

    def step():
        batch = tasks.characters(rng, B, codes=codes, size=V, length=T)
        batch = dataclasses.replace(batch, x=batch.x.astype(np.float32))
        _, grads = train.gradients(model, batch, losses.softmax_cross_entropy)
        optimizer.step(optim.clip_gradients(grads, 1.0)[0])

    return step


def torch_characters(V, T, B, H):
    """Return the same step in PyTorch."""
    import torch

    generator = torch.Generator().manual_seed(1)
    codes = torch.randint(V, (20 * T * B,), generator=generator)
    rnn, head = torch.nn.LSTM(V, H), torch.nn.Linear(H, V)
    parameters = [*rnn.parameters(), *head.parameters()]
    optimizer = torch.optim.Adam(parameters, 2e-3)

    def step():
        starts = torch.randint(len(codes) - T, (B,), generator=generator)
        window = codes[torch.arange(T + 1)[:, None] + starts]
        x = torch.nn.functional.one_hot(window[:-1], V).float()
        optimizer.zero_grad()
        answers = head(rnn(x)[0])
        torch.nn.functional.cross_entropy(answers.reshape(-1, V), window[1:].reshape(-1)).backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()

    return step


CANDIDATES = {
    "lstm_core": ours,
    "torch": torch_lstm,
    "textbook": numpy_loop,
    "products": products,
    "layers": layers_alone,
}
CHARACTERS = {"lstm_core": our_characters, "torch": torch_characters}

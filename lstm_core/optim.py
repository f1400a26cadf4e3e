"""Optimisers: each changes a dictionary of parameters in place, given gradients under the same names."""

import numpy as np

from lstm_core.parameters import check_parameters
from lstm_core.validation import check_number, check_size


def gradient_norm(grads):
    """Return the Euclidean norm of all gradients taken as one vector."""
    return float(np.sqrt(sum(np.vdot(g, g) for g in grads.values())))


def clip_gradients(grads, max_norm):
    """Return ``(grads, norm)``: gradients scaled down together so that their norm is at most ``max_norm``.

    The direction stays (Pascanu, Mikolov and Bengio 2013); ``norm`` is the one before. The arguments are not changed.
    """
    check_number(max_norm, "max_norm", above=0)
    norm = gradient_norm(grads)
    if norm <= max_norm:
        return grads, norm
    return {name: g * g.dtype.type(max_norm / norm) for name, g in grads.items()}, norm


class Optimizer:
    """What all optimisers share: the parameters, a learning rate that may change, and slots that remember.

    ``lr`` is a number, or a schedule: a function of the number of steps taken so far.
    """

    slots = ()

    def __init__(self, parameters, lr):
        self.parameters = parameters
        self.lr = lr if callable(lr) else check_number(lr, "lr", above=0)
        self.steps = 0
        self.memory = {s: {n: np.zeros_like(p) for n, p in parameters.items()} for s in self.slots}

    def learning_rate(self):
        """Return the learning rate of the coming step."""
        return self.lr(self.steps) if callable(self.lr) else self.lr

    def step(self, grads):
        """Change every parameter once; ``grads`` has exactly the names and shapes of the parameters."""
        check_parameters(grads, {name: p.shape for name, p in self.parameters.items()})
        lr = self.learning_rate()
        self.steps += 1
        for name, parameter in self.parameters.items():
            parameter -= self._change(name, grads[name], lr).astype(parameter.dtype, copy=False)

    def state(self):
        """Return all that a later run needs to go on exactly as this one would: arrays by name."""
        arrays = {f"{slot}/{name}": a.copy() for slot, named in self.memory.items() for name, a in named.items()}
        return {"steps": np.array(self.steps), **arrays}

    def load_state(self, state):
        """Go on from what :meth:`state` returned."""
        wanted = {"steps"} | {f"{slot}/{name}" for slot in self.slots for name in self.parameters}
        if set(state) != wanted:
            raise ValueError(f"the optimiser's state has other entries: {', '.join(sorted(set(state) ^ wanted))}")
        shapes = {f"{slot}/{n}": p.shape for slot in self.slots for n, p in self.parameters.items()}
        check_parameters({n: a for n, a in state.items() if n != "steps"}, shapes)
        self.steps = int(state["steps"])
        self.memory = {s: {n: state[f"{s}/{n}"].copy() for n in self.parameters} for s in self.slots}


class SGD(Optimizer):
    """Stochastic gradient descent, with momentum if asked: v ← μ v + g, w ← w - lr v."""

    slots = ("velocity",)

    def __init__(self, parameters, lr, *, momentum=0.0):
        super().__init__(parameters, lr)
        self.momentum = check_number(momentum, "momentum", minimum=0, below=1)

    def _change(self, name, grad, lr):
        velocity = self.memory["velocity"][name]
        velocity *= self.momentum
        velocity += grad
        return lr * velocity


class RMSProp(Optimizer):
    """Steps divided by a running root mean square of the gradient; ``decay`` of its memory, dimensionless."""

    slots = ("square",)

    def __init__(self, parameters, lr, *, decay=0.99, eps=1e-8):
        super().__init__(parameters, lr)
        self.decay = check_number(decay, "decay", minimum=0, below=1)
        self.eps = check_number(eps, "eps", above=0)

    def _change(self, name, grad, lr):
        square = self.memory["square"][name]
        square *= self.decay
        square += (1 - self.decay) * grad * grad
        return lr * grad / (np.sqrt(square) + self.eps)


class Adam(Optimizer):
    """Adam (Kingma and Ba 2015), equation eq-adam: bias-corrected running mean over root mean square."""

    slots = ("mean", "square")

    def __init__(self, parameters, lr=1e-3, *, betas=(0.9, 0.999), eps=1e-8):
        super().__init__(parameters, lr)
        if not isinstance(betas, tuple) or len(betas) != 2:
            raise ValueError(f"betas is {betas!r}; give the decay of the mean and that of the square, (0.9, 0.999)")
        self.betas = tuple(check_number(b, "betas", minimum=0, below=1) for b in betas)
        self.eps = check_number(eps, "eps", above=0)

    def _change(self, name, grad, lr):
        b1, b2 = self.betas
        mean, square = self.memory["mean"][name], self.memory["square"][name]
        mean *= b1
        mean += (1 - b1) * grad
        square *= b2
        square += (1 - b2) * grad * grad
        corrected = np.sqrt(square / (1 - b2**self.steps)) + self.eps
        return (lr / (1 - b1**self.steps)) * mean / corrected


def cosine(lr, steps, *, final=0.0):
    """Return a schedule that falls from ``lr`` to ``final`` along half a cosine over ``steps`` steps."""
    check_number(lr, "lr", above=0)
    check_number(final, "final", minimum=0)
    check_size(steps, "steps")
    return lambda step: final + 0.5 * (lr - final) * (1 + np.cos(np.pi * min(step, steps) / steps))


def step_decay(lr, every, factor):
    """Return a schedule that multiplies ``lr`` by ``factor`` after every ``every`` steps."""
    check_number(lr, "lr", above=0)
    check_size(every, "every")
    check_number(factor, "factor", above=0)
    return lambda step: lr * factor ** (step // every)

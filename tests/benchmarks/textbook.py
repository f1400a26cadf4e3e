"""An LSTM as textbooks write it in NumPy: one timestep after the other, a list for each quantity, no tricks."""

import numpy as np


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def forward(p, x):
    """Return the hidden states, a list of (B, H), and what the backward pass needs."""
    hidden = p["weight_hh"].shape[1]
    h, c = np.zeros((2, x.shape[1], hidden), x.dtype)
    states, cache = [], []
    for x_t in x:
        a = x_t @ p["weight_ih"].T + p["bias_ih"] + h @ p["weight_hh"].T + p["bias_hh"]
        a_i, a_f, a_g, a_o = np.split(a, 4, axis=-1)
        i, f, g, o = sigmoid(a_i), sigmoid(a_f), np.tanh(a_g), sigmoid(a_o)
        c_before, h_before = c, h
        c = f * c_before + i * g
        h = o * np.tanh(c)
        states.append(h)
        cache.append((x_t, h_before, c_before, i, f, g, o, c))
    return states, cache


def backward(p, cache, d_y):
    """Return d_x and the gradients of the parameters."""
    grads = {name: np.zeros_like(value) for name, value in p.items()}
    d_h = d_c = np.zeros_like(cache[0][1])
    d_x = [None] * len(d_y)
    for t in reversed(range(len(d_y))):
        x_t, h_before, c_before, i, f, g, o, c = cache[t]
        m = np.tanh(c)
        d_h = d_h + d_y[t]
        d_c = d_c + d_h * o * (1 - m**2)
        d_a = np.concatenate(
            [
                d_c * g * i * (1 - i),
                d_c * c_before * f * (1 - f),
                d_c * i * (1 - g**2),
                d_h * m * o * (1 - o),
            ],
            axis=-1,
        )
        grads["weight_ih"] += d_a.T @ x_t
        grads["weight_hh"] += d_a.T @ h_before
        grads["bias_ih"] += d_a.sum(axis=0)
        grads["bias_hh"] += d_a.sum(axis=0)
        d_x[t] = d_a @ p["weight_ih"]
        d_h, d_c = d_a @ p["weight_hh"], d_c * f
    return np.stack(d_x), grads

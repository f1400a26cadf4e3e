"""The numbers in the ledger's entries of chapter 5."""

import numpy as np

from lstm_core.cells import lstm_step
from lstm_core.widgets import OneStepLab
from tests.book.claims import ENTRIES, claim


def lab(entry, **changes):
    """Return the laboratory of an entry's link, or with other changes."""
    return OneStepLab(**(changes or ENTRIES[entry]["state"]))


def repeat(bias, steps, c):
    """Run one unit whose gates stand still for some steps from a cell state; return (c, h) after each."""
    one, none, h = np.ones((1, 1)), np.zeros((4, 1)), np.zeros((1, 1))
    states = []
    for _ in range(steps):
        *_, c, h = lstm_step(one, h, np.full((1, 1), c), none, none, np.array(bias), np.zeros(4))
        c = c.item()
        states.append((c, h.item()))
    return states


@claim
def gates_are_settings():
    first, moved = OneStepLab(), lab("gates-are-settings")
    return [0, f"{first.step().f[0]:.2f}", *first.x, f"{moved.step().f[0]:.2f}", *moved.x]


@claim
def one_forget_gate():
    first, moved = OneStepLab(), lab("one-forget-gate")
    before, after = first.step().f, moved.step().f
    shown = [1, first.h[1], moved.h[1]]
    return [*shown, 0, f"{before[0]:.2f}", f"{after[0]:.2f}", 1, f"{before[1]:.2f}", f"{after[1]:.2f}"]


@claim
def open_gate_fills():
    first, moved = OneStepLab(), lab("open-gate-fills")
    before, after = first.step(), moved.step()
    assert [i for i, (a, b) in enumerate(zip(first.bias, moved.bias, strict=True)) if a != b] == [4]
    assert after.c[0] == before.c[0]
    return [moved.bias[4], 0, f"{after.f[0]:.2f}", f"{before.f[0]:.2f}", f"{after.c[0]:.2f}", first.c[0]]


@claim
def cell_state_bounded():
    states = repeat([9.0, 9.0, 2.0, 9.0], 50, 0.0)
    shown = lab("cell-state-bounded")
    assert f"{shown.step().c[1]:.1f}" == "8.5"
    return [f"{states[-1][0]:.1f}", len(states), f"{states[-1][1]:.4f}"]


@claim
def hidden_is_short_term():
    states = repeat([-9.0, 9.0, 0.0, 9.0], 100, 1.0)
    shown = lab("hidden-is-short-term")
    assert abs(shown.step().c[1] - 2.5) < 0.01 < 0.9 < shown.step().h[1]
    return [f"{states[0][1]:.2f}", f"{states[-1][1]:.2f}", len(states), 9, -9]

"""The figures themselves. Timesteps run from left to right; gates keep their colours; c is solid, h dashed."""

import matplotlib.pyplot as plt
import numpy as np

from lstm_core.activations import half_life
from lstm_core.plotting.style import INK, color, name


def _one_sequence(quantity, batch):
    """Return (T, ·) of a quantity that may have a batch axis."""
    return quantity if quantity.ndim == 2 else quantity[:, batch]


def _time_axis(ax, seq_len, symbols):
    ax.set_xlim(-0.5, seq_len - 0.5)
    if symbols is None:
        ax.set_xlabel("timestep t")
    else:
        ax.set_xticks(range(seq_len), symbols)
        ax.tick_params(axis="x", length=0)
        ax.set_xlabel("input symbol at timestep t = 0, 1, 2 …")


def gates(trace, unit=0, *, symbols=None, batch=0, ax=None):
    """Plot the gates and the candidate of one unit over time.

    Parameters
    ----------
    trace : lstm_core.Trace or lstm_core.LayerTrace
        Of an LSTM (i, f, o, g) or of a GRU (r, z, n).
    unit : int
        Which unit, from 0.
    symbols : sequence of str, optional
        Input symbols, written along the time axis.
    batch : int
        Which sequence of the batch.
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = ax or plt.figure().gca()
    for quantity in "rzn" if trace.cell == "GRU" else "ifog":
        values = _one_sequence(getattr(trace, quantity), batch)[:, unit]
        style = "--" if quantity in "gn" else "-"
        ax.plot(values, style, color=color(quantity), label=f"${quantity}$ {name(quantity)}")
    ax.set_ylim(-1.08, 1.08)
    ax.set_title(f"Gates and candidate of unit {unit}")
    # in the line of the title, at the right, where the layout makes room for it
    ax.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=4, fontsize=8, handlelength=1.5, columnspacing=1)
    _time_axis(ax, len(values), symbols)
    return ax


def states(trace, unit=0, *, symbols=None, batch=0, ax=None):
    """Plot the cell state (solid) and the hidden state (dashed) of one unit over time; arguments as :func:`gates`."""
    ax = ax or plt.figure().gca()
    for quantity, style, width in (("c", "-", 2.6), ("h", "--", 1.6)):
        values = _one_sequence(getattr(trace, quantity), batch)[:, unit]
        ax.plot(values, style, color=INK, lw=width, label=f"${quantity}$ {name(quantity)}")
    ax.axhline(0, color=INK, lw=0.6)
    ax.set_title(f"Cell state and hidden state of unit {unit}")
    ax.legend(loc="upper left", ncols=2, fontsize=8)
    _time_axis(ax, len(values), symbols)
    return ax


def heat_map(trace, quantity, *, symbols=None, batch=0, limit=None, ax=None):
    """Plot one quantity of all units as a heat map, units down, timesteps across.

    Gates are magnitudes on [0, 1] (cividis); g, c and h are signed, on a diverging map around 0 up to ``limit``
    (the largest magnitude if left out).
    """
    ax = ax or plt.figure().gca()
    values = _one_sequence(getattr(trace, quantity), batch).T
    signed = quantity in "gchn"
    limit = limit or (max(1.0, float(np.abs(values).max())) if signed else 1.0)
    image = ax.pcolormesh(values, cmap="RdBu_r" if signed else "cividis", vmin=-limit if signed else 0, vmax=limit)
    ax.set_yticks(np.arange(len(values)) + 0.5, range(len(values)))
    ax.invert_yaxis()
    ax.set_ylabel("unit")
    ax.grid(visible=False)
    ax.set_title(f"{name(quantity)[0].upper()}{name(quantity)[1:]} of every unit")
    if symbols is None:
        ax.set_xlabel("timestep t")
    else:
        ax.set_xticks(np.arange(values.shape[1]) + 0.5, symbols)
        ax.tick_params(axis="x", length=0)
        ax.set_xlabel("input symbol at timestep t = 0, 1, 2 …")
    ax.figure.colorbar(image, ax=ax, pad=0.01)
    return ax


def forgetting(biases, *, steps=60, ax=None):
    """Plot what is left of a cell state after 0 … ``steps`` timesteps with its gate at sigmoid(b_f) and i = 0."""
    ax = ax or plt.figure().gca()
    t = np.arange(steps + 1)
    heights = np.linspace(0.12, 0.75, len(biases))  # of the labels, so that they do not meet
    for bias, width, height in zip(biases, np.linspace(1.2, 2.8, len(biases)), heights, strict=True):
        f = 1 / (1 + np.exp(-bias))
        life = float(half_life(f))
        ax.plot(t, f**t, color=color("f"), lw=width)
        if life <= steps:
            ax.plot(life, 0.5, "o", color=color("f"), ms=4)
        where = min(np.log(height) / np.log(f), 0.9 * steps)
        ax.annotate(f"$b_f$ = {bias:g}", (where, f**where), xytext=(5, 4), textcoords="offset points")
    ax.axhline(0.5, color=INK, lw=0.8, ls=":")
    ax.set_ylim(0, 1.03)
    ax.set_xlim(0, steps)
    ax.set_xlabel("timesteps since the value was written")
    ax.set_ylabel("share left")
    ax.set_title("A constant forget gate is an exponential decay; dots mark half-lives")
    return ax


def fading(distances, *, floor=1e-12, ax=None):
    """Plot how far apart two states are that differ in an early input, over time on a log axis.

    Parameters
    ----------
    distances : dict
        Label to distances (T,), dimensionless.
    floor : float
        Smaller distances are drawn here: they are noise of the arithmetic.
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = ax or plt.figure().gca()
    for (label, values), style in zip(distances.items(), ("-", "--", "-.", ":") * 2, strict=False):
        ax.semilogy(np.maximum(values, floor), style, color=INK, label=label)
    ax.set_xlim(0, max(map(len, distances.values())) - 1)
    ax.set_xlabel("timesteps since the input that differs")
    ax.set_ylabel("distance of the states")
    ax.legend(loc="center left", fontsize=8, bbox_to_anchor=(1.01, 0.5))
    return ax


def losses(history, *, chance=None, ax=None):
    """Plot the loss of every training step on a log axis; ``chance`` is the loss of guessing, in the same unit."""
    ax = ax or plt.figure().gca()
    ax.semilogy(np.arange(1, len(history) + 1), history, color=INK, lw=1)
    if chance is not None:
        ax.axhline(chance, color=INK, lw=0.8, ls=":")
        ax.annotate("chance", (len(history), chance), xytext=(-4, 4), textcoords="offset points", ha="right")
    ax.set_xlabel("training step")
    ax.set_ylabel("loss (nats)")
    return ax


def solved_steps(runs, limit, ax=None):
    """Plot when each seed solved its task, a row for each change; seeds that did not stand beyond ``limit``.

    Parameters
    ----------
    runs : dict
        Label to a list with the step of every seed, None where a seed did not solve the task.
    limit : int
        Most steps that were taken.
    """
    ax = ax or plt.figure(figsize=(6.4, 0.8 + 0.42 * len(runs))).gca()
    for row, steps in enumerate(runs.values()):
        solved = [step for step in steps if step is not None]
        failed = len(steps) - len(solved)
        ax.plot(solved, [row] * len(solved), "o", color=INK, ms=5, alpha=0.55, mew=0)
        ax.plot(limit * (1.06 + 0.018 * np.arange(failed)), [row] * failed, "x", color=INK, ms=5)
    ax.axvline(limit * 1.03, color=INK, lw=0.8, ls=":")
    ax.set_yticks(range(len(runs)), list(runs))
    ax.set_xlim(0, limit * 1.27)
    ax.set_ylim(len(runs) - 0.5, -0.5)
    ax.set_xticks([step for step in ax.get_xticks() if step <= limit])
    ax.set_xlabel("solved at training step; crosses: not solved")
    return ax

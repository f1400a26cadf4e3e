"""The playground: choose a task and a recurrent network, train it in the page, and watch its gates learn."""

import html
import itertools
import json
from importlib import resources

import numpy as np
import traitlets

from lstm_core.interop.playground import FORMAT, TASK_SIZES, build, from_playground, to_playground
from lstm_core.widgets import drawing, page, svg
from lstm_core.widgets.explorable import Explorable, Real, Whole

CELLS = ("LSTM", "LSTM of 1997", "GRU", "RNN")
STARTS = ("forget bias", "chrono")
OPTIMIZERS = ("Adam", "RMSProp", "momentum", "SGD")
LENGTHS = {
    "adding": (10, 200),
    "temporal order": (10, 200),
    "delayed XOR": (4, 200),
    "parity": (2, 100),
    "embedded Reber": (9, 9),
    "a^n b^n": (4, 80),
    "copy": (10, 120),
    "sunspots": (10, 60),
}
LIMITS = {
    "length": (2, 200),
    "noise": (0, 1),
    "hidden_size": (1, 32),
    "num_layers": (1, 2),
    "forget_bias": (-4, 8),
    "learning_rate": (1e-5, 10),
    "batch_size": (1, 128),
    "clip": (0, 100),
    "seed": (0, 2**31 - 1),
}
SETTINGS = (
    *("task", "length", "noise", "cell", "peepholes", "coupled", "hidden_size", "num_layers", "start"),
    *("forget_bias", "optimizer", "learning_rate", "batch_size", "clip", "seed"),
)


def presets():
    """Return the playground's presets, each with its name, settings, sentence and what was measured of it.

    Returns
    -------
    list of dict
        ``id``, ``name``, ``settings`` (what differs from the defaults), ``steps``, ``says``; ``rate`` has the number
        of ``seeds`` and how many of them ``solved`` the task within ``steps``.
    """
    folder = resources.files("lstm_core.widgets").joinpath("esm/lib/train")
    listed = json.loads(folder.joinpath("presets.json").read_text(encoding="utf-8"))
    rates = json.loads(folder.joinpath("presets-rates.json").read_text(encoding="utf-8"))
    return [preset | {"rate": rates.get(preset["id"])} for preset in listed]


def exercise_rates():
    """Return what became of adding at a hundred steps under several starts of the forget gates.

    Returns
    -------
    dict
        ``settings`` (what differs from the defaults), ``steps`` (the most that a run may take) and ``starts``: for
        each start the number of ``seeds``, how many ``solved`` the task, and in ``steps`` when each did, None where
        it did not.
    """
    path = resources.files("lstm_core.widgets").joinpath("esm/lib/train/exercise-rates.json")
    return json.loads(path.read_text(encoding="utf-8"))


def _choice(values):
    return traitlets.Enum(values, values[0]).tag(sync=True, explorable=True)


class Playground(Explorable):
    """Train a recurrent network in the browser, in a worker, and look at every gate while it learns.

    Parameters
    ----------
    task : str
        ``adding``, ``temporal order``, ``delayed XOR``, ``parity``, ``embedded Reber``, ``a^n b^n``, ``copy`` or
        ``sunspots``.
    length : int
        Timesteps of a sequence; each task has its own limits, within 2 to 200.
    noise : float
        Standard deviation of what is added to every input.
    cell : str
        ``LSTM``, ``LSTM of 1997`` (no forget gate), ``GRU`` or ``RNN``.
    peepholes, coupled : bool
        Of an LSTM: gates that see the cell state; f = 1 - i.
    hidden_size, num_layers : int
        Units, 1 to 32; layers, 1 or 2.
    start : str
        How forget gates begin: at one ``forget bias``, or ``chrono``.
    forget_bias : float
        That bias, -4 to 8.
    optimizer : str
        ``Adam``, ``RMSProp``, ``momentum`` or ``SGD``.
    learning_rate, clip : float
        Dimensionless; a clip of 0 is none.
    batch_size : int
        Sequences in a step, 1 to 128.
    seed : int
        Of the browser's generator; it is not NumPy's.
    steps : int
        Steps to train when the page opens.
    t, unit, layer : int
        What is looked at: timestep (-1 is the last), unit and layer.
    probe : list of list of float
        The sequence under the lens, (T, inputs); empty for the task's own.
    weights : dict
        Weights to start from, see :meth:`start_from`; empty for those of the seed.
    pinned : dict
        The run to compare with: its ``settings`` and ``steps``.

    Examples
    --------
    >>> Playground(cell="RNN", hidden_size=4)
    Playground: adding, length 20; RNN, 1 layer of 4 units, 37 parameters; Adam at 0.02, batch 32, clip 1, seed 0.
    """

    name = "playground"
    title = "Playground"
    limits = LIMITS

    _esm = page.STATIC / "playground.js"
    _css = page.STATIC / "playground.css"

    task = _choice(tuple(TASK_SIZES))
    length = Whole(20).tag(sync=True, explorable=True)
    noise = Real(0.0).tag(sync=True, explorable=True)
    cell = traitlets.Enum(CELLS, "LSTM").tag(sync=True, explorable=True)
    peepholes = traitlets.Bool(False).tag(sync=True, explorable=True)
    coupled = traitlets.Bool(False).tag(sync=True, explorable=True)
    hidden_size = Whole(8).tag(sync=True, explorable=True)
    num_layers = Whole(1).tag(sync=True, explorable=True)
    start = _choice(STARTS)
    forget_bias = Real(3.0).tag(sync=True, explorable=True)
    optimizer = _choice(OPTIMIZERS)
    learning_rate = Real(0.02).tag(sync=True, explorable=True)
    batch_size = Whole(32).tag(sync=True, explorable=True)
    clip = Real(1.0).tag(sync=True, explorable=True)
    seed = Whole(0).tag(sync=True, explorable=True)
    steps = Whole(0).tag(sync=True, explorable=True)
    t = Whole(-1).tag(sync=True, explorable=True)
    unit = Whole(0).tag(sync=True, explorable=True)
    layer = Whole(0).tag(sync=True, explorable=True)
    probe = traitlets.List().tag(sync=True, explorable=True)
    weights = traitlets.Dict().tag(sync=True, explorable=True)
    pinned = traitlets.Dict().tag(sync=True, explorable=True)
    trained = traitlets.Dict().tag(sync=True)

    @traitlets.validate("steps", "unit", "layer", "t")
    def _check_count(self, proposal):
        name, value = proposal["trait"].name, proposal["value"]
        if value < (-1 if name == "t" else 0):
            raise traitlets.TraitError(f"{name} is {value}; it is a count, so give 0 or more")
        return value

    @traitlets.validate("probe")
    def _check_probe(self, proposal):
        rows = proposal["value"]
        if not rows:
            return []
        inputs = TASK_SIZES[self.task][0]
        try:
            array = np.array(rows, dtype=np.float64)
        except (TypeError, ValueError):
            array = np.empty(0)
        if array.ndim != 2 or array.shape[1] != inputs or not 2 <= len(array) <= 250 or not np.isfinite(array).all():
            raise traitlets.TraitError(f"probe has to be 2 to 250 rows of {inputs} finite numbers for {self.task}")
        return array.tolist()

    def settings(self):
        """Return what the network and its training are, by name."""
        return {name: getattr(self, name) for name in SETTINGS}

    def network(self):
        """Return the network as the page trained it last, a :class:`lstm_core.Model`.

        Raises
        ------
        ValueError
            If nothing was trained yet: press Train and wait until it ends, or set ``steps``.
        """
        if not self.trained:
            raise ValueError("nothing was trained yet; press Train and pause it, or set steps")
        return from_playground({"format": FORMAT, "settings": self.settings(), "tensors": self.trained["tensors"]})

    def start_from(self, model):
        """Let the page begin with the weights of a model, whose shape its settings have to describe.

        Parameters
        ----------
        model : lstm_core.Model
        """
        build(self.settings()).load_parameters(model.parameters)
        with self.hold_sync():
            self.steps, self.weights = 0, to_playground(model)

    def summary(self):
        """Return what is trained in one sentence: the same that the page's live region begins with."""
        cell = self.cell
        if cell == "LSTM":
            cell += ", peepholes" * self.peepholes + ", coupled gates" * self.coupled
        low, high = LENGTHS[self.task]
        noise = f", noise {_plain(self.noise)}" if self.noise else ""
        size = f"{_plural(self.num_layers, 'layer')} of {_plural(self.hidden_size, 'unit')}"
        learning = [
            f"{self.optimizer} at {_plain(self.learning_rate)}",
            f"batch {self.batch_size}",
            f"clip {_plain(self.clip)}" if self.clip else "no clip",
        ]
        if self.cell == "LSTM" and not self.coupled:
            learning.append("chrono start" if self.start == "chrono" else f"forget bias {_plain(self.forget_bias)}")
        learning.append(f"seed {self.seed}")
        task = {"a^n b^n": "aⁿbⁿ"}.get(self.task, self.task)
        return (
            f"Playground: {task}, length {min(max(self.length, low), high)}{noise}; {cell}, {size}, "
            f"{build(self.settings()).parameter_count()} parameters; {', '.join(learning)}."
        )

    def drawing(self):
        """Return the network as a row of inputs, its layers of units, and its answers, with the sentence as label."""
        inputs, outputs = TASK_SIZES[self.task]
        columns = [inputs, *[self.hidden_size] * self.num_layers, outputs]
        return _sketch(columns, self.cell, self.summary())


def _plain(value):
    """Return a setting as it was set, as the page writes it."""
    return np.format_float_positional(value, trim="-").replace("-", "−")


def _plural(count, word):
    return f"{count} {word}{'' if count == 1 else 's'}"


def _sketch(columns, cell, label):
    """Return columns of units with their wires: filled boxes learn and feed back, circles are inputs and answers."""
    width, height, gap = 120 + 150 * (len(columns) - 1), 220, 150
    parts, places, ink = [], [], drawing.tokens()["signed"]["positive"]["light"]
    for n, count in enumerate(columns):
        step = min(24, (height - 50) / max(1, count))
        top = height / 2 + 6 - step * (count - 1) / 2
        places.append([(60 + gap * n, top + step * k) for k in range(count)])
    for before, after in itertools.pairwise(places):
        wires = "".join(f"M{x0:g} {y0:.1f}L{x1:g} {y1:.1f}" for x0, y0 in before for x1, y1 in after)
        parts.append(f'<path d="{wires}" fill="none" stroke="currentColor" stroke-opacity=".18"/>')
    words = ["inputs", *[cell] * (len(columns) - 2), "answers"]
    for column, word in zip(places, words, strict=True):
        for x, y in column:
            box = f'<rect x="{x - 7:g}" y="{y - 4:.1f}" width="14" height="8" rx="2" fill="{ink}"'
            circle = f'<circle cx="{x:g}" cy="{y:.1f}" r="4" fill="none"'
            parts.append(f'{box if word == cell else circle} stroke="currentColor"/>')
        parts.append(f'<text x="{column[0][0]:g}" y="14" text-anchor="middle">{html.escape(word)}</text>')
    return svg.figure(width, height, label, "".join(parts))

"""The gate timeline: a trained network on a sequence that the reader edits, every gate in the open."""

from typing import NamedTuple

import numpy as np
import traitlets

from lstm_core.activations import softmax
from lstm_core.trace import LayerTrace
from lstm_core.widgets import clamps, drawing, own_networks, page, quantities
from lstm_core.widgets.explorable import Explorable, Real, Whole
from lstm_core.widgets.words import number, signed


class Beside(NamedTuple):
    """What the simple recurrent network beside does with the same sequence."""

    trace: LayerTrace
    probabilities: np.ndarray


class Run(NamedTuple):
    """What the network does with the sequence: its trace, its answer, and the answer asked for."""

    trace: LayerTrace
    probabilities: np.ndarray | None
    cues: list
    answer: int
    beside: Beside | None


class GateTimeline(Explorable):
    """Show every gate and state of a recurrent network over time, computed in the browser.

    Parameters
    ----------
    weights : str, dict, Model, LSTM, GRU, RNN, Directed or Chain
        Name of a stored network, a network in the weights format, or a network of your own, with any options, as the
        functions of :mod:`lstm_core.interop` return it. One layer in one direction is shown.
    x : list of str, or array (T, D)
        The input: symbols of the network's alphabet (a string of one-letter symbols will do), or one vector
        for each timestep when it has no alphabet. By default an example of the stored network.
    layer, direction : int
        Which layer is shown, from 0 (the first, by default), and which of its directions, in the order of ``h_n``. Its
        numbers stand in the order of ``x``, those of a reversed direction too.
    t : int
        Current timestep, from 0. By default the first cue.
    unit : int
        Selected unit, from 0.
    forget_bias : float
        Added to every unit's forget pre-activation, dimensionless, −6 to 6; nothing where there is no such gate.
    clamp : dict, Clamp or None
        A gate of the layer held by force: the entries of :class:`lstm_core.analysis.Clamp`, with quantity i, f, g or o
        (of a GRU r, z or n), unit one, a list of some or None for all, for timesteps start <= t < stop, at a value that
        the gate can take (−4 to 4 where it has no limit).
    beside : str
        Name of a stored simple recurrent network that reads the same sequence below the LSTM, or "".
    speed : float
        Timesteps per second while it plays, 1 to 20.

    Raises
    ------
    TraitError
        If a value does not fit; the message names the trait. TypeError for an unknown keyword argument.

    Examples
    --------
    >>> timeline = GateTimeline(t=5, unit=2, forget_bias=-3.0)
    >>> timeline.state()["forget_bias"]
    -3.0
    >>> timeline.clamp = {"quantity": "f", "unit": [0, 3, 4], "start": 13, "stop": 14, "value": 0.0}
    >>> timeline.run().trace.f[13].round(2).tolist()
    [0.0, 0.85, 0.96, 0.0, 0.0, 0.9]
    """

    name = "gate-timeline"
    title = "Gate timeline"
    # those whose weights travel with the page
    networks = ("temporal-order", "temporal-order-tangled", "temporal-order-rnn")
    # the stored example to open with: its two cues differ, and forgetting turns their order round
    example = 2

    _esm = page.STATIC / "gate-timeline.js"
    _css = page.STATIC / "gate-timeline.css"

    weights = traitlets.Union([traitlets.Unicode(), traitlets.Dict()], default_value="temporal-order").tag(
        sync=True, explorable=True
    )
    x = traitlets.List().tag(sync=True, explorable=True)
    layer = Whole(0).tag(sync=True, explorable=True)
    direction = Whole(0).tag(sync=True, explorable=True)
    t = Whole().tag(sync=True, explorable=True)
    unit = Whole(0).tag(sync=True, explorable=True)
    forget_bias = Real(0.0).tag(sync=True, explorable=True)
    clamp = clamps.Held(default_value=None, allow_none=True).tag(sync=True, explorable=True)
    beside = traitlets.Unicode("").tag(sync=True, explorable=True)
    speed = Real(4.0).tag(sync=True, explorable=True)

    _built = None

    def __init__(self, weights=None, x=None, **traits):
        traits |= {name: v for name, v in (("weights", weights), ("x", x)) if v is not None}
        if isinstance(weights, own_networks.LIVE):
            traits["weights"] = own_networks.to_document(weights)
        if "x" in traits:
            traits["x"] = _as_list(traits["x"])
        super().__init__(**traits)

    def _document(self):
        return own_networks.stored(self.weights) if isinstance(self.weights, str) else self.weights

    def _network(self):
        """Return the network, read once for each weights document."""
        document = self._document()
        if self._built is None or self._built[0] is not document:
            self._built = document, own_networks.build(document)
        return self._built[1]

    def _run_shown(self):
        """Return the layer and direction that are shown."""
        return self._network().run_at(self.layer, self.direction)

    def _size(self):
        return self._run_shown().network().hidden_size

    def _name(self):
        return self._document().get("name", "your network")

    @traitlets.default("x")
    def _first_example(self):
        examples = self._document().get("examples")
        if not examples:
            raise traitlets.TraitError("x is missing: these weights bring no example sequences, give one")
        return list(examples[self.example % len(examples)])

    @traitlets.default("t")
    def _first_cue(self):
        cues = _cues(self.x, self._document())
        return cues[0] if cues else 0

    @traitlets.validate("weights")
    def _check_weights(self, proposal):
        value = proposal["value"]
        if isinstance(value, dict):
            try:
                own_networks.check_document(value)
            except ValueError as error:
                raise traitlets.TraitError(f"weights: {error}") from error
        elif value not in self.networks:
            raise traitlets.TraitError(
                f"weights is {value!r}; give one of {', '.join(self.networks)}, or a network of your own"
            )
        return value

    @traitlets.validate("x")
    def _check_x(self, proposal):
        document, x = self._document(), _as_list(proposal["value"])
        _encode(x, document)
        return x

    @traitlets.validate("layer")
    def _check_layer(self, proposal):
        last = len(self._network().layers) - 1
        return _within(proposal["value"], "layer", 0, last, "the layers of the network")

    @traitlets.validate("direction")
    def _check_direction(self, proposal):
        last = len(self._network().layers[self.layer].runs) - 1
        return _within(proposal["value"], "direction", 0, last, f"the directions of layer {self.layer}")

    @traitlets.validate("t")
    def _check_t(self, proposal):
        return _within(proposal["value"], "t", 0, len(self.x) - 1, "the timesteps of x")

    @traitlets.validate("unit")
    def _check_unit(self, proposal):
        return _within(proposal["value"], "unit", 0, self._size() - 1, "the units of the network")

    @traitlets.validate("forget_bias")
    def _check_forget_bias(self, proposal):
        return _within(proposal["value"], "forget_bias", -6, 6, "an offset to a pre-activation")

    @traitlets.validate("clamp")
    def _check_clamp(self, proposal):
        clamp = proposal["value"]
        return clamp if clamp is None else self._fitting(clamp)

    def _fitting(self, clamp):
        return clamps.check(clamp, self._run_shown(), len(self.x), self._name())

    @traitlets.validate("beside")
    def _check_beside(self, proposal):
        name, document = proposal["value"], self._document()
        if not name:
            return name
        known = [other for other in self.networks if own_networks.stored(other)["cell"] == "RNN"]
        if name not in known:
            raise traitlets.TraitError(f"beside is {name!r}; give {', '.join(known)}, or '' for none")
        if not _may_stand_beside(name, document):
            raise traitlets.TraitError(
                f"beside is {name!r}; it stands beside an LSTM with its alphabet, not beside these weights"
            )
        return name

    @traitlets.validate("speed")
    def _check_speed(self, proposal):
        return _within(proposal["value"], "speed", 1, 20, "timesteps per second")

    @traitlets.observe("weights")
    def _follow_weights(self, _change):
        document = self._document()
        self.layer = min(self.layer, len(self._network().layers) - 1)
        try:
            _encode(self.x, document)
        except traitlets.TraitError:
            self.x = self._first_example()
        if not _may_stand_beside(self.beside, document):
            self.beside = ""
        self._follow_layer(None)

    @traitlets.observe("layer", "direction")
    def _follow_layer(self, _change):
        self.direction = min(self.direction, len(self._network().layers[self.layer].runs) - 1)
        self.unit = min(self.unit, self._size() - 1)
        try:
            self.clamp = self.clamp and self._fitting(self.clamp)
        except traitlets.TraitError:
            self.clamp = None

    @traitlets.observe("x")
    def _follow_x(self, _change):
        self.t = min(self.t, len(self.x) - 1)
        self.clamp = clamps.shortened(self.clamp, len(self.x))

    def run(self):
        """Return what the network does with ``x``, ``forget_bias`` and ``clamp``: the numbers that the page shows.

        Returns
        -------
        Run
            ``trace`` (without a batch axis), ``probabilities`` (K,) of the answer at the last timestep or
            None, ``cues`` the timesteps of the cues, ``answer`` the class they ask for or −1, ``beside`` the trace
            and the probabilities of the simple recurrent network beside, or None.
        """
        document = self._document()
        x = _encode(self.x, document)
        held = clamps.clamps_of(self.clamp, self._size())
        trace, probabilities = _ran(self._network(), x, self.layer, self.direction, held, self.forget_bias)
        beside = Beside(*_ran(own_networks.build(own_networks.stored(self.beside)), x)) if self.beside else None
        cues, classes = _cues(self.x, document), document.get("classes") or []
        order = "".join(self.x[s] for s in cues)
        return Run(trace, probabilities, cues, classes.index(order) if order in classes else -1, beside)

    def summary(self):
        """Return the state in one sentence: the same that the page's live region speaks."""
        run, document, shown = self.run(), self._document(), self._run_shown()
        last = len(self.x) - 1
        reads = f" reads {self.x[self.t]}" if isinstance(self.x[self.t], str) else ""
        parts = [f"Gate timeline of {self._name()}{self._place()}: step {self.t} of 0 to {last}{reads}"]
        values = (f"{q} = {number(getattr(run.trace, q)[self.t, self.unit], 2)}" for q in quantities.says(shown))
        parts.append(f"unit {self.unit} has {' and '.join(values)}")
        if own_networks.forget_rows(shown) is not None:
            parts.append(f"forget-bias offset {signed(self.forget_bias)}")
        if self.clamp:
            parts.append(clamps.in_words(self.clamp, self._size()))
        if run.probabilities is not None:
            parts.append(f"the network {_answer_in_words(run.probabilities, document, run.answer)}")
        if run.beside:
            parts.append(f"{self.beside} {_answer_in_words(run.beside.probabilities, document, run.answer)}")
        return f"{'; '.join(parts)}."

    def _place(self):
        """Say which layer is shown, where there are several."""
        layers = self._network().layers
        several = f", layer {self.layer} of 0 to {len(layers) - 1}" if len(layers) > 1 else ""
        here = layers[self.layer]
        if here.runs[self.direction] is here.backward:
            return f"{several}, backward"
        return f"{several}, forward" if len(here.runs) > 1 else several

    def drawing(self):
        """Return the timeline as SVG: rows of every unit, quantity by quantity, in the order of the equations."""
        run, shown = self.run(), quantities.of_run(self._run_shown())
        rows = [drawing.Rows.of(q, getattr(run.trace, q.name)) for q in shown]
        if run.beside:
            rows.append(drawing.Rows("beside_h", run.beside.trace.h))
        held = self.clamp and self.clamp | {"unit": clamps.units_of(self.clamp, self._size())}
        return drawing.timeline(rows, self.x, run.cues, self.t, self.summary(), held)


def _ran(network, x, *shown):
    """Return (trace without a batch axis, probabilities of the answer or None)."""
    trace, logits = network.run(x, *shown)
    return trace, None if logits is None else softmax(logits)


def _answer_in_words(probabilities, document, answer):
    best, classes = int(probabilities.argmax()), document.get("classes")
    label = classes[best] if classes else f"class {best}"
    verdict = "right" if answer == best else "wrong" if answer >= 0 else "the sequence asks nothing"
    return f"answers {label} ({number(probabilities[best], 2)}){f', {verdict}' if classes else ''}"


def _may_stand_beside(name, document):
    """Say whether a stored network without gates reads what the network of a document reads, and that one has gates."""
    if not name or document.get("cell") != "LSTM":
        return not name
    other = own_networks.stored(name)
    return all(other.get(key) == document.get(key) for key in ("alphabet", "input_size"))


def _as_list(x):
    """Return the input as a new list of symbols or of lists of floats; what came is not touched."""
    if isinstance(x, np.ndarray):
        if x.ndim == 3 and x.shape[1] == 1:
            x = x[:, 0]
        if x.ndim not in (1, 2) or (x.ndim == 1) != (x.dtype.kind in "UO"):
            raise traitlets.TraitError(
                f"x has shape {x.shape} and dtype {x.dtype}; give symbols (T,) or numbers (T, D)"
            )
        return x.tolist()
    if not isinstance(x, (str, list, tuple)):
        raise traitlets.TraitError(f"x is a {type(x).__name__}; give a list of symbols or an array (T, D)")
    return [list(entry) if isinstance(entry, (tuple, np.ndarray)) else entry for entry in x]


def _encode(x, document):
    """Return the input as an array (T, D), one-hot where the network has an alphabet."""
    alphabet, size = document.get("alphabet"), document["input_size"]
    if not x:
        raise traitlets.TraitError("x is empty; a sequence needs at least one timestep")
    if alphabet:
        for t, symbol in enumerate(x):
            if symbol not in alphabet:
                known = " ".join(alphabet)
                raise traitlets.TraitError(f"x holds {symbol!r} at step {t}; the alphabet is {known}")
        return np.eye(size)[[alphabet.index(symbol) for symbol in x]]
    fits = all(isinstance(row, list) and len(row) == size for row in x)
    if not fits or not all(type(v) in (int, float) for row in x for v in row):
        raise traitlets.TraitError(f"x needs {size} numbers at each timestep: an array of shape (T, {size})")
    return np.array(x, dtype=np.float64)


def _cues(x, document):
    letters = set("".join(document.get("classes") or []))
    return [t for t, symbol in enumerate(x) if isinstance(symbol, str) and symbol in letters]


def _within(value, name, low, high, meaning):
    if not low <= value <= high:
        raise traitlets.TraitError(f"{name} is {value}; it runs from {low} to {high}: {meaning}")
    return value

"""The gate timeline: a trained LSTM on a sequence that the reader edits, every gate in the open."""

from typing import NamedTuple

import numpy as np
import traitlets

from lstm_core import LSTM, Model, Trace
from lstm_core.activations import softmax
from lstm_core.widgets import drawing, own_networks, page
from lstm_core.widgets.explorable import Explorable, Real, Whole
from lstm_core.widgets.words import number, signed


class Run(NamedTuple):
    """What the network does with the sequence: its trace, its answer, and the answer asked for."""

    trace: Trace
    probabilities: np.ndarray | None
    cues: list
    answer: int


class GateTimeline(Explorable):
    """Show every gate and state of an LSTM over time, computed in the browser.

    Parameters
    ----------
    weights : str, dict, Model or LSTM
        Name of a stored network, a network in the weights format, or a plain one-layer network of your own.
    x : list of str, or array (T, D)
        The input: symbols of the network's alphabet (a string of one-letter symbols will do), or one vector
        for each timestep when it has no alphabet. By default an example of the stored network.
    t : int
        Current timestep, from 0. By default the first cue.
    unit : int
        Selected unit, from 0.
    forget_bias : float
        Added to every unit's forget pre-activation, dimensionless, −6 to 6.
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
    """

    name = "gate-timeline"
    title = "Gate timeline"
    networks = ("temporal-order",)  # those whose weights travel in the bundle
    # the stored example to open with: its two cues differ, and forgetting turns their order round
    example = 2

    _esm = page.STATIC / "gate-timeline.js"
    _css = page.STATIC / "gate-timeline.css"

    weights = traitlets.Union([traitlets.Unicode(), traitlets.Dict()], default_value="temporal-order").tag(
        sync=True, explorable=True
    )
    x = traitlets.List().tag(sync=True, explorable=True)
    t = Whole().tag(sync=True, explorable=True)
    unit = Whole(0).tag(sync=True, explorable=True)
    forget_bias = Real(0.0).tag(sync=True, explorable=True)
    speed = Real(4.0).tag(sync=True, explorable=True)

    def __init__(self, **traits):
        if isinstance(traits.get("weights"), (Model, LSTM)):
            traits["weights"] = own_networks.to_document(traits["weights"])
        if "x" in traits:
            traits["x"] = _as_list(traits["x"])
        super().__init__(**traits)

    def _document(self):
        return own_networks.stored(self.weights) if isinstance(self.weights, str) else self.weights

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

    @traitlets.validate("t")
    def _check_t(self, proposal):
        return _within(proposal["value"], "t", 0, len(self.x) - 1, "the timesteps of x")

    @traitlets.validate("unit")
    def _check_unit(self, proposal):
        last = self._document()["hidden_size"] - 1
        return _within(proposal["value"], "unit", 0, last, "the units of the network")

    @traitlets.validate("forget_bias")
    def _check_forget_bias(self, proposal):
        return _within(proposal["value"], "forget_bias", -6, 6, "an offset to a pre-activation")

    @traitlets.validate("speed")
    def _check_speed(self, proposal):
        return _within(proposal["value"], "speed", 1, 20, "timesteps per second")

    @traitlets.observe("weights")
    def _follow_weights(self, _change):
        document = self._document()
        self.unit = min(self.unit, document["hidden_size"] - 1)
        try:
            _encode(self.x, document)
        except traitlets.TraitError:
            self.x = self._first_example()

    @traitlets.observe("x")
    def _follow_x(self, _change):
        self.t = min(self.t, len(self.x) - 1)

    def run(self):
        """Return what the network does with ``x`` under ``forget_bias``: the numbers that the page shows.

        Returns
        -------
        Run
            ``trace`` (without a batch axis), ``probabilities`` (K,) of the answer at the last timestep or
            None, ``cues`` the timesteps of the cues, ``answer`` the class they ask for or −1.
        """
        document = self._document()
        rnn, head = own_networks.build(document)
        if self.forget_bias:
            parameters = {name: p.copy() for name, p in rnn.parameters.items()}
            size = rnn.hidden_size
            parameters["bias_ih_l0"][size : 2 * size] += self.forget_bias
            rnn.load_parameters(parameters)
        trace = rnn.trace(_encode(self.x, document))
        probabilities = None if head is None else softmax(head(trace.h[-1:])[0])
        cues, classes = _cues(self.x, document), document.get("classes") or []
        order = "".join(self.x[s] for s in cues)
        return Run(trace, probabilities, cues, classes.index(order) if order in classes else -1)

    def summary(self):
        """Return the state in one sentence: the same that the page's live region speaks."""
        run, document = self.run(), self._document()
        f, c = (getattr(run.trace, q)[self.t, self.unit] for q in "fc")
        name, last = document.get("name", "your network"), len(self.x) - 1
        reads = f" reads {self.x[self.t]}" if isinstance(self.x[self.t], str) else ""
        text = (
            f"Gate timeline of {name}: step {self.t} of 0 to {last}{reads}; "
            f"unit {self.unit} has f = {number(f, 2)} and c = {number(c, 2)}; "
            f"forget-bias offset {signed(self.forget_bias)}"
        )
        if run.probabilities is None:
            return f"{text}."
        best, classes = int(run.probabilities.argmax()), document.get("classes")
        label = classes[best] if classes else f"class {best}"
        verdict = "right" if run.answer == best else "wrong" if run.answer >= 0 else "the sequence asks nothing"
        asked = f", {verdict}" if classes else ""
        return f"{text}; the network answers {label} ({number(run.probabilities[best], 2)}){asked}."

    def drawing(self):
        """Return the timeline as SVG: rows i f g o c h of every unit."""
        run = self.run()
        quantities = {q: np.asarray(getattr(run.trace, q)) for q in "ifgoch"}
        largest = np.nanmax(np.abs(quantities["c"]))
        return drawing.timeline(quantities, {"c": largest or 1.0}, self.x, run.cues, self.t, self.summary())


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

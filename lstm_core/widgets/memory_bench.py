"""The memory bench: a cue, a question, and three readers between them."""

from functools import lru_cache

import numpy as np
import traitlets

from lstm_core import weights
from lstm_core.activations import softmax
from lstm_core.tasks.batch import one_hot
from lstm_core.tasks.recall import (
    ALPHABET,
    LAGS,
    LENGTH,
    fading,
    machine_states,
    network_answers,
    right_share,
    strings,
    window_answers,
)
from lstm_core.widgets import page, svg
from lstm_core.widgets.explorable import Explorable, Whole
from lstm_core.widgets.words import number

LONGEST = LENGTH - 1
STRINGS = 50  # of distractors, in tasks/data/recall.json
LIMITS = {"lag": (1, LONGEST), "window": (1, LENGTH), "string": (0, STRINGS - 1)}
LEFT, CELL, PLOT = 40, 16, 80
LEAST = 1e-12  # distances below this are noise of the arithmetic
NETWORKS = {
    "recall-next": "RNN trained at lag 1",
    "recall-near": "RNN trained at lags 1 to 6",
    "recall-far": "RNN trained at lag 31",
    "recall-lstm": "LSTM trained at lag 31",
}
ROWS = {"window": 34, "machine": 78, "fading": 122, "shares": 238}


class MemoryBench(Explorable):
    """Drag a cue away from the question that asks for it; a window, a state machine and a trained network answer.

    The strings are the fifty fixed ones of :mod:`lstm_core.tasks.recall`; everything is computed in the browser.

    Parameters
    ----------
    network : str
        ``recall-next``, ``recall-near``, ``recall-far`` (simple RNNs trained at lag 1, 1 to 6, 31) or
        ``recall-lstm`` (trained at lag 31).
    lag : int
        Timesteps from the cue to the question, 1 to 31.
    window : int
        Symbols k that the window sees, the question included, 1 to 32.
    cue : str
        ``X`` or ``Y``.
    string : int
        Which of the fifty strings of distractors, from 0.

    Examples
    --------
    >>> MemoryBench(lag=12, window=12).answers()
    {'window': 'X', 'machine': 'Y', 'network': 'Y'}
    """

    name = "memory-bench"
    title = "Memory bench"
    limits = LIMITS

    _esm = page.STATIC / "memory-bench.js"
    _css = page.STATIC / "memory-bench.css"

    network = traitlets.Unicode("recall-next").tag(sync=True, explorable=True)
    lag = Whole(6).tag(sync=True, explorable=True)
    window = Whole(10).tag(sync=True, explorable=True)
    cue = traitlets.Unicode("Y").tag(sync=True, explorable=True)
    string = Whole(0).tag(sync=True, explorable=True)

    @traitlets.validate("network")
    def _check_network(self, proposal):
        if proposal["value"] not in NETWORKS:
            raise traitlets.TraitError(f"network is {proposal['value']!r}; give one of {', '.join(NETWORKS)}")
        return proposal["value"]

    @traitlets.validate("cue")
    def _check_cue(self, proposal):
        if proposal["value"] not in ("X", "Y"):
            raise traitlets.TraitError(f"cue is {proposal['value']!r}; give X or Y")
        return proposal["value"]

    def symbols(self):
        """Return the string that is shown, symbol numbers (32,)."""
        return strings(ALPHABET.index(self.cue), self.lag)[:, self.string]

    def probabilities(self):
        """Return what the network gives to X and to Y at the question, (2,)."""
        return softmax(_load(self.network)(one_hot(self.symbols(), len(ALPHABET)))[-1])

    def answers(self):
        """Return the three answers to the string that is shown, by reader."""
        symbols = self.symbols()[:, None]
        given = (window_answers(symbols, self.window), machine_states(symbols)[-1])
        found = dict(zip(("window", "machine"), (ALPHABET[answer[0]] for answer in given), strict=True))
        return found | {"network": ALPHABET[self.probabilities().argmax()]}

    def shares(self):
        """Return the share of right answers on the hundred strings of each lag from 1 on, (31,), by reader."""
        seen, kept = (lambda s: window_answers(s, self.window)), (lambda s: machine_states(s)[-1])
        by = {"window": seen, "machine": kept}
        found = {name: np.array([right_share(answer, lag) for lag in LAGS]) for name, answer in by.items()}
        return found | {"network": _network_shares(self.network)}

    def distances(self):
        """Return how far apart the states are after X and after Y at each timestep, (32,), dimensionless."""
        return _fading(self.network, self.lag)[:, self.string]

    def summary(self):
        """Return the state in one sentence: the same that the page's live region speaks."""
        answers, distances = self.answers(), self.distances()
        window = answers["window"]
        sees = f"sees it and answers {window}" if self.lag < self.window else f"no longer sees it and guesses {window}"
        first, last = (_distance(distances[t]) for t in (LONGEST - self.lag, LONGEST))
        share = number(100 * _network_shares(self.network)[self.lag - 1], 0)
        return (
            f"Memory bench: the cue {self.cue} stands {self.lag} steps before the question; a window of {self.window} "
            f"{sees}; the state machine answers {answers['machine']}; the {NETWORKS[self.network]} answers "
            f"{answers['network']}, and is right in {share} % of the strings at this lag; its states after X and "
            f"after Y are {first} apart at the cue and {last} apart at the question."
        )

    def drawing(self):
        """Return the string, what the three readers have of it, how the cue fades, and their shares at every lag."""
        place, label = LONGEST - self.lag, self.summary()
        parts = [*_symbols(self.symbols(), place), *_bands(place, self.window)]
        parts += _curve(self.distances()[place:], place, *_log_axis(), "fading")
        parts += _shares(self.shares())
        width, height = LEFT + LENGTH * CELL + 6, ROWS["shares"] + PLOT + 34
        titles = {
            "window": f"A window of {self.window} sees this",
            "machine": f"A state machine keeps {self.cue}",
            "fading": f"{NETWORKS[self.network]}: distance of the states after X, Y",
            "shares": "Right answers, if the cue stands here: machine thick, window thin, network dashed",
        }
        parts += [f'<text x="{LEFT}" y="{ROWS[n] + 6}" font-size="12">{text}</text>' for n, text in titles.items()]
        parts.append(f'<text x="{LEFT}" y="{height - 6}">lag 31</text>')
        parts.append(f'<text x="{width - 6}" y="{height - 6}" text-anchor="end">lag 1</text>')
        return svg.figure(width, height, label, "".join(parts), size=11)


@lru_cache(maxsize=8)
def _load(name):
    return weights.load(name)


@lru_cache(maxsize=8)
def _network_shares(name):
    """Keep shares: the sentence and the drawing ask for the same ones."""
    return np.array([right_share(lambda s: network_answers(_load(name), s), lag) for lag in LAGS])


@lru_cache(maxsize=64)
def _fading(name, lag):
    return fading(_load(name).rnn, lag)


def _distance(value):
    """Return a distance as the page writes it: a power of ten where fixed digits would say nothing."""
    if value < LEAST:
        return "less than 1e−12"
    if value >= 0.01:
        return number(value, 2)
    mantissa, power = f"{value:.0e}".split("e")
    return f"{mantissa}e{int(power)}".replace("-", "−")


def _symbols(symbols, place):
    yield f'<path d="M{LEFT + place * CELL} 3h{CELL - 1}v18h-{CELL - 1}z" fill="none" stroke="currentColor"/>'
    for t, symbol in enumerate(symbols):
        weight = ' font-weight="700"' if t == place else ""
        yield f'<text x="{LEFT + t * CELL + 7}" y="16" text-anchor="middle"{weight}>{ALPHABET[symbol]}</text>'


def _bands(place, k):
    """Yield what the window sees and what the machine keeps."""
    for row, start, opacity in (("window", LENGTH - k, 0.08), ("machine", place, 0.3)):
        y, width = ROWS[row] + 12, (LENGTH - start) * CELL - 1
        yield f'<path d="M{LEFT} {y + 8}h{LENGTH * CELL}" stroke="currentColor" stroke-opacity=".3"/>'
        yield (
            f'<path d="M{LEFT + start * CELL} {y}h{width}v16h-{width}z" fill="currentColor" '
            f'fill-opacity="{opacity}" stroke="currentColor"/>'
        )


def _log_axis():
    """Return bottom and top of the distances' axis, powers of ten, and how a value is brought on it."""
    return -16.0, 1.0, lambda v: np.log10(np.maximum(v, 1e-16))


def _curve(values, start, low, high, scale, row):
    top = ROWS[row] + 12
    y = top + PLOT * (high - np.clip(scale(values), low, high)) / (high - low)
    points = "L".join(f"{LEFT + (start + n) * CELL + 7.5:g} {v:.1f}" for n, v in enumerate(y))
    yield f'<path d="M{LEFT} {top}v{PLOT}h{LENGTH * CELL}" fill="none" stroke="currentColor" stroke-opacity=".3"/>'
    for text, at in (("10", top), ("10⁻¹⁶", top + PLOT)):
        yield f'<text x="{LEFT - 4}" y="{at + 4}" text-anchor="end">{text}</text>'
    yield f'<path d="M{points}" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3 2"/>'


def _shares(shares):
    top = ROWS["shares"] + 12
    yield f'<path d="M{LEFT} {top}v{PLOT}h{LENGTH * CELL}" fill="none" stroke="currentColor" stroke-opacity=".3"/>'
    for text, at in (("100 %", top), ("50 %", top + PLOT / 2), ("0 %", top + PLOT)):
        yield f'<text x="{LEFT - 4}" y="{at + 4:g}" text-anchor="end">{text}</text>'
    styles = {"machine": '6" stroke-opacity=".3', "window": "1.5", "network": '1.5" stroke-dasharray="4 3'}
    for name, style in styles.items():
        points = "L".join(
            f"{LEFT + (LONGEST - lag) * CELL + 7.5:g} {top + PLOT * (1 - shares[name][lag - 1]):.1f}" for lag in LAGS
        )
        yield f'<path d="M{points}" fill="none" stroke="currentColor" stroke-width="{style}"/>'

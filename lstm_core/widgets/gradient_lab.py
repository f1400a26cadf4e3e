"""The gradient laboratory: ∂c_T/∂c_t of a live LSTM, along the carousel and through the gates, beside differences."""

import re

import numpy as np
import traitlets

from lstm_core.analysis import cell_path_differences, cell_paths
from lstm_core.networks import LSTM
from lstm_core.widgets import gradient_drawing, page
from lstm_core.widgets.drawn_networks import hundredths, uniforms
from lstm_core.widgets.explorable import Explorable, Real, Whole
from lstm_core.widgets.words import magnitude, number

SIZES = (1, 2, 4, 8, 16)
LONGEST, SEEDS, LIMIT = 50, 99, 4.0
ROUTES = ("full", "truncated")
LIMITS = {"seq_len": (2, LONGEST), "forget_bias": (-2, 6), "gain": (0, 4), "drive": (0, 3), "seed": (0, SEEDS)}
LIMITS |= {"t": (0, LONGEST - 1), "row": (0, SIZES[-1] - 1), "column": (0, SIZES[-1] - 1)}
PLACE = re.compile(r"(?P<gate>[ifgo])(?P<unit>\d+)\.(?P<source>x|b|h(?P<other>\d+))|x(?P<step>\d+)")


class GradientLab(Explorable):
    """Show how the last cell state of a random LSTM depends on an earlier one, by two routes, computed in the browser.

    The network reads one number a step. Its weights and inputs are drawn from ``seed`` and rounded to hundredths:
    W uniform in ±1/√H, U as W times ``gain``, inputs uniform with standard deviation ``drive``, biases zero but the
    forget gate's. Any single number can be replaced by ``edits``.

    Parameters
    ----------
    hidden_size : int
        Units H: 1, 2, 4, 8 or 16.
    seq_len : int
        Timesteps T, 2 to 50.
    forget_bias : float
        Bias b_f of every forget gate, −2 to 6.
    gain : float
        Factor on the recurrent weights, 0 to 4, dimensionless.
    drive : float
        Standard deviation of the inputs, 0 to 3, dimensionless.
    seed : int
        0 to 99.
    t : int
        The earlier timestep, from 0; at most T − 1.
    route : str
        ``full`` (today's gradient) or ``truncated`` (that of 1997).
    row, column : int
        The entry of the matrix that is written out: unit of c_T, unit of c_t.
    weight : str
        The number on the slider: ``f0.h1`` is the forget gate of unit 0 from unit 1; ``.x`` and ``.b`` are the input's
        weight and the bias.
    edits : dict
        Place to number, −4 to 4: a weight's place, or ``x12`` for the input of step 12.

    Raises
    ------
    TraitError
        If a value does not fit; the message names the trait. TypeError for an unknown keyword argument.

    Examples
    --------
    >>> lab = GradientLab(hidden_size=1, gain=0)
    >>> paths = lab.paths()
    >>> bool(paths.gates[0, 0] == 0)  # without recurrent weights no route leads through the gates
    True
    """

    name = "gradient-lab"
    title = "Two-path gradient laboratory"

    _esm = page.STATIC / "gradient-lab.js"
    _css = page.STATIC / "gradient-lab.css"

    hidden_size = Whole(4).tag(sync=True, explorable=True)
    seq_len = Whole(30).tag(sync=True, explorable=True)
    forget_bias = Real(1.0).tag(sync=True, explorable=True)
    gain = Real(1.0).tag(sync=True, explorable=True)
    drive = Real(1.0).tag(sync=True, explorable=True)
    seed = Whole(4).tag(sync=True, explorable=True)
    t = Whole(9).tag(sync=True, explorable=True)
    route = traitlets.Unicode("full").tag(sync=True, explorable=True)
    row = Whole(0).tag(sync=True, explorable=True)
    column = Whole(3).tag(sync=True, explorable=True)
    weight = traitlets.Unicode("f0.h0").tag(sync=True, explorable=True)
    edits = traitlets.Dict().tag(sync=True, explorable=True)

    @traitlets.validate("hidden_size")
    def _check_size(self, proposal):
        if proposal["value"] not in SIZES:
            raise traitlets.TraitError(f"hidden_size is {proposal['value']}; give one of {', '.join(map(str, SIZES))}")
        return proposal["value"]

    @traitlets.validate("seq_len", "forget_bias", "gain", "drive", "seed", "t", "row", "column")
    def _check_range(self, proposal):
        name, value = proposal["trait"].name, proposal["value"]
        low, high = LIMITS[name]
        if not low <= value <= high:
            raise traitlets.TraitError(f"{name} is {value}; it runs from {low} to {high}".replace("-", "−"))
        return value

    @traitlets.validate("route")
    def _check_route(self, proposal):
        if proposal["value"] not in ROUTES:
            raise traitlets.TraitError(f"route is {proposal['value']!r}; give full or truncated")
        return proposal["value"]

    @traitlets.validate("weight")
    def _check_weight(self, proposal):
        if not place_of(proposal["value"]) or proposal["value"].startswith("x"):
            raise traitlets.TraitError(f"weight is {proposal['value']!r}; give a place such as f0.h1, f0.x or f0.b")
        return proposal["value"]

    @traitlets.validate("edits")
    def _check_edits(self, proposal):
        for name, value in proposal["value"].items():
            if not place_of(name):
                raise traitlets.TraitError(f"edits has {name!r}; give places such as f0.h1, f0.b or x12")
            if isinstance(value, (bool, str)) or not np.isscalar(value) or not abs(value) <= LIMIT:
                raise traitlets.TraitError(f"edits sets {name} to {value!r}; give a number from −4 to 4")
        return {name: float(value) for name, value in proposal["value"].items()}

    def parameters(self):
        """Return W (4H, 1), U (4H, H) and the bias (4H,) by name, and the input x (T,), edits in place."""
        size = self.hidden_size
        drawn = uniforms(self.seed, 4 * size * (1 + size) + LONGEST)
        w, u, x = np.split(drawn, [4 * size, 4 * size * (1 + size)])
        arrays = {
            "x": hundredths(self.drive * np.sqrt(3) * x)[: self.seq_len],
            "weight_ih": hundredths(w / np.sqrt(size))[:, None],
            "weight_hh": hundredths(self.gain * u / np.sqrt(size)).reshape(4 * size, size),
            "bias": np.repeat([0.0, self.forget_bias, 0.0, 0.0], size),
        }
        for name, value in self.edits.items():
            array, index = where(place_of(name), size)
            if all(n < length for n, length in zip(index, arrays[array].shape, strict=True)):
                arrays[array][index] = value
        return arrays

    def network(self):
        """Return the network, a one-layer ``LSTM``, and its input (T, 1, 1)."""
        p = self.parameters()
        net = LSTM(1, self.hidden_size, rng=np.random.default_rng(0))
        bias = {"bias_ih_l0": p["bias"], "bias_hh_l0": 0 * p["bias"]}
        net.load_parameters({"weight_ih_l0": p["weight_ih"], "weight_hh_l0": p["weight_hh"], **bias})
        return net, p["x"][:, None, None]

    def start(self):
        """Return the earlier timestep that is shown: ``t``, or the last one of a shorter sequence."""
        return min(self.t, self.seq_len - 1)

    def paths(self, t=None):
        """Return ∂c_T/∂c_t, the ``CellPaths`` full, carousel and gates, (H, H) each; T is the last step."""
        net, x = self.network()
        return cell_paths(net, net.trace(x), self.start() if t is None else t, self.seq_len - 1)

    def differences(self, t=None):
        """Return the same by central differences."""
        net, x = self.network()
        return cell_path_differences(net, net.trace(x), self.start() if t is None else t, self.seq_len - 1)

    def norms(self):
        """Return the spectral norms of full, carousel and gates at every t, (3, T)."""
        net, x = self.network()
        trace = net.trace(x)
        every = [cell_paths(net, trace, t, self.seq_len - 1) for t in range(self.seq_len)]
        return np.array([[np.linalg.norm(path, 2) for path in paths] for paths in every]).T

    def summary(self):
        """Return the state in one sentence: the same that the page's live region speaks."""
        full, carousel, _ = (np.linalg.norm(path, 2) for path in self.paths())
        lag = self.seq_len - 1 - self.start()
        used = {"full": "full as today", "truncated": "truncated as in 1997"}[self.route]
        units = f"{self.hidden_size} unit{'s' * (self.hidden_size > 1)}, b_f {number(self.forget_bias, 1)}"
        return (
            f"Gradient laboratory, {units}, seed {self.seed}: back over {lag} step{'s' * (lag != 1)} the derivative of "
            f"the last cell state has norm "
            f"{magnitude(full)}, the carousel alone gives {magnitude(carousel)}; the gradient is {used}."
        )

    def drawing(self):
        """Return the norms of both routes over t, on a logarithmic scale."""
        return gradient_drawing.routes(self.norms(), self.start(), self.summary())


def place_of(name):
    """Return the parts of a place such as ``f0.h1`` or ``x12``, or None."""
    return PLACE.fullmatch(name) if isinstance(name, str) else None


def where(place, size):
    """Return the name of the array and the index of a place, for ``size`` units; out of range where it has none."""
    if place["step"] is not None:
        return "x", (int(place["step"]),)
    unit = int(place["unit"])
    row = "ifgo".index(place["gate"]) * size + unit if unit < size else 4 * size
    if place["source"] == "b":
        return "bias", (row,)
    return ("weight_ih", (row, 0)) if place["source"] == "x" else ("weight_hh", (row, int(place["other"])))

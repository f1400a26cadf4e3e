"""One look for every figure: the palette of ``tokens.json``, vector output that is the same byte for byte each time."""

import json
from importlib import resources

import matplotlib as mpl
import matplotlib.pyplot as plt

TOKENS = json.loads(resources.files("lstm_core").joinpath("tokens.json").read_text(encoding="utf-8"))
INK, GRID, CARD = "#1f2328", "#d8dce1", "#ffffff"

STYLE = {
    "figure.figsize": (7.2, 2.6),
    "figure.facecolor": CARD,
    "figure.constrained_layout.use": True,
    "savefig.facecolor": CARD,
    "savefig.dpi": 120,
    "axes.facecolor": CARD,
    "axes.edgecolor": "#8b949e",
    "axes.labelcolor": INK,
    "axes.titlesize": 11,
    "axes.titlelocation": "left",
    "axes.titlecolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": GRID,
    "grid.linewidth": 0.6,
    "xtick.color": INK,
    "ytick.color": INK,
    "text.color": INK,
    "font.family": "DejaVu Sans",
    "font.size": 9.5,
    "lines.linewidth": 1.8,
    "legend.frameon": False,
    "svg.fonttype": "none",  # text stays text: it can be searched, and the file is small
    "svg.hashsalt": "lstm_core",  # the identifiers inside the SVG depend on the drawing alone
}


def color(quantity):
    """Return the colour of a gate, which those of a GRU borrow, or the ink in which states are drawn."""
    quantity = TOKENS["borrowed"].get(quantity, {"ink": quantity})["ink"]
    return TOKENS["gates"][quantity]["color"] if quantity in TOKENS["gates"] else INK


def name(quantity):
    """Return the full name of a gate or state, e.g. "forget gate"."""
    return (TOKENS["gates"] | TOKENS["borrowed"] | TOKENS["states"]).get(quantity, {"name": quantity})["name"]


def setup_notebook():
    """Make figures of a notebook SVG, reproducible, on a light card; call it in the first code cell.

    Inside IPython it selects the inline back end's SVG output without date and with a fixed bounding box; elsewhere it
    sets the style alone.
    """
    mpl.rcParams.update(STYLE)
    plt.close("all")
    try:
        from IPython import get_ipython
        from matplotlib_inline.backend_inline import set_matplotlib_formats
    except ImportError:
        return
    if get_ipython() is not None:
        set_matplotlib_formats("svg", metadata={"Date": None, "Creator": None}, bbox_inches=None)

"""Figures return their Axes, show the trace's own numbers in the palette's colours, and are the same byte for byte."""

import io
import json
from importlib import resources

import matplotlib as mpl

mpl.use("Agg")

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex

import lstm_core as lc
from lstm_core import plotting

TOKENS = json.loads(resources.files("lstm_core").joinpath("tokens.json").read_text(encoding="utf-8"))


@pytest.fixture
def trace():
    net = lc.LSTM(2, 3, rng=np.random.default_rng(0))
    return net.trace(np.random.default_rng(1).standard_normal((6, 2, 2)))


@pytest.fixture(autouse=True)
def _style():
    with mpl.rc_context():
        plotting.setup_notebook()
        yield
    plt.close("all")


FIGURES = {
    "gates": lambda trace, ax=None: plotting.gates(trace, 1, batch=1, ax=ax),
    "states": lambda trace, ax=None: plotting.states(trace, 1, batch=1, ax=ax),
    "heat_map": lambda trace, ax=None: plotting.heat_map(trace, "f", batch=1, ax=ax),
    "fading": lambda trace, ax=None: plotting.fading({"one": 0.5 ** np.arange(9), "two": np.zeros(9)}, ax=ax),
    "forgetting": lambda trace, ax=None: plotting.forgetting([0.0, 1.0, 5.0], ax=ax),
    "losses": lambda trace, ax=None: plotting.losses([3.0, 2.0, 1.0], chance=1.4, ax=ax),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_returns_its_axes_and_draws_into_given_ones(name, trace):
    ax = FIGURES[name](trace)
    assert isinstance(ax, mpl.axes.Axes)
    given = plt.figure().gca()
    assert FIGURES[name](trace, ax=given) is given
    assert given.has_data()


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_says_what_it_shows(name, trace):
    ax = FIGURES[name](trace)
    assert ax.get_xlabel()
    assert ax.get_title(loc="left") or ax.get_ylabel()


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_the_same_svg_byte_for_byte(name, trace):
    def svg():
        plt.close("all")
        file = io.BytesIO()
        FIGURES[name](trace).figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
        return file.getvalue()

    first = svg()
    assert first == svg()
    assert b"<text" in first  # text stays text


def test_the_legend_of_the_gates_lies_inside_the_figure_and_beside_the_title(trace):
    ax = plotting.gates(trace, 1, batch=1)
    ax.figure.canvas.draw()
    whole, legend, title = (part.get_window_extent() for part in (ax.figure, ax.get_legend(), ax._left_title))
    assert legend.x1 <= whole.x1
    assert legend.y0 >= 0
    assert legend.y1 <= whole.y1
    assert title.x1 < legend.x0
    assert ax.get_tightbbox().x0 >= 0, "labels of the axis are cut"


def test_gates_of_a_gru_borrow_the_colours_of_those_whose_work_they_do():
    net = lc.GRU(2, 3, rng=np.random.default_rng(0))
    trace = net.trace(np.random.default_rng(1).standard_normal((6, 1, 2)))
    lines = {line.get_label(): line for line in plotting.gates(trace, 1).get_lines()}
    assert list(lines) == ["$r$ reset gate", "$z$ update gate", "$n$ candidate"]
    for line, gate in zip(lines.values(), "ofg", strict=True):
        assert to_hex(line.get_color()).upper() == TOKENS["gates"][gate]["color"]


def test_gates_are_drawn_in_the_colours_of_the_palette_with_the_numbers_of_the_trace(trace):
    lines = {line.get_label()[1]: line for line in plotting.gates(trace, 1, batch=1).get_lines()}
    assert sorted(lines) == sorted("ifgo")
    for gate, line in lines.items():
        assert np.array_equal(line.get_ydata(), getattr(trace, gate)[:, 1, 1])
        assert to_hex(line.get_color()).upper() == TOKENS["gates"][gate]["color"]
        assert TOKENS["gates"][gate]["name"] in line.get_label()


def test_states_are_told_apart_by_their_lines_not_by_colour(trace):
    cell, hidden = plotting.states(trace, 2, batch=0).get_lines()[:2]
    assert np.array_equal(cell.get_ydata(), trace.c[:, 0, 2])
    assert np.array_equal(hidden.get_ydata(), trace.h[:, 0, 2])
    assert (cell.get_linestyle(), hidden.get_linestyle()) == ("-", "--")
    assert cell.get_linewidth() > hidden.get_linewidth()
    assert cell.get_color() == hidden.get_color()


@pytest.mark.parametrize(("quantity", "limits"), [("f", (0, 1)), ("o", (0, 1)), ("g", (-1, 1)), ("h", (-1, 1))])
def test_heat_maps_show_magnitudes_and_signed_values_on_their_own_scales(quantity, limits, trace):
    image = plotting.heat_map(trace, quantity).collections[0]
    assert np.array_equal(np.asarray(image.get_array()).reshape(3, 6), getattr(trace, quantity)[:, 0].T)
    assert image.get_clim() == limits
    assert image.get_cmap().name == ("cividis" if limits[0] == 0 else "RdBu_r")


def test_a_heat_map_of_large_cell_states_keeps_zero_in_the_middle(trace):
    trace.main.quantities["c"][0, 0, 0] = -7.5
    assert plotting.heat_map(trace, "c").collections[0].get_clim() == (-7.5, 7.5)
    assert plotting.heat_map(trace, "c", limit=3.0).collections[0].get_clim() == (-3.0, 3.0)


def test_symbols_stand_along_the_time_axis(trace):
    for ax in (plotting.gates(trace, symbols=list("EabXcB")), plotting.heat_map(trace, "c", symbols=list("EabXcB"))):
        assert [label.get_text() for label in ax.get_xticklabels()] == list("EabXcB")
        assert "symbol" in ax.get_xlabel()


def test_a_trace_of_a_single_sequence_needs_no_batch(trace):
    net = lc.LSTM(2, 3, rng=np.random.default_rng(0))
    x = np.random.default_rng(1).standard_normal((6, 2, 2))
    alone, wanted = plotting.gates(net.trace(x[:, 0])), plotting.gates(net.trace(x), batch=0)
    for one, other in zip(alone.get_lines(), wanted.get_lines(), strict=True):
        assert np.allclose(one.get_ydata(), other.get_ydata(), rtol=0, atol=1e-15)


def test_forgetting_marks_half_lives():
    lines = plotting.forgetting([1.0, 2.0], steps=30).get_lines()
    f = 1 / (1 + np.exp(-1.0))
    assert np.allclose(lines[0].get_ydata(), f ** np.arange(31))
    assert np.allclose(lines[1].get_xydata(), [[np.log(0.5) / np.log(f), 0.5]])


def test_losses_stand_at_their_steps():
    line = plotting.losses([3.0, 2.0, 1.0]).get_lines()[0]
    assert line.get_xydata().tolist() == [[1, 3], [2, 2], [3, 1]]
    assert line.axes.get_yscale() == "log"

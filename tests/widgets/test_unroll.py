"""The Python side of the unrolled network, and the browser's numbers beside it."""

import json
import re

import numpy as np
import pytest
import traitlets

import lstm_core as lc
from lstm_core.widgets import Unroll
from tests.widgets.browser_arithmetic import assert_close, run


def drawn(rng):
    wide = lambda limit, *shape: rng.uniform(-limit, limit, shape).round(3)  # noqa: E731
    weights = {"weight_ih": wide(4, 2, 1), "weight_hh": wide(4, 2, 2), "bias": wide(4, 2)}
    steps, t = int(rng.integers(1, 7)), int(rng.integers(1, 7))
    return Unroll(unrolled=bool(rng.integers(2)), steps=steps, t=t, x=wide(3, 6), **weights)


def layer_of(figure):
    """The same network as a layer of the library."""
    net = lc.RNN(1, 2, rng=np.random.default_rng(0))
    given = {"weight_ih_l0": figure.weight_ih, "weight_hh_l0": figure.weight_hh, "bias_ih_l0": figure.bias}
    net.load_parameters({name: np.array(value) for name, value in given.items()} | {"bias_hh_l0": np.zeros(2)})
    return net


def test_states_are_those_of_a_layer_of_the_library():
    rng = np.random.default_rng(3)
    for _ in range(30):
        figure = drawn(rng)
        x = np.array(figure.x[: figure.steps])[:, None]
        states = layer_of(figure).trace(x).h.reshape(-1, 2)
        np.testing.assert_allclose(figure.states()[1:], states, atol=1e-14)
        assert (figure.states()[0] == 0).all()


def test_browser_computes_the_same_and_says_the_same_sentence():
    rng = np.random.default_rng(4)
    made = [drawn(rng) for _ in range(100)]
    for figure, came in zip(made, run([{"kind": "unroll", "state": figure.state()} for figure in made]), strict=True):
        assert_close(came["h"], figure.states(), "states")
        assert_close(came["twin"], figure.states(-1.0), "states with the first input turned round")
        assert_close(came["distances"], figure.distances(), "distances")
        assert came["summary"] == figure.summary() == repr(figure)
        assert (came["parameters"], came["separate"]) == (8, 8 * figure.steps)


def test_length_costs_no_parameter_and_a_weight_changes_every_step():
    assert {Unroll(steps=n).parameter_count() for n in range(1, 7)} == {8}
    before, after = Unroll(), Unroll(weight_ih=[[1.0], [-0.4]])
    assert (before.states()[1:] != after.states()[1:]).any(axis=1).all()


def test_first_view_shows_a_path_and_a_twin_that_comes_nearer():
    figure = Unroll(steps=6)
    gaps = figure.distances()
    assert gaps[0] == 0
    assert (np.diff(gaps[1:]) < 0).all(), "what the first input left grows less at every step"
    assert gaps[6] < gaps[1] / 5
    steps = np.linalg.norm(np.diff(figure.states(), axis=0), axis=-1)
    assert steps.min() > 0.2, "points of the path lie apart"


@pytest.mark.parametrize(
    ("match", "traits"),
    [
        ("steps is 7; it runs from 1 to 6", {"steps": 7}),
        ("t is 0; it runs from 1 to 6", {"t": 0}),
        ("'t'", {"t": 1.0}),
        (r"x has shape \(5,\); this network needs \(6,\)", {"x": [1] * 5}),
        ("x holds 3.5; its entries run from −3 to 3", {"x": [0, 0, 3.5, 0, 0, 0]}),
        (r"weight_hh has shape \(2, 1\)", {"weight_hh": [[1], [2]]}),
        ("bias is .*array of numbers", {"bias": ["a", 1]}),
        ("bias holds nan", {"bias": [float("nan"), 1]}),
        ("no trait step", {"step": 1}),
    ],
)
def test_bad_values_are_refused_by_name(match, traits):
    with pytest.raises((traitlets.TraitError, TypeError), match=match):
        Unroll(**traits)


def test_arrays_are_welcome_and_t_beyond_the_last_step_shows_the_last():
    assert json.dumps(Unroll(x=np.zeros(6), weight_hh=np.eye(2)).state())
    assert "over 2 steps, at step 2:" in Unroll(steps=2, t=5).summary()


def test_drawing_has_a_box_for_each_copy_and_dashes_between_them():
    for steps in (1, 4, 6):
        drawing = Unroll(steps=steps).drawing()
        assert drawing.count("<rect") == steps
        assert drawing.count("stroke-dasharray") == steps + 1
        assert drawing.count('<g opacity="1">') == 1, "one copy is highlighted"
    rolled = Unroll(unrolled=False)
    assert rolled.drawing().count("<rect") == 1
    assert f"<title>{rolled.summary()}</title>" in rolled.drawing()
    assert len(Unroll(steps=6).drawing()) < 12_000
    assert not re.findall(r"\d\.\d{4,}", Unroll().drawing())

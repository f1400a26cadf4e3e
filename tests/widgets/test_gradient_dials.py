"""The Python side of the gradient dials, and the browser's numbers beside it."""

import json
import re

import numpy as np
import pytest
import traitlets

from lstm_core.jacobians import recurrent_weights
from lstm_core.widgets import GradientDials
from lstm_core.widgets.gradient_dials import RANGES, decades, power
from tests.browser.reference_gradient_dials import gradient_dials
from tests.widgets.browser_arithmetic import assert_close, run


def drawn(rng):
    """Dials at random places of their scales."""
    numbers = {
        name: int(rng.integers(low, high + 1))
        if name == "steps"
        else round(float(rng.uniform(low, high)), 1 if name == "limit" else 2)
        for name, (low, high) in RANGES.items()
    }
    return GradientDials(activation=str(rng.choice(["tanh", "tanh", "identity"])), **numbers)


def test_browser_computes_the_same_run_and_says_the_same_sentence():
    rng = np.random.default_rng(3)
    made = [GradientDials(), *(drawn(rng) for _ in range(300))]
    for dials, came in zip(made, run([{"kind": "dials", "state": d.state()} for d in made]), strict=True):
        wanted = dials.run()
        assert_close(came["logNorms"], wanted.log_norms, "norms")
        assert_close(came["slopes"], wanted.slopes, "slopes")
        reference = gradient_dials(dials.state())
        for quantity, value in came["values"].items():
            assert_close([value], [reference({"quantity": quantity})], quantity)
        assert came["summary"] == dials.summary() == repr(dials)
        assert came["decades"] == dict(zip(("low", "high", "ticks"), decades(wanted.log_norms), strict=True))


def test_norm_of_any_matrix_is_its_largest_singular_value():
    rng = np.random.default_rng(5)
    matrices = [rng.standard_normal((4, 4)) * 10.0 ** rng.integers(-8, 8) for _ in range(200)]
    matrices += [np.outer(rng.standard_normal(4), rng.standard_normal(4)), np.eye(4), np.zeros((4, 4))]
    matrices += [recurrent_weights(1e-9, 1.0), np.diag([1.0, 0, 0, 0])]
    came = run([{"kind": "norm", "matrix": m.ravel()} for m in matrices])
    for matrix, norm in zip(matrices, came, strict=True):
        wanted = np.linalg.norm(matrix, 2)
        assert norm == pytest.approx(wanted, rel=1e-13, abs=1e-300)


def test_first_view_answers_its_question():
    before, after = GradientDials().run(), GradientDials(nonnormality=0.5).run()
    assert 10 ** before.log_norms[10] < 0.4
    assert 10 ** after.log_norms[10] > 6
    assert after.log_radius == before.log_radius


@pytest.mark.parametrize(
    ("match", "traits"),
    [
        ("activation is 'relu'", {"activation": "relu"}),
        ("radius is 0.4; it runs from 0.5 to 1.5", {"radius": 0.4}),
        ("radius is nan", {"radius": float("nan")}),
        ("steps is 101", {"steps": 101}),
        ("'steps'", {"steps": 5.0}),
        ("limit is 0.0", {"limit": 0.0}),
        ("no trait lag", {"lag": 3}),
    ],
)
def test_bad_values_are_refused_by_name(match, traits):
    with pytest.raises((traitlets.TraitError, TypeError), match=match):
        GradientDials(**traits)


def test_drawing_is_small_named_and_stays_in_its_frame():
    for dials in (GradientDials(), GradientDials(radius=1.5, input_scale=2.0, bias=2.0, steps=100)):
        drawing = dials.drawing()
        assert len(drawing) < 8_000
        assert f"<title>{dials.summary()}</title>" in drawing
        assert drawing.count('fill="none"') == 3
        assert not re.findall(r"\d\.\d{4,}", drawing)
    assert json.dumps(GradientDials(radius=np.float64(1.0)).state())


def test_any_size_has_words():
    logs = [-400.0, -7.0, -2.0, -0.0001, 0.0, 3.99999, 4.0, 17.3, np.log10(9.97e5), -np.inf]
    assert [power(log) for log in logs[:2]] == ["1.0 × 10⁻⁴⁰⁰", "1.0 × 10⁻⁷"]
    assert power(logs[-2]) == "1.0 × 10⁶"
    assert run([{"kind": "power", "logs": logs[:-1]}]) == [[power(log) for log in logs[:-1]]]
    assert power(logs[-1]) == "0"

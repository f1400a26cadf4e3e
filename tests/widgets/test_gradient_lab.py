"""The Python side of the gradient laboratory, and the browser's numbers beside it."""

import re

import numpy as np
import pytest
import traitlets

from lstm_core.gradient_check import relative_error
from lstm_core.widgets import GradientLab, drawn_networks
from lstm_core.widgets.words import magnitude
from tests.widgets.browser_arithmetic import assert_close, run

ROUTES = ("full", "carousel", "gates")


def drawn(rng):
    """A laboratory with every trait different, edits in and out of the network among them."""
    size, seq_len = int(rng.choice([1, 2, 4, 8, 16])), int(rng.integers(2, 51))
    edits = {f"{rng.choice(list('ifgo'))}{rng.integers(size)}.h{rng.integers(size)}": float(rng.uniform(-4, 4))}
    edits |= {f"f{rng.integers(size)}.b": 3.0, "g0.x": -2.0, f"x{rng.integers(50)}": 1.5, "o15.h15": 4.0}
    return GradientLab(
        hidden_size=size,
        seq_len=seq_len,
        forget_bias=round(float(rng.uniform(-2, 6)), 1),
        gain=round(float(rng.uniform(0, 3)), 1),
        drive=round(float(rng.uniform(0, 3)), 1),
        seed=int(rng.integers(100)),
        t=int(rng.integers(50)),
        route=str(rng.choice(["full", "truncated"])),
        row=int(rng.integers(16)),
        column=int(rng.integers(16)),
        weight="o15.h15",
        edits=edits if rng.random() < 0.7 else {},
    )


def test_browser_computes_the_same_paths_and_says_the_same_sentence():
    rng = np.random.default_rng(8)
    labs = [drawn(rng) for _ in range(60)]
    for lab, came in zip(labs, run([{"kind": "gradient_lab", "state": lab.state()} for lab in labs]), strict=True):
        paths = lab.paths()
        for name, path in zip(ROUTES, paths, strict=True):
            assert_close(came["paths"][name], path, name)
            # two correct programs agree in a difference quotient to rounding / step
            wanted = getattr(lab.differences(), name)
            np.testing.assert_allclose(
                came["numeric"][name], wanted.ravel(), rtol=1e-9, atol=1e-9 * max(1, np.abs(paths.full).max())
            )
        assert_close([[step[name] for step in came["every"]] for name in ROUTES], lab.norms(), "norms over time")
        used = paths.full if lab.route == "full" else paths.carousel
        row, column = (min(n, lab.hidden_size - 1) for n in (lab.row, lab.column))
        assert_close(came["entry"], used[row, column], "entry")
        assert came["weightNow"] == lab.parameters()["weight_hh"][-1, -1]
        assert came["summary"] == lab.summary() == repr(lab)


def test_the_paths_are_what_differences_say():
    rng = np.random.default_rng(3)
    for _ in range(20):
        lab = drawn(rng)
        lab.gain = min(lab.gain, 1.0)
        scale = max(1.0, np.abs(lab.paths().full).max())
        for path, difference in zip(lab.paths(), lab.differences(), strict=True):
            assert np.abs(path - difference).max() < 1e-7 * scale


def test_first_view_holds_what_the_question_says():
    lab = GradientLab()
    full, carousel, _ = (np.linalg.norm(path, 2) for path in lab.paths())
    assert full > 10 * carousel
    differences = lab.differences()
    assert relative_error(lab.paths().full, differences.full) < 1e-7
    assert relative_error(lab.paths().carousel, differences.full) > 0.9
    assert np.array_equal(GradientLab(gain=0).paths().full, GradientLab(gain=0).paths().carousel)


def test_a_longer_sequence_keeps_its_beginning_and_an_edit_its_place():
    short, long = (GradientLab(seq_len=n).parameters() for n in (10, 50))
    np.testing.assert_array_equal(short["x"], long["x"][:10])
    p = GradientLab(edits={"f1.h2": 0.5, "g0.x": -1, "o3.b": 2, "x4": 3, "x49": 1}).parameters()
    assert (p["weight_hh"][5, 2], p["weight_ih"][8, 0], p["bias"][15], p["x"][4]) == (0.5, -1, 2, 3)


def test_the_generator_is_the_browsers():
    for seed in (0, 1, 99, 12345):
        (came,) = run([{"kind": "uniforms", "seed": seed, "count": 1200}])
        drawn = drawn_networks.uniforms(seed, 1200)
        assert came["values"] == drawn.tolist()
        assert came["rounded"] == drawn_networks.hundredths(4 * drawn).tolist()
        assert abs(drawn.mean()) < 0.06
        assert abs(drawn.var() - 1 / 3) < 0.03


def test_magnitudes_are_the_same_words_in_both_languages():
    rng = np.random.default_rng(1)
    values = [0.0, 1.0, -0.5, 9999.0, 0.0123, *(10 ** rng.uniform(-20, 8, 300) * rng.choice([-1, 1], 300))]
    (came,) = run([{"kind": "magnitude", "values": values}])
    assert came["text"] == [magnitude(v) for v in values]


@pytest.mark.parametrize("size", [1, 2, 5, 16])
def test_the_spectral_norm_is_numpys(size):
    rng = np.random.default_rng(size)
    matrices = [rng.standard_normal((size, size)) * 10.0**k for k in (-150, -8, 0, 8)]
    matrices += [np.zeros((size, size)), np.ones((size, size)), np.eye(size)]
    for matrix, came in zip(matrices, run([{"kind": "norm_of_any_size", "matrix": m} for m in matrices]), strict=True):
        np.testing.assert_allclose(came["norm"], np.linalg.norm(matrix, 2), rtol=1e-13)


@pytest.mark.parametrize(
    ("match", "traits"),
    [
        ("hidden_size is 3; give one of 1, 2, 4, 8, 16", {"hidden_size": 3}),
        ("seq_len is 51; it runs from 2 to 50", {"seq_len": 51}),
        ("forget_bias is −3.0; it runs from −2 to 6", {"forget_bias": -3}),
        ("gain is 4.1", {"gain": 4.1}),
        ("drive is inf", {"drive": float("inf")}),
        ("'seed'", {"seed": 1.5}),
        ("route is 'half'", {"route": "half"}),
        ("weight is 'x3'", {"weight": "x3"}),
        ("weight is 'f0'", {"weight": "f0"}),
        ("edits has 'q1'", {"edits": {"q1": 1}}),
        ("edits sets f0.b to 5; give a number from −4 to 4", {"edits": {"f0.b": 5}}),
        ("edits sets f0.b to nan", {"edits": {"f0.b": float("nan")}}),
        ("edits sets f0.b to '1'", {"edits": {"f0.b": "1"}}),
        ("no trait sede", {"sede": 1}),
    ],
)
def test_bad_values_are_refused_by_name(match, traits):
    with pytest.raises((traitlets.TraitError, TypeError), match=match):
        GradientLab(**traits)


def test_drawing_is_small_named_and_rounded():
    lab = GradientLab()
    drawing = lab.drawing()
    assert len(drawing) < 12_000
    assert f"<title>{lab.summary()}</title>" in drawing
    assert drawing != GradientLab(seed=5).drawing()
    assert not re.findall(r"\d\.\d{4,}", drawing)


def test_each_line_of_the_drawing_is_told_without_its_colour():
    drawing = GradientLab().drawing()
    looks = re.findall(r'stroke-width="([\d.]+)" stroke-dasharray="([\d. ]*)"', drawing)
    assert looks == [("3.5", ""), ("2", "2.5 2"), ("1.5", "5 3")]
    assert "full (thick) · carousel alone (dotted) · through the gates (dashed)" in drawing

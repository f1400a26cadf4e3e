"""The check of a reader's step backward: a right one passes, each slip is named, and nothing else is."""

from types import SimpleNamespace

import numpy as np
import pytest

from lstm_core import step_check
from lstm_core.cells import lstm_step
from lstm_core.step_check import SLIPS, TERMS, check_step_backward, evaluate


def by_formulas(slip=None):
    """Return a step backward made of the module's formulas, one of them replaced."""

    def backward(step, x, h_prev, c_prev, weight_ih, weight_hh, d_h, d_c):
        arrays = {"x": x, "h_prev": h_prev, "c_prev": c_prev, "weight_ih": weight_ih, "weight_hh": weight_hh}
        v = SimpleNamespace(**step._asdict(), **arrays, d_h=d_h, d_c=d_c)
        return [evaluate(v, slip)[name] for name in TERMS]

    return backward


def by_hand(step, x, h_prev, c_prev, weight_ih, weight_hh, d_h, d_c):
    """The equations of the book, written out."""
    m = np.tanh(step.c)
    d_c = d_c + d_h * step.o * (1 - m * m)
    d_i, d_f, d_g, d_o = d_c * step.g, d_c * c_prev, d_c * step.i, d_h * m
    slopes = [step.i * (1 - step.i), step.f * (1 - step.f), 1 - step.g**2, step.o * (1 - step.o)]
    d_a = np.concatenate([d * s for d, s in zip((d_i, d_f, d_g, d_o), slopes, strict=True)], axis=-1)
    return d_a @ weight_ih, d_a @ weight_hh, d_c * step.f, d_a.T @ x, d_a.T @ h_prev, d_a.sum(axis=0)


@pytest.mark.parametrize("function", [by_formulas(), by_hand])
def test_a_right_step_agrees_on_every_seed(function):
    for seed in range(10):
        report = check_step_backward(function, seed)
        assert report.right
        assert tuple(report.errors) == TERMS
        assert max(report.errors.values()) < 1e-8
    assert "every term is right" in repr(report)
    assert "✗" not in repr(report)


@pytest.mark.parametrize("slip", SLIPS, ids=[f"{name}: {reason}" for name, _, reason in SLIPS])
def test_each_slip_is_found_and_named(slip):
    name, formula, reason = slip
    report = check_step_backward(by_formulas((name, formula)))
    assert not report.right
    assert set(report.reasons.values()) == {reason}
    assert reason in repr(report)


def test_a_slip_breaks_the_terms_that_read_it_and_no_other():
    (missing,) = [s for s in SLIPS if s[2].startswith("the slope o(1 − o) is missing")]
    assert set(check_step_backward(by_formulas(missing[:2])).reasons) == set(TERMS) - {"d_c_prev"}
    (cut,) = [s for s in SLIPS if "1997" in s[2]]
    assert set(check_step_backward(by_formulas(cut[:2])).reasons) == {"d_h_prev"}


def changed(name, change):
    def backward(*arguments):
        terms = dict(zip(TERMS, by_hand(*arguments), strict=True))
        return tuple((terms | {name: change(terms[name])}).values())

    return backward


@pytest.mark.parametrize(
    ("name", "change", "reason"),
    [
        ("d_x", lambda d: -d, "its sign is turned round"),
        ("d_x", lambda d: d.T, r"its shape is \(2, 3\), where \(3, 2\) is needed"),
        ("d_bias", lambda d: d * np.nan, "NaN"),
        ("d_c_prev", lambda d: d + 1, "no slip that is known"),
        ("d_bias", lambda d: d + np.repeat([0, 1, 0, 0], 4), "wrong in the rows of f; the other rows are right"),
        ("d_weight_ih", lambda d: 2 * d, "wrong in the rows of i, f, g, o$"),
    ],
)
def test_other_faults_are_described(name, change, reason):
    report = check_step_backward(changed(name, change))
    assert set(report.reasons) == {name}
    with pytest.raises(AssertionError, match=reason):
        raise AssertionError(report.reasons[name])


@pytest.mark.parametrize(("value", "words"), [(None, "one NoneType"), ((1, 2), "2 values")])
def test_what_is_no_six_arrays_is_refused(value, words):
    with pytest.raises(TypeError, match=f"returned {words}; it needs to return d_x, d_h_prev"):
        check_step_backward(lambda *_: value)


def test_the_step_is_the_course_s_and_nothing_given_is_changed():
    seen = []

    def spoil(step, x, *rest):
        seen.append(step)
        x[:] = 0
        return by_hand(step, x, *rest)

    arrays, _, _ = step_check.drawn_step()
    report = check_step_backward(spoil)
    wanted = lstm_step(*arrays.values(), np.zeros(16))
    np.testing.assert_array_equal(seen[0].h, wanted.h)
    assert set(report.reasons) == {"d_weight_ih"}

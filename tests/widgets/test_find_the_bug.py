"""The Python side of "find the bug", and the browser's passes beside it."""

import numpy as np
import pytest
import traitlets

from lstm_core import broken_backward as bb
from lstm_core.widgets import FindTheBug
from tests.widgets.browser_arithmetic import assert_close, run

NAMES = ("weight_ih", "weight_hh", "bias", "x", "h0", "c0", "d_y")


def problem(rng):
    size, inputs, seq_len = (int(rng.integers(1, high)) for high in (6, 4, 9))
    shapes = [(4 * size, inputs), (4 * size, size), (4 * size,), (seq_len, inputs), (size,), (size,), (seq_len, size)]
    return [rng.standard_normal(shape) for shape in shapes]


@pytest.mark.parametrize("name", [None, *bb.PASSES])
def test_each_pass_is_the_same_in_the_browser_right_and_wrong(name):
    rng = np.random.default_rng(8)
    problems = [problem(rng) for _ in range(40)]
    cases = [{"kind": "backward", "fault": name, **dict(zip(NAMES, each, strict=True))} for each in problems]
    backward = bb.exact if name is None else bb.PASSES[name]
    for arguments, came in zip(problems, run(cases), strict=True):
        for tensor, gradient in zip(bb.TENSORS, backward(*bb.forward(*arguments)[0]), strict=True):
            assert_close(came["gradients"][tensor], gradient, f"{tensor} of {name}")
        wanted = bb.diagnose(backward, arguments)
        told = {(term["tensor"], term["gate"]): term["error"] for term in came["terms"]}
        assert told.keys() == wanted.keys()
        # relative errors of right terms are noise: they are small in both languages, not equal
        np.testing.assert_allclose([told[k] for k in wanted], list(wanted.values()), rtol=1e-6, atol=1e-6)


def test_browser_draws_the_same_network_and_says_the_same_sentence():
    hunts = [
        FindTheBug(which=which, seq_len=seq_len, hidden_size=1 + line % 4, seed=6 * line, line=line)
        for which in bb.PASSES
        for line, seq_len in ((0, 1), (0, 4), (3, 1), (5, 8), (6, 3), (7, 1), (8, 2), (4, 5), (16, 2))
    ]
    cases = [{"kind": "bug_hunt", "state": hunt.state()} for hunt in hunts]
    for hunt, came in zip(hunts, run(cases), strict=True):
        for name, array in zip(NAMES, hunt.arguments(), strict=True):
            assert came["problem"][name] == array.ravel().tolist(), name
        assert came["summary"] == hunt.summary() == repr(hunt)
        assert came["found"] == hunt.found()
        assert came["before"]["wrong"] == hunt.wrong()


def test_the_right_line_mends_every_pass_and_no_other_does():
    for which in bb.PASSES:
        mending = [line for line in range(1, 19) if FindTheBug(which=which, line=line).found()]
        assert len(mending) == {"D": 2}.get(which, 1)
        for line in range(1, 19):
            errors = FindTheBug(which=which, line=line).errors().values()
            assert (max(errors) < bb.WRONG) == (line in mending)


def test_no_pass_betrays_itself_by_the_count_of_its_terms_alone():
    assert FindTheBug(which="B", seq_len=1).wrong() == FindTheBug(which="C", seq_len=1).wrong() == 0
    assert FindTheBug(which="C", seq_len=4).wrong() == FindTheBug(which="E", seq_len=4).wrong() == 15


@pytest.mark.parametrize(
    ("match", "traits"),
    [
        ("which is 'F'; give one of A, B, C, D, E", {"which": "F"}),
        ("seq_len is 9; it runs from 1 to 8", {"seq_len": 9}),
        ("hidden_size is 0", {"hidden_size": 0}),
        ("seed is 100", {"seed": 100}),
        ("line is 19; it runs from 0 to 18", {"line": 19}),
        ("'line'", {"line": 1.5}),
        ("no trait bug", {"bug": "A"}),
    ],
)
def test_bad_values_are_refused_by_name(match, traits):
    with pytest.raises((traitlets.TraitError, TypeError), match=match):
        FindTheBug(**traits)


def test_drawing_shows_the_pass_as_it_stands():
    broken, mended = FindTheBug().drawing(), FindTheBug(line=6).drawing()
    assert "d_c = d_c + d_h * o[t] * (1 - m * m)" in mended
    assert "d_c = d_c + d_h * o[t] * (1 - m * m)" not in broken
    assert len(broken) < 12_000
    assert f"<title>{FindTheBug().summary()}</title>" in broken

"""Difference quotients against derivatives that are known on paper."""

import numpy as np
import pytest

import lstm_core as lc
from lstm_core import analysis
from lstm_core.gradient_check import central_gradient, central_jacobian, relative_error


def test_the_gradient_of_a_cubic_is_exact_to_the_square_of_the_step():
    at = np.array([[1.0, -2.0], [0.5, 3.0]])
    before = at.copy()
    for step in (1e-2, 1e-3):
        found = central_gradient(lambda a: (a**3).sum(), at, step)
        np.testing.assert_allclose(found - 3 * at**2, step**2, rtol=1e-3)
    np.testing.assert_array_equal(at, before)


def test_the_jacobian_has_a_row_for_each_output_and_a_column_for_each_input():
    matrix = np.arange(6.0).reshape(2, 3)
    found = central_jacobian(lambda v: matrix @ v, np.ones(3))
    np.testing.assert_allclose(found, matrix, atol=1e-9)


def test_relative_error_knows_equal_missing_turned_and_empty():
    one = np.array([3.0, 4.0])
    assert relative_error(one, one) == 0
    assert relative_error(0 * one, one) == 1
    assert relative_error(-one, one) == 2
    assert relative_error(0 * one, 0 * one) == 0
    assert relative_error(one, 2 * one) == pytest.approx(0.5)
    assert relative_error(one * np.nan, one) == relative_error(one, one * np.inf) == np.inf


def test_differences_of_the_cell_state_confirm_both_paths():
    rng = np.random.default_rng(4)
    net = lc.LSTM(3, 5, rng=rng)
    trace = net.trace(rng.standard_normal((12, 2, 3)))
    paths = analysis.cell_paths(net, trace, 2, 10, batch=1)
    differences = analysis.cell_path_differences(net, trace, 2, 10, batch=1)
    for path, difference in zip(paths, differences, strict=True):
        np.testing.assert_allclose(difference, path, atol=1e-9)
    assert np.abs(paths.gates).max() > 1e-3
    with pytest.raises(ValueError, match="start is 10 and stop 2"):
        analysis.cell_path_differences(net, trace, 10, 2)

"""The benchmarks measure what they say: equal numbers, every case once, a page that fits them. No time is judged."""

import json
import os

import numpy as np
import pytest

from lstm_core import engine, layers
from tests.benchmarks import __main__ as command
from tests.benchmarks import candidates, cases, machine, measuring, page, textbook
from tests.unit.central import worst

HERE = ("lstm_core", "layers", "textbook", "products")  # PyTorch is compared in tests/parity


@pytest.fixture(scope="module")
def results():
    """Return a measurement at tiny sizes, by real processes, without PyTorch."""
    settings = {"sizes": cases.TINY, "model": cases.FEW_CHARACTERS, "rounds": 1, "seconds": 0.0, "two": 0}
    return json.loads(json.dumps(measuring.everything(HERE, **settings, report=lambda line: None)))


def numbers(value):
    """Return every number in nested results."""
    if isinstance(value, dict):
        return [n for v in value.values() for n in numbers(v)]
    if isinstance(value, list):
        return [n for v in value for n in numbers(v)]
    return [value] if isinstance(value, (int, float)) else []


def test_every_case_is_measured_once(results):
    rows = [(row["candidate"], row["size"], row["dtype"], row["task"]) for row in results["speed"]]
    assert len(rows) == len(set(rows)) == 2 * 2 * (3 + 3 + 2 + 2)
    assert all(np.isfinite(n) and n >= 0 for n in numbers(results))
    assert all(row["rounds"] == 1 and row["least"] <= row["cpu"] <= row["most"] for row in results["speed"])
    assert all(row["peak"] >= row["before"] > 2**20 for row in results["memory"])
    assert results["characters"].keys() == {"lstm_core"}
    assert results["imports"].keys() == {"python", "numpy", "lstm_core"}
    assert {"processor", "cores", "python", "numpy", "blas"} <= results["machine"].keys()


def test_a_page_is_made_of_any_results(results):
    text = page.written(results)
    assert "PyTorch was not measured" in text
    assert all(f"| {size.name} |" in text for size in cases.TINY)
    assert "None" not in text
    assert "nan" not in text


def with_torch(results, factor):
    """Return results in which PyTorch takes ``factor`` times as long as this library."""
    own = [row for row in results["speed"] if row["candidate"] == "lstm_core"]
    scaled = [row | {"candidate": "torch", "cpu": row["cpu"] * factor, "wall": row["wall"]} for row in own]
    return results | {"speed": results["speed"] + scaled}


def test_the_page_says_who_is_faster_and_which_goals_are_missed(results, monkeypatch):
    monkeypatch.setitem(cases.GOALS, ("float64", "forward"), {"tiny": 0.6, "alone": 0.3})
    text = page.written(with_torch(results, 2))
    assert "PyTorch's time is **2.00 to 2.00 times** ours forward" in text
    assert "| 0.50 ✓ | ≤ 0.6 |" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "| 0.50 ✗ | ≤ 0.3 |" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "1 of 2 goals are met" in text
    assert "| ours / torch, alone, float64, forward | 0.50 | 0.3 |" in text
    assert "All 2 goals that were measured are met" in page.written(with_torch(results, 20))


def test_the_page_says_when_the_machine_was_shared(results):
    assert "The machine was shared" in page.written(results | {"load": [0.2, 3.4]})
    assert "The machine was shared" not in page.written(results | {"load": [0.2, 1.1]})
    assert "The machine was shared" not in page.written(results | {"load": [None, None]})


def test_the_page_of_the_book_is_that_of_the_stored_results():
    stored = json.loads(command.RESULTS.read_text(encoding="utf-8"))
    assert page.written(stored) == command.PAGE.read_text(encoding="utf-8")
    assert {row["size"] for row in stored["speed"]} == {size.name for size in cases.SIZES}
    assert {row["candidate"] for row in stored["speed"]} == set(candidates.CANDIDATES)
    assert {row["threads"] for row in stored["speed"]} == {1, 2}


def test_goals_name_sizes_that_are_measured():
    known = {size.name for size in cases.SIZES}
    named = [*cases.GOALS.values(), *cases.OVER_TEXTBOOK.values()]
    assert all(goals.keys() == known for goals in named)
    assert cases.OVER_PRODUCTS.keys() <= known


def test_workers_get_native_kernels_and_a_number_of_threads(monkeypatch):
    monkeypatch.setenv("OPENBLAS_CORETYPE", "Haswell")
    monkeypatch.setenv("OPENBLAS_L2_SIZE", "1")
    variables = machine.environment(2)
    assert not set(machine.PINNING) & variables.keys()
    assert variables["OPENBLAS_NUM_THREADS"] == variables["OMP_NUM_THREADS"] == "2"
    assert variables["PATH"] == os.environ["PATH"]


def test_a_worker_that_fails_is_named(capfd):
    with measuring.Worker("nobody", 1) as worker, pytest.raises(RuntimeError, match="the worker of nobody ended"):
        worker.ask(kind="speed", size=list(cases.TINY[0]), dtype="float64", task="forward", seconds=0)
    assert "KeyError: 'nobody'" in capfd.readouterr().err


# ------------------------------------------------------------------------------- all candidates compute the same


@pytest.mark.parametrize("size", cases.TINY)
def test_the_textbook_computes_what_the_library_does(size):
    net, x, d_y = candidates.case(size, "float64")
    p = {name.removesuffix("_l0"): value for name, value in net.parameters.items()}
    y, _, tape = net.forward(x)
    states, cache = textbook.forward(p, x)
    d_x, grads = textbook.backward(p, cache, d_y)
    wanted_d_x, _, wanted = net.backward(tape, d_y)
    found = {"y": np.stack(states), "d_x": d_x} | {f"{name}_l0": grad for name, grad in grads.items()}
    assert worst(found, {"y": y, "d_x": wanted_d_x} | wanted) <= 1e-12


@pytest.mark.parametrize("size", cases.TINY)
def test_with_and_without_the_engine_the_same_is_measured(size, monkeypatch):
    monkeypatch.setattr(engine, "runs", engine.runs)  # put back after the test
    fast = [candidates.ours(size, "float64", task)() for task in ("forward", "training")]
    general = [candidates.layers_alone(size, "float64", task)() for task in ("forward", "training")]
    assert worst({"y": fast[0][0], "d_x": fast[1][0]}, {"y": general[0][0], "d_x": general[1][0]}) <= 1e-12
    net, x, _ = candidates.case(size, "float64")
    assert isinstance(net.forward(x)[2].runs[0], layers.LSTMTape)


@pytest.mark.parametrize("size", cases.TINY)
def test_the_products_are_those_of_a_run(size, monkeypatch):
    counted = []

    def product(a, b, out):
        counted.append((a.shape, b.shape, out.size))
        return np.matmul(a, b).reshape(out.shape)

    make = candidates.plans.weights_and_product
    monkeypatch.setattr(
        candidates.plans, "weights_and_product", lambda *shape: ((w := make(*shape))[0], (product, w[1][1]))
    )
    d_weights, d_x = candidates.products(size, "float64", "training")()
    assert len(counted) == size.T
    assert {out for *_, out in counted} == {4 * size.H * size.B}
    assert d_weights.shape == (4 * size.H, size.D + 1 + size.H)
    assert d_x.shape == (size.T * size.B, size.D)

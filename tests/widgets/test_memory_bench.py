"""The Python side of the memory bench, and the browser's numbers beside it."""

import re

import numpy as np
import pytest
import traitlets

from lstm_core import weights
from lstm_core.tasks.recall import ALPHABET, LAGS, noise
from lstm_core.widgets import MemoryBench
from lstm_core.widgets.memory_bench import NETWORKS
from tests.widgets.browser_arithmetic import assert_close, run


def benches(rng, count):
    ranges = {"lag": (1, 32), "window": (1, 33), "string": (0, 50)}
    for _ in range(count):
        traits = {name: int(rng.integers(*ends)) for name, ends in ranges.items()}
        yield MemoryBench(network=str(rng.choice(list(NETWORKS))), cue=str(rng.choice(["X", "Y"])), **traits)


def as_case(bench):
    lines = ["".join(ALPHABET[s] for s in line) for line in noise()]
    stored = weights.manifest(bench.network)
    return {
        "kind": "recall",
        "weights": stored,
        "noise": lines,
        "state": bench.state(),
        "name": NETWORKS[bench.network],
    }


def test_browser_computes_the_same_and_says_the_same_sentence():
    made = list(benches(np.random.default_rng(1), 24))
    for bench, came in zip(made, run([as_case(bench) for bench in made]), strict=True):
        shares = bench.shares()
        assert came["shares"] == shares["network"].tolist()
        assert came["seen"] == shares["window"].tolist()
        assert came["answers"] == bench.answers()
        assert_close(came["probabilities"], bench.probabilities(), "probabilities")
        assert_close(came["distances"], bench.distances(), "distances")
        assert came["summary"] == bench.summary() == repr(bench)
        assert came["seen"][bench.lag - 1] == (1.0 if bench.lag < bench.window else 0.5)


def test_first_view_holds_a_cue_that_all_three_know_and_a_drag_away_loses_two_of_them():
    bench = MemoryBench()
    assert set(bench.answers().values()) == {"Y"}
    bench.lag = 20
    answers, shares = bench.answers(), bench.shares()
    assert answers["window"] != "Y"
    assert answers["machine"] == "Y"
    assert [shares[name][19] for name in ("window", "machine")] == [0.5, 1.0]
    assert shares["network"][19] <= 0.55


def test_what_the_chapter_says_of_the_four_networks():
    shares = {name: MemoryBench(network=name).shares()["network"] for name in NETWORKS}
    assert (shares["recall-next"][:7] == 1).all()
    assert (shares["recall-next"][14:] == 0.5).all()
    assert (shares["recall-near"] == 1).all()
    assert (shares["recall-far"] == 0.5).all()
    assert (shares["recall-lstm"][9:] == 1).all()
    far = MemoryBench(network="recall-far", lag=max(LAGS)).distances()
    assert far[0] > 0.5
    assert far[-1] == 0


@pytest.mark.parametrize(
    ("match", "traits"),
    [
        ("network is 'temporal-order'; give one of recall-next", {"network": "temporal-order"}),
        ("lag is 32; it runs from 1 to 31", {"lag": 32}),
        ("window is 0; it runs from 1 to 32", {"window": 0}),
        ("string is 50; it runs from 0 to 49", {"string": 50}),
        ("cue is 'x'; give X or Y", {"cue": "x"}),
        ("'lag'", {"lag": 2.0}),
        ("no trait lags", {"lags": 1}),
    ],
)
def test_bad_values_are_refused_by_name(match, traits):
    with pytest.raises((traitlets.TraitError, TypeError), match=match):
        MemoryBench(**traits)


def test_drawing_is_small_named_and_follows_the_cue():
    bench = MemoryBench(lag=9)
    drawing = bench.drawing()
    assert len(drawing) < 12_000
    assert f"<title>{bench.summary()}</title>" in drawing
    assert drawing.count('font-weight="700"') == 1
    assert drawing != MemoryBench(lag=10).drawing()
    assert not re.findall(r"\d\.\d{4,}", drawing)

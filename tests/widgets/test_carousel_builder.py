"""The Python side of the carousel builder, and the browser's numbers beside it."""

import re

import numpy as np
import pytest
import traitlets

from lstm_core.carousel import CUT_1997, EDGES, unrolled_edges
from lstm_core.widgets import CarouselBuilder
from lstm_core.widgets.carousel_builder import PARTS, RANGES
from tests.browser.reference_carousel_builder import carousel_builder
from tests.widgets.browser_arithmetic import assert_close, run


def drawn(rng):
    """A builder at random places of its scales."""
    traits = {part: bool(rng.integers(2)) for part in PARTS}
    traits |= {name: round(float(rng.uniform(low, high)), 1) for name, (low, high) in RANGES.items()}
    traits["steps"] = int(rng.integers(10, 1001))
    return CarouselBuilder(**traits, cuts=rng.choice(EDGES, int(rng.integers(4)), replace=False).tolist())


def test_browser_computes_the_same_cells_and_says_the_same_sentence():
    rng = np.random.default_rng(4)
    made = [CarouselBuilder(), *(drawn(rng) for _ in range(60))]
    for builder, came in zip(made, run([{"kind": "builder", "state": b.state()} for b in made]), strict=True):
        wanted, reference = builder.run(), carousel_builder(builder.state())
        assert_close(came["s"], wanted.s.T, "s")
        assert_close(came["y"], wanted.y.T, "y")
        for name, values in unrolled_edges(builder.weight, builder.input_bias, builder.output_bias).items():
            assert_close(came["edges"][name], values, name)
        for quantity, value in came["values"].items():
            assert_close([value], [reference({"quantity": quantity})], quantity)
        assert came["summary"] == builder.summary() == repr(builder)


def test_first_view_answers_its_question():
    before, after = CarouselBuilder().run(), CarouselBuilder(carousel=True).run()
    assert before.wrong - after.wrong <= 1
    assert CarouselBuilder(carousel=True, input_gate=True).run().wrong == 0


@pytest.mark.parametrize(
    ("match", "traits"),
    [
        ("weight is 5.0; it runs from 0.1 to 4.0", {"weight": 5.0}),
        ("input_bias is 1.0", {"input_bias": 1.0}),
        ("mean is nan", {"mean": float("nan")}),
        ("steps is 9", {"steps": 9}),
        ("'carousel'", {"carousel": "yes"}),
        ("cuts names xy; there are ss", {"cuts": ["xy"]}),
        ("no trait forget_gate", {"forget_gate": True}),
    ],
)
def test_bad_values_are_refused_by_name(match, traits):
    with pytest.raises((traitlets.TraitError, TypeError), match=match):
        CarouselBuilder(**traits)


def test_cuts_are_kept_in_one_order():
    assert CarouselBuilder(cuts=["yo", "yi", "yg"]).cuts == list(CUT_1997)
    assert "Cut: as in 1997" in CarouselBuilder(cuts=["yo", "yi", "yg"]).caption()


def test_drawing_is_small_named_and_rounded():
    for builder in (CarouselBuilder(), CarouselBuilder(carousel=True, mean=0.5, steps=1000)):
        drawing = builder.drawing()
        assert len(drawing) < 20_000
        assert f"<title>{builder.summary()}</title>" in drawing
        assert not re.findall(r"\d\.\d{3,}", re.sub("<title>.*</title>", "", drawing))

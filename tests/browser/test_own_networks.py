"""The gate timeline of networks of other kinds than the stored ones, every number of them, layer by layer."""

import json

import numpy as np
import pytest
from bs4 import BeautifulSoup

import lstm_core as lc
from lstm_core.interop.composed import Chain, Directed
from lstm_core.widgets import GateTimeline
from tests.browser import reference, states
from tests.browser.conftest import built_book, explorable_pages
from tests.browser.explorables import Explorable

ROOT = '[data-explorable="gate-timeline"]'
RNG = np.random.default_rng(12)
PEEPHOLES = {"peepholes": True, "clip": 0.6}
HARD = (("hard_sigmoid", 0.25, 0.5), "softsign", "tanh")
NETWORKS = {
    "gru": lc.Model(lc.GRU(3, 4, 2, bidirectional=True, rng=RNG), lc.Linear(8, 3, rng=RNG)),
    "gru-reset-before": lc.GRU(3, 4, reset_after=False, rng=RNG),
    "peepholes-coupled": lc.LSTM(3, 4, variant="CIFG", activations=HARD, **PEEPHOLES, rng=RNG),
    "projected": lc.LSTM(3, 4, proj_size=2, rng=RNG),
    "chain": Chain([Directed(lc.RNN(3, 3, rng=RNG), lc.RNN(3, 3, rng=RNG), merge="sum"), lc.LSTM(3, 2, rng=RNG)]),
}


@pytest.fixture(scope="module")
def timeline_page():
    marked = 'data-explorable="gate-timeline"'
    return next(page for page in explorable_pages() if marked in (built_book() / page).read_text(encoding="utf-8"))


@pytest.fixture
def opened(timeline_page, open_page, server):
    """Return a function that shows a network in the place of the page's first timeline."""

    def show(net, width=1280):
        x = np.random.default_rng(13).standard_normal((9, 3)).round(3)
        soup = BeautifulSoup((built_book() / timeline_page).read_text(encoding="utf-8"), "html.parser")
        state = GateTimeline(net, x, t=6).state()
        soup.select_one(f"{ROOT} script[type='application/json']").string = json.dumps(state)
        page = open_page(server.variant(timeline_page, str(soup)), viewport={"width": width, "height": 900})
        return Explorable(page, page.locator(ROOT).first).mount()

    return show


def wrong(timeline):
    """Say which numbers lstm_core does not confirm."""
    timeline.settle()
    return reference.differences(timeline.name, states.read(timeline), timeline.values())


@pytest.mark.parametrize("name", NETWORKS)
def test_every_number_of_every_layer_is_that_of_lstm_core(name, opened):
    timeline = opened(NETWORKS[name])
    first = timeline.snapshot()
    layers = timeline.root.locator("select[name=layer]")
    places = layers.locator("option").evaluate_all("nodes => nodes.map((node) => node.value)") if layers.count() else []
    for place in places or [None]:
        if place:
            layers.select_option(place)
            timeline.settle()
        assert wrong(timeline) == [], place
        hold = timeline.root.locator(".lx-clamp .lx-switch input")
        if hold.count():
            hold.press("Space")
            timeline.settle()
            assert states.read(timeline)["clamp"]["quantity"] in "fz"
            assert wrong(timeline) == [], f"{place}, held"
        timeline.root.locator(".lx-units label").last.click()
        timeline.settle()
        timeline.root.get_by_role("button", name="Back").click()
        assert wrong(timeline) == [], f"{place}, last unit"
    assert timeline.message() == ""
    timeline.root.get_by_role("button", name="Reset").click()
    timeline.settle()
    assert timeline.snapshot() == first


def test_an_edited_input_moves_the_layers_above(opened):
    timeline = opened(NETWORKS["gru"])
    timeline.root.locator("select[name=layer]").select_option("1 1")
    timeline.settle()
    before = timeline.snapshot()
    field = timeline.root.locator(".lx-vector input").first
    field.fill("1.5")
    timeline.settle()
    assert timeline.snapshot() != before
    assert wrong(timeline) == []


@pytest.mark.parametrize("name", ["peepholes-coupled", "projected"])
def test_the_step_fits_a_phone(name, opened):
    timeline = opened(NETWORKS[name], width=360)
    assert timeline.page.evaluate("document.documentElement.scrollWidth") <= 360
    cut = timeline.root.locator(".lx-step-grid .lx-number").evaluate_all(
        "nodes => nodes.filter((node) => node.getBoundingClientRect().right > innerWidth).map((n) => n.textContent)"
    )
    assert cut == []

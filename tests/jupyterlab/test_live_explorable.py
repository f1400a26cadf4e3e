"""The gate timeline in a real JupyterLab: two views, one state, in step with Python and plain ipywidgets."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser import reference, waits
from tests.browser.explorables import SCREEN, Explorable
from tests.jupyterlab.lab import open_notebook

SET_UP = """\
import json
import ipywidgets
from IPython.display import display
from lstm_core.widgets import registry
timeline = registry()["gate-timeline"](weights="temporal-order", t=3)"""
TWO_VIEWS = "display(timeline)\ndisplay(timeline)"
LINK = """\
slider = ipywidgets.IntSlider(min=0, max=len(timeline.x) - 1, description="linked t")
link = ipywidgets.link((timeline, "t"), (slider, "value"))
slider"""
SET_TRAITS = "timeline.t, timeline.unit, timeline.forget_bias = 9, 2, -1.5"
ASK = "print(json.dumps({**timeline.state(), 'slider': slider.value}))"
REFUSED = """\
try:
    timeline.t = 999
except Exception as error:
    print(f"{type(error).__name__}: {error}")"""
CELLS = (SET_UP, TWO_VIEWS, LINK, SET_TRAITS, ASK, REFUSED)
START, VIEWS, LINKED, TRAITS, STATE, WRONG = range(len(CELLS))

SHOWN_T = "root => Number(root.querySelector('[data-quantity=half_life]').dataset.t)"
WAIT_FOR_T = f"""
async (root) => {{
  const end = performance.now() + {1000 * waits.LIMIT};
  const now = {SHOWN_T};
  while (performance.now() < end && now(root[0]) !== root[1]) await new Promise(requestAnimationFrame);
  return now(root[0]);
}}
"""


@pytest.fixture(scope="module")
def opened(browser, lab_server):
    with open_notebook(browser, lab_server, "live.ipynb", *CELLS) as lab:
        yield lab


@pytest.fixture
def live(opened):
    """The notebook with both views at the first state, whatever the test before did."""
    opened.run(START)
    opened.run(VIEWS)
    opened.run(LINKED)
    opened.views = [view(opened, n) for n in (0, 1)]
    return opened


def view(lab, n):
    """Return one view of the explorable once its numbers are there."""
    root = lab.outputs(VIEWS).nth(n)
    root.locator("[data-value]").first.wait_for(state="attached")
    return Explorable(lab.page, root)


def state(lab):
    """Ask Python what the explorable's state is."""
    return json.loads(lab.printed(STATE))


def wait_for_t(view, t):
    seen = view.page.evaluate(WAIT_FOR_T, [view.root.element_handle(), t])
    assert seen == t, f"the view shows step {seen}, wanted {t}"
    view.settle()


def scrub(view):
    """Return the slider that moves through time."""
    return next(c for c in view.controls() if c.kind == "range" and "step" in (c.label + c.spoken).lower())


def test_both_views_show_what_lstm_core_computes(live):
    for shown in live.views:
        wait_for_t(shown, 3)
        assert reference.differences("gate-timeline", state(live), shown.values()) == []


def test_trait_set_from_python_moves_both_views_and_the_linked_slider(live):
    before = [shown.values() for shown in live.views]
    live.run(TRAITS)
    for shown, old in zip(live.views, before, strict=True):
        wait_for_t(shown, 9)
        assert shown.values() != old
        assert reference.differences("gate-timeline", state(live), shown.values()) == []
    assert state(live)["slider"] == 9
    expect(live.outputs(LINKED).locator(".widget-readout")).to_have_text("9")


def test_drag_in_one_view_reaches_python_the_other_view_and_the_linked_slider(live):
    one, two = live.views
    assert one.changes(one.by_mouse, scrub(one))
    t = one.root.evaluate(SHOWN_T)
    assert t > 3
    wait_for_t(two, t)
    now = state(live)
    assert now["t"] == now["slider"] == t
    assert reference.differences("gate-timeline", now, two.values()) == []


def test_keys_on_the_linked_slider_move_both_views(live):
    handle = live.outputs(LINKED).locator(".noUi-handle, [role=slider], input[type=range]").first
    handle.focus()
    for t in (4, 5):
        handle.press("ArrowRight")
        for shown in live.views:
            wait_for_t(shown, t)
    assert state(live)["t"] == 5


def test_value_out_of_range_is_refused_with_a_sentence_and_changes_nothing(live):
    sentence = live.printed(WRONG)
    assert sentence.startswith("TraitError: t is 999")
    assert state(live)["t"] == 3
    for shown in live.views:
        wait_for_t(shown, 3)


def test_one_view_is_shown_on_the_whole_screen_and_comes_back(live):
    shown = live.views[0]
    shown.root.get_by_role("button", name="Full screen").click()
    screen = live.page.locator(SCREEN)
    screen.wait_for()
    assert screen.evaluate("node => [innerWidth - node.offsetWidth, innerHeight - node.offsetHeight]") == [0, 0]
    assert screen.locator(".lx-timeline").count() == 1
    live.page.keyboard.press("Escape")
    screen.wait_for(state="detached")
    assert shown.root.locator(".lx-timeline").is_visible()
    wait_for_t(shown, 3)


def test_dragging_goes_on_after_a_kernel_restart(live):
    """The page computes by itself: a view without its kernel still answers the reader."""
    live.restart()
    one = live.views[0]
    assert one.changes(one.by_mouse, scrub(one))


def test_nothing_came_from_another_host_and_nothing_was_thrown(live):
    assert live.traffic.foreign == []
    assert live.traffic.errors == []

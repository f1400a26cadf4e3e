"""The playground by hand: a first success, a run that diverges, links, files in and out, a page that sleeps."""

import base64
import json

import pytest

from lstm_core.interop.playground import from_playground
from lstm_core.widgets import Playground
from tests.browser import explorables, states, waits
from tests.browser.states import wrong_numbers

PAGE = "notebooks/09-train-one-in-front-of-you.html"


def opened(open_page, address=PAGE):
    (playground, *_) = [e for e in explorables.on(open_page(address)) if e.name == "playground"]
    return playground


def encoded(**changes):
    return base64.urlsafe_b64encode(json.dumps(changes).encode()).decode().rstrip("=")


def linked(server, **changes):
    return f"{server.url}/{PAGE}#playground={encoded(**changes)}"


@pytest.fixture(scope="module")
def kept(keep_page):
    """A playground for many links."""
    return opened(keep_page)


def until(playground, seen):
    """Let the worker answer and the page draw until something is seen."""

    def drawn():
        playground.settle()
        return seen()

    waits.until(playground.page, drawn, lambda: f"not seen: {status(playground)}")


def start(playground):
    """Let it train, and do not wait until it ends."""
    playground.root.get_by_role("button", name="Train", exact=True).click()


def status(playground):
    return playground.root.locator(".lx-status").inner_text()


def shown(playground, quantity):
    return float(playground.root.locator(f"[data-quantity={quantity}]").first.get_attribute("data-value"))


def test_the_first_preset_is_a_success(open_page):
    playground = opened(open_page)
    playground.press_button("Train")
    until(playground, lambda: "solved, first seen" in status(playground))
    assert shown(playground, "loss") <= shown(playground, "trivial") / 10
    assert wrong_numbers(playground) == []


def test_a_run_that_diverges_says_so_and_why(open_page, server):
    wild = {"task": "sunspots", "cell": "RNN", "optimizer": "SGD", "learning_rate": 10, "clip": 0, "steps": 5000}
    playground = opened(open_page, linked(server, **wild))
    until(playground, lambda: status(playground).startswith("Diverged: "))
    assert "Clip the gradient or lower the learning rate" in status(playground)
    assert playground.root.get_by_role("button", name="Train", exact=True).is_disabled()
    assert wrong_numbers(playground) == []


def test_a_link_trains_to_the_same_network(open_page, server):
    state = {"cell": "GRU", "hidden_size": 3, "steps": 25}
    first, second = (opened(open_page, linked(server, **state)) for _ in range(2))
    for playground in (first, second):
        until(playground, lambda playground=playground: status(playground).startswith("Step 25"))
    assert first.values() == second.values()
    assert wrong_numbers(first) == []


def steps(playground):
    return int(status(playground).removeprefix("Step ").split(":")[0])


def until_step(playground, least):
    """Let frames pass until a run that goes on has come so far."""
    waits.until(playground.page, lambda: steps(playground) >= least, lambda: f"not at {least}: {status(playground)}")


def test_a_pause_changes_nothing(open_page, server):
    hopeless = {"forget_bias": -4, "hidden_size": 2, "batch_size": 4}
    playground = opened(open_page, linked(server, **hopeless))
    playground.choose("select[name=budget]", "100000")
    for least in (1, 5):
        start(playground)
        until_step(playground, least)
        playground.press_button("Pause")
    playground.press_button("One step")
    reached = steps(playground)
    assert reached > 5
    straight = opened(open_page, linked(server, **hopeless, steps=reached))
    until(straight, lambda: steps(straight) == reached)
    assert straight.values() == playground.values()


def test_a_reload_keeps_the_run_the_edited_sequence_and_the_pinned_run(open_page, server):
    playground = opened(open_page, linked(server, cell="GRU", hidden_size=3, length=12, steps=15))
    until(playground, lambda: steps(playground) == 15)
    for name in ("Pin to compare", "New seed", *["One step"] * 3):
        playground.press_button(name)
    for label in ("Unit", "value"):
        slider = next(c for c in playground.controls() if c.label.split("\n")[0] == label)
        playground.by_keyboard(slider)
    playground.press_button("Copy link")
    again = opened(open_page, playground.page.url)
    until(again, lambda: steps(again) == 3)
    until(again, lambda: again.values() == playground.values())
    assert again.snapshot() == playground.snapshot()
    assert "Dashed: the pinned run, seed 0." in again.root.inner_text()
    assert wrong_numbers(again) == []


def test_it_trains_from_a_folder(open_page, book):
    playground = opened(open_page, (book / PAGE).as_uri())
    playground.press_button("Train")
    until(playground, lambda: "solved, first seen" in status(playground))
    assert wrong_numbers(playground) == []
    assert playground.page.watch.report() == []


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        ({"hidden_size": 1000}, "hidden_size is 1000"),
        ({"task": "chess"}, 'task is "chess"'),
        ({"probe": [[1, 2, 3]]}, "the probe has to be"),
        ({"weights": {"x": 1}}, '"x" is no tensor'),
        ({"pinned": {"settings": 3}}, "task is undefined"),
    ],
)
def test_a_link_that_does_not_fit_is_left_out_with_a_sentence(state, reason, kept):
    (sentence,) = kept.follow(encoded(**state))
    assert f"The link's state is left out: {reason}" in sentence
    assert wrong_numbers(kept) == []


def test_a_saved_network_comes_back_and_goes_to_python(open_page, server, tmp_path):
    playground = opened(open_page, linked(server, cell="RNN", hidden_size=3, steps=10))
    until(playground, lambda: status(playground).startswith("Step 10"))
    with playground.page.expect_download() as download:
        playground.press_button("Save as JSON")
    path = tmp_path / "playground.json"
    download.value.save_as(path)
    exported = states.read(playground)["weights"]
    assert [x for p in from_playground(path).parameters.values() for x in p.ravel()] == exported
    loss = shown(playground, "loss")
    playground.press_button("Reset")
    until(playground, lambda: shown(playground, "loss") != loss)
    field = playground.root.locator("input[type=file]")
    field.set_input_files(path)
    until(playground, lambda: shown(playground, "loss") == loss)
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps({"format": "lstm_core playground 1", "settings": Playground().settings()}))
    field.set_input_files(broken)
    playground.root.get_by_text("The file is left out: ").wait_for()
    assert shown(playground, "loss") == loss


# without a frame, in a page that sleeps
WAIT_IDLE = """
async (root) => {
  const end = performance.now() + 120000;
  const busy = () => root.querySelector('[aria-busy=true]');
  while (performance.now() < end && busy()) await new Promise((go) => setTimeout(go, 20));
  return !busy();
}
"""
SLEEP = """() => {
  window.awake = requestAnimationFrame;
  window.kept = [];
  window.requestAnimationFrame = (frame) => window.kept.push(frame);
}"""
WAKE = """() => {
  window.requestAnimationFrame = window.awake;
  for (const frame of window.kept) requestAnimationFrame(frame);
}"""


def test_training_goes_on_while_the_page_sleeps(open_page):
    """A tab in the background gets no frames; it keeps those that were asked for until it is looked at again."""
    playground = opened(open_page)
    playground.page.evaluate(SLEEP)
    start(playground)
    assert playground.root.evaluate(WAIT_IDLE), "it trains for more than two minutes"
    assert "untrained" in status(playground)
    playground.page.evaluate(WAKE)
    until(playground, lambda: "solved, first seen" in status(playground))
    assert wrong_numbers(playground) == []

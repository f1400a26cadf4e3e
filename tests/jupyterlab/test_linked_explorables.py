"""Every explorable in a real JupyterLab, tied both ways to a Python variable and to a plain ipywidget."""

import json
from dataclasses import dataclass

import pytest

from lstm_core import puzzles
from lstm_core.widgets import PuzzleBench, registry
from tests.browser import explorables, reference, states, waits
from tests.browser.test_exercises import enter, verdict
from tests.jupyterlab.lab import open_notebook


@dataclass(frozen=True)
class Tie:
    """A trait of an explorable, the ipywidget it is linked with, and two values other than the first."""

    trait: str
    control: str
    values: tuple


TIES = {
    "carousel-builder": Tie("steps", "ipywidgets.IntSlider(min=10, max=1000)", (200, 50)),
    "find-the-bug": Tie("seq_len", "ipywidgets.IntSlider(min=1, max=8)", (7, 2)),
    "gate-timeline": Tie("unit", "ipywidgets.IntSlider(min=0, max=5)", (2, 4)),
    "gradient-dials": Tie("steps", "ipywidgets.IntSlider(min=5, max=100)", (60, 20)),
    "gradient-lab": Tie("t", "ipywidgets.IntSlider(min=0, max=29)", (20, 3)),
    "memory-bench": Tie("lag", "ipywidgets.IntSlider(min=1, max=31)", (12, 3)),
    "one-step-lab": Tie("hidden_size", "ipywidgets.IntSlider(min=1, max=4)", (4, 1)),
    "playground": Tie("hidden_size", "ipywidgets.IntSlider(min=1, max=32)", (5, 3)),
    "puzzle-bench": Tie(
        "puzzle", "ipywidgets.Dropdown(options=list(lstm_core.puzzles.puzzles()))", ("toggle", "adder")
    ),
    "unroll": Tie("steps", "ipywidgets.IntSlider(min=1, max=6)", (2, 6)),
}


def whole_bench(state):
    """Return a bench's state with the string it chose and the zeros it left out."""
    bench, puzzle = PuzzleBench(**state), puzzles.find(state["puzzle"])
    given = state["weights"]
    weights = {row: {key: given.get(row, {}).get(key, 0) for key in puzzle.columns(row)} for row in puzzle.rows}
    return state | {"string": bench.shown(), "weights": weights}


# the state in full, of explorables whose page does not tell it
WHOLE = {"gate-timeline": dict, "puzzle-bench": whole_bench}
FIGURES = [name for name in registry() if name != "exercise"]

SET_UP = "import json\nimport ipywidgets\nimport lstm_core.puzzles\nfrom lstm_core.widgets import registry"
EXERCISE = "exercise = registry()['exercise']('05-two')\nexercise"
VERDICT = "print(json.dumps([exercise.answer, exercise.verdict and exercise.verdict.outcome]))"


def cells_of(name):
    """Return the cells of one explorable: show it, link it, set it from Python, set the ipywidget, ask."""
    tie = TIES[name]
    one, two = tie.values
    return (
        f"figure = registry()[{name!r}]()\nfigure",
        f"control = {tie.control}\nlink = ipywidgets.link((figure, {tie.trait!r}), (control, 'value'))\ncontrol",
        f"figure.{tie.trait} = {one!r}",
        f"control.value = {two!r}",
        "print(json.dumps([figure.state(), control.value]))",
    )


SHOW, LINK, SET, TURN, ASK = range(5)


def test_every_figure_of_the_registry_has_its_tie():
    assert sorted(TIES) == sorted(FIGURES)


@pytest.fixture(scope="module")
def lab(browser, lab_server):
    sources = [SET_UP, EXERCISE, VERDICT, *(cell for name in TIES for cell in cells_of(name))]
    with open_notebook(browser, lab_server, "linked.ipynb", *sources) as lab:
        lab.run(0)
        yield lab


class Tied:
    """One explorable in the notebook beside its ipywidget."""

    def __init__(self, lab, name):
        self.lab, self.tie, self.first = lab, TIES[name], 3 + 5 * list(TIES).index(name)
        self.run(SHOW)
        self.run(LINK)
        root = lab.outputs(self.first).first
        root.locator("[data-value]").first.wait_for(state="attached")
        self.view = explorables.Explorable(lab.page, root)
        self.view.name = name
        self.view.settle()

    def run(self, cell):
        self.lab.run(self.first + cell)

    def ask(self):
        """Return the state that Python holds, and the ipywidget's value."""
        return json.loads(self.lab.printed(self.first + ASK))

    def shows_what_python_computes(self):
        """Compare the numbers on the page with lstm_core's for the state that Python holds.

        An explorable that says how it settled its state (two steps and t = 3 show t = 2) is taken at its word, if
        the tied trait is Python's.
        """
        state, _ = self.ask()
        if self.view.name in WHOLE:
            shown = WHOLE[self.view.name](state)
        else:
            shown, trait = states.read(self.view), self.tie.trait
            there = shown.get("settings", shown).get(trait, "missing")
            if there != state[trait]:
                return [f"{trait} is {there} on the page and {state[trait]} in Python"]
        return reference.differences(self.view.name, shown, self.view.values())

    def wait_for(self, seen):
        """Let redraws happen until something is seen."""
        waits.until(self.lab.page, seen, lambda: f"{self.view.name} did not follow: {self.ask()}")


@pytest.mark.parametrize("name", FIGURES)
def test_python_the_page_and_an_ipywidget_hold_one_state(lab, name):
    tied = Tied(lab, name)
    assert tied.shows_what_python_computes() == []
    for cell, value in zip((SET, TURN), tied.tie.values, strict=True):
        before = tied.view.values()
        tied.run(cell)
        tied.wait_for(lambda before=before: tied.view.values() != before)
        state, control = tied.ask()
        assert state[tied.tie.trait] == control == value
        tied.wait_for(lambda: tied.shows_what_python_computes() == [])
    for control in explorables.model_controls(tied.view):
        if control.idle or control.kind == "button":
            continue
        before, _ = tied.ask()
        tied.view.by_mouse(control)
        tied.wait_for(lambda before=before: tied.ask()[0] != before)
        state, linked = tied.ask()
        assert state[tied.tie.trait] == linked, f"{control} left the ipywidget behind"
        assert tied.shows_what_python_computes() == [], str(control)
        break
    else:
        raise AssertionError(f"{name} has no control that Python could follow")


def test_answer_given_in_the_page_reaches_python_with_its_verdict(lab):
    lab.run(1)
    root = lab.outputs(1).locator("form").locator("xpath=..")
    root.locator("form").wait_for()
    form = explorables.Explorable(lab.page, root)
    assert json.loads(lab.printed(2)) == [None, None]
    for answer, outcome in ((8, "wrong"), (200, "right")):
        enter(form, {"kind": "number"}, answer)
        form.press_button("Check")
        verdict(form).wait_for()
        assert json.loads(lab.printed(2)) == [answer, outcome]


def test_nothing_came_from_another_host_and_nothing_was_thrown(lab):
    assert lab.traffic.foreign == []
    assert lab.traffic.errors == []

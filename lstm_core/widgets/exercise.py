"""An exercise on a page: its form, its Check button and the verdict, judged in the browser."""

import html
import textwrap

import traitlets

from lstm_core import exercises
from lstm_core.exercises.judges import judge
from lstm_core.exercises.specification import SpecificationError, read
from lstm_core.widgets import page, svg
from lstm_core.widgets.explorable import Explorable

WIDTH, LINE, BOX, LETTERS = 340, 18, 30, 46


class Exercise(Explorable):
    """Show one exercise, judged in the page as :func:`lstm_core.check` judges it in a notebook.

    What the reader enters is kept in their own browser only. All its controls carry ``data-affects="view"``: they are
    answers, no number of a network depends on them, and so it shows none.

    Parameters
    ----------
    exercise : str
        Id of an exercise of the course.
    spec : dict
        The data of an exercise of your own, instead of an id; it is checked as the course's are.

    Attributes
    ----------
    answer : object
        In Jupyter, what the reader checked last; None before.

    Raises
    ------
    TraitError
        If there is no such exercise, or the data of your own is wrong; the message says how to mend it.

    Examples
    --------
    >>> Exercise("05-two").state()["exercise"]
    '05-two'
    """

    name = "exercise"
    title = "Exercise"

    _esm = page.STATIC / "exercise.js"
    _css = page.STATIC / "exercise.css"

    exercise = traitlets.Unicode("05-two").tag(sync=True, explorable=True)
    spec = traitlets.Dict().tag(sync=True, explorable=True)
    answer = traitlets.Any(None, allow_none=True).tag(sync=True)

    def __init__(self, exercise=None, **traits):
        if exercise is not None:
            traits["exercise"] = exercise
        if "spec" in traits and isinstance(traits["spec"], dict):
            traits.setdefault("exercise", traits["spec"].get("id", ""))
        super().__init__(**traits)

    @traitlets.default("spec")
    def _spec_of_the_course(self):
        return exercises.get(self.exercise).data

    @traitlets.validate("exercise")
    def _check_exercise(self, proposal):
        if proposal["value"] not in exercises.names() and proposal["value"] != self._own_id():
            try:
                exercises.get(proposal["value"])
            except ValueError as error:
                raise traitlets.TraitError(f"exercise: {error}") from error
        return proposal["value"]

    @traitlets.validate("spec")
    def _check_spec(self, proposal):
        own = dict(proposal["value"])
        own.setdefault("solution", "Stands in the chapter.")
        try:
            return read(own).data
        except SpecificationError as error:
            raise traitlets.TraitError(f"spec: {error}") from error

    @traitlets.observe("exercise")
    def _follow_exercise(self, _change):
        if self.exercise != self._own_id():
            self.spec = self._spec_of_the_course()

    def _own_id(self):
        return self._trait_values.get("spec", {}).get("id")

    @property
    def verdict(self):
        """The Verdict on what the reader checked last, or None before."""
        return None if self.answer is None else judge(self.spec, self.answer)

    def summary(self):
        """Return the exercise in words: what it asks, and who judges it where no script runs."""
        title, prompt = self.spec["title"], self.spec["prompt"]
        end = "" if title.endswith("?") else "."
        return f"Exercise {self.spec['id']}: {title}{end} {prompt} Without scripts, lstm_core.check judges the answer."

    def drawing(self):
        """Return an SVG of the empty form."""
        rows, y = [_text(0, 16, self.spec["title"], 'font-weight="600"')], 34
        for draw, height in _rows(self.spec):
            rows.append(draw(y))
            y += height
        y = max(y, 96)
        return svg.figure(WIDTH, y, f"The form of exercise {self.spec['id']}", "".join(rows), size=13)


def _text(x, y, words, more=""):
    return f'<text x="{x}" y="{y}" {more}>{html.escape(words)}</text>'.replace(" >", ">")


def _outline(x, y, width, height, radius=4):
    return (
        f'<rect x="{x}.5" y="{y}.5" width="{width}" height="{height}" rx="{radius}" fill="none" '
        'stroke="currentColor" stroke-opacity="0.6"/>'
    )


def _field(label):
    return lambda y: _text(0, y + LINE, label) + _outline(200, y, WIDTH - 202, BOX - 6)


def _option(lines, radius):
    def draw(y):
        words = "".join(_text(24, y + 12 + n * LINE, line) for n, line in enumerate(lines))
        return _outline(0, y, 13, 13, radius) + words

    return draw


def _symbols(symbols):
    def draw(y):
        return "".join(
            _outline(n % 10 * 33, y + n // 10 * 34, 29, 29)
            + _text(n % 10 * 33 + 15, y + n // 10 * 34 + 20, symbol, 'text-anchor="middle"')
            for n, symbol in enumerate(symbols)
        )

    return draw


def _rows(spec):
    """Return (draw, height) for each row of the form."""
    if "sequence" in spec:
        return [(_symbols(spec["sequence"]), (len(spec["sequence"]) + 9) // 10 * 34)]
    if "options" in spec:
        ordered = spec["kind"] == "ordering"
        words = [option["text"] if ordered else f"{option['key']}  {option['text']}" for option in spec["options"]]
        found = [textwrap.wrap(text, LETTERS) for text in words]
        radius = 7 if spec["kind"] == "choice" else 2
        return [(_option(lines, radius), len(lines) * LINE + 8) for lines in found]
    labels = [field["label"] for field in spec.get("fields", [spec])]
    return [(_field(label), BOX + 4) for label in labels]

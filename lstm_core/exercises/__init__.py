"""Exercises that check themselves: specifications in JSON, one judge in Python and one in the browser.

Reading order: ``05.json`` (what an exercise looks like), ``specification`` (what is accepted as one), ``answers``
(what was given), ``judges`` (one per kind), ``hints`` (known wrong answers), ``predicates`` (named functions that
both languages have), ``verdict``. The browser's half is ``lstm_core/widgets/esm/lib/checkers.js``; a corpus of answers
with their verdicts, tests/data/exercise_corpus.json, holds the two equal.
"""

import functools
import json
from pathlib import Path

from lstm_core.exercises.judges import judge
from lstm_core.exercises.specification import Exercise, SpecificationError, read_chapter
from lstm_core.exercises.verdict import Verdict

__all__ = ["Exercise", "SpecificationError", "Verdict", "check", "get", "names"]

FOLDER = Path(__file__).parent


@functools.cache
def _chapters():
    """Return every exercise by its id; the files are read at the first question, not at import."""
    found = {}
    for path in sorted(FOLDER.glob("[0-9][0-9].json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        found |= {exercise.id: exercise for exercise in read_chapter(document, path.stem)}
    return found


def names(chapter=None):
    """List the ids of the exercises, of one chapter (an int) or of all.

    Examples
    --------
    >>> names(5)
    ['05-one-step', '05-two', '05-gates', '05-size']
    """
    wanted = "" if chapter is None else f"{chapter:02d}-"
    return [name for name in _chapters() if name.startswith(wanted)]


def get(name):
    """Return the :class:`Exercise` called ``name``.

    Raises
    ------
    TypeError
        If ``name`` is not text.
    ValueError
        If there is no such exercise; the message lists those of its chapter.
    """
    if not isinstance(name, str):
        raise TypeError(f"the exercise is named by {name!r} ({type(name).__name__}); give its id as text: '05-two'")
    if name not in _chapters():
        near = [known for known in _chapters() if known[:2] == name[:2]] or list(_chapters())
        raise ValueError(f"there is no exercise {name!r}; there are {', '.join(near)}")
    return _chapters()[name]


def check(name, answer):
    """Judge an answer to an exercise; the verdict is a sentence, and ``.right`` tells whether it is solved.

    Parameters
    ----------
    name : str
        Id of the exercise, as it stands above its form: ``"05-two"``.
    answer : object
        What the exercise asks for: a number, a list of numbers or a dict by their names, an option, a list of
        options, or text. Anything else is answered with what to give instead, never with an exception.

    Returns
    -------
    Verdict

    Raises
    ------
    ValueError
        If there is no such exercise. TypeError if ``name`` is not text.

    Examples
    --------
    >>> check("05-two", 180)
    Not yet. You counted only one bias vector; PyTorch keeps two, bias_ih and bias_hh, each of 4H.
    >>> check("05-two", 200).right
    True
    """
    return judge(get(name).data, answer)

"""What is accepted as an exercise: a chapter's JSON document is read, or refused with a sentence."""

import re
from dataclasses import dataclass

from lstm_core.exercises import answers, hints
from lstm_core.exercises.judges import JUDGES, judge
from lstm_core.exercises.predicates import PREDICATES

COMMON = {"id", "kind", "title", "prompt", "answer", "right", "hint", "hints", "solution"}
TEXTS = ("title", "prompt", "right", "hint", "solution")
# kind -> (keys it needs, keys it may have)
KEYS = {
    "number": ({"label", "tolerance"}, {"unit", "whole", "range"}),
    "numbers": ({"fields", "tolerance"}, set()),
    "predicate": ({"fields", "predicate", "target", "tolerance", "found"}, {"given"}),
    "choice": ({"options"}, set()),
    "set": (set(), {"options", "sequence"}),
    "ordering": ({"options"}, set()),
    "text": ({"label", "alphabet"}, set()),
}
FIELD = {"name", "label", "unit", "whole", "range"}
FEWEST_HINTS = 5
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


class SpecificationError(ValueError):
    """The data of an exercise is wrong; the message says where and how to mend it."""


@dataclass(frozen=True)
class Exercise:
    """One exercise, checked: its id, the data behind both judges, and its worked solution."""

    id: str
    title: str
    prompt: str
    solution: str
    data: dict


def read_chapter(document, chapter):
    """Return the exercises of a document ``{"chapter": "05", "exercises": […]}``.

    Raises
    ------
    SpecificationError
        If anything in it is wrong.
    """
    if not isinstance(document, dict) or set(document) != {"chapter", "exercises"}:
        raise SpecificationError('an exercise file holds two entries, "chapter" and "exercises"')
    if document["chapter"] != chapter:
        raise SpecificationError(f"{chapter}.json says it is chapter {document['chapter']!r}; name both alike")
    found = [read(entry) for entry in document["exercises"]]
    for exercise in found:
        if not exercise.id.startswith(f"{chapter}-"):
            raise SpecificationError(f"exercise {exercise.id!r} stands in {chapter}.json; begin its id with {chapter}-")
    if repeated := {e.id for e in found if sum(e.id == other.id for other in found) > 1}:
        raise SpecificationError(f"exercise {', '.join(sorted(repeated))} stands twice in {chapter}.json; rename one")
    return found


def read(spec):
    """Return the Exercise of one specification; a wrong one raises SpecificationError."""
    if not isinstance(spec, dict) or not isinstance(spec.get("id"), str) or not ID.fullmatch(spec["id"]):
        raise SpecificationError('an exercise is an object with an "id" such as "05-two"')
    try:
        for test in (_keys, _texts, _fields, _options, _numbers, _hints, _answer):
            test(spec)
    except SpecificationError:
        raise
    except (KeyError, TypeError, AttributeError, IndexError, ValueError) as error:
        raise SpecificationError(f"{spec['id']}: a value has the wrong form ({error})") from error
    data = {key: value for key, value in spec.items() if key != "solution"}
    return Exercise(spec["id"], spec["title"], spec["prompt"], spec["solution"], data)


def _need(ok, spec, sentence):
    if not ok:
        raise SpecificationError(f"{spec['id']}: {sentence}")


def _keys(spec):
    _need(spec.get("kind") in KEYS, spec, f"kind is {spec.get('kind')!r}; give one of {', '.join(KEYS)}")
    needed, allowed = KEYS[spec["kind"]]
    if missing := (COMMON | needed) - set(spec):
        _need(False, spec, f"{', '.join(sorted(missing))} is missing; a {spec['kind']} exercise needs it")
    if unknown := set(spec) - COMMON - needed - allowed:
        _need(False, spec, f"{', '.join(sorted(unknown))} is no part of a {spec['kind']} exercise")


def _texts(spec):
    for key in TEXTS:
        text = spec[key]
        _need(isinstance(text, str) and text.strip() == text != "", spec, f"{key} is {text!r}; give a sentence")
    _need(len(spec["prompt"]) <= 240, spec, "the prompt is over 240 characters; the full text stands in the chapter")


def _fields(spec):
    fields = spec.get("fields", [])
    names = [field["name"] for field in fields]
    _need(len(set(names)) == len(names), spec, "two fields have the same name")
    _need("value" not in names, spec, 'a field is named "value", the word for what a predicate gives')
    for field in fields:
        _need(set(field) <= FIELD and {"name", "label"} <= set(field), spec, f"field {field} has a wrong key")
    for part in [*fields, spec]:
        low, high = part.get("range", (0, 1))
        _need(_is_number(low) and _is_number(high) and low < high, spec, "a range is two numbers, low before high")
    if spec["kind"] == "predicate":
        known = ", ".join(PREDICATES)
        _need(spec["predicate"] in PREDICATES, spec, f"predicate {spec['predicate']!r} is unknown; there are {known}")
        _need(spec["found"].count("{}") == 1, spec, "found needs one {}, where the predicate's value goes")


def _options(spec):
    if spec["kind"] == "set":
        _need(("options" in spec) != ("sequence" in spec), spec, "a set has either options or a sequence")
    for option in spec.get("options", []):
        _need(set(option) == {"key", "text"}, spec, f"option {option} needs a key and a text, nothing else")
        _need(re.fullmatch(r"[a-z0-9]+", option["key"]), spec, f"key {option['key']!r}; use small letters and digits")
    keys = [option["key"] for option in spec.get("options", [])]
    _need(len(set(keys)) == len(keys), spec, "two options have the same key")
    ordered = spec["kind"] == "ordering" and keys == spec["answer"]
    _need(not ordered, spec, "the options stand in the right order already; shuffle them")
    for symbol in [*spec.get("sequence", []), *spec.get("alphabet", [])]:
        _need(isinstance(symbol, str) and len(symbol) == 1, spec, f"symbol {symbol!r}; give one character")


def _numbers(spec):
    for key in ("tolerance", "target"):
        if key in spec:
            _need(_is_number(spec[key]), spec, f"{key} is {spec[key]!r}; give a number")
    _need(spec.get("tolerance", 0) >= 0, spec, "the tolerance is negative")


def _hints(spec):
    found = spec["hints"]
    _need(len(found) >= FEWEST_HINTS, spec, f"{len(found)} hints; give at least {FEWEST_HINTS} for known wrong answers")
    for hint in found:
        _need(set(hint) == {"when", "say"}, spec, f"hint {hint} needs when and say, nothing else")
        _need(isinstance(hint["say"], str) and hint["say"], spec, "a hint says nothing")
        _condition(hint["when"], spec)
    said = [hint["say"] for hint in found]
    _need(len(set(said)) == len(said), spec, "two hints say the same; join them")


def _condition(when, spec):
    if set(when) == {"all"}:
        for part in when["all"]:
            _condition(part, spec)
        return
    words = hints.CONDITIONS[spec["kind"]][1]
    tests = set(when) - {"entry", "within"}
    _need(set(when) <= words and len(tests) == 1, spec, f"condition {when}; it is made of {', '.join(sorted(words))}")
    if "fields" in spec:
        entries = [*(field["name"] for field in spec["fields"]), *(["value"] if "predicate" in spec else [])]
        _need(when.get("entry", entries[0]) in entries, spec, f"condition {when} names none of {', '.join(entries)}")
    if spec["kind"] in ("choice", "set", "ordering"):
        keys = next(iter(when.values()))
        lost = [key for key in (keys if isinstance(keys, list) else [keys]) if key not in answers.options(spec)]
        _need(not lost, spec, f"condition {when} names an option that does not exist")


def _answer(spec):
    """Refuse an answer that is not right, and a hint for wrong answers that fits it."""
    verdict = judge(spec, spec["answer"])
    _need(verdict.right, spec, f"its own answer is judged: {verdict}")
    _right, given, _remark = JUDGES[spec["kind"]](spec, answers.plain(spec["answer"]))
    index = hints.find(given, spec)
    _need(index is None, spec, f"hint {index} fits the right answer; narrow its condition")


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value == value

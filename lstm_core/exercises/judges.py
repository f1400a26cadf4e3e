"""The judges, one for each kind of exercise: from an answer to a verdict.

``spec`` is an exercise's data as it stands in the JSON file; nothing here needs more than that, so that
``lstm_core/widgets/esm/lib/checkers.js`` can say the same, word for word.
"""

from lstm_core.exercises import answers, hints
from lstm_core.exercises.predicates import PREDICATES
from lstm_core.exercises.verdict import Verdict


def judge(spec, answer):
    """Return the Verdict on an answer to the exercise with this data."""
    try:
        right, given, remark = JUDGES[spec["kind"]](spec, answers.plain(answer))
    except answers.UnreadableError as error:
        return Verdict(spec["id"], "unreadable", str(error))
    if right:
        return Verdict(spec["id"], "right", spec["right"])
    hint = hints.find(given, spec)
    words = spec["hint"] if hint is None else spec["hints"][hint]["say"]
    return Verdict(spec["id"], "wrong", f"{remark}{words}", hint)


def _number(spec, answer):
    value = answers.number(answer, {k: v for k, v in spec.items() if k in ("range", "whole")})
    return abs(value - spec["answer"]) <= spec["tolerance"], {"value": value}, ""


def _numbers(spec, answer):
    names = [field["name"] for field in spec["fields"]]
    values = answers.numbers(answer, spec["fields"])
    given = dict(zip(names, values, strict=True))
    near = [abs(v - w) <= spec["tolerance"] for v, w in zip(values, spec["answer"], strict=True)]
    good = [name for name, ok in zip(names, near, strict=True) if ok]
    bad = [name for name, ok in zip(names, near, strict=True) if not ok]
    remark = f"{_listed(good)} right, {_listed(bad)} not. " if good and bad else ""
    return not bad, given, remark


def _listed(names):
    if len(names) == 1:
        return f"{names[0]} is"
    return f"{', '.join(names[:-1])} and {names[-1]} are"


def _predicate(spec, answer):
    values = answers.numbers(answer, spec["fields"])
    given = dict(zip((field["name"] for field in spec["fields"]), values, strict=True))
    value = PREDICATES[spec["predicate"]](*values, *spec.get("given", []))
    right = abs(value - spec["target"]) <= spec["tolerance"]
    return right, given | {"value": value}, spec["found"].replace("{}", answers.shown(value)) + " "


def _choice(spec, answer):
    key = answers.chosen(answer, spec)
    return key == spec["answer"], key, ""


def _set(spec, answer):
    keys = set(answers.chosen_list(answer, spec))
    return keys == set(spec["answer"]), keys, ""


def _ordering(spec, answer):
    keys = answers.chosen_list(answer, spec)
    known = answers.options(spec)
    if sorted(keys) != sorted(known):
        raise answers.UnreadableError(f"Give each of {', '.join(known)} once, first to last.")
    return keys == spec["answer"], keys, ""


def _text(spec, answer):
    text = answers.symbols(answer, spec)
    return text == spec["answer"], text, ""


JUDGES = {
    "number": _number,
    "numbers": _numbers,
    "predicate": _predicate,
    "choice": _choice,
    "set": _set,
    "ordering": _ordering,
    "text": _text,
}

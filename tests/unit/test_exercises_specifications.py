"""Wrong specifications of exercises are refused with a sentence."""

import copy
import json
import math
import re

import pytest

from lstm_core import exercises
from lstm_core.exercises.specification import SpecificationError, read, read_chapter


def change(path, value):
    """Return a change that sets, or with ... deletes, what lies at a path of keys."""

    def apply(document):
        *way, last = path
        for key in way:
            document = document[key]
        if value is ...:
            del document[last]
        else:
            document[last] = value

    return apply


SAID = exercises.get("07-why").data["hints"][1]["say"]
WRONG = {
    "no-id": ("05-two", change(["id"], "two"), 'an "id" such as'),
    "kind": ("05-two", change(["kind"], "essay"), "kind is 'essay'; give one of number"),
    "missing": ("05-two", change(["tolerance"], ...), "05-two: tolerance is missing"),
    "unknown": ("05-two", change(["colour"], "red"), "colour is no part of a number exercise"),
    "empty-text": ("05-two", change(["right"], " "), "right is ' '; give a sentence"),
    "long-prompt": ("05-two", change(["prompt"], "x" * 241), "over 240 characters"),
    "few-hints": ("07-why", change(["hints"], []), "0 hints; give at least 5"),
    "hint-keys": ("05-two", change(["hints", 0, "why"], "x"), "needs when and say"),
    "silent-hint": ("05-two", change(["hints", 0, "say"], ""), "a hint says nothing"),
    "same-hints": ("07-why", change(["hints", 0, "say"], SAID), "two hints say the same"),
    "condition": ("05-two", change(["hints", 0, "when"], {"looks": 3}), "it is made of above, below"),
    "two-conditions": ("05-two", change(["hints", 0, "when"], {"is": 3, "above": 2}), "it is made of"),
    "entry": ("05-one-step", change(["hints", 0, "when", "entry"], "q"), "names none of f, c, h"),
    "lost-option": ("05-gates", change(["hints", 1, "when"], {"has": "z"}), "names an option that does not exist"),
    "right-is-hinted": ("05-two", change(["hints", 0, "when"], {"is": 200}), "hint 0 fits the right answer"),
    "wrong-answer": ("05-size", change(["answer"], [11]), "its own answer is judged: Not yet. That layer has 748"),
    "answer-type": ("05-two", change(["answer"], "200"), "05-two: "),
    "answer-length": ("05-one-step", change(["answer"], [1.0]), "05-one-step: "),
    "tolerance": ("05-two", change(["tolerance"], -1), "the tolerance is negative"),
    "tolerance-nan": ("05-two", change(["tolerance"], math.nan), "tolerance is nan; give a number"),
    "range": ("05-size", change(["fields", 0, "range"], [5, 1]), "two numbers, low before high"),
    "field-key": ("05-size", change(["fields", 0, "colour"], 1), "has a wrong key"),
    "field-names": ("05-one-step", change(["fields", 1, "name"], "f"), "two fields have the same name"),
    "field-value": ("05-one-step", change(["fields", 1, "name"], "value"), 'a field is named "value"'),
    "predicate": ("05-size", change(["predicate"], "weigh"), "predicate 'weigh' is unknown; there are half_life"),
    "found": ("05-size", change(["found"], "No number."), "found needs one {}"),
    "option-keys": ("07-why", change(["options", 1, "key"], "a"), "two options have the same key"),
    "option-key": ("07-why", change(["options", 1, "key"], "B!"), "use small letters and digits"),
    "option-parts": ("07-why", change(["options", 1, "note"], "x"), "needs a key and a text"),
    "both-sets": ("05-gates", change(["sequence"], ["a"]), "either options or a sequence"),
    "shuffle": ("06-order", lambda d: d["options"].sort(key=lambda o: d["answer"].index(o["key"])), "shuffle them"),
    "symbol": ("06-swap", change(["alphabet"], ["X", "YY"]), "symbol 'YY'; give one character"),
    "form": ("06-swap", change(["hints"], 7), "a value has the wrong form"),
}


@pytest.mark.parametrize(("name", "damage", "match"), WRONG.values(), ids=WRONG)
def test_wrong_specification_is_refused_with_a_sentence(name, damage, match):
    chapter = exercises.FOLDER / f"{name[:2]}.json"
    entries = json.loads(chapter.read_text(encoding="utf-8"))["exercises"]
    entry = next(copy.deepcopy(e) for e in entries if e["id"] == name)
    assert read(entry).id == name
    damage(entry)
    with pytest.raises(SpecificationError, match=re.escape(match)) as caught:
        read(entry)
    assert len(str(caught.value).split()) >= 5


def test_wrong_chapter_files_are_refused():
    document = json.loads((exercises.FOLDER / "05.json").read_text(encoding="utf-8"))
    for bad, match in (
        ([], "two entries"),
        ({**document, "chapter": "06"}, "05.json says it is chapter '06'"),
        ({**document, "exercises": document["exercises"] * 2}, "stands twice in 05.json"),
        ({**document, "exercises": [{**document["exercises"][0], "id": "06-x"}]}, "begin its id with 05-"),
        ({**document, "exercises": [7]}, 'an "id" such as'),
    ):
        with pytest.raises(SpecificationError, match=match):
            read_chapter(bad, "05")

"""Known wrong answers: a condition on the answer, and what to say about it. The first that holds speaks."""


def _numeric(when, given, spec):
    value = given[when.get("entry", next(iter(given)))]
    if "is" in when:
        return abs(value - when["is"]) <= when.get("within", spec.get("tolerance", 0))
    low, high = when.get("between", (None, None))
    low, high = when.get("above", low), when.get("below", high)
    return (low is None or value > low) and (high is None or value < high)


def _set(when, given, _spec):
    if "is" in when:
        return sorted(when["is"]) == sorted(given)
    wanted = when.get("has", when.get("lacks"))
    wanted = wanted if isinstance(wanted, list) else [wanted]
    found = any(key in given for key in wanted)
    return found if "has" in when else not found


def _order(when, given, _spec):
    if "is" in when:
        return when["is"] == given
    first, second = when["before"]
    return given.index(first) < given.index(second)


def _text(when, given, _spec):
    if "is" in when:
        return when["is"] == given
    if "holds" in when:
        return when["holds"] in given
    return len(given) < when["shorter"] if "shorter" in when else len(given) > when["longer"]


def _choice(when, given, _spec):
    return when["is"] == given


# kind -> (test of one condition, the words that a condition of this kind is made of)
NUMERIC = (_numeric, {"entry", "is", "within", "above", "below", "between"})
CONDITIONS = {
    "number": NUMERIC,
    "numbers": NUMERIC,
    "predicate": NUMERIC,
    "choice": (_choice, {"is"}),
    "set": (_set, {"is", "has", "lacks"}),
    "ordering": (_order, {"is", "before"}),
    "text": (_text, {"is", "holds", "shorter", "longer"}),
}


def holds(when, given, spec):
    """Tell whether a condition holds of what was given; ``{"all": […]}`` joins several."""
    if "all" in when:
        return all(holds(part, given, spec) for part in when["all"])
    return CONDITIONS[spec["kind"]][0](when, given, spec)


def find(given, spec):
    """Return the index of the first hint whose condition holds, or None."""
    for index, hint in enumerate(spec["hints"]):
        if holds(hint["when"], given, spec):
            return index
    return None

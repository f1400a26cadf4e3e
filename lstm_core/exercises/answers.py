"""What was given as an answer, in the few kinds of value that Python and the browser share.

Sentences never repeat a number that was given, because the two languages write numbers differently; text is quoted.
"""

import math

import numpy as np

SPACES = " \t\r\n"
EXAMPLE = "give a number such as 2.5"
WHOLE_EXAMPLE = "give a whole number such as 3"
WHAT = {
    "nothing": "Nothing was given",
    "flag": "True or false was given",
    "number": "A number was given",
    "text": "Text was given",
    "list": "A list was given",
    "names": "Named entries were given",
    "other": "Something unknown was given",
}


class UnreadableError(Exception):
    """The answer is not of the kind that was asked for; the message says what to give."""


def plain(answer):
    """Return the answer as None, bool, float, str, list or dict; what is none of these comes back as it is."""
    if isinstance(answer, (np.ndarray, np.generic)):
        answer = answer.tolist()
    if isinstance(answer, (tuple, set, frozenset, range)):
        answer = list(answer)
    if isinstance(answer, list):
        return [plain(entry) for entry in answer]
    if isinstance(answer, int) and not isinstance(answer, bool):
        try:
            return float(answer)
        except OverflowError:
            return math.inf
    return answer


def kind(answer):
    """Return the key in ``WHAT`` of a plain answer."""
    if answer is None:
        return "nothing"
    kinds = {bool: "flag", float: "number", str: "text", list: "list", dict: "names"}
    return kinds.get(type(answer), "other")


def what(answer):
    """Return what was given, as the opening of a sentence."""
    return WHAT[kind(answer)]


def quoted(text):
    """Return text in quotes, at most 40 characters of it."""
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"


def stripped(text):
    """Return text without the spaces around it."""
    return text.strip(SPACES)


def shown(value):
    """Return a number with at most two digits after the point, the same in both languages.

    Examples
    --------
    >>> shown(2.2132), shown(640.0), shown(-0.5), shown(3e9)
    ('2.21', '640', '−0.5', 'over a million')
    """
    size = abs(value)
    if not size <= 1e6:
        return "over a million" if size > 1e6 else "no number"
    hundredths = math.floor(size * 100 + 0.5)
    whole, rest = divmod(hundredths, 100)
    digits = f".{rest:02d}".rstrip("0").rstrip(".")
    sign = "−" if value < 0 and hundredths else ""
    return f"{sign}{whole}{digits}"


def number(answer, field):
    """Return the answer as a finite float that keeps the rules of its field (``range``, ``whole``).

    Raises
    ------
    UnreadableError
        With what to give instead.
    """
    name = f"{field['label']}: " if field.get("label") else ""
    example = WHOLE_EXAMPLE if field.get("whole") else EXAMPLE
    if kind(answer) == "text":
        text = stripped(answer)
        wrong = f"{quoted(text)} is text, not a number; {example}." if text else f"Nothing is entered; {example}."
        raise UnreadableError(name + wrong)
    if kind(answer) != "number":
        raise UnreadableError(f"{name}{what(answer)}; {example}.")
    if not math.isfinite(answer):
        raise UnreadableError(f"{name}That number is not finite; {example}.")
    if field.get("whole") and answer != math.floor(answer):
        raise UnreadableError(f"{name}This counts something; {example}.")
    low, high = field.get("range", (-math.inf, math.inf))
    if not low <= answer <= high:
        raise UnreadableError(f"{name}Give a number from {shown(low)} to {shown(high)}.")
    return answer


def numbers(answer, fields):
    """Return one float for each field, from a list in their order or from a dict by their names."""
    wanted = [field["name"] for field in fields]
    if len(fields) == 1 and kind(answer) in ("number", "text"):
        answer = [answer]
    if kind(answer) == "names":
        if set(answer) != set(wanted):
            raise UnreadableError(f"Give these entries by name: {', '.join(wanted)}.")
        answer = [plain(answer[name]) for name in wanted]
    if kind(answer) != "list":
        raise UnreadableError(f"{what(answer)}; give {_how_many(fields)}.")
    if len(answer) != len(fields):
        raise UnreadableError(f"Give {_how_many(fields)}.")
    return [number(entry, field) for entry, field in zip(answer, fields, strict=True)]


def _how_many(fields):
    order = ", ".join(field["name"] for field in fields)
    return f"{len(fields)} numbers in this order: {order}" if len(fields) > 1 else f"one number, {order}"


def options(spec):
    """Return the keys that can be chosen: those of the options, or the timesteps of a sequence."""
    if "sequence" in spec:
        return list(range(len(spec["sequence"])))
    return [option["key"] for option in spec["options"]]


def _offer(spec):
    if "sequence" in spec:
        return f"timesteps from 0 to {len(spec['sequence']) - 1}"
    return f"the options are {', '.join(options(spec))}"


def chosen(answer, spec):
    """Return one option's key."""
    if kind(answer) != "text":
        raise UnreadableError(f"{what(answer)}; give one option as text: {_offer(spec)}.")
    key = stripped(answer)
    if not key:
        raise UnreadableError(f"Nothing is chosen; {_offer(spec)}.")
    if key not in options(spec):
        raise UnreadableError(f"There is no option {quoted(key)}; {_offer(spec)}.")
    return key


def chosen_list(answer, spec):
    """Return the keys that were chosen, in the order given."""
    if kind(answer) != "list":
        raise UnreadableError(f"{what(answer)}; give a list: {_offer(spec)}.")
    known = options(spec)
    keys = [stripped(entry) if kind(entry) == "text" else entry for entry in answer]
    for key in keys:
        if kind(key) not in ("text", "number") or key not in known:
            raise UnreadableError(f"The list holds something that cannot be chosen; {_offer(spec)}.")
    return [known[known.index(key)] for key in keys]


def symbols(answer, spec):
    """Return a sequence of symbols as one text; spaces, commas and semicolons between them do not count."""
    if kind(answer) == "list" and all(kind(entry) == "text" for entry in answer):
        answer = "".join(answer)
    alphabet = " ".join(spec["alphabet"])
    if kind(answer) != "text":
        raise UnreadableError(f"{what(answer)}; give text made of the symbols {alphabet}.")
    text = "".join(symbol for symbol in answer if symbol not in SPACES + ",;")
    if not text:
        raise UnreadableError(f"Nothing is entered; give text made of the symbols {alphabet}.")
    if any(symbol not in spec["alphabet"] for symbol in text):
        raise UnreadableError(f"{quoted(text)} holds other symbols than {alphabet}.")
    return text

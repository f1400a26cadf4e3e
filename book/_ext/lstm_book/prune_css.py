"""Drop the rules of a style sheet that no page can match: the theme ships all of Bootstrap and 1,900 icons.

Careful rather than clever: a selector goes only when it names a class or an id that occurs as a word in no
page and in no script of the book. A class that a script puts together from parts is listed in
``BUILT_BY_SCRIPTS``.
"""

import re

# Prefixes of class names that Bootstrap joins at run time from a stem and a side.
BUILT_BY_SCRIPTS = ("bs-tooltip-",)

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LICENCE = re.compile(r"/\*!.*?\*/", re.DOTALL)
_CHARSET = re.compile(r"^\s*@charset [^;]*;")
_CONDITION = re.compile(r":not\([^()]*\)|\[[^\]]*\]")
_NAME = re.compile(r"[.#]([A-Za-z_][A-Za-z0-9_-]*)")
_GROUPS = ("@media", "@supports", "@layer", "@container")


def vocabulary(texts):
    """Collect every word that could be a class or an id in the given pages and scripts."""
    words = set()
    for text in texts:
        words.update(_WORD.findall(text))
    return words


def blocks(css):
    """Yield ``(prelude, body)`` for each rule of this level; ``body`` is None for an ``@import``."""
    start = 0
    while (opening := css.find("{", start)) >= 0:
        semicolon = css.find(";", start, opening)
        if semicolon >= 0 and css[start:semicolon].lstrip().startswith("@"):
            yield css[start : semicolon + 1], None
            start = semicolon + 1
            continue
        depth, end = 1, opening + 1
        while depth and end < len(css):
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        yield css[start:opening], css[opening + 1 : end - 1]
        start = end


def split_selectors(prelude):
    """Split a selector list at its outer commas."""
    parts, depth, current = [], 0, ""
    for character in prelude:
        depth += (character in "([") - (character in ")]")
        if character == "," and depth == 0:
            parts.append(current)
            current = ""
        else:
            current += character
    return [*parts, current]


def is_reachable(selector, words):
    """Tell whether every class and id that the selector asks for occurs somewhere."""
    names = _NAME.findall(_CONDITION.sub("", selector.replace("\\", "")))
    return all(name in words or name.startswith(BUILT_BY_SCRIPTS) for name in names)


def prune(css, words):
    """Return the style sheet without the rules that ``words`` never match; licences move to its top."""
    charset = _CHARSET.match(css)
    licences = "\n".join(_LICENCE.findall(css))
    rules = prune_rules(_CHARSET.sub("", _COMMENT.sub("", css), count=1), words)
    return (charset[0] if charset else "") + licences + rules


def prune_rules(css, words):
    """Prune the rules of one level; ``css`` holds no comments."""
    kept = []
    for prelude, body in blocks(css):
        head = prelude.strip()
        if body is None:
            kept.append(prelude)
        elif head.startswith(_GROUPS):
            inner = prune_rules(body, words)
            if inner.strip():
                kept.append(f"{head}{{{inner}}}")
        elif head.startswith("@"):
            kept.append(f"{head}{{{body}}}")
        else:
            selectors = [part for part in split_selectors(prelude) if is_reachable(part, words)]
            if selectors:
                kept.append(f"{','.join(selectors)}{{{body}}}")
    return "".join(kept)

"""Mark the gates and states in TeX, so that a page can light the same quantity wherever it stands.

Authors write plain TeX (it must also show in JupyterLab): ``f_t``, ``c_{t-1}``, ``h_T`` are found and wrapped
in ``\\htmlClass``. Terms that no pattern can know, as a gate's bias, are marked by hand on book pages with
``\\gatei \\gatef \\gateg \\gateo \\statec \\stateh``, each with one argument.
"""

import re

CLASSES = {"i": "gate-i", "f": "gate-f", "g": "gate-g", "o": "gate-o", "c": "state-c", "h": "state-h"}

# The empty group after a marked term takes the space that TeX puts before the next operator; within the mark
# it would lengthen the line under the term.
_MARK = "\\htmlClass{{{}}}{{{}}}{{}}"

MACROS = {f"\\{name.replace('-', '')}": _MARK.format(name, "#1") for name in CLASSES.values()}

# A lone letter with a subscript that is a time (t, t-1, T, s, 3); not the g of \log_t, not the i of a_i.
_TERM = re.compile(
    r"(?<![A-Za-z\\])"
    r"(?P<letter>[ifgoch])"
    r"_(?:[tTs\d]|\{[tTs\d][^{}\\]*\})"
    r"(?:\^(?:[\w']|\{[^{}]*\}))?"
    r"(?![A-Za-z])"
)


def mark_gates(tex):
    """Wrap each gate or state with a time subscript in ``\\htmlClass`` with its class."""
    return _TERM.sub(lambda match: _MARK.format(CLASSES[match["letter"]], match[0]), tex)

"""Link each term of the glossary where a chapter first uses it.

Authors write plain words, which read well in JupyterLab too; a ``{term}`` of their own counts as the first use. Words
in titles, code, links, folded answers and exercises are left alone.
"""

import re
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

GLOSSARY = "book/glossary.md"
_BLOCK = re.compile(r"^(`{3,})\{glossary\}[^\n]*\n(.*?)^\1\s*$", re.MULTILINE | re.DOTALL)
_CLOSED = (
    *(nodes.title, nodes.rubric, nodes.caption, nodes.literal, nodes.literal_block, nodes.math, nodes.math_block),
    *(nodes.raw, nodes.comment, nodes.target, nodes.reference, nodes.footnote, addnodes.pending_xref),
)


def terms_in(text):
    """Return the glossary's entries, each a list of words with one definition."""
    found = []
    for block in _BLOCK.finditer(text):
        together = False
        for line in block[2].splitlines():
            is_term = bool(line.strip()) and not line[0].isspace() and not line.startswith(":")
            if is_term and together:
                found[-1].append(line.strip())
            elif is_term:
                found.append([line.strip()])
            together = is_term
    return found


def pattern_of(term):
    """Return the expression that finds a term and its plural as whole words, however they are capitalised."""
    words = r"\s+".join(re.escape(word) for word in term.split())
    flags = re.IGNORECASE if not term.isupper() else 0
    return re.compile(rf"(?<![\w-]){words}(?:e?s)?(?![\w-])", flags)


def matches(text, patterns):
    """Yield (match, entry) for each term in a text, left to right; the longest wins, and no two overlap.

    A word within a longer term is no use of its own: a "forget gate" is not a "gate" first.
    """
    found = [(match, n) for n, pattern in patterns for match in pattern.finditer(text)]
    end = 0
    for match, n in sorted(found, key=lambda pair: (pair[0].start(), -len(pair[0][0]))):
        if match.start() >= end:
            end = match.end()
            yield match, n


def is_closed(node):
    """Tell whether a text may not carry a link: it has one, is no prose, or is folded away."""
    while node is not None:
        folded = isinstance(node, nodes.Element) and "dropdown" in node.get("classes", ())
        if folded or isinstance(node, _CLOSED) or type(node).__name__.startswith(("exercise", "solution")):
            return True
        node = node.parent
    return False


def link_to(term, text, docname):
    """Return what ``{term}`makes of a text`."""
    reference = addnodes.pending_xref(
        "", refdomain="std", reftype="term", reftarget=term, refexplicit=True, refwarn=True, refdoc=docname
    )
    reference += nodes.inline(text, text, classes=["xref", "std", "std-term"])
    return reference


def link_first_uses(doctree, entries, docname):
    """Link the first use of each entry in a document; an entry is a list of words with one definition."""
    patterns = [(n, pattern_of(term)) for n, entry in enumerate(entries) for term in entry]
    by_word = {term.lower(): n for n, entry in enumerate(entries) for term in entry}
    linked = set()
    for leaf in list(doctree.findall(lambda node: isinstance(node, (nodes.Text, addnodes.pending_xref)))):
        if isinstance(leaf, addnodes.pending_xref):
            if leaf.get("reftype") == "term":
                linked.add(by_word.get(leaf["reftarget"].lower()))
            continue
        if is_closed(leaf.parent):
            continue
        text, parts, end = leaf.astext(), [], 0
        for match, n in matches(text, patterns):
            if n not in linked:
                linked.add(n)
                parts += [nodes.Text(text[end : match.start()]), link_to(entries[n][0], match[0], docname)]
                end = match.end()
        if parts:
            leaf.parent.replace(leaf, [part for part in [*parts, nodes.Text(text[end:])] if part.astext()])


class FirstUses(SphinxTransform):
    """Run over each chapter once it is read."""

    default_priority = 800  # before Sphinx collects index entries, at 850

    def apply(self, **kwargs):
        """Link a chapter's terms; let search lead to the chapters before it leads to the glossary."""
        source = Path(self.env.srcdir) / GLOSSARY
        if f"{self.env.docname}.md" == GLOSSARY:
            for node in self.document.findall(addnodes.index):
                node["entries"] = [(kind, word, anchor, "", key) for kind, word, anchor, _, key in node["entries"]]
        elif self.env.docname.startswith("notebooks/") and source.is_file():
            self.env.note_dependency(str(source))
            link_first_uses(self.document, terms_in(source.read_text(encoding="utf-8")), self.env.docname)


def setup(app):
    """Register the transform."""
    app.add_transform(FirstUses)

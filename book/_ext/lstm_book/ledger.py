"""The ledger of misconceptions: ``{misconceptions} 5`` lists those of chapter 5 from ``book/misconceptions.yml``.

Each entry says what is believed, what is true, and leads to a figure of its chapter in a state that shows it. The
link holds the state as "Copy link" writes it; nobody types one by hand.
"""

import base64
import json
from pathlib import Path

import yaml
from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

from lstm_book import chapters

SOURCE = "misconceptions.yml"
KEYS = {"id", "chapter", "belief", "correction", "figure", "state", "look"}


def entries(root):
    """Return the entries of the ledger, each a dictionary with ``KEYS``; figures without a number are the first."""
    found = yaml.safe_load((Path(root) / "book" / SOURCE).read_text(encoding="utf-8"))
    for entry in found:
        if set(entry) != KEYS:
            odd = ", ".join(sorted(set(entry) ^ KEYS))
            raise chapters.ChapterError(f"{SOURCE}: entry {entry.get('id')!r} lacks or has too much of: {odd}.")
    return found


def first_state(root, entry, source=SOURCE):
    """Return the state in which a reader of the chapter first meets the entry's figure.

    Raises
    ------
    ChapterError
        If the chapter lacks the figure, or the figure a part of the entry's state.
    """
    path = chapters.chapter_file(root, entry["chapter"])
    known = chapters.explorables(path)
    if entry["figure"] not in known:
        there = ", ".join(known) or "none"
        raise chapters.ChapterError(
            f"{source}: entry {entry['id']!r} names the figure {entry['figure']!r}; {path.name} has: {there}."
        )
    first = known[entry["figure"]]
    if unknown := sorted(set(entry["state"]) - set(first)):
        raise chapters.ChapterError(
            f"{source}: entry {entry['id']!r} sets {', '.join(unknown)}, which {entry['figure']} does not have."
        )
    return first


def fragment(entry):
    """Return the part of the link after ``#``: name and state, encoded as ``esm/lib/link-state.js`` does."""
    text = json.dumps(entry["state"], ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    code = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
    return f"{entry['figure']}={code}"


class MisconceptionsDirective(SphinxDirective):
    """``{misconceptions} N``: the misconceptions of chapter N as a definition list."""

    required_arguments = 1

    def run(self):
        """Return the list; a figure or a state that is not there stops the build."""
        root = Path(self.env.srcdir)
        try:
            number = int(self.arguments[0])
            path = chapters.chapter_file(root, number)
            own = [entry for entry in entries(root) if entry["chapter"] == number]
            if not own:
                raise chapters.ChapterError(f"{SOURCE} has no entry of chapter {number}.")
            for entry in own:
                first_state(root, entry)
        except ValueError as error:
            raise self.error(str(error)) from error
        for source in (path, root / "book" / SOURCE):
            self.env.note_dependency(str(source))
        page = self.env.app.builder.get_relative_uri(self.env.docname, chapters.docname(path))
        listed = nodes.definition_list(classes=["misconceptions"])
        listed += [self._item(entry, page) for entry in own]
        return [listed]

    def _item(self, entry, page):
        term = nodes.term(ids=[entry["id"]])
        term += self._inline(entry["belief"])
        definition = nodes.definition()
        self._parse(entry["correction"], definition)
        see = nodes.paragraph(classes=["see"])
        see += nodes.reference("", entry["look"], internal=True, refuri=f"{page}#{fragment(entry)}")
        definition += see
        return nodes.definition_list_item("", term, definition)

    def _parse(self, text, into):
        self.state.nested_parse(StringList(text.strip().splitlines(), source=SOURCE), self.content_offset, into)

    def _inline(self, text):
        holder = nodes.Element()
        self._parse(text, holder)
        return holder[0].children


def setup(app):
    """Register the directive."""
    app.add_directive("misconceptions", MisconceptionsDirective)

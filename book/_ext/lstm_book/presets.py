"""Links that open a figure in a state: ``{show}`open-gate-fills` `` in the plans of ``book/teaching.md``.

A name stands in the ledger of misconceptions or in ``book/presets.yml``; the link's text is the entry's ``look``.
"""

from pathlib import Path

import yaml
from docutils import nodes
from sphinx.util.docutils import SphinxRole

from lstm_book import chapters, ledger

SOURCE = "presets.yml"
KEYS = {"id", "chapter", "figure", "state", "look"}


def entries(root):
    """Return the entries of ``book/presets.yml``, each a dictionary with ``KEYS``; none where there is no file."""
    source = Path(root) / "book" / SOURCE
    found = yaml.safe_load(source.read_text(encoding="utf-8")) if source.is_file() else []
    for entry in found:
        if set(entry) != KEYS:
            odd = ", ".join(sorted(set(entry) ^ KEYS))
            raise chapters.ChapterError(f"{SOURCE}: entry {entry.get('id')!r} lacks or has too much of: {odd}.")
    return found


def find(root, name):
    """Return the entry of a name, with the file that it stands in.

    Raises
    ------
    ChapterError
        If no entry, or more than one, has the name.
    """
    found = [(entry, ledger.SOURCE) for entry in ledger.entries(root) if entry["id"] == name]
    found += [(entry, SOURCE) for entry in entries(root) if entry["id"] == name]
    if len(found) != 1:
        raise chapters.ChapterError(
            f"{len(found)} states are called {name!r}; {ledger.SOURCE} and {SOURCE} together should have one."
        )
    return found[0]


class ShowRole(SphinxRole):
    """``{show}`name` ``: a link to a chapter's figure in the state of an entry."""

    def run(self):
        """Return the link; an entry, a figure or a state that is not there stops the build."""
        root = Path(self.env.srcdir)
        try:
            entry, source = find(root, self.text)
            ledger.first_state(root, entry, source)
            path = chapters.chapter_file(root, entry["chapter"])
        except ValueError as error:
            message = self.inliner.reporter.error(str(error), line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        for dependency in (path, root / "book" / source):
            self.env.note_dependency(str(dependency))
        page = self.env.app.builder.get_relative_uri(self.env.docname, chapters.docname(path))
        address = f"{page}#{ledger.fragment(entry)}"
        return [nodes.reference("", entry["look"], internal=True, refuri=address, classes=["show"])], []


def setup(app):
    """Register the role."""
    app.add_role("show", ShowRole())

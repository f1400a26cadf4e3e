"""The index of topics: ``{topics} group`` lists where each topic is taught, and search finds it there first.

``book/topics.yml`` names for each topic the places: a chapter's number and the beginning of a heading, "" for the
chapter as a whole. Links and their texts come from the headings as they stand; a heading that is gone fails the build.
"""

import json
from pathlib import Path

import yaml
from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective

from lstm_book import chapters

SOURCE = "topics.yml"
REFERENCE = "lstm-heading"


def groups(root):
    """Return the topics by group: ``{group: [{"topic", "words", "places"}, ...]}``."""
    source = Path(root) / "book" / SOURCE
    return yaml.safe_load(source.read_text(encoding="utf-8")) if source.is_file() else {}


def headings(doctree):
    """Return ``[(text, id), ...]`` of a document's headings; the first is its title."""
    found = []
    for section in doctree.findall(nodes.section):
        title = section.next_node(nodes.title, descend=True, siblings=False)
        if title is not None and title.parent is section:
            found.append((title.astext(), section["ids"][0]))
    return found


def find(known, wanted):
    """Return the first (text, id) whose text begins with ``wanted``, or None."""
    return next((pair for pair in known if pair[0].startswith(wanted)), None)


def _known(env):
    if not hasattr(env, "lstm_headings"):
        env.lstm_headings = {}
    return env.lstm_headings


class NoteHeadings(SphinxTransform):
    """Remember a chapter's headings, and enter its topics into the search index, a topic's first place first."""

    default_priority = 810  # before Sphinx collects index entries, at 850

    def apply(self, **kwargs):
        """Read one document; only chapters have topics."""
        docname = self.env.docname
        if not docname.startswith("notebooks/"):
            return
        self.env.note_dependency(str(Path(self.env.srcdir) / "book" / SOURCE))
        _known(self.env)[docname] = known = headings(self.document)
        number = int(Path(docname).name[:2])
        entries = []
        for topic in (topic for group in groups(self.env.srcdir).values() for topic in group):
            for order, (chapter, heading) in enumerate(topic["places"]):
                if chapter == number and (place := find(known, heading)):
                    anchor, main = (place[1] if heading else ""), ("" if order else "main")
                    entries += [("single", word, anchor, main, None) for word in topic["words"]]
        if entries:
            self.document.insert(0, addnodes.index(entries=entries))


class TopicsDirective(SphinxDirective):
    """``{topics} group``: the topics of one group, each with links to where it is taught."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self):
        """Return the list; an unknown group or chapter stops the build."""
        root = Path(self.env.srcdir)
        self.env.note_dependency(str(root / "book" / SOURCE))
        known = groups(root)
        if self.arguments[0] not in known:
            raise self.error(f"{SOURCE} has no group {self.arguments[0]!r}; it has: {', '.join(known)}.")
        listed = nodes.bullet_list(classes=["topics"])
        for topic in known[self.arguments[0]]:
            line = nodes.paragraph("", "", nodes.inline("", topic["topic"], classes=["topic"]))
            for chapter, heading in topic["places"]:
                try:
                    path = chapters.chapter_file(root, chapter)
                except chapters.ChapterError as error:
                    raise self.error(f"{SOURCE}, topic {topic['topic']!r}: {error}") from error
                self.env.note_dependency(str(path))
                line += nodes.Text(" ")
                line += self._link(chapters.docname(path), heading, chapter)
            listed += nodes.list_item("", line)
        return [listed]

    def _link(self, target, heading, chapter):
        reference = addnodes.pending_xref(
            "", refdomain="", reftype=REFERENCE, reftarget=f"{target}#{heading}", chapter=chapter, refwarn=True
        )
        reference["refdoc"] = self.env.docname
        reference += nodes.inline("", str(chapter))
        return reference


def resolve(app, env, node, contnode):
    """Turn a place into a link with the heading's own words; None, and so a warning, where it is gone."""
    if node.get("reftype") != REFERENCE:
        return None
    target, wanted = node["reftarget"].split("#", 1)
    place = find(_known(env).get(target, []), wanted)
    if place is None:
        return None
    uri = app.builder.get_relative_uri(node["refdoc"], target) + (f"#{place[1]}" if wanted else "")
    return nodes.reference("", f"{node['chapter']} · {place[0]}", internal=True, refuri=uri)


def forget_page(app, env, docname):
    """Forget the headings of a page that is read again or gone."""
    _known(env).pop(docname, None)


ENTRIES = "index-entries.json"
_IN_SEARCH = "_search_index_index_entries"  # Sphinx writes its environment down before it fills this


def keep_entries(app, error):
    """Write down what the search knows by topic: Sphinx forgets it of pages that are not written again."""
    entries = getattr(app.env, _IN_SEARCH, None) if app.env and not error else None
    if entries is not None:
        (Path(app.doctreedir) / ENTRIES).write_text(json.dumps(entries), encoding="utf-8")


def recall_entries(app, env):
    """Give the search the entries of pages that stay as they are; those that are written bring their own."""
    stored, entries = Path(app.doctreedir) / ENTRIES, getattr(env, _IN_SEARCH, None)
    if entries is None or not stored.is_file():
        return
    for docname, found in json.loads(stored.read_text(encoding="utf-8")).items():
        if docname in env.all_docs:
            entries.setdefault(docname, [tuple(entry) for entry in found])


def setup(app):
    """Register directive, transform and resolver."""
    app.connect("env-updated", recall_entries)
    app.connect("build-finished", keep_entries)
    app.add_directive("topics", TopicsDirective)
    app.add_transform(NoteHeadings)
    app.connect("env-purge-doc", forget_page)
    app.connect("missing-reference", resolve)

"""Search results with snippets and no server: the pages' texts as one script.

Sphinx fetches each result's page to cut a snippet, which a page opened from ``file://`` may not do. Here the texts are
collected while pages are read and written as ``_static/search-texts.js``; ``search-snippets.js`` shows them.
"""

import json
from pathlib import Path

from docutils import nodes

SNIPPETS = "scripts/search-snippets.js"
TEXTS = "search-texts.js"
_SILENT = (nodes.raw, nodes.comment, nodes.target, nodes.image)


def visible_text(node):
    """Return the words of a node as a reader sees them, in one line."""
    parts = []
    for leaf in node.findall(nodes.Text):
        parent = leaf.parent
        while parent is not None and not isinstance(parent, _SILENT):
            parent = parent.parent
        if parent is None:
            parts.append(leaf.astext())
            if isinstance(leaf.parent, nodes.TextElement) and leaf is leaf.parent[-1]:
                parts.append(" ")
    return " ".join("".join(parts).split())


def sections(doctree):
    """Return ``[[ids, text], ...]``: each section's anchors with the words that stand in it before its subsections."""
    found = []
    for section in doctree.findall(nodes.section):
        words = [visible_text(child) for child in section if not isinstance(child, (nodes.section, nodes.title))]
        found.append([list(section["ids"]), " ".join(word for word in words if word)])
    return found


def collect(app, doctree):
    """Keep the text of the page being read in the environment."""
    texts = app.env.__dict__.setdefault("lstm_book_texts", {})
    texts[app.env.docname] = sections(doctree)


def forget(app, env, docname):
    """Drop the text of a page that is read again or gone."""
    env.__dict__.get("lstm_book_texts", {}).pop(docname, None)


def add_script(app, pagename, templatename, context, doctree):
    """Load the snippets on the search page only."""
    if pagename == "search":
        app.builder.add_js_file(SNIPPETS, defer="defer")


def write(app, exception):
    """Write the collected texts beside the search index."""
    if exception is None and app.builder.format == "html":
        texts = json.dumps(app.env.__dict__.get("lstm_book_texts", {}), ensure_ascii=False, separators=(",", ":"))
        target = Path(app.outdir) / "_static" / TEXTS
        target.write_text(f"globalThis.lstmBookTexts = {texts};\n", encoding="utf-8")


def setup(app):
    """Connect the collector."""
    app.connect("doctree-read", collect)
    app.connect("env-purge-doc", forget)
    app.connect("html-page-context", add_script)
    app.connect("build-finished", write)

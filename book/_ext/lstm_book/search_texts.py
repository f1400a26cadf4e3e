"""Search results with snippets and no server: the pages' texts as one script.

Sphinx fetches each result's page to cut a snippet, which a page opened from ``file://`` may not do. Here the
texts are collected as pages are written, into ``_static/search-texts.js``; ``search-snippets.js`` shows them.
"""

import json
import re
from pathlib import Path

from docutils import nodes

SNIPPETS = "scripts/search-snippets.js"
TEXTS = "search-texts.js"
_HEAD, _TAIL = "globalThis.lstmBookTexts = ", ";\n"
_written = {}
_SILENT = (nodes.raw, nodes.comment, nodes.target, nodes.image, nodes.math_block)
_SYMBOLS = {"sigma": "σ", "approx": "≈", "odot": "⊙", "partial": "∂", "prod": "∏", "sum": "∑", "in": "∈", "ln": "ln "}
_COMMAND = re.compile(r"\\([A-Za-z]+|.)\s*")


def plain_math(tex):
    """Return an inline formula in plain characters, roughly as it looks."""
    words = _COMMAND.sub(lambda match: _SYMBOLS.get(match[1], match[1] if match[1].isalpha() else ""), tex)
    return words.replace("{", "").replace("}", "")


def visible_text(node):
    """Return the words of a node as a reader sees them, in one line."""
    parts = []
    for leaf in node.findall(nodes.Text):
        parent = leaf.parent
        while parent is not None and not isinstance(parent, _SILENT):
            parent = parent.parent
        if parent is None:
            parts.append(plain_math(leaf.astext()) if isinstance(leaf.parent, nodes.math) else leaf.astext())
            if isinstance(leaf.parent, nodes.TextElement) and leaf is leaf.parent[-1]:
                parts.append(" ")
    return " ".join("".join(parts).split())


def sections(doctree):
    """Return ``[[ids, text], ...]``: each section's anchors with its own words, without its subsections'."""
    found = []
    for section in doctree.findall(nodes.section):
        if not section.next_node(nodes.title, descend=True, siblings=False):
            continue  # a container of an extension, whose words belong to the section around it
        words = [visible_text(child) for child in section if not isinstance(child, (nodes.section, nodes.title))]
        found.append([list(section["ids"]), " ".join(word for word in words if word)])
    return found


def read(path):
    """Return the texts that an earlier build wrote, or none."""
    try:
        return json.loads(path.read_text(encoding="utf-8").removeprefix(_HEAD).removesuffix(_TAIL))
    except (OSError, ValueError):
        return {}


def collect(app, pagename, templatename, context, doctree):
    """Keep the text of each page that this build writes; load the snippets on the search page only."""
    if doctree is not None:
        _written[pagename] = sections(doctree)
    if pagename == "search":
        app.builder.add_js_file(SNIPPETS, defer="defer")


def write(app, exception):
    """Write the texts beside the search index: this build's pages, and the earlier ones that still exist."""
    if exception is None and app.builder.format == "html":
        target = Path(app.outdir) / "_static" / TEXTS
        texts = {name: text for name, text in {**read(target), **_written}.items() if name in app.env.found_docs}
        body = json.dumps(dict(sorted(texts.items())), ensure_ascii=False, separators=(",", ":"))
        target.write_text(_HEAD + body + _TAIL, encoding="utf-8")


_TAKES_INDEX = "    Search._index = index;\n"
# A word that every object of JavaScript answers to would be taken for an entry, and stop the search.
_OWN_WORDS = """    for (const table of [index.terms, index.titleterms])
      for (const word of ["constructor", "__proto__"])
        if (!Object.hasOwn(table, word)) Object.defineProperty(table, word, { value: undefined });
"""


def mend_search(app, exception):
    """Let Sphinx's search take words for entries only where the index has them."""
    script = Path(app.outdir) / "_static" / "searchtools.js"
    if exception is not None or not script.is_file():
        return
    text = script.read_text(encoding="utf-8")
    if _OWN_WORDS not in text:
        script.write_text(text.replace(_TAKES_INDEX, _TAKES_INDEX + _OWN_WORDS), encoding="utf-8")


def setup(app):
    """Connect the collector."""
    app.connect("build-finished", mend_search)
    _written.clear()
    app.connect("html-page-context", collect)
    app.connect("build-finished", write)

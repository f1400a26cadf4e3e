"""Tell the pages which exercises the course has, so that a reader's own browser can count what it has solved.

Exercises are found on the pages, in the state of their explorables; the list is a script, because pages opened from
a folder may not fetch.
"""

import json
import re
from pathlib import Path

from docutils import nodes

SCRIPT = "exercises.js"
_STATE = re.compile(r'data-explorable="exercise"><script type="application/json">(.*?)</script>', re.DOTALL)


def ids_in(html):
    """Return the ids of the exercises in a piece of HTML, in order of appearance."""
    return [json.loads(state)["spec"]["id"] for state in _STATE.findall(html)]


def script(ids):
    """Return the script that hands the list to ``progress.js``."""
    return f"globalThis.lstmCourseExercises = {json.dumps(list(dict.fromkeys(ids)))};\n"


def _known(env):
    if not hasattr(env, "lstm_exercises"):
        env.lstm_exercises = {}
    return env.lstm_exercises


def note_exercises(app, doctree):
    """Remember the exercises of the page that was read."""
    found = [name for node in doctree.findall(nodes.raw) for name in ids_in(node.astext())]
    _known(app.env)[app.env.docname] = found


def forget_page(app, env, docname):
    """Forget the exercises of a page that is read again or gone."""
    _known(env).pop(docname, None)


def write_list(app, env):
    """Write the script beside the book's other static files."""
    if app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    static.mkdir(parents=True, exist_ok=True)
    ids = [name for docname in sorted(_known(env)) for name in _known(env)[docname]]
    (static / SCRIPT).write_text(script(ids), encoding="utf-8")


def add_progress(app, pagename, templatename, context, doctree):
    """Load the display of the reader's progress on pages that hold an exercise."""
    if 'data-explorable="exercise"' in context.get("body", ""):
        app.builder.add_js_file(SCRIPT, defer="defer")
        app.builder.add_js_file("progress.js", defer="defer")
        app.builder.add_css_file("progress.css")


def setup(app):
    """Collect while pages are read, write before they are written."""
    app.connect("env-purge-doc", forget_page)
    app.connect("doctree-read", note_exercises)
    app.connect("env-updated", write_list)
    app.connect("html-page-context", add_progress)

"""The list of exercises that the book hands to its pages: what stands on them, each once."""

import json
import re
from types import SimpleNamespace

from docutils import nodes
from docutils.utils import new_document
from lstm_book import exercise_list

from lstm_core.widgets import Exercise, GateTimeline


def listed(folder):
    """Return the ids in the script that was written."""
    text = (folder / "_static" / exercise_list.SCRIPT).read_text(encoding="utf-8")
    return json.loads(re.fullmatch(r"globalThis\.lstmCourseExercises = (\[.*\]);\n", text)[1])


def page(env, app, name, *widgets):
    """Read a page that holds these explorables."""
    document = new_document(name)
    document += [nodes.raw("", widget.to_markup(), format="html") for widget in widgets]
    env.docname = name
    exercise_list.note_exercises(app, document)


def test_pages_are_read_forgotten_and_listed(tmp_path):
    env = SimpleNamespace()
    app = SimpleNamespace(env=env, outdir=tmp_path, builder=SimpleNamespace(format="html"))
    page(env, app, "notebooks/06", Exercise("06-swap"), GateTimeline(), Exercise("06-drop"))
    page(env, app, "notebooks/05", Exercise("05-two"), Exercise("05-two"))
    page(env, app, "book/index", GateTimeline())
    exercise_list.write_list(app, env)
    assert listed(tmp_path) == ["05-two", "06-swap", "06-drop"]
    exercise_list.forget_page(app, env, "notebooks/05")
    exercise_list.write_list(app, env)
    assert listed(tmp_path) == ["06-swap", "06-drop"]


def test_a_book_that_is_no_website_gets_no_script(tmp_path):
    env = SimpleNamespace()
    app = SimpleNamespace(env=env, outdir=tmp_path, builder=SimpleNamespace(format="latex"))
    exercise_list.write_list(app, env)
    assert list(tmp_path.iterdir()) == []


def test_only_pages_with_exercises_load_the_display():
    added = []
    builder = SimpleNamespace(add_js_file=lambda name, **_: added.append(name), add_css_file=added.append)
    app = SimpleNamespace(builder=builder)
    exercise_list.add_progress(app, "a", "page.html", {"body": GateTimeline().to_markup()}, None)
    assert added == []
    exercise_list.add_progress(app, "b", "page.html", {"body": Exercise("05-two").to_markup()}, None)
    assert added == [exercise_list.SCRIPT, "progress.js", "progress.css"]


def test_pages_of_the_book_list_the_exercises_that_stand_on_them(book, pages):
    standing = {
        json.loads(root.script.string)["exercise"]
        for document in pages.values()
        for root in document.select('[data-explorable="exercise"]')
    }
    assert set(listed(book)) == standing

"""tools/notebooks.py: the canonical form, the sentences of the check, and a run in a clean kernel."""

import copy
import json

import pytest

from tools import notebooks


def code(source, *, name="a-step", count=1, outputs=(), tags=()):
    metadata = {"tags": list(tags)} if tags else {}
    return {
        "cell_type": "code",
        "id": name,
        "metadata": metadata,
        "source": source,
        "execution_count": count,
        "outputs": list(outputs),
    }


def markdown(source, name="a-text"):
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": source}


def notebook(*cells, **metadata):
    return {"cells": list(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def printed(text, name="stdout"):
    return {"output_type": "stream", "name": name, "text": text}


def shown(**data):
    data = {mime.replace("_", "/", 1): value for mime, value in data.items()}
    return {"output_type": "display_data", "metadata": {}, "data": data}


def sentences(*cells, chapter=False):
    return notebooks.problems(notebooks.canonical(notebook(*cells)), chapter=chapter)


def only(*cells, chapter=False):
    found = sentences(*cells, chapter=chapter)
    assert len(found) == 1, found
    return found[0]


# ---------------------------------------------------------------- canonical form


def test_canonical_form_is_a_fixed_point_and_leaves_its_argument_alone():
    before = notebook(code("1 + 1\n", outputs=[printed("a\n"), printed("b\n")]), markdown("# A\n\nb\n"))
    kept = copy.deepcopy(before)
    once = notebooks.canonical(before)
    assert before == kept
    assert notebooks.canonical(once) == once
    assert notebooks.problems(once, chapter=False) == []


def test_what_differs_between_machines_and_runs_is_dropped():
    cell = code("1", outputs=[shown(text_plain="t=3", **{notebooks.WIDGET_VIEW: {"model_id": "f00"}})])
    cell["metadata"] = {"execution": {"iopub.busy": "2026"}, "collapsed": True, "tags": ["lesson"]}
    result = notebooks.canonical(
        notebook(
            cell,
            kernelspec={"name": "venv", "display_name": "venv (3.12.1)"},
            language_info={"name": "python", "version": "3.12.1"},
            widgets={"state": {}},
        )
    )
    assert result["metadata"] == {
        "kernelspec": notebooks.KERNELSPEC,
        "language_info": notebooks.LANGUAGE_INFO,
    }
    assert result["cells"][0]["metadata"] == {"tags": ["lesson"]}
    assert result["cells"][0]["outputs"][0]["data"] == {"text/plain": ["t=3"]}


def test_output_that_was_only_a_widget_view_is_dropped_whole():
    cell = code("1", outputs=[shown(**{notebooks.WIDGET_VIEW: {"model_id": "f00"}})])
    assert notebooks.canonical(notebook(cell))["cells"][0]["outputs"] == []


def test_counts_become_the_positions_and_unexecuted_cells_stay_unexecuted():
    result = {
        "output_type": "execute_result",
        "metadata": {},
        "data": {"text/plain": "2"},
        "execution_count": 9,
    }
    cells = [code("1 + 1", name="one", count=9, outputs=[result]), code("2", name="two", count=None)]
    one, two = notebooks.canonical(notebook(*cells))["cells"]
    assert one["execution_count"] == one["outputs"][0]["execution_count"] == 1
    assert two["execution_count"] is None


def test_text_flushed_in_pieces_becomes_one_stream():
    outputs = [printed("a\nb"), printed("c\n"), printed("oh\n", "stderr"), printed("d\n")]
    result = notebooks.canonical(notebook(code("1", outputs=outputs)))["cells"][0]["outputs"]
    assert [output["text"] for output in result] == [["a\n", "bc\n"], ["oh\n"], ["d\n"]]


def test_file_ends_in_a_newline_and_keys_are_sorted():
    text = notebooks.dumps(notebooks.canonical(notebook(markdown("σ and ∂"))))
    assert text.endswith("}\n")
    assert "σ and ∂" in text
    assert text == json.dumps(json.loads(text), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    assert notebooks.dumps({"b": 1, "a": 2}) == '{\n "a": 2,\n "b": 1\n}\n'


# ---------------------------------------------------------------- sentences


@pytest.mark.parametrize("name", ["", "deadbee1", "a1b2c3d4", "Forget", "with space", "8-steps"])
def test_id_that_is_no_word_is_refused(name):
    assert "give it words" in only(markdown("text", name=name))


def test_repeated_id_is_refused():
    assert "repeats the id 'same'" in only(markdown("a", name="same"), markdown("b", name="same"))


def test_cell_never_executed_is_refused():
    assert "was never executed, expected 1" in only(code("1", count=None))


def test_counts_out_of_order_are_refused():
    raw = notebooks.canonical(notebook(code("1", name="one"), code("2", name="two")))
    raw["cells"][1]["execution_count"] = 7
    assert "has the execution count 7, expected 2" in notebooks.problems(raw, chapter=False)[0]


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ({"output_type": "error", "ename": "E", "evalue": "", "traceback": []}, "ends in an error (E)"),
        (shown(**{"image/png": "iVBO"}), "holds image/png, which nbval never compares"),
        (shown(**{"image/jpeg": "iVBO"}), "holds image/jpeg"),
        (shown(text_plain="<Figure at 0x7f3a2c11d0>"), "a memory address"),
        (printed("saved in /home/me/x\n"), "a path of one machine"),
        (shown(text_html='<i id="0123456789abcdef0123456789abcdef"></i>'), "a random identifier"),
    ],
)
def test_output_that_cannot_repeat_or_be_compared_is_refused(output, expected):
    assert expected in only(code("1", outputs=[output]))


def test_digest_and_address_of_a_page_are_no_random_ids_or_paths():
    text = "a" * 64 + " https://example.org/home/x a/tmp/b\n"
    assert sentences(code("1", outputs=[printed(text)])) == []


def test_stored_widget_view_is_refused():
    raw = notebooks.canonical(notebook(code("1", outputs=[shown(text_plain="t")])))
    raw["cells"][0]["outputs"][0]["data"][notebooks.WIDGET_VIEW] = {"model_id": "x"}
    assert "stores a widget view" in notebooks.problems(raw, chapter=False)[0]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("\n".join(["x = 1"] * 21), "has 21 lines of code"),
        ("%matplotlib inline", "not plain Python"),
        ("files = !ls", "not plain Python"),
        ("ax = 1;", "ends in ';'"),
        ("ax = 1;  # drawn", "ends in ';'"),
        ("class A:\n    pass", "defines class A"),
        ("def f(x):\n" + "    x += 1\n" * 7 + "    return x", "defines f() in 9 lines"),
        ("from ipywidgets import interact", "uses interact"),
        ("import ipywidgets\nout = ipywidgets.Output()", "uses Output"),
        ("from IPython.display import clear_output as wipe", "uses clear_output"),
        ("import tqdm.auto", "uses tqdm"),
        ("from tqdm import tqdm as bar", "uses tqdm"),
        ("", "is empty"),
    ],
)
def test_code_against_the_style_is_refused(source, expected):
    assert expected in sentences(code(source))[0]


def test_semicolon_inside_a_string_is_no_semicolon():
    assert sentences(code('print("a;")')) == []
    assert sentences(code('"text;"  # ;')) == []


def test_long_function_may_be_the_lesson_if_the_next_cell_asserts():
    source = "def f(x):\n" + "    x += 1\n" * 7 + "    return x"
    lesson = code(source, name="our-step", tags=["lesson"])
    assert sentences(lesson, code("assert f(1) == 8", name="same-step")) == []
    assert "must assert" in only(lesson, code("f(1)", name="call-it"))
    assert "must assert" in only(lesson)


def test_long_text_is_refused_and_only_read_words_count():
    assert "has 121 words" in only(markdown("word " * 121))
    source = (
        "word " * 118 + "\n$$ a = b + c \\\\ d = e $$\n:::{note}\n:class: tip\nsee [it](https://x.org/a b) $a + b$\n:::"
    )
    assert "has 121 words" in only(markdown(source))
    assert sentences(markdown(source.removeprefix("word "))) == []


def test_chapter_has_a_number_of_cells_and_short_code():
    many = [markdown("text", name=f"text-{n}") for n in range(14)]
    assert "has 14 cells" in only(*many, chapter=True)
    assert sentences(*many, markdown("text"), chapter=True) == []
    assert "median code cell has 6 lines" in only(*many, code("x = 1\n" * 6), chapter=True)


def test_notebook_with_leftovers_of_an_editor_is_refused():
    raw = notebooks.canonical(notebook(code("1")))
    raw["cells"][0]["metadata"]["collapsed"] = True
    assert "not in canonical form" in notebooks.problems(raw, chapter=False)[0]


# ---------------------------------------------------------------- files and the command line


def write(path, *cells):
    path.write_text(json.dumps(notebook(*cells)), encoding="utf-8")
    return path


def test_file_with_other_spacing_is_refused_until_it_is_formatted(tmp_path, capsys):
    path = write(tmp_path / "a.ipynb", code("print(1)", outputs=[printed("1\n")]))
    assert notebooks.main(["check", str(path)]) == 1
    assert "canonical" in capsys.readouterr().out
    assert notebooks.main(["format", str(path)]) == 0
    assert notebooks.main(["check", str(path)]) == 0
    path.write_text(path.read_text(encoding="utf-8").replace("\n ", "\n  "), encoding="utf-8")
    assert "spacing or key order" in notebooks.check_file(path)[0]


def test_file_that_is_no_json_is_answered_with_a_sentence(tmp_path):
    path = tmp_path / "torn.ipynb"
    path.write_text('{"cells": [', encoding="utf-8")
    assert notebooks.check_file(path) == ["torn.ipynb is not JSON (line 1); restore it from git."]


def test_file_of_another_format_is_answered_with_a_sentence(tmp_path):
    path = tmp_path / "old.ipynb"
    path.write_text('{"worksheets": [], "nbformat": 3}', encoding="utf-8")
    assert "format 4" in notebooks.check_file(path)[0]


def test_chapters_are_the_numbered_notebooks(tmp_path):
    assert notebooks.is_chapter(tmp_path / "notebooks" / "06-watch.ipynb")
    assert not notebooks.is_chapter(tmp_path / "notebooks" / "solutions" / "06-watch.ipynb")
    assert not notebooks.is_chapter(tmp_path / "notebooks" / "demo.ipynb")


def test_run_executes_alone_in_the_folder_and_leaves_the_canonical_form(tmp_path):
    (tmp_path / "data.txt").write_text("4.5", encoding="utf-8")
    cells = [code("x = open('data.txt').read()", name="read-data", count=None), code("x", name="see-data")]
    path = write(tmp_path / "a.ipynb", *cells)
    notebooks.run_file(path)
    assert notebooks.check_file(path) == []
    first, second = notebooks.read(path)["cells"]
    assert (first["id"], second["id"]) == ("read-data", "see-data")
    assert second["outputs"][0]["data"] == {"text/plain": ["'4.5'"]}

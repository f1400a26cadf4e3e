"""`python course.py` as a newcomer meets it, without the network."""

import ast
import gzip
import json
import os
import socket
import sys
import urllib.error
import urllib.request

import pytest

from tests.boot.conftest import ROOT, read_until, wait_for

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are POSIX scripts")


# ------------------------------------------------------------------------------- the command line


def test_help_names_every_command_and_option(course):
    said = course.run("--help")
    assert said.returncode == 0
    for word in ("serve", "build", "package", "lab", "test", "--port", "--no-open", "--no-browser"):
        assert word in said.stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["fly"], "invalid choice: 'fly'"),
        (["--port", "70000"], "--port 70000 is no port: choose a number from 0 to 65535"),
        (["--port", "x"], "--port: invalid int value: 'x'"),
    ],
)
def test_a_wrong_command_line_is_refused_before_anything_is_made(course, arguments, sentence):
    said = course.run(*arguments)
    assert said.returncode == 2
    assert sentence in said.stderr
    assert not (course.root / ".venv").exists()


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 13)])
def test_an_old_python_hears_a_sentence(course, version):
    said = course.run(prelude=f"sys.version_info = {version}")
    assert said.returncode == 1
    assert f"needs Python 3.11 or newer; this is Python {version[0]}.{version[1]} " in said.stderr
    assert not (course.root / ".venv").exists()


def test_course_py_uses_no_syntax_that_old_pythons_lack():
    source = (ROOT / "course.py").read_text(encoding="ascii")
    tree = ast.parse(source, feature_version=(3, 4))
    new = (ast.JoinedStr, ast.AnnAssign, ast.AsyncFunctionDef, ast.Starred, ast.NamedExpr, ast.Nonlocal)
    assert not [type(node).__name__ for node in ast.walk(tree) if isinstance(node, new)]
    assert not [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.returns]
    assert not [f for f in ast.walk(tree) if isinstance(f, ast.arguments) and (f.kwonlyargs or f.posonlyargs)]
    guard = next(i for i, node in enumerate(tree.body) if isinstance(node, ast.If))
    before = {name.name for node in tree.body[:guard] if isinstance(node, ast.Import) for name in node.names}
    assert before == {"sys"}


def test_course_py_and_what_it_imports_need_the_standard_library_only():
    for path in [ROOT / "course.py", *(ROOT / "tools" / "boot").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                assert name.split(".")[0] in sys.stdlib_module_names | {"tools"}, f"{path.name} imports {name}"


# ------------------------------------------------------------------------------------ environment


def test_the_first_start_installs_the_lock_with_its_hashes_and_the_second_installs_nothing(course):
    assert course.run("build").returncode == 0
    locked, itself = course.uv_calls()
    assert "--require-hashes -r" in locked
    assert locked.endswith("requirements.lock")
    assert "--no-index --no-deps --no-build-isolation -e" in itself
    said = course.run("build")
    assert said.returncode == 0
    assert len(course.uv_calls()) == 2


def test_each_long_step_prints_a_line_and_its_time(course):
    lines = course.run("build").stdout.splitlines()
    assert [line.split(" ")[0] for line in lines[::2]] == ["Making", "Installing", "Installing", "Bringing"]
    assert "2 packages of requirements.lock with uv" in lines[2]
    for line in lines[1::2]:
        assert line.startswith("    done in ")
        assert line.endswith(" s")


def test_a_changed_lock_is_installed_into_the_same_environment(course):
    course.run("build")
    (course.root / ".venv" / "mark").touch()
    (course.root / "requirements.lock").write_text("one==1.1\n", encoding="utf-8")
    assert "1 packages of requirements.lock" in course.run("build").stdout
    assert (course.root / ".venv" / "mark").exists()
    assert len(course.uv_calls()) == 4


def test_a_failed_installation_is_told_with_its_output_and_made_anew_by_the_next_start(course):
    said = course.run("build", UV_SAYS="hash mismatch of one==1.0")
    assert said.returncode == 1
    assert "hash mismatch of one==1.0" in said.stderr
    assert "Traceback" not in said.stderr
    (course.root / ".venv" / "half-installed").touch()
    assert course.run("build").returncode == 0
    assert not (course.root / ".venv" / "half-installed").exists()


def test_a_failed_change_of_packages_is_made_anew_by_the_next_start(course):
    course.run("build")
    (course.root / "requirements.lock").write_text("one==1.1\n", encoding="utf-8")
    assert course.run("build", UV_SAYS="broken").returncode == 1
    (course.root / "requirements.lock").write_text("one==1.0\ntwo==2.0\n", encoding="utf-8")
    assert "Making .venv" in course.run("build").stdout


def test_an_interrupted_installation_is_made_anew_by_the_next_start(course):
    child = course.start("build", UV_WAITS="60")
    wait_for(course.uv_calls)
    code, rest = course.interrupt(child)
    assert code == 130
    assert "Stopped." in rest
    assert "Traceback" not in rest
    (course.root / ".venv" / "half-installed").touch()
    assert course.run("build").returncode == 0
    assert not (course.root / ".venv" / "half-installed").exists()


def test_an_environment_of_another_folder_or_python_is_made_anew(course):
    course.run("build")
    stamp = course.root / ".venv" / "course-stamp.json"
    for key, value in {"root": "/elsewhere", "python": "3.11.0"}.items():
        stamp.write_text(json.dumps(json.loads(stamp.read_text()) | {key: value}))
        (course.root / ".venv" / "old").touch()
        assert "Making .venv" in course.run("build").stdout
        assert not (course.root / ".venv" / "old").exists()


def test_an_environment_without_its_python_or_with_a_broken_stamp_is_made_anew(course):
    course.run("build")
    (course.root / ".venv" / "bin" / "python").unlink()
    assert "Making .venv" in course.run("build").stdout
    (course.root / ".venv" / "course-stamp.json").write_text("[1")
    assert "Making .venv" in course.run("build").stdout


def test_a_uv_that_cannot_be_started_is_told_in_a_sentence(course):
    (course.root / "bin" / "uv").write_text("#!/no/such/shell\n", encoding="utf-8")
    said = course.run("build")
    assert said.returncode == 1
    assert "cannot be started" in said.stderr
    assert "Traceback" not in said.stderr


def test_no_network_is_told_in_a_sentence_with_uv(course):
    said = course.run("build", UV_SAYS="error sending request for url: dns error")
    assert said.returncode == 1
    assert "the Python package index could not be reached" in said.stderr
    assert "Connect to the network and run the same command again" in said.stderr


def test_no_network_is_told_in_a_sentence_with_pip(course):
    (course.root / "bin" / "uv").unlink()
    hashed = f"one==1.0 --hash=sha256:{'0' * 64}\n"
    (course.root / "requirements.lock").write_text(hashed, encoding="utf-8")
    said = course.run("build", PIP_INDEX_URL="http://127.0.0.1:9/", PIP_RETRIES="0", PIP_CONFIG_FILE=os.devnull)
    assert said.returncode == 1
    assert "1 packages of requirements.lock with pip" in said.stdout
    assert "the Python package index could not be reached" in said.stderr


@pytest.mark.parametrize("lacking", ["venv", "ensurepip"])
def test_a_python_without_venv_is_told_what_to_install(course, lacking):
    (course.root / "bin" / "uv").unlink()
    hide = (
        "import importlib.util as u; find = u.find_spec; "
        f"u.find_spec = lambda name, *rest: None if name == '{lacking}' else find(name, *rest)"
    )
    said = course.run("build", prelude=hide)
    assert said.returncode == 1
    assert f"it lacks {lacking}." in said.stderr
    assert "apt install python3-venv" in said.stderr
    assert not (course.root / ".venv").exists()


def test_the_variables_of_another_python_do_not_reach_the_environment(course):
    names = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PYTHONUTF8")
    show = f"import os\nprint([os.environ.get(n) for n in {names}])\n"
    (course.root / "tools" / "build_book.py").write_text(show, encoding="utf-8")
    course.run("build", PYTHONPATH="/elsewhere", VIRTUAL_ENV="/elsewhere")
    seen = (course.root / "_build" / "logs" / "book.log").read_text()
    assert seen == "[None, None, None, '1']\n"


# ------------------------------------------------------------------------------------------- book


def test_the_book_is_built_by_the_environment_of_the_course(course):
    assert course.run("build").returncode == 0
    said = (course.root / "_build" / "logs" / "book.log").read_text(encoding="utf-8")
    assert said == f"built with {course.root / '.venv'}\n"


def test_a_failed_build_shows_what_it_complained_about_and_where_the_rest_stands(course):
    said = course.run("serve", BOOK_FAILS="1")
    assert said.returncode == 1
    first, *_, last = said.stderr.strip().splitlines()
    assert first == "page.md:3: WARNING: an unknown label"
    assert "Bringing the book up to date failed (exit code 1)" in last
    assert last.endswith("book.log")
    assert "The course is at" not in said.stdout


# ---------------------------------------------------------------------------------- serve and lab


def served_at(output):
    return output.split("The course is at ")[1].split()[0]


def test_the_book_is_served_with_the_right_types_until_ctrl_c(course):
    child = course.start("--no-open", PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONCOERCECLOCALE="0")
    url = served_at(read_until(child, "The course is at"))
    assert url.startswith("http://127.0.0.1:")
    with urllib.request.urlopen(url) as answer:
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert answer.headers["Cache-Control"] == "no-cache"
        assert b"The course" in answer.read()
    with urllib.request.urlopen(url + "kit.mjs") as answer:
        assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
        assert answer.read() == b"export {}"
    asked = urllib.request.Request(url + "kit.mjs", headers={"Accept-Encoding": "br, gzip"})
    with urllib.request.urlopen(asked) as answer:
        assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
        assert (answer.headers["Content-Encoding"], answer.headers["Vary"]) == ("gzip", "Accept-Encoding")
        assert gzip.decompress(answer.read()) == b"export {}"
    with pytest.raises(urllib.error.HTTPError, match="404") as caught:
        urllib.request.urlopen(url + "../course-stamp.json")
    caught.value.close()
    code, rest = course.interrupt(child)
    assert code == 0
    assert rest.strip().endswith("Stopped.")
    assert "Traceback" not in rest


def test_a_folder_name_that_the_terminal_cannot_show_stops_nothing(course):
    said = course.run("build", PYTHONIOENCODING="ascii", UV_SAYS="broken")
    assert r"Mein Kurs \xfc" in said.stderr
    assert "UnicodeEncodeError" not in said.stderr


def test_a_busy_port_is_told_at_once_and_names_the_option(course):
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        for command in ("serve", "lab"):
            said = course.run(command, "--port", str(port))
            assert said.returncode == 1
            assert f"Port {port} is busy" in said.stderr
            assert "`--port NUMBER`" in said.stderr
    assert not (course.root / ".venv").exists()


def test_without_an_explicit_port_the_next_free_one_is_taken(monkeypatch, tmp_path):
    from tools.boot import server, steps

    with socket.create_server(("127.0.0.1", 0)) as busy:
        monkeypatch.setattr(server, "FIRST_PORT", busy.getsockname()[1])
        with server.make_server(tmp_path) as taken:
            assert taken.server_address[1] > server.FIRST_PORT
        monkeypatch.setattr(server, "PORTS_TRIED", 1)
        with pytest.raises(steps.CourseError, match=r"are all busy\. Choose another one with `--port NUMBER`"):
            server.make_server(tmp_path)


def test_lab_opens_the_notebooks_and_asks_no_foreign_host(course):
    said = course.run("lab", "--no-open", "--port", "0")
    assert said.returncode == 0
    called = said.stdout.splitlines()[-1]
    assert called.startswith("called with lab --notebook-dir=notebooks --ip=127.0.0.1 --port=")
    for option in ("--no-browser", "news_url=None", "NeverCheckForUpdate", "extension_manager=readonly"):
        assert option in called


def test_test_installs_the_tests_lock_and_returns_the_exit_code_of_the_suites(course):
    script = "import sys; print('suites', sys.argv[1:], sys.prefix); sys.exit(3)"
    (course.root / "tools" / "suites.py").write_text(script, encoding="utf-8")
    said = course.run("test", "--no-browser")
    assert said.returncode == 3
    assert "3 packages of requirements-test.lock" in said.stdout
    assert f"suites ['--no-browser'] {course.root / '.venv'}" in said.stdout
    calls = len(course.uv_calls())
    assert course.run("build").returncode == 0
    assert len(course.uv_calls()) == calls, "the tests' lock holds the reader's, which is not installed again"

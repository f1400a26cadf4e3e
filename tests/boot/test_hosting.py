"""How the book is hosted: nginx's settings say what the load test relies on, and the page's own code works."""

import html
import re

from tests.boot.conftest import ROOT
from tools import measure_hosting, try_launchers

PAGE = (ROOT / "book" / "hosting.md").read_text(encoding="utf-8")
SETTINGS = measure_hosting.CONFIGURATION.read_text(encoding="utf-8")


def test_the_settings_can_be_used_on_this_machine():
    text = measure_hosting.here(SETTINGS, "/a folder/html", 8123)
    assert "listen 127.0.0.1:8123;" in text
    assert 'root "/a folder/html";' in text
    assert text.count("{") == text.count("}")
    assert len(re.findall(r"\blisten\b", text.replace("`listen`", ""))) == 1


def test_each_directive_has_its_end():
    """What nginx itself would refuse first; a machine with nginx asks it in `nox -s load`."""
    lines = [re.sub(r"\s#.*", "", line).strip() for line in SETTINGS.splitlines()]
    for line in lines:
        assert not line or line.startswith("#") or line.endswith((";", "{", "}")), f"{line!r} does not end"


def test_the_settings_name_headers_and_compression():
    for name, value in measure_hosting.HEADERS.items():
        assert re.search(rf'add_header {name} "?{re.escape(value)}"? always;', SETTINGS), name
    assert "gzip_static on;" in SETTINGS
    assert "default_type text/javascript;" in SETTINGS
    assert "default_type font/woff2;" in SETTINGS


def test_only_names_with_a_hash_are_kept_for_ever():
    (pattern,) = re.findall(r'"~(\S+)" "public, max-age=31536000, immutable";', SETTINGS)
    for name in ("host.dc4dcf31.js", "unroll.01582e4a.classic.js", "networks.b91bb6b2.data.js", "unroll.3eb7a872.css"):
        assert re.search(pattern, name), name
        assert measure_hosting.HASHED.search(name), name
    for name in ("course.css", "katex.min.css", "index.html", "licences.txt", "bootstrap.js", "search.deadbeef.html"):
        assert not re.search(pattern, name), name
        assert not measure_hosting.HASHED.search(name), name


def test_the_requests_of_a_first_visit_are_the_page_and_what_it_loads(tmp_path):
    (tmp_path / "book").mkdir()
    page = tmp_path / "book" / "a.html"
    modules = html.escape('{"u": ["unroll.1.js", "unroll.2.css"], "g": ["gate.1.js"]}')
    page.write_text(
        '<link rel="stylesheet" href="../_static/course.css?v=1"><link rel="next" href="b.html">'
        f'<script src="../_static/x/host.js" data-modules="{modules}"></script><img src="data:,">'
        '<div data-explorable="unroll"></div>',
        encoding="utf-8",
    )
    assert measure_hosting.loads(tmp_path.resolve(), page.resolve()) == [
        "/book/a.html",
        "/_static/course.css",
        "/_static/x/host.js",
        "/_static/x/unroll.1.js",
        "/_static/x/unroll.2.css",
    ]


def test_the_page_gives_colab_one_cell_that_installs_what_the_course_has():
    cell = try_launchers.colab_cell()
    extras = re.search(r"\./course\[(.*)\]", cell)[1].split(",")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert all(re.search(rf"^{extra} = \[", project, re.MULTILINE) for extra in extras)


def test_the_code_on_the_page_runs():
    (code,) = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    values = {}
    exec(code, values)
    assert values["html"].startswith("<!doctype html>")


def test_the_page_names_files_and_sessions_that_exist(sessions):
    for path in re.findall(r"`((?:tools|notebooks|binder)/[\w./-]*)`", PAGE):
        assert (ROOT / path).exists(), path
    assert set(re.findall(r"nox -s ([a-z_]+)", PAGE)) <= sessions
    assert (ROOT / ".github" / "workflows" / "publish.yml").is_file()

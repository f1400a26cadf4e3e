"""The directive's pure parts: options, errors, hashed names, dependencies."""

import hashlib

import pytest
import traitlets
from lstm_book import explorables
from sphinx.errors import ExtensionError


class Figure(traitlets.HasTraits):
    """A stand-in for an explorable."""

    t = traitlets.Int(0).tag(sync=True, explorable=True)
    word = traitlets.Unicode("").tag(sync=True, explorable=True)
    hidden = traitlets.Int(0).tag(sync=True)

    def to_markup(self):
        return f'<div data-explorable="figure">{self.t}|{self.word}</div>'


REGISTRY = {"figure": Figure}


@pytest.mark.parametrize(
    ("options", "markup"),
    [({}, "0|"), ({"t": "3"}, "3|"), ({"word": "three"}, "0|three"), ({"word": '"3"'}, "0|3"), ({"word": None}, "0|")],
)
def test_options_are_json_when_they_parse_and_strings_when_not(options, markup):
    assert markup in explorables.build_markup("figure", options, REGISTRY)


@pytest.mark.parametrize(
    ("name", "options", "sentence"),
    [
        ("other", {}, r"no explorable named 'other'; the registered ones are: figure\."),
        ("figure", {"size": "3"}, r"'figure' has no trait 'size'; its traits are: t, word\."),
        ("figure", {"hidden": "3"}, r"no trait 'hidden'"),
        ("figure", {"t": "late"}, r"'figure' refuses \{\"t\": \"late\"\}: .*int"),
    ],
)
def test_a_mistake_is_a_sentence(name, options, sentence):
    with pytest.raises(ValueError, match=sentence):
        explorables.build_markup(name, options, REGISTRY)


def test_the_registered_explorables_list_their_traits():
    for name, cls in explorables.registry().items():
        assert explorables.settable_traits(cls), name


@pytest.fixture
def static(tmp_path):
    for name in ("host.js", "figure.js", "figure.classic.js", "figure.css", "bare.classic.js"):
        (tmp_path / "static" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "static" / name).write_text(name, encoding="utf-8")
    return tmp_path / "static"


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def test_files_are_served_under_their_content_hash(static, tmp_path):
    built = explorables.Bundles(static)
    script, style = f"figure.{digest('figure.classic.js')}.classic.js", f"figure.{digest('figure.css')}.css"
    bare = f"bare.{digest('bare.classic.js')}.classic.js"
    assert built.modules(built.names()) == {"bare": {"script": bare}, "figure": {"script": script, "style": style}}
    target = tmp_path / "out"
    (target / "stale").mkdir(parents=True)
    built.copy(target)
    assert sorted(path.name for path in target.iterdir()) == sorted([script, style, bare, built.host()])


def test_a_missing_bundle_says_what_builds_it(tmp_path):
    with pytest.raises(ExtensionError, match=r"host\.js is missing; build the bundles with tools/build_esm\.mjs"):
        explorables.Bundles(tmp_path).host()


def test_names_are_found_once_each_in_order():
    html = '<div data-explorable="b"></div><div data-explorable="a"></div><div data-explorable="b"></div>'
    assert explorables.names_in(html) == ["b", "a"]


def test_a_page_depends_on_everything_that_shapes_its_explorables():
    noted = []

    class Environment:
        def note_dependency(self, path):
            noted.append(path.replace("\\", "/"))

    explorables.note_sources(Environment())
    for part in ("/tokens.json", "/widgets/gate_timeline.py", "/static/gate-timeline.classic.js", "/static/host.js"):
        assert any(path.endswith(part) for path in noted), part
    assert any("/weights/" in path and path.endswith(".json") for path in noted)


def test_every_explorable_on_a_page_has_a_host_that_knows_it(pages):
    found = 0
    for name, page in pages.items():
        names = {root["data-explorable"] for root in page.select("[data-explorable]")}
        hosts = page.select("script[data-modules]")
        assert len(hosts) == bool(names), name
        for explorable in names:
            assert f'"{explorable}"' in hosts[0]["data-modules"]
            found += 1
    assert found > 0


def test_files_that_a_script_needs_are_named_for_the_host_and_copied_once(static, tmp_path):
    banner = "/*! Built.\n * needs numbers.data.js\n */\n"
    for name in ("figure", "other"):
        (static / f"{name}.classic.js").write_text(f"{banner}{name}", encoding="utf-8")
    (static / "numbers.data.js").write_text("numbers", encoding="utf-8")
    built = explorables.Bundles(static)
    data = f"numbers.{digest('numbers')}.data.js"
    assert built.modules(["figure", "bare"])["figure"]["needs"] == [data]
    assert "needs" not in built.modules(["bare"])["bare"]
    assert built.names() == ["bare", "figure", "other"], "data is no explorable"
    built.copy(tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").glob("numbers*")] == [data]

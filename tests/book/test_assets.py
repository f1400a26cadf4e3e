"""What is served: pruned style sheets, vendored files with their hashes, icons that exist."""

import json
import re
from pathlib import Path

import pytest
from lstm_book import assets
from lstm_book.prune_css import prune, split_selectors, vocabulary

from tools import vendor_assets

ROOT = Path(__file__).resolve().parents[2]
WORDS = vocabulary(['<p class="used also-used" id="here">', "element.classList.add('by-script')"])


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        (".used{a:b}", ".used{a:b}"),
        (".unused{a:b}", ""),
        (".unused,.used>p{a:b}", ".used>p{a:b}"),
        (".used .unused{a:b}", ""),
        (".used:not(.unused){a:b}", ".used:not(.unused){a:b}"),
        ("#here{a:b}#gone{a:b}", "#here{a:b}"),
        (".by-script{a:b}", ".by-script{a:b}"),
        (".bs-tooltip-top{a:b}", ".bs-tooltip-top{a:b}"),
        ("p,[data-x]{a:b}", "p,[data-x]{a:b}"),
        ("@media print{.used{a:b}.unused{a:b}}", "@media print{.used{a:b}}"),
        ("@media print{.unused{a:b}}", ""),
        ("@keyframes k{from{a:b}to{a:c}}", "@keyframes k{from{a:b}to{a:c}}"),
        ('@import "x.css";.unused{a:b}', '@import "x.css";'),
        (
            '@charset "UTF-8";/*! licence, kept */.used{a:b}/* not kept */',
            '@charset "UTF-8";/*! licence, kept */.used{a:b}',
        ),
    ],
)
def test_a_rule_goes_only_when_nothing_can_match_it(css, expected):
    assert prune(css, WORDS) == expected


def test_selectors_split_at_outer_commas_only():
    assert split_selectors(':is(a, b) c,d[x="1,2"]') == [":is(a, b) c", 'd[x="1,2"]']


def test_compact_styles_mean_the_same():
    css = '/* a */\n.a :is(p,  b) > a {\n  margin: 0 calc(1px + 2px);\n  content: "▸ ";\n}\n\n.b,\n.c { color: red }'
    assert assets.compact(css) == '.a :is(p,b) > a{margin: 0 calc(1px + 2px);content: "▸ "}.b,.c{color: red}'
    assert assets.compact(assets.compact(css)) == assets.compact(css)


def test_a_drawing_keeps_its_places_to_a_hundredth_of_a_point():
    svg = '<path d="M 33.068912 -0.004 \nL 1e-05 2.5 z" id="m1.234"/><text x="7.999999" style="k: 0.123">0.123</text>'
    small = '<path d="M 33.07 -0 L 1e-05 2.5 z" id="m1.234"/><text x="8" style="k: 0.123">0.123</text>'
    assert assets.round_drawing(svg) == small
    assert assets.round_drawing(small) == small


def test_only_the_served_icon_font_is_named():
    css = (
        '@font-face{font-family:S;src:url(w/fa-solid-900.woff2) format("woff2"),'
        'url(w/fa-solid-900.ttf) format("truetype")}@font-face{src:url(w/fa-brands-400.woff2)}'
    )
    assert assets.keep_served_fonts(css) == ('@font-face{font-family:S;src:url(w/fa-solid-900.woff2) format("woff2")}')


def test_vendored_files_are_the_recorded_ones():
    assert vendor_assets.problems() == []


def test_a_changed_missing_or_unknown_vendored_file_is_named(tmp_path, monkeypatch):
    (tmp_path / "edited.js").write_text("edited", encoding="utf-8")
    (tmp_path / "unknown.js").write_text("", encoding="utf-8")
    manifest = tmp_path / "manifest.json"
    manifest.write_text(json.dumps([{"files": {"edited.js": "0" * 64, "missing.js": "0" * 64}}]), encoding="utf-8")
    monkeypatch.setattr(vendor_assets, "VENDOR", tmp_path)
    monkeypatch.setattr(vendor_assets, "MANIFEST", manifest)
    found = "\n".join(vendor_assets.problems())
    assert re.search(r"missing\.js is in the manifest but not", found)
    assert re.search(r"unknown\.js lies in .* without an entry", found)
    assert re.search(r"edited\.js differs from its recorded sha256", found)


def test_third_party_lists_every_vendored_package():
    table = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    for entry in json.loads(vendor_assets.MANIFEST.read_text(encoding="utf-8")):
        row = next(line for line in table.splitlines() if line.startswith(f"| {entry['name']} |"))
        assert f"| {entry['version']} | {entry['licence']} |" in row


def test_every_icon_on_a_page_is_in_the_font(book, pages):
    from fontTools.ttLib import TTFont

    glyphs = TTFont(book / "_static/vendor/fontawesome/webfonts/fa-solid-900.woff2").getBestCmap()
    css = (book / "_static/styles/pydata-sphinx-theme.css").read_text(encoding="utf-8")
    known = {
        name: int(code, 16)
        for selectors, code in re.findall(r'((?:\.fa-[a-z0-9-]+:before,?)+)\{content:"\\([0-9a-f]+)"\}', css)
        for name in re.findall(r"\.(fa-[a-z0-9-]+):before", selectors)
    }
    not_icons = {"fa-solid", "fa-lg", "fa-regular", "fa-brands"}
    used = {name for page in pages.values() for icon in page.select("i") for name in icon.get("class", ())}
    icons = {name for name in used if name.startswith("fa-")} - not_icons
    assert len(icons) >= 8
    assert {name for name in icons if known.get(name) not in glyphs} == set()
    variables = {ord(c) for c in re.findall(r'--pst-icon-[a-z-]+:"(.)"', css)}
    brands = {0xF09B, 0xF296}
    assert variables - brands <= set(glyphs)


def test_nothing_unneeded_is_served(book):
    static = book / "_static"
    for gone in ("vendor/katex/katex.min.js", "scripts/fontawesome.js", "basic.css"):
        assert not (static / gone).exists()
    assert not list(static.rglob("*.map"))
    assert not list(static.rglob("*.ttf"))
    assert not [path for path in static.rglob("*") if re.search("mathjax|thebe", path.name, re.IGNORECASE)]


def test_the_page_and_the_explorables_share_one_palette():
    tokens = json.loads((ROOT / "lstm_core" / "tokens.json").read_text(encoding="utf-8"))
    css = (ROOT / "book" / "static" / "course.css").read_text(encoding="utf-8")
    for gate, token in tokens["gates"].items():
        assert re.search(rf"--gate-{gate}: ([^;]+);", css)[1].lower() == token["color"].lower()

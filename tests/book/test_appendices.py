"""The other appendices: the cheat sheet says what the notation says, the timeline cites, the index leads on."""

import re
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import yaml
from docutils.core import publish_doctree
from lstm_book import chapters, timeline, topics

from lstm_core import LSTM
from lstm_core.activations import half_life, sigmoid
from lstm_core.analysis import cell_paths

ROOT = Path(__file__).resolve().parents[2]


def source(name):
    return (ROOT / "book" / name).read_text(encoding="utf-8")


def lines_of(text):
    """Return the single equations of a page's displayed formulas, without alignment and spacing."""
    blocks = re.findall(r"\$\$\n(.*?)\n\$\$", text, re.DOTALL)
    pieces = [piece for block in blocks for piece in re.split(r"\\\\|&?\\qquad|\\(?:begin|end)\{aligned\}", block)]
    bare = [re.sub(r"[\s&]|\\,", "", piece).rstrip(",") for piece in pieces]
    return [piece for piece in bare if piece]


def test_the_cheat_sheet_has_the_equations_of_the_notation():
    known = {piece for line in lines_of(source("notation.md")) for piece in (line, *line.split("\\qquad"))}
    own = lines_of(source("cheatsheet.md"))
    assert len(own) >= 20
    assert [line for line in own if line not in known] == []


def rows(page, heading):
    """Return the rows of the table below a heading of the cheat sheet."""
    section = next(s for s in page.select("section") if s.find(["h2"]) and s.find("h2").get_text().startswith(heading))
    return [[cell.get_text().strip() for cell in row.select("td")] for row in section.select("tbody tr")]


def test_the_half_lives_of_the_cheat_sheet_are_computed(pages):
    table = rows(pages["book/cheatsheet.html"], "How long a gate remembers")
    assert len(table) >= 5
    for bias, gate, half in table:
        f = sigmoid(np.array(float(bias)))
        assert (gate, half) == (f"{f:.3f}", f"{half_life(f):.1f}")


def test_every_entry_of_the_timeline_cites_its_year(pages):
    page = pages["book/timeline.html"]
    years = [term.get_text().strip() for term in page.select(".timeline dt")]
    assert years == sorted(years)
    assert len(years) >= 15
    for year, entry in zip(years, page.select(".timeline dd"), strict=True):
        cited = [link.get_text() for link in entry.select("a[href*='references.html#']")]
        assert cited
        assert set(cited) == {year}, entry.get_text()


@pytest.mark.parametrize(("year", "following", "expected"), [(1990, 1990, "before-0"), (2005, 2013, "before-7")])
def test_distances_follow_the_years_up_to_a_limit(year, following, expected):
    assert timeline.gap_class(year, following) == expected


def test_every_chapter_has_a_card_in_order_and_no_other(pages):
    page = pages["book/index.html"]
    cards = [card.select_one("a")["href"] for card in page.select(".chapter-card")]
    assert cards == [f"../{chapters.docname(chapters.chapter_file(ROOT, n))}.html" for n in chapters.numbers(ROOT)]
    listed = yaml.safe_load(source("_toc.yml"))["parts"][0]["chapters"]
    assert [entry["file"] for entry in listed] == [
        chapters.docname(chapters.chapter_file(ROOT, n)) for n in chapters.numbers(ROOT)
    ]


def test_every_appendix_has_a_card(pages):
    links = {card["href"] for card in pages["book/index.html"].select("#the-appendices .sd-card a")}
    listed = yaml.safe_load(source("_toc.yml"))["parts"][1]["chapters"]
    assert links == {entry["file"].removeprefix("book/") + ".html" for entry in listed}


def test_every_topic_leads_to_its_places(pages):
    page = pages["book/index.html"]
    known = [topic for group in topics.groups(ROOT).values() for topic in group]
    items = page.select("ul.topics > li")
    assert len(items) == len(known)
    for item, topic in zip(items, known, strict=True):
        assert item.select_one(".topic").get_text() == topic["topic"]
        for link, (number, heading) in zip(item.select("a"), topic["places"], strict=True):
            name, _, anchor = link["href"].removeprefix("../").partition("#")
            assert name == f"{chapters.docname(chapters.chapter_file(ROOT, number))}.html"
            target = pages[name].find(id=anchor).find(["h2", "h3"]) if heading else pages[name].find("h1")
            assert link.get_text() == f"{number} · {target.find(string=True)}" or link.get_text().startswith(
                f"{number} · "
            )
            assert target.get_text().startswith(heading[:12])


def test_every_chapter_is_in_the_index_of_topics():
    named = {place[0] for group in topics.groups(ROOT).values() for topic in group for place in topic["places"]}
    assert named == set(chapters.numbers(ROOT))


def test_headings_are_found_with_their_anchors():
    document = publish_doctree(
        "Title\n=====\n\nFirst part\n----------\n\nDeeper\n~~~~~~\n\nSecond\n------\n",
        settings_overrides={"doctitle_xform": False},
    )
    known = topics.headings(document)
    assert known == [("Title", "title"), ("First part", "first-part"), ("Deeper", "deeper"), ("Second", "second")]
    assert topics.find(known, "") == known[0]
    assert topics.find(known, "Sec") == known[3]
    assert topics.find(known, "Third") is None


def test_a_place_that_is_gone_is_left_to_the_strict_build():
    env = SimpleNamespace(lstm_headings={"notebooks/05-x": [("Title", "title")]})
    builder = SimpleNamespace(get_relative_uri=lambda here, there: f"../{there}.html")
    node = {"reftype": topics.REFERENCE, "reftarget": "notebooks/05-x#Gone", "refdoc": "book/index", "chapter": 5}
    app = SimpleNamespace(builder=builder)
    assert topics.resolve(app, env, node, None) is None
    found = topics.resolve(app, env, node | {"reftarget": "notebooks/05-x#"}, None)
    assert (found["refuri"], found.astext()) == ("../notebooks/05-x.html", "5 · Title")
    assert topics.resolve(app, env, {"reftype": "doc"}, None) is None


def test_the_two_routes_of_the_notation_are_the_derivative():
    """Equation eq-lstm-two-routes against the Jacobian that finite differences confirm elsewhere."""
    rng = np.random.default_rng(5)
    net = LSTM(3, 4, rng=rng)
    trace = net.trace(rng.standard_normal((6, 1, 3)))
    i, f, g, o, c = (getattr(trace, name)[:, 0] for name in "ifgoc")
    u_i, u_f, u_g, _ = np.split(net.parameters["weight_hh_l0"], 4)
    t = 4
    through_gates = (
        np.diag(g[t] * i[t] * (1 - i[t])) @ u_i
        + np.diag(c[t - 1] * f[t] * (1 - f[t])) @ u_f
        + np.diag(i[t] * (1 - g[t] * g[t])) @ u_g
    ) @ np.diag(o[t - 1] * (1 - np.tanh(c[t - 1]) ** 2))
    paths = cell_paths(net, trace, t - 1, t)
    assert np.allclose(paths.gates, through_gates, rtol=0, atol=1e-14)
    assert np.allclose(paths.carousel, np.diag(f[t]), rtol=0, atol=1e-15)

"""Formulas: set at build time, marked, and refused with a reason."""

import re

import pytest
from bs4 import BeautifulSoup
from lstm_book import formulas
from lstm_book.gate_terms import mark_gates


def parse(tex, **options):
    return BeautifulSoup(formulas.render(tex, **{"display": False, **options}), "html.parser")


def classes(tex):
    return [tag["class"][1] for tag in parse(tex).select(".katex-html .enclosing")]


def test_a_formula_is_html_for_eyes_and_mathml_for_screen_readers():
    page = parse(r"\frac{1}{2}", display=True)
    assert page.select_one(".katex-display .katex-html")["aria-hidden"] == "true"
    assert page.select_one("math mfrac") is not None
    assert page.find("annotation").string == r"\frac{1}{2}"


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("f_t", ["gate-f"]),
        ("i_{t-1}", ["gate-i"]),
        ("g_T o_3", ["gate-g", "gate-o"]),
        (r"\partial c_t / \partial h_{s}", ["state-c", "state-h"]),
        ("c_t^2", ["state-c"]),
        (r"d_{f_t} \odot f_t", ["gate-f", "gate-f"]),
        (r"\gatef{b_f} + \gateo{W_o}", ["gate-f", "gate-o"]),
    ],
)
def test_gates_and_states_are_marked(tex, expected):
    assert classes(tex) == expected


@pytest.mark.parametrize("tex", ["x_t", "a_i", "b_f", r"\log_t 2", "W_{hh}", "f(t)", r"\operatorname{prof_t}", "h_x"])
def test_nothing_else_is_marked(tex):
    assert mark_gates(tex) == tex


def test_a_mark_leaves_the_text_and_the_source_alone():
    tex = r"c_t = f_t \odot c_{t-1} + i_t \odot g_t"
    plain = re.sub(r"\s|\u2061", "", parse(tex).select_one(".katex-html").get_text())
    assert plain == "ct\u200b=ft\u200b⊙ct−1\u200b+it\u200b⊙gt\u200b"
    assert parse(tex).find("annotation").string == tex


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"\frac{1", "Unexpected end of input"),
        (r"\nosuchcommand x", "Undefined control sequence"),
        (r"\href{https://example.org}{x}", "does not trust"),
        (r"\htmlStyle{color: red}{x}", "does not trust"),
        (r"\htmlData{a=b}{x}", "does not trust"),
        (r"\includegraphics{x.png}", "does not trust"),
        (r"\begin{align} a &= b \end{align}", "numbers its own lines"),
        (r"\def\a{\a\a}\a", "[Tt]oo many expansions"),
    ],
)
def test_a_bad_formula_is_refused_with_its_reason(tex, reason):
    with pytest.raises(formulas.FormulaError, match=reason):
        formulas.render(tex, display=True)


def test_text_from_a_formula_is_escaped():
    assert "<img" not in formulas.render(r"\text{<img src=x onerror=alert(1)>}", display=False)


def test_pages_hold_formulas_and_no_source_of_them(pages):
    formulas_in_notation = pages["book/notation.html"].select(".katex")
    assert len(formulas_in_notation) > 60
    for page in pages.values():
        assert page.select("span.math > .katex, div.math > .katex-display") or not page.select(".math")
        assert not page.find("script", src=re.compile("mathjax|katex", re.IGNORECASE))


EQUATIONS = {
    *("eq-rnn-step", "eq-lstm-preactivation", "eq-lstm-gates", "eq-lstm-cell", "eq-lstm-hidden", "eq-gru-step"),
    *("eq-softmax-crossentropy", "eq-lstm-half-life", "eq-rnn-backward", "eq-clip-norm", "eq-adam"),
    *(f"eq-lstm-backward-{part}" for part in ("hidden", "cell", "gates", "preactivation", "parameters", "input")),
}


def test_the_equations_that_code_and_chapters_name_have_numbers(pages):
    blocks = pages["book/notation.html"].select("div.math.numbered")
    labels = {block["id"].removeprefix("equation-") for block in blocks}
    assert labels >= EQUATIONS
    numbers = [int(re.match(r"\((\d+)\)", block.select_one(".eqno").get_text())[1]) for block in blocks]
    assert numbers == list(range(1, len(blocks) + 1))

"""Set formulas at build time: the vendored KaTeX runs in V8 (mini-racer), so a page needs no math script."""

import re
from functools import cache
from html import escape
from pathlib import Path

from docutils.nodes import SkipNode
from sphinx.locale import _
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

from lstm_book.gate_terms import MACROS, mark_gates

logger = logging.getLogger(__name__)

KATEX = Path(__file__).parents[2] / "static" / "vendor" / "katex" / "katex.min.js"

# KaTeX throws on anything unknown or non-standard; the one command trusted beyond TeX is \htmlClass.
_SHIM = """
function renderFormula(tex, display, macros) {
  try {
    return {html: katex.renderToString(tex, {
      displayMode: display,
      output: "htmlAndMathml",
      throwOnError: true,
      strict: (code) => (code === "htmlExtension" ? "ignore" : "error"),
      trust: (context) => context.command === "\\\\htmlClass",
      macros: {...macros},
      maxExpand: 200,
      errorColor: "#0badf0",
    })};
  } catch (error) {
    return {error: String(error.message || error)};
  }
}
"""


# The source that goes with the MathML, for copying: the author's, without our marks.
_ANNOTATION = re.compile(r'(<annotation encoding="application/x-tex">).*?(</annotation>)', re.DOTALL)


class FormulaError(ValueError):
    """A formula that KaTeX refuses; the message is KaTeX's own."""


@cache
def _engine():
    from py_mini_racer import MiniRacer

    engine = MiniRacer()
    engine.eval(KATEX.read_text(encoding="utf-8"))
    engine.eval(_SHIM)
    return engine


def render(tex, *, display):
    """Return the HTML and MathML of one TeX formula.

    Raises
    ------
    FormulaError
        When KaTeX cannot set it, or when it numbers itself (``align``): numbers come from labels.
    """
    answer = _engine().call("renderFormula", mark_gates(tex.strip()), display, MACROS)
    if "error" in answer:
        raise FormulaError(answer["error"].removeprefix("KaTeX parse error: "))
    if "#0badf0" in answer["html"]:  # how KaTeX shows a command that is not trusted
        raise FormulaError("it holds a command that the book does not trust, such as \\href or \\includegraphics")
    if "eqn-num" in answer["html"]:
        raise FormulaError("this environment numbers its own lines; write aligned or gathered and label the equation")
    return _ANNOTATION.sub(lambda match: f"{match[1]}{escape(tex.strip(), quote=False)}{match[2]}", answer["html"])


def _render_or_warn(node, *, display):
    tex = node.astext()
    try:
        return render(tex, display=display)
    except FormulaError as error:
        logger.warning("formula cannot be set: %s [in: %s]", error, " ".join(tex.split()), location=node)
        return None


def visit_math(translator, node):
    """Write an inline formula."""
    html = _render_or_warn(node, display=False)
    translator.body.append(translator.starttag(node, "span", "", CLASS="math notranslate nohighlight"))
    translator.body.append(html or translator.encode(node.astext()))
    translator.body.append("</span>")
    raise SkipNode


def visit_displaymath(translator, node):
    """Write a displayed formula, with its number and permalink when it has a label."""
    html = _render_or_warn(node, display=True)
    classes = "math notranslate nohighlight" + (" numbered" if node["number"] else "")
    translator.body.append(translator.starttag(node, "div", CLASS=classes))
    translator.body.append(html or translator.encode(node.astext()))
    if node["number"]:
        translator.body.append(f'<span class="eqno">({get_node_equation_number(translator, node)})')
        translator.add_permalink_ref(node, _("Link to this equation"))
        translator.body.append("</span>")
    translator.body.append("</div>\n")
    raise SkipNode


def add_stylesheet(app, pagename, templatename, context, doctree):
    """Ask for KaTeX's style sheet on pages that show a formula, and on no other."""
    if 'class="katex' in context.get("body", "") + context.get("toc", ""):
        app.builder.add_css_file("vendor/katex/katex.min.css", priority=400)


def setup(app):
    """Register the renderer under the name that ``html_math_renderer`` uses."""
    app.add_html_math_renderer("katex", (visit_math, None), (visit_displaymath, None))
    app.connect("html-page-context", add_stylesheet)

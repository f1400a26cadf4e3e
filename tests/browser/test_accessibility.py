"""axe-core on every page, light and dark, at 360, 768 and 1280 px: the whole matrix runs with `--all-copies`.

The short suite runs axe on every page once, in one of the six ways in turn (test_pages.py).
"""

import pytest

from tests.browser import axe, axe_report
from tests.browser.conftest import AXE_COUNTS, all_pages


@pytest.mark.long
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_at_any_width(any_page, theme, open_page):
    page = open_page(any_page, **axe.options(theme, 1280))
    axe.rest(page)
    assert (page.evaluate(axe.LUMINANCE) > 0.5) == (theme == "light"), f"the page does not follow the {theme} scheme"
    axe.open_all(page)
    axe.load(page)
    found, row = {}, {"page": any_page, "theme": theme}
    for width in sorted(axe.HEIGHTS, reverse=True):
        axe.resize(page, width)
        result = axe.run(page)
        row |= {f"{width} px": len(result["violations"]), "rules": result["rules"]}
        if result["violations"]:
            found[f"{any_page} {theme} {width}px"] = result["violations"]
    axe_report.count(AXE_COUNTS, row)
    if found:
        pytest.fail("\n".join(f"{where}\n  " + "\n  ".join(texts) for where, texts in found.items()), pytrace=False)


def test_axe_bites(open_page):
    """A page with a nameless button and grey-on-grey text is not passed: the check is awake."""
    page = open_page("index.html")
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button><p>pale words</p>')"
    )
    page.evaluate("Object.assign(document.querySelector('main > p').style, {color: '#999', background: '#aaa'})")
    axe.load(page)
    violations = " ".join(axe.run(page)["violations"])
    assert "button-name" in violations
    assert "color-contrast" in violations


def test_every_way_of_looking_has_its_page():
    """The pages of the short suite take turns, so there have to be as many."""
    assert len(all_pages()) >= len(axe.WAYS)

"""axe-core on every page, light and dark, narrow and wide; no sideways scrolling on a phone."""

import pytest

from tests.browser import explorables

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {360: 740, 1280: 800}
RUN_AXE = """
async (tags) => {
  const options = {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']};
  const {violations} = await axe.run(document, options);
  return violations.map(({id, help, nodes}) =>
    `${id}: ${help}\\n` + nodes.slice(0, 4).map(({html, any, all, none}) =>
      `    ${html.slice(0, 240)}\\n      ${[...any, ...all, ...none][0]?.message}`).join('\\n'));
}
"""
LUMINANCE = """
() => {
  const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
  return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
}
"""
STILL = """
async () => {
  const ends = (animation) => Number.isFinite(animation.effect.getComputedTiming().endTime);
  await Promise.allSettled(document.getAnimations().filter(ends).map((animation) => animation.finished));
}
"""
OVERFLOW = """
() => {
  scrollTo({left: 500, behavior: 'instant'});
  const spills = (node) => node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0
    && getComputedStyle(node).overflowX === 'visible';
  const wide = [...document.querySelectorAll('body *')].filter(spills);
  const deepest = wide.filter((node) => !wide.some((other) => other !== node && node.contains(other)));
  const named = deepest.slice(0, 5).map((node) => node.outerHTML.slice(0, 120));
  return {scrolled: scrollX, width: document.documentElement.scrollWidth, spilling: named};
}
"""


def open_all(page) -> None:
    """Mount the explorables and unfold what is folded, so that axe sees it."""
    for root in page.locator(explorables.ROOT).all():
        explorables.Explorable(page, root).mount()
    page.evaluate("document.querySelectorAll('details').forEach((node) => { node.open = true; })")
    page.evaluate("document.querySelectorAll('.toggle-hidden .toggle-button').forEach((node) => node.click())")
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(any_page, theme, open_page, axe_script):
    options = {"color_scheme": theme, "bypass_csp": True, "reduced_motion": "reduce"}
    page = open_page(any_page, viewport={"width": 1280, "height": 800}, **options)
    page.evaluate(STILL)
    assert (page.evaluate(LUMINANCE) > 0.5) == (theme == "light"), f"the page does not follow the {theme} scheme"
    open_all(page)
    page.evaluate(axe_script)
    found = {}
    for width, height in sorted(SIZES.items(), reverse=True):
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(explorables.FRAMES, 3)
        page.evaluate(STILL)
        found |= {f"{any_page} {theme} {width}px": text for text in [page.evaluate(RUN_AXE, TAGS)] if text}
    if found:
        pytest.fail("\n".join(f"{where}\n  " + "\n  ".join(texts) for where, texts in found.items()), pytrace=False)
    overflow = page.evaluate(OVERFLOW)
    assert overflow["scrolled"] == 0, f"{any_page} scrolls sideways at 360 px: {overflow}"
    assert overflow["width"] <= 360, overflow


def test_axe_bites(open_page, axe_script):
    """A page with a nameless button and grey-on-grey text is not passed: the check is awake."""
    page = open_page("index.html", bypass_csp=True)
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend',"
        " '<button></button><p style=\"color:#999;background:#aaa\">pale words</p>')"
    )
    page.evaluate(axe_script)
    violations = " ".join(page.evaluate(RUN_AXE, TAGS))
    assert "button-name" in violations
    assert "color-contrast" in violations

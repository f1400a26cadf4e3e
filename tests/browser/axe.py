"""axe-core on a page: which rules, what it found, and whether the page scrolls sideways."""

from importlib import resources

from playwright.sync_api import Page

from tests.browser import explorables, waits

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HEIGHTS = {360: 740, 768: 1024, 1280: 800}
WAYS = [(theme, width) for width in HEIGHTS for theme in ("light", "dark")]
RUN = """
async (tags) => {
  const options = {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']};
  const {violations, passes} = await axe.run(document, options);
  return {rules: passes.length + violations.length, violations: violations.map(({id, help, nodes}) =>
    `${id}: ${help}\\n` + nodes.slice(0, 4).map(({html, any, all, none}) =>
      `    ${html.slice(0, 240)}\\n      ${[...any, ...all, ...none][0]?.message}`).join('\\n'))};
}
"""
LUMINANCE = """
() => {
  const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
  return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
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


def options(theme: str, width: int) -> dict:
    """Return how to open a page for a theme and a width."""
    return {"color_scheme": theme, "viewport": {"width": width, "height": HEIGHTS[width]}, "reduced_motion": "reduce"}


def open_all(page: Page) -> None:
    """Mount the explorables and unfold what is folded, so that axe sees it."""
    for root in page.locator(explorables.ROOT).all():
        explorables.Explorable(page, root).mount()
    page.evaluate("document.querySelectorAll('details').forEach((node) => { node.open = true; })")
    page.evaluate("document.querySelectorAll('.toggle-hidden .toggle-button').forEach((node) => node.click())")
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    rest(page)


def rest(page: Page) -> None:
    """Wait until nothing on the page moves."""
    page.locator("body").evaluate(waits.SETTLED, 3)
    page.evaluate(waits.STILL)


def resize(page: Page, width: int) -> None:
    """Give the window another width."""
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
    rest(page)


def load(page: Page) -> None:
    """Bring axe into a page, whose policy lets a test do so."""
    script = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page.evaluate(f"{script}\n;null")


def run(page: Page) -> dict:
    """Return how many rules applied and what violates one."""
    return page.evaluate(RUN, TAGS)

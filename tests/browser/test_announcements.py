"""What a screen reader is told: one summary after a change, nothing while a slider moves or a figure plays.

How the summary waits for quiet is tested with a clock of its own in tests/js/status.test.mjs.
"""

from tests.browser import waits
from tests.browser.explorables import Explorable, model_controls

# Every live region but the summary; an output is one by nature.
LISTEN = """
(root) => {
  const live = '[role=status], [role=alert], [role=log], output, [aria-live]';
  const region = (node) => (node instanceof Element ? node : node.parentElement)?.closest(live);
  const speaks = (node) => node && root.contains(node) && node.getAttribute('aria-live') !== 'off';
  window.announced = [];
  new MutationObserver((records) => {
    for (const node of new Set(records.map(({target}) => region(target)).filter(speaks))) {
      if (node.textContent.trim()) {
        announced.push({summary: node.matches('.lx-summary'), html: node.outerHTML.slice(0, 200)});
      }
    }
  }).observe(root, {subtree: true, childList: true, characterData: true});
}
"""
TWENTY_STEPS = """
async (node) => {
  const [min, max] = [Number(node.min), Number(node.max)];
  for (let n = 1; n <= 20; n += 1) {
    node.value = String(min + ((max - min) * n) / 20);
    node.dispatchEvent(new Event('input', {bubbles: true}));
    await new Promise(requestAnimationFrame);
  }
}
"""
OTHERS = "announced.filter(({summary}) => !summary)"


def test_numbers_stay_quiet_while_a_slider_moves(firsts):
    for explorable in firsts:
        explorable.root.evaluate(LISTEN)
        for control in [c for c in model_controls(explorable) if c.kind == "range" and not c.idle][:3]:
            explorable.node(control).evaluate(TWENTY_STEPS)
            explorable.settle()
        assert explorable.page.evaluate(OTHERS) == [], f"{explorable.name} chatters"


# What was said up to the last of sixty frames in which it still played.
WHILE_PLAYING = """
async (button) => {
  const frame = () => new Promise(requestAnimationFrame);
  button.click();
  await frame();
  await frame();
  let said = [];
  for (let n = 0; n < 60 && button.textContent.includes('Pause'); n += 1) {
    said = [...announced];
    await frame();
  }
  return said;
}
"""


def test_nothing_is_said_while_it_plays(firsts, home_page, open_page):
    names = [e.name for e in firsts if any(c.shown and c.label in ("Play", "Train") for c in e.controls())]
    for name in names:
        page = open_page(home_page)  # where no earlier change is still to be told
        explorable = Explorable(page, page.locator(f'[data-explorable="{name}"]').first).mount()
        play = next(c for c in explorable.controls() if c.shown and c.label in ("Play", "Train"))
        button = explorable.node(play)
        explorable.root.evaluate(LISTEN)
        assert button.evaluate(WHILE_PLAYING) == [], f"{name} talks while it plays"


def test_the_summary_speaks_after_a_change(firsts):
    for explorable in firsts:
        sliders = [c for c in model_controls(explorable) if c.kind == "range" and not c.idle]
        if not sliders:
            continue  # an exercise has its verdict
        summary = explorable.root.locator(".lx-summary[role=status]")
        before = summary.inner_text()
        for control in sliders[:5]:
            explorable.by_keyboard(control)
        waits.until(
            explorable.page,
            lambda s=summary, text=before: s.inner_text() != text,
            lambda e=explorable: f"the summary of {e.name} does not speak",
        )

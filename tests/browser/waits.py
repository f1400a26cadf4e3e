"""What tests wait for, as scripts of the page: conditions with generous limits, never a length of time.

The page's policy forbids `eval`, so waiting is done by loops in `evaluate`, not by `wait_for_function`. A limit costs
nothing where the condition comes; it is reached on a broken page only, and is the same for all: LIMIT seconds.
"""

from collections.abc import Callable
from time import monotonic

from playwright.sync_api import Page, expect

LIMIT = 120
expect.set_options(timeout=1000 * LIMIT)

_UNTIL = f"""
  const frame = () => new Promise(requestAnimationFrame);
  const end = performance.now() + {1000 * LIMIT};
  const until = async (seen) => {{
    while (!seen() && performance.now() < end) await frame();
    return seen();
  }};
"""

FRAMES = """
async (count) => {
  for (let n = 0; n < count; n += 1) await new Promise(requestAnimationFrame);
}
"""

READY = f"""
async (root) => {{
  {_UNTIL}
  await until(() => 'ready' in root.dataset || 'error' in root.dataset);
  return {{ready: 'ready' in root.dataset, error: root.dataset.error ?? null}};
}}
"""

# Redraws have happened, no computation runs, no font and no explorable near the window is still to come.
SETTLED = f"""
async (root, frames) => {{
  {_UNTIL}
  const isNear = (node) => {{
    const {{top, bottom}} = node.getBoundingClientRect();
    return node.getClientRects().length > 0 && top < innerHeight + 800 && bottom > -800;
  }};
  const late = () => {{
    if (root.querySelector('[aria-busy=true]')) return 'it says that it is busy';
    if (document.fonts.status === 'loading') return 'a font has not come';
    const others = document.querySelectorAll('[data-explorable]:not([data-ready]):not([data-error])');
    const slow = [...others].find(isNear);
    return slow ? `${{slow.dataset.explorable}} nearby does not become ready` : '';
  }};
  do {{
    for (let n = 0; n < frames; n += 1) await frame();
    if (!late()) return '';
  }} while (await until(() => !late()));
  return late();
}}
"""

_NUMBERS = """
  const numbers = () => JSON.stringify([...root.querySelectorAll('[data-value]')].map((node) => node.dataset.value));
"""
NUMBERS = f"(root) => {{ {_NUMBERS} return numbers(); }}"
CHANGED = f"""
async (root, before) => {{
  {_UNTIL} {_NUMBERS}
  return until(() => numbers() !== before);
}}
"""

# The focus cannot go to what is hidden, disabled or gone: a key would reach something else.
FOCUSED = f"""
async (node) => {{
  {_UNTIL}
  const takes = () => {{
    if (document.activeElement !== node) node.focus();
    return document.activeElement === node;
  }};
  if (await until(() => takes() || !node.isConnected)) return node.isConnected ? 'taken' : 'gone';
  return 'hidden or disabled';
}}
"""

# Where a node is once nothing moves it any more.
BOX = f"""
async (node) => {{
  {_UNTIL}
  const place = () => {{
    node.scrollIntoView({{block: 'center', behavior: 'instant'}});
    const {{x, y, width, height}} = node.getBoundingClientRect();
    return JSON.stringify({{x, y, width, height}});
  }};
  let [before, now] = ['', place()];
  while (before !== now && performance.now() < end) {{
    await frame();
    [before, now] = [now, place()];
  }}
  return JSON.parse(now);
}}
"""

# States are put into the page's address one after another; what the figure says of each is read.
FOLLOWED = f"""
async (root, [name, texts]) => {{
  {_UNTIL}
  const note = root.querySelector('.lx-foot-note');
  const found = [];
  for (const text of texts) {{
    note.textContent = '';
    history.replaceState(null, '', location.pathname + location.search);
    location.hash = `${{name}}=${{text}}`;
    await until(() => note.textContent);
    found.push(note.textContent);
  }}
  return found;
}}
"""

# Animations and transitions that end have ended.
STILL = """
async () => {
  const ends = (animation) => Number.isFinite(animation.effect.getComputedTiming().endTime);
  await Promise.allSettled(document.getAnimations().filter(ends).map((animation) => animation.finished));
}
"""

# A scroll that takes its time would move what a test aims at; readers who prefer less motion have none either.
NO_SMOOTH_SCROLL = """
document.addEventListener('readystatechange', () => { document.documentElement.style.scrollBehavior = 'auto'; });
"""


def until(page: Page, seen: Callable[[], bool], why: Callable[[], str]) -> None:
    """Let the page draw until something is seen; `why` says what is there instead when it never is."""
    end = monotonic() + LIMIT
    while not seen():
        assert monotonic() < end, why()
        page.evaluate(FRAMES, 2)

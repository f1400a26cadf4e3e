"""What is asked of a page in every engine, as functions that the page runs; none of them leans on one engine."""

# Runs before anything else of the page: all that a reader would find in the console, and what was not loaded.
COLLECT = """
(() => {
  const faults = [];
  Object.defineProperty(window, 'pageFaults', {value: faults});
  for (const level of ['error', 'warn', 'assert']) {
    const original = console[level].bind(console);
    console[level] = (...said) => {
      if (level !== 'assert' || !said[0]) faults.push(`console ${level}: ${said.map(String).join(' ')}`);
      original(...said);
    };
  }
  addEventListener('error', (event) => {
    const file = event.target !== window && (event.target.src || event.target.href);
    faults.push(file ? `not loaded: ${file}` : `uncaught: ${event.message}`);
  }, true);
  addEventListener('unhandledrejection', (event) => faults.push(`uncaught: ${event.reason}`));
  document.addEventListener('securitypolicyviolation', (event) => {
    faults.push(`policy violation: ${event.violatedDirective} ${event.blockedURI}`);
  });
})();
"""

FAULTS = """
(home) => {
  const own = (name) => [home, 'data:', 'blob:'].some((start) => name.startsWith(start));
  const asked = performance.getEntriesByType('resource').map((entry) => entry.name);
  return [...window.pageFaults, ...asked.filter((name) => !own(name)).map((name) => `foreign request: ${name}`)];
}
"""

# Where the page is after the front door; null while it is still the door.
ARRIVED = """
() => document.readyState === 'complete' && !document.querySelector('meta[http-equiv="refresh"]')
"""

# What the functions below share.
SETTLE = """
const frame = () => new Promise(requestAnimationFrame);
const wait = async (what) => {
  const end = performance.now() + 20000;
  while (!what() && performance.now() < end) await frame();
  return what();
};
const numbers = (root) => [...root.querySelectorAll('[data-value]')].map(
  (node) => [node.dataset.quantity, node.dataset.value]);
const settle = async (root) => {
  await frame();
  await frame();
  return wait(() => !root.querySelector('[aria-busy=true]'));
};
"""

# Every explorable of the page, live one after the other, with the numbers that it shows.
MOUNT = f"""
async () => {{
  {SETTLE}
  const found = [];
  for (const root of document.querySelectorAll('[data-explorable]')) {{
    root.scrollIntoView({{block: 'center', behavior: 'instant'}});
    const live = await wait(() => 'ready' in root.dataset || 'error' in root.dataset);
    const figure = root.dataset.explorable !== 'exercise'; // it computes, in a worker perhaps
    const idle = live && (!figure || await wait(() => numbers(root).length)) && await settle(root);
    const error = root.dataset.error ?? (idle ? '' : 'no number, or busy, after 20 seconds');
    found.push({{name: root.dataset.explorable, ready: 'ready' in root.dataset, error, values: numbers(root)}});
  }}
  return found;
}}
"""

# Puts the focus on the first slider that changes what is computed; returns the key that moves it.
FOCUS_SLIDER = """
(index) => {
  const root = document.querySelectorAll('[data-explorable]')[index];
  const usable = (node) => !node.disabled && node.offsetParent
    && node.closest('[data-affects]')?.dataset.affects !== 'view';
  const slider = [...root.querySelectorAll('input[type=range]')].find(usable);
  if (!slider) return null;
  slider.scrollIntoView({block: 'center', behavior: 'instant'});
  slider.focus();
  return slider.valueAsNumber >= Number(slider.max) ? 'ArrowLeft' : 'ArrowRight';
}
"""

VALUES = f"""
async (index, before) => {{
  {SETTLE}
  const root = document.querySelectorAll('[data-explorable]')[index];
  await wait(() => numbers(root).join() !== before.join());
  await settle(root);
  return numbers(root);
}}
"""

# Whether the page moves sideways, and what spills; a figure that scrolls by itself may.
SIDEWAYS = f"""
async () => {{
  {SETTLE}
  for (let n = 0; n < 5; n += 1) await frame();
  scrollTo({{left: 500, behavior: 'instant'}});
  const moved = scrollX;
  scrollTo({{left: 0, behavior: 'instant'}});
  const edge = document.documentElement.clientWidth + 1;
  const clipped = (node) => {{
    for (let up = node.parentElement; up; up = up.parentElement) {{
      if (getComputedStyle(up).overflowX !== 'visible') return true;
    }}
    return false;
  }};
  const wide = [...document.querySelectorAll('main *')].filter(
    (node) => node.getBoundingClientRect().right > edge && node.checkVisibility?.() && !clipped(node));
  const named = wide.slice(0, 3).map((node) => node.outerHTML.slice(0, 100));
  return moved > 0 ? [`scrolls sideways by ${{moved}} px, spilling: ${{named.join(' | ')}}`] : [];
}}
"""

# Asks for the dark page with the reader's own button, and looks at ink and paper of the page and its explorables.
DARK = f"""
async () => {{
  {SETTLE}
  const button = document.querySelector('.theme-switch-button');
  if (!button) return [];
  for (let n = 0; n < 3 && document.documentElement.dataset.theme !== 'dark'; n += 1) button.click();
  await frame();
  await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  const light = (text) => {{
    const [r, g, b] = text.match(/[\\d.]+/g).map(Number);
    return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  }};
  const faults = light(getComputedStyle(document.body).backgroundColor) < 0.3 ? [] : ['dark: the page stays light'];
  for (const root of document.querySelectorAll('[data-explorable]')) {{
    const ink = light(getComputedStyle(root.querySelector('.lx') ?? root).color);
    if (ink < 0.5) faults.push(`dark: ${{root.dataset.explorable}} has dark ink`);
  }}
  return faults;
}}
"""

# With print styles, on a window as wide as an A4 page without its margins: what paper would cut off or should not show.
PAPER = f"""
async () => {{
  {SETTLE}
  for (let n = 0; n < 5; n += 1) await frame();
  const shown = (node) => node.checkVisibility() && node.getClientRects().length;
  const name = (node) => node.outerHTML.slice(0, 100);
  const chrome = '.bd-sidebar-primary, .bd-sidebar-secondary, .bd-header, .prev-next-footer, .lx button, .headerlink';
  const faults = [...document.querySelectorAll(chrome)].filter(shown).map((node) => `printed: ${{name(node)}}`);
  for (const root of document.querySelectorAll('[data-explorable]:not([data-explorable="exercise"])')) {{
    if (!shown(root.querySelector('.lstm-fallback svg'))) faults.push(`no drawing printed: ${{name(root)}}`);
  }}
  const edge = document.documentElement.clientWidth + 1;
  const unseen = (node) => node.closest('.katex-mathml, .visually-hidden, .screen-reader, svg *');
  const cut = [...document.querySelectorAll('main *')].filter(
    (node) => shown(node) && !unseen(node) && node.getBoundingClientRect().right > edge);
  const inner = cut.filter((node) => !cut.some((other) => other !== node && node.contains(other)));
  return [...faults, ...inner.slice(0, 5).map((node) => `cut off on paper: ${{name(node)}}`)];
}}
"""

"""Time on a page: until its first explorable is usable, and from a key press to the painted answer."""

import statistics

from tests.engines import checks

# 60 ms away, 9 Mb/s.
SLOW_NETWORK = {"offline": False, "latency": 60, "downloadThroughput": 9e6 / 8, "uploadThroughput": 9e6 / 8}
RUNS = 3
SLIDERS = 2  # of each kind of explorable
MOVES = 8

ON_READY = """
addEventListener('DOMContentLoaded', () => {
  const root = document.querySelector('[data-explorable]');
  root.scrollIntoView({block: 'center', behavior: 'instant'});
  new MutationObserver(() => {
    if ('ready' in root.dataset && !window.readyAt) window.readyAt = performance.now();
  }).observe(root, {attributes: true});
});
"""
READY_AT = """
async () => {
  const end = performance.now() + 60000;
  while (!window.readyAt && performance.now() < end) await new Promise(requestAnimationFrame);
  return window.readyAt / 1000;
}
"""
# Whole: from the event's own time to the task after the frame that answers it. Work: what the page does for it, which
# is all but the wait for that frame: the listeners of the event, then scripts, style, layout and paint of the frame.
LISTEN = """
() => {
  window.paints = [];
  addEventListener('input', (event) => {
    const heard = performance.now();
    let listened;
    addEventListener('input', () => { listened = performance.now() - heard; }, {once: true});
    requestAnimationFrame(() => {
      const begun = performance.now();
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => {
        const now = performance.now();
        window.paints.push({whole: now - event.timeStamp, work: listened + now - begun});
      };
      port2.postMessage(null);
    });
  }, {capture: true});
}
"""
PAINTS = """
async (count) => {
  const end = performance.now() + 30000;
  while (window.paints.length < count && performance.now() < end) await new Promise(requestAnimationFrame);
  return window.paints;
}
"""
# How many sliders to move, by the place of each first explorable of its kind.
SLIDERS_OF_EACH = """
(most) => {
  const usable = (node) => !node.disabled && node.offsetParent
    && node.closest('[data-affects]')?.dataset.affects !== 'view';
  const names = new Set(), found = [];
  for (const root of document.querySelectorAll('[data-explorable]')) {
    if (names.has(root.dataset.explorable)) continue;
    names.add(root.dataset.explorable);
    for (const node of [...root.querySelectorAll('input[type=range]')].filter(usable).slice(0, most)) {
      node.dataset.measured = found.length;
      found.push(root.dataset.explorable);
    }
  }
  return found;
}
"""
FOCUS = """
(place) => {
  const node = document.querySelector(`[data-measured="${place}"]`);
  node.scrollIntoView({block: 'center', behavior: 'instant'});
  node.focus();
  window.paints = [];
  return node.valueAsNumber >= Number(node.max);
}
"""


def throttle(page, cpu, network=None):
    """Slow a page's processor down, and its network."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": cpu})
    if network:
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", network)


def ready(browser, url, cpu, network=None):
    """Return the median of the seconds until the first explorable of a page is usable, each time with a cold cache."""
    times = []
    for _ in range(RUNS):
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        page = context.new_page()
        page.add_init_script(ON_READY)
        throttle(page, cpu, network)
        page.goto(url, wait_until="commit")
        times.append(page.evaluate(READY_AT))
        context.close()
    if not all(times):
        raise RuntimeError(f"an explorable of {url} was not usable after a minute; open the page and see what it says")
    return statistics.median(times)


def paint(browser, url, rates):
    """Return, for each rate of the processor, the medians of whole and work, in ms, of a page's slowest sliders."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(url)
    page.evaluate(checks.MOUNT)
    page.evaluate(LISTEN)
    sliders = page.evaluate(SLIDERS_OF_EACH, SLIDERS)
    found = []
    for rate in rates:
        throttle(page, rate)
        answers = [answer(page, place, name) for place, name in enumerate(sliders)]
        found.append([max(times) for times in zip(*answers, strict=True)])
    context.close()
    return found


def answer(page, place, name):
    """Return the medians of whole and work, in milliseconds, of one slider."""
    at_end = page.evaluate(FOCUS, place)
    for move in range(MOVES):
        page.keyboard.press("ArrowLeft" if at_end != move % 2 else "ArrowRight")
        paints = page.evaluate(PAINTS, move + 1)
        if len(paints) <= move:
            raise RuntimeError(f"slider {place} of {name} answered {len(paints)} of {move + 1} keys on {page.url}")
    return [statistics.median(times[key] for times in paints) for key in ("whole", "work")]

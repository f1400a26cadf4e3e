"""How soon an explorable is usable, how fast it answers: measured and reported, not asserted in seconds.

The short suite measures once, by one slider of each explorable; `--all-copies` also with a slow processor and network,
three times, by every slider.
"""

import statistics

import pytest

from tests.browser import explorables

ON_READY = """
const note = () => {
  const root = document.querySelector('[data-explorable][data-ready]');
  if (root && !window.readyAt) window.readyAt = performance.now();
};
addEventListener('DOMContentLoaded', () => {
  const root = document.querySelector('[data-explorable]');
  root.scrollIntoView({block: 'center', behavior: 'instant'});
  new MutationObserver(note).observe(root, {attributes: true});
});
"""
WAIT_READY = """
async () => {
  while (!window.readyAt && performance.now() < 120000) await new Promise(requestAnimationFrame);
  return window.readyAt / 1000;
}
"""
LISTEN = """
() => {
  window.paints = [];
  addEventListener('input', (event) => {
    const script = performance.now();
    requestAnimationFrame(() => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => {
        const now = performance.now();
        window.paints.push([now - event.timeStamp, now - script]);
      };
      port2.postMessage(null);
    });
  }, {capture: true});
}
"""
WAIT_PAINTS = """
async (count) => {
  const end = performance.now() + 120000;
  while (window.paints.length < count && performance.now() < end) await new Promise(requestAnimationFrame);
  return window.paints;
}
"""
SLOW_NETWORK = {"offline": False, "latency": 60, "downloadThroughput": 9e6 / 8, "uploadThroughput": 9e6 / 8}
MOVES = 10
SLOW_SLIDERS = 3  # of each explorable, where the processor is throttled


def throttle(page, cpu, network=None):
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": cpu})
    if network:
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", network)


SLOW = pytest.param("slow", 4, SLOW_NETWORK, marks=pytest.mark.long)


@pytest.mark.parametrize(("name", "cpu", "network"), [("unthrottled", 1, None), SLOW])
def test_time_to_ready_is_reported(live_page, name, cpu, network, browser, server, measured, all_copies):
    times = []
    for _ in range(3 if cpu == 1 and all_copies else 1):
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        page = context.new_page()
        page.add_init_script(ON_READY)
        throttle(page, cpu, network)
        page.goto(f"{server.url}/{live_page}", wait_until="commit")
        times.append(page.evaluate(WAIT_READY))
        context.close()
    assert all(times), "an explorable was never ready"
    measured("ready", f"{live_page}, {name}", median=round(statistics.median(times), 3), worst=round(max(times), 3))


@pytest.mark.parametrize(("name", "cpu"), [("unthrottled", 1), pytest.param("6x CPU", 6, marks=pytest.mark.long)])
def test_input_to_paint_is_reported(live_page, name, cpu, open_page, measured, all_copies):
    page = open_page(live_page)
    found = explorables.one_of_each(page)
    throttle(page, cpu)
    page.evaluate(LISTEN)
    for explorable in found:
        sliders = [c for c in explorable.controls() if c.kind == "range" and not c.view and not c.idle]
        for control in sliders[: (None if cpu == 1 else SLOW_SLIDERS) if all_copies else 1]:
            page.evaluate("window.paints = []; null")
            for _ in range(MOVES):
                explorable.by_keyboard(control)
            paints = page.evaluate(WAIT_PAINTS, MOVES)
            assert len(paints) == MOVES, f"{control} answered {len(paints)} of {MOVES} key presses"
            whole, own = ([pair[k] for pair in paints] for k in (0, 1))
            measured(
                "paint",
                f"{live_page}, {(control.label or control.spoken).splitlines()[0]}, {name}",
                median=round(statistics.median(whole), 1),
                worst=round(max(whole), 1),
                script_and_paint=round(statistics.median(own), 1),
            )

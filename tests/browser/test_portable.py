"""What leaves the book: every explorable as one file, alone and in a closed frame, and the whole course as one zip."""

import zipfile

import pytest

from lstm_core import exercises
from lstm_core.widgets import registry
from tests.browser import explorables, waits
from tests.browser.explorables import Explorable, model_controls
from tests.browser.watch import COLLECT_VIOLATIONS
from tests.engines import checks
from tools.boot import archive

# A frame that may run scripts and nothing else: it has no storage, no address of its own and no clipboard.
FRAME = '<iframe sandbox="allow-scripts" width="900" height="700" src="{file}"></iframe>'
FOCUS = """
(root) => {
  const usable = (node) => !node.disabled && node.offsetParent && !node.closest('[data-affects=view]');
  const slider = [...root.querySelectorAll('input[type=range]')].find(usable);
  slider.focus();
  return slider.valueAsNumber < Number(slider.max) ? 'ArrowRight' : 'ArrowLeft';
}
"""
NUMBERS = "(root) => [...root.querySelectorAll('[data-value]')].map((node) => node.dataset.value).join()"
CHANGED = f"""
async (root, before) => {{
  const numbers = {NUMBERS};
  const end = performance.now() + {1000 * waits.LIMIT};
  while (numbers(root) === before && performance.now() < end) await new Promise(requestAnimationFrame);
  return numbers(root) !== before;
}}
"""


@pytest.fixture
def files(tmp_path):
    """Write every explorable as one file of its own, in a folder whose name has blanks and accents."""
    folder = tmp_path / "für alle"
    folder.mkdir()
    for name, kind in registry().items():
        traits = {"exercise": exercises.names()[0]} if name == "exercise" else {}
        (folder / f"{name}.html").write_text(kind(**traits).to_html(), encoding="utf-8")
    return sorted(folder.glob("*.html"))


def faults_of(page, run):
    """Return what a page and its frames complain about while something runs."""
    found = []
    page.on("pageerror", lambda error: found.append(f"uncaught: {error}"))
    page.on("console", lambda said: found.append(said.text) if said.type in ("error", "warning") else None)
    own = ("file:", "blob:null/")  # a worker's script is a blob of its own page
    page.on("request", lambda request: None if request.url.startswith(own) else found.append(request.url))
    page.add_init_script(COLLECT_VIOLATIONS)
    run()
    for frame in page.frames:
        found += frame.evaluate("window.policyViolations")
    return found


def test_every_explorable_is_one_file_that_works_alone(files, browser):
    page = browser.new_page()

    def visit():
        for file in files:
            page.goto(file.as_uri())
            explorable = Explorable(page, page.locator(explorables.ROOT)).mount()
            if explorable.name != "exercise":
                slider = next(c for c in model_controls(explorable) if c.kind == "range" and not c.idle)
                assert explorable.changes(explorable.by_keyboard, slider), file.name
            assert page.evaluate("window.policyViolations") == [], file.name

    try:
        assert faults_of(page, visit) == []
    finally:
        page.close()


def test_every_explorable_works_in_a_frame_that_may_only_run_scripts(files, browser):
    host = files[0].with_name("slides.html")
    host.write_text("".join(FRAME.format(file=file.name) for file in files), encoding="utf-8")
    page = browser.new_page()

    def visit():
        page.goto(host.as_uri())
        for place in page.locator("iframe").all():
            place.scroll_into_view_if_needed()
            root = place.content_frame.locator(explorables.ROOT)
            state = root.evaluate(waits.READY)
            assert state["ready"], state
            if root.get_attribute("data-explorable") == "exercise":
                continue
            before = root.evaluate(NUMBERS)
            page.keyboard.press(root.evaluate(FOCUS))
            assert root.evaluate(CHANGED, before), place.get_attribute("src")

    try:
        assert faults_of(page, visit) == []
        root = page.locator("iframe").last.content_frame.locator(explorables.ROOT)
        root.locator("button", has_text="Copy link").click()  # Chromium itself complains of the closed clipboard
        assert "by hand" in root.locator(".lx-foot-note", has_text="link").inner_text()
    finally:
        page.close()


def test_the_packed_course_works_where_it_is_unpacked(open_page, book, tmp_path):
    with zipfile.ZipFile(archive.write(book, "0", tmp_path)) as packed:
        packed.extractall(tmp_path / "auf dem Stick")
    (top,) = (tmp_path / "auf dem Stick").iterdir()
    assert (top / "READ-ME-FIRST.txt").is_file()
    page = open_page((top / "index.html").as_uri())
    page.wait_for_url("**/book/index.html")
    page.goto(next(top.glob("notebooks/05-*.html")).as_uri())
    explorable = explorables.on(page)[0]
    slider = next(c for c in model_controls(explorable) if c.kind == "range" and not c.idle)
    assert explorable.changes(explorable.by_keyboard, slider)
    assert page.watch.report() == []


@pytest.mark.parametrize("page_name", ["notebooks/05-the-gated-memory-cell.html", "book/cheatsheet.html"])
def test_at_four_hundred_percent_a_page_does_not_scroll_sideways(page_name, open_page):
    page = open_page(page_name, viewport={"width": 320, "height": 256})  # 1280 x 1024, four times as large
    page.evaluate(checks.MOUNT)
    assert page.evaluate(checks.SIDEWAYS) == []

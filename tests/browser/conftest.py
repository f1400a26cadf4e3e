"""What the browser suite shares: the built book, a server for it, one browser, and the list of its pages."""

import contextlib
import functools
import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser import axe_report, chromium, explorables, waits
from tests.browser.bookserver import BookServer
from tests.browser.explorables import Explorable
from tests.browser.watch import Watch

ROOT = Path(__file__).resolve().parents[2]
AXE_COUNTS = ROOT / "_build" / "axe"
REDIRECT = re.compile(r"""<meta(?=[^>]*http-equiv=["']?refresh)[^>]*url=([^"'>]+)""", re.IGNORECASE)
NOT_PAGES = {"_static", "_sources", "_downloads"}


@functools.cache
def built_book() -> Path:
    """Return the folder of the built book; BOOK_HTML names one that is built elsewhere."""
    if elsewhere := os.environ.get("BOOK_HTML"):
        return Path(elsewhere).resolve()
    from tools.build_book import ensure_built_book

    return Path(ensure_built_book())


@functools.cache
def all_pages() -> list[str]:
    """Walk the built book for its pages: never a list that somebody has to keep."""
    book = built_book()
    found = [path.relative_to(book) for path in sorted(book.rglob("*.html"))]
    return [path.as_posix() for path in found if not NOT_PAGES & set(path.parts)]


@functools.cache
def explorable_pages() -> list[str]:
    """List the pages on which an explorable stands."""
    book = built_book()
    return [page for page in all_pages() if set(explorables.names_in(book / page)) - {"exercise"}]


@functools.cache
def homes() -> dict[str, list[str]]:
    """Name, for each page on which an explorable or exercise appears for the first time, those that do."""
    book, known, found = built_book(), set(), {}
    for page in all_pages():
        new = [name for name in explorables.names_in(book / page) if name not in known]
        known.update(new)
        if new:
            found[page] = new
    return found


@functools.cache
def exercise_kinds() -> dict[str, set[str]]:
    """Return the kinds of exercises that stand on each page."""
    book, found = built_book(), {}
    for page in all_pages():
        text = (book / page).read_text(encoding="utf-8")
        if kinds := set(re.findall(r'data-explorable="exercise"><script[^>]*>.*?"kind":"([\w-]+)"', text)):
            found[page] = kinds
    return found


def pages_of_each_kind() -> list[str]:
    """List pages that together hold every kind of exercise."""
    kinds, chosen, rest = exercise_kinds(), [], set().union(*exercise_kinds().values())
    while rest:
        chosen.append(max(kinds, key=lambda page: len(kinds[page] & rest)))
        rest -= kinds[chosen[-1]]
    return sorted(chosen)


def redirect_of(page: str) -> str | None:
    """Return where a page sends its reader at once, as the front page does; None for other pages."""
    path = built_book() / page.split("?")[0].split("#")[0]
    found = REDIRECT.search(path.read_text(encoding="utf-8")) if path.is_file() else None
    return found and found.group(1)


def pytest_configure(config: pytest.Config) -> None:
    """Build the book once, before any worker starts."""
    if not hasattr(config, "workerinput"):
        built_book()
        axe_report.clear(AXE_COUNTS)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Put what axe counted in all workers into one table."""
    if not hasattr(session.config, "workerinput"):
        axe_report.tabulate(AXE_COUNTS, all_pages())


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer the long suite: what the short one shows on one of each, on every copy."""
    words = "every copy, page, hand, theme and width, where the short suite has a telling part"
    parser.addoption("--all-copies", action="store_true", help=words)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave what is marked `long` to the long suite."""
    if config.getoption("--all-copies"):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    config.hook.pytest_deselected(items=long)
    items[:] = [item for item in items if item not in long]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give tests their pages; having none is a failure, not a skip."""
    every = metafunc.config.getoption("--all-copies")
    exercise_pages = lambda: list(exercise_kinds())  # noqa: E731
    for name, pages in (
        ("any_page", all_pages),
        ("live_page", explorable_pages),
        ("exercise_page", exercise_pages),
        ("home_page", lambda: list(homes())),
        ("kinds_page", exercise_pages if every else pages_of_each_kind),
        ("first_exercise_page", exercise_pages if every else lambda: exercise_pages()[:1]),
    ):
        if name in metafunc.fixturenames:
            found = pages()
            if not found:
                raise pytest.UsageError(
                    f"No page for {name} in {built_book()}: the suite would be green because empty."
                )
            metafunc.parametrize(name, found, scope="module")


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server():
    with BookServer(built_book()) as server:
        yield server


@pytest.fixture(scope="session")
def book():
    return built_book()


@contextlib.contextmanager
def opening(browser, server):
    """Give a function that opens an address in a fresh, cold context; all are closed at the end."""
    contexts = []

    def open_page(address: str, **options):
        url = address if "://" in address else f"{server.url}/{address}"
        contexts.append(browser.new_context(**({"viewport": {"width": 1280, "height": 800}} | options)))
        page = contexts[-1].new_page()
        page.set_default_timeout(1000 * waits.LIMIT)
        page.add_init_script(waits.NO_SMOOTH_SCROLL)
        page.watch = Watch(page, "file://" if url.startswith("file:") else server.url)
        page.goto(url)
        if target := redirect_of(url.removeprefix(server.url + "/").removeprefix(built_book().as_uri() + "/")):
            page.wait_for_url(lambda now: now.endswith(target))
        return page

    try:
        yield open_page
    finally:
        for context in contexts:
            context.close()


@pytest.fixture
def open_page(browser, server):
    """Return a function that opens an address for one test."""
    with opening(browser, server) as open_page:
        yield open_page


@pytest.fixture(scope="module")
def keep_page(browser, server):
    """Return a function that opens an address for the tests of one file."""
    with opening(browser, server) as open_page:
        yield open_page


@pytest.fixture(scope="session")
def all_copies(pytestconfig):
    """Whether the long suite runs: `--all-copies`."""
    return pytestconfig.getoption("--all-copies")


@pytest.fixture(scope="module")
def home(home_page, browser, server):
    """The page on which explorables make their first appearance, loaded once."""
    with opening(browser, server) as open_page:
        yield open_page(home_page)


@pytest.fixture
def firsts(home_page, home):
    """Return the first copy of each explorable that makes its first appearance on this page, live and as at first."""
    home.mouse.move(0, 0)
    home.set_viewport_size({"width": 1280, "height": 800})
    home.emulate_media(color_scheme="light", forced_colors="none")
    roots = [home.locator(f'[data-explorable="{name}"]').first for name in homes()[home_page]]
    found = [Explorable(home, root).mount() for root in roots]
    for explorable in found:
        explorable.reset()
    return found

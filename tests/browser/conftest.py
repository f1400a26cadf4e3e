"""What the browser suite shares: the built book, a server for it, one browser, and the list of its pages."""

import functools
import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser import chromium, explorables, measures
from tests.browser.bookserver import BookServer
from tests.browser.explorables import Explorable
from tests.browser.watch import Watch

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT / "_build" / "report"
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
    return [page for page in all_pages() if explorables.count_in(book / page)]


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
def exercise_pages() -> list[str]:
    """List the pages on which an exercise stands."""
    book = built_book()
    return [page for page in all_pages() if 'data-explorable="exercise"' in (book / page).read_text(encoding="utf-8")]


def redirect_of(page: str) -> str | None:
    """Return where a page sends its reader at once, as the front page does; None for other pages."""
    path = built_book() / page.split("?")[0].split("#")[0]
    found = REDIRECT.search(path.read_text(encoding="utf-8")) if path.is_file() else None
    return found and found.group(1)


def pytest_configure(config: pytest.Config) -> None:
    """Build the book once, before any worker starts."""
    if not hasattr(config, "workerinput"):
        built_book()
        measures.clear(REPORT)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Put the measurements of all workers into one report."""
    if not hasattr(session.config, "workerinput"):
        measures.merge(REPORT)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give tests their pages; having none is a failure, not a skip."""
    for name, pages in (
        ("any_page", all_pages),
        ("live_page", explorable_pages),
        ("exercise_page", exercise_pages),
        ("home_page", lambda: list(homes())),
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


@pytest.fixture
def open_page(browser, server):
    """Return a function that opens an address in a fresh, cold context and closes it at the end."""
    contexts = []

    def open_page(address: str, **options):
        url = address if "://" in address else f"{server.url}/{address}"
        contexts.append(browser.new_context(**({"viewport": {"width": 1280, "height": 800}} | options)))
        page = contexts[-1].new_page()
        page.set_default_timeout(10_000)
        page.watch = Watch(page, "file://" if url.startswith("file:") else server.url)
        page.goto(url)
        if target := redirect_of(url.removeprefix(server.url + "/").removeprefix(built_book().as_uri() + "/")):
            page.wait_for_url(lambda now: now.endswith(target))
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def firsts(home_page, open_page):
    """Return the first copy of each explorable that makes its first appearance on this page, live."""
    page = open_page(home_page)
    found = [Explorable(page, page.locator(f'[data-explorable="{name}"]').first) for name in homes()[home_page]]
    return [explorable.mount() for explorable in found]


@pytest.fixture
def measured():
    """Return a function that writes one measurement down for the report."""
    return functools.partial(measures.write, REPORT)


@pytest.fixture(scope="session")
def axe_script():
    from importlib import resources

    script = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    return f"{script}\n;null"

"""Start the browser that every browser test shares: offline, quiet, without a GPU."""

from playwright.sync_api import Browser, Playwright

from tools.browser import find_browser

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


def launch(playwright: Playwright) -> Browser:
    """Start the browser found on this machine; every host but 127.0.0.1 is unknown to it."""
    return playwright.chromium.launch(executable_path=str(find_browser()), args=ARGUMENTS)

"""Find the browser that the tests drive."""

import contextlib
import functools
import os
import pathlib
import shutil
import subprocess
import sys

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "brave-browser",
)
APPS = (  # where systems put a browser without putting it on PATH
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


class BrowserMissing(Exception):
    """No browser could be found or installed."""


@functools.cache
def find_browser():
    """Return the path of a Chromium-like browser: on PATH, else where its system puts it, else Playwright's.

    Raises
    ------
    BrowserMissing
        When there is none and Playwright cannot install one.
    """
    for name in NAMES:
        if path := shutil.which(name):
            return path
    for path in APPS:
        if os.access(path, os.X_OK):
            return path
    return install_browser()


def install_browser():
    """Return the path of Playwright's own Chromium, which is downloaded when it is not there yet."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if not pathlib.Path(path).exists():
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        with contextlib.suppress(subprocess.TimeoutExpired):
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600, check=False)
    if not pathlib.Path(path).exists():
        raise BrowserMissing(
            "No browser was found on PATH (chromium, chrome, edge or brave) and Playwright could not install "
            "one: install Chromium (Debian and Ubuntu: `apt install chromium`), or leave the browser suites "
            "out with --no-browser."
        )
    return path

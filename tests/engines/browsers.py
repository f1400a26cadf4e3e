"""Chromium by Playwright, Firefox by WebDriver BiDi, which it speaks itself, and WebKitGTK by its driver."""

import contextlib
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from selenium import webdriver
from selenium.common import WebDriverException
from selenium.webdriver import ActionChains
from selenium.webdriver.common.bidi.browsing_context import BrowsingContext
from selenium.webdriver.common.bidi.input import Input
from selenium.webdriver.common.bidi.script import Script
from selenium.webdriver.common.bidi.session import Session
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.websocket_connection import WebSocketConnection
from selenium.webdriver.webkitgtk.service import Service

from tests.browser import chromium
from tests.engines.checks import COLLECT
from tests.engines.engine import Engine

KEYS = {"ArrowLeft": Keys.ARROW_LEFT, "ArrowRight": Keys.ARROW_RIGHT}
SECONDS = 120  # until a command that was never answered is given up


class Chromium(Engine):
    """The engine whose numbers the others are compared with."""

    name = "Chromium"

    def __init__(self):
        self._playwright = sync_playwright().start()
        self._browser = chromium.launch(self._playwright)
        self.version = self._browser.version
        self._page = self._browser.new_page()
        self._page.add_init_script(COLLECT)

    def open(self, url):
        """Open an address."""
        self._page.goto(url)

    def run(self, expression):
        """Run an expression in the page."""
        return self._page.evaluate(expression)

    def press(self, key):
        """Press a key."""
        self._page.keyboard.press(key)

    def resize(self, width, height):
        """Change the viewport."""
        self._page.set_viewport_size({"width": width, "height": height})

    def close(self):
        """End the browser."""
        self._browser.close()
        self._playwright.stop()


# Nothing of Firefox's own may ask a host; the tests watch what the pages ask.
PREFERENCES = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "http://127.0.0.1:9",
    "toolkit.telemetry.enabled": False,
}


class Firefox(Engine):
    """Debian's Firefox ESR, headless."""

    name = "Firefox"

    def __init__(self):
        self._profile = tempfile.TemporaryDirectory(prefix="firefox-")
        texts = {True: "true", False: "false"}
        lines = [f'user_pref("{k}", {texts.get(v, repr(v))});' for k, v in PREFERENCES.items()]
        Path(self._profile.name, "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [shutil.which("firefox-esr"), "--headless", "--remote-debugging-port=0", "--profile"]
        self._process = subprocess.Popen(
            [*command, self._profile.name, "about:blank"], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
        )
        said = (re.search(r"BiDi listening on (ws://\S+)", line) for line in self._process.stderr)
        address = next(filter(None, said))[1]
        self._socket = WebSocketConnection(f"{address}/session", SECONDS, 0.005)
        self.version = Session(self._socket).new({"alwaysMatch": {}})["capabilities"]["browserVersion"]
        self._tabs, self._script = BrowsingContext(self._socket), Script(self._socket)
        self._tab = self._tabs.create(type="tab")
        self._script.add_preload_script(function_declaration=f"() => {{ {COLLECT} }}")

    def open(self, url):
        """Open an address."""
        self._tabs.navigate(context=self._tab, url=url, wait="complete")

    def run(self, expression):
        """Run an expression in the page."""
        answer = self._script.evaluate(expression=expression, target={"context": self._tab}, await_promise=True)
        if answer["type"] != "success":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return answer["result"]["value"]

    def press(self, key):
        """Press a key."""
        strokes = [{"type": kind, "value": KEYS[key]} for kind in ("keyDown", "keyUp")]
        Input(self._socket).perform_actions(
            context=self._tab, actions=[{"type": "key", "id": "keys", "actions": strokes}]
        )

    def resize(self, width, height):
        """Change the viewport."""
        self._tabs.set_viewport(context=self._tab, viewport={"width": width, "height": height})

    def close(self):
        """End the browser."""
        self._socket.close()
        self._process.terminate()
        self._process.wait()
        self._process.stderr.close()
        self._profile.cleanup()


class WebKit(Engine):
    """WebKitGTK's small browser on a screen of its own; full, because its tool bar would not fit a phone's width."""

    name = "WebKit"

    def __init__(self):
        reading, writing = os.pipe()
        screen = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x1100x24", "-nolisten", "tcp"]
        self._screen = subprocess.Popen(screen, pass_fds=[writing], stderr=subprocess.DEVNULL)
        with open(reading) as told:
            os.close(writing)
            self._display = f":{told.readline().strip()}"
        self._copy = tempfile.TemporaryDirectory(prefix="webkit-")
        self.start()

    def start(self):
        """Start the browser on its screen."""
        options = webdriver.WebKitGTKOptions()
        found = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
        options.binary_location = str(found[-1])
        for argument in ("--automation", "--full-screen"):
            options.add_argument(argument)
        environment = os.environ | {"DISPLAY": self._display}
        service = Service(shutil.which("WebKitWebDriver"), env=environment)
        self._driver = webdriver.WebKitGTK(options=options, service=service)
        self._driver.set_script_timeout(SECONDS)
        self.version = self._driver.capabilities["browserVersion"]

    def restart(self):
        """Start the browser again after it has ended."""
        with contextlib.suppress(WebDriverException):
            self._driver.quit()
        self.start()

    def home(self, book):
        """Return a copy whose pages carry the collecting script: this driver has no way to run one before them."""
        copy = Path(self._copy.name, "html")
        shutil.copytree(book, copy)
        for page in copy.rglob("*.html"):
            text = page.read_text(encoding="utf-8")
            page.write_text(text.replace("<head>", f"<head><script>{COLLECT}</script>", 1), encoding="utf-8")
        return copy

    def open(self, url):
        """Open an address."""
        self._driver.get(url)

    def run(self, expression):
        """Run an expression in the page."""
        script = f"const done = arguments[0]; ({expression}).then((v) => done([v]), (e) => done([null, String(e)]))"
        text, *error = self._driver.execute_async_script(script)
        if error:
            raise RuntimeError(error[0])
        return text

    def press(self, key):
        """Press a key."""
        ActionChains(self._driver).send_keys(KEYS[key]).perform()

    def resize(self, width, height):
        """Change the window, which shows nothing but the page."""
        self._driver.set_window_size(width, height)

    def close(self):
        """End the browser and its screen."""
        with contextlib.suppress(WebDriverException):
            self._driver.quit()
        self._screen.terminate()
        self._screen.wait()
        self._copy.cleanup()


ENGINES = (Chromium, Firefox, WebKit)

"""One engine as the checks drive it: open a page, run a function in it, press a key, change the window."""

import json
import os
import shutil
import subprocess
import time
from pathlib import Path

PACKAGES = {"firefox-esr": "firefox-esr", "WebKitWebDriver": "webkit2gtk-driver", "Xvfb": "xvfb"}


class EngineMissing(RuntimeError):
    """A browser that the session needs is not installed."""


def require():
    """Install the Debian packages that are missing where that is allowed, else name them in one sentence."""
    if lacking() and shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *lacking()], check=False)
    if missing := lacking():
        raise EngineMissing(f"Three engines need {', '.join(missing)}: run `apt-get install -y {' '.join(missing)}`.")


def lacking():
    """Return the Debian packages of the programs that are not on PATH."""
    return [package for program, package in PACKAGES.items() if not shutil.which(program)]


class Engine:
    """What Chromium, Firefox and WebKit have in common; each says how it navigates, runs and presses."""

    name = version = ""

    def open(self, url: str) -> None:
        """Open an address and wait until it has been loaded, behind the front door too."""
        raise NotImplementedError

    def run(self, expression: str) -> str:
        """Run an expression that gives a promise of a text, and return the text."""
        raise NotImplementedError

    def press(self, key: str) -> None:
        """Press a key where the focus is."""
        raise NotImplementedError

    def resize(self, width: int, height: int) -> None:
        """Give the page this many CSS pixels."""
        raise NotImplementedError

    def home(self, book: Path) -> Path:
        """Return the folder of the book as this engine is given it."""
        return book

    def restart(self) -> None:
        """Start the browser again after it has ended in the middle of a page."""
        raise NotImplementedError

    def close(self) -> None:
        """End the browser."""
        raise NotImplementedError

    def call(self, function: str, *arguments):
        """Run a function of the page with JSON arguments and return what it returns."""
        given = ", ".join(json.dumps(argument) for argument in arguments)
        return json.loads(self.run(f"(async () => JSON.stringify(await ({function})({given})))()"))

    def arrive(self, url: str, arrived: str) -> None:
        """Open an address and wait until a function of the page says that it is there."""
        self.open(url)
        for _ in range(400):
            try:
                if self.call(arrived):
                    return
            except Exception:  # the front door sends on while the question is asked
                pass
            time.sleep(0.05)
        raise TimeoutError(f"{self.name} did not arrive at {url} in 20 seconds")

"""Nothing reaches another machine: not an import, not the build of the book; the notebooks' suite watches its own."""

import subprocess
import sys

import pytest

from tests.book.conftest import ROOT
from tests.network.guard import guarded

IMPORT_ALL = """
import importlib, pkgutil, lstm_core
names = [module.name for module in pkgutil.walk_packages(lstm_core.__path__, "lstm_core.")]
for name in names:
    if not name.endswith("__main__"):
        importlib.import_module(name)
from lstm_core.widgets import registry
pages = [explorable().to_html() for explorable in registry().values()]
print(len(names) > 60, len(pages) > 8)
"""


@pytest.fixture
def ask(tmp_path):
    """Return a function that runs Python under the guard: what it said, and what it asked of the network."""
    log = tmp_path / "network.txt"

    def run(*words):
        with guarded(log):
            said = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False)
        return said, log.read_text(encoding="utf-8")

    return run


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('192.0.2.1', 80), timeout=0.1)",
        "import urllib.request as u; u.urlopen('https://pypi.example/simple')",
        "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'', ('192.0.2.1', 53))",
        "import os, sys; os.system(sys.executable + ' -c \"import socket; socket.getaddrinfo(chr(97), 1)\"')",
        "import socket; socket.gethostbyname('example.org')",
        "import socket; socket.getnameinfo(('192.0.2.1', 80), 0)",
        "import asyncio; asyncio.run(asyncio.open_connection('192.0.2.1', 80))",
        "import subprocess; subprocess.run(['curl', '-s', 'https://example.org'])",
        "import os; os.system('true && /usr/bin/wget -q https://example.org')",
    ],
)
def test_the_guard_refuses_and_notes_an_attempt_even_when_somebody_catches_it(ask, attempt):
    said, asked = ask("-c", f"try:\n    {attempt}\nexcept OSError as error:\n    print(error)")
    assert "the course needs no network" in said.stdout + said.stderr
    assert asked.count("\n") == 1


def test_the_guard_lets_this_machine_speak_with_itself(ask):
    pair = "s = socket.create_server(('127.0.0.1', 0)); socket.create_connection(('localhost', s.getsockname()[1]))"
    said, asked = ask("-c", f"import socket; {pair}")
    assert (said.returncode, asked) == (0, ""), said.stderr


def test_importing_everything_and_writing_every_explorable_asks_nobody(ask):
    said, asked = ask("-c", IMPORT_ALL)
    assert said.stdout == "True True\n", said.stderr
    assert asked == ""


def test_building_a_book_asked_nobody(small_book):
    assert (small_book.root / "network.txt").read_text(encoding="utf-8") == ""

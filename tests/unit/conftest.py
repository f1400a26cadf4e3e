"""No unit test, and nothing that it calls, reaches another machine."""

import importlib
import os

import pytest


@pytest.fixture(autouse=True, scope="session")
def nobody_is_asked(tmp_path_factory):
    """Refuse every way to another machine in this process, and hold that nobody tried one."""
    log = tmp_path_factory.mktemp("network") / "network.txt"
    log.write_text("", encoding="utf-8")
    os.environ["NETWORK_LOG"] = str(log)
    importlib.import_module("tests.network.sitecustomize")
    yield
    assert log.read_text(encoding="utf-8") == "", "lstm_core needs no network"

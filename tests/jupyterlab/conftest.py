"""A real JupyterLab server with folders, port and token of its own, and the browser that opens it."""

import json
import os
import re
import secrets
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser import chromium

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/lab")
CONFIGURATION = {
    "LabApp": {
        "news_url": None,
        "check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "extension_manager": "readonly",
        "expose_app_in_browser": True,
    },
    "ServerApp": {"ip": "127.0.0.1", "port": 0, "open_browser": False, "allow_root": True},
}
SETTINGS = {
    "apputils-extension/notification": {"checkForUpdates": False, "fetchNews": "false"},
    "notebook-extension/tracker": {"windowingMode": "none"},
    "extensionmanager-extension/plugin": {"enabled": False, "disclaimed": False},
}


class LabServer:
    """JupyterLab as its own process; `url`, `token` and the folder that it shows."""

    def __init__(self, home: Path) -> None:
        self.folder, self.token, self.said = home / "notebooks", secrets.token_hex(16), []
        self.folder.mkdir()
        self._write(home / "config" / "jupyter_server_config.json", {"ServerApp": CONFIGURATION["ServerApp"]})
        self._write(home / "config" / "jupyter_lab_config.json", {"LabApp": CONFIGURATION["LabApp"]})
        for name, values in SETTINGS.items():
            self._write(home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings", values)
        places = {
            **{f"JUPYTER_{name.upper()}_DIR": home / name for name in ("config", "data", "runtime")},
            "JUPYTERLAB_SETTINGS_DIR": home / "settings",
            "JUPYTERLAB_WORKSPACES_DIR": home / "workspaces",
            "IPYTHONDIR": home / "ipython",
            "MPLCONFIGDIR": home / "matplotlib",
            "PYTHONPATH": ROOT,
        }
        environment = os.environ | {key: str(value) for key, value in places.items()}
        environment |= {"JUPYTER_TOKEN": self.token, "OMP_NUM_THREADS": "1", "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={self.folder}"],
            cwd=home,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.url = self._wait_for_address()
        self._reader = threading.Thread(target=self.said.extend, args=(self.process.stdout,), daemon=True)
        self._reader.start()

    @staticmethod
    def _write(path: Path, values: dict) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), encoding="utf-8")

    def _wait_for_address(self) -> str:
        for line in self.process.stdout:
            self.said.append(line)
            if found := ADDRESS.search(line):
                return f"http://127.0.0.1:{found.group(1)}"
        raise RuntimeError("JupyterLab did not start:\n" + "".join(self.said[-30:]))

    def stop(self) -> None:
        """End the server and, with it, its kernels."""
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._reader.join()
        self.process.stdout.close()


@pytest.fixture(scope="session")
def lab_server(tmp_path_factory):
    server = LabServer(tmp_path_factory.mktemp("jupyterlab"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        yield browser
        browser.close()

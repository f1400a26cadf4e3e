"""Drive a notebook in JupyterLab through its own commands, and wait for what it answers."""

import json
from contextlib import contextmanager

from playwright.sync_api import Locator, Page

from tests.browser import waits

OPEN = """
async (path) => {
  const app = window.jupyterapp;
  await app.restored;
  await app.commands.execute('docmanager:open', {path, factory: 'Notebook'});
  const panel = app.shell.currentWidget;
  await panel.context.ready;
  await panel.sessionContext.ready;
}
"""
RUN = """
async (index) => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  notebook.activeCellIndex = index;
  await window.jupyterapp.commands.execute('notebook:run-cell');
  const {outputs} = notebook.widgets[index].model;
  return outputs.toJSON();
}
"""
RESTART = """
async () => {
  const {sessionContext} = window.jupyterapp.shell.currentWidget;
  await sessionContext.restartKernel();
  await sessionContext.ready;
}
"""


def notebook(*sources: str) -> str:
    """Write a notebook of code cells as JSON."""
    cells = [
        {
            "cell_type": "code",
            "id": f"cell-{n}",
            "metadata": {},
            "source": source,
            "execution_count": None,
            "outputs": [],
        }
        for n, source in enumerate(sources)
    ]
    metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


class Traffic:
    """What the page asked for and complained about."""

    def __init__(self, page, home):
        self.foreign, self.errors = [], []
        own = (home, home.replace("http:", "ws:"), "data:", "blob:")
        note = lambda url: None if url.startswith(own) else self.foreign.append(url)  # noqa: E731
        page.on("request", lambda request: note(request.url))
        page.on("websocket", lambda socket: note(socket.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))


class Lab:
    """One notebook open in JupyterLab."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, address: str, path: str) -> None:
        """Load JupyterLab and open a notebook with its kernel ready."""
        self.page.goto(address)
        self.page.locator("#jp-main-dock-panel").wait_for()
        self.page.evaluate(OPEN, path)

    def run(self, index: int) -> list[dict]:
        """Run one cell to its end and return its outputs; an error in it fails with its traceback."""
        outputs = self.page.evaluate(RUN, index)
        errors = ["\n".join(out["traceback"]) for out in outputs if out["output_type"] == "error"]
        assert errors == [], errors[0]
        return outputs

    def printed(self, index: int) -> str:
        """Run one cell and return what it printed."""
        outputs = self.run(index)
        return "".join("".join(out["text"]) for out in outputs if out["output_type"] == "stream")

    def restart(self) -> None:
        """Restart the kernel and wait for the new one."""
        self.page.evaluate(RESTART)

    def outputs(self, index: int) -> Locator:
        """Return the drawn outputs of a cell."""
        notebook = self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")  # the workspace may hold others
        return notebook.locator(".jp-Cell").nth(index).locator(".jp-OutputArea-child")


@contextmanager
def open_notebook(browser, server, name, *sources):
    """Write cells into the server's folder and hand out the open notebook, its traffic watched."""
    (server.folder / name).write_text(notebook(*sources), encoding="utf-8")
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(1000 * waits.LIMIT)
    lab = Lab(page)
    lab.traffic = Traffic(page, server.url)
    lab.open(f"{server.url}/lab?token={server.token}", name)
    yield lab
    context.close()

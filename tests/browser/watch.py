"""Write down what a page must not do: foreign requests, complaints, errors, failed answers, violations."""

from playwright.sync_api import Page

COLLECT_VIOLATIONS = """
window.policyViolations = [];
addEventListener('securitypolicyviolation', (event) => {
  window.policyViolations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
});
"""
OWN_SCHEMES = ("data:", "blob:", "about:")


class Watch:
    """What one page asked for and said, from before its first request on."""

    def __init__(self, page: Page, home: str) -> None:
        self.page, self.home = page, home
        self.requested: list[str] = []
        self.faults: list[str] = []
        page.add_init_script(COLLECT_VIOLATIONS)
        page.on("request", self._request)
        page.on("requestfailed", self._failed)
        page.on("response", self._response)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"uncaught: {error}"))
        page.on("websocket", lambda socket: self.faults.append(f"web socket: {socket.url}"))

    def _request(self, request) -> None:
        self.requested.append(request.url)
        if not request.url.startswith((self.home, *OWN_SCHEMES)):
            self.faults.append(f"request to another host: {request.url}")

    def _failed(self, request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the reader left before it had come
            self.faults.append(f"failed request: {request.url} ({request.failure})")

    def _response(self, response) -> None:
        if response.url.startswith("http") and not response.ok:
            self.faults.append(f"answer {response.status}: {response.url}")

    def _console(self, message) -> None:
        if message.type in ("error", "warning", "assert"):
            where = message.location.get("url", "")
            self.faults.append(f"console {message.type}: {message.text} ({where})")

    def report(self) -> list[str]:
        """Return every fault so far, policy violations included."""
        violations = self.page.evaluate("window.policyViolations")
        return self.faults + [f"policy violation: {violation}" for violation in violations]

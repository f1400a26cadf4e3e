"""A small web server for the built book, for this machine alone."""

import errno
import functools
import http.server
import os
import re
import sys

from tools.boot.steps import CourseError

FIRST_PORT = 8000
PORTS_TRIED = 20
REFUSED = (errno.EADDRINUSE, errno.EACCES, getattr(errno, "WSAEACCES", errno.EACCES))


class BookHandler(http.server.SimpleHTTPRequestHandler):
    """Serve files quietly, and with the right type on every system."""

    protocol_version = "HTTP/1.1"
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".mjs": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".png": "image/png",
        ".woff2": "font/woff2",
        ".wasm": "application/wasm",
    }

    def send_head(self):
        """Send a file's compressed twin to a browser that takes it, and any other answer as it is."""
        path = self.translate_path(self.path)
        path = os.path.join(path, "index.html") if os.path.isdir(path) and self.path.endswith("/") else path
        taken = re.split(r"[\s,;]+", self.headers.get("Accept-Encoding", ""))
        try:
            twin = open(path + ".gz", "rb") if "gzip" in taken else None  # noqa: SIM115 (http.server closes it)
        except OSError:
            twin = None
        if twin is None or not os.path.isfile(path):
            return super().send_head()
        self.send_response(http.HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(os.fstat(twin.fileno()).st_size))
        self.end_headers()
        return twin

    def end_headers(self):
        """Add that a page is asked for anew each time, since it may just have been rebuilt."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_):
        """Say nothing: the terminal belongs to the reader."""


class BookServer(http.server.ThreadingHTTPServer):
    """Listen on 127.0.0.1; a page that the reader leaves in mid-air is no error."""

    allow_reuse_address = os.name != "nt"  # on Windows it would let two servers share a port

    def handle_error(self, request, client_address):
        """Keep silent about connections that the browser dropped."""
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


def make_server(folder, port=None):
    """Listen on one port (0: any), or on the first free one from 8000 when none is asked for."""
    handler = functools.partial(BookHandler, directory=str(folder))
    for number in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED) if port is None else [port]:
        try:
            return BookServer(("127.0.0.1", number), handler)
        except OSError as error:
            if error.errno not in REFUSED:
                raise
    if port is None:
        last = FIRST_PORT + PORTS_TRIED - 1
        raise CourseError(f"The ports {FIRST_PORT} to {last} are all busy. Choose another one with `--port NUMBER`.")
    raise CourseError(
        f"Port {port} is busy or not allowed. Choose another one with `--port NUMBER`, "
        "or leave `--port` out and the course finds a free one."
    )

"""Serve the built book on a free port of 127.0.0.1, compressed like any real host would."""

import functools
import gzip
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

ALREADY_COMPRESSED = {".woff2", ".png", ".jpg", ".jpeg", ".gif", ".webp"}


@functools.cache
def compressed(path: Path) -> bytes:
    """Return what crosses the wire for one file: gzip, or the file itself where it is compressed already."""
    body = path.read_bytes()
    return body if path.suffix in ALREADY_COMPRESSED else gzip.compress(body, 6, mtime=0)


class BookServer:
    """A static server with a log, and with room for changed copies of a page (`variants`)."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.log: list[tuple[int, str]] = []
        self.variants: dict[str, str] = {}
        handler = functools.partial(_Handler, book=self)
        self._http = _Server(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}"
        self._thread = threading.Thread(target=self._http.serve_forever, daemon=True)

    def __enter__(self) -> "BookServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def variant(self, page: str, html: str) -> str:
        """Serve `html` beside `page`, so that its relative addresses hold, and return the address."""
        path = f"/{page}?variant={len(self.variants)}"
        self.variants[path] = html
        return self.url + path


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # a page asks for thirty files at once; a short queue would make some wait a second

    def handle_error(self, request, client_address) -> None:
        """Let a reader who leaves in the middle of an answer go in peace; everything else is reported."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".woff2": "font/woff2",
    }

    def __init__(self, *args, book: BookServer) -> None:
        self.book = book
        super().__init__(*args, directory=str(book.root))

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if self.path in self.book.variants:
            body = gzip.compress(self.book.variants[self.path].encode())
        elif path.is_file():
            body = compressed(path)
        else:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(urlsplit(str(path)).path))
        self.send_header("Content-Length", str(len(body)))
        if path.suffix not in ALREADY_COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, code="-", size="-") -> None:
        self.book.log.append((int(getattr(code, "value", code)), self.path))

    def log_message(self, *args) -> None:
        """Say nothing: the tests read the log."""

"""Let a class of 1,000 read the book from nginx on this machine, and store what it took.

nginx starts with tools/hosting/nginx.conf, on a free port of 127.0.0.1. A checker looks at headers and types; then wrk
keeps 1,000 connections busy for some seconds with the requests of readers who open one page after the other, each page
with all that it loads. Both end by themselves. Debian's packages nginx-light and wrk are installed where they lack and
this runs as root.
"""

import argparse
import contextlib
import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from bs4 import BeautifulSoup

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from tools import build_book, report_page  # noqa: E402 (found from the root of the course)

CONFIGURATION = ROOT / "tools" / "hosting" / "nginx.conf"
SCRIPT = ROOT / "tools" / "hosting" / "requests.lua"
CONNECTIONS, THREADS, LONGEST = 1000, 2, 60
PACKAGES = {"nginx": "nginx-light", "wrk": "wrk"}
TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "application/javascript",
    ".txt": "text/plain",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
HASHED = re.compile(r"\.[0-9a-f]{8,64}\.(classic\.|data\.)?(css|js)$")


class HostingError(RuntimeError):
    """Why the book cannot be served, or is served wrongly."""


def find_programs():
    """Return the paths of nginx and wrk; install them where that is possible."""
    missing = [package for name, package in PACKAGES.items() if not program(name)]
    if missing and shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {"check": True, "stdout": subprocess.DEVNULL, "env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run(["apt-get", "update", "-qq"], **quiet)
        # Debian would start nginx on port 80 as soon as it is installed.
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
        subprocess.run(["env", "RUNLEVEL=1", *install], **quiet)
    if absent := [name for name in PACKAGES if not program(name)]:
        raise HostingError(f"{' and '.join(absent)} cannot be found; on Debian: apt install nginx-light wrk")
    return program("nginx"), program("wrk")


def program(name):
    """Return the path of a program; nginx stands where only root looks."""
    return shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"]))


def free_port():
    """Return a port of the loopback interface that nobody uses."""
    with socket.socket() as plug:
        plug.bind(("127.0.0.1", 0))
        return plug.getsockname()[1]


def here(text, html, port):
    """Return the configuration with this machine's folder and port in place of the server's."""
    changes = {"listen 80;": f"listen 127.0.0.1:{port};", "root /srv/course/_build/html;": f'root "{html}";'}
    for old, new in changes.items():
        if text.count(old) != 1:
            raise HostingError(f"{CONFIGURATION.name} has `{old}` {text.count(old)} times; once is expected.")
        text = text.replace(old, new)
    return text


@contextlib.contextmanager
def serving(nginx, html):
    """Run nginx on the loopback interface; give its port."""
    with tempfile.TemporaryDirectory() as folder:
        port, home = free_port(), Path(folder)
        text = here(CONFIGURATION.read_text(encoding="utf-8"), html, port)
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        text = text.replace("http {", "http {" + "".join(f"{kind}_temp_path {home}/{kind};" for kind in kinds), 1)
        user = "user root;" if os.geteuid() == 0 else ""  # whose workers have to read the book
        (home / "nginx.conf").write_text(f"{user} daemon off; pid {home}/pid;\n{text}", encoding="utf-8")
        command = [nginx, "-e", "stderr", "-p", folder, "-c", home / "nginx.conf"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as child:
            try:
                wait_until_it_listens(child, port)
                yield port
            finally:
                child.terminate()
                child.wait(timeout=20)


def wait_until_it_listens(child, port):
    """Return when nginx answers; raise with what it said when it has ended."""
    for _ in range(200):
        if child.poll() is not None:
            raise HostingError(f"nginx did not start: {child.stderr.read().strip()}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise HostingError("nginx did not answer within 10 seconds.")


def loads(html, page):
    """Return what a first visit of a page asks for: itself and what it loads, as addresses below the book's folder."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    tags = soup.select("script[src], img[src], link[rel=stylesheet][href]")
    named = [tag.get("src") or tag.get("href") for tag in tags]
    for host in soup.select("script[data-modules]"):
        folder = host["src"].rpartition("/")[0]
        wanted = {tag["data-explorable"] for tag in soup.select("[data-explorable]")}
        for file in re.findall(r'"([^"]+\.(?:js|css))"', host["data-modules"]):
            if file.split(".")[0] in wanted:
                named.append(f"{folder}/{file}")
    files = {(page.parent / unquote(urlsplit(name).path)).resolve() for name in named if not name.startswith("data:")}
    files |= set((html / "_static" / "vendor" / "course-serif").glob("*.woff2"))
    return ["/" + quote(path.relative_to(html).as_posix()) for path in [page, *sorted(files)]]


def visits(html):
    """Return {page: its requests} for every page of the book."""
    html = html.resolve()
    pages = sorted(path for folder in ("book", "notebooks") for path in (html / folder).glob("*.html"))
    return {path.relative_to(html).as_posix(): loads(html, path) for path in pages}


def check_answers(port, paths):
    """Ask for every file once; raise when one is missing, has a wrong type or lacks a header."""
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    compressed = 0
    for path in sorted(paths):
        asking.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = asking.getresponse()
        answer.read()
        kind = (answer.getheader("Content-Type") or "").split(";")[0]
        if answer.status != 200 or kind != TYPES.get(Path(path).suffix, kind):
            raise HostingError(f"{path} came with status {answer.status} as {kind!r}.")
        for name, value in HEADERS.items():
            if answer.getheader(name) != value:
                raise HostingError(f"{path} came with {name}: {answer.getheader(name)}; expected {value!r}.")
        immutable = "immutable" in (answer.getheader("Cache-Control") or "")
        if immutable != bool(HASHED.search(path)):
            raise HostingError(f"{path} came with Cache-Control: {answer.getheader('Cache-Control')}.")
        compressed += answer.getheader("Content-Encoding") == "gzip"
    asking.close()
    return compressed


def press(wrk, port, paths, seconds):
    """Keep 1,000 connections busy; return wrk's counts."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as listing:
        listing.write("\n".join(paths) + "\n")
        listing.flush()
        command = [wrk, f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "20s", "-s", str(SCRIPT)]
        run = subprocess.run(
            [*command, f"http://127.0.0.1:{port}"],
            env=os.environ | {"COURSE_REQUESTS": listing.name},
            capture_output=True,
            text=True,
            timeout=LONGEST + 60,
            check=True,
        )
    return json.loads(run.stdout.splitlines()[-1])


def table(found, pages, compressed):
    """Return the report's table."""
    each = sum(map(len, pages.values())) / len(pages)
    rate = found["requests"] / found["seconds"]
    rows = [
        ["connections at once", CONNECTIONS],
        ["pages in the mix", len(pages)],
        ["requests of a first visit, mean over the pages", round(each, 1)],
        ["files that came compressed", compressed],
        ["seconds", round(found["seconds"], 1)],
        ["requests", found["requests"]],
        ["errors and answers other than 2xx or 3xx", found["errors"]],
        ["requests a second", round(rate)],
        ["megabytes a second", round(found["bytes"] / found["seconds"] / 1e6)],
        ["answer, median, ms", found["median_ms"]],
        ["answer, slowest of 100, ms", found["p99_ms"]],
        ["seconds until 1,000 readers have a page that they open at the same moment", round(1000 * each / rate, 1)],
    ]
    return {
        "title": "A class of 1,000 on two cores",
        "about": "nginx with `tools/hosting/nginx.conf` serves the built book over the loopback interface; wrk, on the "
        "same machine, asks as readers do who open every page for the first time, each page with all that it loads.",
        "command": "nox -s load",
        "machine": report_page.machine(),
        "columns": ["what", "figure"],
        "rows": rows,
    }


def main(arguments=None):
    """Measure, store and say what came out; an error or a lost connection is a failure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=20, help=f"how long, at most {LONGEST} (default 20)")
    parser.add_argument("--dry", action="store_true", help="store nothing")
    options = parser.parse_args(arguments)
    try:
        html = build_book.ensure_built_book()
        nginx, wrk = find_programs()
        pages = visits(html)
        paths = [path for requests in pages.values() for path in requests]
        with serving(nginx, html) as port:
            compressed = check_answers(port, set(paths))
            found = press(wrk, port, paths, min(options.seconds, LONGEST))
        if found["errors"]:
            raise HostingError(f"{found['errors']} of {found['requests']} requests failed.")
    except HostingError as error:
        print(error, file=sys.stderr)
        return 1
    measured = table(found, pages, compressed)
    if not options.dry:
        report_page.store("hosting", [measured])
    print(*(f"{what}: {figure}" for what, figure in measured["rows"]), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

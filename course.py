#!/usr/bin/env python3
"""Start the LSTM course: `python course.py` makes .venv, builds the book, serves it and opens the browser.

Standard library only, and so is tools/boot, which does the work. This file parses on every Python since 2.7,
so that an old one hears a sentence and not a SyntaxError: no f-strings and no annotations here.
"""

from __future__ import print_function

import sys

if sys.version_info < (3, 11):
    print(
        "This course needs Python 3.11 or newer; this is Python {}.{} ({}).\n"
        "Install a newer one (https://www.python.org/downloads/) and start the course with it, for example\n"
        "    python3.13 course.py".format(sys.version_info[0], sys.version_info[1], sys.executable),
        file=sys.stderr,
    )
    sys.exit(1)

import argparse
import os
import threading
import webbrowser

from tools.boot import archive, server, steps, venv

HTML = steps.ROOT / "_build" / "html"
EPILOG = """\
commands:
  serve   build the book, serve it and open the browser (the default)
  build   only build the book, into _build/html
  package write the built book as one zip, for a server, an e-mail or a stick
  lab     open the notebooks in JupyterLab
  test    run every test suite
"""


def serve(options):
    """Prepare, build, serve and open the book."""
    with server.make_server(HTML, options.port) as listening:  # first: a busy port is told at once
        build(options)
        url = "http://127.0.0.1:{}/".format(listening.server_address[1])
        print("The course is at {}   (Ctrl-C ends it)".format(url), flush=True)
        if options.open and has_screen():
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
        listening.serve_forever(poll_interval=0.2)


def build(options):
    """Prepare, and build what changed of the book into _build/html, strictly."""
    venv.prepare()
    command = [steps.program("python"), "tools/build_book.py"]
    steps.run_step("Bringing the book up to date", command, "book.log")


def package(options):
    """Build the book and write it as one zip that works where it is unpacked, without any server."""
    build(options)
    path = archive.write(HTML, archive.version_of(steps.ROOT), HTML.parent)
    print("The course is packed in {}".format(path), flush=True)


def lab(options):
    """Open the notebooks in JupyterLab, which asks no foreign host for news or updates."""
    with server.make_server(HTML, options.port) as listening:
        port = listening.server_address[1]  # free now, and released for JupyterLab
    venv.prepare()
    command = [steps.program("jupyter"), "lab", "--notebook-dir=notebooks", "--ip=127.0.0.1"]
    command += ["--port={}".format(port), "--ServerApp.port_retries=0", "--JupyterApp.answer_yes=True"]
    command += ["--LabApp.news_url=None", "--LabApp.extension_manager=readonly"]
    command += ["--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    command += ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []  # as in a container
    return steps.hand_over(command + ([] if options.open and has_screen() else ["--no-browser"]))


def test(options):
    """Prepare, and run every test suite."""
    venv.prepare("tests")
    command = [steps.program("python"), "tools/suites.py"]
    return steps.hand_over(command + ([] if options.browser else ["--no-browser"]))


COMMANDS = {"serve": serve, "build": build, "package": package, "lab": lab, "test": test}


def has_screen():
    """Say whether a graphical browser can open; without a screen a text browser would take the terminal."""
    return sys.platform in ("win32", "darwin") or bool({"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ))


def parse(arguments):
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="python course.py",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Start the LSTM course. The first start installs what it needs into .venv.",
        epilog=EPILOG,
    )
    choose = parser.add_argument
    choose("command", nargs="?", default="serve", choices=list(COMMANDS), metavar="command")
    choose("--port", type=int, metavar="NUMBER", help="serve and lab: the port of 127.0.0.1 to listen on")
    choose("--no-open", dest="open", action="store_false", help="serve and lab: open no browser")
    choose("--no-browser", dest="browser", action="store_false", help="test: leave the browser suites out")
    options = parser.parse_args(arguments)
    if options.port is not None and not 0 <= options.port < 65536:
        parser.error("--port {} is no port: choose a number from 0 to 65535".format(options.port))
    return options


def main(arguments=None):
    """Run one command and return its exit code."""
    options = parse(arguments)
    try:
        return COMMANDS[options.command](options)
    except steps.CourseError as error:
        print("\n{}".format(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.")
        return 0 if options.command == "serve" else 130


if __name__ == "__main__":
    sys.exit(main())

"""After Sphinx has written the pages: mend them, give each its policy, and drop what none of them needs.

Only pages that Sphinx wrote in this build are touched: a finished page carries its policy and is left alone.
"""

from pathlib import Path

from bs4 import BeautifulSoup
from sphinx.util import logging

from lstm_book import assets, page_edits, security

logger = logging.getLogger(__name__)

REDIRECT = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="_static/favicon.svg">
<meta http-equiv="refresh" content="0; url={target}">
</head>
<body><main><h1>{title}</h1><p><a href="{target}">Open the course</a></p></main></body>
</html>
"""


def finish_html(html):
    """Return a page with every edit and its policy; a finished page comes back unchanged."""
    if 'http-equiv="Content-Security-Policy"' in html:
        return html
    soup = BeautifulSoup(html, "html.parser")
    page_edits.edit(soup)
    security.add_policy(soup)
    return str(soup)


def pages(outdir):
    """Return every page of the build, sorted."""
    return sorted(path for path in outdir.rglob("*.html") if "_static" not in path.relative_to(outdir).parts)


def finish_pages(outdir):
    """Finish the pages that need it; return how many were rewritten."""
    rewritten = 0
    for path in pages(outdir):
        before = path.read_text(encoding="utf-8")
        after = finish_html(before)
        if after != before:
            path.write_text(after, encoding="utf-8")
            rewritten += 1
    return rewritten


def write_front_door(app, outdir):
    """Write ``index.html`` that leads to the course's first page, when that page lies in a folder."""
    root = app.config.root_doc
    if root != "index":
        html = REDIRECT.format(title=app.config.html_title, target=f"{root}.html")
        (outdir / "index.html").write_text(html, encoding="utf-8")


def finish(app, exception):
    """Finish the build; runs last among the build-finished listeners."""
    if exception is not None or app.builder.format != "html":
        return
    outdir = Path(app.outdir)
    write_front_door(app, outdir)
    rewritten = finish_pages(outdir)
    assets.slim(outdir / "_static", pages(outdir))
    for drawing in sorted((outdir / "_images").glob("*.svg")):
        assets.rewrite(drawing, assets.round_drawing)
    logger.info("finished %d page(s): theme mended, security policy added", rewritten)


def setup(app):
    """Run after every other extension's own finishing."""
    app.connect("build-finished", finish, priority=900)

"""What a page does not need is not served: unused rules, unused fonts, source maps, the build's own KaTeX."""

import re
import shutil

from lstm_book.prune_css import prune, vocabulary

# Files of the theme and of the renderer that no page asks for, as globs below ``_static``.
UNUSED = (
    "**/*.map",
    "**/*.LICENSE.txt",
    "check-solid.svg",
    "file.png",
    "images/logo_*",
    "jquery.js",
    "locales",
    "minus.png",
    "plus.png",
    "scripts/fontawesome.js",
    "vendor/fontawesome/webfonts/*.ttf",
    "vendor/fontawesome/webfonts/fa-brands-400.*",
    "vendor/fontawesome/webfonts/fa-regular-400.*",
    "vendor/katex/katex.min.js",
    "vendor/manifest.json",
)
# Our own style sheets are written to be read; served they carry no comments.
OWN = ("appendices.css", "course.css", "progress.css")
# Style sheets that carry far more than the book shows.
PRUNED = (
    "styles/theme.css",
    "styles/pydata-sphinx-theme.css",
    "styles/sphinx-book-theme.css",
    "sphinx-design.min.css",
    "mystnb.*.css",
)

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AROUND = re.compile(r"\s*([{};,])\s*")
_FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
_PLACES = re.compile(r'(?<=\s)(?:d|x|y)="[^"]*"')
_NUMBER = re.compile(r"-?\d+\.\d{3,}(?![\de])")
_ICON_IMAGE = re.compile(r"background(?:-image)?:[^;}]*url\([^)]*\)[^;}]*;?")
_TTF = re.compile(r',url\([^)]*\.ttf\) format\("truetype"\)')
_SOURCE_MAP = re.compile(r"\n?/\*# sourceMappingURL=[^*]*\*/\s*$|\n?//# sourceMappingURL=\S+\s*$")


def keep_served_fonts(css):
    """Point the theme's icon rules at the one font file that is served."""

    def mend(match):
        if "fa-regular-400" in match[0] or "fa-brands-400" in match[0]:
            return ""
        return _TTF.sub("", match[0])

    return _FONT_FACE.sub(mend, css)


def strip_source_map(text):
    """Drop the pointer to a source map, which the book does not serve."""
    return _SOURCE_MAP.sub("", text)


def compact(css):
    """Drop comments and the space that means nothing; a space within a selector or a value stays."""
    return _AROUND.sub(r"\1", " ".join(_COMMENT.sub("", css).split())).replace(";}", "}")


def round_drawing(svg):
    """Write the places of a drawing, in points, to two decimals: matplotlib's six weigh twice as much, unseen."""

    def rounded(match):
        return f"{float(match[0]):.2f}".rstrip("0").rstrip(".")

    def places(match):
        return " ".join(_NUMBER.sub(rounded, match[0]).split())

    return _PLACES.sub(places, svg)


def remove_unused(static):
    """Delete the files and folders below ``static`` that ``UNUSED`` names."""
    for pattern in UNUSED:
        for path in list(static.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def inline_basic_styles(static):
    """Put Sphinx's basic rules where the theme imports them: one request less that blocks painting."""
    basic, theme = static / "basic.css", static / "styles" / "theme.css"
    if basic.is_file():
        rules = _ICON_IMAGE.sub("", basic.read_text(encoding="utf-8"))
        theme.write_text(rules, encoding="utf-8")
        basic.unlink()


def rewrite(path, change):
    """Apply a function to a text file, writing only when something changes."""
    before = path.read_text(encoding="utf-8")
    after = change(before)
    if after != before:
        path.write_text(after, encoding="utf-8")


def slim(static, pages):
    """Delete unused files and prune the style sheets to what ``pages`` and the scripts can match."""
    remove_unused(static)
    inline_basic_styles(static)
    scripts = list(static.rglob("*.js"))
    words = vocabulary(path.read_text(encoding="utf-8") for path in [*pages, *scripts])
    for pattern in PRUNED:
        for path in static.glob(pattern):
            rewrite(path, lambda css: prune(keep_served_fonts(strip_source_map(css)), words))
    for name in OWN:
        rewrite(static / name, compact)
    for path in scripts:
        rewrite(path, strip_source_map)

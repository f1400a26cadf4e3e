"""What a page does not need is not served: unused icon rules, unused fonts, source maps, the build's own KaTeX."""

import re

# Files of the theme and of the renderer that no page asks for, as globs below ``_static``.
UNUSED = (
    "**/*.map",
    "**/*.LICENSE.txt",
    "vendor/katex/katex.min.js",
    "vendor/manifest.json",
    "vendor/fontawesome/webfonts/*.ttf",
    "vendor/fontawesome/webfonts/fa-brands-400.*",
    "vendor/fontawesome/webfonts/fa-regular-400.*",
    "webpack-macros.html",
    "sbt-webpack-macros.html",
    "images/logo_*",
    "locales",
    "jquery.js",
)
_ICON_RULE = re.compile(r'((?:\.fa-[a-z0-9-]+:before,?)+)\{content:"(?:\\[0-9a-f]+|[^"\\])(?:\\[0-9a-f]+)?"\}')
_ICON_NAME = re.compile(r"\.(fa-[a-z0-9-]+):before")
_FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
_TTF = re.compile(r',url\([^)]*\.ttf\) format\("truetype"\)')
_SOURCE_MAP = re.compile(r"\n?/\*# sourceMappingURL=[^*]*\*/\s*$|\n?//# sourceMappingURL=\S+\s*$")


def icon_names(html):
    """Return the ``fa-…`` class names that a page uses."""
    return set(re.findall(r"\bfa-[a-z0-9-]+", html))


def slim_icon_css(css, used):
    """Keep, of the theme's Font Awesome rules, those for icons in ``used`` and for the one font that is served."""

    def keep_rule(match):
        return match[0] if used & set(_ICON_NAME.findall(match[1])) else ""

    def keep_font(match):
        if "fa-regular-400" in match[0] or "fa-brands-400" in match[0]:
            return ""
        return _TTF.sub("", match[0])

    return strip_source_map(_FONT_FACE.sub(keep_font, _ICON_RULE.sub(keep_rule, css)))


def strip_source_map(text):
    """Drop the pointer to a source map, which the book does not serve."""
    return _SOURCE_MAP.sub("", text)


def unused_files(static):
    """Return the files and folders below ``static`` that ``UNUSED`` names."""
    found = []
    for pattern in UNUSED:
        found.extend(static.glob(pattern))
    return found

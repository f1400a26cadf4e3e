"""What an explorable leaves in a page: its element with state and drawing, or a whole page of its own."""

import base64
import hashlib
import html
import json
import re
from pathlib import Path

STATIC = Path(__file__).parent / "static"
FRAME = (
    ":root{color-scheme:light dark}"
    "body{font-family:system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "@media print{[data-explorable]>:not(.lstm-fallback){display:none!important}"
    ".lstm-fallback{display:block!important}}"  # paper shows the drawing, which fits any width
)


def markup(name, state, drawing, caption):
    """Return the element that the host brings to life; deterministic, because nbval compares it.

    Parameters
    ----------
    name : str
        Name of the explorable.
    state : dict
        Its traits: inputs and names, ready for JSON.
    drawing : str
        SVG of the initial state.
    caption : str
        Plain text below the drawing.
    """
    data = json.dumps(state, ensure_ascii=False, separators=(",", ":"), allow_nan=False).replace("</", "<\\/")
    return (
        f'<div class="lstm-explorable" data-explorable="{html.escape(name)}">'
        f'<script type="application/json">{data}</script>'
        f'<figure class="lstm-fallback">{drawing}<figcaption>{html.escape(caption)}</figcaption></figure>'
        "</div>"
    )


def standalone(name, title, element):
    """Return one HTML page with everything in it: no request leaves it, and its policy allows none."""
    module = _script(f"{name}.classic.js")
    scripts = [*map(_script, needs(module)), module, _script("host.js")]
    allowed = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    policy = f"default-src 'none'; script-src {allowed}; worker-src blob:; style-src 'unsafe-inline'; img-src data:"
    style = (STATIC / f"{name}.css").read_text(encoding="utf-8")
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{html.escape(title)}</title>\n<style>{FRAME}\n{style}</style>\n</head>",
            f"<body>\n<main>\n<h1>{html.escape(title)}</h1>\n{element}\n</main>",
            *(f"<script>{script}</script>" for script in scripts),
            "</body>\n</html>\n",
        ]
    )


def needs(script):
    """Return the names of the files that a page loads before this built script, from its banner."""
    return re.findall(r"^ \* needs (\S+)$", script.split("*/", 1)[0], re.MULTILINE)


def _script(file):
    return (STATIC / file).read_text(encoding="utf-8").replace("</script", "<\\/script")


def _digest(script):
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()

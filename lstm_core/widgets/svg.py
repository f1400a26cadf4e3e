"""The element around every drawing."""

import html


def figure(width, height, label, content, size=12, family="sans-serif"):
    """Return an SVG element that shrinks with its place.

    Parameters
    ----------
    width, height : float
        Size of the drawing, px; it is never shown wider.
    label : str
        The drawing in one sentence, its accessible name.
    content : str
        What it holds, as SVG.
    size : int
        Size of its text, px.
    family : str
        Font of its text.
    """
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" '
        f'style="max-width:{width}px;width:100%;height:auto" font-family="{family}" font-size="{size}" '
        f'fill="currentColor"><title>{html.escape(label)}</title>{content}</svg>'
    )

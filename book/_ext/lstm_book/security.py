"""The Content-Security-Policy of a page: its own files, and the inline scripts it was built with."""

import base64
import hashlib

# Script types that a browser executes; anything else (application/json) is data, free of the policy.
_EXECUTED = {"", "text/javascript", "application/javascript", "module"}


def script_hash(source):
    """Return the policy's expression for one inline script."""
    digest = hashlib.sha256(source.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def inline_scripts(soup):
    """Return the sources of the page's inline scripts, in order."""
    scripts = []
    for tag in soup.find_all("script"):
        if not tag.has_attr("src") and tag.get("type", "").strip().lower() in _EXECUTED:
            scripts.append(tag.string or "")
    return scripts


def policy(soup):
    """Return the policy for a page."""
    hashes = " ".join(dict.fromkeys(script_hash(source) for source in inline_scripts(soup)))
    return (
        "default-src 'none'; "
        f"script-src 'self'{' ' + hashes if hashes else ''}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
        "worker-src 'self' blob:; form-action 'self'; base-uri 'none'; object-src 'none'"
    )


def add_policy(soup):
    """Put the policy right after the charset, before anything it must govern; a page that has one stays."""
    if has_policy(soup):
        return
    meta = soup.new_tag("meta", attrs={"http-equiv": "Content-Security-Policy", "content": policy(soup)})
    charset = soup.head.find("meta", attrs={"charset": True})
    if charset is not None:
        charset.insert_after(meta)
    else:
        soup.head.insert(0, meta)


def has_policy(soup):
    """Tell whether a page was given its policy already."""
    return soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"}) is not None

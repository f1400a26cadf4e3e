"""Every page of the built book: policy, silence towards other hosts, links, weight."""

import gzip
import re
from urllib.parse import unquote, urlsplit

from lstm_book import security

FORBIDDEN = re.compile(r"widget-(?:view|state)\+json|cdnjs|jsdelivr|unpkg|googleapis|gstatic|requirejs")


def policy_of(page):
    return page.head.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]


def subresources(page):
    """Yield every address that a page loads by itself."""
    for tag in page.select("script[src], img[src], iframe[src], source[src], video[src], audio[src], embed[src]"):
        yield tag["src"]
    for tag in page.select("link[href]"):
        if {"stylesheet", "preload", "icon", "modulepreload"} & set(tag.get("rel", ())):
            yield tag["href"]
    for tag in page.select("object[data]"):
        yield tag["data"]


def local_file(book, name, address):
    """Return the file that an address on a page means."""
    return (book / name).parent / unquote(urlsplit(address).path)


def test_every_page_has_a_policy_whose_hashes_are_its_scripts(pages):
    for name, page in pages.items():
        content = policy_of(page)
        hashes = set(re.findall(r"'sha256-[^']+'", content))
        assert hashes == {security.script_hash(source) for source in security.inline_scripts(page)}, name
        assert content == security.policy(page), name
        assert "unsafe-eval" not in content, name
        assert not re.search(r"script-src[^;]*unsafe", content), name


def test_no_page_has_an_inline_handler_or_a_script_address(pages):
    for name, page in pages.items():
        for tag in page.find_all(True):
            assert not [key for key in tag.attrs if key.startswith("on")], (name, tag.name)
            assert not str(tag.get("href", "")).lower().startswith("javascript:"), name


def test_no_page_asks_another_host_for_anything(book, pages):
    for name, page in pages.items():
        for address in subresources(page):
            assert not urlsplit(address).netloc, (name, address)
        assert not FORBIDDEN.search((book / name).read_text(encoding="utf-8")), name
    for style in (book / "_static").rglob("*.css"):
        for address in re.findall(r"url\(\s*['\"]?([^'\")]+)", style.read_text(encoding="utf-8")):
            assert not re.match(r"(?:https?:)?//", address), (style.name, address)


def test_every_file_that_a_page_loads_exists(book, pages):
    for name, page in pages.items():
        for address in subresources(page):
            if not address.startswith("data:"):
                assert local_file(book, name, address).is_file(), (name, address)


def test_every_link_inside_the_book_leads_somewhere(book, pages):
    checked = 0
    for name, page in pages.items():
        for link in page.select("a[href]"):
            parts = urlsplit(link["href"])
            if parts.scheme or parts.netloc:
                continue
            path = local_file(book, name, link["href"]) if parts.path else book / name
            assert path.is_file(), (name, link["href"])
            if "=" in parts.fragment:  # an explorable's state
                target = pages[path.resolve().relative_to(book.resolve()).as_posix()]
                kind, _, place = unquote(parts.fragment).split("=")[0].partition("~")
                roots = target.select(f'[data-explorable="{kind}"]')
                assert len(roots) >= int(place or 1), (name, link["href"])
            elif parts.fragment:
                target = pages[path.resolve().relative_to(book.resolve()).as_posix()]
                assert target.find(id=unquote(parts.fragment)), (name, link["href"])
            checked += 1
    assert checked > 100


def test_identifiers_are_unique_on_a_page(pages):
    for name, page in pages.items():
        ids = [tag["id"] for tag in page.select("[id]")]
        assert len(ids) == len(set(ids)), (name, {i for i in ids if ids.count(i) > 1})


def test_every_image_says_what_it_shows(pages):
    for name, page in pages.items():
        for image in page.select("img:not(.logo__image)"):
            text = image.get("alt", "")
            assert len(text) > 15, (name, image.get("src"))
            assert not re.search(r"\.(svg|png)$|_images|[0-9a-f]{20}", text), (name, text)


# What a browser may fetch of the style sheets' fonts: every face of the text and the icons, and those faces of KaTeX
# whose classes the page holds. An upper bound, since a face loads only when a letter needs it.
KATEX_FACES = {
    "KaTeX_AMS": r"\bamsrm\b|\bmathbb\b|\bams\b",
    "KaTeX_Caligraphic-Bold": r"\bmathbf\b|\btextbf\b|\bboldsymbol\b",
    "KaTeX_Caligraphic": r"\bmathcal\b",
    "KaTeX_Fraktur": r"\bmathfrak\b",
    "KaTeX_SansSerif": r"\bmathsf\b|\btextsf\b",
    "KaTeX_Script": r"\bmathscr\b",
    "KaTeX_Typewriter": r"\bmathtt\b|\btexttt\b",
    "KaTeX_Main-Bold": r"\bmathbf\b|\btextbf\b|\bboldsymbol\b",
    "KaTeX_Main-Italic": r"\bmathit\b|\btextit\b",
    "KaTeX_Math-BoldItalic": r"\bboldsymbol\b",
    "KaTeX_Size1": r"\bdelimsizing size1\b|\bdelim-size1\b|\bsmall-op\b",
    "KaTeX_Size2": r"\bdelimsizing size2\b|\blarge-op\b",
    "KaTeX_Size3": r"\bdelimsizing size3\b",
    "KaTeX_Size4": r"\bdelimsizing size4\b|\bdelim-size4\b",
}


def may_load(face, html):
    pattern = next((p for name, p in KATEX_FACES.items() if face.startswith(name)), None)
    return pattern is None or re.search(rf'class="[^"]*(?:{pattern})', html) is not None


def weight(book, name, page):
    """Return the gzip sizes of everything that a page loads, by file."""
    html = (book / name).read_text(encoding="utf-8")
    files = {local_file(book, name, address).resolve() for address in subresources(page) if "data:" not in address}
    for host in page.select("script[data-modules]"):
        folder = local_file(book, name, host["src"]).parent
        files |= {(folder / file).resolve() for file in re.findall(r'"([^"]+\.(?:js|css))"', host["data-modules"])}
    for style in [path for path in files if path.suffix == ".css"]:
        for address in re.findall(r"url\(['\"]?([^'\")]+\.woff2)", style.read_text(encoding="utf-8")):
            if may_load(address.rsplit("/", 1)[-1].removesuffix(".woff2"), html):
                files.add((style.parent / address).resolve())
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in files}
    return {name: len(gzip.compress(html.encode(), 9)), **sizes}


def test_no_page_weighs_more_than_250_kB(book, pages):
    for name, page in pages.items():
        sizes = weight(book, name, page)
        total = sum(sizes.values())
        assert total <= 250_000, (name, total, sorted(sizes.items(), key=lambda item: -item[1])[:12])
    assert sum(weight(book, "book/notation.html", pages["book/notation.html"]).values()) > 100_000


def test_the_front_door_leads_to_the_course_and_asks_for_nothing_unseen(pages):
    door = pages["index.html"]
    assert door.find("meta", attrs={"http-equiv": "refresh"})["content"] == "0; url=book/index.html"
    assert door.select_one("main a[href]")["href"] == "book/index.html"
    assert door.select_one('link[rel="icon"]')["href"] == "_static/favicon.svg"

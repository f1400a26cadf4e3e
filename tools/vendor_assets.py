"""Fetch the third-party files that the book serves, and record where each came from.

``python tools/vendor_assets.py`` runs ``npm pack`` for each pinned package, copies the files named below,
cuts the theme's Font Awesome font down to the icons the book shows, and writes
``book/static/vendor/manifest.json``.
``python tools/vendor_assets.py --check`` compares the committed files with the manifest; no network, no npm.

Needs npm on PATH (a developer's tool; a reader never runs this), fontTools and brotli.
"""

import argparse
import fnmatch
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENDOR = ROOT / "book" / "static" / "vendor"
MANIFEST = VENDOR / "manifest.json"

# Packages of the npm registry, and what to take out of each: {member of the archive: path below its folder}.
_SERIF = "package/files/source-serif-4-latin-{}.woff2"
PACKAGES = [
    {
        "name": "katex",
        "version": "0.16.22",
        "licence": "MIT",
        "folder": "katex",
        "why": "renders every formula while the book is built; its style sheet and fonts show the result",
        "take": {
            "package/LICENSE": "LICENSE",
            "package/dist/katex.min.js": "katex.min.js",
            "package/dist/katex.min.css": "katex.min.css",
            "package/dist/fonts/*.woff2": "fonts/",
        },
    },
    {
        "name": "@fontsource/source-serif-4",
        "version": "5.3.1",
        "licence": "SIL OFL 1.1",
        "folder": "course-serif",
        "family": "Course Serif",
        "why": "the typeface of the text, cut to the letters of TEXT and therefore renamed, as its licence asks",
        "take": {
            "package/LICENSE": "LICENSE",
            _SERIF.format("400-normal"): "regular.woff2",
            _SERIF.format("400-italic"): "italic.woff2",
            _SERIF.format("600-normal"): "semibold.woff2",
        },
    },
]
FONT_AWESOME = {
    "name": "@fortawesome/fontawesome-free",
    "version": "6.5.2",
    "licence": "SIL OFL 1.1",
    "folder": "fontawesome",
    "family": "Course Icons",
    "why": "the theme's buttons and admonitions; only the glyphs that the book shows, and therefore renamed",
    "take": {"package/LICENSE.txt": "LICENSE"},
}
# The characters of the text face: ASCII, the letters of names in the bibliography and their like, punctuation, signs.
# Anything else falls back to a font of the reader's system.
TEXT = {
    *range(0x20, 0x7F),
    *map(ord, "áàâäãåæçčéèêëíìîïłñóòôöõøœßśšúùûüýžÄÅÆČÉÖØÜŠŽ"),
    *map(ord, "\u00a0\u2009\u202f\u2011§©«»°±·×½–—‘’“”…′−→←"),
}
# One line per icon: its name in the theme's class ``fa-<name>`` or variable ``--pst-icon-<name>``.
ICONS = {
    "angle-left": 0xF104,
    "angle-right": 0xF105,
    "arrow-up": 0xF062,
    "bars": 0xF0C9,
    "bell": 0xF0F3,
    "check-circle": 0xF058,
    "chevron-down": 0xF078,
    "circle-half-stroke": 0xF042,
    "download": 0xF019,
    "exclamation-circle": 0xF06A,
    "exclamation-triangle": 0xF071,
    "code": 0xF121,
    "expand": 0xF065,
    "external-link": 0xF35D,
    "file": 0xF15B,
    "file-code": 0xF1C9,
    "file-pdf": 0xF1C1,
    "home": 0xF015,
    "info-circle": 0xF05A,
    "lightbulb": 0xF0EB,
    "list": 0xF03A,
    "magnifying-glass": 0xF002,
    "moon": 0xF186,
    "outdent": 0xF03B,
    "pencil": 0xF303,
    "search-minus": 0xF010,
    "share": 0xF064,
    "sun": 0xF185,
    "times-circle": 0xF057,
}


def sha256(path):
    """Return the hexadecimal SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def chosen(take, names):
    """Match an archive's member names with a ``take`` table: {member: path below the package's folder}."""
    found = {}
    for pattern, target in take.items():
        members = fnmatch.filter(names, pattern)
        if not members:
            sys.exit(f"the archive holds no {pattern}; did the package's layout change?")
        for member in members:
            found[member] = target + member.rsplit("/", 1)[1] if target.endswith("/") else target
    return found


def only_woff2(css):
    """Drop the woff and ttf alternatives from KaTeX's ``@font-face`` rules: current browsers read woff2."""
    return re.sub(r',url\(fonts/[^)]*\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)', "", css)


def unpack(package):
    """Download one package with npm, which verifies it, and unpack the chosen files; return their folder."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is not on PATH; vendoring needs it (Node.js 18 or newer brings it).")
    target = VENDOR / package["folder"]
    shutil.rmtree(target, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        spec = f"{package['name']}@{package['version']}"
        subprocess.run([npm, "pack", "--silent", "--pack-destination", folder, spec], check=True)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as tar:
            for member, name in chosen(package["take"], tar.getnames()).items():
                path = target / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(tar.extractfile(member).read())
    return target


def vendor_package(package):
    """Unpack one package, cut its fonts and leave the woff2 alone in its style sheet."""
    target = unpack(package)
    if "family" in package:
        for font in target.glob("*.woff2"):
            cut_font(font, font, TEXT, features=("kern", "liga"), family=package["family"])
    for css in target.glob("*.css"):
        css.write_text(only_woff2(css.read_text(encoding="utf-8")), encoding="utf-8")
    source = f"npm registry, {package['name']} {package['version']}"
    return describe({**package, "source": source}, target)


def cut_font(path, target, characters, *, features=(), family=None):
    """Write the glyphs of ``characters`` as woff2, without hints; a new family name where the licence asks for one."""
    from fontTools import subset

    options = subset.Options(flavor="woff2", layout_features=list(features), hinting=False, notdef_outline=True)
    font = subset.load_font(str(path), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(characters))
    subsetter.subset(font)
    for record in font["name"].names if family else ():
        if record.nameID in (1, 3, 4, 6):
            record.string = family if record.nameID == 1 else f"{family} {path.stem}".replace(" ", "-")
    target.parent.mkdir(parents=True, exist_ok=True)
    subset.save_font(font, str(target), options)


def vendor_icons():
    """Cut the theme's solid icon font down to ``ICONS``; the licence, which the theme leaves out, comes from npm."""
    import pydata_sphinx_theme

    inner = "theme/pydata_sphinx_theme/static/vendor/fontawesome/webfonts/fa-solid-900.woff2"
    target = unpack(FONT_AWESOME)
    source = Path(pydata_sphinx_theme.__file__).parent / inner
    cut_font(source, target / "webfonts" / "fa-solid-900.woff2", ICONS.values(), family=FONT_AWESOME["family"])
    return describe({**FONT_AWESOME, "source": f"pydata_sphinx_theme/{inner}"}, target)


def describe(entry, folder):
    """Return the manifest's record of one vendored folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    record = {key: entry[key] for key in ("name", "version", "licence", "source", "why")}
    return {**record, "files": {path.relative_to(VENDOR).as_posix(): sha256(path) for path in files}}


def problems():
    """Compare the files on disk with the manifest; return one sentence per difference."""
    found = []
    recorded = {}
    for entry in json.loads(MANIFEST.read_text(encoding="utf-8")):
        recorded.update(entry["files"])
    present = {p.relative_to(VENDOR).as_posix() for p in VENDOR.rglob("*") if p.is_file() and p != MANIFEST}
    for name in sorted(set(recorded) - present):
        found.append(f"{name} is in the manifest but not in {VENDOR.name}/; run tools/vendor_assets.py.")
    for name in sorted(present - set(recorded)):
        found.append(f"{name} lies in {VENDOR.name}/ without an entry in the manifest; run tools/vendor_assets.py.")
    for name in sorted(present & set(recorded)):
        if sha256(VENDOR / name) != recorded[name]:
            found.append(f"{name} differs from its recorded sha256; it was edited by hand or is damaged.")
    return found


def main(arguments=None):
    """Vendor everything, or check what is there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="only compare the files with the manifest")
    if parser.parse_args(arguments).check:
        found = problems()
        print("\n".join(found) or "every vendored file equals its recorded sha256")
        return 1 if found else 0
    manifest = [*(vendor_package(package) for package in PACKAGES), vendor_icons()]
    MANIFEST.write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    print(f"vendored {sum(len(entry['files']) for entry in manifest)} files into {VENDOR.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

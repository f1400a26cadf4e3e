"""Put explorables on pages: the ``explorable`` directive, files under content hashes, the host script.

The host, the bundles and the markup belong to ``lstm_core.widgets``; this module only places them.
"""

import hashlib
import importlib
import importlib.util
import json
import re
import shutil
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

logger = logging.getLogger(__name__)

FOLDER = "explorables"
_CLASSIC = ".classic.js"
_NEEDS = re.compile(r"^ \* needs (\S+)$", re.MULTILINE)
_ROOT_ELEMENT = re.compile(r'data-explorable="([^"]+)"')


class AnyOption(dict):
    """An option specification that accepts every name: the explorable's own traits decide."""

    def __bool__(self):
        return True

    def __contains__(self, name):
        return True

    def __getitem__(self, name):
        return directives.unchanged


def parse_option(text):
    """Read an option as JSON when it is JSON, else as the string it is."""
    try:
        return json.loads(text)
    except (TypeError, ValueError):
        return text or ""


def settable_traits(cls):
    """List the traits of an explorable that an author may set."""
    return sorted(cls.class_trait_names(explorable=True))


def build_markup(name, options, registry):
    """Construct the explorable and return its markup.

    Raises
    ------
    ValueError
        For an unknown name, an unknown trait, or a value that the explorable refuses.
    """
    if name not in registry:
        known = ", ".join(sorted(registry)) or "none"
        raise ValueError(f"there is no explorable named '{name}'; the registered ones are: {known}.")
    cls = registry[name]
    traits = settable_traits(cls)
    unknown = sorted(set(options) - set(traits))
    if unknown:
        raise ValueError(
            f"explorable '{name}' has no trait {', '.join(map(repr, unknown))}; its traits are: {', '.join(traits)}."
        )
    values = {key: parse_option(text) for key, text in options.items()}
    try:
        return cls(**values).to_markup()
    except Exception as error:
        raise ValueError(f"explorable '{name}' refuses {json.dumps(values)}: {error}") from error


def names_in(html):
    """Return the names of the explorables in a page's HTML, each once, in order of appearance."""
    return list(dict.fromkeys(_ROOT_ELEMENT.findall(html)))


class Bundles:
    """The built files of every explorable, and the hashed names under which the book serves them."""

    def __init__(self, static):
        self.static = Path(static)

    def hashed(self, filename):
        """Return ``filename`` with eight digits of its content's hash before the first dot."""
        path = self.static / filename
        if not path.is_file():
            raise ExtensionError(f"{filename} is missing; build the bundles with tools/build_esm.mjs.")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
        stem, _, suffix = filename.partition(".")
        return f"{stem}.{digest}.{suffix}"

    def host(self):
        """Return the host script's hashed name."""
        return self.hashed("host.js")

    def modules(self, names):
        """Return what the host needs to load each named explorable."""
        found = {}
        for name in names:
            found[name] = {"script": self.hashed(f"{name}.classic.js")}
            if needed := self.needs(name):
                found[name]["needs"] = [self.hashed(file) for file in needed]
            if (self.static / f"{name}.css").is_file():
                found[name]["style"] = self.hashed(f"{name}.css")
        return found

    def needs(self, name):
        """Return the files that a page loads before an explorable's script: what its banner names."""
        banner = (self.static / f"{name}.classic.js").read_text(encoding="utf-8").split("*/", 1)[0]
        return _NEEDS.findall(banner)

    def names(self):
        """Return the name of every explorable that was built."""
        return sorted(path.name.removesuffix(_CLASSIC) for path in self.static.glob(f"*{_CLASSIC}"))

    def copy(self, target):
        """Write the host and every bundle into an emptied ``target``."""
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        shutil.copyfile(self.static / "host.js", target / self.host())
        for name, files in self.modules(self.names()).items():
            shutil.copyfile(self.static / f"{name}{_CLASSIC}", target / files["script"])
            if "style" in files:
                shutil.copyfile(self.static / f"{name}.css", target / files["style"])
            for file in self.needs(name):
                shutil.copyfile(self.static / file, target / self.hashed(file))


def package():
    """Return the folder of the installed ``lstm_core`` without importing it."""
    spec = importlib.util.find_spec("lstm_core")
    if spec is None:
        raise ExtensionError("the book needs lstm_core; install it with `pip install --no-deps -e .`.")
    return Path(next(iter(spec.submodule_search_locations)))


def bundles():
    """Return the bundles of the installed ``lstm_core``."""
    return Bundles(package() / "widgets" / "static")


def registry():
    """Return the explorable classes by name; only the directive needs them, so only it imports them."""
    try:
        return importlib.import_module("lstm_core.widgets").registry()
    except ImportError as error:
        raise ExtensionError(f"an explorable on a page needs lstm_core.widgets, which fails: {error}.") from error


def note_sources(env):
    """Make the page being read depend on what shapes an explorable: Python, bundles, weights, tokens."""
    for pattern in ("*.json", "widgets/*.py", "widgets/static/*", "weights/*.json"):
        for path in package().glob(pattern):
            env.note_dependency(str(path))


class ExplorableDirective(SphinxDirective):
    """``{explorable} name`` with the explorable's traits as options."""

    required_arguments = 1
    has_content = False
    option_spec = AnyOption()

    def run(self):
        """Return the explorable's markup as raw HTML."""
        try:
            html = build_markup(self.arguments[0], self.options, registry())
        except ValueError as error:
            raise self.error(str(error)) from error
        note_sources(self.env)
        node = nodes.raw("", html, format="html")
        self.set_source_info(node)
        return [node]


def copy_bundles(app):
    """Copy every explorable into the build, once per build."""
    if app.builder.format == "html":
        bundles().copy(Path(app.outdir) / "_static" / FOLDER)


def note_notebook_sources(app, doctree):
    """Give notebooks whose stored outputs hold explorables the same dependencies as the directive's pages."""
    if any("data-explorable=" in node.astext() for node in doctree.findall(nodes.raw)):
        note_sources(app.env)


def add_host(app, pagename, templatename, context, doctree):
    """Load the host on pages that hold an explorable, and tell it where their bundles are."""
    names = names_in(context.get("body", ""))
    if not names:
        return
    built = bundles()
    for name in sorted(set(names) - set(built.names())):
        logger.warning(
            "the page holds an explorable named '%s', which lstm_core does not have", name, location=pagename
        )
    modules = json.dumps(built.modules([name for name in names if name in built.names()]))
    app.builder.add_js_file(f"{FOLDER}/{built.host()}", defer="defer", **{"data-modules": modules})


def setup(app):
    """Register the directive and the page hooks."""
    app.add_directive("explorable", ExplorableDirective)
    app.connect("builder-inited", copy_bundles)
    app.connect("doctree-read", note_notebook_sources)
    app.connect("html-page-context", add_host)

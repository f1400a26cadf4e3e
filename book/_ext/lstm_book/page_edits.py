"""Edits that mend the theme's pages: each changes a BeautifulSoup document in place and is idempotent."""

import re

# What the theme writes as onclick, and the name course.js listens for.
ACTIONS = {"window.print()": "print", "toggleFullScreen()": "fullscreen"}

# A file, and how the class names begin that it serves; nothing: no page needs it.
NEEDED_FOR = {
    "fontawesome.js": (),
    "clipboard.min.js": ("highlight",),
    "copybutton.js": ("highlight",),
    "copybutton.css": ("highlight",),
    "mystnb.css": ("cell", "output"),
    "exercise.css": ("exercise", "solution"),
    "appendices.css": ("cheat-sheet", "glossary", "misconceptions", "timeline", "topics"),
    "sphinx-design.min.css": ("sd-",),
    "design-tabs.js": ("sd-tab-set",),
}
# The list of a page's headings beside it.
CONTENTS = "pst-page-toc-nav"
# An inline script of the page uses it as it is parsed.
RUN_AT_ONCE = {"documentation_options.js"}


# The reader's choice, else the system's, before anything is painted; the theme's own script comes much later.
SET_THEME = """
    (() => {
      let mode = "auto";
      try { mode = localStorage.getItem("mode") || mode; } catch { /* a browser may keep the storage closed */ }
      const dark = mode === "dark" || (mode === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
      Object.assign(document.documentElement.dataset, { mode, theme: dark ? "dark" : "light" });
    })();
"""


class UnknownHandlerError(ValueError):
    """An inline event handler that the security policy would block and no edit replaces."""


def replace_inline_handlers(soup):
    """Turn the theme's ``onclick`` attributes into ``data-action`` names."""
    for tag in soup.find_all(True):
        for name in [name for name in tag.attrs if name.startswith("on")]:
            source = tag.attrs.pop(name)
            if name != "onclick" or source.strip() not in ACTIONS:
                raise UnknownHandlerError(
                    f'<{tag.name} {name}="{source}"> would be blocked by the security policy; '
                    "give page_edits.ACTIONS a name for it and course.js a listener."
                )
            tag["data-action"] = ACTIONS[source.strip()]


def label_buttons(soup):
    """Give every icon button a name, and let the visible text of the search button be part of its name."""
    for button in soup.find_all("button"):
        if "search-button-field" in button.get("class", []):
            button.attrs.pop("aria-label", None)
            shortcut = button.find(class_="search-button__kbd-shortcut")
            if shortcut is not None:
                shortcut["aria-hidden"] = "true"
        elif not button.get_text(strip=True) and not button.get("aria-label") and button.get("title"):
            button["aria-label"] = button["title"]
    for icon in soup.find_all("i", class_=re.compile(r"^fa")):
        icon["aria-hidden"] = "true"


def place_sidebar_in_landmark(soup):
    """Make the primary sidebar one landmark, so that the logo and the search button stand inside it."""
    sidebar = soup.find(id="pst-primary-sidebar")
    if sidebar is not None and not sidebar.get("role"):
        sidebar["role"] = "complementary"
        sidebar["aria-label"] = "Course"


def watch_the_contents(soup):
    """Let the theme's scroll spy follow the page's contents, not every link: a link may carry an explorable's state."""
    body = soup.body
    if body is None or not body.has_attr("data-bs-spy"):
        return
    if soup.find(id=CONTENTS):
        body["data-bs-target"] = f"#{CONTENTS}"
    else:
        for name in ("data-bs-spy", "data-bs-target"):
            body.attrs.pop(name, None)


def mend_bibliography(soup):
    """Make the references a list of list items; ``role=list`` over ``doc-biblioentry`` is invalid."""
    for entries in soup.find_all(class_="citation-list"):
        entries["role"] = "list"
        for entry in entries.find_all(class_="citation", recursive=False):
            entry["role"] = "listitem"
            for label in entry.find_all(class_="label", recursive=False):
                label.decompose()
    for tag in soup.find_all(attrs={"role": "doc-biblioentry"}):
        del tag["role"]


def fold_answers(soup):
    """Turn admonitions with the class ``dropdown`` into ``<details>``: folded without any script."""
    for block in soup.find_all("div", class_="dropdown"):
        title = block.find("p", class_="admonition-title", recursive=False)
        if title is None:
            continue
        block.name = "details"
        title.name = "summary"
        # A summary is a button: a link inside it would be a control within a control.
        for link in title.find_all("a"):
            link.unwrap()
        title.smooth()


def make_ids_unique(soup):
    """Turn the one id that sphinx-exercise gives to every exercise's body into a class."""
    for tag in soup.find_all(id=["exercise-content", "solution-content"]):
        tag["class"] = [*tag.get("class", []), tag.attrs.pop("id")]


def drop_unused_files(soup):
    """Remove the style sheets and scripts for which this page holds nothing."""
    classes = {name for tag in soup.find_all(class_=True) for name in tag["class"]}
    for tag in soup.find_all(["link", "script"]):
        name = (tag.get("href") or tag.get("src") or "").rsplit("/", 1)[-1].split("?")[0]
        served = NEEDED_FOR.get(re.sub(r"\.[0-9a-f]{64}\.", ".", name))
        if served is not None and not any(name.startswith(served) for name in classes):
            tag.decompose()


def drop_neighbours(soup):
    """Remove the head's links to the pages before and after: Firefox would fetch these pages unasked."""
    for tag in soup.find_all("link", rel=["next", "prev"]):
        tag.decompose()


def defer_scripts(soup):
    """Let the page paint before its scripts run; deferred scripts keep their order."""
    for tag in soup.find_all("script", src=True):
        name = tag["src"].rsplit("/", 1)[-1].split("?")[0]
        if name not in RUN_AT_ONCE and not tag.has_attr("async"):
            tag["defer"] = ""


def set_theme_early(soup):
    """Choose the colours in the head; without scripts the page is light instead of without any colours."""
    if soup.html is not None and soup.html.get("data-theme") == "auto":
        soup.html["data-theme"] = "light"
    for script in soup.find_all("script", src=False):
        if "dataset.theme = localStorage" in (script.string or ""):
            script.string = SET_THEME


STEPS = (
    set_theme_early,
    replace_inline_handlers,
    label_buttons,
    place_sidebar_in_landmark,
    watch_the_contents,
    mend_bibliography,
    fold_answers,
    make_ids_unique,
    drop_unused_files,
    drop_neighbours,
    defer_scripts,
)


def edit(soup):
    """Apply every edit, in order."""
    for step in STEPS:
        step(soup)

"""Buttons that run a notebook on Binder or Colab: only where the course knows the address of its repository."""

ICON = "fas fa-up-right-from-square"


def only_with_an_address(app, config):
    """Drop the buttons where `repository.url` in _config.yml is empty: the theme could not make their links."""
    options = config.html_theme_options
    if not options.get("repository_url"):
        options.pop("launch_buttons", None)


def show_as_text(app, pagename, templatename, context, doctree):
    """Give the theme's buttons an icon of the book's own font in place of pictures of other companies."""
    for group in context.get("header_buttons", ()):
        if group.get("label") == "launch-buttons":
            for button in [group, *group["buttons"]]:
                button["icon"] = ICON


def setup(app):
    """Register with Sphinx; the theme adds its buttons at priority 501."""
    app.connect("config-inited", only_with_an_address)
    app.connect("html-page-context", show_as_text, priority=502)

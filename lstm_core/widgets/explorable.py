"""The base of every explorable: an anywidget whose state, sentence and drawing can live without a kernel."""

from types import MappingProxyType

import anywidget
import numpy as np
import traitlets

from lstm_core.widgets import page


class Whole(traitlets.Int):
    """An integer; NumPy's are welcome, True and 5.0 are not."""

    def validate(self, obj, value):
        """Return an int or raise a TraitError that names the trait."""
        if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, np.integer)):
            self.error(obj, value)
        return within(obj, self.name, super().validate(obj, int(value)))


class Real(traitlets.Float):
    """A finite number; True and "3" are refused."""

    def validate(self, obj, value):
        """Return a float or raise a TraitError that names the trait."""
        if isinstance(value, (bool, np.bool_)):
            self.error(obj, value)
        if isinstance(value, (np.floating, np.integer)):
            value = float(value)
        value = super().validate(obj, value)
        if not np.isfinite(value):
            raise traitlets.TraitError(f"{self.name} is {value}; give a finite number")
        return within(obj, self.name, value)


def within(obj, name, value):
    """Return the number of a trait, or raise a TraitError where it leaves the limits that its explorable sets."""
    low, high = getattr(obj, "limits", {}).get(name, (value, value))
    if not low <= value <= high:
        raise traitlets.TraitError(f"{name} is {value}; it runs from {low} to {high}")
    return value


class Explorable(anywidget.AnyWidget):
    """A figure that computes in the browser, with its state as traits.

    A subclass sets ``name``, ``title``, ``_esm``, ``_css``, the lowest and the highest value of its numbers as
    ``limits``, tags its traits ``sync=True, explorable=True``, and writes :meth:`summary` and :meth:`drawing`.
    """

    name = ""
    title = ""
    limits = MappingProxyType({})

    def __init__(self, **traits):
        known = [*self.traits(explorable=True), "layout"]
        unknown = sorted(set(traits) - set(known))
        if unknown:
            named = ", ".join(unknown)
            raise TypeError(f"{type(self).__name__} has no trait {named}; it has {', '.join(known)}")
        super().__init__(**traits)

    def state(self):
        """Return the public traits by name, ready for JSON: inputs and names, never computed numbers."""
        return {name: getattr(self, name) for name in self.traits(explorable=True)}

    def summary(self):
        """Return the state in one sentence: the same that the page's live region speaks."""
        raise NotImplementedError

    def drawing(self):
        """Return an SVG of the state, for readers without JavaScript and for print."""
        raise NotImplementedError

    def caption(self):
        """Return the text below the drawing."""
        return self.summary()

    def fallback(self):
        """Return the drawing with its caption, as a figure element."""
        return self.to_markup().split("</script>", 1)[1].removesuffix("</div>")

    def to_markup(self):
        """Return the HTML element of this explorable with its state; the host brings it to life."""
        return page.markup(self.name, self.state(), self.drawing(), self.caption())

    def to_html(self):
        """Return a self-contained HTML page: works from a file, a slide or an e-mail, without a network."""
        return page.standalone(self.name, self.title, self.to_markup())

    def __repr__(self):
        return self.summary()

    def _repr_mimebundle_(self, **kwargs):
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, metadata = bundle
        return data | {"text/plain": self.summary(), "text/html": self.to_markup()}, metadata

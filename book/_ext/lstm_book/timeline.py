"""``{timeline}``: a definition list of years, set along a line whose distances follow the years."""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

# A longer wait is drawn no longer: the page would be empty.
LONGEST = 7


def gap_class(year, following):
    """Return the class that sets the distance from one year to the next entry's."""
    return f"before-{min(following - year, LONGEST)}"


class TimelineDirective(SphinxDirective):
    """``{timeline}`` around a definition list whose terms are years, in order."""

    has_content = True

    def run(self):
        """Return the list with the distances as classes."""
        frame = nodes.container(classes=["timeline"])
        self.state.nested_parse(self.content, self.content_offset, frame)
        terms = list(frame.findall(nodes.term))
        years = []
        for term in terms:
            text = term.astext()[:4]
            if not text.isdigit():
                raise self.error(f"a timeline's terms begin with a year; this one is {term.astext()!r}.")
            years.append(int(text))
        if not years or years != sorted(years):
            raise self.error(f"a timeline needs years in order; these came: {years}.")
        for definition, year, following in zip(frame.findall(nodes.definition), years, years[1:], strict=False):
            definition["classes"].append(gap_class(year, following))
        return [frame]


def setup(app):
    """Register the directive."""
    app.add_directive("timeline", TimelineDirective)

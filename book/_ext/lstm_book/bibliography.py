"""How citations and references read: author and year in the text, an unlabelled list at the end."""

from pybtex.plugin import register_plugin
from pybtex.style.formatting.unsrt import Style as UnsrtStyle


class DateStyle(UnsrtStyle):
    """References in order of publication, so that the list is also a short history."""

    default_sorting_style = "lstm_book_dates"


class DateSorting:
    """Sort entries by year, then by first author."""

    def sort(self, entries):
        """Return the entries, oldest first."""
        return sorted(entries, key=lambda entry: (entry.fields["year"], str(entry.persons["author"][0]), entry.key))


def setup(app):
    """Register the style that ``bibtex_default_style`` names."""
    register_plugin("pybtex.style.sorting", "lstm_book_dates", DateSorting)
    register_plugin("pybtex.style.formatting", "lstm_book_dates", DateStyle)

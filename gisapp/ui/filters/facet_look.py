"""What of a column is shown to filter by it: a histogram, a list of its values, or both."""

from gisapp.core.layers.attributes import FieldRole
from gisapp.core.tables.column_profile import ColumnProfile
from gisapp.core.text.units import format_number
from gisapp.ui.filters.value_rows import MOST_LISTED
from gisapp.words import Words

_FEW = 60
"""Of numbers with a histogram, so many are listed too."""


def has_histogram(profile: ColumnProfile, role: FieldRole) -> bool:
    """True if a column's values are amounts, years or dates of which there are several."""
    return role != "code" and profile.bins is not None and len(profile.bins) > 1


def lists_values(profile: ColumnProfile, role: FieldRole) -> bool:
    """True if the values are listed, not shown by a histogram alone."""
    return not has_histogram(profile, role) or len(profile.column.values) <= _FEW


def note_of(profile: ColumnProfile, found: int, searched: str, words: Words) -> str:
    """Return what stands below a list of values; empty for nothing.

    Parameters
    ----------
    found : int
        How many values are to be listed.
    searched : str
        What they were searched for; empty for all.
    """
    count = len(profile.column.values)
    if not count and not profile.missing:
        return words("facet.nothing_stated")
    if count and not found:
        return words("facet.nothing_found", text=searched)
    if found > MOST_LISTED:
        return words("facet.more", count=format_number(found - MOST_LISTED))
    return ""

"""Headings that tables of parks, plots and enterprises have, and the property that each states."""

from dataclasses import dataclass


@dataclass(frozen=True)
class KnownHeading:
    """A heading, and what stands below it.

    Parameters
    ----------
    heading : str
        As tables have it.
    script : str
        `hans`, `hant`, `abbr` for initials of pinyin, or `en`.
    row_kind : str
        What a row is in tables with this heading: a code of the list `kind`, or `any`.
    property_code : str
        A property of the park schema.
    unit : str
        The unit that the heading alone implies, a name of `written_units`; may be empty.
    note : str
        What to look out for; begins with "ambiguous" where only the user can tell.
    """

    heading: str
    script: str
    row_kind: str
    property_code: str
    unit: str
    note: str

    @property
    def is_ambiguous(self) -> bool:
        """True if the heading means different things in different tables."""
        return self.note.lower().startswith("ambiguous")

"""Pieces of text that share a line: "Planned · 2017 (inferred) · Land area"."""

SEPARATOR = " · "


def joined(*parts: str) -> str:
    """Return the parts that are not empty as one line.

    >>> joined("Planned", "", "2017")
    'Planned · 2017'
    """
    return SEPARATOR.join(part for part in parts if part)

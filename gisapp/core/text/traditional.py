"""Traditional Chinese characters as the simplified ones: a search finds either by the other."""

from functools import cache

from gisapp.grammar import grammar


def simplified(text: str) -> str:
    """Return a text with each traditional character simplified.

    Examples
    --------
    >>> simplified("昌東工業園")
    '昌东工业园'
    """
    return text if text.isascii() else text.translate(_table())


@cache
def _table() -> dict[int, int]:
    table = grammar("traditional")
    return str.maketrans(table["traditional"], table["simplified"])

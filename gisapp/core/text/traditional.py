"""Traditional Chinese characters as the simplified ones: a search finds either by the other."""

from collections.abc import Iterable
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


def are_traditional(texts: Iterable[str]) -> bool:
    """Return whether texts that belong together are in traditional characters.

    Single ones tell nothing: 租金 is written alike, and a firm of the mainland may call itself 國.

    Examples
    --------
    >>> are_traditional(["廠商", "土地面積", "租金"]), are_traditional(["企业", "國", "面积"])
    (True, False)
    """
    chinese = [text for text in texts if not text.isascii()]
    changed = sum(simplified(text) != text for text in chinese)
    return changed > 1 and 3 * changed >= len(chinese)


@cache
def _table() -> dict[int, int]:
    table = grammar("traditional")
    return str.maketrans(table["traditional"], table["simplified"])

"""Changes in words: what was compared and what was not, and what became of a row."""

from collections.abc import Iterator, Sequence

from gisapp.core.deliveries.changes import Changes, Move, RepeatedKey, key_text
from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.text.measurement_text import length_text
from gisapp.core.text.units import UnitChoice, format_value
from gisapp.words import Words

_MOST_NAMED = 10
"""Rows and keys in one sentence; a file has all."""
_LEAST_M2 = 0.5
"""An area that grew by less is said to be the same."""


def notes_on(changes: Changes, words: Words, most: int = _MOST_NAMED) -> Iterator[str]:
    """Yield what users must know beside the changes: by what was compared, and what was not.

    Parameters
    ----------
    changes : Changes
    words : Words
        In the user's language.
    most : int
        Keys and rows that a sentence names.
    """
    key = " + ".join(changes.key)
    yield words("changes.compared", key=key, count=changes.compared)
    columns = changes.columns
    renamed = [f"{old} → {new}" for old, new in columns.renamed]
    for code, names in (
        ("changes.columns_added", columns.added),
        ("changes.columns_gone", columns.gone),
        ("changes.columns_renamed", renamed),
        ("changes.columns_unread", columns.unread),
    ):
        if names:
            yield words(code, names=_some(list(names), words, most))
    if changes.repeated:
        keys = [repeated_text(each, words, most) for each in changes.repeated[:most]]
        count = len(changes.repeated)
        yield words("changes.repeated", count=count, keys=_some(keys, words, most, count))
    for code, ids in (
        ("changes.without_key_old", changes.old_without_key),
        ("changes.without_key_new", changes.new_without_key),
    ):
        if ids:
            yield words(code, count=len(ids), rows=_some(list(map(str, ids)), words, most))
    if not changes.compares_shapes:
        yield words("changes.no_shapes")


def repeated_text(repeated: RepeatedKey, words: Words, most: int = _MOST_NAMED) -> str:
    """Return a key with the rows of both deliveries that have it."""
    old, new = (
        _some(list(map(str, ids)), words, most) or words("changes.no_row")
        for ids in (repeated.old_ids, repeated.new_ids)
    )
    return words("changes.repeated_key", key=one_line(key_text(repeated.key)), old=old, new=new)


def move_text(move: Move, words: Words, units: UnitChoice) -> str:
    """Return how far a feature moved, and by how much its area grew."""
    if move.distance_m is None:
        return words("changes.shape_went" if move.area_change_m2 < 0 else "changes.shape_came")
    distance = length_text(move.distance_m, words)
    if abs(move.area_change_m2) < _LEAST_M2:
        return words("changes.move", distance=distance)
    sign = "−" if move.area_change_m2 < 0 else "+"
    change = sign + format_value(abs(move.area_change_m2), "m2", units, words, digits=3)
    return words("changes.move_area", distance=distance, change=change)


def value_text(value: AttributeValue, words: Words) -> str:
    """Return a value in one line, and that it is empty where it is."""
    text = value.hex() if isinstance(value, bytes) else plain_text(value)
    return one_line(text) or words("changes.empty")


def one_line(text: str) -> str:
    r"""Return a text of a file as one line without marks that steer a terminal.

    >>> one_line("a\n b\x1b[31m")
    'a b[31m'
    """
    return "".join(filter(str.isprintable, " ".join(text.split())))


def _some(texts: Sequence[str], words: Words, most: int, count: int = 0) -> str:
    more = max(count, len(texts)) - most
    some = ", ".join(map(one_line, texts[:most]))
    return words("changes.and_more", some=some, count=more) if more > 0 else some

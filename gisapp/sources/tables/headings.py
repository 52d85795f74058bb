"""The heading of a table: below titles and notes, of up to three rows, maybe with units below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gisapp.core.text.quantity import unit_of_heading

Cell = object
"""A text, a number, a day or whatever a cell has; None or a blank text for an empty one."""

_MOST_LOOKED_AT = 60
"""Rows among which the heading is looked for."""
_DEEPEST = 3
_MOST_TITLES = 5
_LONGEST_TITLE = 200
_NUMBER = re.compile(r"[+-]?[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_NO_UNIT = frozenset(("", "-", "—", "–", "/", "°", "度", "无"))
_BRACKETS = "()（）[]【】 "
_FEWEST_NUMBERED = 4
"""Columns that count on from 1 before that is a row of numbers of columns."""


@dataclass(frozen=True)
class Heading:
    """What the columns of a table are called.

    Parameters
    ----------
    names : tuple of str
        One for each column; "" where the table has none.
    rows : int
        How many rows stand above the first row of data.
    titles : tuple of str
        What is written above the names: a title, a unit for all.
    """

    names: tuple[str, ...]
    rows: int
    titles: tuple[str, ...] = field(default=(), repr=False, compare=False)


def find_heading(rows: Sequence[Sequence[Cell]]) -> Heading:
    """Return the heading of a table.

    It is the first row of texts that fills more than half of the columns; those above it are
    titles and notes. Rows that complete each other are one heading, and so is a row of units.

    Parameters
    ----------
    rows : sequence of sequence of Cell
        The first rows of the table; they may be of different lengths.

    Examples
    --------
    >>> find_heading([["Firms", ""], ["name", "lng"], ["A", "116.0"]])
    Heading(names=('name', 'lng'), rows=2)
    >>> find_heading([["name", "place", "", "output"], ["", "lng", "lat", "万元"], ["A", 1, 2, 3]])
    Heading(names=('name', 'place lng', 'place lat', 'output（万元）'), rows=2)
    """
    texts = [[_text(cell) for cell in row] for row in rows[:_MOST_LOOKED_AT]]
    width = max(map(len, texts), default=0)
    texts = [row + [""] * (width - len(row)) for row in texts]
    first = _first_full_row(texts)
    if first is None or _are_data(texts[first]):
        return Heading(("",) * width, first or 0)
    first = _first_of_groups(texts, first)
    names, last = texts[first], first
    while last - first < _DEEPEST - 1 and _goes_on(names, texts, last + 1):
        last += 1
        names = _combined(names, texts[last])
    if last + 1 < len(texts) and _are_numbers_of_columns(texts[last + 1]):
        last += 1
    return Heading(tuple(names), last + 1, tuple(_titles(texts[:first])))


def _titles(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield what each row of a title says; merged cells may say it several times."""
    for row in rows[-_MOST_TITLES:]:
        said = " ".join(dict.fromkeys(text for text in row if text))
        if said:
            yield said[:_LONGEST_TITLE]


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else " ".join(str(cell).split())


def _first_full_row(rows: Sequence[Sequence[str]]) -> int | None:
    filled = [sum(map(bool, row)) for row in rows]
    most = max(filled, default=0)
    return next((place for place, count in enumerate(filled) if 2 * count > most > 0), None)


def _first_of_groups(rows: Sequence[Sequence[str]], first: int) -> int:
    """Return where the heading begins of which a row is a part: maybe two rows of groups above."""
    names = list(rows[first])
    while first > 0:
        if _completes(rows[first - 1], names):
            names, first = _combined(rows[first - 1], names), first - 1
            continue
        both = _combined(rows[first - 1], names)
        is_group = first > 1 and sum(map(bool, rows[first - 1])) > 1 and not _are_data(both)
        if not is_group or not _completes(rows[first - 2], both):
            break
        names, first = _combined(rows[first - 2], both), first - 2
    return first


def _are_data(row: Sequence[str]) -> bool:
    """Return True for a row with numbers; years may be headings beside texts."""
    stated = [text for text in row if text]
    numbers = [text for text in stated if _NUMBER.fullmatch(text)]
    years = [text for text in numbers if _YEAR.fullmatch(text)]
    return len(numbers) > len(years) or len(numbers) == len(stated)


def _goes_on(names: Sequence[str], rows: Sequence[Sequence[str]], place: int) -> bool:
    """Return True if the row at a place belongs to the heading above it, and is not the last."""
    if place + 1 >= len(rows):
        return False
    row = rows[place]
    return not _are_data(row) and (_are_units(row) or _completes(names, row))


def _completes(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Return True if two rows are one heading: each has what the other one lacks.

    What stands in the lower row alone belongs to a group whose name is to the left in the upper.
    """
    if _are_data(upper) or _are_data(lower) or sum(map(bool, upper)) < 2:
        return False
    pairs = list(zip(upper, lower, strict=True))
    spans = any(above and not below for above, below in pairs)
    alone = [place for place, (above, below) in enumerate(pairs) if below and not above]
    return spans and bool(alone) and all(_is_in_group(pairs, place) for place in alone)


def _is_in_group(pairs: Sequence[tuple[str, str]], place: int) -> bool:
    left = next((pair for pair in reversed(pairs[:place]) if pair[0]), None)
    return left is not None and bool(left[1])


def _are_units(row: Sequence[str]) -> bool:
    stated = [text for text in row if text.strip(_BRACKETS) not in _NO_UNIT]
    return bool(stated) and all(map(_is_unit, stated))


def _is_unit(text: str) -> bool:
    unit = text.strip(_BRACKETS)
    is_named = any(bracket in unit for bracket in "(（[【")
    return not is_named and unit_of_heading(f"x({unit})") is not None


def _combined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    names, group = [], ""
    for above, below in zip(upper, lower, strict=True):
        group = above or group
        if above and _is_unit(below):
            names.append(f"{above}（{below.strip(_BRACKETS)}）")
        elif not below or below.strip(_BRACKETS) in _NO_UNIT:
            names.append(above)
        else:
            names.append(" ".join(dict.fromkeys(each for each in (group, below) if each)))
    return names


def _are_numbers_of_columns(row: Sequence[str]) -> bool:
    """Return True for 1, 2, 3 …, which statistics have below the names of columns."""
    stated = [text.strip(_BRACKETS) for text in row if text]
    counted = [str(number) for number in range(1, len(stated) + 1)]
    return len(stated) >= _FEWEST_NUMBERED and stated == counted

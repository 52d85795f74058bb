"""Where a table says that its rows lie: which of its columns have coordinates or shapes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.space.place_headings import axis_pairs, order_of
from gisapp.sources.tables.point_order import Points, in_order, means_degrees
from gisapp.sources.tables.point_wkb import wkb_of_points
from gisapp.sources.tables.shape_columns import Shapes, notation_of, shapes_of
from gisapp.sources.tables.written_numbers import coordinates_of

if TYPE_CHECKING:
    import pyarrow as pa

_LOOKED_AT = 200
"""Cells by which it is known whether a column has coordinates."""
_ENOUGH = 0.5
"""The share of them that must be."""
_BETWEEN = r"\s*[,，;；、/|\s]\s*"
_DECIMAL = r"[+-]?[0-9]{1,8}(?:\.[0-9]+)?\s*°?\s*[NSEWnsew]?"
_TWO_NUMBERS = re.compile(
    rf"^\s*[(\[（【]?\s*({_DECIMAL}){_BETWEEN}({_DECIMAL})(?:{_BETWEEN}[0-9.+-]+)?\s*[)\]）】]?\s*$"
)
_TWO_ANGLES = re.compile(r"^(?=.*[°度]).*?[0-9].*[0-9].*$")
_ANGLE_ENDS = re.compile(
    r"(?<=[\"″”秒'′分°度NSEWnsew])[\s,，;；、/]+|(?<=[\"″”秒'′分°度0-9])(?=[NSEW东西南北]\s*[0-9经纬])"
)
_PRECISE = re.compile(r"[+-]?[0-9]{1,3}\.[0-9]{3,}")
"""Degrees to a hundred metres and better: what has fewer decimals may be any number."""
_CHINA = ((73, 136), (3, 54))


@dataclass(frozen=True)
class Placed:
    """The places of a table's rows.

    Parameters
    ----------
    wkb : (n,) pyarrow.Array
        Well-known binary of each row; null where it has no place.
    is_stated : (n,) bool
        True where the row's cells are not blank, be they a place or not.
    columns : tuple of int
        Where the places stand.
    crs : str or None
        That the table states for them.
    are_shapes : bool
        True where the column says nothing but the shape.
    were_exchanged : bool
        True where columns that are called x and y, in whatever words, have y and x.
    """

    wkb: "pa.Array"
    is_stated: NDArray[np.bool_]
    columns: tuple[int, ...]
    crs: str | None = None
    are_shapes: bool = False
    were_exchanged: bool = False


def placed(headings: Sequence[str], columns: Sequence["pa.Array"]) -> Placed | None:
    """Return the places of a table's rows, None where no column has any.

    Columns with shapes go before columns that are called like coordinates, and these before
    columns whose numbers can be nothing else.

    Parameters
    ----------
    headings : sequence of str
        What the columns are called.
    columns : sequence of pyarrow.Array
        Texts and numbers, null where nothing is stated.
    """
    ways = (
        _by_shapes(columns),
        _by_headings(headings, columns),
        _by_text(headings, columns),
        _by_numbers(columns),
        _by_headings(headings, columns, may_be_empty=True),
    )
    for way in ways:
        found = next(way, None)
        if found is not None:
            return found
    return None


def _by_shapes(columns: Sequence["pa.Array"]) -> Iterator[Placed]:
    for place, column in _texts(columns):
        notation = notation_of(_first(column))
        if notation is not None:
            shapes: Shapes = shapes_of(column, notation)
            crs = f"EPSG:{shapes.srid}" if shapes.srid else None
            yield Placed(shapes.wkb, _is_stated(column), (place,), crs, are_shapes=True)


def _by_headings(
    headings: Sequence[str], columns: Sequence["pa.Array"], *, may_be_empty: bool = False
) -> Iterator[Placed]:
    for pair in axis_pairs(headings):
        first, second = columns[pair.first], columns[pair.second]
        are_empty = all(each.null_count == len(each) for each in (first, second))
        are_filled = _are_coordinates(first) and _are_coordinates(second)
        if not are_filled and not (may_be_empty and are_empty):
            continue
        points = in_order(coordinates_of(first), coordinates_of(second))
        names_degrees = means_degrees(pair.axes)
        crs = "EPSG:4326" if names_degrees and (points.are_degrees or are_empty) else None
        # That x is the northing is how surveys in China have it.
        surprises = points.were_exchanged and pair.axes != ("x", "y")
        stated = _is_stated(first) | _is_stated(second)
        places = (pair.first, pair.second)
        yield Placed(_wkb(points), stated, places, crs, were_exchanged=surprises)


def _by_text(headings: Sequence[str], columns: Sequence["pa.Array"]) -> Iterator[Placed]:
    """Yield columns that have both coordinates; without a heading only precise degrees count."""
    candidates = [(order_of(headings[place]), place, each) for place, each in _texts(columns)]
    for order, place, column in sorted(candidates, key=lambda each: each[0] is None):
        cells = _first(column)
        split = [two for text in cells if (two := _two(text)) is not None]
        is_precise = all(_PRECISE.match(one) for two in split for one in two)
        if not cells or len(split) <= _ENOUGH * len(cells) or not (order or is_precise):
            continue
        pairs = [_two(text) if text else None for text in column.to_pylist()]
        points = in_order(
            _column([two and two[0] for two in pairs]),
            _column([two and two[1] for two in pairs]),
            is_latitude_first=order != "longitude",
        )
        crs = "EPSG:4326" if points.are_degrees else None
        yield Placed(_wkb(points), _is_stated(column), (place,), crs)


def _by_numbers(columns: Sequence["pa.Array"]) -> Iterator[Placed]:
    """Yield columns beside each other that are precise degrees of China."""
    fits = [[_are_degrees_in(column, limits) for limits in _CHINA] for column in columns]
    for place, (here, there) in enumerate(pairwise(fits)):
        if (here[0] and there[1]) or (here[1] and there[0]):
            first, second = columns[place], columns[place + 1]
            points = in_order(coordinates_of(first), coordinates_of(second))
            stated = _is_stated(first) | _is_stated(second)
            yield Placed(_wkb(points), stated, (place, place + 1))


def _texts(columns: Sequence["pa.Array"]) -> Iterator[tuple[int, "pa.Array"]]:
    import pyarrow as pa

    return ((place, each) for place, each in enumerate(columns) if pa.types.is_string(each.type))


def _first(column: "pa.Array") -> list[str]:
    texts = column.slice(0, 5 * _LOOKED_AT).drop_null().slice(0, _LOOKED_AT).to_pylist()
    return [str(text) for text in texts if str(text).strip()]


def _column(texts: Sequence[str | None]) -> NDArray[np.float64]:
    import pyarrow as pa

    return coordinates_of(pa.array(texts, pa.string()))


def _two(text: str) -> tuple[str, str] | None:
    """Return the two coordinates that a text has, None where it has not two."""
    match = _TWO_NUMBERS.match(text)
    if match is not None:
        return match[1].strip(), match[2].strip()
    if _TWO_ANGLES.match(text):
        parts = [part for part in _ANGLE_ENDS.split(text.strip()) if part]
        return (parts[0], parts[1]) if len(parts) == 2 else None
    return None


def _are_coordinates(column: "pa.Array") -> bool:
    first = column.slice(0, 5 * _LOOKED_AT).drop_null().slice(0, _LOOKED_AT)
    if _has_no_numbers(column):
        return False
    numbers = coordinates_of(first)
    return bool(np.isfinite(numbers).sum() > _ENOUGH * len(numbers))


def _has_no_numbers(column: "pa.Array") -> bool:
    import pyarrow as pa

    kind = column.type
    return not any(
        each(kind) for each in (pa.types.is_string, pa.types.is_integer, pa.types.is_floating)
    )


def _are_degrees_in(column: "pa.Array", limits: tuple[int, int]) -> bool:
    cells = [] if _has_no_numbers(column) else _first(column)
    low, high = limits
    precise = [float(text) for text in cells if _PRECISE.fullmatch(text.strip())]
    return 0.9 * len(cells) < len(precise) and all(low <= each <= high for each in precise)


def _is_stated(column: "pa.Array") -> NDArray[np.bool_]:
    return np.asarray(column.is_valid())


def _wkb(points: Points) -> "pa.Array":
    """Return points as well-known binary; null where one of the numbers is missing or beyond."""
    known = np.isfinite(points.x) & np.isfinite(points.y)
    if points.are_degrees:
        known &= (np.abs(points.x) <= 180) & (np.abs(points.y) <= 90)
    # Where other rows lie elsewhere, zeros stand for what is not known.
    are_zero = known & (points.x == 0) & (points.y == 0)
    if 2 * are_zero.sum() < known.sum():
        known &= ~are_zero
    return wkb_of_points(points.x, points.y, known)

"""Texts of a column as numbers, each of which says the same as its text."""

import re
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.space.written_angle import written_angle

if TYPE_CHECKING:
    import pyarrow as pa

WHOLE = r"^[+-]?(?:0|[1-9][0-9]{0,14})$"
"""Without zeros before it, and with no more digits than a float keeps: others are codes."""
DECIMAL = r"^[+-]?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]+)?$|^[+-]?[0-9]\.[0-9]+[eE][+-]?[0-9]{1,3}$"
GROUPED = r"^[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?$"
WITH_COMMA = r"^[+-]?(?:0|[1-9][0-9]{0,14}),[0-9]+$"
"""A comma before the decimals, as in most of Europe."""
GROUPED_BY_POINTS = r"^[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?$"
_ANY = r"^\s*[+-]?[0-9]+(?:\.[0-9]+)?\s*$"
_GROUPED = re.compile(GROUPED)
_MOST_DEGREES = 180


def coordinates_of(column: "pa.Array") -> NDArray[np.float64]:
    """Return a column as coordinates: metres or degrees, NaN for what is neither.

    Parameters
    ----------
    column : (n,) pyarrow.Array
        Numbers, or texts of numbers and angles; null or blank where nothing is stated.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_string(column.type):
        return _as_floats(column)
    is_plain = pc.fill_null(pc.match_substring_regex(column, _ANY), False)
    plain = pc.if_else(is_plain, pc.utf8_trim_whitespace(column), None)
    numbers = _as_floats(plain)
    others = pc.indices_nonzero(pc.and_(pc.invert(is_plain), column.is_valid())).to_pylist()
    for place in others:
        numbers[place] = _coordinate(column[place].as_py())
    return numbers


def _coordinate(text: str) -> float:
    plain = text.strip().removesuffix("米").removesuffix("m").strip()
    if _GROUPED.match(plain):
        number = float(plain.replace(",", ""))
        is_decimal = plain.count(",") == 1 and "." not in plain
        written = float(plain.replace(",", ".")) if is_decimal else number
        # 115,982 is a longitude, 400,000 an easting.
        return written if is_decimal and abs(written) <= _MOST_DEGREES else number
    if re.fullmatch(WITH_COMMA[1:-1], plain):
        return float(plain.replace(",", "."))
    angle = written_angle(text)
    if angle is not None:
        return angle
    return float(plain) if re.fullmatch(_ANY[1:-1], plain) else np.nan


def _as_floats(column: "pa.Array") -> NDArray[np.float64]:
    import pyarrow as pa

    floats = column.cast(pa.float64(), safe=False)
    return np.array(floats.to_numpy(zero_copy_only=False), np.float64)

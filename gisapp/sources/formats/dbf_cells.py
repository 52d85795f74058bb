"""The cells of one column of a DBF table: what they are, and their values as Arrow."""

from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from gisapp.sources.stored_texts import readable_in
from gisapp.sources.text_encodings import FoundEncoding

if TYPE_CHECKING:
    import pyarrow as pa

Cells = NDArray[np.uint8]
"""(n, width) uint8: the bytes of each record's cell, filled up with blanks."""
CellKind = Literal["whole", "long", "real", "text"]
"""Whole numbers of up to 18 digits or up to 38, numbers of floating point, or anything else."""

_BLANKS = " \0"
_NO_NUMBER = r"^(\*.*)?$"
"""What stands for a missing number: nothing, or stars where it was too wide for its column."""
_WHOLE = r"^[+-]?0*[0-9]{1,18}$"
_LONG = r"^[+-]?0*[0-9]{1,38}$"
_READ_AS_WHOLE = r"^[+-]?[0-9]+(\.0*)?$"
_NO_FINITE = r"(?i:nan|inf(inity)?|1\.#(ind|q?nan|inf)0*)"
_REAL = rf"^[+-]?(([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?|{_NO_FINITE})$"
"""What C writes for numbers, on Windows -1.#IND for one that is none."""
_EXACT_DIGITS = 15
"""Before the point, which a number of floating point keeps."""
_EXACT = rf"([0-9]{{1,{_EXACT_DIGITS}}}(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?"
_EXACT_REAL = rf"^[+-]?{_EXACT}$"
_READ_AS_REAL = rf"^[+-]?({_EXACT}|{_NO_FINITE})$"
_YES_OR_NO = r"^[YyNnTtFf?]?$"
_NO_DAY = r"^0*$"


def are_right_in_gdal(cells: Cells, column_type: str, decimals: int) -> bool:
    """Return True if GDAL reads the cells of a column as they are.

    Parameters
    ----------
    cells : (n, width) uint8
        Those of all records that are not deleted.
    column_type : str
        DBF's letter: N and F for numbers, D for days, L for yes and no; others are texts.
    decimals : int
        How many digits of its numbers are behind the point.
    """
    match column_type:
        case "N" | "F" if decimals:
            if cells.shape[1] - decimals - 1 > _EXACT_DIGITS:
                return _all_match(_numbers(cells), _READ_AS_REAL)
            return _are_plain(cells, point=True) or _all_match(_numbers(cells), _REAL)
        case "N" | "F":
            if cells.shape[1] > 18:
                return False
            return _are_plain(cells, point=False) or _all_match(_numbers(cells), _READ_AS_WHOLE)
        case "L":
            return _all_match(_trimmed(cells), _YES_OR_NO)
        case "D":
            return _are_days(cells)
    return True


def kind_of(cells: Cells, column_type: str) -> CellKind:
    """Return what the cells of a column are; parameters as of `are_right_in_gdal`."""
    if column_type not in ("N", "F"):
        return "text"
    texts = _numbers(cells)
    patterns: tuple[tuple[CellKind, str], ...] = (
        ("whole", _WHOLE),
        ("long", _LONG),
        ("real", _EXACT_REAL),
    )
    return next((kind for kind, pattern in patterns if _all_match(texts, pattern)), "text")


def arrow_type(kind: CellKind) -> "pa.DataType":
    """Return Arrow's type of the values of a kind of cells."""
    import pyarrow as pa

    return {
        "whole": pa.int64(),
        "long": pa.decimal128(38, 0),
        "real": pa.float64(),
        "text": pa.string(),
    }[kind]


def as_column(cells: Cells, kind: CellKind, found: FoundEncoding) -> "pa.Array":
    """Return the values of cells, null for an empty one.

    Parameters
    ----------
    cells : (n, width) uint8
        Some cells of the column.
    kind : CellKind
        That of all its cells.
    found : FoundEncoding
        The encoding of texts.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    if kind == "text":
        texts = (readable_in(bytes(cell).strip(b" \0"), found) for cell in cells)
        return pa.array([text or None for text in texts], pa.string())
    # Arrow's numbers have no plus.
    return pc.utf8_ltrim(_numbers(cells), "+").cast(arrow_type(kind))


def _trimmed(cells: Cells) -> "pa.StringArray":
    import pyarrow as pa
    import pyarrow.compute as pc

    count, width = cells.shape
    stored = pa.py_buffer(np.ascontiguousarray(cells))
    fixed = pa.Array.from_buffers(pa.binary(width), count, [None, stored])
    return pc.ascii_trim(fixed.cast(pa.binary()).view(pa.string()), _BLANKS)


def _numbers(cells: Cells) -> "pa.StringArray":
    """Return the cells as text, null where no number is stated."""
    import pyarrow as pa
    import pyarrow.compute as pc

    texts = _trimmed(cells)
    return pc.if_else(pc.match_substring_regex(texts, _NO_NUMBER), pa.scalar(None), texts)


def _all_match(texts: "pa.StringArray", pattern: str) -> bool:
    import pyarrow.compute as pc

    return bool(pc.all(pc.match_substring_regex(texts, pattern)).as_py() is not False)


def _are_plain(cells: Cells, *, point: bool) -> bool:
    """Return True for blank cells and numbers of digits alone, a sign, and a point if allowed.

    That is most of them, and quicker to see than whether they match a pattern.
    """
    is_blank = (cells == 0) | (cells == ord(" "))
    begins = ~is_blank
    begins[:, 1:] &= is_blank[:, :-1]
    is_digit = (cells >= ord("0")) & (cells <= ord("9"))
    is_sign = ((cells == ord("-")) | (cells == ord("+"))) & begins
    is_point = (cells == ord(".")) & point
    return bool(
        (is_blank | is_digit | is_sign | is_point).all()
        and (begins.sum(axis=1) <= 1).all()
        and (is_point.sum(axis=1) <= 1).all()
        and (is_digit.any(axis=1) | is_blank.all(axis=1)).all()
    )


def _are_days(cells: Cells) -> bool:
    """Return True for a day of the calendar, year first, and for none.

    The first years have fewer than eight digits.
    """
    import pyarrow.compute as pc

    texts = _trimmed(cells)
    stated = texts.filter(pc.invert(pc.match_substring_regex(texts, _NO_DAY)))
    if not _all_match(stated, "^[0-9]{5,8}$"):
        return False
    numbers = np.asarray(stated.cast("int64"))
    years, months, days = numbers // 10000, numbers // 100 % 100, numbers % 100
    if not ((years > 0) & (months > 0) & (months <= 12) & (days > 0)).all():
        return False
    first = (years * 12 + months - 1 - 1970 * 12).astype("datetime64[M]")
    there = first.astype("datetime64[D]") + (days - 1)
    return bool((there.astype("datetime64[M]") == first).all())

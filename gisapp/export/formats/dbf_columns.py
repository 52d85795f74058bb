"""Columns as the table of a Shapefile can keep them: dBASE has short names, texts and numbers."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from gisapp.export.formats.plain_values import is_longer
from gisapp.export.tables.column_types import text_column

if TYPE_CHECKING:
    import pyarrow as pa

MOST_FIELDS = 255
"""That dBASE takes."""
_NAME_BYTES = 10
_TEXT_BYTES = 254
_DIGITS = 18
"""Of a whole number that all programs read as such."""
_DECIMALS = 15
_LARGEST_REAL = 1e22
"""GDAL writes numbers in 24 letters, 15 of them behind the point."""
_MOST_LETTERS = 12
_PYTHON = {"GBK": "gbk", "UTF-8": "utf-8"}


def dbf_names(names: Sequence[str], encoding: str) -> dict[str, str]:
    """Return the names of columns cut to ten bytes, each once whatever its case.

    >>> dbf_names(["area_of_plot_1", "area_of_plot_2", "用地性质"], "GBK")
    {'area_of_plot_1': 'area_of_pl', 'area_of_plot_2': 'area_of__2', '用地性质': '用地性质'}
    """
    taken: set[str] = set()
    made: dict[str, str] = {}
    for name in names:
        plain = "".join(each if each.isprintable() else "_" for each in name).strip() or "field"
        short, number = _cut(plain, _NAME_BYTES, encoding), 2
        while short.lower() in taken:
            ending = f"_{number}"
            short = _cut(plain, _NAME_BYTES - len(ending), encoding) + ending
            number += 1
        taken.add(short.lower())
        made[name] = short
    return made


def as_dbf(
    table: "pa.Table", names: Mapping[str, str], encoding: str, long: Collection[str]
) -> "pa.Table":
    """Return columns by their short names, in types that dBASE has.

    Parameters
    ----------
    table : pyarrow.Table
        As it is stored.
    names : mapping of str to str
        Short names by those of the columns.
    encoding : str
        Of texts, which are cut to 254 bytes at a whole letter.
    long : collection of str
        Columns of whole numbers that are written as texts.
    """
    import pyarrow as pa

    columns = []
    for field, column in zip(table.schema, table.columns, strict=True):
        kind = field.type
        is_other = pa.types.is_timestamp(kind) or pa.types.is_binary(kind) or is_longer(kind)
        if is_other or field.name in long:
            column = text_column(column)
        if pa.types.is_string(column.type):
            column = _fitting(column, encoding)
        columns.append(column)
    return pa.table(columns, names=[names[each] for each in table.column_names])


def is_long(column: "pa.ChunkedArray", encoding: str) -> bool:
    """Return True if a text of a column has more than 254 bytes."""
    import pyarrow.compute as pc

    if encoding == "UTF-8":
        longest = pc.max(pc.binary_length(column)).as_py() or 0
    else:
        longest = max((len(_encoded(each, encoding)) for each in _distinct(column)), default=0)
    return bool(longest > _TEXT_BYTES)


def is_long_number(kind: "pa.DataType", column: "pa.ChunkedArray | None") -> bool:
    """Return True for a column of whole numbers of more digits than 18, as far as is known."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if is_longer(kind):
        return True
    if not pa.types.is_int64(kind) or column is None:
        return False
    ends = pc.min_max(column).as_py()
    return any(abs(end) >= 10**_DIGITS for end in ends.values() if end is not None)


def is_inexact(column: "pa.ChunkedArray") -> bool:
    """Return True if a number loses digits in 24 letters."""
    import numpy as np

    numbers = column.drop_null().to_numpy()
    size = np.abs(numbers)
    # A larger number has no more than 15 digits behind its point.
    is_small = size < 1
    with np.errstate(over="ignore", invalid="ignore"):
        is_rounded = is_small & (np.round(numbers, _DECIMALS) != numbers)
    return bool((is_rounded | ~(size < _LARGEST_REAL)).any())


def not_encodable(table: "pa.Table", encoding: str) -> dict[str, str]:
    """Return the letters of each column that an encoding doesn't have, a few of them."""
    import pyarrow as pa

    found = {}
    for name, column in zip(table.column_names, table.columns, strict=True):
        if not pa.types.is_string(column.type):
            continue
        letters = dict.fromkeys(
            letter
            for text in _distinct(column)
            if _encoded(text, encoding).decode(_PYTHON[encoding]) != text
            for letter in text
            if not _has(letter, encoding)
        )
        if letters:
            found[name] = "".join(list(letters)[:_MOST_LETTERS])
    return found


def _fitting(column: "pa.ChunkedArray", encoding: str) -> "pa.ChunkedArray":
    """Return texts that fit into a cell, with ? for what the encoding doesn't have."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if encoding == "UTF-8" and not is_long(column, encoding):
        return column
    encoded = column.combine_chunks().dictionary_encode()
    texts = encoded.dictionary.to_pylist()
    cut = pa.array([_cut(each, _TEXT_BYTES, encoding) for each in texts], pa.string())
    return pa.chunked_array([pc.take(cut, encoded.indices)])


def _cut(text: str, most_bytes: int, encoding: str) -> str:
    return _encoded(text, encoding)[:most_bytes].decode(_PYTHON[encoding], "ignore")


def _encoded(text: str, encoding: str) -> bytes:
    return text.encode(_PYTHON[encoding], "replace")


def _has(letter: str, encoding: str) -> bool:
    return letter == "?" or _encoded(letter, encoding) != b"?"


def _distinct(column: "pa.ChunkedArray") -> list[str]:
    import pyarrow.compute as pc

    return [each for each in pc.unique(column).to_pylist() if each is not None]

"""Texts with bytes that are no UTF-8: what can be read of them is, and the rest is marked."""

from pathlib import Path
from typing import TYPE_CHECKING

from gisapp.core.layers.marked_texts import MARK
from gisapp.errors import SourceError

if TYPE_CHECKING:
    import pyarrow as pa

_WRONG_SHARE = 0.05
"""Where more of the texts are marked, and hardly anything but marks is in them, the encoding is
another one."""


def readable_texts(table: "pa.Table", path: Path) -> "pa.Table":
    """Return a table whose texts are all readable, with a mark for each byte that was not.

    Parameters
    ----------
    table : pyarrow.Table
        Its texts may be of any bytes.
    path : Path
        The file that they are of, for the sentence.

    Raises
    ------
    SourceError
        So little can be read that the texts are in another encoding.
    """
    import pyarrow as pa

    try:
        table.validate(full=True)
    except pa.ArrowInvalid:
        kinds = enumerate(table.schema.types)
        for place in [place for place, kind in kinds if pa.types.is_string(kind)]:
            texts = _decoded(table.column(place), path)
            table = table.set_column(place, table.schema.field(place), texts)
    return table


def _decoded(column: "pa.ChunkedArray", path: Path) -> "pa.Array":
    import pyarrow as pa

    texts = [
        None if stored is None else stored.decode("utf-8", "replace")
        for stored in column.cast(pa.binary()).to_pylist()
    ]
    stated = [text for text in texts if text]
    marked = sum(MARK in text for text in stated)
    marks = sum(text.count(MARK) for text in stated)
    beyond_ascii = sum(not letter.isascii() for text in stated for letter in text)
    if marks > beyond_ascii - marks and marked > _WRONG_SHARE * len(stated):
        raise SourceError("wrong_encoding", path=path)
    return pa.array(texts, pa.string())

"""The cells of a table that contain a text, however it is written or typed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.tables.row_order import whole_column
from gisapp.core.tables.text_keys import folded_texts

if TYPE_CHECKING:
    import pyarrow as pa


def cells_with(
    table: "pa.Table", columns: Sequence[str], text: str, progress: Progress = NO_PROGRESS
) -> NDArray[np.uint16]:
    """Return in how many cells of each row a text stands, whatever its case and width.

    Numbers are found as they are written, with and without grouped digits.

    Parameters
    ----------
    table : pyarrow.Table
        Of n rows.
    columns : sequence of str
        Those that are searched.
    text : str
        What is looked for; nothing stands in no cell.
    progress : Progress
        Checked before each column.

    Returns
    -------
    (n,) uint16

    Raises
    ------
    Cancelled
        The search shall end.

    Examples
    --------
    >>> import pyarrow as pa
    >>> table = pa.table({"plot": ["DK-1", "ＤＫ-2", None], "area": [62000.0, 1.5, None]})
    >>> cells_with(table, ["plot", "area"], "dk").tolist()
    [1, 1, 0]
    >>> cells_with(table, ["plot", "area"], "62,000").tolist()
    [1, 0, 0]
    """
    import pyarrow as pa

    counts = np.zeros(len(table), np.uint16)
    wanted = folded_texts(pa.array([text]))[0].as_py()
    if not wanted:
        return counts
    for name in columns:
        progress.check()
        counts += _have(whole_column(table.column(name)), wanted)
    return counts


def _have(values: "pa.Array", wanted: str) -> NDArray[np.bool_]:
    import pyarrow as pa
    import pyarrow.compute as pc

    kind = values.type
    if pa.types.is_null(kind):
        return np.zeros(len(values), np.bool_)
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        wanted = wanted.replace(",", "").replace("−", "-")
        texts = values.cast(pa.string())
    elif pa.types.is_string(kind) or pa.types.is_large_string(kind):
        texts = folded_texts(values)
    else:
        texts = folded_texts(_as_texts(values))
    if not wanted:
        return np.zeros(len(values), np.bool_)
    found = pc.fill_null(pc.match_substring(texts, wanted), False)
    return np.asarray(found.to_numpy(zero_copy_only=False), np.bool_)


def _as_texts(values: "pa.Array") -> "pa.Array":
    import pyarrow as pa

    try:
        return values.cast(pa.string())
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid):
        written = [None if each is None else str(each) for each in values.to_pylist()]
        return pa.array(written, pa.string())


def next_place(places: NDArray[np.int64], here: int, step: int) -> int | None:
    """Return the place after another one, or before it, and from the end on from the other end.

    Parameters
    ----------
    places : (n,) int64
        Ascending.
    here : int
        Where one stands; may be none of the places.
    step : int
        1 for the next one, -1 for the one before.

    Examples
    --------
    >>> next_place(np.array([2, 5]), 5, 1), next_place(np.array([2, 5]), 4, -1)
    (2, 2)
    """
    if not len(places):
        return None
    at = np.searchsorted(places, here, side="right" if step > 0 else "left")
    return int(places[(at if step > 0 else at - 1) % len(places)])

"""The values that occur most in a column."""

import numpy as np
from numpy.typing import NDArray

from gisapp.core.tables.coded_column import CodedColumn

Places = NDArray[np.int64]


def most_frequent(column: CodedColumn, most: int) -> list[str]:
    """Return the values that occur most, as they read; of equally many the first in order.

    Parameters
    ----------
    column : CodedColumn
    most : int
        How many to return at most.

    Examples
    --------
    >>> import pyarrow as pa
    >>> most_frequent(CodedColumn.of(pa.chunked_array([["b", "c", "a", "c", None]])), 2)
    ['c', 'a']
    """
    counts = column.counts()
    chosen = np.arange(len(counts))
    if len(counts) > most:
        least = np.partition(counts, -most)[-most]
        above, ties = np.flatnonzero(counts > least), np.flatnonzero(counts == least)
        chosen = np.concatenate((above, _first_in_order(column, ties, most - len(above))))
    # Stable: places of numbers are in their order, and so are texts once they are sorted.
    ordered = _first_in_order(column, chosen, len(chosen))
    return column.texts(ordered[np.argsort(-counts[ordered], kind="stable")])


def _first_in_order(column: CodedColumn, places: Places, most: int) -> Places:
    import pyarrow.compute as pc

    if column.is_numeric:
        return np.sort(places)[:most]
    texts = column.values.take(places)
    order = pc.select_k_unstable(texts, most, [("", "ascending")]).to_numpy()
    return np.asarray(places[order])

"""Rows of a table that are totals of others: by their first texts, and by saying little else."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.text.total_words import LONGEST, total_pattern

if TYPE_CHECKING:
    import pyarrow as pa

_COLUMNS = 5
"""Of texts, in one of which the word stands."""
_MOST_WORDS = 2
"""Other texts without a figure that a total may have: the name of its group, a remark."""


def are_totals(columns: Sequence["pa.Array"], rows: int) -> NDArray[np.bool_]:
    """Return for each row whether it is a total; a firm called Total says more of itself.

    Parameters
    ----------
    columns : sequence of pyarrow.Array
        Those of the layer, of `rows` cells each, null for an empty one.
    rows : int
        How many rows there are.

    Returns
    -------
    (rows,) bool
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    texts = [column for column in columns if pa.types.is_string(column.type)]
    found = np.zeros(rows, np.bool_)
    for column in texts[:_COLUMNS]:
        is_short = np.flatnonzero(np.asarray(pc.fill_null(pc.utf8_length(column), 0)) <= LONGEST)
        short = column.take(pa.array(is_short))
        told = pc.match_substring_regex(short, total_pattern(), ignore_case=True)
        found[is_short] |= np.asarray(pc.fill_null(told, False))
    candidates = np.flatnonzero(found)
    words = np.zeros(len(candidates), np.int64)
    for column in texts if len(candidates) else ():
        cells = column.take(pa.array(candidates))
        has_figure = pc.match_substring_regex(cells, r"\d")
        words += ~np.asarray(pc.fill_null(has_figure, True))
    found[candidates[words > 1 + _MOST_WORDS]] = False
    return found

"""All rows of a source that is too large for memory: read, ordered and counted where they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from gisapp.core.progress import Progress
from gisapp.core.tables.arrow_rows import ArrowRows
from gisapp.core.tables.row_order import SortKey

if TYPE_CHECKING:
    import pyarrow as pa

Ids = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class CountedValues:
    """The values of one attribute, each at least once, and in how many rows.

    Parameters
    ----------
    values : (k,) pyarrow.ChunkedArray
        Numbers, or texts as users see them; null for a missing one.
    counts : (k,) int64
        How many of all rows have each.
    left : (k,) int64
        How many of the rows that were asked about.
    """

    values: "pa.ChunkedArray"
    counts: NDArray[np.int64]
    left: NDArray[np.int64]


class RowStore(Protocol):
    """Where all rows of a layer can be read, from any thread; all methods are for workers.

    They raise SourceError where the source cannot be read any more, and Cancelled.
    """

    def batches(self, fields: Sequence[str], progress: Progress) -> Iterator[ArrowRows]:
        """Read some attributes of all rows, batch by batch, in the order of the source."""

    def page(self, fields: Sequence[str], ids: Ids, progress: Progress) -> ArrowRows:
        """Read some attributes of a few features, in the order of `ids`."""

    def ordered(self, keys: Sequence[SortKey], ids: Ids | None, progress: Progress) -> Ids:
        """Return features in the order of some attributes; see `row_order.ordered`.

        Parameters
        ----------
        keys : sequence of SortKey
            None for the order of the source.
        ids : (m,) int64 or None
            The features to order; None for all.
        progress : Progress

        Returns
        -------
        (m,) int64
        """

    def counted(self, field: str, ids: Ids | None, progress: Progress) -> CountedValues:
        """Return in how many rows each value of an attribute stands.

        Parameters
        ----------
        field : str
            The attribute's name.
        ids : (m,) int64 or None
            Those that are asked about; None for all.
        progress : Progress
        """

    def column(self, field: str, progress: Progress) -> "pa.ChunkedArray":
        """Return one attribute of all rows, each text once."""

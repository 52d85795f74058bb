"""Which rows a table shows, in which order: worked out by a worker from a frozen request."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.attributes import FieldRole
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import Ids
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.extent import Extent
from gisapp.core.tables.finite_numbers import are_numbers, finite_numbers
from gisapp.core.tables.ranks import ranks_of
from gisapp.core.tables.row_order import RowNumbers, SortKey, ordered
from gisapp.session.table.table_rows import NOTES, TableRows

Mask = NDArray[np.bool_]
RANKED: tuple[FieldRole, ...] = ("quantity", "rate", "year")
"""What numbers can be of which one is more than another; codes only name something."""


@dataclass(frozen=True, eq=False)
class Arranged:
    """The rows that a table shows.

    Parameters
    ----------
    rows : TableRows
        All of them.
    keys : tuple of SortKey
        The columns by which they are ordered.
    order : (n,) int32
        All rows in that order.
    shown : (m,) int32
        Those that are shown, in that order.
    ranks : (m,) int32 or None
        The rank of each row that is shown, 0 where no number is stated; None where rows are not in
        the order of one column of numbers.
    first_line : int
        The line of the table in which the first of these stands.
    all_ids : (lines,) int64 or None
        The features of all lines, of a layer beyond memory: `rows` has those of some alone.
    """

    rows: TableRows
    keys: tuple[SortKey, ...]
    order: RowNumbers
    shown: RowNumbers
    ranks: RowNumbers | None = None
    first_line: int = 0
    all_ids: Ids | None = None

    @property
    def is_complete(self) -> bool:
        """True if it is known which feature stands in each line."""
        return self.rows.is_whole or self.all_ids is not None

    @property
    def line_count(self) -> int:
        """How many lines the table has, those without values yet among them."""
        if self.all_ids is not None:
            return len(self.all_ids)
        return len(self.shown) if self.rows.is_whole else self.rows.count

    def row_in(self, line: int) -> int | None:
        """Return the row that stands in a line, None where it has not been read."""
        place = line - self.first_line
        return int(self.shown[place]) if 0 <= place < len(self.shown) else None

    @cached_property
    def lines(self) -> RowNumbers:
        """The line of the table in which each row stands, -1 where it is not shown, (n,) int32."""
        lines = np.full(len(self.order), -1, np.int32)
        lines[self.shown] = np.arange(len(self.shown), dtype=np.int32)
        return lines

    def ids_of(self, lines: NDArray[np.int64]) -> Ids:
        """Return the features in some lines of the table, (n,) int64."""
        if self.all_ids is not None:
            return self.all_ids[lines]
        return self.rows.rows.ids[self.shown[lines]]

    def lines_of(self, ids: Ids) -> NDArray[np.int64]:
        """Return the lines in which some features stand, ascending; without those not shown."""
        if self.all_ids is not None:
            return np.flatnonzero(np.isin(self.all_ids, ids))
        found = self.lines[mask_of(self.rows, ids)]
        return np.sort(found[found >= 0]).astype(np.int64)


@dataclass(frozen=True, eq=False)
class Arrangement:
    """What is wanted of a table.

    Parameters
    ----------
    rows : TableRows
        All of its rows.
    layer : Layer
        As it is now; its filter may differ from that of `rows.layer`.
    keys : tuple of SortKey
        The columns by which rows are ordered.
    view : Extent or None
        The extent of EPSG:3857 in which rows must lie; None for anywhere.
    selected : (n,) int64 or None
        The features of which rows must be; None for any.
    is_filtered : bool
        True to leave out rows that the layer's filter hides.
    known : Arranged or None
        What was worked out before.
    """

    rows: TableRows
    layer: Layer
    keys: tuple[SortKey, ...] = ()
    view: Extent | None = None
    selected: Ids | None = None
    is_filtered: bool = True
    known: Arranged | None = None

    def made(self, progress: Progress = NO_PROGRESS) -> Arranged:
        """Return the rows that are wanted, in a worker.

        Raises
        ------
        Cancelled
            They are not wanted any more.
        """
        rows = self.rows
        if rows.layer.notes is not self.layer.notes or rows.layer.mapping != self.layer.mapping:
            rows = rows.noted(self.layer)
        order = self._order(rows)
        progress.check()
        mask = self._mask()
        shown = order if mask is None else order[mask[order]]
        return Arranged(rows, self.keys, order, shown, self._ranks(rows, shown))

    def is_like(self, other: "Arrangement") -> bool:
        """True if another request comes to the same."""
        pairs = zip(self._parts, other._parts, strict=True)
        asked = (self.keys, self.view, self.is_filtered)
        is_same = asked == (other.keys, other.view, other.is_filtered)
        return is_same and all(one is another for one, another in pairs)

    @property
    def _parts(self) -> tuple[object, ...]:
        layer = self.layer
        known = (self.rows, self.selected, layer.geometry, layer.content.shown)
        return (*known, layer.notes, layer.mapping)

    def _order(self, rows: TableRows) -> RowNumbers:
        known = self.known
        is_by_notes = any(key.column == NOTES for key in self.keys)
        is_known = known is not None and known.rows is self.rows and known.keys == self.keys
        if known is not None and is_known and (rows is self.rows or not is_by_notes):
            return known.order
        return ordered(rows.rows.table, self.keys)

    def _ranks(self, rows: TableRows, shown: RowNumbers) -> RowNumbers | None:
        if len(self.keys) != 1 or rows.roles.get(self.keys[0].column) not in RANKED:
            return None
        column = rows.rows.table.column(self.keys[0].column)
        return ranks_of(finite_numbers(column)[shown]) if are_numbers(column) else None

    def _mask(self) -> Mask | None:
        """Return which rows are wanted, None for all."""
        masks: list[Mask] = []
        geometry, shown = self.layer.geometry, self.layer.content.shown
        if self.is_filtered and shown is not None:
            masks.append(~mask_of(self.rows, geometry.feature_ids[~shown]))
        if self.view is not None:
            seen = geometry.feature_ids[self.layer.index.rows_seen(self.view)]
            masks.append(mask_of(self.rows, seen))
        if self.selected is not None:
            masks.append(mask_of(self.rows, self.selected))
        return np.logical_and.reduce(masks) if masks else None


def as_read(rows: TableRows) -> Arranged:
    """Return rows as they stand in the source, all of them shown; nothing is worked out."""
    order = np.arange(len(rows.rows.ids), dtype=np.int32)
    return Arranged(rows, (), order, order)


def mask_of(rows: TableRows, ids: Ids) -> Mask:
    """Return which rows are of some features, (n,) bool.

    Parameters
    ----------
    ids : (m,) int64
        In any order; those without a row count for nothing.
    """
    if not len(ids):
        return np.zeros(len(rows.rows.ids), np.bool_)
    return np.isin(rows.rows.ids, ids)

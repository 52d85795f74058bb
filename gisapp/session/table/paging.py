"""The table of a layer beyond memory: its order is worked out whole, its values page by page."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.row_notes import RowNotes
from gisapp.core.layers.row_store import Ids
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.extent import Extent
from gisapp.core.tables.row_order import SortKey
from gisapp.core.view_state import ViewState
from gisapp.errors import GisAppError
from gisapp.session.jobs import Jobs
from gisapp.session.table.arranging import Arranged
from gisapp.session.table.table_rows import NOTES, rows_of
from gisapp.session.tasks import Tasks

PAGE_ROWS = 1000
"""Rows that are read at a time: some screens of them."""
_BEFORE = PAGE_ROWS // 3


@dataclass(frozen=True, eq=False)
class Lines:
    """Which rows a table shows, in which order.

    Parameters
    ----------
    layer : Layer
        With a row store.
    keys : tuple of SortKey
        The columns by which rows are ordered; notes are no column of the source.
    view : Extent or None
        The extent of EPSG:3857 in which rows must lie; None for anywhere.
    sets : tuple of (n,) int64
        Features of which rows must be, of each set.
    """

    layer: Layer
    keys: tuple[SortKey, ...]
    view: Extent | None
    sets: tuple[Ids, ...]

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Lines)
            and self.layer.row_store is other.layer.row_store
            and (self.keys, self.view) == (other.keys, other.view)
            and len(self.sets) == len(other.sets)
            and all(one is another for one, another in zip(self.sets, other.sets, strict=True))
        )

    __hash__ = None  # type: ignore[assignment] # nobody looks it up

    def ids(self, progress: Progress = NO_PROGRESS) -> Ids:
        """Return the feature of each line, in a worker.

        Raises
        ------
        Cancelled
            They are not wanted any more.
        GisAppError
            The source cannot be read any more, or there is no room to order them.
        """
        rows, wanted = self.layer.row_store, list(self.sets)
        assert rows is not None
        if self.view is not None:
            wanted.append(self._in_view(self.view, progress))
        ids = wanted[0] if wanted else None
        for others in wanted[1:]:
            ids = np.intersect1d(ids, others) if ids is not None else others
        keys = [key for key in self.keys if key.column != NOTES]
        return rows.ordered(keys, ids, progress)

    def _in_view(self, view: Extent, progress: Progress) -> Ids:
        assert self.layer.partial is not None
        found = [np.empty(0, np.int64)]
        for geometry in self.layer.partial.store.batches(view):
            progress.check()
            found.append(geometry.feature_ids[FeatureIndex(geometry).rows_seen(view)])
        return np.concatenate(found)


@dataclass(frozen=True)
class _Page:
    """Some lines, and what decides what stands in them."""

    first: int
    order: int
    notes: RowNotes
    mapping: LayerMapping | None


class Paging:
    """Reads what the table of a layer beyond memory shows.

    `changed` is called when work begins or ends.

    Parameters
    ----------
    put : callable
        Gets the rows that are there.
    """

    def __init__(
        self,
        view_state: ViewState,
        tasks: Tasks,
        put: Callable[[Arranged], None],
        changed: Callable[[], None],
    ) -> None:
        self._words = view_state.words
        self._put = put
        self._changed = changed
        self._layer: Layer | None = None
        self._lines: Lines | None = None
        self._ids: Ids | None = None
        self._shown: Arranged | None = None
        self._wanted_line = 0
        self._ordering: Jobs[str, Lines] = Jobs(tasks)
        self._reading: Jobs[str, _Page] = Jobs(tasks)
        for each in (self._ordering, self._reading):
            each.ended.connect(lambda _: changed())

    @property
    def busy(self) -> str:
        """What is done now: "arranging", or nothing."""
        return "arranging" if self._ordering.are_running else ""

    @property
    def failure(self) -> GisAppError | None:
        """Why rows did not come; None where that is not so."""
        key = self._layer.layer_id if self._layer is not None else ""
        return self._ordering.failure_of(key) or self._reading.failure_of(key)

    def show(self, lines: Lines) -> None:
        """Show some rows, and those around the line that was seen last."""
        layer = self._layer = lines.layer
        if self._lines is not None and self._lines == lines:
            self._read(self._wanted_line)
            return
        title = self._words.value("table.arranging")
        take = partial(self._take_ids, lines)
        self._ordering.begin(layer.layer_id, lines, title, lines.ids, take)
        self._changed()

    def need(self, line: int) -> None:
        """Read the rows around a line, unless they are there or come."""
        self._wanted_line = line
        if self._shown is None or self._shown.row_in(line) is None:
            self._read(line)

    def try_again(self) -> None:
        """Do once more what has failed."""
        for each in (self._ordering, self._reading):
            if self._layer is not None:
                each.try_again(self._layer.layer_id)

    def drop(self) -> None:
        """Show nothing any more."""
        for each in (self._ordering, self._reading):
            each.drop_unless(lambda _: False)
        self._layer = self._lines = self._ids = self._shown = None
        self._wanted_line = 0

    def _take_ids(self, lines: Lines, ids: Ids) -> None:
        self._lines, self._ids, self._shown = lines, ids, None
        self._read(min(self._wanted_line, max(len(ids) - 1, 0)))

    def _read(self, line: int) -> None:
        layer, ids = self._layer, self._ids
        if layer is None or ids is None:
            return
        first = max(line - _BEFORE, 0)
        shown, page = self._shown, _Page(first, id(ids), layer.notes, layer.mapping)
        if shown is not None and shown.all_ids is ids and shown.row_in(line) is not None:
            before = shown.rows.layer
            if before.notes is layer.notes and before.mapping == layer.mapping:
                return
        work = partial(_page_at, layer, ids, first, self._lines.keys if self._lines else ())
        title = self._words.value("table.arranging")
        self._reading.begin(layer.layer_id, page, title, work, self._take_page)

    def _take_page(self, page: Arranged) -> None:
        if page.all_ids is self._ids:
            self._shown = page
            self._put(page)


def _page_at(
    layer: Layer, ids: Ids, first: int, keys: tuple[SortKey, ...], progress: Progress
) -> Arranged:
    rows = rows_of(layer, ids[first : first + PAGE_ROWS], progress)
    order = np.arange(len(rows.rows.ids), dtype=np.int32)
    return Arranged(rows, keys, order, order, first_line=first, all_ids=ids)

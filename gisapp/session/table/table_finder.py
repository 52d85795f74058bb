"""Finds cells of the table that contain a text: a worker counts them, then one goes through."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gisapp.core.events import Observable
from gisapp.core.layers.selection import Ids
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.tables.row_finding import cells_with, next_place
from gisapp.core.view_state import ViewState
from gisapp.session.jobs import Jobs
from gisapp.session.table.arranging import Arranged
from gisapp.session.table.layer_tables import LayerTables
from gisapp.session.table.table_rows import NOTES, TableRows
from gisapp.session.tasks import Tasks

_KEY = "find"


@dataclass(frozen=True, eq=False)
class _Search:
    """What is looked for in which rows and columns; `ids` are all of a layer beyond memory."""

    rows: TableRows
    ids: Ids | None
    columns: tuple[str, ...]
    text: str

    def found(self, progress: Progress = NO_PROGRESS) -> "Found":
        """Return in how many cells of each row it stands, in a worker."""
        store = self.rows.layer.row_store
        if store is None or self.ids is None:
            table = self.rows.rows.table
            return Found(self, cells_with(table, self.columns, self.text, progress))
        columns = [each for each in self.columns if each != NOTES]
        order, counts = np.argsort(self.ids), np.zeros(len(self.ids), np.uint16)
        for batch in store.batches(columns, progress):
            here = cells_with(batch.table, columns, self.text)
            hits = np.flatnonzero(here)
            places = np.searchsorted(self.ids, batch.ids[hits], sorter=order)
            lines = order[np.minimum(places, len(order) - 1)] if len(order) else order
            is_line = self.ids[lines] == batch.ids[hits] if len(order) else np.empty(0, bool)
            counts[lines[is_line]] = here[hits][is_line]
        return Found(self, counts)

    def is_like(self, other: "_Search") -> bool:
        """True if another one comes to the same."""
        is_same = self.ids is other.ids if self.ids is not None else self.rows is other.rows
        return is_same and (self.columns, self.text) == (other.columns, other.text)


@dataclass(frozen=True, eq=False)
class Found:
    """The cells that contain a text.

    Parameters
    ----------
    search : _Search
        What was looked for.
    counts : (n,) uint16
        The cells of each row, or of each line where the table shows pages.
    """

    search: _Search
    counts: NDArray[np.uint16]

    def cells(self, shown: Arranged) -> int:
        """Return how many cells there are among the rows that are shown."""
        return int(self._of_lines(shown).sum(dtype=np.int64))

    def lines(self, shown: Arranged) -> NDArray[np.int64]:
        """Return the lines with such cells, ascending."""
        return np.flatnonzero(self._of_lines(shown))

    def columns_in(self, line: int, shown: Arranged) -> list[str]:
        """Return the columns in which it stands in a line, from left to right.

        The first one that is shown stands for those of a line that has not been read.
        """
        row = shown.row_in(line)
        if row is None:
            return list(self.search.columns[:1])
        one, text = shown.rows.rows.table.slice(row, 1), self.search.text
        return [name for name in self.search.columns if cells_with(one, [name], text)[0]]

    def is_of(self, shown: Arranged) -> bool:
        """True if these are the cells of what is shown."""
        if self.search.ids is not None:
            return self.search.ids is shown.all_ids
        return self.search.rows is shown.rows

    def _of_lines(self, shown: Arranged) -> NDArray[np.uint16]:
        return self.counts if self.search.ids is not None else self.counts[shown.shown]


class TableFinder:
    """Follows a text through the table that is shown.

    `found` has the cells of the text that is looked for; None while nothing is, or not yet.
    """

    def __init__(self, view_state: ViewState, tables: LayerTables, tasks: Tasks) -> None:
        self.found: Observable[Found | None] = Observable(None)
        self._words = view_state.words
        self._tables = tables
        self._jobs: Jobs[str, _Search] = Jobs(tasks)
        self._text = ""
        self._wanted: _Search | None = None
        tables.arranged.connect(lambda _: self._search())
        tables.looked.connect(lambda _: self._search())

    def find(self, text: str) -> None:
        """Look for a text; "" ends it."""
        self._text = text
        self._search()

    @property
    def is_running(self) -> bool:
        """True while cells are looked for."""
        return self._jobs.is_running(_KEY)

    def next_cell(self, line: int, column: str, step: int) -> tuple[int, str] | None:
        """Return the line and the column of the next cell, or of the one before it.

        Parameters
        ----------
        line : int
            Where one stands; -1 for nowhere.
        column : str
        step : int
            1 for the next one, -1 for the one before; from the end on from the other end.
        """
        found, shown = self.found.value, self._tables.shown
        if found is None or shown is None or not found.is_of(shown):
            return None
        if shown.row_in(line) is not None:
            beside = _beside(found.columns_in(line, shown), found, column, step)
            if beside:
                return line, beside
        place = next_place(found.lines(shown), line, step)
        if place is None:
            return None
        columns = found.columns_in(place, shown)
        return place, columns[0 if step > 0 else -1]

    def _search(self) -> None:
        shown, look = self._tables.shown, self._tables.look
        if not self._text or shown is None or not shown.is_complete:
            self._wanted = None
            self._jobs.drop(_KEY)
            self.found.set(None)
            return
        names = tuple(shown.rows.rows.table.column_names)
        search = _Search(shown.rows, shown.all_ids, look.columns(names), self._text)
        if self._wanted is not None and search.is_like(self._wanted):
            return
        self._wanted = search
        self.found.set(None)
        title = self._words.value("table.finding")
        self._jobs.drop(_KEY)
        self._jobs.begin(_KEY, search, title, search.found, self.found.set)


def _beside(columns: Sequence[str], found: Found, column: str, step: int) -> str:
    """Return the next of some columns behind another one, or before it; "" for none."""
    order = found.search.columns
    here = order.index(column) if column in order else -1
    ahead = [each for each in columns if (order.index(each) - here) * step > 0]
    return ahead[0 if step > 0 else -1] if ahead else ""

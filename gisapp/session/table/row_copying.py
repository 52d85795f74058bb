"""Rows of the table as lines that spreadsheet programs take up."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.events import Event
from gisapp.core.layers.selection import Ids
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.tables.plain_values import PlainValue, plain
from gisapp.core.view_state import ViewState
from gisapp.export.clipboard_table import ClipboardTable, clipboard_table
from gisapp.session.jobs import Jobs
from gisapp.session.messages import Message, Messages
from gisapp.session.table.arranging import Arranged
from gisapp.session.table.layer_tables import LayerTables
from gisapp.session.table.table_rows import rows_of
from gisapp.session.tasks import Tasks

if TYPE_CHECKING:
    import pyarrow as pa

MOST_COPIED = 200_000
"""Rows; a clipboard takes no more in a moment."""
_PIECE = 5_000
_KEY = "copy"


class RowCopier:
    """Makes of selected rows what the clipboard gets, in a worker; `copied` emits it."""

    def __init__(
        self, view_state: ViewState, tables: LayerTables, tasks: Tasks, messages: Messages
    ) -> None:
        self.copied: Event[ClipboardTable] = Event()
        self._words = view_state.words
        self._tables = tables
        self._jobs: Jobs[str, object] = Jobs(tasks)
        self._messages = messages

    def copy(self, headings: Sequence[str], columns: Sequence[str]) -> None:
        """Copy the selected rows as they are shown, the headings above them.

        Parameters
        ----------
        headings, columns : sequence of str
            What stands above each column, and its name, from left to right.
        """
        shown, ids, words = self._tables.shown, self._tables.selected, self._words.value
        if shown is None or not len(ids):
            return
        if len(ids) > MOST_COPIED:
            sentence = words("table.too_many_to_copy", count=len(ids), most=MOST_COPIED)
            self._messages.emit(Message("warning", sentence))
            return
        work: Callable[[Progress], ClipboardTable] = partial(
            rows_for_clipboard, shown, ids, headings, columns
        )
        self._jobs.drop(_KEY)
        self._jobs.begin(_KEY, object(), words("table.copying"), work, self.copied.emit)


def rows_for_clipboard(
    shown: Arranged,
    ids: Ids,
    headings: Sequence[str],
    columns: Sequence[str],
    progress: Progress = NO_PROGRESS,
) -> ClipboardTable:
    """Return the rows of some features, in the order of the table, the headings above them.

    Raises
    ------
    Cancelled
        They are not wanted any more.
    """
    places = shown.lines_of(ids)

    def pieces() -> Iterator[list[list[PlainValue]]]:
        for start in range(0, len(places), _PIECE):
            progress.check()
            piece = _rows_in(shown, places[start : start + _PIECE], progress)
            yield plain_columns(piece.select(list(columns)))
            progress.report(start / len(places))

    return clipboard_table(headings, pieces())


def plain_columns(table: "pa.Table") -> list[list[PlainValue]]:
    """Return the columns of a table of Arrow as users read their values."""
    return [_plain_values(each) for each in table.columns]


def _plain_values(column: "pa.ChunkedArray") -> list[PlainValue]:
    import pyarrow as pa
    import pyarrow.types as kinds

    if kinds.is_date32(column.type):
        column = column.cast(pa.string())
    values: list[PlainValue] = column.to_pylist()
    is_plain = (kinds.is_string, kinds.is_integer, kinds.is_floating, kinds.is_boolean)
    if any(is_kind(column.type) for is_kind in is_plain):
        return values
    return [plain(value) for value in values]


def _rows_in(shown: Arranged, lines: NDArray[np.int64], progress: Progress) -> "pa.Table":
    """Return the rows in some lines, read anew of a layer beyond memory."""
    if shown.all_ids is not None:
        return rows_of(shown.rows.layer, shown.all_ids[lines], progress).rows.table
    return shown.rows.rows.table.take(shown.shown[lines])

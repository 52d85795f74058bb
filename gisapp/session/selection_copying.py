"""What is selected as a table for the clipboard, whatever layers it is of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from gisapp.core.events import Event
from gisapp.core.layers.attributes import arrow_rows_of
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import Ids
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.tables.plain_values import PlainValue
from gisapp.core.view_state import ViewState
from gisapp.export.clipboard_table import ClipboardTable, clipboard_table
from gisapp.session.jobs import Jobs
from gisapp.session.messages import Message, Messages
from gisapp.session.table.row_copying import MOST_COPIED, plain_rows
from gisapp.session.table.table_rows import rows_of
from gisapp.session.tasks import Tasks

if TYPE_CHECKING:
    import pyarrow as pa

_PIECE = 5_000
_KEY = "copy"


@dataclass(frozen=True, eq=False)
class CopiedLayer:
    """The selected features of one layer.

    Parameters
    ----------
    layer : Layer
    name : str
        What the user calls it.
    ids : (n,) int64
        The features.
    columns, headings : tuple of str
        The names of its columns, and what stands above each.
    """

    layer: Layer
    name: str
    ids: Ids
    columns: tuple[str, ...]
    headings: tuple[str, ...]


class SelectionCopier:
    """Makes a table of what is selected in a worker; `copied` emits it."""

    def __init__(self, view_state: ViewState, tasks: Tasks, messages: Messages) -> None:
        self.copied: Event[ClipboardTable] = Event()
        self._words = view_state.words
        self._jobs: Jobs[str, object] = Jobs(tasks)
        self._messages = messages

    def copy(self, layers: Sequence[CopiedLayer]) -> None:
        """Copy features of one layer or several; where too many are selected, say so."""
        words, count = self._words.value, sum(len(each.ids) for each in layers)
        if not count:
            return
        if count > MOST_COPIED:
            sentence = words("table.too_many_to_copy", count=count, most=MOST_COPIED)
            self._messages.emit(Message("warning", sentence))
            return
        work = partial(selection_table, layers, words("copy.layer"))
        self._jobs.drop(_KEY)
        self._jobs.begin(_KEY, object(), words("table.copying"), work, partial(self._end, count))

    def _end(self, count: int, table: ClipboardTable) -> None:
        self.copied.emit(table)
        sentence = self._words.value("copy.rows_copied", count=count)
        self._messages.emit(Message("info", sentence))


def selection_table(
    layers: Sequence[CopiedLayer], layer_heading: str, progress: Progress = NO_PROGRESS
) -> ClipboardTable:
    """Return features as one table: columns with the same heading are one.

    Parameters
    ----------
    layers : sequence of CopiedLayer
        Where they are several, the first column names the layer of each row.
    layer_heading : str
        What stands above that column.

    Raises
    ------
    SourceError
        The source of a layer cannot be read any more.
    Cancelled
        The table is not wanted any more.
    """
    keys = [_keys_of(each.headings) for each in layers]
    places = {
        key: place for place, key in enumerate(dict.fromkeys(k for some in keys for k in some))
    }
    is_mixed = len(layers) > 1

    def rows() -> Iterator[Sequence[PlainValue]]:
        heads = [heading for heading, _ in places]
        yield [layer_heading, *heads] if is_mixed else heads
        for copied, own in zip(layers, keys, strict=True):
            at = [places[key] for key in own]
            for values in _rows_of(copied, progress):
                row: list[PlainValue] = [None] * len(places)
                for place, value in zip(at, values, strict=True):
                    row[place] = value
                yield [copied.name, *row] if is_mixed else row

    return clipboard_table(rows())


def _keys_of(headings: Sequence[str]) -> list[tuple[str, int]]:
    """Return what tells columns apart: the heading, and how many with it stood before."""
    return [(each, headings[:place].count(each)) for place, each in enumerate(headings)]


def _rows_of(copied: CopiedLayer, progress: Progress) -> Iterator[Sequence[PlainValue]]:
    if not copied.columns:
        yield from ([] for _ in copied.ids)
        return
    for piece in _tables_of(copied, progress):
        progress.check()
        yield from plain_rows(piece.select(list(copied.columns)))


def _tables_of(copied: CopiedLayer, progress: Progress) -> "Iterator[pa.Table]":
    """Yield the rows in the order of the source, read anew of a layer beyond memory."""
    layer, names, ids = copied.layer, list(copied.columns), np.sort(copied.ids)
    pieces = [ids[start : start + _PIECE] for start in range(0, len(ids), _PIECE)]
    if layer.row_store is not None:
        for piece in pieces:
            yield rows_of(layer, piece, progress).rows.table
    elif layer.partial is not None:
        for piece in pieces:
            yield arrow_rows_of(layer.attributes.columns(names, piece.tolist()), piece).table
    else:
        rows = layer.attributes.arrow_rows(names, layer.geometry.feature_ids, progress)
        for piece in pieces:
            yield rows.table.take(rows.places(piece))

"""What is selected as a table for the clipboard, whatever layers it is of."""

from collections.abc import Callable, Iterator, Sequence
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
from gisapp.session.table.row_copying import MOST_COPIED, plain_columns
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
    merged = tuple(dict.fromkeys(key for some in keys for key in some))
    is_mixed = len(layers) > 1

    def pieces() -> Iterator[list[list[PlainValue]]]:
        for copied, own in zip(layers, keys, strict=True):
            for ids, columns in _pieces_of(copied, progress):
                stated = dict(zip(own, columns, strict=True))
                nothing: list[PlainValue] = [None] * len(ids)
                named: list[list[PlainValue]] = [[copied.name] * len(ids)] if is_mixed else []
                yield named + [stated.get(key, nothing) for key in merged]

    heads = [heading for heading, _ in merged]
    return clipboard_table([layer_heading, *heads] if is_mixed else heads, pieces())


def _keys_of(headings: Sequence[str]) -> list[tuple[str, int]]:
    """Return what tells columns apart: the heading, and how many with it stood before."""
    return [(each, headings[:place].count(each)) for place, each in enumerate(headings)]


def _pieces_of(
    copied: CopiedLayer, progress: Progress
) -> Iterator[tuple[Ids, list[list[PlainValue]]]]:
    """Yield features in the order of the source, and their columns."""
    ids = np.sort(copied.ids)
    rows_of_piece = _reader_of(copied, progress) if copied.columns else None
    for start in range(0, len(ids), _PIECE):
        progress.check()
        piece = ids[start : start + _PIECE]
        if rows_of_piece is None:
            yield piece, []
        else:
            yield piece, plain_columns(rows_of_piece(piece).select(list(copied.columns)))


def _reader_of(copied: CopiedLayer, progress: Progress) -> "Callable[[Ids], pa.Table]":
    """Return what gives the rows of features, read anew of a layer beyond memory."""
    layer, names = copied.layer, list(copied.columns)
    if layer.row_store is not None:
        return lambda piece: rows_of(layer, piece, progress).rows.table
    if layer.partial is not None:
        return lambda piece: (
            arrow_rows_of(layer.attributes.columns(names, piece.tolist()), piece).table
        )
    rows = layer.attributes.arrow_rows(names, layer.geometry.feature_ids, progress)
    return lambda piece: rows.table.take(rows.places(piece))

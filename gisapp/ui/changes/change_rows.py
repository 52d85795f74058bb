"""The rows of the list of changes: one for each row added, gone or moved, and each value."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from gisapp.core.deliveries.changes import (
    KINDS,
    ChangeKind,
    Changes,
    KeyedRow,
    Move,
    ValueChange,
    key_text,
)
from gisapp.core.deliveries.changes_text import move_text, one_line, value_text
from gisapp.core.deliveries.overlay import COLORS
from gisapp.core.text.units import UnitChoice
from gisapp.ui.widgets.row_listing import Listed, ListedKind
from gisapp.words import Words

_HEADINGS = ("kind", "key", "column", "old", "new")


@dataclass(frozen=True)
class ChangeRow:
    """One line of the list.

    Parameters
    ----------
    kind : "added", "gone", "moved" or "changed"
    change : KeyedRow, Move or ValueChange
    """

    kind: ChangeKind
    change: KeyedRow | Move | ValueChange

    @property
    def old_id(self) -> int | None:
        """The feature of the older delivery; None if it has none."""
        if isinstance(self.change, KeyedRow):
            return self.change.feature_id if self.kind == "gone" else None
        return self.change.old_id

    @property
    def new_id(self) -> int | None:
        """The feature of the newer delivery; None if it has none."""
        if isinstance(self.change, KeyedRow):
            return self.change.feature_id if self.kind == "added" else None
        return self.change.new_id


def listed(changes: Changes, words: Words, units: UnitChoice) -> Listed:
    """Return what the list of changes shows."""
    rows = [ChangeRow(kind, change) for kind in KINDS for change in getattr(changes, kind)]
    kinds = [
        ListedKind(kind, words(f"changes.{kind}"), changes.count(kind), COLORS[kind])
        for kind in KINDS
    ]
    headings = [words(f"changes.{each}") for each in _HEADINGS]
    return Listed(headings, kinds, rows, _kind_of, partial(_cells, words=words, units=units))


def _kind_of(row: object) -> str:
    return row.kind if isinstance(row, ChangeRow) else ""


def _cells(row: object, *, words: Words, units: UnitChoice) -> Sequence[str]:
    if not isinstance(row, ChangeRow):
        return ()
    change = row.change
    head = words(f"changes.{row.kind}"), one_line(key_text(change.key))
    if isinstance(change, ValueChange):
        values = value_text(change.old, words), value_text(change.new, words)
        return *head, one_line(change.column), *values
    if isinstance(change, Move):
        return *head, words("changes.shape"), "", move_text(change, words, units)
    return *head, "", "", ""

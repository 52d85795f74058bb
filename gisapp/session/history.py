"""What the user did to the layers, step by step, so that it can be undone and done again."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtGui import QUndoCommand, QUndoStack

from gisapp.core.events import Observable
from gisapp.core.text.bilingual import Bilingual

MOST_STEPS = 200
PAUSE_S = 1.0
"""Edits of one kind that follow each other faster are one step, as while a slider is dragged."""


@dataclass(frozen=True)
class Edit:
    """One change that can be undone.

    Parameters
    ----------
    code : str
        What is done; its words are `history.<code>`, with a place for `{name}`.
    name : Bilingual
        What it is done to.
    do, undo : callable
        Do it, now and again, and take it back.
    merge_key : object
        Edits that follow each other quickly with an equal key are one step; None never merges.
    merged_code : str
        The code of several that are one step; empty for the same one.
    """

    code: str
    name: Bilingual
    do: Callable[[], object]
    undo: Callable[[], object]
    merge_key: object = None
    merged_code: str = ""


class History:
    """The edits of a session.

    `undoable` and `redoable` are the edits that `undo` and `redo` are about, None for none.

    Parameters
    ----------
    clock : callable
        Returns the time in seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.undoable: Observable[Edit | None] = Observable(None)
        self.redoable: Observable[Edit | None] = Observable(None)
        self._clock = clock
        self._stack = QUndoStack()
        self._stack.setUndoLimit(MOST_STEPS)
        self._failures: list[Exception] = []
        self._is_changing = False

    def do(self, edit: Edit) -> None:
        """Do something that can be undone."""
        self._change(partial(self._stack.push, _Step(edit, self._clock(), self._failures)))

    def undo(self) -> None:
        """Take the last edit back."""
        self._change(self._stack.undo)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._change(self._stack.redo)

    def clear(self) -> None:
        """Forget all edits: what they were about is no longer here."""
        self._change(self._stack.clear)

    def _change(self, change: Callable[[], object]) -> None:
        """Change the stack; what an edit raises meanwhile is raised behind it, for Qt would crash.

        Raises
        ------
        RuntimeError
            An edit, or a listener to what it does, wants to change the stack too.
        """
        if self._is_changing:
            raise RuntimeError("an edit cannot begin, end or be forgotten within another one")
        self._is_changing = True
        try:
            change()
        finally:
            self._is_changing = False
            self._update()
        if self._failures:
            raise self._failures.pop()

    def _update(self) -> None:
        place = self._stack.index()
        self.undoable.set(self._edit_at(place - 1))
        self.redoable.set(self._edit_at(place))

    def _edit_at(self, place: int) -> Edit | None:
        step = self._stack.command(place) if 0 <= place < self._stack.count() else None
        return step.edit if isinstance(step, _Step) else None


class _Step(QUndoCommand):
    """An edit, and those that were merged with it, on Qt's undo stack."""

    def __init__(self, edit: Edit, time_s: float, failures: list[Exception]) -> None:
        super().__init__()
        self.edit = edit
        self._edits = [edit]
        self._time_s = time_s
        self._failures = failures

    def redo(self) -> None:
        self._go(each.do for each in self._edits)

    def undo(self) -> None:
        self._go(each.undo for each in reversed(self._edits))

    def _go(self, ways: Iterable[Callable[[], object]]) -> None:
        try:
            for way in ways:
                way()
        except Exception as error:  # noqa: BLE001 - the history raises it, whatever it is
            self._failures.append(error)

    def id(self) -> int:
        # Qt asks only commands with the same id, other than -1, whether they merge.
        return -1 if self.edit.merge_key is None else 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Step) or other.edit.merge_key != self.edit.merge_key:
            return False
        if other._time_s - self._time_s > PAUSE_S:
            return False
        self._edits += other._edits
        if self.edit.merged_code:
            self.edit = replace(self.edit, code=self.edit.merged_code)
        self._time_s = other._time_s
        return True

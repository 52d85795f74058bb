"""What was not saved is kept safe now and then, so that a crash loses a few seconds of work."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from gisapp.errors import GisAppError
from gisapp.session.project.safe_copies import SafeCopies, SafeCopy
from gisapp.session.workers import Workers

PAUSE_S = 20
_CLOSING_S = 1.0


class Autosaver(QObject):
    """Writes a safe copy every few seconds while there is something to lose.

    `failed` emits why that cannot be done, once; `written` each time that it was.

    Parameters
    ----------
    copies : SafeCopies or None
        Where; None keeps nothing safe.
    copy : callable
        Returns what is to be kept safe now, None where all is saved.
    """

    failed = Signal(object)
    written = Signal()

    def __init__(self, copies: SafeCopies | None, copy: Callable[[], SafeCopy | None]) -> None:
        super().__init__()
        self._copies = copies
        self._copy = copy
        self._last: SafeCopy | None = None
        self._has_failed = False
        self._workers = Workers(1, 0)
        self._timer = QTimer(self, interval=PAUSE_S * 1000)
        self._timer.timeout.connect(self._save_now)
        if copies is not None:
            self._timer.start()

    def _save_now(self) -> None:
        self.save()

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Have a safe copy written, unless nothing has changed since the last one.

        Parameters
        ----------
        then : callable or None
            Called once it is written, by the thread that wrote it.
        """
        copy = self._copy()
        if self._copies is None or copy is None or self._has_failed:
            return
        if self._last is None or copy.project != self._last.project:
            self._last = copy
            self._workers.submit(partial(self._write, self._copies, copy, then))

    def forget(self) -> None:
        """Delete the safe copy: all is saved, or nobody wants it."""
        if self._copies is not None and self._last is not None:
            self._last = None
            self._workers.submit(self._copies.delete)

    def close(self) -> None:
        """Write no more; the copy stays unless it was forgotten."""
        self._timer.stop()
        self._workers.close(_CLOSING_S)
        if self._copies is not None and self._last is None:
            self._copies.delete()

    def _write(self, copies: SafeCopies, copy: SafeCopy, then: Callable[[], object] | None) -> None:
        try:
            copies.write(copy)
        except GisAppError as error:
            self._has_failed = True
            self.failed.emit(error)
        else:
            self.written.emit()
            if then is not None:
                then()

"""Work on the UI thread that is done step by step, so that the window answers meanwhile."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal


class Steps(QObject):
    """Takes one step after the other between the user's events, once `begin` was called.

    `done` is emitted after the last one.

    Parameters
    ----------
    steps : iterator
        Does a few milliseconds of work for each item.
    parent : QObject
        With which it ends.
    """

    done = Signal()

    def __init__(self, steps: Iterator[None], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        self._has_begun = False
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._take_one)

    def begin(self) -> None:
        """Begin, unless it has begun or ended before."""
        if not self._has_begun:
            self._has_begun = True
            self._timer.start()

    def end(self) -> None:
        """Take no more steps."""
        self._has_begun = True
        self._timer.stop()

    def _take_one(self) -> None:
        if next(self._steps, self) is self:
            self._timer.stop()
            self.done.emit()

"""Python's collector of cycles, at work on the UI thread alone.

Left to itself it runs in whichever thread makes objects, and an object of Qt's that is deleted in a
worker, while the UI thread is at one of its events, crashes the program.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_INTERVAL_MS = 500


def collect_due_garbage() -> None:
    """Collect what Python itself would have collected by now; for the UI thread."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return


class GarbageCollection(QObject):
    """Collects garbage while the window stands, in place of Python's own collector.

    Parameters
    ----------
    parent : QObject
        With which it ends.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_INTERVAL_MS)
        self._timer.timeout.connect(collect_due_garbage)

    def begin(self) -> None:
        """Collect from now on."""
        self._timer.start()

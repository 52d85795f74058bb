"""A picture of the whole window, taken when the map is complete and nothing is at work."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, Qt, QTimer
from PySide6.QtGui import QPixmap

from gisapp.export.atomic_file import whole_file
from gisapp.session.tasks import Task
from gisapp.ui.window.main_window import MainWindow


class Screenshot(QObject):
    """Waits until a window is complete, saves its picture as PNG once, and calls `done`.

    Where the picture cannot be saved, an `ExportError` surfaces and `done` is not called.

    Parameters
    ----------
    window : MainWindow
        From now on it is not seen on a screen, even while it is shown.
    path : Path
        The PNG file to write.
    done : callable
        Called after the picture was saved.
    """

    def __init__(
        self,
        window: MainWindow,
        path: Path,
        done: Callable[[], None],
    ) -> None:
        super().__init__(window)
        # A picture has the size that was asked for, whatever a desktop or the panels would like;
        # and Qt's offscreen screen grumbles at each limit to a window's size.
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.setMinimumSize(1, 1)
        self._window = window
        self._frames = window.session.frames
        self._tasks = window.session.tasks
        self._path = path
        self._done = done
        # Panels and docks take their places in events that may still be under way.
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._take_if_complete)
        self._frames.completed.connect(self._settled.start)
        self._tasks.ended.connect(self._wait_until_settled)

    def _wait_until_settled(self, _: Task) -> None:
        self._settled.start()

    def _take_if_complete(self) -> None:
        if not self._is_complete() or self._tasks.running:
            return
        image = self._window.grab()
        # This very painting may have left tiles to be painted more smoothly.
        if not self._is_complete():
            return
        self._frames.completed.disconnect(self._settled.start)
        self._tasks.ended.disconnect(self._wait_until_settled)
        self._save(image)
        self._done()

    def _is_complete(self) -> bool:
        # A call, for mypy takes a property to be the same after `grab`.
        return self._frames.is_complete

    def _save(self, image: QPixmap) -> None:
        png = QBuffer()
        png.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(png, "PNG")
        with whole_file(self._path) as part:
            part.write_bytes(png.data().data())

"""The newest task in the status bar: its title, its progress and a button that cancels it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from gisapp.core.events import Observable
from gisapp.session.tasks import Task, Tasks
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

LONGEST_TITLE_PX = 360


class TaskLine(QWidget):
    """Shows the newest task at work; empty while there is none."""

    def __init__(self, tasks: Tasks, words: Observable[Words]) -> None:
        super().__init__()
        self.setObjectName("statusTask")
        self._tasks = tasks
        self._title = plain_label("")
        self._title.setWordWrap(False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(140)
        self._cancel = QPushButton(flat=True)
        self._cancel.setObjectName("cancelTask")
        self._cancel.clicked.connect(self._cancel_task)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.S, 0, 0, 0)
        for widget in (self._title, self._bar, self._cancel):
            layout.addWidget(widget)
        layout.addStretch(1)
        words.changed.connect(self._write)
        self._write(words.value)
        self._show_newest()
        tasks.started.connect(self._follow)
        tasks.ended.connect(lambda _: self._show_newest())

    def _write(self, words: Words) -> None:
        self._cancel.setText(words("status.cancel"))

    def _follow(self, task: Task) -> None:
        task.reported.connect(self._show_share)
        self._show_newest()

    def _show_newest(self) -> None:
        running = [task for task in self._tasks.running if not task.is_cancelled]
        for widget in (self._title, self._bar, self._cancel):
            widget.setVisible(bool(running))
        if running:
            self._write_title(running[-1].title)
            self._bar.setRange(0, 0)

    def _write_title(self, title: str) -> None:
        """Show a title; the middle of a long file name gives way, lest it widens the window."""
        metrics = self._title.fontMetrics()
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideMiddle, LONGEST_TITLE_PX)
        self._title.setText(shown)
        self._title.setToolTip("" if shown == title else title)

    def _show_share(self, share: float) -> None:
        self._bar.setRange(0, 100)
        self._bar.setValue(round(share * 100))

    def _cancel_task(self) -> None:
        for task in self._tasks.running[-1:]:
            task.cancel()
        self._show_newest()

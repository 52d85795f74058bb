"""The newest task in the status bar: its title, its progress and a button that cancels it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from gisapp.core.events import Observable
from gisapp.session.task_group import TaskGroup
from gisapp.session.tasks import Task, Tasks
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

LONGEST_TITLE_PX = 420


class TaskLine(QWidget):
    """Shows the newest task at work; empty while there is none."""

    def __init__(self, tasks: Tasks, words: Observable[Words]) -> None:
        super().__init__()
        self.setObjectName("statusTask")
        self._tasks = tasks
        self._title = plain_label("")
        self._title.setWordWrap(False)
        # In a narrow window the title makes room for what else the status bar shows.
        self._title.setMinimumWidth(1)
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
        self._shown: Task | None = None
        for widget in (self._title, self._bar, self._cancel):
            widget.hide()
        words.changed.connect(self._write)
        self._write(words.value)
        tasks.started.connect(self._follow)
        tasks.ended.connect(lambda _: self._show_newest())

    def _write(self, words: Words) -> None:
        self._cancel.setText(words("status.cancel"))

    def _follow(self, task: Task) -> None:
        # A method: Qt would keep a function for good, and with it the task.
        task.reported.connect(self._show_share)
        self._show_newest()

    def _show_newest(self) -> None:
        running = [task for task in self._tasks.running if not task.is_cancelled]
        newest = running[-1] if running else None
        if newest is self._shown:
            return
        is_same = newest is not None and newest.group is not None and newest.group is self._group
        self._shown = newest
        for widget in (self._title, self._bar, self._cancel):
            widget.setVisible(newest is not None)
        if newest is not None:
            group = newest.group
            self._title.setText(self._fitting(group.title if group else newest.title))
            if not is_same:
                self._bar.setRange(0, 0)

    def _fitting(self, title: str) -> str:
        """Return a title on one line, without its middle where a name in it is very long."""
        elide = Qt.TextElideMode.ElideMiddle
        flat = " ".join(title.split())
        return self._title.fontMetrics().elidedText(flat, elide, LONGEST_TITLE_PX)

    @property
    def _group(self) -> TaskGroup | None:
        return self._shown.group if self._shown is not None else None

    def _show_share(self, share: float) -> None:
        task = self.sender()
        if not isinstance(task, Task):
            return
        if task is self._shown or (task.group is not None and task.group is self._group):
            self._bar.setRange(0, 100)
            self._bar.setValue(round((task.group.share if task.group else share) * 100))

    def _cancel_task(self) -> None:
        if self._shown is not None:
            (self._shown.group or self._shown).cancel()
        self._show_newest()

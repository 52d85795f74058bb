"""A card that says about how large the page will be, estimated in a worker after each change."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from gisapp.errors import GisAppError
from gisapp.export.snapshot.estimate import estimated_size
from gisapp.export.snapshot.request import SnapshotRequest
from gisapp.session.tasks import Task, Tasks
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

ESTIMATE_AFTER_MS = 300
LARGE_BYTES = 20_000_000
"""A larger page opens slowly, and many a mailbox refuses it."""
_SIZE_PX = 20
_MB = 1_000_000


class SizeCard(QFrame):
    """The size, what is in it, and advice where it is large.

    Parameters
    ----------
    tasks : Tasks
        Run the estimate.
    words : Words
        The user's language.
    """

    estimated = Signal(int)
    """The size in bytes is known for the last request, roughly."""
    failed = Signal(object)
    """A `GisAppError` says why it is not."""
    changed = Signal()
    """Outlines alone are wanted, or no more."""

    def __init__(self, tasks: Tasks, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exportSizeCard")
        self._tasks, self._words = tasks, words
        self._request: SnapshotRequest | None = None
        self._task: Task | None = None
        self._size = plain_label("", px=_SIZE_PX, bold=True)
        self._size.setObjectName("exportSize")
        self._content = plain_label("", muted=True)
        self._advice = plain_label("", px=12)
        self._advice.setObjectName("exportAdvice")
        self._advice.hide()
        self.outlines = QCheckBox(words("export.outlines"))
        self.outlines.setObjectName("exportOutlines")
        self.outlines.hide()
        self.outlines.toggled.connect(self._change)
        lines = QVBoxLayout(self)
        lines.setSpacing(0)
        lines.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        for label in (self._size, self._content, self._advice):
            lines.addWidget(label)
        lines.addSpacing(Space.S)
        lines.addWidget(self.outlines)
        self._timer = QTimer(self, singleShot=True, interval=ESTIMATE_AFTER_MS)
        self._timer.timeout.connect(self._estimate)

    def show_size_of(self, request: SnapshotRequest) -> None:
        """Estimate the size of another page, once the user has paused."""
        self.stop()
        self._request = request
        self._size.setText("…")
        self._content.setText(self._words("export.estimating"))
        self._advice.hide()
        self._timer.start()

    def _change(self) -> None:
        self.changed.emit()

    def stop(self) -> None:
        """Estimate nothing any more."""
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _estimate(self) -> None:
        request = self._request
        if request is None:
            return

        def estimate(task: Task) -> int | GisAppError:
            try:
                return estimated_size(request, task.progress)
            except GisAppError as error:
                return error

        self._task = self._tasks.run(self._words("export.estimating"), estimate, self._show)

    def _show(self, size: int | GisAppError) -> None:
        if isinstance(size, GisAppError):
            self._size.setText("–")
            self._content.setText("")
            if size.code == "too_many_for_page":
                self.outlines.show()
            self.failed.emit(size)
        elif self._request is not None:
            self._size.setText(_size_text(size, self._words))
            self._content.setText(_content_text(self._request, self._words))
            is_for_server = self._request.too_many == "beside"
            advice = "export.beside" if is_for_server else "export.large"
            self._advice.setText(self._words(advice))
            self._advice.setVisible(is_for_server or size > LARGE_BYTES)
            self.estimated.emit(size)


def _size_text(size: int, words: Words) -> str:
    if size < _MB:
        return words("export.size_kb", size=f"{max(round(size, -4), 10_000) / 1000:,.0f}")
    return words("export.size_mb", size=f"{size / _MB:,.1f}")


def _content_text(request: SnapshotRequest, words: Words) -> str:
    content = request.content
    features = sum(len(layer.geometry) for layer in content.data_layers)
    facts = sum(len(dataset.facts) for dataset in content.datasets)
    code = "export.content" if content.datasets else "export.content_features"
    return words(code, features=f"{features:,}", facts=f"{facts:,}")

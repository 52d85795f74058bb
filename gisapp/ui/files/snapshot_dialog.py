"""Export of a snapshot: its title, what stays out of it, how large it will be, where it goes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.subject_lookup import subject_of
from gisapp.core.tiles.basemap import TileBasemap
from gisapp.core.view_state import ViewState
from gisapp.errors import GisAppError
from gisapp.export.snapshot.request import SnapshotRequest, hideable_fields, title_of
from gisapp.export.snapshot.writer import snapshot_html, write_snapshot
from gisapp.session.tasks import Task, Tasks
from gisapp.ui.widgets.field_list import FieldList
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space, theme_of
from gisapp.words import LANGUAGES, Words, load_words

MEASURE_AFTER_MS = 300
SIZE_PX = 20
WIDTH_PX, HEIGHT_PX = 740, 480
_SUFFIX = ".html"


class SnapshotDialog(QDialog):
    """Asks how the snapshot shall be, and writes it.

    The size is that of the very file that would be written, worked out in a worker after each
    change. A failure is shown here, and the dialog stays, so that nothing has to be entered again.
    """

    measured = Signal(int)
    """The size in bytes is known for what is chosen now."""
    exported = Signal(str)
    """The file was written there."""

    def __init__(
        self, view_state: ViewState, tasks: Tasks, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words("export.title"))
        self._words = words
        self._tasks = tasks
        self._request = request_of_view(view_state)
        self._basemap = view_state.basemap.value
        self._measuring: Task | None = None
        self._writing: Task | None = None

        self.title = QLineEdit()
        self.title.setObjectName("exportTitle")
        self.author = QLineEdit()
        self.author.setObjectName("exportAuthor")
        self.language = QComboBox()
        self.language.setObjectName("exportLanguage")
        for language in LANGUAGES:
            self.language.addItem(load_words(language)("export.language_name"), language)
        self.language.setCurrentIndex(LANGUAGES.index(self._request.language))
        self.fields = FieldList()
        self.fields.show_fields(hideable_fields(self._request), words.language)
        self.open_afterwards = QCheckBox(words("export.open_afterwards"))
        self.open_afterwards.setChecked(True)
        self._size = plain_label("", px=SIZE_PX, bold=True)
        self._size.setObjectName("exportSize")
        self._content = plain_label("", muted=True)
        self._trouble = plain_label("", selectable=True)
        self._trouble.setObjectName("exportTrouble")
        self._progress = QProgressBar(maximum=100, textVisible=False)
        self._export = QPushButton(words("export.choose_place"), default=True)
        self._cancel = QPushButton(words("export.cancel"))

        self._timer = QTimer(self, singleShot=True, interval=MEASURE_AFTER_MS)
        self._timer.timeout.connect(self._measure)
        self._connect()
        self._lay_out()
        self._set_writing(None)
        self._change()

    @property
    def request(self) -> SnapshotRequest:
        """What would be exported now."""
        return replace(
            self._request,
            title=self.title.text().strip(),
            author=self.author.text().strip(),
            language=LANGUAGES[self.language.currentIndex()],
            hidden_fields=self.fields.hidden,
        )

    def export_to(self, path: Path) -> None:
        """Write the snapshot; the dialog closes when it is done."""
        request = self.request

        def write(task: Task) -> int | GisAppError:
            try:
                return write_snapshot(request, path, task.progress)
            except GisAppError as error:
                return error

        def finish(result: int | GisAppError) -> None:
            if isinstance(result, GisAppError):
                self._show_trouble(result.sentence(self._words))
            else:
                self._finish(path)

        self._abort(self._measuring)
        self._show_trouble("")
        self._set_writing(self._tasks.run(self._words("export.writing"), write, finish))

    def done(self, result: int) -> None:
        # Closed, cancelled or left with Esc, which sends no close event: all come by here.
        self._tasks.ended.disconnect(self._take_back)
        self._timer.stop()
        self._abort(self._measuring)
        self._abort(self._writing)
        super().done(result)

    def _connect(self) -> None:
        self.title.textChanged.connect(self._change)
        self.author.textChanged.connect(self._change)
        self.language.currentIndexChanged.connect(self._change)
        self.fields.changed.connect(self._change)
        self._export.clicked.connect(self._choose_place)
        self._cancel.clicked.connect(self.close)
        self._tasks.ended.connect(self._take_back)

    def _lay_out(self) -> None:
        words = self._words
        form = QFormLayout()
        form.setSpacing(Space.M)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(words("export.field_title"), self.title)
        form.addRow(words("export.field_author"), self.author)
        form.addRow(words("export.field_language"), self.language)
        left = _column(Space.M)
        left.addWidget(plain_label(words("export.heading"), px=18, bold=True))
        left.addWidget(plain_label(words("export.about"), muted=True))
        if self._basemap is not None:
            left.addWidget(self._note_on(self._basemap))
        left.addSpacing(Space.S)
        left.addLayout(form)
        left.addWidget(self.open_afterwards)
        left.addStretch()
        left.addWidget(self._size_card())

        right = _column(Space.S)
        right.addWidget(plain_label(words("export.fields"), bold=True))
        right.addWidget(self.fields, 1)
        right.addWidget(plain_label(words("export.fields_note"), muted=True, px=12))

        columns = QHBoxLayout()
        columns.setSpacing(Space.XL)
        columns.addLayout(left, 6)
        columns.addLayout(right, 5)
        buttons = QDialogButtonBox()
        buttons.addButton(self._export, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        layout = _column(Space.M)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.addLayout(columns, 1)
        layout.addWidget(self._trouble)
        layout.addWidget(self._progress)
        layout.addWidget(buttons)
        self.setLayout(layout)
        self.resize(WIDTH_PX, max(HEIGHT_PX, layout.totalHeightForWidth(WIDTH_PX)))

    def _note_on(self, basemap: TileBasemap) -> QLabel:
        """Return what says that tiles stay out of the page."""
        name = basemap.name.in_language(self._words.language)
        note = plain_label(self._words("export.without_tiles", name=name))
        note.setObjectName("exportNote")
        return note

    def _size_card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("exportSizeCard")
        lines = _column(0)
        lines.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        lines.addWidget(self._size)
        lines.addWidget(self._content)
        card.setLayout(lines)
        return card

    def _change(self) -> None:
        """Note that something else would be exported."""
        language = LANGUAGES[self.language.currentIndex()]
        untitled = title_of(replace(self._request, title=""))
        self.title.setPlaceholderText(untitled.in_language(language))
        self._abort(self._measuring)
        self._show_trouble("")
        self._size.setText("…")
        self._content.setText(self._words("export.measuring"))
        self._timer.start()

    def _measure(self) -> None:
        request = self.request

        def measure(task: Task) -> int | GisAppError:
            try:
                return len(snapshot_html(request, task.progress))
            except GisAppError as error:
                return error

        self._measuring = self._tasks.run(self._words("export.measuring"), measure, self._show_size)

    def _show_size(self, size: int | GisAppError) -> None:
        if isinstance(size, GisAppError):
            self._content.setText("")
            self._show_trouble(size.sentence(self._words))
            return
        request = self.request
        features = sum(len(each.geometry) for each in _data_layers(request.shown_layers))
        facts = sum(
            fact.property_code not in request.hidden_fields
            for dataset in request.datasets
            for fact in dataset.facts
        )
        self._size.setText(self._words("export.size", size=f"{size / 1000:,.0f}"))
        self._content.setText(
            self._words("export.content", features=f"{features:,}", facts=f"{facts:,}")
        )
        self.measured.emit(size)

    def _choose_place(self) -> None:
        title = title_of(self.request).in_language(self.request.language)
        dialog = QFileDialog(self, self._words("export.title"), filter=f"HTML (*{_SUFFIX})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_SUFFIX)
        name = "".join("_" if mark in '\\/:*?"<>|' else mark for mark in title)
        dialog.selectFile(name + _SUFFIX)
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))
        dialog.open()

    def _set_writing(self, task: Task | None) -> None:
        self._writing = task
        self._progress.setVisible(task is not None)
        self._progress.setValue(0)
        for widget in (self.title, self.author, self.language, self.fields, self._export):
            widget.setEnabled(task is None)
        if task is not None:
            task.reported.connect(self._show_share)

    def _take_back(self, task: Task) -> None:
        """Let all be changed again after writing that failed or was cancelled in the status bar."""
        if task is self._writing:
            self._set_writing(None)

    def _show_share(self, share: float) -> None:
        self._progress.setValue(round(100 * share))

    def _finish(self, path: Path) -> None:
        self.exported.emit(str(path))
        if self.open_afterwards.isChecked():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        self.close()

    def _show_trouble(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        self._trouble.setStyleSheet(f"color: {theme_of(self.palette()).danger};")

    @staticmethod
    def _abort(task: Task | None) -> None:
        if task is not None:
            task.cancel()


def request_of_view(view_state: ViewState) -> SnapshotRequest:
    """Return a snapshot of what a window shows: layers, extent, selection, language, units."""
    layers = view_state.layers.layers
    shown = {id(layer.dataset) for layer in layers if layer.visible and layer.dataset}
    subject = view_state.selection.value.subject
    selected = subject_of(layers, subject) if subject is not None else None
    return SnapshotRequest(
        layers=layers,
        datasets=tuple(each for each in view_state.datasets.value if id(each) in shown),
        extent=view_state.viewport.value.extent,
        language=view_state.words.value.language,
        date=date.today().isoformat(),
        units=view_state.units.value,
        selected_uid=selected[1].uid if selected else "",
    )


def _column(spacing: int) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(spacing)
    return column


def _data_layers(layers: Sequence[Layer]) -> list[Layer]:
    return [layer for layer in layers if layer.identifiable]

"""Export of a snapshot: what it says and tells, how large it will be, and where it goes."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.own_parks.rows.added_facts import NO_FACTS, AddedFacts
from gisapp.core.project.portable_names import portable
from gisapp.core.view_state import ViewState
from gisapp.errors import GisAppError
from gisapp.export.snapshot.folder_writer import write_web_folder
from gisapp.export.snapshot.request import SnapshotRequest, TooMany, title_of
from gisapp.export.snapshot.writer import write_snapshot
from gisapp.session.comparing_subjects import Pinned
from gisapp.session.settings import Settings
from gisapp.session.snapshot_request import request_of_view, with_compared
from gisapp.session.start.last_folders import LastFolders
from gisapp.session.tasks import Task, Tasks
from gisapp.ui.files.size_card import SizeCard
from gisapp.ui.files.snapshot_form import SnapshotForm
from gisapp.ui.widgets.file_dialog import begin_in_last_folder
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.screen_room import resize_on_screen
from gisapp.ui.widgets.theme import Space
from gisapp.ui.widgets.told_panel import ToldPanel
from gisapp.ui.widgets.trouble_line import TroubleLine
from gisapp.words import Words

WIDTH_PX, HEIGHT_PX = 880, 680
_SUFFIX = ".html"
_LONGEST_NAME = 80


class SnapshotDialog(QDialog):
    """Asks how the snapshot shall be, and writes it.

    Nothing is written before it is known what looks personal: that is left out until the user
    wants it told. A failure is shown here, and the dialog stays, so that nothing has to be entered
    again.
    """

    exported = Signal(str)
    """The file or folder was written there."""

    def __init__(
        self,
        view_state: ViewState,
        tasks: Tasks,
        words: Words,
        parent: QWidget | None = None,
        folders: LastFolders | None = None,
        added: AddedFacts = NO_FACTS,
        compared: Sequence[Pinned] = (),
        settings: Settings | None = None,
        *,
        to_folder: bool = False,
    ) -> None:
        super().__init__(parent)
        self._to_folder = to_folder
        self._words = words
        self.setObjectName("exportDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._said("title"))
        self._folders = folders
        self._tasks = tasks
        self._request = with_compared(request_of_view(view_state, added), compared)
        self._basemap = view_state.basemap.value
        self._writing: Task | None = None

        shown = self._request.shown_layers
        self.form = SnapshotForm(self._request, words, settings)
        self.told = ToldPanel(shown, self._request.datasets, tasks, words, added)
        self.size_card = SizeCard(tasks, words)
        self._trouble = TroubleLine("exportTrouble")
        self._progress = QProgressBar(maximum=100, textVisible=False)
        self._export = QPushButton(words("export.choose_place"), default=True)
        self._cancel = QPushButton(words("export.cancel"))
        self._connect()
        self._lay_out()
        self._set_writing(None)
        self._change()

    @property
    def request(self) -> SnapshotRequest:
        """What would be exported now."""
        hidden = self.told.hidden
        return replace(
            self.form.entered(self._request),
            hidden_fields=hidden.fields,
            hidden_layers=hidden.layers,
            hidden_kinds=hidden.kinds,
            as_points=hidden.shapes,
            too_many=self._too_many,
        )

    @property
    def _too_many(self) -> TooMany:
        if self._to_folder:
            return "beside"
        return "outlines" if self.size_card.outlines.isChecked() else "refuse"

    def export_to(self, path: Path) -> None:
        """Write it, once it is known what looks personal; the dialog closes then."""
        self.told.when_known(partial(self._start_writing, path))

    def _start_writing(self, path: Path) -> None:
        request = self.request

        write_to = write_web_folder if self._to_folder else write_snapshot

        def write(task: Task) -> GisAppError | None:
            try:
                write_to(request, path, task.progress)
            except GisAppError as error:
                return error
            return None

        def finish(failure: GisAppError | None) -> None:
            if failure is None:
                self._finish(path)
            else:
                self._show_failure(failure)

        self.size_card.stop()
        self._trouble.say("")
        self._set_writing(self._tasks.run(self._words("export.writing"), write, finish))

    def _said(self, code: str) -> str:
        """Return words about the file, or about the folder."""
        return self._words(f"export.folder_{code}" if self._to_folder else f"export.{code}")

    def done(self, result: int) -> None:
        # Closed, cancelled or left with Esc, which sends no close event: all come by here.
        self._tasks.ended.disconnect(self._take_back)
        self.size_card.stop()
        self.told.drop()
        if self._writing is not None:
            self._writing.cancel()
        super().done(result)

    def _take_looked(self, trouble: str) -> None:
        self._export.setEnabled(True)
        if trouble:
            self._trouble.say(trouble)

    def _connect(self) -> None:
        self.form.changed.connect(self._change)
        self.told.changed.connect(self._change)
        self.told.looked.connect(self._take_looked)
        self.size_card.changed.connect(self._change)
        self.size_card.failed.connect(self._show_failure)
        self._export.clicked.connect(self._choose_place)
        self._cancel.clicked.connect(self.close)
        self._tasks.ended.connect(self._take_back)

    def _lay_out(self) -> None:
        words = self._words
        left = _column(Space.M)
        left.addWidget(plain_label(self._said("heading"), px=18, bold=True))
        left.addWidget(plain_label(self._said("about"), muted=True))
        if self._basemap is not None:
            name = self._basemap.name.in_language(words.language)
            note = plain_label(words("export.without_tiles", name=name))
            note.setObjectName("exportNote")
            left.addWidget(note)
        left.addWidget(self.form)
        left.addStretch()
        columns = QHBoxLayout()
        columns.setSpacing(Space.XL)
        columns.addLayout(_scrolled_above(left, self.size_card), 1)
        right = _column(Space.S)
        right.addWidget(plain_label(words("export.told"), bold=True))
        right.addWidget(self.told, 1)
        columns.addLayout(right, 1)
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
        resize_on_screen(self, WIDTH_PX, HEIGHT_PX)

    def _change(self) -> None:
        """Note that something else would be exported."""
        request = self.request
        self.form.show_untitled(request)
        self._trouble.say("")
        self.size_card.show_size_of(request)

    def _choose_place(self) -> None:
        title = title_of(self.request).in_language(self.request.language)
        dialog = QFileDialog(self, self._said("title"))
        begin_in_last_folder(dialog, self._folders, "save")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        if not self._to_folder:
            dialog.setNameFilter(f"HTML (*{_SUFFIX})")
            dialog.setDefaultSuffix(_SUFFIX)
        name = portable(title[:_LONGEST_NAME])
        dialog.selectFile(name if self._to_folder else name + _SUFFIX)
        dialog.fileSelected.connect(self._export_to_named)
        dialog.open()

    def _export_to_named(self, name: str) -> None:
        self.export_to(Path(name))

    def _set_writing(self, task: Task | None) -> None:
        self._writing = task
        self._progress.setVisible(task is not None)
        self._progress.setValue(0)
        for widget in (self.form, self.told, self.size_card):
            widget.setEnabled(task is None)
        self._export.setEnabled(task is None and not self.told.is_looking)
        if task is not None:
            task.reported.connect(self._show_share)

    def _take_back(self, task: Task) -> None:
        """Let all be changed again after a task that failed or was cancelled in the status bar."""
        if task is self._writing:
            self._set_writing(None)

    def _show_share(self, share: float) -> None:
        self._progress.setValue(round(100 * share))

    def _finish(self, path: Path) -> None:
        self.form.remember()
        self.exported.emit(str(path))
        if self.form.open_afterwards.isChecked():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        self.close()

    def _show_failure(self, error: GisAppError) -> None:
        self._trouble.say(error.sentence(self._words))


def _scrolled_above(content: QVBoxLayout, below: QWidget) -> QVBoxLayout:
    """Return a column whose upper part scrolls where the screen has no room for it."""
    inside = QWidget()
    content.setContentsMargins(0, 0, Space.S, 0)
    inside.setLayout(content)
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    column = _column(Space.M)
    column.addWidget(area, 1)
    column.addWidget(below)
    return column


def _column(spacing: int) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(spacing)
    return column

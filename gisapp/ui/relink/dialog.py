"""The dialog in which the user finds the files of a project that are not where they were."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.project.project import FileMark, ProjectSource
from gisapp.core.text.dates import format_moment
from gisapp.core.text.joining import joined
from gisapp.core.text.units import format_number
from gisapp.session.project.projects import Projects
from gisapp.session.start.last_folders import LastFolders
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.plain_text import in_title, in_tooltip
from gisapp.ui.widgets.screen_room import resize_on_screen
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

NAME, PLACE, FILE = 0, 1, 2
_SIZE_PX = (760, 380)
_ID = Qt.ItemDataRole.UserRole


class RelinkDialog(QDialog):
    """Lists what is missing; what is found beside one that the user found is found too.

    What nobody finds stays in the project.
    """

    def __init__(
        self,
        projects: Projects,
        folders: LastFolders,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("relinkDialog")
        self.setWindowTitle(in_title(words("relink.title", name=projects.name)))
        self._projects = projects
        self._folders = folders
        self._words = words
        self.table = _empty_table(words)
        self.table.itemSelectionChanged.connect(self._enable)
        self.find_button = QPushButton(words("relink.find"))
        self.find_button.setObjectName("relinkFind")
        self.find_button.setDefault(True)
        self.find_button.clicked.connect(self._ask_where)
        self.take_out = QPushButton(words("relink.take_out"))
        self.take_out.setObjectName("relinkTakeOut")
        self.take_out.setAutoDefault(False)
        self.take_out.clicked.connect(self._take_out)
        self._arrange()
        projects.missing.changed.connect(self._fill)
        self.finished.connect(lambda _: projects.missing.changed.disconnect(self._fill))
        self._fill(projects.missing.value)
        resize_on_screen(self, *_SIZE_PX)

    def found(self, file: str) -> None:
        """Take a file for the one that is picked in the list."""
        source_id = self._picked
        if source_id:
            self._folders.note("open", Path(file))
            self._projects.relink(source_id, Path(file))

    def _arrange(self) -> None:
        words = self._words
        buttons = QDialogButtonBox()
        close = buttons.addButton(words("relink.later"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.close)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(self.find_button)
        foot.addWidget(self.take_out)
        foot.addStretch(1)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(plain_label(words("relink.about"), muted=True))
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)

    @property
    def _picked(self) -> str:
        item = self.table.item(self.table.currentRow(), NAME)
        return str(item.data(_ID)) if item is not None else ""

    def _fill(self, missing: tuple[ProjectSource, ...]) -> None:
        self.table.setRowCount(len(missing))
        for row, source in enumerate(missing):
            place = Path(source.place)
            texts = source.file.name or place.name, str(place.parent), self._told(source.file)
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(in_tooltip(text))
                item.setData(_ID, source.source_id)
                self.table.setItem(row, column, item)
        if not missing:
            self.accept()
            return
        self.table.selectRow(min(max(self.table.currentRow(), 0), len(missing) - 1))
        self._enable()

    def _told(self, file: FileMark) -> str:
        """Return what was known of a file: its size, and when it was saved."""
        size = ""
        if file.size is not None:
            size = self._words("panel.bytes", count=format_number(file.size))
        return joined(size, self._saved(file.modified))

    def _saved(self, modified: str) -> str:
        try:
            local = datetime.fromisoformat(modified).astimezone()
        except (ValueError, OverflowError):
            return ""
        return format_moment(local.strftime("%Y-%m-%d %H:%M"), self._words) or ""

    def _enable(self) -> None:
        for each in (self.find_button, self.take_out):
            each.setEnabled(bool(self._picked))

    def _ask_where(self) -> None:
        item = self.table.item(self.table.currentRow(), NAME)
        if item is None:
            return
        name = item.text()
        dialog = QFileDialog(self, in_title(self._words("relink.where", name=name)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        folder = self._folders.of("open")
        if folder is not None:
            dialog.setDirectory(str(folder))
        suffix = Path(name).suffix
        if suffix:
            dialog.setNameFilters([f"*{suffix}", "*"])
        dialog.fileSelected.connect(self.found)
        dialog.open()

    def _take_out(self) -> None:
        if self._picked:
            self._projects.forget_missing(self._picked)


def _empty_table(words: Words) -> QTableWidget:
    table = QTableWidget(0, 3)
    table.setObjectName("missingFiles")
    table.setHorizontalHeaderLabels(
        [words("relink.name"), words("relink.place"), words("relink.file")]
    )
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(PLACE, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(FILE, QHeaderView.ResizeMode.ResizeToContents)
    return table

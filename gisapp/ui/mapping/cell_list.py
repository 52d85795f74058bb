"""The cells that cannot be read, and the keys that tell no row: listed by row, and as a file."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.layers.layer import Layer
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.text.shortening import shortened
from gisapp.session.mapping.cell_checks import CellChecks
from gisapp.session.session import Session
from gisapp.ui.widgets.file_dialog import begin_in_last_folder
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.plain_text import in_title
from gisapp.ui.widgets.screen_room import resize_on_screen
from gisapp.ui.widgets.theme import Space

WIDTH_PX, HEIGHT_PX = 620, 420
MOST_LISTED = 1000
"""Lines of the list; the file has all."""
_SECTIONS = ("problem_row", "problem_column", "problem_written", "problem_what")
_MOST_LETTERS = 200


class CellList(QDialog):
    """Lists cells with the row that they stand in, what is written there, and what is wrong."""

    def __init__(
        self,
        layer: Layer,
        mapping: LayerMapping,
        checks: CellChecks,
        session: Session,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("cellList")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._session = session
        self._layer = layer
        self._mapping = mapping
        self._words = words = session.state.words.value
        problems, count = checks.problems, checks.count
        name = layer.name.in_language(words.language)
        self.setWindowTitle(in_title(words("mapping.problems_of", name=name)))
        self.table = QTableWidget(0, len(_SECTIONS))
        self.table.setObjectName("cellTable")
        self.table.setHorizontalHeaderLabels([words(f"mapping.{each}") for each in _SECTIONS])
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for section, width_px in ((0, 70), (1, 150), (3, 180)):
            self.table.setColumnWidth(section, width_px)
        lines = problems[:MOST_LISTED]
        self.table.setRowCount(len(lines))
        for place, each in enumerate(lines):
            texts = (str(each.row), each.column, each.value, words(f"cell.{each.code}"))
            for section, text in enumerate(texts):
                self.table.setItem(place, section, QTableWidgetItem(shortened(text, _MOST_LETTERS)))
        self.table.setCurrentCell(-1, -1)
        is_cut = count > len(lines)
        note = words("mapping.first_listed", count=f"{len(lines):,}", all=f"{count:,}")
        about = plain_label(note if is_cut else words("mapping.problems_about"), muted=True)
        self.export = QPushButton(words("layers.export_problems"), autoDefault=False)
        self.export.setObjectName("exportCells")
        self.export.clicked.connect(self._choose_place)
        buttons = QDialogButtonBox()
        buttons.addButton(self.export, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(words("layers.close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.clicked.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.S)
        layout.addWidget(about)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        resize_on_screen(self, WIDTH_PX, HEIGHT_PX)

    def export_to(self, path: str) -> None:
        """Write all cells to a CSV file."""
        self._session.mapping_files.export_problems(Path(path), self._layer, self._mapping)

    def _choose_place(self) -> None:
        words = self._words
        dialog = QFileDialog(self, words("layers.export_problems"), filter="CSV (*.csv)")
        begin_in_last_folder(dialog, self._session.last_folders, "save")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(".csv")
        dialog.selectFile(f"{words('layers.problems_file')}.csv")
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

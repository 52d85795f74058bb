"""A long list of rows of several kinds: chips that choose kinds, a search, and a table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gisapp.ui.widgets.flow_layout import FlowLayout
from gisapp.ui.widgets.kind_chip import KindChip, dot
from gisapp.ui.widgets.plain_text import in_tooltip
from gisapp.ui.widgets.theme import Space

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SEARCH_PAUSE_MS = 200
_WIDEST_PX, _NARROWEST_PX = 360, 120
_ROW_PX = 26
_SEARCH_PX = 240


@dataclass(frozen=True)
class ListedKind:
    """A kind of rows.

    Parameters
    ----------
    code : str
    title : str
        In the user's language.
    count : int
        What the chip says.
    color : str
        "#rrggbb" of its dot; empty for none.
    """

    code: str
    title: str
    count: int
    color: str = ""


@dataclass(frozen=True, eq=False)
class Listed:
    """What a listing shows.

    Parameters
    ----------
    headings : sequence of str
        Of the columns.
    kinds : sequence of ListedKind
        In the order of the chips.
    rows : sequence of object
        All rows.
    kind_of : callable
        Returns the code of a row's kind.
    cells_of : callable
        Returns the texts of a row, one for each heading; called for rows that are seen or
        searched.
    """

    headings: Sequence[str]
    kinds: Sequence[ListedKind]
    rows: Sequence[object]
    kind_of: Callable[[object], str]
    cells_of: Callable[[object], Sequence[str]]


class ListedRows(QAbstractTableModel):
    """The rows of a listing that its chips and its search leave."""

    def __init__(self) -> None:
        super().__init__()
        self._listed = Listed((), (), (), str, lambda _: ())
        self._colors: Mapping[str, QColor] = {}
        self._shown: Sequence[object] = ()

    def show(self, listed: Listed) -> None:
        """Show other rows, all of them."""
        self.beginResetModel()
        self._listed = listed
        self._colors = {each.code: QColor(each.color) for each in listed.kinds if each.color}
        self._shown = listed.rows
        self.endResetModel()

    def choose(self, kinds: frozenset[str], text: str) -> None:
        """Show rows of some kinds, with a text in one of their cells, in any case."""
        listed, wanted = self._listed, text.strip().casefold()
        self.beginResetModel()
        rows = (row for row in listed.rows if listed.kind_of(row) in kinds)
        self._shown = [
            row
            for row in rows
            if not wanted or any(wanted in cell.casefold() for cell in listed.cells_of(row))
        ]
        self.endResetModel()

    def row(self, place: int) -> object:
        """Return a row that is shown."""
        return self._shown[place]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._listed.headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_heading = orientation == Qt.Orientation.Horizontal
        if is_heading and role == Qt.ItemDataRole.DisplayRole:
            return self._listed.headings[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._listed.cells_of(row)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return in_tooltip(self._listed.cells_of(row)[index.column()])
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            color = self._colors.get(self._listed.kind_of(row))
            return dot(color) if color else None
        return None


class RowListing(QWidget):
    """Shows rows; `picked` emits the row that is clicked, or on which Enter is pressed."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.model = ListedRows()
        self.chips: dict[str, KindChip] = {}
        self.search = QLineEdit()
        self.search.setObjectName("listingSearch")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(_SEARCH_PX)
        self._pause = QTimer(self, singleShot=True, interval=_SEARCH_PAUSE_MS)
        self._pause.timeout.connect(self._choose)
        self.search.textChanged.connect(lambda _: self._pause.start())
        self.table = self._table()
        self._chip_lines = FlowLayout()
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addLayout(self._chip_lines, 1)
        head.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)

    def show_rows(self, listed: Listed, search_hint: str) -> None:
        """Show other rows, all of them; the hint stands in the empty search."""
        self.search.setPlaceholderText(search_hint)
        self.search.clear()
        self._pause.stop()
        self._make_chips(listed.kinds)
        self.model.show(listed)
        self.table.resizeColumnsToContents()
        for column in range(self.model.columnCount()):
            width = min(max(self.table.columnWidth(column), _NARROWEST_PX), _WIDEST_PX)
            self.table.setColumnWidth(column, width)

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setObjectName("listingTable")
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW_PX)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # Without this, widths are worked out from all rows.
        header.setResizeContentsPrecision(50)
        # A click on the current row goes there again: the map may have moved meanwhile.
        table.clicked.connect(self._pick)
        table.activated.connect(self._pick)
        return table

    def _make_chips(self, kinds: Sequence[ListedKind]) -> None:
        for chip in self.chips.values():
            chip.deleteLater()
        self.chips = {each.code: KindChip(each.title, each.count, each.color) for each in kinds}
        for chip in self.chips.values():
            chip.toggled.connect(lambda _: self._choose())
            self._chip_lines.addWidget(chip)

    def _choose(self) -> None:
        kinds = frozenset(code for code, chip in self.chips.items() if chip.isChecked())
        # Chips are pressed to see nothing but theirs; with none pressed, all is shown.
        self.model.choose(kinds or frozenset(self.chips), self.search.text())

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(self.model.row(index.row()))

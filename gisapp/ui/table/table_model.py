"""The rows of a table as Qt asks for them: values are looked up in Arrow, none is copied."""

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.selection import Ids
from gisapp.core.tables.plain_values import plain
from gisapp.core.tables.table_look import TableLook
from gisapp.session.table.arranging import Arranged, Mask, mask_of
from gisapp.session.table.table_rows import NOTES
from gisapp.ui.table.cell_text import NOTHING, CellText, cell_hint, cell_text
from gisapp.ui.table.headings import Heading
from gisapp.ui.widgets.plain_text import in_tooltip
from gisapp.words import Words

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_MOST_KEPT = 20_000
"""Texts of cells that are kept: some screens of them."""
_NO_IDS: Ids = np.empty(0, np.int64)
_UP, _DOWN = "↑", "↓"


class TableModel(QAbstractTableModel):
    """The rows and columns of the table that is shown.

    `noted` emits the feature and the text of a note that was typed, `missed` a line that is seen
    before its values were read.
    """

    noted = Signal(object, str)
    missed = Signal(int)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._shown: Arranged | None = None
        self._names: tuple[str, ...] = ()
        self._headings: Mapping[str, Heading] = {}
        self._look = TableLook()
        self._selected: Mask | None = None
        self._texts: dict[tuple[int, int], CellText] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The columns, in the source's order."""
        return self._names

    def show(self, shown: Arranged | None, headings: Mapping[str, Heading], words: Words) -> None:
        """Show other rows, or the same in another order."""
        names = tuple(headings)
        rows = 0 if shown is None else shown.line_count
        is_reset = names != self._names or rows != self.rowCount()
        if is_reset:
            self.beginResetModel()
        self._words, self._headings, self._names = words, headings, names
        self._shown, self._rows = shown, rows
        self._texts.clear()
        if is_reset:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, max(len(names) - 1, 0)))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(len(names) - 1, 0))

    def take_look(self, look: TableLook) -> None:
        """Have the heads say by which columns rows are ordered."""
        self._look = look
        if self._names:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._names) - 1)

    def select(self, ids: Ids) -> None:
        """Show the rows of some features as selected."""
        self._selected = mask_of(self._shown.rows, ids) if self._shown and len(ids) else None

    def is_selected(self, line: int) -> bool:
        """True for a line whose feature is selected."""
        if self._selected is None or self._shown is None:
            return False
        row = self._shown.row_in(line)
        return row is not None and bool(self._selected[row])

    def value(self, line: int, column: int) -> AttributeValue:
        """Return the value in a cell, None where it is missing or not read yet."""
        shown = self._shown
        row = shown.row_in(line) if shown is not None else None
        if shown is None or row is None:
            return None
        value: AttributeValue = plain(shown.rows.rows.table.column(column)[row].as_py())
        return value

    def cell(self, line: int, column: int) -> CellText:
        """Return a cell as it is shown; kept, for painting asks for it again and again."""
        kept = self._texts.get((line, column))
        if kept is not None:
            return kept
        if self._shown is None:
            return NOTHING
        if self._shown.row_in(line) is None:
            self.missed.emit(line)
            return CellText("…")
        if len(self._texts) > _MOST_KEPT:
            self._texts.clear()
        role = self._shown.rows.roles[self._names[column]]
        made = self._texts[line, column] = cell_text(self.value(line, column), role, self._words)
        return made

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._rows

    _rows = 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.cell(line, column).text
            case Qt.ItemDataRole.EditRole:
                return self.value(line, column) or ""
            case Qt.ItemDataRole.ToolTipRole:
                return in_tooltip(cell_hint(self.value(line, column)))
            case Qt.ItemDataRole.AccessibleTextRole:
                heading = self._headings[self._names[column]].text
                return f"{heading}: {self.cell(line, column).text}"
            case Qt.ItemDataRole.TextAlignmentRole if self.cell(line, column).is_number:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_note = self._names[index.column()] == NOTES
        is_read = self._shown is not None and self._shown.row_in(index.row()) is not None
        return flags | Qt.ItemFlag.ItemIsEditable if is_note and is_read else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a note that was typed."""
        if role != Qt.ItemDataRole.EditRole or self._shown is None:
            return False
        (feature_id,) = self._shown.ids_of(np.array([index.row()])).tolist()
        self.noted.emit(feature_id, str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return self._rank(section) if role == Qt.ItemDataRole.DisplayRole else None
        name = self._names[section]
        heading = self._headings[name]
        if role == Qt.ItemDataRole.TextAlignmentRole and self._has_numbers(name):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{heading.text}{self._mark(self._names[section])}"
        return in_tooltip(heading.hint) if role == Qt.ItemDataRole.ToolTipRole else None

    def _rank(self, line: int) -> str:
        """Return the number of a line, or its rank where lines stand in the order of numbers."""
        ranks = self._shown.ranks if self._shown is not None else None
        if ranks is None or line >= len(ranks):
            return f"{line + 1:,}"
        return f"{ranks[line]:,}" if ranks[line] else "–"

    def _has_numbers(self, name: str) -> bool:
        fields = self._shown.rows.fields if self._shown is not None else ()
        return any(each.name == name and each.is_numeric for each in fields)

    def _mark(self, name: str) -> str:
        """Return the arrow of a column by which rows are ordered, numbered where there are more."""
        keys = self._look.keys
        for place, key in enumerate(keys, 1):
            if key.column == name:
                number = str(place) if len(keys) > 1 else ""
                return f"  {_DOWN if key.descending else _UP}{number}"
        return ""

"""The rows of a comparison for a table view: headings of sections, and what subjects state."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from gisapp.core.parks.comparison.cell_words import CellText
from gisapp.core.parks.comparison.comparison_text import ComparisonText, LineText
from gisapp.ui.widgets.plain_text import in_tooltip
from gisapp.ui.widgets.theme import FONT_PX, ui_font
from gisapp.words import Words

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_Role = Qt.ItemDataRole


@dataclass(frozen=True)
class ColumnHead:
    """What stands above a column.

    Parameters
    ----------
    swatch : QIcon
        How the subject is drawn on the map; null for one without a place.
    is_chosen : bool
        True for the one from which differences are told.
    """

    name: str
    kind: str
    swatch: QIcon
    is_chosen: bool


class SheetModel(QAbstractTableModel):
    """Holds a comparison in words; a row is a section's title or a property."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.heads: tuple[ColumnHead, ...] = ()
        self.rows: tuple[str | LineText, ...] = ()

    def show(
        self, text: ComparisonText | None, heads: tuple[ColumnHead, ...], words: Words
    ) -> None:
        """Hold another comparison; None for none."""
        self.beginResetModel()
        self._words, self.heads = words, heads
        sections = text.sections if text is not None else ()
        rows: list[str | LineText] = []
        for title, lines in sections:
            rows += [title, *lines]
        self.rows = tuple(rows)
        self.endResetModel()

    def cell(self, row: int, column: int) -> CellText | None:
        """Return a cell; None for the title of a section."""
        line = self.rows[row]
        return None if isinstance(line, str) else line.cells[column]

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        cell = self.cell(index.row(), index.column())
        if cell is None:
            is_text = role in (_Role.DisplayRole, _Role.AccessibleTextRole)
            return self.rows[index.row()] if is_text else None
        match role:
            case _Role.DisplayRole:
                return cell.value
            case _Role.ToolTipRole:
                return in_tooltip("\n".join(spoken(cell, self._words)))
            case _Role.AccessibleTextRole:
                label = self.headerData(index.row(), Qt.Orientation.Vertical)
                name = self.heads[index.column()].name
                return ". ".join((f"{label}, {name}", *spoken(cell, self._words)))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal:
            return self._head_data(self.heads[section], role)
        line = self.rows[section]
        label = line if isinstance(line, str) else line.label
        match role:
            case _Role.DisplayRole | _Role.AccessibleTextRole:
                return label
            case _Role.ToolTipRole:
                return in_tooltip(label)
            case _Role.FontRole if isinstance(line, str):
                font = ui_font(FONT_PX)
                font.setBold(True)
                return font
            case _Role.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _head_data(self, head: ColumnHead, role: int) -> object:
        match role:
            case _Role.DisplayRole:
                return head.name
            case _Role.ToolTipRole | _Role.AccessibleTextRole:
                chosen = self._words("compare.is_chosen") if head.is_chosen else ""
                text = "\n".join(filter(None, (head.name, head.kind, chosen)))
                return in_tooltip(text) if role == _Role.ToolTipRole else text
        return None


def spoken(cell: CellText, words: Words) -> tuple[str, ...]:
    """Return all that a cell says, a line each: what it shows, then its notes."""
    best = words("compare.best") if cell.is_best else ""
    shown = (cell.value, best, cell.below, *cell.marks, cell.difference, *cell.notes)
    return tuple(each for each in shown if each)

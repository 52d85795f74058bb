"""The lines of the dialog's table: one for each column of a layer."""

from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from gisapp.core.own_parks.mapping.mapping_draft import MappingDraft
from gisapp.core.own_parks.mapping.typed_period import period_typed
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping
from gisapp.ui.mapping.column_texts import BASIS, PERIOD, SECTIONS, ColumnTexts
from gisapp.ui.widgets.plain_text import in_tooltip

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
"""A `LineCell`: how a cell is painted."""


class ColumnModel(QAbstractTableModel):
    """The columns of one layer; those that need a word of the user stand on top.

    `said` is emitted when something else is said of a column.
    """

    said = Signal()

    def __init__(self, draft: MappingDraft, texts: ColumnTexts) -> None:
        super().__init__()
        self._draft = draft
        self._texts = texts
        # Sorting is stable: the others keep the table's order. Nothing moves once it is answered.
        names = [each.column for each in draft.columns]
        self._names = sorted(names, key=lambda name: not draft.is_open(name))

    @property
    def has_basis(self) -> bool:
        """True if any column states an area, which is of land or of floors."""
        return any(self._texts.is_choice(name, BASIS) for name in self._names)

    def name_at(self, index: Index) -> str:
        """Return the column that a line is about."""
        return self._names[index.row()]

    def row_of(self, name: str) -> int:
        """Return the line of a column."""
        return self._names.index(name)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._names)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else SECTIONS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_heading = orientation == Qt.Orientation.Horizontal
        if is_heading and role == Qt.ItemDataRole.DisplayRole:
            return self._texts.heading(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        name, section = self.name_at(index), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts.text(name, section)
        if role == Qt.ItemDataRole.EditRole and section == PERIOD:
            return self._draft.column(name).period.iso
        if role == Qt.ItemDataRole.ToolTipRole:
            return in_tooltip(self._texts.hint(name, section))
        return self._texts.line(name, section) if role == LINE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_typed = index.column() == PERIOD and self.can_choose(index)
        return flags | Qt.ItemFlag.ItemIsEditable if is_typed else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a time that was typed; what is none leaves the one that is there."""
        period = period_typed(str(value))
        if role != Qt.ItemDataRole.EditRole or period is None:
            return False
        column = self._draft.column(self.name_at(index))
        if period.iso != column.period.iso:
            self.say(replace(column, period=period))
        return True

    def can_choose(self, index: Index) -> bool:
        """Return True for a cell in which something can be chosen or typed."""
        return self._texts.is_choice(self.name_at(index), index.column())

    def say_property(self, name: str, code: str) -> None:
        """Say which property a column states."""
        self._draft.say_property(name, code)
        self._tell(name)

    def confirm(self, name: str) -> None:
        """Take a column for what it is likely to state."""
        self._draft.confirm(name)
        self._tell(name)

    def say(self, column: ColumnMapping) -> None:
        """Say anything else of a column."""
        self._draft.say(column)
        self._tell(column.column)

    def show_anew(self) -> None:
        """Show what is known by now of cells and of the rows."""
        if self._names:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._names) - 1, SECTIONS - 1))

    def _tell(self, name: str) -> None:
        self._texts.forget(name)
        row = self.row_of(name)
        self.dataChanged.emit(self.index(row, 0), self.index(row, SECTIONS - 1))
        self.said.emit()

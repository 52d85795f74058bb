"""Rows of a table as it is written: the number of each, and its values."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.attributes import Column, Field

_MOST_SHOWN = 500
"""Rows; a file takes all of them."""
_MOST_COLUMNS = 12
_WIDEST_PX = 220


class RowTable(QTableWidget):
    """Shows some rows of a table; `number_heading` stands above the numbers of rows."""

    def __init__(self, number_heading: str) -> None:
        super().__init__()
        self.setObjectName("rowTable")
        self._number_heading = number_heading
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setStretchLastSection(True)

    def show_rows(
        self, numbers: Sequence[int], columns: Mapping[Field, Column], rows: Sequence[int]
    ) -> None:
        """Show other rows.

        Parameters
        ----------
        numbers : sequence of int
            Of all rows, as the table's program shows them.
        columns : mapping of Field to Column
            Of all rows.
        rows : sequence of int
            Those to show, by their places; of many, the first.
        """
        shown = rows[:_MOST_SHOWN]
        named = list(columns.items())[:_MOST_COLUMNS]
        self.clear()
        self.setRowCount(len(shown))
        self.setColumnCount(len(named) + bool(named))
        if not named:
            return
        self.setHorizontalHeaderLabels([self._number_heading, *(each.name for each, _ in named)])
        for place, row in enumerate(shown):
            self.setItem(place, 0, QTableWidgetItem(str(numbers[row])))
        for across, (_, column) in enumerate(named, 1):
            for place, row in enumerate(shown):
                text = plain_text(column.distinct[column.codes[row]])
                self.setItem(place, across, QTableWidgetItem(text))
        self.resizeColumnsToContents()
        for across in range(self.columnCount()):
            self.setColumnWidth(across, min(self.columnWidth(across), _WIDEST_PX))

"""Rows of a table are shown with their numbers, as plain text."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gisapp.core.layers.attributes import Column, Field
from gisapp.ui.layers.row_table import RowTable


def test_rows_are_shown_as_they_are_written(qtbot: QtBot) -> None:
    table = RowTable("Row")
    qtbot.addWidget(table)
    columns = {Field("企业", "String"): Column.of(["甲", "<b>乙</b>", None])}
    table.show_rows((2, 5, 9), columns, [1, 2])
    model = table.model()
    heads = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(2)]
    cells = [[model.index(row, place).data() for place in range(2)] for row in range(2)]
    assert heads == ["Row", "企业"]
    assert cells == [["5", "<b>乙</b>"], ["9", ""]]
    table.show_rows((), {}, ())
    assert (table.rowCount(), table.columnCount()) == (0, 0)


def test_of_many_rows_the_first_are_shown(qtbot: QtBot) -> None:
    table = RowTable("Row")
    qtbot.addWidget(table)
    table.show_rows(range(5000), {Field("n", "Integer"): Column.of(list(range(5000)))}, range(5000))
    assert table.rowCount() == 500

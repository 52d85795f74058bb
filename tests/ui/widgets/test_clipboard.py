"""A table is on the clipboard as text and as HTML."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gisapp.export.clipboard_table import clipboard_table
from gisapp.ui.widgets.clipboard import put_table


def test_programs_may_take_either(qtbot: QtBot) -> None:
    put_table(clipboard_table(["编号", "面积"], [[["007"], [1.5]]]))
    found = QApplication.clipboard().mimeData()
    assert found.text() == "编号\t面积\n007\t1.5\n"
    assert "<td>1.5</td>" in found.html()

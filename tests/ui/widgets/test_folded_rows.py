"""Rows that are made when somebody wants them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.core.text.sheet_text import RowText
from gisapp.ui.widgets.folded_rows import FoldedRows
from gisapp.ui.widgets.sheet_row import SheetRow
from tests.ui.reading import seen


def test_a_click_shows_and_hides_rows_that_are_made_once(qtbot: QtBot) -> None:
    made = []

    def rows() -> list[RowText]:
        made.append(1)
        return [RowText("备注", "临河")]

    folded = FoldedRows("Show 1 more", rows)
    qtbot.addWidget(folded)
    folded.show()
    assert not made
    fold = folded.findChildren(SheetRow)[0]
    QTest.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert "备注 · 临河" in seen(folded)
    QTest.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert "备注 · 临河" not in seen(folded)
    QTest.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert "备注 · 临河" in seen(folded)
    assert len(made) == 1

"""The line above the sheet offers who to measure by, and what to leave out."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.ui.compare.sheet_bar import SheetBar
from gisapp.words import load_words


def test_one_is_chosen_or_none(qtbot: QtBot) -> None:
    bar = SheetBar()
    qtbot.addWidget(bar)
    bar.write(("North", "South"), 1, "", load_words("en"))
    assert [bar.base.itemText(each) for each in range(3)] == [
        *("Without differences", "From North", "From South")
    ]
    assert bar.base.currentIndex() == 2
    chosen: list[int] = []
    bar.chosen.connect(chosen.append)
    bar.base.activated.emit(1)
    bar.base.activated.emit(0)
    assert chosen == [0, -1]


def test_without_subjects_there_is_nothing_to_save(qtbot: QtBot) -> None:
    bar = SheetBar()
    qtbot.addWidget(bar)
    bar.write((), None, "有 1 项不在图上", load_words("zh"))
    assert not bar.save.isEnabled()
    assert bar.save.text() == "存为 Excel…"
    assert bar.note.text() == "有 1 项不在图上"
    narrowed: list[None] = []
    bar.narrowed.connect(lambda: narrowed.append(None))
    for switch in (bar.differing, bar.common):
        QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert len(narrowed) == 2

"""A number that is chosen, and one that is only shown."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from pytestqt.qtbot import QtBot

from gisapp.ui.style.number_box import NumberBox
from tests.ui.reading import WORDS


def test_what_is_shown_is_not_told_and_what_is_chosen_is(qtbot: QtBot) -> None:
    box, told = NumberBox("width", 0.0, 30.0, 0.5), list[float]()
    qtbot.addWidget(box)
    box.write("Width", WORDS["en"], "style.px")
    box.chosen.connect(told.append)
    box.show_number(3.0)
    assert (box.text(), told) == ("3.0 px", [])
    box.stepUp()
    assert told == [3.5]


def test_the_wheel_scrolls_past_it(qtbot: QtBot) -> None:
    box = NumberBox("width", 0.0, 30.0, 0.5)
    qtbot.addWidget(box)
    at, no = QPointF(5, 5), Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(
        *(at, at, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, no),
        *(Qt.ScrollPhase.NoScrollPhase, False),
    )
    box.wheelEvent(turn)
    assert box.value() == 0.0
    assert not turn.isAccepted()

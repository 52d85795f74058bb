"""Widgets go on in the next line where there is no room."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gisapp.ui.widgets.flow_layout import FlowLayout


def test_lines_break_where_the_width_ends(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    layout = FlowLayout()
    around.setLayout(layout)
    boxes = [QWidget() for _ in range(5)]
    for box in boxes:
        box.setFixedSize(80, 20)
        layout.addWidget(box)
    gap = layout.spacing()
    assert layout.heightForWidth(1000) == 20
    assert layout.heightForWidth(2 * 80 + gap) == 3 * 20 + 2 * gap
    layout.setGeometry(QRect(0, 0, 2 * 80 + gap, 100))
    assert [box.y() for box in boxes] == [0, 0, 20 + gap, 20 + gap, 2 * (20 + gap)]
    assert layout.minimumSize().width() == 80
    item = layout.takeAt(0)
    assert item is not None
    assert (layout.count(), layout.itemAt(9)) == (4, None)


def test_lines_may_end_at_the_right_edge_and_hidden_widgets_take_no_room(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    layout = FlowLayout(at_right=True)
    around.setLayout(layout)
    boxes = [QWidget() for _ in range(3)]
    for box in boxes:
        box.setFixedSize(80, 20)
        layout.addWidget(box)
    boxes[1].hide()
    layout.setGeometry(QRect(0, 0, 200, 20))
    assert [boxes[0].x(), boxes[2].x()] == [200 - 160 - layout.spacing(), 120]
    assert layout.heightForWidth(100) == 2 * 20 + layout.spacing()


def test_lower_widgets_stand_in_the_middle_of_their_line(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    layout = FlowLayout()
    around.setLayout(layout)
    for height in (20, 30):
        box = QWidget()
        box.setFixedSize(80, height)
        layout.addWidget(box)
    layout.setGeometry(QRect(0, 10, 400, 30))
    tops = [item.geometry().y() for item in map(layout.itemAt, range(2)) if item is not None]
    assert tops == [15, 10]

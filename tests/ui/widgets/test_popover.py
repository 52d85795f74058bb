"""A card beside what was clicked: on the screen, as high as it needs, and gone when closed."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.popover import WIDTH_PX, Popover
from gisapp.ui.widgets.theme import LIGHT
from tests.ui.widgets.painted import picture_of, shows


@pytest.fixture
def anchor(qtbot: QtBot) -> QPushButton:
    anchor = QPushButton("open")
    qtbot.addWidget(anchor)
    anchor.resize(80, 24)
    anchor.show()
    return anchor


def content(lines: int) -> QWidget:
    widget = QWidget()
    layout = QVBoxLayout(widget)
    layout.addWidget(plain_label("\n".join(["A line of what is known."] * lines)))
    return widget


def opened(anchor: QWidget, at: QPoint, lines: int = 3) -> Popover:
    anchor.window().move(at)
    QApplication.processEvents()
    popover = Popover(content(lines), anchor)
    popover.open_beside(anchor)
    return popover


def test_it_opens_below_what_was_clicked(anchor: QPushButton) -> None:
    popover = opened(anchor, QPoint(100, 100))
    below = anchor.mapToGlobal(QPoint(0, anchor.height()))
    assert popover.isVisible()
    assert popover.width() == WIDTH_PX
    assert popover.x() == below.x()
    assert 0 < popover.y() - below.y() <= 8
    popover.close()


def test_near_the_bottom_it_opens_above(anchor: QPushButton) -> None:
    screen = anchor.screen().availableGeometry()
    popover = opened(anchor, QPoint(100, screen.bottom() - 40))
    assert popover.geometry().bottom() < anchor.mapToGlobal(QPoint(0, 0)).y()
    popover.close()


def test_it_is_wholly_on_the_screen_wherever_the_anchor_is(anchor: QPushButton) -> None:
    screen = anchor.screen().availableGeometry()
    partly_out = screen.topLeft() - QPoint(40, 10)
    for corner in (partly_out, screen.topRight(), screen.bottomLeft(), screen.bottomRight()):
        popover = opened(anchor, corner, lines=8)
        assert screen.contains(popover.geometry())
        popover.close()


def test_a_short_text_needs_no_scroll_bar_and_a_long_one_has_it(anchor: QPushButton) -> None:
    short, long = (opened(anchor, QPoint(100, 100), lines) for lines in (3, 400))
    screen = anchor.screen().availableGeometry()
    assert short.height() < 200
    assert long.height() == round(0.8 * screen.height())
    bars = [
        each.findChild(QScrollArea).verticalScrollBar().maximum()  # type: ignore[union-attr]
        for each in (short, long)
    ]
    assert bars[0] == 0
    assert bars[1] > 1000
    for popover in (short, long):
        popover.close()


def test_it_is_a_raised_card_with_a_frame(anchor: QPushButton) -> None:
    popover = opened(anchor, QPoint(100, 100))
    image = picture_of(popover)
    assert shows(image, LIGHT.surface_raised)
    assert shows(image, LIGHT.border_strong)
    popover.close()


def test_escape_closes_it_and_leaves_nothing_behind(anchor: QPushButton, qtbot: QtBot) -> None:
    popover = opened(anchor, QPoint(100, 100))
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    assert not popover.isVisible()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not Shiboken.isValid(popover)

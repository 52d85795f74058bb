"""A click while Details is closed says where to read on."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from gisapp.ui.window.main_window import MainWindow
from tests.ui.gestures import place_of
from tests.ui.parts import canvas_of, messages_of
from tests.ui.reading import seen

SENTENCE = "What you clicked can be read in Details, which is closed."


def click(window: MainWindow, place: QPoint) -> None:
    QTest.mouseClick(canvas_of(window), Qt.MouseButton.LeftButton, pos=place)


def is_told(window: MainWindow) -> bool:
    return SENTENCE in seen(messages_of(window)) and messages_of(window).isVisible()


def test_it_is_told_once_with_a_button_that_opens_details(window: MainWindow) -> None:
    canvas = canvas_of(window)
    click(window, place_of(canvas, "yifang"))
    assert not is_told(window), "it is open"
    window.show_panel("details", shown=False)
    click(window, QPoint(3, 3))
    assert not is_told(window), "there was nothing"
    click(window, place_of(canvas, "yifang"))
    assert is_told(window)
    texts = {each.text(): each for each in messages_of(window).findChildren(QPushButton)}
    texts["Show Details (F4)"].click()
    assert window.panel_is_shown("details").value
    assert not is_told(window)


def test_who_closes_it_again_is_told_again_but_not_at_each_click(window: MainWindow) -> None:
    canvas = canvas_of(window)
    for _ in range(2):
        window.show_panel("details", shown=False)
        click(window, place_of(canvas, "yifang"))
        assert is_told(window)
        window.session.messages.answered.emit("details")
        click(window, place_of(canvas, "changdong"))
        assert not is_told(window)
        window.commands["show_details"].trigger()

"""A button in a colour: those that are ready are one click away, any other one two."""

import pytest
from PySide6.QtWidgets import QApplication, QColorDialog, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gisapp.ui.style.color_button import ColorButton
from tests.ui.reading import WORDS


@pytest.fixture
def button(qtbot: QtBot) -> ColorButton:
    button = ColorButton("fill", ("series1", "series2"), may_be_none=True)
    qtbot.addWidget(button)
    button.write("Colour of the fill", WORDS["en"])
    button.show_color("#ff0000")
    button.show()
    return button


def opened(button: ColorButton) -> QWidget:
    button.click()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return popup


def test_it_shows_its_colour_and_tells_it(button: ColorButton) -> None:
    assert button.grab().toImage().pixelColor(22, 14).name() == "#ff0000"
    assert button.accessibleName() == "Colour of the fill: #ff0000"


def test_a_colour_that_is_ready_is_one_click_away(qtbot: QtBot, button: ColorButton) -> None:
    cells = opened(button).findChildren(QToolButton)
    with qtbot.waitSignal(button.picked) as told:
        cells[1].click()
    assert told.args == ["series2"]


def test_there_may_be_none(qtbot: QtBot, button: ColorButton) -> None:
    none = opened(button).findChild(QPushButton, "noColor")
    assert none is not None
    with qtbot.waitSignal(button.picked) as told:
        none.click()
    assert told.args == [""]


def test_any_other_is_picked_in_a_dialog(qtbot: QtBot, button: ColorButton) -> None:
    other = opened(button).findChild(QPushButton, "otherColor")
    assert other is not None
    other.click()
    [dialog] = button.findChildren(QColorDialog)
    assert dialog.currentColor().name() == "#ff0000"
    dialog.reject()

"""What else is said of coordinates: exchanged, corrected, shifted."""

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gisapp.core.layers.read_as import AS_STATED, ReadAs
from gisapp.ui.coordinates.how_panel import HowPanel
from gisapp.words import load_words
from tests.ui.window.test_message_bar import child

SAID = ReadAs("EPSG:2363", "GBK", True, "BD-09", (1.0, 2.0, 3.0))


@pytest.fixture
def panel(qtbot: QtBot) -> HowPanel:
    panel = HowPanel(load_words("en"))
    qtbot.addWidget(panel)
    panel.show()
    return panel


def test_what_is_said_stands_there_and_is_read_out_again(panel: HowPanel) -> None:
    panel.show_read_as(SAID)
    assert panel.read_as(SAID) == SAID
    assert child(panel, QLineEdit, "shift_dx").isVisible()
    panel.show_read_as(AS_STATED)
    assert panel.read_as(AS_STATED) == AS_STATED
    assert not child(panel, QLineEdit, "shift_dx").isVisible()


def test_each_change_of_the_user_is_told(panel: HowPanel) -> None:
    changes: list[ReadAs] = []
    panel.changed.connect(lambda: changes.append(panel.read_as(AS_STATED)))
    child(panel, QCheckBox, "placeSwapped").click()
    correction = child(panel, QComboBox, "placeCorrection")
    correction.setCurrentIndex(1)
    correction.activated.emit(1)
    assert changes == [ReadAs(is_swapped=True), ReadAs(is_swapped=True, correction="GCJ-02")]


def test_half_a_shift_is_none(panel: HowPanel) -> None:
    child(panel, QPushButton, "placeShift").click()
    child(panel, QLineEdit, "shift_dx").setText("15")
    assert not panel.is_sound

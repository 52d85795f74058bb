"""From the search box to what was found, on the map and in the details."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from gisapp.core.layers.layer import TopicRef
from gisapp.core.layers.subject_lookup import find_subject
from gisapp.core.space.crs import mercator_to_lonlat
from gisapp.render.palette import load_palette
from gisapp.ui.window.main_window import MainWindow
from tests.ui.parts import canvas_of, search_of


def search_for(window: MainWindow, text: str) -> None:
    """Search by the keyboard alone and go to the first hit."""
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.focusWidget(), text)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)


def has_pin(window: MainWindow) -> bool:
    """Tell whether a pin's head is above the middle of the map."""
    canvas = canvas_of(window)
    head = canvas.rect().center()
    head.setY(head.y() - 27)
    color: QColor = canvas.grab().toImage().pixelColor(head)
    return color.name() == load_palette("light").hex("selection")


def test_what_was_found_is_read_and_the_map_takes_the_keys(window: MainWindow) -> None:
    search_for(window, "LED cluster")
    assert window.session.state.selection.value.topic == TopicRef("led-cluster")
    assert window.focusWidget() is canvas_of(window)


def test_a_second_search_is_typed_over_the_first(window: MainWindow) -> None:
    search_for(window, "LED cluster")
    search_for(window, "zhaochi")
    assert search_of(window).text() == "zhaochi"


def test_a_position_is_pinned_in_the_middle_and_what_lies_there_is_read(
    window: MainWindow,
) -> None:
    search_for(window, "28.64, 115.98")
    state = window.session.state
    viewport = state.viewport.value
    middle = mercator_to_lonlat(np.array([[viewport.x, viewport.y]]))[0]
    assert middle == pytest.approx([115.98, 28.64])
    assert has_pin(window)
    assert state.selection.value.subject == find_subject(state.layers.layers, "changdong")
    QTest.keyClick(canvas_of(window), Qt.Key.Key_Escape)
    assert not has_pin(window)

"""The window on the embedded data, shown and painted."""

import pytest
from pytestqt.qtbot import QtBot

from gisapp.app import ViewArguments, build
from gisapp.ui.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    """A window of 1280 × 720 in English that someone opens for the first time."""
    window = build(ViewArguments(language="en", size=(1280, 720)))
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.parts.canvas.picture.completed):
        window.show()
    return window

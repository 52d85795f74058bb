"""The window on the embedded data, shown and painted."""

import pytest
from pytestqt.qtbot import QtBot

from gisapp.app import ViewArguments, build
from gisapp.core.view_state import ViewState
from gisapp.session.tasks import Tasks
from gisapp.ui.window.main_window import MainWindow


def let_go(window: MainWindow) -> None:
    """Have a window close without asking whether what a test did shall be saved."""
    window.session.projects.let_go()


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    """A window of 1280 × 720 in English that someone opens for the first time."""
    window = build(ViewArguments(language="en", size=(1280, 720)))
    qtbot.addWidget(window, before_close_func=let_go)
    with qtbot.waitSignal(window.session.frames.completed):
        window.show()
    return window


@pytest.fixture
def state(window: MainWindow) -> ViewState:
    """What that window shows."""
    return window.session.state


@pytest.fixture
def tasks(window: MainWindow) -> Tasks:
    """The tasks of that window's workers."""
    return window.session.tasks

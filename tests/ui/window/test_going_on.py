"""What was open when a window was closed comes back in the next one with one click."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gisapp.app import ViewArguments, build
from gisapp.ui.window.main_window import MainWindow
from tests.ledgers import write_ledger
from tests.ui.parts import details_of, messages_of
from tests.ui.reading import seen
from tests.window import let_go

LAYER_ID = "ledger/ledger"


def opened(qtbot: QtBot, *sources: str) -> MainWindow:
    window = build(ViewArguments(sources=sources, language="en", size=(1280, 720)))
    qtbot.addWidget(window, before_close_func=let_go)
    window.show()
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    return window


@pytest.fixture
def ledger(qtbot: QtBot, tmp_path: Path) -> Path:
    """A file that was open when the window before was closed."""
    path = write_ledger(tmp_path)
    first = opened(qtbot, str(path))
    first.session.navigation.zoom(2)
    first.close()
    return path


def test_the_bar_and_the_home_view_offer_it_and_nothing_is_opened_unasked(
    ledger: Path, qtbot: QtBot
) -> None:
    window = opened(qtbot)
    assert LAYER_ID not in window.session.state.layers
    assert "Last time, ledger.geojson was open." in seen(messages_of(window))
    assert "Go on where you were · ledger.geojson" in seen(details_of(window))
    button = window.findChild(QPushButton, "messageAction0")
    assert button is not None
    assert button.text() == "Go on where you were"
    button.click()
    qtbot.waitUntil(lambda: LAYER_ID in window.session.state.layers)
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    assert "Go on where you were" not in seen(details_of(window))
    assert not window.isWindowModified()


def test_whoever_names_a_file_is_not_asked(ledger: Path, qtbot: QtBot, tmp_path: Path) -> None:
    other = write_ledger(tmp_path, name="other.geojson")
    window = opened(qtbot, str(other))
    assert "Last time" not in seen(messages_of(window))
    assert "Go on where you were" not in seen(details_of(window))

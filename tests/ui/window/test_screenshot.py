"""A picture of the window is taken once, when the map is complete and nothing is at work."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gisapp.errors import ExportError
from gisapp.session.session import make_session
from gisapp.session.settings import Settings
from gisapp.ui.canvas.install import install as install_canvas
from gisapp.ui.canvas.map_canvas import MapCanvas
from gisapp.ui.canvas.tool_box import ToolBox
from gisapp.ui.widgets.theme import Appearance
from gisapp.ui.window.main_window import MainWindow
from gisapp.ui.window.screenshot import Screenshot
from tests.parks import embedded


@pytest.fixture
def shy(qtbot: QtBot) -> MainWindow:
    """A window with a map on the embedded data that is not shown yet."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    session = make_session(Settings(None), "en")
    session.state.layers.add(*embedded()[0])
    window = MainWindow(session, Appearance(application, "light"))
    window.take(session)
    qtbot.addWidget(window)
    tools = ToolBox(session.state, session.navigation, session.selector)
    window.show_map(MapCanvas(session, tools))
    install_canvas(window, session)
    window.finish()
    window.resize(640, 480)
    session.navigation.start_at()
    return window


def colors_of(path: Path) -> set[str]:
    image = QImage(str(path))
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 8)
        for y in range(60, image.height(), 8)
    }


def test_the_picture_has_the_windows_size_and_shows_the_finished_map(
    shy: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path, taken = tmp_path / "window.png", Event()
    Screenshot(shy, path, taken.set)
    shy.show()
    qtbot.waitUntil(taken.is_set)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (640, 480)
    assert len(colors_of(path)) > 10, "parks, water and land have a colour each"


def test_a_size_that_no_layout_would_choose_is_kept(
    shy: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path, taken = tmp_path / "window.png", Event()
    Screenshot(shy, path, taken.set)
    shy.resize(120, 90)
    shy.show()
    qtbot.waitUntil(taken.is_set)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (120, 90)


def test_it_is_not_taken_before_work_has_ended(
    shy: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path, taken, may_end = tmp_path / "window.png", Event(), Event()
    shy.session.tasks.run("reads", lambda _: may_end.wait(), lambda _: None)
    Screenshot(shy, path, taken.set)
    try:
        with qtbot.waitSignal(shy.session.frames.completed):
            shy.show()
        QApplication.processEvents()
        assert not path.exists()
    finally:
        may_end.set()
    qtbot.waitUntil(taken.is_set)
    assert path.exists()


def test_of_one_window_one_picture_is_taken(shy: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    times: list[str] = []
    Screenshot(shy, tmp_path / "window.png", lambda: times.append("taken"))
    shy.show()
    qtbot.waitUntil(lambda: bool(times))
    task = shy.session.tasks.run("more", lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: task not in shy.session.tasks.running)
    with qtbot.waitSignal(shy.session.frames.completed):
        shy.session.navigation.zoom(2)
    QApplication.processEvents()
    assert times == ["taken"]


def test_where_it_cannot_be_written_one_sentence_says_so_and_it_is_not_done(
    shy: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path, done = tmp_path / "nowhere" / "window.png", Event()
    with qtbot.captureExceptions() as surfaced:
        Screenshot(shy, path, done.set)
        shy.show()
        qtbot.waitUntil(lambda: bool(surfaced))
    [(kind, error, _)] = surfaced
    assert kind is ExportError
    assert "nowhere" in str(error)
    assert not done.is_set()

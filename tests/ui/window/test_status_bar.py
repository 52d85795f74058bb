"""The status bar: where the mouse is, the scale, how the map's picture stands, missing tiles."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from gisapp.core.events import Observable
from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import FINEST
from gisapp.core.text.position_text import PositionStyle
from gisapp.core.tiles.basemap import TileStatus, Trouble
from gisapp.session.messages import Message
from gisapp.session.preferences import use_language
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.ui.widgets.theme import Appearance
from gisapp.ui.window.main_window import MainWindow
from gisapp.ui.window.status_bar import SCALES, STYLES, StatusBar, install_status_bar
from tests.ui.parts import canvas_of, status_of
from tests.ui.reading import WORDS

NANCHANG = (12910834.5, 3336075.6)


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    session = make_session(Settings(None), "en")
    session.navigation.start_at(Extent(*NANCHANG, *NANCHANG))
    yield session
    session.close()


@pytest.fixture
def style(session: Session) -> Observable[PositionStyle]:
    return session.positions.style


@pytest.fixture
def bar(qtbot: QtBot, session: Session) -> StatusBar:
    bar = StatusBar(session)
    qtbot.addWidget(bar)
    bar.resize(1000, 30)
    bar.show()
    return bar


@pytest.fixture
def tiles(bar: StatusBar) -> QLabel:
    """What is said of missing tiles."""
    label = bar.findChild(QLabel, "statusTiles")
    assert label is not None
    return label


@pytest.fixture
def drawing(bar: StatusBar) -> QProgressBar:
    """The progress of the map's frame."""
    progress = bar.findChild(QProgressBar, "drawingProgress")
    assert progress is not None
    return progress


def scale_of(bar: StatusBar) -> int:
    return int(bar.scale.text().removeprefix("1 : ").replace(",", ""))


def test_without_a_mouse_the_middle_of_the_map_is_told_and_named_so(
    bar: StatusBar, session: Session
) -> None:
    assert bar.position.text() == "centre 28.68863, 115.98000"
    session.state.pointer.set((0.0, 0.0))
    assert bar.position.text() == "0.00000, 0.00000"
    session.state.pointer.set(None)
    session.navigation.go_to(0.0, 0.0)
    assert bar.position.text() == "centre 0.00000, 0.00000"


def test_the_way_coordinates_are_written_changes_at_once(
    bar: StatusBar, session: Session, style: Observable[PositionStyle]
) -> None:
    session.state.pointer.set(NANCHANG)
    style.set("sexagesimal")
    assert bar.position.text() == "28°41′19.1″N 115°58′48.0″E"
    style.set("metres")
    assert bar.position.text() == "12910834.5, 3336075.6 (EPSG:3857)"


def test_coordinates_are_copied_as_they_are_written_without_a_word(
    bar: StatusBar, style: Observable[PositionStyle]
) -> None:
    bar.copy_position()
    assert QApplication.clipboard().text() == "28.68863, 115.98000"
    style.set("metres")
    bar.copy_position()
    assert QApplication.clipboard().text() == "12910834.5, 3336075.6 (EPSG:3857)"


def test_outside_of_the_system_the_bar_says_so_and_copies_nothing(
    bar: StatusBar, session: Session, style: Observable[PositionStyle]
) -> None:
    said: list[Message] = []
    session.messages.connect(said.append)
    style.set("gauss_kruger_3_numbered")
    bar.copy_position()
    assert QApplication.clipboard().text() == "39400313.03, 3175185.72 (EPSG:4527)"
    session.state.pointer.set((0.0, 0.0))
    assert bar.position.text() == "outside of this system"
    bar.copy_position()
    assert QApplication.clipboard().text() == "39400313.03, 3175185.72 (EPSG:4527)"
    assert [each.severity for each in said] == ["warning"]


def test_the_scale_is_told_in_three_digits(bar: StatusBar, session: Session) -> None:
    session.navigation.show_scale(1.0)
    assert bar.scale.text() == "1 : 3,780"
    session.navigation.show_scale(12_345.0)
    assert bar.scale.text() == "1 : 46,700,000"


@pytest.mark.parametrize("rows", [1000, -1000])
def test_as_far_as_one_may_go_there_is_a_scale(bar: StatusBar, session: Session, rows: int) -> None:
    session.navigation.zoom(1e-9)
    for _ in range(300):
        session.navigation.pan(0, rows)
    assert scale_of(bar) > 1
    session.navigation.zoom(1e12)
    assert session.state.viewport.value.resolution == FINEST
    assert bar.scale.text().startswith("1 : ")


def test_it_speaks_the_language_of_now(bar: StatusBar, session: Session) -> None:
    english = bar.position.toolTip()
    use_language(session.state, "zh")
    words = session.state.words.value
    assert bar.position.text() == words("status.centre", position="28.68863, 115.98000")
    assert bar.position.toolTip() == words("status.position_hint") != english
    assert bar.scale.toolTip() == words("status.scale_hint")


def test_a_frame_that_comes_quickly_shows_no_progress(
    drawing: QProgressBar, session: Session
) -> None:
    session.frames.progressed.emit(0.2)
    assert any(timer.isActive() for timer in drawing.findChildren(QTimer))
    session.frames.progressed.emit(1.0)
    assert not drawing.isVisible()
    assert not any(timer.isActive() for timer in drawing.findChildren(QTimer))


def test_a_frame_that_takes_long_shows_its_progress_until_it_is_there(
    drawing: QProgressBar, session: Session, qtbot: QtBot
) -> None:
    session.frames.progressed.emit(0.25)
    assert not drawing.isVisible()
    qtbot.waitUntil(drawing.isVisible)
    assert drawing.value() == 25
    session.frames.progressed.emit(0.5)
    assert drawing.isVisible()
    session.frames.progressed.emit(1.0)
    assert not drawing.isVisible()


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        ("offline", "tiles.example cannot be reached"),
        ("busy", "tiles.example does not answer in time"),
        ("refused", "tiles.example refuses its tiles"),
        ("too_far", "Zoom in"),
        ("unusable", "cannot be shown: 7"),
    ],
)
def test_why_tiles_are_missing_is_said_until_they_come(
    tiles: QLabel, session: Session, trouble: Trouble, said: str
) -> None:
    assert not tiles.isVisible()
    session.basemaps.status_changed.emit(TileStatus(0, 7, trouble), "tiles.example")
    assert tiles.isVisible()
    assert said in tiles.text()
    use_language(session.state, "zh")
    told = WORDS["zh"](f"status.tiles_{trouble}", host="tiles.example", count=7)
    assert tiles.text() == told
    session.basemaps.status_changed.emit(TileStatus(), "tiles.example")
    assert not tiles.isVisible()


def test_the_name_of_a_server_is_plain_text(tiles: QLabel, session: Session) -> None:
    session.basemaps.status_changed.emit(TileStatus(0, 1, "offline"), "<b>a</b>")
    assert tiles.textFormat() == Qt.TextFormat.PlainText
    assert tiles.text().startswith("<b>a</b> cannot")


@pytest.fixture
def bare(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window with nothing but the status bar."""
    return bare_window(qtbot, tmp_path / "window.ini")


def bare_window(qtbot: QtBot, settings: Path) -> MainWindow:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    session = make_session(Settings(settings), "en")
    session.navigation.start_at(Extent(*NANCHANG, *NANCHANG))
    window = MainWindow(session, Appearance(application))
    window.take(session)
    qtbot.addWidget(window)
    install_status_bar(window, session)
    window.finish()
    return window


@pytest.mark.parametrize("scale", SCALES)
def test_a_scale_of_the_menu_is_the_one_that_is_told(bare: MainWindow, scale: int) -> None:
    entry = bare.commands[f"scale_{scale}"]
    assert f"{scale:,}" in entry.text()
    entry.trigger()
    assert scale_of(status_of(bare)) == scale


def test_of_the_ways_to_write_coordinates_one_is_checked_and_comes_back(
    bare: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    def checked(window: MainWindow) -> list[str]:
        return [name for name in STYLES if window.commands[name].isChecked()]

    assert checked(bare) == ["coordinates_decimal"]
    bare.commands["coordinates_metres"].trigger()
    assert checked(bare) == ["coordinates_metres"]
    bare.close()
    again = bare_window(qtbot, tmp_path / "window.ini")
    assert checked(again) == ["coordinates_metres"]
    assert status_of(again).position.text() == "centre 12910834.5, 3336075.6 (EPSG:3857)"


def test_the_menus_open_from_what_they_are_about(bare: MainWindow) -> None:
    bar = status_of(bare)
    copy = bare.commands["copy_position"]
    assert copy in bar.position.menu().actions()
    assert bare.commands[f"scale_{SCALES[0]}"] in bar.scale.menu().actions()
    copy.trigger()
    assert QApplication.clipboard().text() == "28.68863, 115.98000"


def test_the_place_of_the_mouse_and_the_scale_follow_the_map(window: MainWindow) -> None:
    canvas, bar = canvas_of(window), status_of(window)
    QTest.mouseMove(canvas, QPoint(400, 400))
    lat, lon = map(float, bar.position.text().split(", "))
    assert 28 < lat < 29
    assert 115 < lon < 117
    before = scale_of(bar)
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert scale_of(bar) == pytest.approx(before / 2, rel=0.05)


def test_a_file_with_an_endless_name_leaves_the_scale_in_sight(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(700, 560)
    with qtbot.waitSignal(window.session.frames.completed):
        window.session.navigation.zoom(2)
    task = window.session.tasks.run("parcels_" * 80, lambda _: None, lambda _: None)
    bar = status_of(window)
    assert bar.width() == window.width()
    assert bar.rect().contains(bar.scale.geometry())
    qtbot.waitUntil(lambda: task not in window.session.tasks.running)

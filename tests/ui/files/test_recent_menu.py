"""The File menu and the palette offer what was opened lately."""

from pathlib import Path

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gisapp.ui.files.recent_menu import fill_recent, title_of
from gisapp.ui.window.main_window import MainWindow
from tests.ui.files.test_install import a_point_file
from tests.ui.parts import details_of
from tests.ui.reading import seen

HOSTILE = "R&D <b>"


def opened(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    window.files_dropped.emit([str(path)])
    qtbot.waitUntil(lambda: not window.session.tasks.running)


def recent(window: MainWindow) -> QMenu:
    menu = QMenu(window)
    fill_recent(menu, window.session)
    return menu


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def test_at_first_there_is_none(window: MainWindow) -> None:
    (nothing,) = recent(window).actions()
    assert nothing.text() == "Nothing was opened lately"
    assert not nothing.isEnabled()


def test_what_was_opened_is_opened_again_from_there(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(window, qtbot, a_point_file(tmp_path, HOSTILE))
    layers = window.session.state.layers
    window.session.edits.remove(layers.layers[-1].layer_id)
    menu = recent(window)
    assert texts(menu) == ["R&&D <b>.geojson", "Clear this list"]
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: layers.layers[-1].group == f"{HOSTILE}.geojson")
    qtbot.waitUntil(lambda: not window.session.tasks.running)


def test_the_menu_in_the_menu_bar_is_up_to_date(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    menu = window.findChild(QMenu, "open_recentMenu")
    assert menu is not None
    opened(window, qtbot, a_point_file(tmp_path, "wells"))
    menu.aboutToShow.emit()
    assert texts(menu) == ["wells.geojson", "Clear this list"]
    menu.actions()[-1].trigger()
    menu.aboutToShow.emit()
    assert texts(menu) == ["Nothing was opened lately"]


def test_the_home_page_lists_it_while_it_is_not_open(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(window, qtbot, a_point_file(tmp_path, "wells"))
    window.session.edits.remove(window.session.state.layers.layers[-1].layer_id)
    assert "Opened lately" in seen(details_of(window))
    assert "wells.geojson" in seen(details_of(window))


def test_namesakes_are_told_apart_by_their_folders() -> None:
    both = ("/maps/north/plots.shp", "/maps/south/plots.shp", "/maps/south/roads.shp")
    assert [title_of(each, both) for each in both] == [
        "north/plots.shp",
        "south/plots.shp",
        "roads.shp",
    ]

"""The styles that came with a file are chosen from the style's menu."""

from pathlib import Path

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gisapp.export.styles.layer_styles import TableStyle, add_layer_styles
from gisapp.ui.style.stored_styles_menu import fill_stored_styles
from gisapp.ui.window.main_window import MainWindow
from tests.sources.styles.foreign import fill, qml, single
from tests.styled_layers import layer_of


def test_a_style_of_the_file_is_chosen(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    session = window.session
    path = Path(layer_of(tmp_path).origin.source)
    colors = {"r&d": "255,0,0,255", "green": "0,255,0,255"}
    add_layer_styles(
        path,
        [
            TableStyle("plots", "geom", name, qml(single(fill(color))).decode(), "")
            for name, color in colors.items()
        ],
    )
    session.loader.open([str(path)])
    qtbot.waitUntil(lambda: "plots/plots" in session.state.layers and not session.tasks.running)
    session.state.picked_layer.set("plots/plots")
    assert window.commands["stored_style"].isEnabled()
    menu = QMenu()
    fill_stored_styles(menu, session, "plots/plots")
    actions = {each.text(): each for each in menu.actions()}
    assert set(actions) == {"r&&d", "green"}
    actions["green"].trigger()
    qtbot.waitUntil(lambda: session.state.layers["plots/plots"].symbology.common.fill == "#00ff00")


def test_there_is_nothing_to_choose_where_no_style_came(window: MainWindow) -> None:
    layer = next(each for each in window.session.state.layers.layers if each.identifiable)
    window.session.state.picked_layer.set(layer.layer_id)
    assert not window.commands["stored_style"].isEnabled()

"""Opening and exporting in the window: what is asked, and what comes of the answer."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLabel
from pytestqt.qtbot import QtBot

from gisapp.core.view_state import ViewState
from gisapp.session.preferences import use_language
from gisapp.ui.export_features.dialog import FeatureDialog
from gisapp.ui.files.boundary_dialog import BoundaryDialog
from gisapp.ui.files.snapshot_dialog import SnapshotDialog
from gisapp.ui.window.main_window import MainWindow
from tests.file_server import serving
from tests.ui.parts import canvas_of, messages_of, part_of


def asked(window: MainWindow, command: str) -> QFileDialog:
    """Run a command and return the dialog that asks for files."""
    window.commands[command].trigger()
    [dialog] = [one for one in window.findChildren(QFileDialog) if one.isVisible()]
    return dialog


def answer(dialog: QFileDialog, path: Path) -> None:
    dialog.selectFile(str(path))
    dialog.accept()


def told(window: MainWindow, qtbot: QtBot) -> str:
    """Wait for a message and return its sentence."""
    qtbot.waitUntil(messages_of(window).isVisible)
    label = window.findChild(QLabel, "messageSentence")
    assert label is not None
    return label.text()


def a_point_file(folder: Path, name: str) -> Path:
    point = {"type": "Point", "coordinates": [117, 28.6]}
    feature = {"type": "Feature", "properties": {}, "geometry": point}
    path = folder / f"{name}.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    return path


def test_the_files_that_are_chosen_are_opened(
    window: MainWindow, state: ViewState, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = asked(window, "open")
    assert dialog.fileMode() == QFileDialog.FileMode.ExistingFiles
    first, *_, last = dialog.nameFilters()
    assert first.startswith("All map data (")
    assert "*.geojson" in first
    assert last.startswith("All files (")
    assert not dialog.isModal()
    paths = [str(a_point_file(tmp_path, name)) for name in ("wells", "pumps")]
    dialog.filesSelected.emit(paths)
    dialog.close()
    qtbot.waitUntil(lambda: {"wells/wells", "pumps/pumps"} <= {*_ids(state)})
    qtbot.waitUntil(lambda: not window.session.tasks.running)


def test_files_that_are_dropped_are_opened(
    window: MainWindow, state: ViewState, qtbot: QtBot, tmp_path: Path
) -> None:
    window.files_dropped.emit([str(a_point_file(tmp_path, "wells"))])
    qtbot.waitUntil(lambda: "wells/wells" in _ids(state))
    qtbot.waitUntil(lambda: not window.session.tasks.running)


def _ids(state: ViewState) -> list[str]:
    return [layer.layer_id for layer in state.layers.layers]


def test_the_dialog_is_opened_by_its_keys(window: MainWindow) -> None:
    QTest.keyClick(canvas_of(window), Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    [dialog] = window.findChildren(QFileDialog)
    assert dialog.windowTitle()
    dialog.close()


def test_a_dialog_is_in_the_users_language(window: MainWindow) -> None:
    use_language(window.session.state, "zh")
    dialog = asked(window, "open")
    assert dialog.windowTitle() == "打开数据"
    dialog.close()


def test_the_features_that_are_chosen_are_saved(
    window: MainWindow, state: ViewState, qtbot: QtBot, tmp_path: Path
) -> None:
    for layer in state.layers.layers:
        state.layers.show(layer.layer_id, visible=layer.kind in ("park", "enterprise"))
    window.commands["export_features"].trigger()
    dialog = part_of(window, FeatureDialog)
    assert not dialog.isModal()
    dialog.form.format.setCurrentIndex(dialog.form.format.findData(".geojson"))
    qtbot.waitUntil(dialog.export.isEnabled)
    dialog.export.click()
    (asking,) = dialog.findChildren(QFileDialog)
    answer(asking, tmp_path / "parks")
    assert told(window, qtbot) == "Features saved as parks.geojson: 7."
    saved = json.loads((tmp_path / "parks.geojson").read_text())
    assert {"changdong", "led-demo-park", "zhaochi"} <= {
        feature["properties"]["uid"] for feature in saved["features"]
    }


def test_where_there_are_no_features_nothing_is_asked(
    window: MainWindow, state: ViewState, qtbot: QtBot
) -> None:
    for layer in state.layers.layers:
        state.layers.remove(layer.layer_id)
    window.commands["export_features"].trigger()
    assert "No layer with features" in told(window, qtbot)
    assert not window.findChildren(FeatureDialog)


@pytest.mark.parametrize(
    ("command", "title", "name"),
    [
        ("export_snapshot", "Export page", "district.html"),
        ("export_folder", "Export a folder for a web server", "site"),
    ],
)
def test_a_saved_snapshot_is_told_with_its_name(
    window: MainWindow, qtbot: QtBot, command: str, title: str, name: str
) -> None:
    window.commands[command].trigger()
    dialog = part_of(window, SnapshotDialog)
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert dialog.windowTitle() == title
    dialog.exported.emit(f"/maps/{name}")
    assert name in told(window, qtbot)
    dialog.close()


def test_the_embedded_data_comes_back(window: MainWindow, state: ViewState) -> None:
    state.layers.remove("enterprise")
    window.commands["show_embedded"].trigger()
    assert "enterprise" in _ids(state)


def test_selected_plots_are_written_as_boundary_points(
    window: MainWindow, state: ViewState, qtbot: QtBot, tmp_path: Path
) -> None:
    assert not window.commands["export_selected_plots"].isEnabled()
    window.session.selector.select_subject("changdong")
    window.commands["export_selected_plots"].trigger()
    dialog = window.findChild(BoundaryDialog)
    assert dialog is not None
    dialog.chosen.emit(tmp_path / "out.txt", dialog.options)
    dialog.close()
    sentence = told(window, qtbot)
    assert sentence.startswith("1 plots saved as boundary points in out.txt.")
    assert "schematic" in sentence
    assert "昌东工业园" in (tmp_path / "out.txt").read_text(encoding="gb18030")


def test_without_plots_nothing_is_asked(window: MainWindow, qtbot: QtBot) -> None:
    window.session.selector.select_subject("zhaochi")
    window.commands["export_boundary_points"].trigger()
    assert "no plots" in told(window, qtbot)
    assert window.findChild(BoundaryDialog) is None


def test_an_address_that_is_written_is_fetched(
    window: MainWindow, state: ViewState, qtbot: QtBot, tmp_path: Path
) -> None:
    a_point_file(tmp_path, "firms")
    with serving(tmp_path) as server:
        window.commands["open_address"].trigger()
        [dialog] = window.findChildren(QInputDialog)
        dialog.setTextValue(f" {server.url}/firms.geojson ")
        dialog.accept()
        qtbot.waitUntil(
            lambda: any(layer.group == "firms.geojson" for layer in state.layers.layers)
        )
        assert server.asked == ["/firms.geojson"]

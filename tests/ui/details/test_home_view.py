"""What the details panel shows while nothing is selected, in the real window."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from gisapp.core.filters.layer_filter import AnyOf, LayerFilter
from gisapp.ui.details import home_view
from gisapp.ui.window.main_window import MainWindow
from tests.ledgers import MAPPING, ROWS, write_ledger
from tests.ui.parts import details_of
from tests.ui.reading import box, seen

LAYER_ID = "ledger/ledger"


def home(window: MainWindow) -> str:
    return seen(details_of(window))


def open_ledger(
    window: MainWindow, qtbot: QtBot, folder: Path, name: str = "ledger.geojson"
) -> None:
    window.files_dropped.emit([str(write_ledger(folder, ROWS, name))])
    qtbot.waitUntil(lambda: not window.session.tasks.running)


def test_what_is_switched_off_or_removed_is_not_told_of(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    open_ledger(window, qtbot, tmp_path)
    session = window.session
    qtbot.waitUntil(lambda: "面积, sum · 105" in home(window))
    session.embedded.show()
    assert "Changdong Industrial Park" in home(window)
    for layer in session.state.layers.layers:
        if layer.dataset is not None:
            session.edits.show(layer.layer_id, visible=False)
    assert "Changdong Industrial Park" not in home(window)
    session.state.layers.map(LAYER_ID, MAPPING)
    qtbot.waitUntil(lambda: "Plots: 3" in home(window))
    session.edits.remove(LAYER_ID)
    assert "Plots: 3" not in home(window)


def test_it_begins_with_plots_though_roads_lie_above_them(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    open_ledger(window, qtbot, tmp_path)
    path = tmp_path / "roads.geojson"
    line = {"type": "LineString", "coordinates": [[115.9, 28.6], [115.91, 28.6]]}
    path.write_text(json.dumps({"type": "Feature", "properties": {"no": "G1"}, "geometry": line}))
    window.files_dropped.emit([str(path)])
    qtbot.waitUntil(lambda: "\nroads\n" in home(window))
    assert home(window).index("\nledger\n") < home(window).index("\nroads\n")


def test_with_nothing_open_it_says_how_to_begin(window: MainWindow) -> None:
    session = window.session
    for layer in session.state.layers.layers:
        session.state.layers.remove(layer.layer_id)
    assert "Nothing is open" in home(window)
    QTest.mouseClick(box(details_of(window), "Show Qingshanhu data"), Qt.MouseButton.LeftButton)
    assert "Changdong Industrial Park" in home(window)


def test_the_files_that_are_open_are_listed_with_the_time_they_were_saved(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    open_ledger(window, qtbot, tmp_path)
    lines = home(window).splitlines()
    (row,) = (line for line in lines if line.startswith("ledger.geojson · "))
    assert lines.index(row) == lines.index("Files open") + 1
    assert "2026" in row or ":" in row


def test_a_file_that_was_saved_anew_is_read_again_from_there(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    open_ledger(window, qtbot, tmp_path)
    write_ledger(tmp_path, ROWS[:1])
    qtbot.waitUntil(lambda: "Saved anew by another program" in home(window))
    QTest.mouseClick(box(details_of(window), "Reload"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    qtbot.waitUntil(lambda: "Areas: 1" in home(window))
    assert "Saved anew" not in home(window)


def test_what_changed_between_deliveries_is_counted(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    open_ledger(window, qtbot, tmp_path)
    newer = write_ledger(tmp_path, ROWS[:2], "newer.geojson")
    layer = window.session.state.layers[LAYER_ID]
    window.session.deliveries.compare_with_file(layer, newer, is_newer=True)
    qtbot.waitUntil(lambda: "0 added, 1 gone" in home(window))
    window.session.deliveries.close()
    assert "1 gone" not in home(window)


def test_the_problems_of_a_layer_are_a_click_away(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = write_ledger(tmp_path)
    path.write_text(path.read_text().replace('"Polygon"', '"Klein bottle"', 1))
    window.files_dropped.emit([str(path)])
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    QTest.mouseClick(box(details_of(window), "1 found"), Qt.MouseButton.LeftButton)
    (dialog,) = (each for each in window.findChildren(QDialog) if each.isVisible())
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    dialog.close()


def test_of_many_layers_the_first_are_told_of(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home_view, "MOST_LAYERS", 1)
    for name in ("first.geojson", "second.geojson"):
        open_ledger(window, qtbot, tmp_path, name)
    assert "1 more layers are switched on" in home(window)


def test_a_filter_has_only_its_own_layer_told_of_anew(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    open_ledger(window, qtbot, tmp_path)
    open_ledger(window, qtbot, tmp_path, "other.geojson")
    qtbot.waitUntil(lambda: home(window).count("面积, sum · 105") == 2)
    session = window.session
    view = details_of(window).findChild(home_view.HomeView)
    condition = AnyOf("面积", (str(ROWS[0]["面积"]),))
    session.edits.filter(LAYER_ID, LayerFilter((condition,)))
    assert details_of(window).findChild(home_view.HomeView) is view
    qtbot.waitUntil(lambda: "面积, sum · 30" in home(window))
    assert home(window).count("面积, sum · 105") == 1

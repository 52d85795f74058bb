"""The fields of a layer in its properties, and what the user says that their numbers are."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef
from gisapp.ui.layers.field_table import NAME, ROLE, TYPE, FieldTable
from gisapp.ui.layers.properties_dialog import PropertiesDialog
from gisapp.ui.window.main_window import MainWindow
from tests.ui.parts import details_of
from tests.ui.reading import seen, select, window_on_file

LAYER_ID = "plots/plots"
RECORD = {"name": "A", "块": 36011101, "建成年份": 2017, "亩均税收": 12.5, "sold": True}


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on a plot with a number that may be a code or an amount."""
    feature = {
        "type": "Feature",
        "properties": {
            "name": "A",
            "块": 36011101,
            "建成年份": 2017,
            "亩均税收": 12.5,
            "sold": True,
        },
        "geometry": {"type": "Point", "coordinates": [115.98, 28.64]},
    }
    path = tmp_path / "plots.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")
    window = window_on_file(qtbot, path, LAYER_ID)
    select(window.session.state, FeatureRef(LAYER_ID, 0))
    qtbot.waitUntil(lambda: "2017" in seen(details_of(window)))
    return window


def table_of(window: MainWindow) -> FieldTable:
    session = window.session
    dialog = PropertiesDialog(session.state.layers[LAYER_ID], session, window)
    table = dialog.findChild(FieldTable)
    assert table is not None
    return table


def role_texts(table: FieldTable) -> dict[str, str]:
    found = {}
    for row in range(table.rowCount()):
        name, item, choice = table.item(row, NAME), table.item(row, ROLE), choice_in(table, row)
        assert name is not None
        found[name.text()] = choice.currentText() if choice else item.text() if item else ""
    return found


def choice_in(table: FieldTable, row: int) -> QComboBox | None:
    widget = table.cellWidget(row, ROLE)
    return widget if isinstance(widget, QComboBox) else None


def test_each_field_says_what_it_is_read_as(window: MainWindow) -> None:
    table = table_of(window)
    assert role_texts(table) == {
        "name": "Text",
        "块": "Amount",
        "建成年份": "Year",
        "亩均税收": "Rate or position",
        "sold": "Text",
    }
    kind = table.item(1, TYPE)
    assert kind is not None
    assert kind.text() == "Whole number"
    assert choice_in(table, 0) is None


def test_a_choice_changes_what_the_panel_shows_is_kept_and_undone(window: MainWindow) -> None:
    assert "块 · 36,011,101" in seen(details_of(window))
    choice = choice_in(table_of(window), 1)
    assert choice is not None
    choice.setCurrentText("Code or category")
    choice.activated.emit(choice.currentIndex())
    assert "块 · 36011101" in seen(details_of(window))
    assert role_texts(table_of(window))["块"] == "Code or category"
    window.session.history.undo()
    assert "块 · 36,011,101" in seen(details_of(window))
    assert role_texts(table_of(window))["块"] == "Amount"


def test_the_wheel_over_a_choice_scrolls_the_table_and_chooses_nothing(
    qtbot: QtBot, window: MainWindow
) -> None:
    table = table_of(window)
    qtbot.addWidget(table.window())
    table.window().show()
    choice = choice_in(table, 1)
    assert choice is not None
    turned = QWheelEvent(
        QPointF(5, 5),
        choice.mapToGlobal(QPointF(5, 5)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, turned)
    assert choice.currentText() == "Amount"
    assert window.session.state.layers[LAYER_ID].chosen_roles == {}

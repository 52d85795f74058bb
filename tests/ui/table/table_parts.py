"""A window with the table of a small layer, as tests of its parts need it."""

import json
from pathlib import Path

import pytest
import shapely
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from shapely.geometry import mapping

from gisapp.ui.table.panel import TablePanel
from gisapp.ui.window.main_window import MainWindow
from gisapp.words import load_words

ROWS = 200
WORDS = load_words("en")


def write_works(path: Path) -> Path:
    """Write works with numbers, texts and a column without values."""
    features = [
        {
            "type": "Feature",
            "properties": {
                "name": f"Works {n}",
                "staff": n * 1500.5,
                "kind": "ab"[n % 2],
                "gap": None,
            },
            "geometry": mapping(shapely.Point(110 + n / 40, 28.7).buffer(1e-3, 1)),
        }
        for n in range(ROWS)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


@pytest.fixture
def panel(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> TablePanel:
    """The table of the works, all read."""
    session = window.session
    session.loader.open([str(write_works(tmp_path / "works.geojson"))])
    qtbot.waitUntil(lambda: not session.tasks.running)
    layer = next(each for each in session.tables.layers if each.dataset is None)
    session.tables.show_layer(layer.layer_id)
    qtbot.waitUntil(lambda: not session.tasks.running)
    found: TablePanel | None = window.findChild(TablePanel)
    assert found is not None
    return found


def cells(panel: TablePanel, column: str, count: int = 3) -> list[str]:
    """Return the first cells of a column as they are shown."""
    model = panel.model
    place = model.names.index(column)
    return [str(model.index(line, place).data()) for line in range(min(count, model.rowCount()))]


def menu(panel: TablePanel, column: str) -> QMenu:
    place = panel.grid.head_of(column)
    return panel.head_menu.menu_of(column, lambda: None, place, WORDS, panel)


def trigger(panel: TablePanel, column: str, text: str) -> None:
    made = menu(panel, column)
    next(each for each in made.actions() if each.text() == text).trigger()

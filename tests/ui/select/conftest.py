"""A window with squares on the map: a thousand metres apart, with areas and rates."""

import json
from pathlib import Path

import pytest
import shapely
from pytestqt.qtbot import QtBot
from shapely.geometry import mapping

from gisapp.ui.window.main_window import MainWindow
from tests.ui.reading import window_on_file

LAYER = "plots/plots"


@pytest.fixture
def plots(tmp_path: Path) -> Path:
    """Nine plots in three rows, with their tax in all and a share."""
    features = [
        {
            "type": "Feature",
            "properties": {
                "plot": f"P{number}",
                "tax_wan": number * 10,
                "share_percent": number * 1.5,
                "status": "idle" if number % 3 == 0 else "built",
            },
            "geometry": mapping(
                shapely.box(
                    *(place := (116 + number % 3 / 100, 28 + number // 3 / 100)),
                    place[0] + 0.008,
                    place[1] + 0.008,
                )
            ),
        }
        for number in range(9)
    ]
    path = tmp_path / "plots.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


@pytest.fixture
def plots_window(qtbot: QtBot, plots: Path) -> MainWindow:
    """A window that shows them."""
    return window_on_file(qtbot, plots, LAYER)

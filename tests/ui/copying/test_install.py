"""Ctrl+C and the menu Edit copy what is selected and seen."""

import json

import shapely
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gisapp.core.layers.selection import FeatureSet
from gisapp.ui.copying.install import picture_of
from gisapp.ui.window.main_window import MainWindow
from tests.ui.gestures import trigger
from tests.ui.parts import canvas_of, details_of
from tests.ui.select.conftest import LAYER, plots, plots_window
from tests.ui.select.plots import numbers_to_ids, settle, take

__all__ = ["plots", "plots_window"]


def clipboard() -> str:
    return QApplication.clipboard().text()


def test_ctrl_c_does_what_the_place_of_the_focus_suggests(
    plots_window: MainWindow, qtbot: QtBot
) -> None:
    window = plots_window
    canvas, copy = canvas_of(window), Qt.KeyboardModifier.ControlModifier
    window.activateWindow()
    assert not window.commands["copy_selection"].isEnabled()
    take(window, 3, 0)
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_C, copy)
    settle(qtbot, window)
    assert clipboard() == (
        "plot\ttax_wan\tshare_percent\tstatus\nP0\t0\t0\tidle\nP3\t30\t4.5\tidle\n"
    )
    assert "<td>idle</td>" in QApplication.clipboard().mimeData().html()
    take(window, 4)
    details = details_of(window)
    details.copy_button.setFocus()
    QTest.keyClick(details.copy_button, Qt.Key.Key_C, copy)
    assert "P4" in clipboard()
    assert "\t" not in clipboard().splitlines()[0]
    facts = clipboard()
    QApplication.clipboard().clear()
    trigger(window, "Edit", "Copy the facts as text")
    assert clipboard() == facts
    layers = plots_window.session.state.layers.layers
    other = next(
        each
        for each in layers
        if each.attributes.fields and each.identifiable and each.layer_id != LAYER
    )
    one, two = numbers_to_ids(plots_window, (1,)), other.geometry.feature_ids[:1]
    plots_window.session.selector.take(FeatureSet({LAYER: one, other.layer_id: two}))
    plots_window.commands["copy_selection"].trigger()
    settle(qtbot, plots_window)
    head, *rows, _ = clipboard().split("\n")
    assert head.startswith("Layer\t")
    assert {row.split("\t")[0] for row in rows} == {"plots", other.name.in_language("en")}


def test_shapes_map_and_coordinates_are_copied_for_other_programs(
    plots_window: MainWindow, qtbot: QtBot
) -> None:
    take(plots_window, 2)
    trigger(plots_window, "Edit", "Copy the shapes as WKT")
    settle(qtbot, plots_window)
    square = shapely.box(116.02, 28, 116.028, 28.008)
    assert shapely.from_wkt(clipboard()).normalize().equals_exact(square.normalize(), 1e-9)
    trigger(plots_window, "Edit", "Copy the shapes as GeoJSON")
    settle(qtbot, plots_window)
    [feature] = json.loads(clipboard())["features"]
    assert feature["properties"] == {
        "plot": "P2",
        "tax_wan": 20,
        "share_percent": 3.0,
        "status": "built",
    }
    shape = shapely.from_geojson(json.dumps(feature["geometry"]))
    assert shape.normalize().equals_exact(square.normalize(), 1e-9)
    trigger(plots_window, "Edit", "Copy the map as a picture")
    canvas, image = canvas_of(plots_window), QApplication.clipboard().image()
    assert image.size() == canvas.size() * canvas.devicePixelRatioF()
    assert image.allGray() is False
    assert picture_of(canvas).toImage().pixel(5, 5) == image.pixel(5, 5)
    plots_window.commands["coordinates_gauss_kruger_3_numbered"].trigger()
    trigger(plots_window, "Edit", "Copy the coordinates")
    assert clipboard().startswith("39")
    assert clipboard().endswith("(EPSG:4527)")
    plots_window.commands["coordinates_decimal"].trigger()

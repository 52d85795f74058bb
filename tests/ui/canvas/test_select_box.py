"""Everything in a box is selected at once, and clusters of points can be clicked."""

import numpy as np
import pytest
import shapely
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.core.layers.clusters import clusters_in
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.symbology import Symbol
from gisapp.ui.canvas.map_canvas import MapCanvas
from gisapp.ui.window.main_window import MainWindow
from tests.render.maps import layer
from tests.ui.gestures import drag, place_of
from tests.ui.parts import canvas_of, details_of
from tests.ui.reading import seen

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def canvas(window: MainWindow) -> MapCanvas:
    return canvas_of(window)


def selected(canvas: MapCanvas) -> set[FeatureRef]:
    return set(canvas.state.selection.value.features)


def in_view(canvas: MapCanvas, columns: int, side: float) -> Layer:
    """Return squares, `side` of a step wide, all over what is seen."""
    extent = canvas.state.viewport.value.extent
    step = extent.width / columns
    xs = extent.xmin + np.arange(columns) * step
    ys = extent.ymin + np.arange(int(extent.height / step)) * step
    corners = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
    boxes = shapely.box(*corners.T, *(corners + side * step).T)
    return layer("polygon", list(boxes), Symbol(fill="plot"), layer_id="squares")


def test_what_lies_wholly_in_a_box_is_selected(canvas: MapCanvas) -> None:
    village = place_of(canvas, "yifang")
    away = QPoint(45, 45)
    drag(canvas, village - away, village + away, keys=CTRL | SHIFT)
    layers = {layer_id for layer_id, _ in selected(canvas)}
    assert "reconstruction_zone" in layers
    assert "district" not in layers, "it reaches out of the box"
    assert "land" not in layers, "the base map cannot be selected"


def test_with_the_tool_a_box_selects_anew_and_with_ctrl_it_adds(
    window: MainWindow, canvas: MapCanvas
) -> None:
    village, park = place_of(canvas, "yifang"), place_of(canvas, "led-demo-park")
    away = QPoint(45, 45)
    window.commands["select_box"].trigger()
    drag(canvas, village - away, village + away)
    first = selected(canvas)
    drag(canvas, park - away, park + away)
    second = selected(canvas)
    assert first
    assert second
    assert not first & second
    drag(canvas, village - away, village + away, keys=CTRL)
    assert selected(canvas) == first | second
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not window.commands["select_box"].isChecked()
    assert selected(canvas) == first | second


def test_many_selected_features_are_counted_and_marked(
    window: MainWindow, canvas: MapCanvas, qtbot: QtBot
) -> None:
    squares = in_view(canvas, 100, 0.5)
    canvas.state.layers.add(squares)
    qtbot.waitUntil(lambda: canvas.frames.is_complete)
    before = canvas.grab().toImage()
    drag(canvas, QPoint(100, 100), QPoint(400, 400), keys=CTRL | SHIFT)
    count = sum(layer_id == "squares" for layer_id, _ in selected(canvas))
    assert count > 1000
    assert f"{len(selected(canvas)):,} features" in seen(details_of(window))

    def changed(left: int) -> int:
        after = canvas.grab().toImage()
        return sum(
            after.pixel(x, y) != before.pixel(x, y)
            for x in range(left, left + 100)
            for y in range(200, 220)
        )

    qtbot.waitUntil(lambda: changed(200) > 400)
    assert changed(500) == 0


def test_a_click_on_a_cluster_selects_all_that_it_holds(canvas: MapCanvas, qtbot: QtBot) -> None:
    center = canvas.state.viewport.value.extent.center
    spread = 40 * canvas.state.viewport.value.resolution
    random = np.random.default_rng(4)
    places = [shapely.Point(place) for place in random.normal(center, spread, (900, 2))]
    points = layer("point", places, Symbol(fill="plot"), layer_id="firms")
    canvas.state.layers.add(points)
    qtbot.waitUntil(lambda: canvas.frames.is_complete)
    viewport = canvas.state.viewport.value
    found = clusters_in(points, viewport.extent, viewport.resolution)
    largest = int(found.counts.sum(axis=1).argmax())
    column, row = viewport.to_pixel(*found.middles[largest].tolist())
    QTest.mouseClick(canvas, LEFT, pos=QPoint(round(column), round(row)))
    members = found.members(np.array([largest]))
    assert selected(canvas) == {FeatureRef("firms", int(number)) for number in members}

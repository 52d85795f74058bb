"""Each gesture and key of the map does what the user expects of it."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import TopicRef
from gisapp.core.layers.selection import Selection
from gisapp.core.space.viewport import Viewport
from gisapp.ui.canvas.map_canvas import MapCanvas
from gisapp.ui.window.main_window import MainWindow
from tests.ui.gestures import drag, place_of, point_at, turn_wheel
from tests.ui.parts import canvas_of

Key = Qt.Key
Button = Qt.MouseButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
HERE, THERE = QPoint(300, 250), QPoint(380, 210)


@pytest.fixture
def canvas(window: MainWindow) -> MapCanvas:
    return canvas_of(window)


def viewport_of(canvas: MapCanvas) -> Viewport:
    return canvas.state.viewport.value


def selected_names(canvas: MapCanvas) -> list[str]:
    layers = canvas.state.layers
    return [
        layers.of_feature(ref).attributes.names([ref.feature_id])[0].en
        for ref in canvas.state.selection.value.features
    ]


@pytest.mark.parametrize("button", [Button.LeftButton, Button.MiddleButton])
def test_what_is_dragged_stays_under_the_mouse(canvas: MapCanvas, button: Qt.MouseButton) -> None:
    held = point_at(canvas, HERE)
    drag(canvas, HERE, THERE, button)
    assert point_at(canvas, THERE) == pytest.approx(held)


def test_with_space_held_the_map_follows_the_mouse_without_a_button(canvas: MapCanvas) -> None:
    QTest.mouseMove(canvas, HERE)
    held = point_at(canvas, HERE)
    QTest.keyPress(canvas, Key.Key_Space)
    QTest.mouseMove(canvas, THERE)
    QTest.keyRelease(canvas, Key.Key_Space)
    QTest.mouseMove(canvas, HERE)
    assert point_at(canvas, THERE) == pytest.approx(held)


def test_dragging_over_a_park_selects_nothing(canvas: MapCanvas) -> None:
    park = place_of(canvas, "changdong")
    drag(canvas, park, park + QPoint(30, 30))
    assert canvas.state.selection.value == Selection()


def test_the_wheel_zooms_about_the_mouse_and_finer_with_ctrl(canvas: MapCanvas) -> None:
    before, held = viewport_of(canvas), point_at(canvas, HERE)
    turn_wheel(canvas, HERE, 1)
    closer = viewport_of(canvas)
    assert closer.resolution < before.resolution
    assert point_at(canvas, HERE) == pytest.approx(held)

    turn_wheel(canvas, HERE, -1)
    turn_wheel(canvas, HERE, 1, CTRL)
    assert closer.resolution < viewport_of(canvas).resolution < before.resolution
    assert point_at(canvas, HERE) == pytest.approx(held)


def test_a_double_click_zooms_in_and_with_shift_out(canvas: MapCanvas) -> None:
    before, held = viewport_of(canvas), point_at(canvas, HERE)
    QTest.mouseDClick(canvas, Button.LeftButton, pos=HERE)
    assert viewport_of(canvas).resolution == pytest.approx(before.resolution / 2)
    assert point_at(canvas, HERE) == pytest.approx(held)
    QTest.mouseDClick(canvas, Button.LeftButton, SHIFT, HERE)
    assert viewport_of(canvas).resolution == pytest.approx(before.resolution)


def test_a_box_drawn_with_shift_fills_the_canvas(canvas: MapCanvas) -> None:
    west, north = point_at(canvas, HERE)
    east, south = point_at(canvas, HERE + QPoint(90, 60))
    drag(canvas, HERE, HERE + QPoint(90, 60), keys=SHIFT)
    seen = viewport_of(canvas).extent
    assert seen.center == pytest.approx(((west + east) / 2, (north + south) / 2))
    assert seen.width == pytest.approx(east - west) or seen.height == pytest.approx(north - south)


def test_escape_gives_up_a_box_before_it_clears_the_selection(canvas: MapCanvas) -> None:
    QTest.mouseClick(canvas, Button.LeftButton, pos=place_of(canvas, "changdong"))
    before = viewport_of(canvas)
    QTest.mousePress(canvas, Button.LeftButton, SHIFT, HERE)
    QTest.mouseMove(canvas, THERE)
    QTest.keyClick(canvas, Key.Key_Escape)
    QTest.mouseRelease(canvas, Button.LeftButton, SHIFT, THERE)
    assert viewport_of(canvas) == before
    assert selected_names(canvas) == ["Changdong Industrial Park"]
    QTest.keyClick(canvas, Key.Key_Escape)
    assert selected_names(canvas) == []


@pytest.mark.parametrize(
    ("key", "east", "north"),
    [(Key.Key_Right, 1, 0), (Key.Key_Left, -1, 0), (Key.Key_Up, 0, 1), (Key.Key_Down, 0, -1)],
)
def test_arrows_move_the_view_their_way(
    canvas: MapCanvas, key: Qt.Key, east: int, north: int
) -> None:
    before = viewport_of(canvas)
    QTest.keyClick(canvas, key)
    after = viewport_of(canvas)
    assert (after.x > before.x) - (after.x < before.x) == east
    assert (after.y > before.y) - (after.y < before.y) == north


def test_plus_and_minus_zoom_about_the_middle_and_home_shows_everything(
    canvas: MapCanvas,
) -> None:
    whole = viewport_of(canvas)
    QTest.keyClick(canvas, Key.Key_Plus)
    assert viewport_of(canvas).resolution == pytest.approx(whole.resolution / 2)
    assert (viewport_of(canvas).x, viewport_of(canvas).y) == pytest.approx((whole.x, whole.y))
    QTest.keyClick(canvas, Key.Key_Minus)
    assert viewport_of(canvas).resolution == pytest.approx(whole.resolution)
    QTest.keyClick(canvas, Key.Key_Right)
    QTest.keyClick(canvas, Key.Key_Home)
    assert viewport_of(canvas) == whole


def test_views_can_be_walked_back_and_forth_by_keys_and_mouse(canvas: MapCanvas) -> None:
    first = viewport_of(canvas)
    QTest.mouseClick(canvas, Button.LeftButton, pos=place_of(canvas, "yifang"))
    QTest.keyClick(canvas, Key.Key_J, CTRL)
    second = viewport_of(canvas)
    assert second.resolution < first.resolution / 5
    QTest.keyClick(canvas, Key.Key_Left, ALT)
    assert viewport_of(canvas) == first
    QTest.keyClick(canvas, Key.Key_Right, ALT)
    assert viewport_of(canvas) == second
    QTest.mouseClick(canvas, Button.BackButton, pos=HERE)
    assert viewport_of(canvas) == first
    QTest.mouseClick(canvas, Button.ForwardButton, pos=HERE)
    assert viewport_of(canvas) == second


def test_a_click_selects_and_ctrl_adds_and_takes_away(canvas: MapCanvas) -> None:
    QTest.mouseClick(canvas, Button.LeftButton, pos=place_of(canvas, "changdong"))
    assert selected_names(canvas) == ["Changdong Industrial Park"]
    QTest.mouseClick(canvas, Button.LeftButton, CTRL, place_of(canvas, "yifang"))
    assert selected_names(canvas) == ["Changdong Industrial Park", "Yifang village"]
    QTest.mouseClick(canvas, Button.LeftButton, CTRL, place_of(canvas, "changdong"))
    assert selected_names(canvas) == ["Yifang village"]


def test_a_point_that_is_known_roughly_is_shown_with_all_where_it_may_lie(
    canvas: MapCanvas,
) -> None:
    QTest.mouseClick(canvas, Button.LeftButton, pos=place_of(canvas, "zhaochi"))
    QTest.keyClick(canvas, Key.Key_J, CTRL)
    view = viewport_of(canvas)
    assert view.to_pixel(view.x, view.y) == pytest.approx(
        tuple(map(float, place_of(canvas, "zhaochi").toTuple())), abs=1
    )
    assert view.ground_resolution * min(view.width, view.height) > 2 * 8600


def test_a_click_lists_all_that_lies_there(canvas: MapCanvas) -> None:
    QTest.mouseClick(canvas, Button.LeftButton, pos=place_of(canvas, "changdong"))
    layers = [ref.layer_id for ref in canvas.state.selection.value.candidates]
    assert layers == ["park", "district"]


def test_what_is_under_the_mouse_is_named(canvas: MapCanvas, qtbot: QtBot) -> None:
    QTest.mouseMove(canvas, place_of(canvas, "changdong"))
    name = canvas.findChild(QLabel, "hoverName")
    assert name is not None
    qtbot.waitUntil(name.isVisible)
    assert name.text() == "Changdong Industrial Park"
    QTest.mouseMove(canvas, QPoint(5, 5))
    qtbot.waitUntil(lambda: not name.isVisible())


@pytest.mark.parametrize("change", ["wheel", "pan", "select"])
def test_a_name_beside_the_mouse_goes_when_view_or_selection_change(
    canvas: MapCanvas, qtbot: QtBot, change: str
) -> None:
    park = place_of(canvas, "changdong")
    QTest.mouseMove(canvas, QPoint(5, 5))
    QTest.mouseMove(canvas, park)
    name = canvas.findChild(QLabel, "hoverName")
    assert isinstance(name, QLabel)
    qtbot.waitUntil(name.isVisible)
    if change == "wheel":
        turn_wheel(canvas, park, 1)
    elif change == "pan":
        canvas.pan(0.1, 0.0)
    else:
        canvas.state.selection.set(Selection(topic=TopicRef("any")))
    assert not name.isVisible()


@pytest.mark.parametrize("button", [Button.LeftButton, Button.MiddleButton])
def test_escape_during_a_drag_ends_the_drag_and_leaves_the_selection(
    canvas: MapCanvas, button: Qt.MouseButton
) -> None:
    QTest.mouseClick(canvas, Button.LeftButton, pos=place_of(canvas, "changdong"))
    assert selected_names(canvas) == ["Changdong Industrial Park"]
    QTest.mousePress(canvas, button, pos=HERE)
    QTest.mouseMove(canvas, THERE)
    dragged = viewport_of(canvas)
    QTest.keyClick(canvas, Key.Key_Escape)
    QTest.mouseMove(canvas, HERE)
    QTest.mouseRelease(canvas, button, pos=HERE)
    assert viewport_of(canvas) == dragged
    assert selected_names(canvas) == ["Changdong Industrial Park"]


def test_a_name_without_end_is_cut_beside_the_mouse(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    canvas = canvas_of(window)
    point = {"type": "Point", "coordinates": [115.93, 28.7]}
    feature = {"type": "Feature", "properties": {"name": "<b>Plot</b> " * 90}, "geometry": point}
    path = tmp_path / "plots.geojson"
    path.write_text(json.dumps(feature))
    window.files_dropped.emit([str(path)])
    qtbot.waitUntil(lambda: canvas.state.layers.layers[-1].group == "plots.geojson")
    # A name is told once it is read.
    qtbot.waitUntil(lambda: canvas.state.layers.layers[-1].attributes.is_at_hand)
    QTest.mouseMove(canvas, canvas.rect().center())
    name = canvas.findChild(QLabel, "hoverName")
    assert name is not None
    qtbot.waitUntil(name.isVisible)
    assert name.text().startswith("<b>Plot</b> <b>Plot</b>")
    assert name.text().endswith("…")
    assert name.width() < canvas.width() / 2


def test_the_keyboard_alone_walks_what_is_in_view_and_selects(canvas: MapCanvas) -> None:
    names = []
    for _ in range(3):
        QTest.keyClick(canvas, Key.Key_BracketRight)
        name = canvas.findChild(QLabel, "hoverName")
        assert name is not None
        assert name.isVisible()
        names.append(name.text())
    assert len(set(names)) == 3
    QTest.keyClick(canvas, Key.Key_BracketLeft)
    QTest.keyClick(canvas, Key.Key_Return)
    assert selected_names(canvas) == [names[1]]


def test_the_context_menu_copies_the_place_in_every_system(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.menu_requested.emit(QPoint(100, 100))
    menu = canvas.window().findChild(QMenu, "canvasMenu")
    assert menu is not None
    here, _, _, _, degrees, others, *_ = menu.actions()
    assert here.text() == "What is here?"
    degrees.trigger()
    assert QApplication.clipboard().text() in degrees.text()
    lat, lon = map(float, QApplication.clipboard().text().split(", "))
    assert 28 < lat < 29
    assert 115 < lon < 117
    systems = menu.findChild(QMenu, "copy_place_asMenu")
    assert systems is not None
    assert systems.menuAction() is others
    *_, zoned, _, _, _, _, _, metres = systems.actions()
    assert zoned.text().startswith("39")
    assert zoned.text().endswith("(EPSG:4527)")
    metres.trigger()
    numbers = QApplication.clipboard().text().removesuffix(" (EPSG:3857)")
    x, y = map(float, numbers.split(", "))
    assert (x, y) == pytest.approx(point_at(canvas, QPoint(100, 100)), abs=0.1)
    menu.close()


def test_an_empty_map_says_what_to_do_about_it(canvas: MapCanvas) -> None:
    hint = canvas.findChild(QLabel, "canvasHint")
    assert hint is not None
    assert hint.isHidden()
    for _ in range(8):
        QTest.keyClick(canvas, Key.Key_Left)
    assert "Press Home" in hint.text()
    assert hint.isVisible()
    QTest.keyClick(canvas, Key.Key_Home)
    assert hint.isHidden()
    for layer in canvas.state.layers.layers:
        canvas.state.layers.show(layer.layer_id, visible=False)
    assert "No layer is shown" in hint.text()
    assert hint.isVisible()


def test_until_a_new_frame_is_there_the_old_one_is_moved(canvas: MapCanvas) -> None:
    before = canvas.grab().toImage()
    # So near that the edge cuts no name which would then be left out.
    there = HERE + QPoint(40, -20)
    drag(canvas, HERE, there)
    # No event was handled since, so no new frame can have come.
    moved = canvas.grab().toImage()
    assert part(before, HERE) == part(moved, there)
    assert part(before, HERE) != part(moved, HERE)


def part(image: QImage, corner: QPoint) -> QImage:
    return image.copy(QRect(corner, QSize(160, 120)))

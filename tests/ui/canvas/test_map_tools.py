"""What each tool makes of a press, a move and a release on the map."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.selection import SelectMode
from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import Viewport
from gisapp.core.view_state import ViewState
from gisapp.render.palette import Theme, load_palette
from gisapp.session.session import Session
from gisapp.ui.canvas.map_tools import (
    SMALLEST_BOX_PX,
    TOLERANCE_PX,
    IdentifyTool,
    MapTool,
    PanTool,
    ZoomBoxTool,
    mode_of,
)
from tests.ui.reading import ref_of, session_of_embedded

NO_KEY, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
A, B = QPointF(300, 200), QPointF(420, 290)


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    """A session on the embedded data, all of it in view, 1000 × 700 pixels."""
    session = session_of_embedded()
    session.navigation.start_at()
    yield session
    session.close()


@pytest.fixture
def state(session: Session) -> ViewState:
    return session.state


@pytest.fixture
def identify(session: Session) -> IdentifyTool:
    return IdentifyTool(session.state, session.navigation, session.selector)


@pytest.fixture
def zoom_box(session: Session) -> ZoomBoxTool:
    return ZoomBoxTool(session.state, session.navigation, session.selector)


def drag(tool: MapTool, start: QPointF, *path: QPointF, keys: Qt.KeyboardModifier = NO_KEY) -> None:
    tool.press(start)
    for place in path:
        tool.move(place)
    tool.release(path[-1], keys)


def place_of(state: ViewState, uid: str) -> QPointF:
    """Return a pixel inside of a feature."""
    ref = feature(state, uid)
    geometry = state.layers.of_feature(ref).geometry
    row = geometry.row_of(ref.feature_id)
    assert row is not None
    inside = geometry.feature(row).representative_point()
    return QPointF(*state.viewport.value.to_pixel(inside.x, inside.y))


def feature(state: ViewState, uid: str) -> FeatureRef:
    ref = ref_of(state, uid)
    assert isinstance(ref, FeatureRef)
    return ref


def selected(state: ViewState) -> set[FeatureRef]:
    return set(state.selection.value.features)


def map_box(viewport: Viewport, a: QPointF, b: QPointF) -> Extent:
    xmin, ymax = viewport.to_map(a.x(), a.y())
    xmax, ymin = viewport.to_map(b.x(), b.y())
    return Extent(xmin, ymin, xmax, ymax)


def test_the_map_follows_the_hand_until_the_button_goes_up(session: Session) -> None:
    tool, viewport = PanTool(session.navigation), session.state.viewport
    under_hand = viewport.value.to_map(A.x(), A.y())
    drag(tool, A, QPointF(350, 100), B)
    assert viewport.value.to_map(B.x(), B.y()) == pytest.approx(under_hand)
    let_go = viewport.value
    tool.move(A)
    assert viewport.value == let_go


def test_a_box_fills_the_map_whichever_corner_it_was_begun_at(
    state: ViewState, session: Session, zoom_box: ZoomBoxTool
) -> None:
    box = map_box(state.viewport.value, A, B)
    corners = [(A, B), (B, A), (QPointF(A.x(), B.y()), QPointF(B.x(), A.y()))]
    for start, end in corners:
        session.navigation.go_home()
        drag(zoom_box, start, QPointF(310, 210), end)
        seen = state.viewport.value.extent
        assert seen.center == pytest.approx(box.center)
        assert min(seen.width - box.width, seen.height - box.height) == pytest.approx(0, abs=1e-6)


def test_a_box_that_is_hardly_one_does_nothing(state: ViewState, zoom_box: ZoomBoxTool) -> None:
    before = state.viewport.value
    for thin in (QPointF(200, SMALLEST_BOX_PX - 1), QPointF(SMALLEST_BOX_PX - 1, 200), QPointF()):
        drag(zoom_box, A, A + thin)
    assert state.viewport.value == before
    drag(zoom_box, A, A + QPointF(SMALLEST_BOX_PX, SMALLEST_BOX_PX))
    assert state.viewport.value != before


def test_a_box_that_was_cancelled_is_not_used(state: ViewState, zoom_box: ZoomBoxTool) -> None:
    before = state.viewport.value
    assert not zoom_box.cancel()
    zoom_box.press(A)
    zoom_box.move(B)
    assert zoom_box.cancel()
    assert not zoom_box.cancel()
    zoom_box.move(B)
    zoom_box.release(B, NO_KEY)
    assert state.viewport.value == before


@pytest.mark.parametrize(
    ("keys", "mode"),
    [
        (NO_KEY, "new"),
        (CTRL, "add"),
        (SHIFT, "add"),
        (CTRL | SHIFT, "add"),
        (ALT, "remove"),
        (SHIFT | ALT, "keep"),
    ],
)
def test_keys_say_what_an_area_does_to_the_selection(
    keys: Qt.KeyboardModifier, mode: SelectMode
) -> None:
    assert mode_of(keys) == mode


def test_a_click_with_shift_adds_with_ctrl_toggles_and_with_alt_takes_away(
    state: ViewState, zoom_box: ZoomBoxTool, identify: IdentifyTool
) -> None:
    village, park = place_of(state, "yifang"), place_of(state, "changdong")
    before = state.viewport.value
    drag(identify, village, village)
    drag(zoom_box, park, park, keys=SHIFT)
    both = selected(state)
    assert both == {feature(state, "yifang"), feature(state, "changdong")}
    drag(zoom_box, park, park, keys=SHIFT)
    assert selected(state) == both
    drag(identify, park, park, keys=ALT)
    assert selected(state) == {feature(state, "yifang")}
    drag(identify, village, village, keys=CTRL)
    assert selected(state) == set()
    assert state.viewport.value == before


def test_a_drag_that_was_given_up_no_longer_moves_the_map(
    state: ViewState, identify: IdentifyTool
) -> None:
    identify.press(A)
    identify.move(B)
    assert identify.cancel()
    there = state.viewport.value
    identify.move(A)
    identify.release(A, NO_KEY)
    assert state.viewport.value == there
    assert not identify.cancel()
    assert selected(state) == set()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ratio", [1, 2])
def test_a_box_is_seen_while_it_is_drawn(zoom_box: ZoomBoxTool, theme: Theme, ratio: int) -> None:
    palette = load_palette(theme)

    def painted() -> QImage:
        image = QImage(1000 * ratio, 700 * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(palette.color("background"))
        painter = QPainter(image)
        zoom_box.paint(painter, palette)
        painter.end()
        return image

    def color(image: QImage, place: QPointF) -> QColor:
        return image.pixelColor((place * ratio).toPoint())

    ground = palette.color("background")
    assert color(painted(), (A + B) / 2) == ground
    zoom_box.press(B)
    zoom_box.move(A)
    picture = painted()
    assert color(picture, (A + B) / 2) != ground
    assert color(picture, B + QPointF(5, 5)) == ground
    zoom_box.release(A, NO_KEY)
    assert color(painted(), (A + B) / 2) == ground


def test_a_hand_that_trembles_clicks_and_one_that_moves_drags(
    state: ViewState, identify: IdentifyTool
) -> None:
    before, park = state.viewport.value, place_of(state, "changdong")
    nearly = QPointF(QApplication.startDragDistance() - 1, 0)
    drag(identify, park, park + nearly, park)
    assert selected(state) == {feature(state, "changdong")}
    assert state.viewport.value == before
    drag(identify, place_of(state, "yifang"), B, A)
    assert selected(state) == {feature(state, "changdong")}
    assert state.viewport.value != before


def test_a_drag_that_comes_back_to_where_it_began_is_no_click(
    state: ViewState, identify: IdentifyTool
) -> None:
    before, park = state.viewport.value, place_of(state, "changdong")
    drag(identify, park, park + QPointF(80, 0), park)
    assert selected(state) == set()
    assert state.viewport.value.x == pytest.approx(before.x)


def test_the_hand_closes_only_while_it_drags(identify: IdentifyTool) -> None:
    closed, arrow = Qt.CursorShape.ClosedHandCursor, Qt.CursorShape.ArrowCursor
    shapes = [identify.cursor]
    identify.press(A)
    shapes.append(identify.cursor)
    identify.move(B)
    shapes.append(identify.cursor)
    identify.release(B, NO_KEY)
    shapes.append(identify.cursor)
    assert shapes == [arrow, arrow, closed, arrow]


def test_what_glows_stops_glowing_when_the_map_is_dragged(
    state: ViewState, identify: IdentifyTool
) -> None:
    identify.hover(place_of(state, "changdong"))
    assert state.hovered.value == feature(state, "changdong")
    identify.press(A)
    assert state.hovered.value is not None
    identify.move(B)
    assert state.hovered.value is None


def test_a_release_without_a_press_does_nothing(
    state: ViewState, identify: IdentifyTool, zoom_box: ZoomBoxTool
) -> None:
    before = state.viewport.value
    for tool in (identify, zoom_box):
        tool.move(B)
        tool.release(place_of(state, "changdong"), NO_KEY)
    assert selected(state) == set()
    assert state.viewport.value == before


def test_ctrl_adds_what_is_clicked_and_takes_it_away_again(
    state: ViewState, identify: IdentifyTool
) -> None:
    park, village = place_of(state, "changdong"), place_of(state, "yifang")
    drag(identify, park, park)
    drag(identify, village, village, keys=CTRL)
    assert selected(state) == {feature(state, "changdong"), feature(state, "yifang")}
    drag(identify, park, park, keys=CTRL)
    assert selected(state) == {feature(state, "yifang")}


def test_a_point_may_be_missed_by_so_many_pixels_at_any_zoom(
    session: Session, state: ViewState, identify: IdentifyTool
) -> None:
    for layer in state.layers.layers:
        state.layers.show(layer.layer_id, visible=layer.kind == "enterprise")
    point = feature(state, "zhaochi")
    for _ in range(2):
        session.selector.clear()
        place = place_of(state, "zhaochi")
        far, near = place + QPointF(TOLERANCE_PX + 8, 0), place + QPointF(TOLERANCE_PX - 1, 0)
        drag(identify, far, far)
        assert selected(state) == set()
        drag(identify, near, near)
        assert selected(state) == {point}
        session.navigation.zoom(4, place.x(), place.y())

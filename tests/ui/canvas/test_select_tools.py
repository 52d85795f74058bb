"""What the tools that select by an area draw, and when they emit it."""

from collections.abc import Iterator

import numpy as np
import pytest
import shapely
from pyproj import Geod
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from gisapp.core.geometry.drawn_area import BoxArea, CircleArea, PolygonArea
from gisapp.core.space.crs import mercator_to_lonlat
from gisapp.core.space.geodesic_circle import LARGEST_RADIUS_M
from gisapp.core.space.geodesy import prepare
from gisapp.core.space.viewport import Viewport
from gisapp.render.palette import load_palette
from gisapp.session.session import Session
from gisapp.ui.canvas.map_tools import MapTool
from gisapp.ui.canvas.select_tools import Drawn
from gisapp.ui.canvas.tool_box import ToolBox
from tests.ui.reading import session_of_embedded

NO_KEY, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
A, B = QPointF(300, 200), QPointF(420, 290)


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    session = session_of_embedded()
    session.navigation.start_at()
    yield session
    session.close()


@pytest.fixture
def tools(session: Session) -> ToolBox:
    prepare()
    tools = ToolBox(session.state, session.navigation, session.selector)
    tools.measure.can_tell.set(True)
    return tools


@pytest.fixture
def drawn(tools: ToolBox) -> list[Drawn]:
    """All that the tools emit from now on."""
    drawn: list[Drawn] = []
    tools.drawn.connect(drawn.append)
    return drawn


@pytest.fixture
def viewport(session: Session) -> Viewport:
    return session.state.viewport.value


def drag(tool: MapTool, *path: QPointF, keys: Qt.KeyboardModifier = NO_KEY) -> None:
    tool.press(path[0])
    for place in path[1:]:
        tool.move(place)
    tool.release(path[-1], keys)


def painted(tool: MapTool) -> QImage:
    """Return what a tool paints on a white ground."""
    image = QImage(1000, 700, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    tool.paint(painter, load_palette("light"))
    painter.end()
    return image


def is_painted(tool: MapTool, place: QPointF) -> bool:
    return painted(tool).pixelColor(place.toPoint()) != Qt.GlobalColor.white


def test_a_box_is_emitted_and_a_click_selects(
    tools: ToolBox, drawn: list[Drawn], session: Session, viewport: Viewport
) -> None:
    drag(tools.select_box, A, B, keys=ALT)
    [(area, mode)] = drawn
    assert isinstance(area, BoxArea)
    assert (area.extent.xmin, area.extent.ymax) == viewport.to_map(A.x(), A.y())
    assert mode == "remove"
    middle = QPointF(500, 350)
    drag(tools.select_box, middle, middle)
    assert len(drawn) == 1
    assert len(session.state.selection.value.features) == 1


def test_a_polygon_has_the_corners_that_were_clicked(
    tools: ToolBox, drawn: list[Drawn], viewport: Viewport
) -> None:
    tool = tools.select_polygon
    places = (A, B, QPointF(300, 290))
    for place in (*places, QPointF(10, 10)):
        drag(tool, place)
    tool.take_back()
    tool.hover(QPointF(200, 250))
    assert is_painted(tool, QPointF(310, 280))
    drag(tool, places[-1], keys=SHIFT)
    assert tool.end()
    corners = tuple(viewport.to_map(place.x(), place.y()) for place in places)
    assert drawn == [Drawn(PolygonArea(corners), "add")]
    assert not is_painted(tool, QPointF(310, 280))
    assert not tool.end()


def test_two_corners_are_no_polygon_and_a_drag_moves_the_map(
    tools: ToolBox, drawn: list[Drawn], session: Session, viewport: Viewport
) -> None:
    tool = tools.select_polygon
    drag(tool, A)
    drag(tool, B)
    assert tool.end()
    assert drawn == []
    drag(tool, A, B)
    assert session.state.viewport.value != viewport
    assert tool.corners.value == ()


def test_a_polygon_that_was_given_up_selects_nothing(tools: ToolBox, drawn: list[Drawn]) -> None:
    tool = tools.select_polygon
    for place in (A, B, QPointF(300, 290)):
        drag(tool, place)
    assert tool.cancel()
    assert not tool.cancel()
    assert not tool.end()
    assert drawn == []


def test_a_freehand_line_goes_around_what_the_mouse_went_around(
    tools: ToolBox, drawn: list[Drawn], viewport: Viewport
) -> None:
    tool = tools.select_freehand
    ring = shapely.Point(400, 300).buffer(80)
    path = [QPointF(x, y) for x, y in ring.exterior.coords]
    tool.press(path[0])
    for place in path[1:]:
        tool.move(place)
    assert is_painted(tool, QPointF(400, 300))
    tool.release(path[-1], NO_KEY)
    [(area, mode)] = drawn
    assert isinstance(area, PolygonArea)
    around = shapely.Polygon(area.vertices)
    assert around.area == pytest.approx(ring.area * viewport.resolution**2, rel=0.05)
    assert mode == "new"


def test_a_freehand_click_selects_and_a_given_up_line_does_not(
    tools: ToolBox, drawn: list[Drawn], session: Session
) -> None:
    tool = tools.select_freehand
    tool.press(A)
    tool.move(B)
    assert tool.cancel()
    tool.release(B, NO_KEY)
    assert not session.state.selection.value.features
    drag(tool, QPointF(500, 350))
    assert len(session.state.selection.value.features) == 1
    assert drawn == []


def test_a_circle_reaches_as_far_as_the_mouse_went_on_the_ellipsoid(
    tools: ToolBox, drawn: list[Drawn], viewport: Viewport
) -> None:
    tool = tools.select_circle
    drag(tool, A, A + QPointF(40, 0), A + QPointF(90, 0), keys=SHIFT)
    [(area, mode)] = drawn
    assert isinstance(area, CircleArea)
    assert (area.x, area.y) == viewport.to_map(A.x(), A.y())
    assert mode == "add"
    near = area.radius_m / viewport.ground_resolution
    assert near == pytest.approx(90, rel=0.02)
    assert is_painted(tool, A + QPointF(0, 85))
    assert not is_painted(tool, A + QPointF(0, 95))


def test_a_typed_radius_draws_the_circle_anew_and_serves_the_next_click(
    tools: ToolBox, drawn: list[Drawn]
) -> None:
    tool = tools.select_circle
    tool.draw(2000.0)
    assert drawn == [], "it has no centre yet"
    drag(tool, B)
    tool.draw(3000.0)
    tool.draw(1e9)
    radii = [area.radius_m for area, _ in drawn if isinstance(area, CircleArea)]
    assert radii == [2000.0, 3000.0, LARGEST_RADIUS_M]


def test_a_circle_without_a_radius_and_one_that_was_given_up_select_nothing(
    tools: ToolBox, drawn: list[Drawn]
) -> None:
    tool = tools.select_circle
    drag(tool, A)
    tool.press(A)
    tool.move(B)
    assert tool.cancel()
    tool.release(B, NO_KEY)
    assert drawn == []
    assert not is_painted(tool, A)


def test_the_shown_radius_is_that_of_the_geodesic(
    tools: ToolBox, drawn: list[Drawn], viewport: Viewport
) -> None:
    tool = tools.select_circle
    tool.press(A)
    tool.move(B)
    ends = [viewport.to_map(each.x(), each.y()) for each in (A, B)]
    lonlat = mercator_to_lonlat(np.array(ends))
    _, _, expected = Geod(ellps="GRS80").inv(*lonlat[0], *lonlat[1])
    assert tool.radius_m.value == pytest.approx(expected)

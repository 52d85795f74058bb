"""Map tools that select by an area: a box, a polygon, a freehand line, a circle."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from gisapp.core.events import Event, Observable
from gisapp.core.geometry.drawn_area import BoxArea, CircleArea, DrawnArea, PolygonArea
from gisapp.core.layers.selection import SelectMode
from gisapp.core.space.crs import mercator_to_lonlat
from gisapp.core.space.extent import Extent
from gisapp.core.space.geodesic_circle import LARGEST_RADIUS_M, circle_outline
from gisapp.core.space.geodesy import distances_m
from gisapp.core.text.measurement_text import length_text
from gisapp.core.view_state import ViewState
from gisapp.render.drawn_area import paint_drawn_area, paint_radius
from gisapp.render.palette import Palette
from gisapp.session.navigation import Navigation
from gisapp.session.selecting import Selector
from gisapp.ui.canvas.map_tools import BoxTool, ClickTool, MapTool, mode_of, select_at

_MapPoint = tuple[float, float]
_CROSS = Qt.CursorShape.CrossCursor
_STEP_PX = 3.0
"""How far the mouse goes before a freehand line gets its next vertex."""


class Drawn(NamedTuple):
    """What a tool has drawn, and what it does to the selection."""

    area: DrawnArea
    mode: SelectMode


class SelectBoxTool(BoxTool):
    """Draws a box; `drawn` emits it. A click selects what lies there."""

    def __init__(self, view_state: ViewState, selecting: Selector, drawn: Event[Drawn]) -> None:
        super().__init__(view_state)
        self._selecting = selecting
        self._drawn = drawn

    def take(self, box: Extent, modifiers: Qt.KeyboardModifier) -> None:
        self._drawn.emit(Drawn(BoxArea(box), mode_of(modifiers)))

    def tap(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        select_at(self._view_state, self._selecting, position, modifiers)


class SelectPolygonTool(ClickTool):
    """Each click sets a corner; `drawn` emits the polygon that is ended. A drag pans.

    `corners` are those that are set, in EPSG:3857.
    """

    def __init__(self, view_state: ViewState, navigation: Navigation, drawn: Event[Drawn]) -> None:
        super().__init__(view_state, navigation)
        self.corners: Observable[tuple[_MapPoint, ...]] = Observable(())
        self._drawn = drawn
        self._pointer: _MapPoint | None = None
        self._modifiers = Qt.KeyboardModifier.NoModifier

    @property
    def cursor(self) -> Qt.CursorShape:
        return super().cursor if self._is_panning else _CROSS

    def click(self, x: float, y: float, modifiers: Qt.KeyboardModifier) -> None:
        self._modifiers = modifiers
        self.corners.set((*self.corners.value, (x, y)))

    def hover(self, position: QPointF) -> None:
        self._pointer = self._view_state.viewport.value.to_map(position.x(), position.y())

    def end(self) -> bool:
        corners = self.corners.value
        if not corners:
            return False
        # The second click of a double click sets no other corner.
        distinct = tuple(dict.fromkeys(corners))
        self.corners.set(())
        if len(distinct) > 2:
            self._drawn.emit(Drawn(PolygonArea(distinct), mode_of(self._modifiers)))
        return True

    def cancel(self) -> bool:
        is_at_work = super().cancel() or bool(self.corners.value)
        self.corners.set(())
        return is_at_work

    def take_back(self) -> None:
        self.corners.set(self.corners.value[:-1])

    def paint(self, painter: QPainter, palette: Palette) -> None:
        corners = self.corners.value
        if corners:
            outline = corners if self._pointer is None else (*corners, self._pointer)
            pixels = self._view_state.viewport.value.to_pixels(np.array(outline))
            paint_drawn_area(painter, pixels, palette, corners=len(corners))


class SelectFreehandTool(MapTool):
    """The area follows the mouse while its button is down; `drawn` emits it."""

    def __init__(self, view_state: ViewState, selecting: Selector, drawn: Event[Drawn]) -> None:
        self._view_state = view_state
        self._selecting = selecting
        self._drawn = drawn
        self._path: list[QPointF] = []

    @property
    def cursor(self) -> Qt.CursorShape:
        return _CROSS

    def press(self, position: QPointF) -> None:
        self._path = [position]

    def move(self, position: QPointF) -> None:
        if self._path and (position - self._path[-1]).manhattanLength() >= _STEP_PX:
            self._path.append(position)

    def release(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        path, self._path = self._path, []
        if len(path) > 2:
            to_map = self._view_state.viewport.value.to_map
            vertices = tuple(to_map(each.x(), each.y()) for each in path)
            self._drawn.emit(Drawn(PolygonArea(vertices), mode_of(modifiers)))
        elif path:
            select_at(self._view_state, self._selecting, position, modifiers)

    def cancel(self) -> bool:
        begun = bool(self._path)
        self._path = []
        return begun

    def paint(self, painter: QPainter, palette: Palette) -> None:
        if self._path:
            pixels = np.array([(each.x(), each.y()) for each in self._path])
            paint_drawn_area(painter, pixels, palette)


class SelectCircleTool(MapTool):
    """A drag goes from the centre to the edge; `drawn` emits the circle.

    `radius_m` is that of the circle drawn last, or the one that was typed, in metres on the
    ellipsoid: a click draws a circle of that radius. `can_tell` is False while what measures on
    the ellipsoid is not loaded.
    """

    def __init__(
        self, view_state: ViewState, drawn: Event[Drawn], can_tell: Observable[bool]
    ) -> None:
        self.radius_m: Observable[float] = Observable(0.0)
        self._view_state = view_state
        self._drawn = drawn
        self._can_tell = can_tell
        self._centre: _MapPoint | None = None
        self._pressed: QPointF | None = None
        self._is_dragging = False

    @property
    def cursor(self) -> Qt.CursorShape:
        return _CROSS

    def press(self, position: QPointF) -> None:
        self._pressed = position
        self._is_dragging = False
        self._centre = self._on_map(position)

    def move(self, position: QPointF) -> None:
        if self._pressed is None or self._centre is None:
            return
        distance_px = (position - self._pressed).manhattanLength()
        if distance_px >= QApplication.startDragDistance():
            self._is_dragging = True
        if self._is_dragging and self._can_tell.value:
            self.radius_m.set(_distance_m(self._centre, self._on_map(position)))

    def release(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if self._pressed is None or self._centre is None:
            return
        self._pressed = None
        if self._is_dragging:
            self.radius_m.set(_distance_m(self._centre, self._on_map(position)))
        self._emit(mode_of(modifiers))

    def draw(self, radius_m: float) -> None:
        """Take another radius; where a centre is set, the circle around it is drawn anew."""
        self.radius_m.set(min(radius_m, LARGEST_RADIUS_M))
        self._emit("new")

    def stop(self) -> None:
        """Forget the centre."""
        self._centre = self._pressed = None

    def cancel(self) -> bool:
        begun = self._pressed is not None
        self.stop()
        return begun

    def paint(self, painter: QPainter, palette: Palette) -> None:
        if self._centre is None or not self._can_tell.value:
            return
        viewport = self._view_state.viewport.value
        [centre] = viewport.to_pixels(np.array([self._centre]))
        radius_m = self.radius_m.value
        if radius_m > 0:
            outline = viewport.to_pixels(circle_outline(*self._centre, radius_m))
            paint_drawn_area(painter, outline, palette)
            text = length_text(radius_m, self._view_state.words.value)
            paint_radius(painter, centre, outline, text, palette)

    def _emit(self, mode: SelectMode) -> None:
        if self._centre is not None and self.radius_m.value > 0:
            self._drawn.emit(Drawn(CircleArea(*self._centre, self.radius_m.value), mode))

    def _on_map(self, position: QPointF) -> _MapPoint:
        return self._view_state.viewport.value.to_map(position.x(), position.y())


def _distance_m(here: _MapPoint, there: _MapPoint) -> float:
    """Return the distance of two points of EPSG:3857 on the ellipsoid, as far as circles go."""
    ends: NDArray[np.float64] = mercator_to_lonlat(np.array([here, there]))
    return min(float(distances_m(ends[0], ends[1:])[0]), LARGEST_RADIUS_M)

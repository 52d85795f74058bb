"""Map tools: what pressing, moving and releasing the mouse does on the canvas, a class for each."""

from abc import ABC, abstractmethod

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication

from gisapp.core.layers.selection import SelectMode
from gisapp.core.space.extent import Extent
from gisapp.core.view_state import ViewState
from gisapp.render.palette import Palette
from gisapp.session.navigation import Navigation
from gisapp.session.selecting import Selector

TOLERANCE_PX = 6.0
"""How far from a point or a line a click may be."""
SMALLEST_BOX_PX = 6.0
_Key = Qt.KeyboardModifier


class MapTool:
    """A tool that does nothing; positions are logical pixels of the canvas."""

    @property
    def cursor(self) -> Qt.CursorShape:
        """The mouse's shape while the tool is at work."""
        return Qt.CursorShape.ArrowCursor

    def press(self, position: QPointF) -> None:
        """Begin where a button went down."""

    def move(self, position: QPointF) -> None:
        """Follow the mouse while the button is down."""

    def release(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """End where the button went up."""

    def hover(self, position: QPointF) -> None:
        """Follow the mouse while no button is down."""

    def end(self) -> bool:
        """Finish what was begun and keep it; return False if nothing was begun."""
        return False

    def cancel(self) -> bool:
        """Discard what was begun; return False if nothing was begun."""
        return False

    def take_back(self) -> None:
        """Take the last point back that was set."""

    def paint(self, painter: QPainter, palette: Palette) -> None:
        """Paint what is being done above the map."""


class PanTool(MapTool):
    """The map follows the mouse."""

    def __init__(self, navigation: Navigation) -> None:
        self._navigation = navigation
        self._last: QPointF | None = None

    @property
    def cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.ClosedHandCursor

    def press(self, position: QPointF) -> None:
        self._last = position

    def move(self, position: QPointF) -> None:
        if self._last is not None:
            moved = position - self._last
            self._last = position
            self._navigation.pan(moved.x(), moved.y())

    def release(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self._last = None

    def cancel(self) -> bool:
        begun = self._last is not None
        self._last = None
        return begun


class BoxTool(MapTool, ABC):
    """Does something with a box that the mouse draws."""

    def __init__(self, view_state: ViewState) -> None:
        self._view_state = view_state
        self._box: QRectF | None = None

    @property
    def cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.CrossCursor

    def press(self, position: QPointF) -> None:
        self._box = QRectF(position, position)

    def move(self, position: QPointF) -> None:
        if self._box is not None:
            self._box.setBottomRight(position)

    def release(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if self._box is None:
            return
        box = self._box.normalized()
        self._box = None
        if max(box.width(), box.height()) < SMALLEST_BOX_PX:
            self.tap(position, modifiers)
        elif min(box.width(), box.height()) >= SMALLEST_BOX_PX:
            viewport = self._view_state.viewport.value
            xmin, ymax = viewport.to_map(box.left(), box.top())
            xmax, ymin = viewport.to_map(box.right(), box.bottom())
            self.take(Extent(xmin, ymin, xmax, ymax), modifiers)

    @abstractmethod
    def take(self, box: Extent, modifiers: Qt.KeyboardModifier) -> None:
        """Use the box, in EPSG:3857, that was drawn."""

    def tap(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Act on a click, which draws no box."""

    def cancel(self) -> bool:
        begun = self._box is not None
        self._box = None
        return begun

    def paint(self, painter: QPainter, palette: Palette) -> None:
        if self._box is not None:
            painter.setPen(QPen(palette.color("selection"), 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(palette.color("selection", 0.16))
            painter.drawRect(self._box.normalized())


class ZoomBoxTool(BoxTool):
    """The map zooms to a box; a click selects."""

    def __init__(self, view_state: ViewState, navigation: Navigation, selecting: Selector) -> None:
        super().__init__(view_state)
        self._navigation = navigation
        self._selecting = selecting

    def take(self, box: Extent, modifiers: Qt.KeyboardModifier) -> None:
        self._navigation.show_box(box)

    def tap(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        select_at(self._view_state, self._selecting, position, modifiers)


class ClickTool(MapTool, ABC):
    """Does something where it is clicked; a drag pans."""

    def __init__(self, view_state: ViewState, navigation: Navigation) -> None:
        self._view_state = view_state
        self._pan = PanTool(navigation)
        self._pressed: QPointF | None = None
        self._is_panning = False

    @property
    def cursor(self) -> Qt.CursorShape:
        return self._pan.cursor if self._is_panning else super().cursor

    def press(self, position: QPointF) -> None:
        self._pressed = position
        self._is_panning = False

    def move(self, position: QPointF) -> None:
        if self._pressed is None:
            return
        distance = (position - self._pressed).manhattanLength()
        if not self._is_panning and distance >= QApplication.startDragDistance():
            self._is_panning = True
            self.begin_pan()
            self._pan.press(self._pressed)
        if self._is_panning:
            self._pan.move(position)

    def release(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if self._pressed is not None and not self._is_panning:
            x, y = self._view_state.viewport.value.to_map(position.x(), position.y())
            self.click(x, y, modifiers)
        self._pressed = None
        self._is_panning = False

    def cancel(self) -> bool:
        begun = self._pressed is not None
        self._pressed = None
        self._is_panning = False
        return begun

    def begin_pan(self) -> None:
        """Do what the tool has to do before the map follows the mouse."""

    @abstractmethod
    def click(self, x: float, y: float, modifiers: Qt.KeyboardModifier) -> None:
        """Act at a point of EPSG:3857."""


class IdentifyTool(ClickTool):
    """A click selects what lies there, and a hover lets it glow."""

    def __init__(self, view_state: ViewState, navigation: Navigation, selecting: Selector) -> None:
        super().__init__(view_state, navigation)
        self._selecting = selecting

    def begin_pan(self) -> None:
        self._selecting.stop_hovering()

    def click(self, x: float, y: float, modifiers: Qt.KeyboardModifier) -> None:
        self._selecting.click(x, y, self._tolerance_m, mode_of_click(modifiers))

    def hover(self, position: QPointF) -> None:
        x, y = self._view_state.viewport.value.to_map(position.x(), position.y())
        self._selecting.hover(x, y, self._tolerance_m)

    @property
    def _tolerance_m(self) -> float:
        return TOLERANCE_PX * self._view_state.viewport.value.resolution


def mode_of(modifiers: Qt.KeyboardModifier) -> SelectMode:
    """Return what the keys that are held make of what is found: Shift and Ctrl add, Alt removes."""
    extends = bool(modifiers & (_Key.ControlModifier | _Key.ShiftModifier))
    if modifiers & _Key.AltModifier:
        return "keep" if extends else "remove"
    return "add" if extends else "new"


def mode_of_click(modifiers: Qt.KeyboardModifier) -> SelectMode:
    """Return the same for a click: with Ctrl, a selected feature leaves the selection."""
    return "toggle" if modifiers == _Key.ControlModifier else mode_of(modifiers)


def select_at(
    view_state: ViewState, selecting: Selector, position: QPointF, modifiers: Qt.KeyboardModifier
) -> None:
    """Select what lies at a pixel of the canvas, as the keys that are held say."""
    viewport = view_state.viewport.value
    x, y = viewport.to_map(position.x(), position.y())
    selecting.click(x, y, TOLERANCE_PX * viewport.resolution, mode_of_click(modifiers))

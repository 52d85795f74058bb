"""Map tools: what pressing, moving and releasing the mouse does on the canvas, a class for each."""

from abc import ABC, abstractmethod

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication

from gisapp.core.space.extent import Extent
from gisapp.core.view_state import ViewState
from gisapp.render.palette import Palette
from gisapp.session.navigation import Navigation
from gisapp.session.selecting import Selector

TOLERANCE_PX = 6.0
"""How far from a point or a line a click may be."""
SMALLEST_BOX_PX = 6.0


class MapTool:
    """A tool that does nothing; positions are logical pixels of the canvas."""

    @property
    def cursor(self) -> Qt.CursorShape:
        """The mouse's shape while the tool is at work."""
        return Qt.CursorShape.ArrowCursor

    def press(self, position: QPointF) -> None:
        """Begin where a button went down."""

    def move(self, position: QPointF) -> None:
        """Go on with the button held."""

    def release(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """End where the button went up."""

    def hover(self, position: QPointF) -> None:
        """Follow the mouse with no button held."""

    def end(self) -> bool:
        """Bring what was begun to its end and keep it; False where nothing was."""
        return False

    def cancel(self) -> bool:
        """Give up what was begun; False where nothing was."""
        return False

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
        if min(box.width(), box.height()) >= SMALLEST_BOX_PX:
            viewport = self._view_state.viewport.value
            xmin, ymax = viewport.to_map(box.left(), box.top())
            xmax, ymin = viewport.to_map(box.right(), box.bottom())
            self.take(Extent(xmin, ymin, xmax, ymax), modifiers)

    @abstractmethod
    def take(self, box: Extent, modifiers: Qt.KeyboardModifier) -> None:
        """Use the box, in EPSG:3857, that was drawn."""

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
    """The map zooms to a box."""

    def __init__(self, view_state: ViewState, navigation: Navigation) -> None:
        super().__init__(view_state)
        self._navigation = navigation

    def take(self, box: Extent, modifiers: Qt.KeyboardModifier) -> None:
        self._navigation.show_box(box)


class SelectBoxTool(BoxTool):
    """What lies wholly inside a box is selected; with Ctrl it joins what is."""

    def __init__(self, view_state: ViewState, selecting: Selector) -> None:
        super().__init__(view_state)
        self._selecting = selecting

    def take(self, box: Extent, modifiers: Qt.KeyboardModifier) -> None:
        add = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        self._selecting.select_in(box, add=add)


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

    def begin_pan(self) -> None:
        """Get ready for being dragged."""

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
        add = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        self._selecting.click(x, y, self._tolerance_m, add=add)

    def hover(self, position: QPointF) -> None:
        x, y = self._view_state.viewport.value.to_map(position.x(), position.y())
        self._selecting.hover(x, y, self._tolerance_m)

    @property
    def _tolerance_m(self) -> float:
        return TOLERANCE_PX * self._view_state.viewport.value.resolution

"""The map: shows the picture and hands gestures and keys to the map tools."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.names import names_of
from gisapp.core.text.bilingual import Bilingual
from gisapp.render.palette import Theme, load_palette
from gisapp.session.map_session import MapSession
from gisapp.session.navigation import ZOOM_STEP
from gisapp.session.selecting import extent_of_feature
from gisapp.ui.canvas.hover_label import HoverLabel
from gisapp.ui.canvas.map_tools import MapTool
from gisapp.ui.canvas.pinch import pinch_of
from gisapp.ui.canvas.tool_box import ToolBox
from gisapp.ui.widgets.theme import theme_of
from gisapp.words import Words

WHEEL_NOTCH = 120.0
WHEEL_ZOOM = 2**0.5
FINE_WHEEL_ZOOM = 2**0.125
HOVER_PAUSE_MS = 25


class MapCanvas(QWidget):
    """Shows the map of the view state `state` in `frames`.

    `menu_requested` emits the place on the canvas at which a context menu is asked for;
    `gesture_made` the "drag", "wheel" or "click" that the user made.
    """

    menu_requested = Signal(QPoint)
    gesture_made = Signal(str)

    def __init__(
        self,
        session: MapSession,
        tools: ToolBox,
    ) -> None:
        super().__init__()
        self.setObjectName("mapCanvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 180)
        self.state = view_state = session.state
        self._navigation = session.navigation
        self._selecting = session.selector
        self._palette = load_palette(self._theme)

        self.tools = tools
        self._active: MapTool | None = None
        self._has_dragged = False
        self._space_is_down = False
        self._shows_focus = False
        self._pointer: QPointF | None = None

        self.frames = session.frames
        self.frames.changed.connect(self.update)
        self._hover_label = HoverLabel(self)
        self._hover_pause = QTimer(self, interval=HOVER_PAUSE_MS, singleShot=True)
        self._hover_pause.timeout.connect(self._hover)

        view_state.words.changed.connect(self._write)
        view_state.viewport.changed.connect(lambda _: self._show_view())
        view_state.layers.changed.connect(lambda _: self.redraw())
        view_state.basemap.changed.connect(lambda _: self._recolor())
        view_state.selection.changed.connect(lambda _: self._request_selection())
        view_state.pin.changed.connect(lambda _: self.update())
        view_state.hovered.changed.connect(self._show_hovered)
        tools.chosen.changed.connect(lambda _: self._take_up_tool())
        tools.measure.measurement.changed.connect(lambda _: self.update())
        tools.measure.can_tell.changed.connect(lambda _: self.update())
        self._write(view_state.words.value)

    def redraw(self) -> None:
        """Ask for a frame of what is to be seen now."""
        # Before it is shown, the canvas does not have its size yet.
        if self.isVisible():
            self.frames.request(self._palette, self.devicePixelRatioF())

    def pan(self, columns: float, rows: float) -> None:
        """Move the map by shares of the canvas's width and height."""
        self._navigation.pan(columns * self.width(), rows * self.height())

    def abort(self) -> None:
        """End what is being done: a drag, else the tool at work, else the selection."""
        if self._active is not None and self._active.cancel():
            self._active = None
            self.setCursor(self.tools.current.cursor)
            self.update()
        elif self.tools.current.cancel():
            self.update()
        elif self.tools.chosen.value != "identify":
            self.tools.chosen.set("identify")
        else:
            self._selecting.clear()

    def end_drawing(self) -> None:
        """End what is being drawn, and keep it."""
        self.tools.current.end()
        self.update()

    def take_point_back(self) -> None:
        """Take the last point of what is being drawn back."""
        self.tools.current.take_back()
        self.update()

    def glow_next(self, step: int) -> None:
        """Let the feature after the one that glows glow, or the one before it with -1."""
        self._pointer = None
        self._selecting.hover_next(step)

    def stop_hovering(self) -> None:
        """Wait no longer for the mouse to rest."""
        self._hover_pause.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.frames.paint(painter)
        for tool in dict.fromkeys((self.tools.current, self._active or self.tools.current)):
            tool.paint(painter, self._palette)
        if self._shows_focus:
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def showEvent(self, event: QShowEvent) -> None:
        self.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._navigation.resize(self.width(), self.height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and self._theme != self._palette.theme:
            self._recolor()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.redraw()
        pinch = pinch_of(event)
        if pinch is None:
            return super().event(event)
        self._navigation.zoom(pinch.factor, pinch.position.x(), pinch.position.y())
        event.accept()
        return True

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        button = event.button()
        if button == Qt.MouseButton.BackButton:
            self._navigation.back()
        elif button == Qt.MouseButton.ForwardButton:
            self._navigation.forward()
        elif button in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._begin(self._tool_for(event), event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        place = self.state.viewport.value.to_map(self._pointer.x(), self._pointer.y())
        self.state.pointer.set(place)
        if self._active is None:
            self._follow(self._pointer)
            return
        before = self.state.viewport.value
        self._active.move(self._pointer)
        if self.state.viewport.value != before:
            self._has_dragged = True
            self.gesture_made.emit("drag")
        self.setCursor(self._active.cursor)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._active is None or self._space_is_down:
            return
        active, self._active = self._active, None
        active.release(event.position(), event.modifiers())
        if active is self.tools.identify and not self._has_dragged:
            self.gesture_made.emit("click")
        self.setCursor(self.tools.current.cursor)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.tools.current.end():
            closer = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            factor = ZOOM_STEP if closer else 1 / ZOOM_STEP
            self._navigation.zoom(factor, event.position().x(), event.position().y())

    def wheelEvent(self, event: QWheelEvent) -> None:
        fine = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        notches = event.angleDelta().y() / WHEEL_NOTCH
        factor = (FINE_WHEEL_ZOOM if fine else WHEEL_ZOOM) ** notches
        self._navigation.zoom(factor, event.position().x(), event.position().y())
        self.gesture_made.emit("wheel")
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = None
        self._hover_pause.stop()
        self._selecting.stop_hovering()
        self.state.pointer.set(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.tools.current.end():
            return
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self.menu_requested.emit(event.pos() if by_mouse else self.rect().center())

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_space = event.key() == Qt.Key.Key_Space
        if is_space and self._pointer is not None and self._active is None:
            self._space_is_down = True
            self._begin(self.tools.pan, self._pointer)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._let_go_of_space()
        else:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._shows_focus = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._shows_focus = False
        self._let_go_of_space()
        super().focusOutEvent(event)

    def _write(self, words: Words) -> None:
        self.setAccessibleName(words("canvas.name"))
        self._hover_label.hide()
        self.redraw()

    def _tool_for(self, event: QMouseEvent) -> MapTool:
        if self._space_is_down:
            return self.tools.pan
        return self.tools.begun_by(event.button(), event.modifiers())

    def _take_up_tool(self) -> None:
        self._hover_pause.stop()
        self._selecting.stop_hovering()
        self.setCursor(self.tools.current.cursor)
        self.setFocus()
        self.update()

    def _follow(self, pointer: QPointF) -> None:
        """Let the chosen tool follow the mouse; what lies under it glows after a pause only."""
        if self.tools.current is self.tools.identify:
            self._hover_pause.start()
        else:
            self.tools.current.hover(pointer)
            self.update()

    def _begin(self, tool: MapTool, position: QPointF) -> None:
        self._hover_pause.stop()
        self._hover_label.hide()
        self._active = tool
        self._has_dragged = False
        tool.press(position)

    def _let_go_of_space(self) -> None:
        if self._space_is_down:
            self._space_is_down = False
            self._active = None
            self.setCursor(self.tools.current.cursor)

    # What glows

    def _hover(self) -> None:
        if self._pointer is not None:
            self.tools.identify.hover(self._pointer)
            self._show_hovered(self.state.hovered.value)

    def _show_hovered(self, ref: FeatureRef | None) -> None:
        self.update()
        if ref is None:
            self._hover_label.hide()
            return
        layer = self.state.layers.of_feature(ref)
        name = Bilingual()
        if layer.attributes.is_at_hand:
            [name] = names_of(layer, [ref.feature_id])
        kind = layer.dataset.label("kind", layer.kind) if layer.dataset else layer.name
        language = self.state.words.value.language
        self._hover_label.show_at(
            self._place_of_label(ref), name.in_language(language), kind.in_language(language)
        )

    def _place_of_label(self, ref: FeatureRef) -> QPoint:
        if self._pointer is not None:
            return self._pointer.toPoint()
        extent = extent_of_feature(self.state.layers.of_feature(ref), ref)
        if extent is None:
            return self.rect().center()
        return QPointF(*self.state.viewport.value.to_pixel(*extent.center)).toPoint()

    @property
    def _theme(self) -> Theme:
        """The theme of the tiles below the map, else the window's."""
        basemap = self.state.basemap.value
        if basemap is None:
            return theme_of(self.palette()).name
        return "dark" if basemap.dark else "light"

    def _recolor(self) -> None:
        self._palette = load_palette(self._theme)
        self.redraw()

    def _show_view(self) -> None:
        # The label was about a place that may be elsewhere now.
        self._hover_label.hide()
        self.redraw()

    def _request_selection(self) -> None:
        self._hover_label.hide()
        self.frames.request_selection(self.devicePixelRatioF())

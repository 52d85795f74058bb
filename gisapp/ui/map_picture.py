"""The canvas's picture: frames as they arrive, what glows and is selected, names and ornaments."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPainter

from gisapp.core.view_state import ViewState
from gisapp.core.viewport import Viewport
from gisapp.render.ornaments import paint_ornaments
from gisapp.render.overlay import paint_frame_image, paint_highlight, paint_labels, paint_pin
from gisapp.render.palette import Palette
from gisapp.render.request import RenderResult
from gisapp.render.scheduler import FrameScheduler
from gisapp.words import Words


class MapPicture(QObject):
    """Asks for frames and paints the newest, moved and scaled to what is seen now.

    `changed` tells that there is more to paint; `progressed` how much of the newest frame is
    done, 0 to 1; `completed` that what is seen is complete; `problems_met` the sentences about
    layers that could not be drawn.
    """

    changed = Signal()
    progressed = Signal(float)
    completed = Signal()
    problems_met = Signal(tuple)

    def __init__(self, view_state: ViewState, parent: QObject) -> None:
        super().__init__(parent)
        self._state = view_state
        self._complete: RenderResult | None = None
        self._partial: RenderResult | None = None
        self._scheduler = FrameScheduler(self)
        self._scheduler.frame_ready.connect(self._take)
        self._scheduler.progressed.connect(self.progressed)

    @property
    def is_complete(self) -> bool:
        """Tell whether the newest frame that was asked for is there."""
        complete = self._complete
        return complete is not None and complete.generation == self._scheduler.generation

    def request(self, palette: Palette, words: Words, device_pixel_ratio: float) -> None:
        """Ask for a frame of the view state as it is now."""
        state = self._state
        self._scheduler.request(
            state.viewport.value,
            state.layers.layers,
            palette,
            words.language,
            device_pixel_ratio,
        )

    def paint(self, painter: QPainter, palette: Palette, words: Words) -> None:
        """Paint all of the map on a canvas whose size is the viewport's."""
        viewport = self._state.viewport.value
        painter.fillRect(0, 0, viewport.width, viewport.height, palette.color("background"))
        for frame in (self._partial, self._complete):
            if frame is not None:
                paint_frame_image(painter, frame, viewport)
        self._paint_highlights(painter, viewport, palette)
        newest = self._complete or self._partial
        if newest is not None:
            paint_labels(painter, newest.labels, viewport)
        pin = self._state.pin.value
        if pin is not None:
            paint_pin(painter, viewport.to_pixel(*pin), palette)
        paint_ornaments(painter, viewport, self._state.layers.layers, palette, words)

    def close(self) -> None:
        """Give up what is being painted."""
        self._scheduler.close()

    def _paint_highlights(self, painter: QPainter, viewport: Viewport, palette: Palette) -> None:
        layers = self._state.layers.visible
        hovered = self._state.hovered.value
        if hovered is not None:
            paint_highlight(painter, layers, (hovered,), viewport, palette, "hover")
        selected = self._state.selection.value.features
        paint_highlight(painter, layers, selected, viewport, palette, "selection")

    def _take(self, frame: RenderResult) -> None:
        if not frame.complete:
            self._partial = frame
            self.changed.emit()
            return
        self._complete, self._partial = frame, None
        self.changed.emit()
        if frame.problems:
            self.problems_met.emit(frame.problems)
        if self.is_complete:
            self.completed.emit()

"""What is selected and what glows, above the canvas's picture: few with care, crowds as a frame."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPainter

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import NO_FEATURES, FeatureSet
from gisapp.core.space.viewport import Viewport
from gisapp.core.view_state import ViewState
from gisapp.render.overlay import HighlightPainter, paint_frame_image
from gisapp.render.palette import Palette
from gisapp.render.request import RenderResult
from gisapp.render.scheduler import FrameScheduler
from gisapp.ui.canvas.selected_layers import selected_layers
from gisapp.words import Language

MOST_WITH_CARE = 60
"""Up to so many selected features are outlined at each repaint; more are a frame of their own."""


class SelectionPicture(QObject):
    """Paints the selection and what glows of a view state; `changed` tells of more to paint."""

    changed = Signal()

    def __init__(self, view_state: ViewState, parent: QObject) -> None:
        super().__init__(parent)
        self._state = view_state
        self._selected = HighlightPainter("selection")
        self._hovered = HighlightPainter("hover")
        self._crowd: RenderResult | None = None
        self._crowd_of: tuple[tuple[Layer, ...], FeatureSet] = (), NO_FEATURES
        self._crowd_layers: tuple[Layer, ...] = ()
        self._scheduler = FrameScheduler(self)
        self._scheduler.frame_ready.connect(self._take)

    def request(self, palette: Palette, language: Language, device_pixel_ratio: float) -> None:
        """Ask for a frame of what is selected, if that is a crowd."""
        features = self._state.selection.value.features
        if len(features) <= MOST_WITH_CARE:
            self._crowd = None
            return
        wanted = self._state.layers.layers, features
        if wanted != self._crowd_of:
            self._crowd_of = wanted
            self._crowd_layers = selected_layers(*wanted)
            self._crowd = None
        viewport = self._state.viewport.value
        self._scheduler.request(
            viewport,
            self._crowd_layers,
            palette,
            language,
            device_pixel_ratio,
            see_through=True,
        )

    def paint(self, painter: QPainter, viewport: Viewport, palette: Palette) -> None:
        """Paint what glows, then what is selected."""
        layers = self._state.layers.visible
        hovered = self._state.hovered.value
        if hovered is not None:
            self._hovered.paint(painter, layers, (hovered,), viewport, palette)
        selected = self._state.selection.value.features
        if len(selected) <= MOST_WITH_CARE:
            self._selected.paint(painter, layers, tuple(selected), viewport, palette)
        elif self._crowd is not None:
            paint_frame_image(painter, self._crowd, viewport)

    def close(self) -> None:
        """Give up what is being painted."""
        self._scheduler.close()

    def _take(self, frame: RenderResult) -> None:
        if frame.complete and len(self._state.selection.value.features) > MOST_WITH_CARE:
            self._crowd = frame
            self.changed.emit()

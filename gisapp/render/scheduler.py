"""Frames off the UI thread: only the newest wish is painted, and a stale picture is dropped."""

from PySide6.QtCore import QObject, Signal

from gisapp.core.layer import Layer
from gisapp.core.viewport import Viewport
from gisapp.render.palette import Palette
from gisapp.render.request import RenderResult
from gisapp.words import Language


class FrameScheduler(QObject):
    """Paints frames in a thread of its own and tells, on the UI thread, when one is there."""

    frame_ready = Signal(RenderResult)
    progressed = Signal(float)

    def __init__(self, parent: QObject | None = None, margin_px: int = 160) -> None:
        super().__init__(parent)
        self._margin_px = margin_px
        self._generation = 0

    def request(
        self,
        viewport: Viewport,
        layers: tuple[Layer, ...],
        palette: Palette,
        language: Language,
        device_pixel_ratio: float,
    ) -> int:
        """Ask for a frame; whatever was asked before is given up. Return its generation."""
        self._generation += 1
        return self._generation

    def close(self) -> None:
        """Give up what is being painted and end the thread."""

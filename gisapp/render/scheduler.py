"""Frames off the UI thread: only the newest request is painted, and a stale picture is dropped."""

import time
from math import inf
from threading import Condition

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtGui import QImage

from gisapp.core.layers.layer import Layer
from gisapp.core.space.viewport import Viewport
from gisapp.errors import Cancelled
from gisapp.render.features.painter import blank_picture, paint_frame, painting_on
from gisapp.render.labels.placement import PlacedLabels, place_labels
from gisapp.render.palette import Palette
from gisapp.render.request import RenderRequest, RenderResult
from gisapp.render.tools import PaintingTools
from gisapp.words import Language

_RASTERS_S = (0.15, *[0.6] * 6, inf)
"""So long a frame waits for its rasters; then it is shown with what of them is there, and again."""
_PREVIEW_S = 0.12
"""A frame that takes longer is shown while it is being painted, at this interval."""


class FrameScheduler(QObject):
    """Paints frames in a thread of its own and emits them on the thread that it lives in.

    A frame covers more than the requested viewport, so that a pan meets no white edge. Call
    `close` before the scheduler is deleted.
    """

    frame_ready = Signal(RenderResult)
    """A picture; unless it is `complete`, more of the same frame will follow."""
    progressed = Signal(float)
    """The share of the newest frame that is painted, 1 when it is complete."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._newest: RenderRequest | None = None
        self._generation = 0
        self._oldest_useful = 0
        self._thread = _PaintingThread(self)
        self._thread.painted.connect(self._deliver)
        self._thread.advanced.connect(self._report)
        self._thread.broken.connect(self._surface)

    @property
    def generation(self) -> int:
        """The number of the newest request."""
        return self._generation

    def request(
        self,
        viewport: Viewport,
        layers: tuple[Layer, ...],
        palette: Palette,
        language: Language,
        device_pixel_ratio: float,
        *,
        see_through: bool = False,
    ) -> int:
        """Request a frame and return its generation; a request that still waits is dropped.

        A frame that is being painted is aborted and never emitted, unless the new request only
        pans: then it is still useful, and is completed first.

        Parameters
        ----------
        viewport : Viewport
            What is seen, in logical pixels and EPSG:3857.
        layers : tuple of Layer
            What to draw, bottom first.
        palette : Palette
            The colours that symbols and labels name.
        language : Language
            The language of the labels.
        device_pixel_ratio : float
            Device pixels per logical pixel.
        see_through : bool
            Leave the ground transparent, as the frame is painted above tiles.
        """
        request = RenderRequest(
            viewport.with_surroundings, layers, palette, language, device_pixel_ratio, see_through
        )
        self._generation += 1
        if self._newest is None or not request.is_pan_of(self._newest):
            self._oldest_useful = self._generation
        self._newest = request
        self._thread.take(self._generation, request, self._oldest_useful)
        return self._generation

    def close(self) -> None:
        """Abort the frame that is being painted and end the thread."""
        self._oldest_useful = self._generation + 1
        self._thread.end()

    def _deliver(self, result: RenderResult) -> None:
        if result.generation < self._oldest_useful:
            return
        self.frame_ready.emit(result)

    def _report(self, generation: int, share: float) -> None:
        if generation == self._generation:
            self.progressed.emit(share)

    def _surface(self, bug: Exception) -> None:
        """Raise a bug on the UI thread, whose exception hook shows it."""
        raise bug


class _PaintingThread(QThread):
    """Paints one request after the other; starts with the first one."""

    painted = Signal(RenderResult)
    advanced = Signal(int, float)
    broken = Signal(Exception)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = PaintingTools()
        self._changed = Condition()
        self._waiting: tuple[int, RenderRequest] | None = None
        self._oldest_useful = 0
        self._is_ending = False

    def take(self, generation: int, request: RenderRequest, oldest_useful: int) -> None:
        """Paint this request next; abort a frame that is older than `oldest_useful`."""
        with self._changed:
            self._waiting = generation, request
            self._oldest_useful = oldest_useful
            self._changed.notify()
        self.start()

    def end(self) -> None:
        """Abort everything and wait for the end of the thread, which is one step away."""
        with self._changed:
            self._is_ending = True
            self._changed.notify()
        self._tools.cancelled.set()
        self.wait()
        self._tools.close()

    def run(self) -> None:
        """Paint one request after the other until `end` is called."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting is not None or self._is_ending)
                if self._waiting is None or self._is_ending:
                    return
                generation, request = self._waiting
                self._waiting = None
            try:
                self._paint(generation, request)
            except Cancelled:
                return
            except Exception as bug:  # noqa: BLE001 - raised again on the UI thread
                self.broken.emit(bug)

    def _is_stale(self, generation: int) -> bool:
        return self._is_ending or generation < self._oldest_useful

    def _paint(self, generation: int, request: RenderRequest) -> None:
        """Paint a frame, again and again as long as it lacks some of its rasters."""
        started = time.perf_counter()
        for patience_s in _RASTERS_S:
            self._tools.rasters.begin(time.perf_counter() + patience_s)
            self._paint_once(generation, request, started)
            if not self._tools.rasters.is_lacking or self._is_stale(generation):
                return

    def _paint_once(self, generation: int, request: RenderRequest, started: float) -> None:
        image = blank_picture(request)
        previewed = started
        with painting_on(image) as painter:
            for share in paint_frame(request, painter, self._tools):
                if self._is_stale(generation):
                    return
                now = time.perf_counter()
                if now - previewed > _PREVIEW_S:
                    previewed = now
                    self._emit(generation, request, image.copy(), None, started)
                    self.advanced.emit(generation, share)
        placed = place_labels(request)
        if not self._is_stale(generation):
            if not self._tools.rasters.is_lacking:
                self.advanced.emit(generation, 1.0)
            self._emit(generation, request, image, placed, started)

    def _emit(
        self,
        generation: int,
        request: RenderRequest,
        image: QImage,
        placed: PlacedLabels | None,
        started: float,
    ) -> None:
        """Emit a picture; it is complete if its labels are placed, and its rasters are there."""
        is_rough = placed is not None and self._tools.rasters.is_lacking
        image.setDevicePixelRatio(request.device_pixel_ratio)
        self.painted.emit(
            RenderResult(
                generation=generation,
                viewport=request.viewport,
                image=image,
                labels=placed.labels if placed else (),
                complete=placed is not None and not is_rough,
                is_rough=is_rough,
                problems=(*placed.problems, *self._tools.rasters.take_failures()) if placed else (),
                paint_ms=1000 * (time.perf_counter() - started),
            )
        )

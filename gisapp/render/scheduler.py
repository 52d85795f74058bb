"""Frames off the UI thread: only the newest request is painted, and a stale picture is dropped."""

import time
from threading import Condition

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtGui import QImage

from gisapp.core.layers.layer import Layer
from gisapp.core.space.viewport import Viewport
from gisapp.render.features.painter import blank_picture, paint_frame, painting_on
from gisapp.render.features.shape_cache import ShapeCache
from gisapp.render.labels.placement import PlacedLabels, place_labels
from gisapp.render.palette import Palette
from gisapp.render.request import RenderRequest, RenderResult
from gisapp.words import Language

_SLICE_S = 0.003
_PAUSE_S = 0.0002
"""Long enough for a thread that waits for the interpreter lock to get it."""
_LOOK_S = 0.12
"""A frame that takes longer is shown while it is being painted, at this interval."""


class FrameScheduler(QObject):
    """Paints frames in a thread of its own and tells of them on the thread that it lives in.

    They reach beyond what is seen, so that a pan meets no white edge. Call `close` before letting
    go of it.
    """

    frame_ready = Signal(RenderResult)
    """A picture; its `complete` tells whether more of the same frame will follow."""
    progressed = Signal(float)
    """The share of the newest frame that is painted, 1 when it is complete."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._newest: RenderRequest | None = None
        self._generation = 0
        self._oldest_of_use = 0
        self._completed = 0
        self._thread = _PaintingThread(self)
        self._thread.painted.connect(self._deliver)
        self._thread.advanced.connect(self._report)
        self._thread.broken.connect(self._surface)

    @property
    def generation(self) -> int:
        """The number of the newest request."""
        return self._generation

    @property
    def is_idle(self) -> bool:
        """Tell whether the newest request has been fulfilled."""
        return self._completed == self._generation

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
        """Request a frame and return its generation; requests that still wait are forgotten.

        A frame that is being painted is given up and never told of, unless the new request only
        pans: then it is still of use, and comes first.
        """
        request = RenderRequest(
            viewport.with_surroundings, layers, palette, language, device_pixel_ratio, see_through
        )
        self._generation += 1
        if self._newest is None or not request.is_pan_of(self._newest):
            self._oldest_of_use = self._generation
        self._newest = request
        self._thread.take(self._generation, request, self._oldest_of_use)
        return self._generation

    def close(self) -> None:
        """Give up what is being painted and end the thread."""
        self._oldest_of_use = self._generation + 1
        self._thread.end()

    def _deliver(self, result: RenderResult) -> None:
        if result.generation < self._oldest_of_use:
            return
        if result.complete:
            self._completed = result.generation
        self.frame_ready.emit(result)

    def _report(self, generation: int, share: float) -> None:
        if generation == self._generation:
            self.progressed.emit(share)

    def _surface(self, bug: Exception) -> None:
        """Raise a bug on the thread of the user interface, whose hook tells of it."""
        raise bug


class _PaintingThread(QThread):
    """Paints one request after the other; starts with the first one."""

    painted = Signal(RenderResult)
    advanced = Signal(int, float)
    broken = Signal(Exception)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cache = ShapeCache()
        self._changed = Condition()
        self._waiting: tuple[int, RenderRequest] | None = None
        self._oldest_of_use = 0
        self._is_ending = False

    def take(self, generation: int, request: RenderRequest, oldest_of_use: int) -> None:
        """Paint this next; give up what is older than `oldest_of_use`."""
        with self._changed:
            self._waiting = generation, request
            self._oldest_of_use = oldest_of_use
            self._changed.notify()
        self.start()

    def end(self) -> None:
        """Give up everything and wait for the thread's end, a slice away."""
        with self._changed:
            self._is_ending = True
            self._changed.notify()
        self.wait()

    def run(self) -> None:
        """Paint until told to end."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting is not None or self._is_ending)
                if self._waiting is None or self._is_ending:
                    return
                generation, request = self._waiting
                self._waiting = None
            try:
                self._paint(generation, request)
            except Exception as bug:  # noqa: BLE001 - raised again on the thread that may tell it
                self.broken.emit(bug)

    def _is_given_up(self, generation: int) -> bool:
        return self._is_ending or generation < self._oldest_of_use

    def _paint(self, generation: int, request: RenderRequest) -> None:
        started = time.perf_counter()
        image = blank_picture(request)
        paused = looked = started
        with painting_on(image) as painter:
            for share in paint_frame(request, painter, self._cache):
                if self._is_given_up(generation):
                    return
                now = time.perf_counter()
                if now - paused > _SLICE_S:
                    time.sleep(_PAUSE_S)
                    paused = time.perf_counter()
                if now - looked > _LOOK_S:
                    looked = now
                    self._tell(generation, request, image.copy(), None, started)
                    self.advanced.emit(generation, share)
        placed = place_labels(request)
        if not self._is_given_up(generation):
            self.advanced.emit(generation, 1.0)
            self._tell(generation, request, image, placed, started)

    def _tell(
        self,
        generation: int,
        request: RenderRequest,
        image: QImage,
        placed: PlacedLabels | None,
        started: float,
    ) -> None:
        """Tell of a picture, a complete one where its names are placed."""
        image.setDevicePixelRatio(request.device_pixel_ratio)
        self.painted.emit(
            RenderResult(
                generation=generation,
                viewport=request.viewport,
                image=image,
                labels=placed.labels if placed else (),
                complete=placed is not None,
                problems=placed.problems if placed else (),
                paint_ms=1000 * (time.perf_counter() - started),
            )
        )

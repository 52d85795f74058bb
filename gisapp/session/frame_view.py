"""The map as it is seen: frames as they arrive, what glows, is selected, names and ornaments."""

from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPainter

from gisapp.core.space.viewport import Viewport
from gisapp.core.space.worlds import nearest_move
from gisapp.core.view_state import ViewState
from gisapp.errors import Cancelled
from gisapp.render.kernels import prepare_kernels
from gisapp.render.ornaments import paint_ornaments
from gisapp.render.overlay import paint_frame_image, paint_labels, paint_pin
from gisapp.render.palette import Palette, load_palette
from gisapp.render.request import RenderResult
from gisapp.render.scheduler import FrameScheduler
from gisapp.session.selection_picture import SelectionPicture

if TYPE_CHECKING:
    from gisapp.render.tiles.layer import TileLayer


class FrameView(QObject):
    """Requests frames and paints the newest, moved and scaled to the viewport of now.

    Tiles, where there are some, lie below the frames, which are then see-through.

    `changed` is emitted when there is more to paint; `progressed` with the share of the newest
    frame that is done, 0 to 1; `completed` when the map is complete as it is seen; `problems_met`
    with a sentence for each layer whose names could not be read. `palette` has the colours that
    the map is painted in.
    """

    changed = Signal()
    progressed = Signal(float)
    completed = Signal()
    problems_met = Signal(tuple)

    def __init__(self, view_state: ViewState) -> None:
        super().__init__()
        self._state = view_state
        self.palette = load_palette("light")
        self._complete: RenderResult | None = None
        self._partial: RenderResult | None = None
        self._tiles: TileLayer | None = None
        self._is_ready = False
        self._selection = SelectionPicture(view_state, self)
        self._selection.changed.connect(self.changed)
        self._closed = Event()
        self._preparing = Thread(target=_prepare, name="kernels", args=(self._closed,))
        self._scheduler = FrameScheduler(self)
        self._scheduler.frame_ready.connect(self._take)
        self._scheduler.progressed.connect(self.progressed)

    @property
    def is_complete(self) -> bool:
        """True if the newest frame that was requested is there, and the tiles below it.

        Tiles that failed to load are not waited for.
        """
        complete = self._complete
        if complete is None or complete.is_rough:
            return False
        is_newest = complete.generation == self._scheduler.generation
        viewport = self._state.viewport.value
        return is_newest and (self._tiles is None or self._tiles.is_complete(viewport))

    def request(self, palette: Palette, device_pixel_ratio: float) -> None:
        """Request a frame of the view state as it is now.

        Parameters
        ----------
        palette : Palette
            The colours to paint the map in, from now on.
        device_pixel_ratio : float
            Device pixels per logical pixel.
        """
        state = self._state
        self.palette = palette
        if not self._is_ready:
            self._make_ready()
        self._scheduler.request(
            state.viewport.value,
            state.drawn_layers,
            palette,
            state.words.value.language,
            device_pixel_ratio,
            see_through=state.basemap.value is not None,
        )
        self.request_selection(device_pixel_ratio)

    def request_selection(self, device_pixel_ratio: float) -> None:
        """Request a new picture of the selection alone.

        Parameters
        ----------
        device_pixel_ratio : float
            Device pixels per logical pixel.
        """
        language = self._state.words.value.language
        self._selection.request(self.palette, language, device_pixel_ratio)
        self.changed.emit()

    def show_tiles(self, tiles: "TileLayer | None") -> None:
        """Paint these tiles below the layers from now on, or none."""
        self._tiles = tiles
        if tiles is not None:
            tiles.changed.connect(self.changed)
            tiles.settled.connect(self._tell_complete)
        self.changed.emit()

    def paint(self, painter: QPainter) -> None:
        """Paint all of the map on a canvas whose size is the viewport's."""
        viewport, palette = self._state.viewport.value, self.palette
        painter.fillRect(0, 0, viewport.width, viewport.height, palette.color("background"))
        if self._tiles is not None:
            self._tiles.paint(painter, viewport, painter.device().devicePixelRatio())
        self._paint_frames(painter, viewport)
        self._selection.paint(painter, viewport, palette)
        newest = self._complete or self._partial
        if newest is not None:
            paint_labels(painter, newest.labels, viewport)
        pin = self._state.pin.value
        if pin is not None:
            x, y = pin
            tip = viewport.to_pixel(x + nearest_move(x, viewport.x), y)
            paint_pin(painter, tip, palette)
        basemap = self._state.basemap.value
        paint_ornaments(
            painter,
            viewport,
            self._state.drawn_layers,
            palette,
            self._state.words.value,
            basemap.attribution if basemap else "",
        )

    def prepare(self) -> None:
        """Get ready, in a thread, for layers of very many features."""
        self._preparing.start()

    def close(self) -> None:
        """Abort what is being painted and end the threads."""
        self._closed.set()
        if self._preparing.is_alive():
            self._preparing.join()
        self._scheduler.close()
        self._selection.close()

    def _make_ready(self) -> None:
        """Paint the empty map once, before another thread paints.

        PySide makes Qt's classes as they are first used, and crashes where two threads are at it.
        """
        nowhere = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(nowhere)
        self.paint(painter)
        painter.end()
        self._is_ready = True

    def _paint_frames(self, painter: QPainter, viewport: Viewport) -> None:
        # An opaque frame may lie on a newer, partial one; two see-through ones would mix.
        if self._partial is not None and (
            self._complete is None or not self._partial.image.hasAlphaChannel()
        ):
            paint_frame_image(painter, self._partial, viewport)
        if self._complete is not None:
            paint_frame_image(painter, self._complete, viewport)

    def _take(self, frame: RenderResult) -> None:
        if not frame.complete and not frame.is_rough:
            self._partial = frame
            self.changed.emit()
            return
        self._complete, self._partial = frame, None
        self.changed.emit()
        if frame.problems:
            self.problems_met.emit(frame.problems)
        self._tell_complete()

    def _tell_complete(self) -> None:
        if self.is_complete:
            self.completed.emit()


def _prepare(closed: Event) -> None:
    # No method: it would hold the view in a circle, and a view may end on the UI thread only.
    with suppress(Cancelled):
        prepare_kernels(closed)

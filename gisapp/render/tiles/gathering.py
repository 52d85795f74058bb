"""All tiles of one view, gathered for a picture in a file."""

import math
import threading
import time
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from gisapp.core.events import Event
from gisapp.core.progress import Progress
from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import Viewport
from gisapp.core.tiles.basemap import TileAddress, TileBasemap, TileStatus
from gisapp.core.tiles.tile_grid import PlacedTile
from gisapp.render.tiles.pixels import device_rect, paint_part

# How long tiles that a server did not give are still waited for: two more attempts.
_PATIENCE_S = 4.0
# How often a worker that waits looks up.
_LOOK_UP_S = 0.05


@dataclass(frozen=True, eq=False)
class GatheredTiles:
    """The tiles of one view.

    Parameters
    ----------
    placed : tuple of (Extent, tuple of QImage)
        Each tile's true place in EPSG:3857, and its pictures, bottom first.
    attribution : str
        Whom to name for them.
    wanted, missing : int
        How many tiles the view needs, and of how many a picture could not be had. A place
        where the base map has no tile is not missing.
    """

    placed: tuple[tuple[Extent, tuple[QImage, ...]], ...]
    attribution: str
    wanted: int
    missing: int

    def paint(self, painter: QPainter, viewport: Viewport, device_pixel_ratio: float) -> None:
        """Paint all on an image of the viewport, in device pixels; missing ones stay ground."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        resolution = viewport.resolution / device_pixel_ratio
        for extent, images in self.placed:
            target = device_rect(extent, viewport.extent, resolution)
            for image in images:
                paint_part(painter, image, QRectF(image.rect()), target)


class TileGathering:
    """The tiles of one view on their way: fed on the UI thread, waited for by a worker.

    `ended` tells that no more tiles are wanted, on the UI thread.

    Parameters
    ----------
    device_pixel_ratio : float
        How sharp the tiles shall be; 1 where a view would need too many at that.
    """

    def __init__(self, basemap: TileBasemap, viewport: Viewport, device_pixel_ratio: float) -> None:
        self.ended: Event[TileGathering] = Event()
        self._basemap = basemap
        fits = bool(basemap.tiles(viewport, device_pixel_ratio))
        ratio = device_pixel_ratio if fits else 1.0
        self._retina = basemap.is_retina(ratio)
        self._placed = basemap.tiles(viewport, ratio)
        self._images: dict[TileAddress, QImage | None] = {
            address: None for placed in self._placed for address in self._pictures(placed)
        }
        self._deadline_s = math.inf
        self._over = threading.Event()

    @property
    def wanted(self) -> tuple[TileAddress, ...]:
        """What has not come yet, the most urgent first."""
        return tuple(address for address, image in self._images.items() if image is None)

    def take(self, address: TileAddress, image: QImage) -> None:
        """Take a tile that came, null where there is none; others' are passed over."""
        if address in self._images and not self._over.is_set():
            self._images[address] = image
            self.end_if_whole()

    def end_if_whole(self) -> None:
        """End where all is here."""
        if not self.wanted:
            self.end()

    def see(self, status: TileStatus) -> None:
        """Note how the tiles stand: those that a server did not give may come a little later."""
        if status.pending:
            self._deadline_s = math.inf
        elif not self._basemap.is_online or status.trouble == "refused":
            self.end()
        elif self._deadline_s == math.inf:
            self._deadline_s = time.monotonic() + _PATIENCE_S

    def end(self) -> None:
        """Want no more tiles; what is here is all that `wait` returns."""
        if not self._over.is_set():
            self._over.set()
            self.ended.emit(self)

    def wait(self, progress: Progress) -> GatheredTiles:
        """Wait, in a worker, until all tiles have come or failed, and return them.

        Parameters
        ----------
        progress : Progress
            Reported to, and checked, again and again.

        Raises
        ------
        Cancelled
            The waiting shall end.
        """
        count = max(1, len(self._images))
        while not self._over.wait(_LOOK_UP_S) and time.monotonic() < self._deadline_s:
            progress.check()
            progress.report(1 - len(self.wanted) / count)
        return self._gathered()

    def _gathered(self) -> GatheredTiles:
        images = [
            [self._images[address] for address in self._pictures(placed)] for placed in self._placed
        ]
        pictures = [
            tuple(image for image in pictures if image is not None and not image.isNull())
            for pictures in images
        ]
        extents = [placed.extent for placed in self._placed]
        return GatheredTiles(
            tuple(zip(extents, pictures, strict=True)),
            self._basemap.attribution,
            len(self._placed),
            sum(None in pictures for pictures in images),
        )

    def _pictures(self, placed: PlacedTile) -> list[TileAddress]:
        return [
            TileAddress(placed.tile, picture, self._retina) for picture in self._basemap.pictures
        ]

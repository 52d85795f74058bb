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

# How long to wait for tiles that a server failed to send: two more attempts.
_PATIENCE_S = 4.0
# How often a worker that waits reports the progress.
_REPORT_S = 0.05


@dataclass(frozen=True, eq=False)
class GatheredTiles:
    """The tiles of one view.

    Parameters
    ----------
    placed : tuple of (Extent, tuple of QImage)
        Each tile's true extent in EPSG:3857, and its pictures, bottom first.
    attribution : str
        The attribution of the base map.
    wanted : int
        How many tiles the view needs.
    missing : int
        How many of them lack a picture that could not be fetched or read. A place where the
        base map has no tile is not missing.
    """

    placed: tuple[tuple[Extent, tuple[QImage, ...]], ...]
    attribution: str
    wanted: int
    missing: int

    def paint(self, painter: QPainter, viewport: Viewport, device_pixel_ratio: float) -> None:
        """Paint all tiles; where one is missing, the ground stays.

        Parameters
        ----------
        painter : QPainter
            In device pixels, its origin the top left corner of `viewport`.
        viewport : Viewport
            What the picture covers.
        device_pixel_ratio : float
            Device pixels per logical pixel.
        """
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        resolution = viewport.resolution / device_pixel_ratio
        for extent, images in self.placed:
            target = device_rect(extent, viewport.extent, resolution)
            for image in images:
                paint_part(painter, image, QRectF(image.rect()), target)


class TileGathering:
    """Collects the tiles of one view: the UI thread adds them, a worker waits for all.

    `ended` is emitted on the UI thread once no more tiles are needed.

    Parameters
    ----------
    basemap : TileBasemap
        What the view shows.
    viewport : Viewport
        The view, in EPSG:3857.
    device_pixel_ratio : float
        Device pixels per logical pixel. Where a view would need too many tiles of that
        sharpness, those for a ratio of 1 are taken.
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
        """The tiles that have not arrived yet, the most urgent first."""
        return tuple(address for address, image in self._images.items() if image is None)

    def take(self, address: TileAddress, image: QImage) -> None:
        """Add a tile that arrived, null where there is none; other views' tiles are ignored."""
        if address in self._images and not self._over.is_set():
            self._images[address] = image
            self.end_if_whole()

    def end_if_whole(self) -> None:
        """End if all tiles have arrived."""
        if not self.wanted:
            self.end()

    def follow(self, status: TileStatus) -> None:
        """Follow the supply: tiles that a server failed to send may still come a little later."""
        if status.pending:
            self._deadline_s = math.inf
        elif not self._basemap.is_online or status.trouble == "refused":
            self.end()
        elif self._deadline_s == math.inf:
            self._deadline_s = time.monotonic() + _PATIENCE_S

    def end(self) -> None:
        """Collect no more tiles; `wait` returns those that have arrived."""
        if not self._over.is_set():
            self._over.set()
            self.ended.emit(self)

    def wait(self, progress: Progress) -> GatheredTiles:
        """Wait in a worker until all tiles have arrived or failed, and return them.

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
        while not self._over.wait(_REPORT_S) and time.monotonic() < self._deadline_s:
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

"""Paints a raster tile by tile: a pan reads only what comes into view, and a frame may be left."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import ceil, floor, inf
from weakref import WeakKeyDictionary

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from gisapp.core.rasters.raster import Raster
from gisapp.core.rasters.resampling import Pixels
from gisapp.core.sized_cache import SizedCache
from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import Viewport
from gisapp.errors import GisAppError

TILE_PX = 256
KEPT_BYTES = 192 * 2**20
_ENTRY_BYTES = 512
"""What the key and the wrapper of even an empty tile take, roughly."""
_FORMAT = QImage.Format.Format_ARGB32_Premultiplied


_Places = dict[tuple[int, int], QImage]
"""Tiles by their columns and rows."""


@dataclass(eq=False)
class RasterTiles:
    """The tiles that were painted last, and why others could not be.

    Parameters
    ----------
    kept : SizedCache
        By raster, resolution, column and row. The raster is kept with the tile, so that no other
        one gets its id.
    seen : WeakKeyDictionary
        Of each raster what was seen of it last, with its resolution.
    failures : list of GisAppError
        Why tiles could not be read.
    reads_until_s : float
        From then on, by the clock of `time.perf_counter`, no more tiles are read.
    is_lacking : bool
        True once a tile was wanted and not read.
    """

    kept: SizedCache[tuple[int, float, int, int], tuple[Raster, QImage]] = field(
        default_factory=lambda: SizedCache(KEPT_BYTES, lambda each: _bytes_of(each[1]))
    )
    seen: WeakKeyDictionary[Raster, tuple[float, _Places]] = field(
        default_factory=WeakKeyDictionary
    )
    failures: list[GisAppError] = field(default_factory=list)
    reads_until_s: float = inf
    is_lacking: bool = False

    def begin(self, reads_until_s: float = inf) -> None:
        """Begin a painting in which tiles are read until some time, and others are left out."""
        self.reads_until_s = reads_until_s
        self.is_lacking = False

    def take_failures(self) -> tuple[GisAppError, ...]:
        """Return why tiles could not be painted since this was asked last."""
        failures, self.failures = tuple(self.failures), []
        return failures

    def tile(self, raster: Raster, resolution: float, column: int, row: int) -> QImage | None:
        """Return the picture of a tile, null where there is nothing at all.

        Parameters
        ----------
        raster : Raster
            What it shows.
        resolution : float
            Metres of EPSG:3857 a pixel.
        column, row : int
            Counted east and south from the origin of EPSG:3857.

        Returns
        -------
        QImage or None
            None where it is not kept, and there is no time to read it.
        """
        key = id(raster), resolution, column, row
        found = self.kept.get(key)
        if found is not None:
            return found[1]
        if time.perf_counter() > self.reads_until_s:
            self.is_lacking = True
            return None
        side_m = TILE_PX * resolution
        west, north = column * side_m, -row * side_m
        picture = None
        try:
            picture = raster.picture(
                Extent(west, north - side_m, west + side_m, north), TILE_PX, TILE_PX
            )
        except GisAppError as error:
            self.failures.append(error)
        image = QImage() if picture is None else _image_of(picture)
        self.kept.put(key, (raster, image))
        return image


def paint_raster(
    painter: QPainter, viewport: Viewport, raster: Raster, tiles: RasterTiles
) -> Iterator[float]:
    """Paint what a viewport sees of a raster.

    Parameters
    ----------
    painter : QPainter
        Its pixels are those of `viewport`.
    viewport : Viewport
        What the picture covers, in pixels of the device.
    raster : Raster
        What to paint.
    tiles : RasterTiles
        What is kept from one painting to the next.

    Yields
    ------
    float
        The share that is painted, after each tile.
    """
    there = raster.extent and raster.extent.intersection(viewport.extent)
    if there is None:
        return
    side_m = TILE_PX * viewport.resolution
    columns = range(floor(there.xmin / side_m), ceil(there.xmax / side_m))
    rows = range(floor(-there.ymax / side_m), ceil(-there.ymin / side_m))
    places = [(column, row) for row in rows for column in columns]
    if tiles.reads_until_s < inf:
        _paint_what_was_seen(painter, viewport, raster, tiles)
    # Rounded once for all tiles, so that they meet.
    left, top = (round(each) for each in viewport.to_pixel(0.0, 0.0))
    painted: _Places = {}
    for number, (column, row) in enumerate(places):
        image = tiles.tile(raster, viewport.resolution, column, row)
        if image is not None and not image.isNull():
            painted[column, row] = image
            painter.drawImage(left + column * TILE_PX, top + row * TILE_PX, image)
        yield (number + 1) / len(places)
    if not tiles.is_lacking:
        tiles.seen[raster] = viewport.resolution, painted


def _paint_what_was_seen(
    painter: QPainter, viewport: Viewport, raster: Raster, tiles: RasterTiles
) -> None:
    """Paint the tiles of another resolution that were seen last, until others are there."""
    resolution, painted = tiles.seen.get(raster, (viewport.resolution, {}))
    if resolution == viewport.resolution:
        return
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    side_m = TILE_PX * resolution
    side_px = side_m / viewport.resolution
    for (column, row), image in painted.items():
        x, y = viewport.to_pixel(column * side_m, -row * side_m)
        painter.drawImage(QRectF(x, y, side_px, side_px), image)


def paint_on_paper(
    painter: QPainter, viewport: Viewport, raster: Raster, tiles: RasterTiles, scale: float
) -> Iterator[float]:
    """Paint a raster as one picture: between many, viewers of PDF and SVG show seams.

    Parameters
    ----------
    scale : float
        Pixels of `viewport` that are one of the picture, along each side; the rest as of
        `paint_raster`.
    """
    width, height = ceil(viewport.width / scale), ceil(viewport.height / scale)
    coarser = Viewport(viewport.x, viewport.y, viewport.resolution * scale, width, height)
    whole = QImage(width, height, _FORMAT)
    whole.fill(Qt.GlobalColor.transparent)
    below = QPainter(whole)
    try:
        yield from paint_raster(below, coarser, raster, tiles)
    finally:
        below.end()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(0, 0, width * scale, height * scale), whole)


def _image_of(picture: Pixels) -> QImage:
    height, width, _ = picture.shape
    formats = QImage.Format
    image = QImage(picture.data, width, height, 4 * width, formats.Format_RGBA8888_Premultiplied)
    # A copy of its own, in the format that Qt paints fastest.
    return image.convertToFormat(_FORMAT)


def _bytes_of(image: QImage) -> int:
    return image.sizeInBytes() + _ENTRY_BYTES

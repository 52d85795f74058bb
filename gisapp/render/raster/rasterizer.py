"""Paints layers of many features through kernels, band by band on all cores."""

import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainter

from gisapp.core.geometry.feature_index import BLOCK_SIZE, touching
from gisapp.core.geometry.ragged import Offsets, offsets_of, read_only
from gisapp.core.layers.layer import Layer
from gisapp.core.space.viewport import Viewport
from gisapp.render.palette import Palette
from gisapp.render.raster.arguments import Band, Features, Giants, Painting, Scratch
from gisapp.render.raster.giants import reduce_rings
from gisapp.render.raster.kernel import paint_features
from gisapp.render.raster.looks import looks_of

_BANDS_A_CORE = 6
_FEWEST_LINES = 48
"""A band has at least so many lines of pixels."""
_MARGIN_PX = 64.0
"""How far outside the picture lines may be drawn that are seen in it."""


class Rasterizer:
    """Has threads that paint; `close` it in the end."""

    def __init__(self) -> None:
        self._cores = os.cpu_count() or 1
        self._pool = ThreadPoolExecutor(self._cores, "painting")

    def paint(
        self, painter: QPainter, layer: Layer, viewport: Viewport, palette: Palette, scale: float
    ) -> Iterator[float]:
        """Paint a layer of lines or polygons.

        Parameters
        ----------
        painter : QPainter
            In device pixels; the picture of the layer is drawn with it in one piece.
        layer : Layer
        viewport : Viewport
            Its pixels are the device's.
        palette : Palette
            The colours that symbols name.
        scale : float
            Device pixels a logical pixel.

        Yields
        ------
        float
            The share that is painted, from 0 to 1, after each band. When nobody asks for more,
            the bands that have not begun are not painted.
        """
        pixels = np.empty((viewport.height, viewport.width), np.uint32)
        seen = viewport.extent
        features = _features(layer)
        giants = self._giants(layer, features, viewport)
        looks = looks_of(layer, palette, scale)
        rooms: list[Scratch] = []

        def paint(part: NDArray[np.uint32], band: Band) -> None:
            scratch = rooms.pop() if rooms else _scratch(features, part)
            paint_features(part, Painting(band, features, giants, looks, scratch))
            rooms.append(scratch)

        bands: list[Future[None]] = []
        for lines in self._bands(viewport.height):
            north = seen.ymax - lines.start * viewport.resolution
            band = Band(seen.xmin, north, 1 / viewport.resolution)
            bands.append(self._pool.submit(paint, pixels[lines], band))
        try:
            for done, future in enumerate(as_completed(bands), start=1):
                future.result()
                yield done / len(bands)
        finally:
            for future in bands:
                future.cancel()
        height, width = pixels.shape
        format_ = QImage.Format.Format_ARGB32_Premultiplied
        painter.drawImage(0, 0, QImage(pixels.data, width, height, 4 * width, format_))

    def close(self) -> None:
        """Begin no more bands, and wait for those that have begun."""
        self._pool.shutdown(cancel_futures=True)

    def _bands(self, height: int) -> Iterator[slice]:
        lines = max(-(-height // (_BANDS_A_CORE * self._cores)), _FEWEST_LINES)
        return (slice(top, min(top + lines, height)) for top in range(0, height, lines))

    def _giants(self, layer: Layer, features: Features, viewport: Viewport) -> Giants:
        """Reduce the features in view that have very many vertices."""
        geometry = layer.geometry
        around = viewport.extent.buffered(_MARGIN_PX * viewport.resolution)
        bounds = geometry.bounds[geometry.giants]
        rows = geometry.giants[touching(bounds, around)]
        first, end = (geometry.part_offsets[geometry.feature_offsets[rows + n]] for n in (0, 1))
        feature_rings = offsets_of(end - first)
        rings = np.arange(feature_rings[-1]) + np.repeat(first - feature_rings[:-1], end - first)
        offsets = offsets_of(geometry.ring_offsets[rings + 1] - geometry.ring_offsets[rings])
        coordinates = np.empty((offsets[-1], 2))
        ends = np.empty(len(rings), np.int64)
        band = Band(around.xmin, around.ymax, 1 / viewport.resolution)
        size = around.width * band.scale, around.height * band.scale
        starts = read_only(offsets[:-1])
        work = [
            self._pool.submit(
                reduce_rings,
                coordinates,
                ends[some],
                starts[some],
                read_only(rings[some]),
                band,
                *size,
                features,
            )
            for some in _shares(offsets, self._cores)
        ]
        for each in work:
            each.result()
        return Giants(*map(read_only, (rows, feature_rings[:-1], starts, ends, coordinates)))


def _features(layer: Layer) -> Features:
    geometry = layer.geometry
    return Features(
        geometry.coordinates,
        *geometry.offsets,
        geometry.bounds,
        geometry.areas,
        read_only(np.ascontiguousarray(layer.index.block_bounds)),
        _drawn_classes(layer),
    )


def _drawn_classes(layer: Layer) -> NDArray[np.uint8]:
    """Return the look of each feature; features that are not shown have the last, of nothing."""
    shown = layer.content.shown
    if shown is None:
        return read_only(layer.classes.view())
    return read_only(np.where(shown, layer.classes, np.uint8(len(layer.symbology.classes))))


def _scratch(features: Features, part: NDArray[np.uint32]) -> Scratch:
    """Return room to paint a band, of which none is higher than this first one."""
    lines, columns = part.shape
    blocks = np.append(np.arange(0, len(features.classes), BLOCK_SIZE), len(features.classes))
    rings = features.part_offsets[features.feature_offsets[blocks]]
    points = int(np.diff(features.ring_offsets[rings]).max(initial=0))
    return Scratch(
        np.zeros((lines, columns), np.int64),
        np.zeros((lines + 1) * (columns + 2), np.float32),
        np.empty(points),
        np.empty(points),
        np.empty(int(np.diff(rings).max(initial=0)) + 1, np.int64),
    )


def _shares(offsets: Offsets, count: int) -> Iterator[slice]:
    """Divide rings among threads, so that each has about as many vertices."""
    cuts = np.searchsorted(offsets, np.linspace(0, offsets[-1], count + 1)).tolist()
    cuts[0], cuts[-1] = 0, len(offsets) - 1
    return (slice(first, end) for first, end in pairwise(cuts) if end > first)

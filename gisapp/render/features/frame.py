"""A picture that is being painted: where map points fall on it, and which features it needs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from gisapp.core.geometry import ragged
from gisapp.core.geometry.feature_geometry import GIANT_VERTICES
from gisapp.core.geometry.feature_index import BLOCK_SIZE, blocks_of
from gisapp.core.geometry.level_of_detail import ReducedGeometry
from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.layer import Layer
from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import Viewport
from gisapp.core.space.worlds import WORLD_M, within_one_world
from gisapp.render.features.path_builder import with_limited_length, without_far_vertices
from gisapp.render.palette import Palette
from gisapp.render.tools import PaintingTools

_MARGIN_PX = 64.0
"""How far outside the picture a symbol may begin and still reach into it, in logical pixels."""
_LONGEST_PX = 150_000.0
"""The greatest length of an outline that is painted, in device pixels."""


@dataclass(frozen=True, eq=False)
class Frame:
    """The painter of a picture with all that painting on it needs.

    Parameters
    ----------
    painter : QPainter
        In device pixels, its origin the viewport's top left corner.
    viewport : Viewport
        What the picture covers, in logical pixels and EPSG:3857.
    palette : Palette
        The colours that symbols name.
    scale : float
        Device pixels per logical pixel.
    tools : PaintingTools
        What is kept from frame to frame.
    as_pixels : bool
        True for an image; False for PDF and SVG, which are made of paths and text.
    """

    painter: QPainter
    viewport: Viewport
    palette: Palette
    scale: float
    tools: PaintingTools
    as_pixels: bool

    @property
    def resolution(self) -> float:
        """Metres of EPSG:3857 per device pixel."""
        return self.viewport.resolution / self.scale

    @cached_property
    def device_viewport(self) -> Viewport:
        """The viewport measured in device pixels."""
        width, height = self.viewport.width * self.scale, self.viewport.height * self.scale
        return Viewport(
            self.viewport.x, self.viewport.y, self.resolution, round(width), round(height)
        )

    @cached_property
    def extent(self) -> Extent:
        """Where features may reach into the picture, in EPSG:3857.

        Its extent and a margin, but never more than one world.
        """
        around = self.viewport.extent.buffered(_MARGIN_PX * self.viewport.resolution)
        return within_one_world(around)

    @property
    def is_wider_than_the_world(self) -> bool:
        """True if the same place would be seen twice."""
        return self.viewport.extent.width > WORLD_M

    @property
    def one_world(self) -> QRectF:
        """The part of the picture, in device pixels, that shows each place once."""
        device = self.device_viewport
        width = WORLD_M / self.resolution
        return QRectF((device.width - width) / 2, 0, width, device.height)

    def moved(self, east: float) -> "Frame":
        """Return a frame that paints on the same picture what lies so many metres farther east."""
        return replace(
            self, viewport=self.viewport.centered(self.viewport.x + east, self.viewport.y)
        )

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """The same extent in device pixels: xmin, ymin, xmax, ymax."""
        margin = _MARGIN_PX * self.scale
        device = self.device_viewport
        return -margin, -margin, device.width + margin, device.height + margin

    @property
    def anchor(self) -> tuple[float, float]:
        """The origin of EPSG:3857 in device pixels; patterns tied to it move with the map."""
        return self.device_viewport.to_pixel(0.0, 0.0)

    def to_device(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Turn points of EPSG:3857, (n, 2), into device pixels from the top left corner."""
        return self.device_viewport.to_pixels(points)

    def shapes(self, layer: Layer, rows: Rows) -> Iterator[ReducedGeometry]:
        """Return lines or polygons in device pixels, block by block.

        Parameters
        ----------
        layer : Layer
            A layer of lines or polygons.
        rows : (n,) int64
            Rows of features larger than a dot, ascending.
        """
        for block in blocks_of(rows):
            reduced = self.tools.reduced.block(layer.geometry, int(block), self.resolution)
            first, last = np.searchsorted(rows, (block * BLOCK_SIZE, (block + 1) * BLOCK_SIZE))
            yield self._shapes(reduced, np.searchsorted(reduced.rows, rows[first:last]))

    def _shapes(self, reduced: ReducedGeometry, chosen: Rows) -> ReducedGeometry:
        """Return the chosen features of a block, giants without their far vertices."""
        rings, feature_offsets = ragged.take(reduced.feature_offsets, chosen)
        vertices, ring_offsets = ragged.take(reduced.ring_offsets, rings)
        points = self.to_device(reduced.coordinates[vertices])
        if len(points) > GIANT_VERTICES:
            points, ring_offsets = without_far_vertices(points, ring_offsets, self.box)
            points, ring_offsets = with_limited_length(points, ring_offsets, self.box, _LONGEST_PX)
        return ReducedGeometry(reduced.rows[chosen], points, ring_offsets, feature_offsets)

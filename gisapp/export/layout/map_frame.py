"""The map of a sheet: outlines as paths, what is too much for paths as a picture, names as text."""

import math
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from gisapp.core.layers.layer import FeatureRef, Layer, is_drawn
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.viewport import Viewport
from gisapp.render.features.painter import blank_picture, paint_whole_frame, painting_on
from gisapp.render.labels.placement import place_labels, style_of_names
from gisapp.render.overlay import HighlightPainter, write_labels
from gisapp.render.palette import Palette
from gisapp.render.request import RenderRequest
from gisapp.render.tiles.gathering import GatheredTiles
from gisapp.render.tools import PaintingTools
from gisapp.words import Language

PRINT_RATIO = 300 / 96
"""Pixels of a picture within a sheet for each pixel of 1/96 inch."""
_MOST_PIXELS = 40_000_000
"""Of a picture within a sheet: on A1 and A0, which are seen from farther away, it is coarser."""
_STRIP_PX = 96
_PATHS_RATIO = 4.0
"""Paths have as much detail as so many pixels show."""
_MOST_FEATURES, _MOST_VERTICES = 4000, 150_000
"""A layer with more of them in view is painted as a picture."""
_MOST_MARKED = 2000


@dataclass(frozen=True, eq=False)
class MapFrame:
    """A map to paint on paper.

    Parameters
    ----------
    viewport : Viewport
        What it shows; its size in pixels of 1/96 inch.
    layers : tuple of Layer
        Bottom first.
    selection : FeatureSet
        What is marked.
    tiles : GatheredTiles or None
        What lies below the layers.
    """

    viewport: Viewport
    layers: tuple[Layer, ...]
    palette: Palette
    language: Language
    selection: FeatureSet = field(default_factory=FeatureSet)
    tiles: GatheredTiles | None = None


def paint_map(
    painter: QPainter,
    corner: QPointF,
    frame: MapFrame,
    ratio: float = PRINT_RATIO,
    progress: Progress = NO_PROGRESS,
    *,
    as_picture: bool = False,
) -> tuple[str, ...]:
    """Paint a map with its top left corner at a place, and return the names on it.

    Parameters
    ----------
    painter : QPainter
        In pixels of 1/96 inch.
    corner : QPointF
        Whole pixels, so that pictures and paths meet.
    ratio : float
        Pixels of a picture for each of the painter's.
    as_picture : bool
        Paint no outline as a path: for a painter on pixels.

    Raises
    ------
    SourceError
        Names, or parts of a raster, cannot be read.
    Cancelled
        The painting shall end.
    """
    box = QRectF(0, 0, frame.viewport.width, frame.viewport.height)
    below = len(frame.layers) if as_picture else _count_below(frame)
    with saved(painter), closing(PaintingTools()) as tools:
        painter.translate(corner)
        painter.setClipRect(box)
        painter.fillRect(box, frame.palette.color("background"))
        if below or frame.tiles is not None:
            if not as_picture:
                ratio = min(ratio, math.sqrt(_MOST_PIXELS / (box.width() * box.height())))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for strip, top in _strips(frame.viewport, ratio):
                place = QRectF(0, top, strip.width, strip.height)
                below_it = replace(frame, viewport=strip, layers=frame.layers[:below])
                share = progress.part(0.6 * top / box.height(), 0.6)
                painter.drawImage(place, _ground(below_it, ratio, tools, share))
        _paint_paths(painter, frame, frame.layers[below:], tools, progress)
        painter.setClipRect(box)
        names = _write_names(painter, frame, progress)
        _mark(painter, frame)
    return names


@contextmanager
def saved(painter: QPainter) -> Iterator[None]:
    """Give a painter back as it was, even if the body raises."""
    painter.save()
    try:
        yield
    finally:
        painter.restore()


def _count_below(frame: MapFrame) -> int:
    """Return how many layers are painted as one picture: up to the last that paths don't suit."""
    too_much = [place for place, layer in enumerate(frame.layers) if _is_too_much(layer, frame)]
    return max(too_much) + 1 if too_much else 0


def _is_too_much(layer: Layer, frame: MapFrame) -> bool:
    if not is_drawn(layer, frame.viewport.resolution):
        return False
    if layer.raster is not None or layer.partial is not None:
        return True
    rows = layer.index.rows_in(frame.viewport.extent)
    share = len(rows) / max(1, len(layer.geometry))
    vertices = len(layer.geometry.coordinates) * share
    return len(rows) > _MOST_FEATURES or vertices > _MOST_VERTICES


def _strips(viewport: Viewport, ratio: float) -> Iterator[tuple[Viewport, int]]:
    """Yield the parts of a view that are painted one after the other, each with its top.

    A large picture in one piece would be in memory twice, and once more for each layer.
    """
    most_px = _MOST_PIXELS / (viewport.width * ratio * ratio)
    # Of so many pixels of 1/96 inch, strips meet between pixels of any whole number of dpi.
    height = max(1, int(most_px * 1.001) // _STRIP_PX) * _STRIP_PX
    north = viewport.extent.ymax
    for top in range(0, viewport.height, height):
        strip = viewport.resized(viewport.width, min(height, viewport.height - top))
        y = north - (top + strip.height / 2) * viewport.resolution
        yield replace(strip, y=y), top


def _ground(frame: MapFrame, ratio: float, tools: PaintingTools, progress: Progress) -> QImage:
    """Return the ground with tiles and layers, opaque: so it packs well."""
    request = RenderRequest(frame.viewport, frame.layers, frame.palette, frame.language, ratio)
    picture = blank_picture(request)
    picture.fill(frame.palette.color("background"))
    with painting_on(picture) as painter:
        if frame.tiles is not None:
            frame.tiles.paint(painter, frame.viewport, ratio)
        paint_whole_frame(replace(request, see_through=True), painter, tools, progress)
    return picture


def _paint_paths(
    painter: QPainter,
    frame: MapFrame,
    layers: tuple[Layer, ...],
    tools: PaintingTools,
    progress: Progress,
) -> None:
    request = RenderRequest(
        frame.viewport, layers, frame.palette, frame.language, _PATHS_RATIO, see_through=True
    )
    with saved(painter):
        painter.scale(1 / _PATHS_RATIO, 1 / _PATHS_RATIO)
        paint_whole_frame(request, painter, tools, progress.part(0.6, 0.9))


def _write_names(painter: QPainter, frame: MapFrame, progress: Progress) -> tuple[str, ...]:
    for layer in frame.layers:
        if style_of_names(layer, frame.viewport.resolution):
            layer.attributes.fetch(progress)
    request = RenderRequest(frame.viewport, frame.layers, frame.palette, frame.language)
    placed = place_labels(request, inside=True)
    if placed.problems:
        raise placed.problems[0]
    write_labels(painter, placed.labels, frame.viewport)
    return tuple(line for label in placed.labels for line in label.text.lines)


def _mark(painter: QPainter, frame: MapFrame) -> None:
    """Mark what is selected, unless it is so much that nothing would be seen of the map."""
    if 0 < len(frame.selection) <= _MOST_MARKED:
        features: list[FeatureRef] = list(frame.selection)
        marks = HighlightPainter("selection")
        marks.paint(painter, frame.layers, features, frame.viewport, frame.palette)


def paint_border(
    painter: QPainter, box: QRectF, palette: Palette, rim_px: float = 3.0, grown: float = 1.0
) -> None:
    """Paint the double line around a map, the outer one so far outside, in pixels of 1/96 inch."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for outside, width in ((0.0, 0.7), (rim_px, 1.3 * grown)):
        painter.setPen(QPen(palette.color("ornament"), width))
        painter.drawRect(box.adjusted(-outside, -outside, outside, outside))

"""The map of a sheet: the subject highlighted among what lies around it."""

import math
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.space.crs import EARTH_RADIUS
from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import Viewport
from gisapp.export.expose.distances import shape_of
from gisapp.export.expose.packed_image import packed_image
from gisapp.export.expose.sheet import SheetMap
from gisapp.export.layout.map_frame import MapFrame, paint_map
from gisapp.export.shown_content import ShownContent
from gisapp.render.features.painter import blank_picture, paint_whole_frame, painting_on
from gisapp.render.labels.placement import place_labels, style_of_names
from gisapp.render.ornaments import paint_ornaments
from gisapp.render.overlay import HighlightPainter, paint_labels
from gisapp.render.palette import Palette
from gisapp.render.request import RenderRequest
from gisapp.render.tools import PaintingTools
from gisapp.words import Language, load_words

_SUBJECT_SHARE = 0.42
"""The part of the map that its subject takes at most, so that its surroundings are seen."""
_LEAST_M = 500.0
"""The width of the smallest map on the ground: less shows no surroundings."""
_POINT_M = 2_500.0
"""The width of the map of a point, whose extent says nothing of its size."""
_ACCURACIES = 5.0
"""A map is so many times as wide as its subject's place may be off."""
_SCREEN_RATIO = 2.0
"""Device pixels a pixel of 1/96 inch of a picture for screens."""


@dataclass(frozen=True, eq=False)
class MapLook:
    """What all maps of some sheets have in common.

    Parameters
    ----------
    shown : ShownContent
        What may be shown.
    palette : Palette
        The colours of paper.
    """

    shown: ShownContent
    palette: Palette

    @property
    def language(self) -> Language:
        """Of names and ornaments."""
        return self.shown.language

    def layers_in(self, viewport: Viewport) -> tuple[Layer, ...]:
        """Return the layers, with the features in view of those that are too large for memory.

        Raises
        ------
        SourceError
            A source, or the names of a layer, cannot be read any more.
        """
        layers = self.shown.layers
        if any(layer.partial is not None for layer in layers):
            layers = self.shown.loaded_for(viewport.with_surroundings.extent).layers
        for layer in layers:
            if style_of_names(layer, viewport.resolution):
                layer.attributes.fetch()
        return layers


def map_of(
    layers: Mapping[str, Layer],
    features: Sequence[FeatureRef],
    accuracy_m: float | None,
    size_px: tuple[int, int],
) -> SheetMap | None:
    """Return the map of a subject and its surroundings; None where it has no place.

    Parameters
    ----------
    layers : mapping
        By their ids.
    features : sequence of FeatureRef
        What the subject is.
    accuracy_m : float or None
        How far off its place may be, on the ground.
    size_px : (int, int)
        In pixels of 1/96 inch.
    """
    shape = shape_of(layers, features)
    if shape is None:
        return None
    west, south, east, north = shape.bounds
    width, height = size_px
    stretch = math.cosh((south + north) / 2 / EARTH_RADIUS)
    is_point = west == east and south == north
    least = max(_POINT_M if is_point else _LEAST_M, _ACCURACIES * (accuracy_m or 0.0)) * stretch
    wanted = max((east - west) / _SUBJECT_SHARE, (north - south) / _SUBJECT_SHARE * width / height)
    half = max(wanted, least) / 2
    x, y = (west + east) / 2, (south + north) / 2
    around = Extent(x - half, y - half * height / width, x + half, y + half * height / width)
    viewport = Viewport.fitting(around, width, height, margin=0.0)
    return SheetMap(viewport, tuple(features))


def paint_on_paper(painter: QPainter, shown: SheetMap, look: MapLook) -> None:
    """Paint a map on paper: outlines as paths unless they are too many, names as text.

    Parameters
    ----------
    painter : QPainter
        In pixels of 1/96 inch, its origin the top left corner of the map.
    shown : SheetMap
    look : MapLook

    Raises
    ------
    SourceError
        The names of a layer cannot be read any more.
    """
    frame = MapFrame(
        shown.viewport,
        _drawn(shown, look),
        look.palette,
        look.language,
        FeatureSet.of(*shown.features),
    )
    paint_map(painter, QPointF(0, 0), frame)
    _paint_ornaments(painter, shown, look)


def map_png(shown: SheetMap, look: MapLook) -> bytes:
    """Return a map as PNG, twice as fine as its size says; errors as of `paint_on_paper`."""
    layers = _drawn(shown, look)
    request = RenderRequest(shown.viewport, layers, look.palette, look.language, _SCREEN_RATIO)
    image = blank_picture(request)
    with painting_on(image) as painter, closing(PaintingTools()) as tools:
        paint_whole_frame(request, painter, tools)
    image.setDevicePixelRatio(_SCREEN_RATIO)
    with painting_on(image) as painter:
        paint_labels(painter, place_labels(request, inside=True).labels, shown.viewport)
        marks = HighlightPainter("selection")
        marks.paint(painter, layers, shown.features, shown.viewport, look.palette)
        _paint_ornaments(painter, shown, look)
    return packed_image(image.convertToFormat(QImage.Format.Format_RGB888), b"png")


def _drawn(shown: SheetMap, look: MapLook) -> tuple[Layer, ...]:
    """Return the layers of a map, the subject's own drawn whatever the scale."""
    own = {ref.layer_id for ref in shown.features}
    return tuple(
        replace(layer, finest=0.0, coarsest=math.inf, opacity=layer.opacity or 1.0)
        if layer.layer_id in own
        else layer
        for layer in look.layers_in(shown.viewport)
    )


def _paint_ornaments(painter: QPainter, shown: SheetMap, look: MapLook) -> None:
    # Whose data it shows stands in the caption.
    paint_ornaments(painter, shown.viewport, (), look.palette, load_words(look.language))

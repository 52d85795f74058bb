"""A picture made ready: where its map, its title and its legend stand, and what they say."""

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS, Layer
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.space.viewport import Viewport
from gisapp.export.layout.footer import left_lines
from gisapp.export.layout.legend import legend_entries
from gisapp.export.layout.map_frame import MapFrame
from gisapp.export.layout.paint_legend import LegendType, PlacedLegend, narrow_legend
from gisapp.export.layout.round_scales import viewport_at
from gisapp.export.layout.type_setting import TextLook, fitted_lines, fitted_title
from gisapp.export.picture.request import PictureRequest

PAD_PX = 12.0
_STEP_PX = 32
"""Bands are so many pixels high, or a multiple, so that the map begins between pixels."""
_WIDEST_LEGEND = 0.36
_MOST_SOURCE_LINES = 3
TITLE = TextLook(22, is_bold=True)
_LEAST_TITLE_PX = 13.0
LEGEND = LegendType()
SOURCES = TextLook(9.5, color="label_quiet")


@dataclass(frozen=True, eq=False)
class ReadyPicture:
    """A picture that can be painted; boxes are in pixels of 1/96 inch.

    Parameters
    ----------
    frame : MapFrame
        Its map.
    map : QRectF
        Where that stands.
    legend : PlacedLegend or None
        None where it has none.
    """

    request: PictureRequest
    page: QRectF
    map: QRectF
    frame: MapFrame
    title: tuple[TextLook, tuple[str, ...]]
    legend: PlacedLegend | None
    sources: tuple[str, ...]


def ready_picture(request: PictureRequest) -> ReadyPicture:
    """Give the parts of a picture their places.

    Parameters
    ----------
    request : PictureRequest
        With all features loaded that its map shows.
    """
    width, height = (max(1, round(each / request.ratio)) for each in request.size_px)
    page = QRectF(0, 0, width, height)
    title = fitted_title(
        request.title if "title" in request.parts else "",
        TITLE,
        page.width() - 2 * PAD_PX,
        _LEAST_TITLE_PX,
    )
    box = QRectF(page)
    if title[1]:
        box.setTop(_band(title[0].line_px * len(title[1]) + PAD_PX))
    draft = _viewport(request, box)
    sources = _sources(request, draft, page.width() - 2 * PAD_PX)
    if sources:
        box.setBottom(page.bottom() - _band(SOURCES.line_px * len(sources) + PAD_PX / 2))
    legend = _legend(request, draft, box)
    if legend is not None:
        box.setRight(math.floor(page.right() - legend.width - 2 * PAD_PX))
    box = _at_least_a_pixel(box)
    frame = MapFrame(
        _viewport(request, box),
        _layers(request),
        request.palette,
        request.content.language,
        request.selection if "selection" in request.parts else FeatureSet(),
        request.tiles if "basemap" in request.parts else None,
    )
    return ReadyPicture(request, page, box, frame, title, legend, sources)


def _at_least_a_pixel(box: QRectF) -> QRectF:
    return QRectF(box.left(), box.top(), max(1.0, box.width()), max(1.0, box.height()))


def _band(least_px: float) -> float:
    return float(math.ceil(least_px / _STEP_PX) * _STEP_PX)


def _layers(request: PictureRequest) -> tuple[Layer, ...]:
    layers = request.content.layers
    if "basemap" in request.parts:
        return layers
    return tuple(layer for layer in layers if layer.group not in OFFLINE_BASEMAP_GROUPS)


def _viewport(request: PictureRequest, box: QRectF) -> Viewport:
    size = max(1, round(box.width())), max(1, round(box.height()))
    if request.scale is not None:
        return viewport_at(request.extent, size, request.scale)
    return Viewport.fitting(request.extent, *size, margin=0.0)


def _legend(request: PictureRequest, viewport: Viewport, box: QRectF) -> PlacedLegend | None:
    if "legend" not in request.parts:
        return None
    content = replace(request.content, layers=_layers(request))
    entries = legend_entries(content, viewport, with_counts=False)
    if not entries:
        return None
    widest = box.width() * _WIDEST_LEGEND - 2 * PAD_PX
    return narrow_legend(entries, max(1.0, widest), box.height() - 2 * PAD_PX, LEGEND)


def _sources(request: PictureRequest, viewport: Viewport, width_px: float) -> tuple[str, ...]:
    """Return what is said below: who must be named, and what is schematic, is said always."""
    told = left_lines(
        request.content, viewport, request.tiles, with_sources="sources" in request.parts
    )
    return tuple(line for each in told for line in fitted_lines(each, SOURCES, width_px, 2))[
        :_MOST_SOURCE_LINES
    ]

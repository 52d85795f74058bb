"""Paints a frame step by step, so that it may be given up between two of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPaintDevice, QPainter

from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.clusters import clusters_in, is_clustered
from gisapp.core.layers.layer import Layer, is_drawn
from gisapp.core.layers.loaded import with_loaded
from gisapp.core.layers.partial import PartialContent
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.worlds import moves_into_view
from gisapp.errors import RenderError
from gisapp.render.features.frame import Frame
from gisapp.render.features.paint_clusters import paint_clusters
from gisapp.render.features.paint_density import clip, paint_density
from gisapp.render.features.paint_points import paint_points
from gisapp.render.features.paint_shapes import paint_shapes
from gisapp.render.features.symbols import is_plain
from gisapp.render.rasters.paint_raster import paint_on_paper, paint_raster
from gisapp.render.request import RenderRequest
from gisapp.render.tools import PaintingTools

_LONGEST_SIDE_PX = 32767
"""Qt paints no larger image than this."""
_MANY = 1000
"""More features than these are painted into pixels, fewer one by one."""
_PAPER_PX = 2.0
"""So many pixels of PDF and SVG are one of the picture of a raster."""
_RASTER_WEIGHT = 5000.0
"""How long painting a raster takes, beside painting a feature."""


def paint_frame(request: RenderRequest, painter: QPainter, tools: PaintingTools) -> Iterator[float]:
    """Paint a map and, unless `see_through` was requested, its ground.

    Parameters
    ----------
    request : RenderRequest
        What to paint.
    painter : QPainter
        Active on an image, PDF or SVG of `request.device_pixel_ratio` times the viewport's
        size, in device pixels.
    tools : PaintingTools
        What is kept from frame to frame.

    Yields
    ------
    float
        The share that is painted, from 0 to 1, after each step.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    as_pixels = isinstance(painter.device(), QImage)
    frame = Frame(
        painter, request.viewport, request.palette, request.device_pixel_ratio, tools, as_pixels
    )
    if not request.see_through:
        device = frame.device_viewport
        painter.fillRect(0, 0, device.width, device.height, frame.palette.color("background"))
    yield from _paint(frame, request.layers)


def paint_whole_frame(
    request: RenderRequest,
    painter: QPainter,
    tools: PaintingTools,
    progress: Progress = NO_PROGRESS,
) -> None:
    """Paint a map at one go; `request`, `painter` and `tools` are those of `paint_frame`.

    Parameters
    ----------
    progress : Progress
        Reported to, and checked, after each step.

    Raises
    ------
    Cancelled
        The painting shall end.
    GisAppError
        A raster cannot be read.
    """
    for share in paint_frame(request, painter, tools):
        progress.check()
        progress.report(share)
    for failure in tools.rasters.take_failures():
        raise failure


def blank_picture(request: RenderRequest) -> QImage:
    """Return an image of a request's size to be painted on, transparent if it is see-through.

    Raises
    ------
    RenderError
        There is no memory for a picture of that size.
    """
    scale = request.device_pixel_ratio
    width, height = round(request.viewport.width * scale), round(request.viewport.height * scale)
    formats = QImage.Format
    pixels = formats.Format_ARGB32_Premultiplied if request.see_through else formats.Format_RGB32
    image = QImage(width, height, pixels)
    if max(width, height) > _LONGEST_SIDE_PX or image.isNull():
        raise RenderError("picture_too_large", width=width, height=height)
    if request.see_through:
        image.fill(Qt.GlobalColor.transparent)
    return image


@contextmanager
def painting_on(device: QPaintDevice) -> Iterator[QPainter]:
    """Give a painter on a device, and end it even if the body raises."""
    painter = QPainter(device)
    try:
        yield painter
    finally:
        painter.end()


def _paint(frame: Frame, layers: tuple[Layer, ...]) -> Iterator[float]:
    drawn = [layer for layer in layers if is_drawn(layer, frame.viewport.resolution)]
    weights = np.cumsum([0.0] + [_weight(layer) for layer in drawn])
    for position, layer in enumerate(drawn):
        before, after = weights[position : position + 2] / weights[-1]
        for share in _paint_whole(frame, layer):
            yield float(before + share * (after - before))
    yield 1.0


def _weight(layer: Layer) -> float:
    return len(layer.geometry) + 1.0 if layer.raster is None else _RASTER_WEIGHT


def _paint_whole(frame: Frame, layer: Layer) -> Iterator[float]:
    """Paint a layer in its opacity: in pixels as one picture, on paper each shape by itself."""
    if layer.opacity == 1.0 or not frame.as_pixels:
        frame.painter.setOpacity(layer.opacity)
        yield from _paint_worlds(frame, layer)
        frame.painter.setOpacity(1.0)
        return
    device = frame.device_viewport
    image = QImage(device.width, device.height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with painting_on(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        yield from _paint_worlds(replace(frame, painter=painter), layer)
    frame.painter.setOpacity(layer.opacity)
    frame.painter.drawImage(0, 0, image)
    frame.painter.setOpacity(1.0)


def _paint_worlds(frame: Frame, layer: Layer) -> Iterator[float]:
    """Paint a layer where it is, and a whole world farther on where the view reaches there."""
    for move in moves_into_view(frame.extent, layer.bounds):
        if frame.is_wider_than_the_world:
            frame.painter.setClipRect(frame.one_world)
        yield from _paint_layer(frame.moved(-move), layer)
        if frame.is_wider_than_the_world:
            frame.painter.setClipping(False)


def _paint_layer(frame: Frame, layer: Layer) -> Iterator[float]:
    partial = layer.partial
    if layer.raster is not None:
        tiles, viewport = frame.tools.rasters, frame.device_viewport
        if frame.as_pixels:
            yield from paint_raster(frame.painter, viewport, layer.raster, tiles)
        else:
            yield from paint_on_paper(frame.painter, viewport, layer.raster, tiles, _PAPER_PX)
    elif partial is None or partial.has_loaded(frame.extent):
        yield from _paint_features(frame, layer)
    else:
        yield from _paint_partly_loaded(frame, layer, partial)


def _paint_partly_loaded(frame: Frame, layer: Layer, partial: PartialContent) -> Iterator[float]:
    """Paint features where all are loaded, elsewhere their density and the large ones."""
    if partial.loaded is not None:
        clip(frame, partial.loaded, inside=False)
    paint_density(frame, layer, partial)
    yield 0.0
    yield from _paint_features(frame, with_loaded(layer, partial, None))
    if partial.loaded is not None:
        clip(frame, partial.loaded, inside=True)
        yield from _paint_features(frame, layer)
        frame.painter.setClipping(False)


def _paint_features(frame: Frame, layer: Layer) -> Iterator[float]:
    kind, may_be_many = layer.geometry.kind, frame.as_pixels and layer.feature_count > _MANY
    if is_clustered(layer):
        clusters = clusters_in(layer, frame.extent, frame.viewport.resolution)
        yield from paint_points(frame, layer, _drawn(layer, clusters.alone))
        yield from paint_clusters(frame, layer, clusters)
    elif kind != "point" and may_be_many and is_plain(layer):
        yield from _rasterized(frame, layer)
    else:
        rows = _drawn(layer, layer.index.rows_in(frame.extent))
        if kind == "point":
            yield from paint_points(frame, layer, rows)
        elif may_be_many and len(rows) > _MANY:
            yield from _rasterized(frame, layer)
        else:
            yield from paint_shapes(frame, layer, rows)


def _rasterized(frame: Frame, layer: Layer) -> Iterator[float]:
    # Meanwhile the layers below are seen, and the frame may be given up for another.
    for _ in frame.tools.wait_for_rasterizer():
        yield 0.0
    yield from frame.tools.rasterizer.paint(
        frame.painter, layer, frame.device_viewport, frame.palette, frame.scale
    )


def _drawn(layer: Layer, rows: Rows) -> Rows:
    """Leave out the features whose class draws nothing."""
    draws = np.array([each.symbol.draws for each in layer.symbology.classes])
    return rows if draws.all() else rows[draws[layer.classes[rows]]]

"""What `gisapp render` writes: the map as PNG, or as paths and text in PDF and SVG, and timed."""

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QImageWriter, QPageSize, QPainter, QPdfWriter

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.viewport import Viewport
from gisapp.errors import ExportError, RenderError
from gisapp.export.atomic_file import whole_file
from gisapp.export.filter_notes import filter_notes
from gisapp.export.layout.pdf_text import with_findable_text
from gisapp.export.shown_content import ShownContent
from gisapp.export.svg_canvas import SVG_DETAIL, svg_canvas
from gisapp.render.features.painter import blank_picture, paint_whole_frame, painting_on
from gisapp.render.labels.placement import place_labels, style_of_names
from gisapp.render.ornaments import paint_ornaments
from gisapp.render.overlay import paint_labels, write_labels
from gisapp.render.palette import Palette
from gisapp.render.request import Label, RenderRequest
from gisapp.render.tools import PaintingTools
from gisapp.sources.parks.park_schema import load_park_schema
from gisapp.words import load_words

_PIXELS_AN_INCH = 96
_POINTS_AN_INCH = 72


@dataclass(frozen=True)
class ImageTimings:
    """How long each painting of the same picture took, and how much there was to paint."""

    paint_ms: tuple[float, ...]
    features: int
    vertices: int


@dataclass(frozen=True)
class ImageRequest:
    """A map to write to a file.

    Parameters
    ----------
    content : ShownContent
        The layers to paint, and the language of names and ornaments.
    viewport : Viewport
        What the picture shows; its size in pixels of 1/96 inch.
    repeats : int
        How often to paint, for the timings; the last picture is written. Reduced geometry is
        kept from one to the next, nothing else is.
    """

    content: ShownContent
    viewport: Viewport
    palette: Palette
    repeats: int = 1


def write_image(
    request: ImageRequest, path: Path, progress: Progress = NO_PROGRESS
) -> ImageTimings:
    """Write a map as PNG, PDF or SVG, by the path's suffix.

    Parameters
    ----------
    progress : Progress
        Reported to, and checked, between the steps of a painting.

    Raises
    ------
    ExportError
        The suffix is another, or the file cannot be written.
    Cancelled
        The export shall end; an old file is as it was.
    RenderError
        The picture is too large.
    SourceError
        A layer that is too large for memory, or its names, cannot be read any more.
    """
    paint = _PAINTERS.get(path.suffix.lower())
    if paint is None:
        known = ", ".join(_PAINTERS)
        raise ExportError("no_picture_format", path=path, known=known)
    # What is just out of view reaches into it: markers, lines, clusters.
    reach = request.viewport.with_surroundings.extent
    request = replace(request, content=request.content.loaded_for(reach))
    layers = request.content.layers
    for layer in layers:
        if style_of_names(layer, request.viewport.resolution):
            layer.attributes.fetch(progress)
    durations: list[float] = []
    content = b""
    with closing(PaintingTools()) as tools:
        for _ in range(request.repeats):
            buffer = QBuffer()
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            durations.append(paint(request, tools, progress, buffer))
            content = bytes(buffer.data().data())
    if path.suffix.lower() == ".pdf":
        content = with_findable_text(content)
    with whole_file(path) as part:
        part.write_bytes(content)
    geometries = [layer.geometry for layer in layers]
    return ImageTimings(
        tuple(durations),
        sum(map(len, geometries)),
        sum(len(geometry.coordinates) for geometry in geometries),
    )


def _paint_png(
    request: ImageRequest, tools: PaintingTools, progress: Progress, target: QIODevice
) -> float:
    started = time.perf_counter()
    frame = _render_request(request)
    image = blank_picture(frame)
    with painting_on(image) as painter:
        paint_whole_frame(frame, painter, tools, progress)
    with painting_on(image) as painter:
        paint_labels(painter, _labels(frame), request.viewport)
        _paint_ornaments(painter, request)
    duration = _milliseconds_since(started)
    dots_a_metre = round(_PIXELS_AN_INCH / 0.0254)
    image.setDotsPerMeterX(dots_a_metre)
    image.setDotsPerMeterY(dots_a_metre)
    writer = QImageWriter(target, b"png")
    if not writer.write(image):
        raise RenderError("picture_not_packed", details=writer.errorString())
    return duration


def _paint_pdf(
    request: ImageRequest, tools: PaintingTools, progress: Progress, target: QIODevice
) -> float:
    pdf = QPdfWriter(target)
    pdf.setCreator("gisapp")
    points = _POINTS_AN_INCH / _PIXELS_AN_INCH
    size = QSizeF(request.viewport.width * points, request.viewport.height * points)
    pdf.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    pdf.setPageMargins(QMarginsF())
    pdf.setResolution(_PIXELS_AN_INCH * SVG_DETAIL)
    with painting_on(pdf) as painter:
        return _paint_paper(painter, request, tools, progress)


def _paint_svg(
    request: ImageRequest, tools: PaintingTools, progress: Progress, target: QIODevice
) -> float:
    width, height = request.viewport.width, request.viewport.height
    with svg_canvas(target, width, height) as painter:
        return _paint_paper(painter, request, tools, progress)


_PAINTERS: dict[str, Callable[[ImageRequest, PaintingTools, Progress, QIODevice], float]] = {
    ".png": _paint_png,
    ".pdf": _paint_pdf,
    ".svg": _paint_svg,
}


def _paint_paper(
    painter: QPainter, request: ImageRequest, tools: PaintingTools, progress: Progress
) -> float:
    """Paint all of a map as paths and text; return milliseconds."""
    started = time.perf_counter()
    frame = _render_request(request, SVG_DETAIL)
    paint_whole_frame(frame, painter, tools, progress)
    painter.scale(SVG_DETAIL, SVG_DETAIL)
    write_labels(painter, _labels(frame), request.viewport)
    _paint_ornaments(painter, request)
    return _milliseconds_since(started)


def _labels(frame: RenderRequest) -> tuple[Label, ...]:
    placed = place_labels(frame, inside=True)
    if placed.problems:
        raise placed.problems[0]
    return placed.labels


def _paint_ornaments(painter: QPainter, request: ImageRequest) -> None:
    paint_ornaments(
        painter,
        request.viewport,
        request.content.layers,
        request.palette,
        load_words(request.content.language),
        notes=tuple(
            note.in_language(request.content.language)
            for note in filter_notes(request.content, load_park_schema())
        ),
    )


def _render_request(request: ImageRequest, scale: float = 1.0) -> RenderRequest:
    return RenderRequest(
        request.viewport,
        request.content.layers,
        request.palette,
        request.content.language,
        scale,
    )


def _milliseconds_since(started: float) -> float:
    return 1000 * (time.perf_counter() - started)

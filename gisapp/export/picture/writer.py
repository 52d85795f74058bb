"""Writes a picture of the map as PNG, SVG or PDF, and paints its preview."""

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QImage, QImageWriter

from gisapp.core.layers.layer import Problem
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import ExportError, RenderError
from gisapp.export.atomic_file import whole_file
from gisapp.export.layout.boxed_letters import boxed_letters
from gisapp.export.layout.map_frame import PRINT_RATIO
from gisapp.export.layout.pdf_document import DocumentInfo, pdf_document
from gisapp.export.layout.type_setting import plain
from gisapp.export.picture.paint_picture import paint_picture
from gisapp.export.picture.ready_picture import ReadyPicture, ready_picture
from gisapp.export.picture.request import MOST_PX, PictureRequest
from gisapp.export.svg_canvas import SVG_DETAIL, svg_canvas
from gisapp.render.features.painter import painting_on

_BYTES_A_PIXEL = 4
_SHARE_OF_MEMORY = 0.6
_STRIPS_BYTES = 400_000_000
"""What painting takes beside the picture itself."""
_PNG_QUALITY = 60
"""How hard pixels are packed, none is lost: a tenth more bytes in three quarters of the time."""


def write_picture(
    request: PictureRequest, path: Path, progress: Progress = NO_PROGRESS
) -> tuple[Problem, ...]:
    """Write a picture as PNG, SVG or PDF, by the path's suffix, and return what is not right in it.

    Parameters
    ----------
    progress : Progress
        Reported to, and checked, between the steps of the painting.

    Raises
    ------
    ExportError
        The suffix is another, or the file cannot be written.
    RenderError
        The picture is too large.
    SourceError
        The source of a layer cannot be read any more.
    Cancelled
        The export shall end; an old file is as it was.
    """
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise ExportError("no_picture_format", path=path, known=", ".join(_WRITERS))
    if write is _write_png:
        check_size(*request.size_px, _free_bytes())
    return boxed_letters(write(loaded_picture(request), path, progress))


def check_size(width: int, height: int, free_bytes: int) -> None:
    """Find out whether there is memory for a picture.

    Raises
    ------
    RenderError
        There is not; it tells which size there is memory for.
    """
    pixels = max(1, (free_bytes * _SHARE_OF_MEMORY - _STRIPS_BYTES) / _BYTES_A_PIXEL)
    shrunk = min(1.0, math.sqrt(pixels / (width * height)), MOST_PX / max(width, height))
    if shrunk < 1:
        most = f"{math.floor(width * shrunk):,} × {math.floor(height * shrunk):,}"
        raise RenderError("picture_needs_memory", width=width, height=height, most=most)


def loaded_picture(request: PictureRequest) -> ReadyPicture:
    """Return a picture with the features loaded that its map shows."""
    reach = ready_picture(request).frame.viewport.with_surroundings.extent
    return ready_picture(replace(request, content=request.content.loaded_for(reach)))


def paint_preview(
    request: PictureRequest, longest_px: int, progress: Progress = NO_PROGRESS
) -> QImage:
    """Paint a picture smaller, as it will be.

    Parameters
    ----------
    longest_px : int
        The longer side of the preview; it is not larger than the picture.
    """
    picture = loaded_picture(request)
    ratio = min(request.ratio, longest_px / max(picture.page.width(), picture.page.height()))
    size = QSize(
        *(max(1, round(each * ratio)) for each in (picture.page.width(), picture.page.height()))
    )
    image = QImage(size, QImage.Format.Format_RGB32)
    _paint_image(image, picture, ratio, progress)
    return image


def _paint_image(
    image: QImage, picture: ReadyPicture, ratio: float, progress: Progress
) -> tuple[str, ...]:
    image.fill(picture.request.palette.color("ornament_halo"))
    with painting_on(image) as painter:
        painter.scale(ratio, ratio)
        return paint_picture(painter, picture, ratio, progress, as_pixels=True)


def _write_png(picture: ReadyPicture, path: Path, progress: Progress) -> tuple[str, ...]:
    request = picture.request
    image = QImage(*request.size_px, QImage.Format.Format_RGB32)
    if image.isNull():
        width, height = request.size_px
        raise RenderError("picture_too_large", width=width, height=height)
    written = _paint_image(image, picture, request.ratio, progress)
    dots_a_metre = round(request.dpi / 0.0254)
    image.setDotsPerMeterX(dots_a_metre)
    image.setDotsPerMeterY(dots_a_metre)
    progress.check()
    with whole_file(path) as part:
        writer = QImageWriter(str(part), b"png")
        writer.setQuality(_PNG_QUALITY)
        if not writer.write(image):
            raise RenderError("picture_not_packed", details=writer.errorString())
    return written


def _write_pdf(picture: ReadyPicture, path: Path, progress: Progress) -> tuple[str, ...]:
    request = picture.request
    title = plain(request.title) or path.stem
    info = DocumentInfo(title, request.content.language, request.created)
    with pdf_document(path, info, request.size_mm) as document:
        return paint_picture(document.painter, picture, PRINT_RATIO, progress, as_pixels=False)


def _write_svg(picture: ReadyPicture, path: Path, progress: Progress) -> tuple[str, ...]:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    width, height = round(picture.page.width()), round(picture.page.height())
    with svg_canvas(buffer, width, height, plain(picture.request.title)) as painter:
        painter.scale(SVG_DETAIL, SVG_DETAIL)
        written = paint_picture(painter, picture, PRINT_RATIO, progress, as_pixels=False)
    with whole_file(path) as part:
        part.write_bytes(bytes(buffer.data().data()))
    return written


_WRITERS: dict[str, Callable[[ReadyPicture, Path, Progress], tuple[str, ...]]] = {
    ".png": _write_png,
    ".svg": _write_svg,
    ".pdf": _write_pdf,
}


def _free_bytes() -> int:
    import psutil

    return int(psutil.virtual_memory().available)

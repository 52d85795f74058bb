"""Paints a picture of the map: the same for the preview and for the file."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.export.layout.map_frame import paint_map, saved
from gisapp.export.layout.map_furniture import paint_north_arrow, paint_scale_bar
from gisapp.export.layout.paint_legend import paint_legend
from gisapp.export.layout.type_setting import write_lines
from gisapp.export.picture.ready_picture import LEGEND, PAD_PX, SOURCES, ReadyPicture
from gisapp.words import Words, load_words

_SCALE_SIZE = (150.0, 40.0)
_ARROW_PX = 40.0
_PLATE_OPACITY = 0.72


def paint_picture(
    painter: QPainter,
    picture: ReadyPicture,
    ratio: float,
    progress: Progress = NO_PROGRESS,
    *,
    as_pixels: bool,
) -> tuple[str, ...]:
    """Paint a picture, and return the lines that are written on it.

    Parameters
    ----------
    painter : QPainter
        In pixels of 1/96 inch, its origin the top left corner of the picture.
    ratio : float
        Pixels for each of the painter's.
    as_pixels : bool
        False where outlines are paths, as in PDF and SVG.

    Raises
    ------
    SourceError
        Names, or parts of a raster, cannot be read.
    Cancelled
        The painting shall end.
    """
    request = picture.request
    words, palette = load_words(request.content.language), request.palette
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    corner = picture.map.topLeft()
    with saved(painter):
        names = paint_map(painter, corner, picture.frame, ratio, progress, as_picture=as_pixels)
    _clear_around(painter, picture)
    look, lines = picture.title
    head = QRectF(0, (picture.map.top() - len(lines) * look.line_px) / 2, picture.page.width(), 0)
    write_lines(painter, head, lines, look, palette, Qt.AlignmentFlag.AlignHCenter)
    if picture.legend is not None:
        place = QPointF(picture.map.right() + PAD_PX, picture.map.top() + PAD_PX)
        paint_legend(painter, place, picture.legend, LEGEND, palette, words)
    foot = QRectF(picture.page.left() + PAD_PX, 0, picture.page.width() - 2 * PAD_PX, 0)
    below = picture.page.bottom() - picture.map.bottom()
    foot.moveTop(picture.map.bottom() + (below - len(picture.sources) * SOURCES.line_px) / 2)
    write_lines(painter, foot, picture.sources, SOURCES, palette)
    _paint_furniture(painter, picture, words)
    legend = () if picture.legend is None else picture.legend.placed
    return (*names, *lines, *picture.sources, *(line for each in legend for line in each.lines))


def _clear_around(painter: QPainter, picture: ReadyPicture) -> None:
    page, box = picture.page, picture.map
    ground = picture.request.palette.color("ornament_halo")
    for edge in (
        QRectF(0, 0, page.width(), box.top()),
        QRectF(0, box.bottom(), page.width(), page.bottom() - box.bottom()),
        QRectF(box.right(), 0, page.right() - box.right(), page.height()),
    ):
        painter.fillRect(edge, ground)


def _paint_furniture(painter: QPainter, picture: ReadyPicture, words: Words) -> None:
    """Paint scale bar and arrow in corners of the map, where it has room for them."""
    request, box = picture.request, picture.map
    width, height = _SCALE_SIZE
    plate = request.palette.color("ornament_halo", _PLATE_OPACITY)
    if "scale_bar" in request.parts and box.width() > 2 * width and box.height() > 2 * height:
        place = QRectF(box.left() + PAD_PX, box.bottom() - height - PAD_PX, width, height)
        painter.fillRect(place.adjusted(-6, -4, 6, 6), plate)
        paint_scale_bar(painter, place, picture.frame.viewport, request.palette, words)
    if "north_arrow" in request.parts and min(box.width(), box.height()) > 4 * _ARROW_PX:
        middle = QPointF(box.right() - PAD_PX - _ARROW_PX / 2, box.top() + PAD_PX)
        back = QRectF(
            middle.x() - _ARROW_PX * 0.36, middle.y() - 3, _ARROW_PX * 0.72, _ARROW_PX + 8
        )
        painter.fillRect(back, plate)
        paint_north_arrow(painter, middle, _ARROW_PX, request.palette, words)

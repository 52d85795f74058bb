"""Paints a page of a sheet: the same for the preview on the screen and for the PDF."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.export.layout.inset import paint_inset
from gisapp.export.layout.map_frame import PRINT_RATIO, paint_border, paint_map
from gisapp.export.layout.map_furniture import paint_north_arrow, paint_scale_bar
from gisapp.export.layout.paint_facts import facts_height, paint_facts
from gisapp.export.layout.paint_legend import LegendType, paint_legend
from gisapp.export.layout.paint_table import BETWEEN_TABLES_PX, paint_part
from gisapp.export.layout.plan import RIM_PX
from gisapp.export.layout.sheet import (
    LEFT_SHARE,
    Sheet,
    empty_box,
    footer_look,
    legend_head_px,
    tag_look,
)
from gisapp.export.layout.type_setting import TextLook, write_lines

_CENTER, _RIGHT = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight


def paint_page(
    painter: QPainter,
    sheet: Sheet,
    page: int,
    ratio: float = PRINT_RATIO,
    progress: Progress = NO_PROGRESS,
) -> tuple[str, ...]:
    """Paint a page, and return the names that are on its maps.

    Parameters
    ----------
    painter : QPainter
        In pixels of 1/96 inch, its origin the top left corner of the page.
    sheet : Sheet
        What to paint.
    page : int
        From 0 on.
    ratio : float
        Pixels of a picture within the page for each of the painter's.

    Raises
    ------
    SourceError
        Names, or parts of a raster, cannot be read.
    Cancelled
        The painting shall end.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    names = _paint_first(painter, sheet, ratio, progress) if page == 0 else ()
    _paint_tables(painter, sheet, page)
    if page:
        _paint_page_number(painter, sheet, page)
    return names


def _paint_first(
    painter: QPainter, sheet: Sheet, ratio: float, progress: Progress
) -> tuple[str, ...]:
    plan, request = sheet.plan, sheet.request
    names = paint_map(painter, plan.map.topLeft(), sheet.frame, ratio, progress)
    _cover_around(painter, plan.page, plan.map)
    paint_border(painter, plan.map, request.palette, RIM_PX * plan.grown, plan.grown)
    _paint_title(painter, sheet)
    _paint_legend(painter, sheet)
    if not empty_box(plan.inset):
        layers, shown = request.content.layers, sheet.viewport.extent
        language = request.content.language
        names += paint_inset(painter, plan.inset, layers, shown, request.palette, language, ratio)
    _paint_scale(painter, sheet)
    _paint_footer(painter, sheet)
    if sheet.facts is not None:
        paint_facts(painter, plan.text, sheet.facts, request.palette, plan.grown)
    return names


def _cover_around(painter: QPainter, page: QRectF, box: QRectF) -> None:
    """Cover what reaches out of the map, as clipping ends where a layer has its own."""
    white = Qt.GlobalColor.white
    for edge in (
        QRectF(page.left(), page.top(), page.width(), box.top() - page.top()),
        QRectF(page.left(), box.bottom(), page.width(), page.bottom() - box.bottom()),
        QRectF(page.left(), box.top(), box.left() - page.left(), box.height()),
        QRectF(box.right(), box.top(), page.right() - box.right(), box.height()),
    ):
        painter.fillRect(edge, white)


def _paint_title(painter: QPainter, sheet: Sheet) -> None:
    plan, palette = sheet.plan, sheet.request.palette
    look, lines = sheet.title
    box = plan.title.translated(0, (plan.title.height() - len(lines) * look.line_px) / 2)
    write_lines(painter, box, lines, look, palette, _CENTER)
    if not sheet.tag:
        return
    small = tag_look(plan.grown)
    height = len(sheet.tag) * small.line_px + 6 * plan.grown
    width = max(_width(line, small) for line in sheet.tag)
    tag = QRectF(0, 0, width + 14 * plan.grown, height)
    tag.moveTopRight(plan.title.topRight())
    tag.moveTop(plan.title.top() + (plan.title.height() - height) / 2)
    painter.setPen(QPen(palette.color("measure"), 1.2 * plan.grown))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(tag)
    text = tag.adjusted(0, 3 * plan.grown, 0, 0)
    write_lines(painter, text, sheet.tag, small, palette, _CENTER)


def _width(line: str, look: TextLook) -> float:
    return QFontMetricsF(look.font).horizontalAdvance(line)


def _paint_legend(painter: QPainter, sheet: Sheet) -> None:
    if sheet.legend is None:
        return
    plan, palette = sheet.plan, sheet.request.palette
    looks = LegendType(plan.grown)
    title = TextLook(13 * plan.grown, is_bold=True)
    write_lines(painter, plan.legend, [sheet.words("layout.legend")], title, palette)
    corner = plan.legend.topLeft() + QPointF(0, legend_head_px(plan.grown))
    if not sheet.legend.placed:
        text = [sheet.words("layout.nothing_shown")]
        box = QRectF(corner, plan.legend.bottomRight())
        write_lines(painter, box, text, looks.quiet, palette)
    paint_legend(painter, corner, sheet.legend, looks, palette, sheet.words)


def _paint_scale(painter: QPainter, sheet: Sheet) -> None:
    plan, request = sheet.plan, sheet.request
    if empty_box(plan.scale):
        return
    box = QRectF(plan.scale)
    if "north_arrow" in request.parts:
        height = min(box.height(), 46 * plan.grown)
        middle = QPointF(box.right() - height * 0.3, box.bottom() - height)
        paint_north_arrow(painter, middle, height, request.palette, sheet.words)
        box.setRight(box.right() - height * 0.75)
    if "scale_bar" in request.parts:
        height = paint_scale_bar_height(plan.grown)
        box.setTop(box.bottom() - height)
        paint_scale_bar(painter, box, sheet.viewport, request.palette, sheet.words, plan.grown)


def paint_scale_bar_height(grown: float) -> float:
    """Return the height of a scale bar with its scale, in pixels of 1/96 inch."""
    return TextLook(13 * grown).line_px + TextLook(9.5 * grown).line_px + 9 * grown


def _paint_footer(painter: QPainter, sheet: Sheet) -> None:
    plan, palette = sheet.plan, sheet.request.palette
    look = footer_look(plan.grown)
    left, right = sheet.footer
    box = QRectF(plan.footer)
    box.setWidth(box.width() * LEFT_SHARE)
    write_lines(painter, box, left, look, palette)
    write_lines(painter, plan.footer, right, look, palette, _RIGHT)


def _paint_tables(painter: QPainter, sheet: Sheet, page: int) -> None:
    if page >= len(sheet.tables):
        return
    plan = sheet.plan
    box = QRectF(plan.inner)
    if page == 0:
        box = QRectF(plan.text)
        if sheet.facts is not None:
            box.setTop(box.top() + facts_height(sheet.facts, plan.grown))
    for part in sheet.tables[page]:
        height = paint_part(painter, box, part, sheet.request.palette)
        box.setTop(box.top() + height + BETWEEN_TABLES_PX)


def _paint_page_number(painter: QPainter, sheet: Sheet, page: int) -> None:
    plan, look = sheet.plan, footer_look(sheet.plan.grown)
    told = sheet.words("layout.page_of", page=page + 1, pages=sheet.page_count)
    box = QRectF(plan.inner)
    box.setTop(plan.inner.bottom() - look.line_px)
    _, title = sheet.title
    write_lines(painter, box, title[:1], look, sheet.request.palette)
    write_lines(painter, box, [told], look, sheet.request.palette, _RIGHT)

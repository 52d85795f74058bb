"""Paints the head of a fact sheet: what it is about, its key figures, and bars of some years."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from gisapp.export.layout.subject_facts import Bar, Figure, SubjectFacts
from gisapp.export.layout.type_setting import TextLook, fitted_lines, write_lines
from gisapp.render.palette import Palette

_GAP_PX = 8.0
_FIGURES_PX = 58.0
_CHART_SHARE = 0.3
_MOST_BARS = 6


def facts_height(facts: SubjectFacts, grown: float) -> float:
    """Return the height of the head of a fact sheet, in pixels of 1/96 inch."""
    heading = (_heading(grown).line_px + _line(grown).line_px) if facts.heading else 0.0
    figures = _FIGURES_PX * grown if facts.figures or facts.bars else 0.0
    return heading + figures + (_GAP_PX * grown if heading or figures else 0.0)


def paint_facts(
    painter: QPainter, box: QRectF, facts: SubjectFacts, palette: Palette, grown: float
) -> None:
    """Paint the head of a fact sheet at the top of a box."""
    place = QRectF(box)
    if facts.heading:
        for text, look in ((facts.heading, _heading(grown)), (facts.line, _line(grown))):
            lines = fitted_lines(text, look, box.width())
            write_lines(painter, place, lines, look, palette)
            place.setTop(place.top() + look.line_px)
    place.setHeight(_FIGURES_PX * grown)
    share = _CHART_SHARE if facts.bars else 0.0
    chart = QRectF(place)
    chart.setLeft(place.right() - share * place.width())
    place.setRight(chart.left() - (_GAP_PX * grown if share else 0.0))
    for number, figure in enumerate(facts.figures):
        width = place.width() / len(facts.figures)
        cell = QRectF(place.left() + number * width, place.top(), width - _GAP_PX * grown, 0)
        _paint_figure(painter, cell, figure, palette, grown)
    if facts.bars:
        _paint_bars(painter, chart, facts.chart_title, facts.bars[-_MOST_BARS:], palette, grown)


def _paint_figure(
    painter: QPainter, cell: QRectF, figure: Figure, palette: Palette, grown: float
) -> None:
    number = TextLook(17 * grown, is_bold=True)
    place = QRectF(cell)
    place.translate(0, 4 * grown)
    for text, look in (
        (figure.label, _small(grown)),
        (figure.value, number),
        (figure.note, _small(grown)),
    ):
        write_lines(painter, place, fitted_lines(text, look, cell.width()), look, palette)
        place.translate(0, look.line_px)


def _paint_bars(
    painter: QPainter,
    box: QRectF,
    title: str,
    bars: tuple[Bar, ...],
    palette: Palette,
    grown: float,
) -> None:
    look = _small(grown)
    write_lines(painter, box, fitted_lines(title, look, box.width()), look, palette)
    width = box.width() / len(bars)
    base = box.bottom() - look.line_px
    highest = base - box.top() - 2 * look.line_px
    for number, bar in enumerate(bars):
        left = box.left() + number * width
        height = max(1.0, bar.share * highest)
        column = QRectF(left + width * 0.2, base - height, width * 0.6, height)
        painter.fillRect(column, palette.color("park_line"))
        for text, top in ((bar.value, column.top() - look.line_px), (bar.label, base)):
            place = QRectF(left, top, width, 0)
            lines = fitted_lines(text, look, width)
            write_lines(painter, place, lines, look, palette, Qt.AlignmentFlag.AlignHCenter)


def _heading(grown: float) -> TextLook:
    return TextLook(17 * grown, is_bold=True)


def _line(grown: float) -> TextLook:
    return TextLook(10.5 * grown, color="label_quiet")


def _small(grown: float) -> TextLook:
    return TextLook(9.5 * grown, color="label_quiet")

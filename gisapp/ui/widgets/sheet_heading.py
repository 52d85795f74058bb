"""The painted pieces at the top of a sheet and between its sections."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from gisapp.ui.widgets.painted_box import (
    BODY_PX,
    SMALL_PX,
    PaintedBox,
    Paragraph,
    Placed,
    TextLayout,
)
from gisapp.ui.widgets.theme import Space, Theme, ui_font

TITLE_PX = 20


class SectionHeading(PaintedBox):
    """A section's name over a thin line."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, opens=False, parent=parent)
        self._title = title

    def lay_out(self, width: float) -> TextLayout:
        title = Paragraph(self._title, ui_font(BODY_PX, bold=True), width - 2 * Space.S)
        placed = Placed(float(Space.S), float(Space.L), title)
        return TextLayout((placed,), Space.L + title.height + Space.XS + 1)

    def paint_marks(self, painter: QPainter, theme: Theme) -> None:
        painter.setPen(QPen(theme.color("border_strong"), 1))
        y = self.height() - 0.5
        painter.drawLine(QPointF(Space.S, y), QPointF(self.width() - Space.S, y))


class Note(PaintedBox):
    """A small muted paragraph."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, opens=False, parent=parent)
        self._text = text

    def lay_out(self, width: float) -> TextLayout:
        text = Paragraph(self._text, ui_font(SMALL_PX), width - 2 * Space.S)
        placed = Placed(float(Space.S), float(Space.XS), text, "text_muted")
        return TextLayout((placed,), text.height + 2 * Space.XS)


class TitleBlock(PaintedBox):
    """The head of a fact sheet.

    Parameters
    ----------
    title : str
        The subject's name.
    subtitle : str
        Its name in the other language; may be empty.
    chips : tuple of str
        Kind and status, the first one highlighted; empty ones are left out.
    parent : QWidget or None
        The owner.
    """

    def __init__(
        self, title: str, subtitle: str, chips: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        spoken = " · ".join(part for part in (title, subtitle, *chips) if part)
        super().__init__(spoken, opens=False, parent=parent)
        self.title = title
        self.subtitle = subtitle
        self.chips = tuple(chip for chip in chips if chip)

    def lay_out(self, width: float) -> TextLayout:
        left = float(Space.S)
        room = width - 2 * left
        texts, boxes = self._lay_out_chips(left, room)
        y = boxes[-1].bottom() + Space.XS if boxes else left
        title = Paragraph(self.title, ui_font(TITLE_PX, bold=True), room)
        texts.append(Placed(left, y, title))
        y += title.height
        if self.subtitle:
            subtitle = Paragraph(self.subtitle, ui_font(BODY_PX), room)
            texts.append(Placed(left, y + 2, subtitle, "text_muted"))
            y += 2 + subtitle.height
        return TextLayout(tuple(texts), y + Space.S, tuple(boxes))

    def _lay_out_chips(self, left: float, room: float) -> tuple[list[Placed], list[QRectF]]:
        """Place the chips side by side, in a new line if there is no room left."""
        font = ui_font(SMALL_PX)
        texts: list[Placed] = []
        boxes: list[QRectF] = []
        x, y = left, float(Space.S)
        for chip in self.chips:
            text_width = min(QFontMetricsF(font).horizontalAdvance(chip) + 1, room - 2 * Space.S)
            paragraph = Paragraph(chip, font, text_width)
            box = QRectF(x, y, text_width + 2 * Space.S, paragraph.height + Space.XS)
            if boxes and box.right() > left + room:
                box.moveTopLeft(QPointF(left, boxes[-1].bottom() + Space.XS))
            color = "text_muted" if boxes else "accent"
            texts.append(Placed(box.x() + Space.S, box.y() + Space.XS / 2, paragraph, color))
            boxes.append(box)
            x, y = box.right() + Space.XS + 2, box.y()
        return texts, boxes

    def paint_ground(self, painter: QPainter, theme: Theme) -> None:
        for position, box in enumerate(self.layout_at(self.width()).places):
            painter.setPen(QPen(theme.color("border_strong"), 1) if position else Qt.PenStyle.NoPen)
            painter.setBrush(
                Qt.BrushStyle.NoBrush if position else QBrush(theme.color("accent_soft"))
            )
            chip = box.adjusted(0.5, 0.5, -0.5, -0.5) if position else box
            painter.drawRoundedRect(chip, box.height() / 2, box.height() / 2)


class QualityBadge(PaintedBox):
    """How accurate the shape on the map is; a click opens the note about it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, opens=True, parent=parent)
        self.text_of_badge = text

    def lay_out(self, width: float) -> TextLayout:
        left = 2.0 * Space.S + Space.L
        text = Paragraph(self.text_of_badge, ui_font(SMALL_PX), width - left - 2 * Space.S)
        return TextLayout(
            (Placed(left, Space.XS + 2.0, text, "warning"),), text.height + 2 * Space.XS + 4
        )

    def paint_ground(self, painter: QPainter, theme: Theme) -> None:
        box = QRectF(self.rect()).adjusted(Space.S, 0, -Space.S, 0)
        painter.setPen(QPen(theme.color("warning"), 1) if self.underMouse() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("warning_soft"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        swatch = QRectF(box.left() + Space.XS, 0, Space.M, Space.M)
        swatch.moveTop(Space.XS + 2 + 1)
        painter.setPen(QPen(theme.color("warning"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(swatch)
        painter.setPen(QPen(theme.color("warning"), 1))
        for offset in (4.0, 8.0, 12.0):
            painter.drawLine(
                swatch.topLeft() + QPointF(0, offset), swatch.topLeft() + QPointF(offset, 0)
            )

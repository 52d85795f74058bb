"""The heads of a comparison's columns: swatch, name and kind of each subject, to drag."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView

from gisapp.ui.compare.sheet_model import ColumnHead, SheetModel
from gisapp.ui.widgets.icons import icon
from gisapp.ui.widgets.theme import FONT_PX, Space, Theme, ui_font

_CLOSE_PX, _SWATCH_PX, _SMALL_PX = 16, 22, 12
_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(
    Qt.TextFlag.TextSingleLine
)


class SubjectHeads(QHeaderView):
    """Heads that are dragged to order columns.

    `remove_asked` emits the column whose cross was clicked.
    """

    remove_asked = Signal(int)

    def __init__(self, model: SheetModel, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._sheet = model
        self.theme = theme
        self._font, self._small = ui_font(FONT_PX), ui_font(_SMALL_PX)
        self._font.setWeight(QFont.Weight.DemiBold)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(110)

    def sizeHint(self) -> QSize:
        lines = QFontMetrics(self._font).height() + QFontMetrics(self._small).height()
        return QSize(super().sizeHint().width(), lines + 2 * Space.S)

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        head = self._sheet.heads[column]
        painter.save()
        painter.fillRect(
            rect, self.theme.color("accent_soft" if head.is_chosen else "surface_raised")
        )
        self._paint_head(painter, rect, head)
        cross = icon("close", self.theme.color("text_muted"))
        cross.paint(painter, self._cross(rect))
        painter.setPen(self.theme.color("border_strong"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(self.theme.color("border"))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        column = self._crossed(event.position().toPoint())
        if column >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.remove_asked.emit(column)
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons() and self._crossed(event.position().toPoint()) >= 0:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _paint_head(self, painter: QPainter, rect: QRect, head: ColumnHead) -> None:
        inside = rect.adjusted(Space.S, Space.S, -(_CLOSE_PX + Space.S + Space.XS), 0)
        left = inside.left()
        name, kind = QFontMetrics(self._font), QFontMetrics(self._small)
        if not head.swatch.isNull():
            box = QRect(left, inside.top(), _SWATCH_PX, name.height())
            head.swatch.paint(painter, box)
            left += _SWATCH_PX + Space.XS
        first = QRect(left, inside.top(), inside.right() - left, name.height())
        painter.setFont(self._font)
        painter.setPen(self.theme.color("text"))
        elided = Qt.TextElideMode.ElideRight
        painter.drawText(first, _FLAGS, name.elidedText(head.name, elided, first.width()))
        below = QRect(left, first.bottom() + 1, first.width(), kind.height())
        painter.setFont(self._small)
        painter.setPen(self.theme.color("text_muted"))
        painter.drawText(below, _FLAGS, kind.elidedText(head.kind, elided, below.width()))

    def _cross(self, rect: QRect) -> QRect:
        left = rect.right() - _CLOSE_PX - Space.XS
        return QRect(left, rect.top() + Space.S, _CLOSE_PX, _CLOSE_PX)

    def _crossed(self, at: QPoint) -> int:
        """Return the column whose cross is at a place; -1 for none."""
        column = self.logicalIndexAt(at)
        if column < 0:
            return -1
        left = self.sectionViewportPosition(column)
        rect = QRect(left, 0, self.sectionSize(column), self.height())
        return column if self._cross(rect).adjusted(-4, -4, 4, 4).contains(at) else -1

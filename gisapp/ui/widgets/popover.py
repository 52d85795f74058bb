"""A card that opens beside what was clicked, and closes with the next click or Esc."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gisapp.ui.widgets.theme import Space, theme_of

WIDTH_PX = 380
GAP_PX = 4
"""Between a card and what was clicked."""
_ROUNDING_PX = 8
_SHARE_OF_SCREEN = 0.8


class PopupCard(QFrame):
    """A rounded card above all windows; a click elsewhere or Esc closes it, and it is deleted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("border_strong"), 1))
        painter.setBrush(theme.color("surface_raised"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, _ROUNDING_PX, _ROUNDING_PX)


class Popover(PopupCard):
    """Shows one widget, scrolled if it is too high; deletes itself when it is closed."""

    def __init__(self, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._content = content
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setStyleSheet("QScrollArea { background: transparent; }")
        self._scroll.setWidget(content)
        content.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.addWidget(self._scroll)

    def open_beside(self, anchor: QWidget) -> None:
        """Open below a widget, or above it if there is no room, all of it on the same screen."""
        screen = anchor.screen().availableGeometry()
        # Only a polished widget includes the style sheet's paddings in its size.
        for widget in self._content.findChildren(QWidget):
            widget.ensurePolished()
        wanted = self._content.heightForWidth(WIDTH_PX - 2 * Space.L) + 2 * Space.L
        most = round(screen.height() * _SHARE_OF_SCREEN)
        if wanted <= most:
            self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.resize(WIDTH_PX, min(wanted, most))
        corner = anchor.mapToGlobal(QPoint(0, anchor.height() + GAP_PX))
        if corner.y() + self.height() > screen.bottom():
            corner.setY(anchor.mapToGlobal(QPoint(0, -GAP_PX)).y() - self.height())
        self.move(
            min(max(corner.x(), screen.left()), screen.right() - self.width()),
            min(max(corner.y(), screen.top()), screen.bottom() - self.height()),
        )
        self.show()

"""What lies over the map while files are dragged above the window."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gisapp.core.events import Observable
from gisapp.ui.widgets.theme import Space, theme_of, ui_font
from gisapp.words import Words

_FONT_PX = 18
_RADIUS_PX = 10
_TINT = 0.82
"""How much of the map the veil covers."""


class DropVeil(QWidget):
    """Says that what is dragged here will be opened."""

    def __init__(self, words: Observable[Words], around: QWidget) -> None:
        super().__init__(around)
        self.setObjectName("dropVeil")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = words
        self._count = 0
        around.installEventFilter(self)
        self.hide()

    def show_offer(self, count: int) -> None:
        """Show that so many files may be dropped; none hides the veil."""
        self._count = count
        around = self.parentWidget()
        if around is not None:
            self.setGeometry(around.rect())
        self.setVisible(count > 0)
        self.raise_()
        self.update()

    @property
    def text(self) -> str:
        """What it says."""
        code = "files.drop_one" if self._count == 1 else "files.drop_several"
        return self._words.value(code, count=self._count)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover all of the map as its size changes."""
        around = self.parentWidget()
        if event.type() == QEvent.Type.Resize and around is not None:
            self.setGeometry(around.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.color("accent_soft")
        ground.setAlphaF(_TINT)
        painter.fillRect(self.rect(), ground)
        frame = QRectF(self.rect()).adjusted(Space.L, Space.L, -Space.L, -Space.L)
        painter.setPen(QPen(theme.color("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, _RADIUS_PX, _RADIUS_PX)
        painter.setPen(theme.color("text"))
        painter.setFont(ui_font(_FONT_PX, bold=True))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self.text)

"""Shows what will be printed: a page on a table, and buttons for the next and the last one."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

_MARGIN_PX = 14
_LEAST = QSize(380, 320)
_AFTER_MS = 250


class PreviewPane(QWidget):
    """A page as it will be; `wanted` is emitted when another picture of it is needed.

    `wanted` waits a moment, so that not each letter that is typed is painted.
    """

    wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setObjectName("printPreview")
        self._words = words
        self.page = 0
        self._pages = 1
        self._paper = _Paper()
        self._back, self._on = _arrow("‹"), _arrow("›")
        self._told = plain_label("", muted=True)
        self._told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self.wanted)
        self._back.clicked.connect(self._go_back)
        self._on.clicked.connect(self._go_on)
        self._lay_out()
        self._show_place()

    @property
    def room_px(self) -> int:
        """The longest side that a picture may have, in device pixels."""
        size = self._paper.size()
        room = max(size.width(), size.height()) - 2 * _MARGIN_PX
        return max(200, round(room * self.devicePixelRatioF()))

    @property
    def image(self) -> QImage | None:
        """What is shown; None while nothing is."""
        return self._paper.image

    def want(self) -> None:
        """Ask for a picture soon; what is shown fades until it is there."""
        self._paper.set_faded(is_faded=True)
        self._timer.start()

    def show_page(self, image: QImage, pages: int) -> None:
        """Show a page, and how many there are."""
        self._pages = pages
        self.page = min(self.page, pages - 1)
        self._paper.show_image(image)
        self._show_place()

    def stop(self) -> None:
        """Ask for nothing more."""
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.want()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addStretch()
        for widget in (self._back, self._told, self._on):
            row.addWidget(widget)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(self._paper, 1)
        layout.addLayout(row)

    def _go_back(self) -> None:
        self._go_to(self.page - 1)

    def _go_on(self) -> None:
        self._go_to(self.page + 1)

    def _go_to(self, page: int) -> None:
        self.page = page
        self._show_place()
        self.want()

    def _show_place(self) -> None:
        several = self._pages > 1
        told = self._words("layout.page_of", page=self.page + 1, pages=self._pages)
        self._told.setText(told if several else "")
        self._told.setMinimumWidth(self._told.fontMetrics().horizontalAdvance(told) + Space.L)
        self._back.setVisible(several)
        self._on.setVisible(several)
        self._back.setEnabled(self.page > 0)
        self._on.setEnabled(self.page < self._pages - 1)
        self._back.setToolTip(self._words("layout.page_back"))
        self._on.setToolTip(self._words("layout.page_on"))
        self._back.setAccessibleName(self._words("layout.page_back"))
        self._on.setAccessibleName(self._words("layout.page_on"))


class _Paper(QLabel):
    """The page, as large as there is room, with an edge."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(_LEAST)
        self.image: QImage | None = None
        self._is_faded = False

    def show_image(self, image: QImage) -> None:
        self.image = image
        self.set_faded(is_faded=False)

    def set_faded(self, *, is_faded: bool) -> None:
        self._is_faded = is_faded
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.AlternateBase))
        if self.image is None:
            return
        room = QSize(self.width() - 2 * _MARGIN_PX, self.height() - 2 * _MARGIN_PX)
        size = self.image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        page = QRectF(0, 0, size.width(), size.height())
        page.moveCenter(QRectF(self.rect()).center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(0.45 if self._is_faded else 1.0)
        painter.drawImage(page, self.image)
        painter.setOpacity(1.0)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(page)


def _arrow(mark: str) -> QToolButton:
    button = QToolButton()
    button.setText(mark)
    button.setAutoRaise(True)
    return button

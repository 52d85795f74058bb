"""The choice of a palette among strips of colours."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gisapp.ui.widgets.icons import pixmap
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.popover import Popover
from gisapp.ui.widgets.theme import Space, Theme, theme_around, ui_font
from gisapp.words import Words

_NAME_PX, _MARK_PX = 130, 16
_NAME_SHARE = 0.5
_SMALL_PX = 12


@dataclass(frozen=True)
class Strip:
    """A palette to choose.

    Parameters
    ----------
    code : str
        Of the palette; empty for what suits.
    title : str
        In the user's language.
    colors : tuple of QColor
        From the first class to the last, as they are shown now.
    heading : str
        What it stands under with others of its kind.
    """

    code: str
    title: str
    colors: tuple[QColor, ...]
    heading: str = ""


class StripButton(QToolButton):
    """A button that is a strip of colours with its name."""

    def __init__(self, *, opens: bool = False) -> None:
        super().__init__()
        self._strip = Strip("", "", ())
        self._opens = opens
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(30)

    def sizeHint(self) -> QSize:
        return QSize(240, 30)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, 30)

    def show_strip(self, strip: Strip, spoken: str, hint: str) -> None:
        """Show a palette; `spoken` is how assistive technology tells it."""
        self._strip = strip
        self.setAccessibleName(spoken)
        self.setToolTip(hint)
        self.update()

    @property
    def strip(self) -> Strip:
        """The palette that it shows."""
        return self._strip

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = theme_around(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.4)
        room = QRectF(self.rect()).adjusted(Space.S, 7, -Space.S, -7)
        room.setRight(room.right() - _MARK_PX - Space.XS)
        name_px = min(_NAME_PX, room.width() * _NAME_SHARE)
        named = QRectF(room)
        named.setWidth(name_px - Space.XS)
        painter.setPen(theme.color("text"))
        painter.setFont(ui_font(_SMALL_PX))
        elide = Qt.TextElideMode.ElideRight
        text = painter.fontMetrics().elidedText(self._strip.title, elide, int(named.width()))
        painter.drawText(named.adjusted(0, -4, 0, 4), Qt.AlignmentFlag.AlignVCenter, text)
        paint_strip(painter, room.adjusted(name_px, 0, 0, 0), self._strip.colors)
        self._paint_mark(painter, theme)

    def _paint_mark(self, painter: QPainter, theme: Theme) -> None:
        if not self._opens and not self.isChecked():
            return
        drawing = "chevron-down" if self._opens else "check"
        color = theme.color("text_muted" if self._opens else "accent")
        ratio = self.devicePixelRatioF()
        x = self.width() - Space.S - _MARK_PX + 2
        y = (self.height() - _MARK_PX) / 2
        painter.drawPixmap(int(x), int(y), pixmap(drawing, color, _MARK_PX, ratio))


class PaletteChooser(StripButton):
    """Shows the palette of now; `chosen` emits the code of another one that is taken."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(opens=True)
        self.setObjectName(name)
        self.strips: Sequence[Strip] = ()
        """The palettes to choose from."""
        self.clicked.connect(self.open)

    def offer(self, strips: Sequence[Strip], now: Strip, words: Words) -> None:
        """List palettes, and show the one of now as the classes have it."""
        self.strips = strips
        spoken = f"{words('style.palette')}: {now.title}"
        self.show_strip(now, spoken, words("style.palette_hint"))

    def open(self) -> None:
        """Open the list of strips."""
        if not self.strips:
            return
        listing = _Listing(self.strips, self.strip.code)
        card = Popover(listing, self)
        card.setObjectName("paletteListing")

        def take(code: str) -> None:
            card.close()
            self.chosen.emit(code)

        listing.taken.connect(take)
        card.open_beside(self)
        listing.focus_chosen()


class _Listing(QWidget):
    """Strips one below the other; the arrow keys go from one to the next."""

    taken = Signal(str)

    def __init__(self, strips: Sequence[Strip], now: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._buttons: list[StripButton] = []
        for heading, here in groupby(strips, lambda strip: strip.heading):
            if heading:
                label = plain_label(heading, muted=True, px=_SMALL_PX)
                label.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
                column.addWidget(label)
            for strip in here:
                button = self._button_of(strip, now)
                column.addWidget(button)
                self._buttons.append(button)

    def heightForWidth(self, width: int) -> int:
        return self.sizeHint().height()

    def focus_chosen(self) -> None:
        """Let the keys go to the strip of now."""
        chosen = next((each for each in self._buttons if each.isChecked()), self._buttons[0])
        chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        focused = [place for place, each in enumerate(self._buttons) if each.hasFocus()]
        if step is None or not focused:
            super().keyPressEvent(event)
            return
        place = min(max(focused[0] + step, 0), len(self._buttons) - 1)
        self._buttons[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _button_of(self, strip: Strip, now: str) -> StripButton:
        button = StripButton()
        button.setCheckable(True)
        button.setChecked(strip.code == now)
        spoken = ", ".join(filter(None, (strip.title, strip.heading)))
        button.show_strip(strip, spoken, strip.title)
        button.clicked.connect(partial(self.taken.emit, strip.code))
        return button


def paint_strip(painter: QPainter, box: QRectF, colors: Sequence[QColor]) -> None:
    """Paint colours beside each other, each as wide as the others.

    Parameters
    ----------
    painter : QPainter
        In logical pixels.
    box : QRectF
    colors : sequence of QColor
    """
    width = box.width() / max(len(colors), 1)
    painter.setPen(Qt.PenStyle.NoPen)
    for place, color in enumerate(colors):
        painter.setBrush(color)
        painter.drawRect(QRectF(box.left() + place * width, box.top(), width, box.height()))

"""The card that teaches the three gestures to a new user, and goes when they are known."""

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from gisapp.core.events import Observable
from gisapp.ui.widgets.icons import icon, pixmap
from gisapp.ui.widgets.theme import FONT_PX, Space, theme_of, ui_font
from gisapp.words import Words

Gesture = Literal["drag", "wheel", "click"]
GESTURES: tuple[Gesture, ...] = ("drag", "wheel", "click")
DRAWING_PX = 22


class WelcomeCard(QFrame):
    """Three gestures, one a line; one that was made is ticked, and after the last the card goes.

    `learned` is emitted with each gesture and with closing: the card need not come again.
    """

    learned = Signal()

    def __init__(self, words: Observable[Words]) -> None:
        super().__init__()
        self.setObjectName("welcomeCard")
        self.is_wanted = True
        """False once it is not to be seen any more, also where there is room for it."""
        self._made: set[Gesture] = set()
        self._theme = theme_of(self.palette())
        self._drawings = {gesture: QLabel() for gesture in GESTURES}
        self._captions = {gesture: _caption(gesture) for gesture in GESTURES}
        self._title = _Line()
        self._title.setFont(ui_font(FONT_PX, bold=True))
        self._close = QToolButton()
        self._close.setObjectName("welcomeClose")
        self._close.clicked.connect(self._dismiss)
        self._arrange()
        words.changed.connect(self._write)
        self._write(words.value)

    def tick(self, gesture: Gesture) -> None:
        """Tick a gesture that the user made, unless the card is hidden."""
        if self.isHidden() or gesture in self._made:
            return
        self._made.add(gesture)
        self._draw()
        self.learned.emit()
        if len(self._made) == len(GESTURES):
            self.put_away()

    def put_away(self) -> None:
        """Hide the card for good."""
        self.is_wanted = False
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and theme_of(self.palette()) != self._theme:
            self._theme = theme_of(self.palette())
            self._draw()
        super().changeEvent(event)

    def _write(self, words: Words) -> None:
        self._title.setText(words("welcome.title"))
        for gesture, caption in self._captions.items():
            caption.setText(words(f"welcome.{gesture}"))
        self._close.setToolTip(words("welcome.close"))
        self._close.setAccessibleName(words("welcome.close"))
        self.adjustSize()

    def _dismiss(self) -> None:
        self.put_away()
        self.learned.emit()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.S, Space.S, Space.M)
        layout.setSpacing(Space.S)
        layout.addLayout(head)
        for gesture in GESTURES:
            row = QHBoxLayout()
            row.setSpacing(Space.M)
            row.setContentsMargins(0, 0, Space.S, 0)
            row.addWidget(self._drawings[gesture])
            row.addWidget(self._captions[gesture], 1)
            layout.addLayout(row)
        self._draw()

    def _draw(self) -> None:
        theme = self._theme
        ratio = self.devicePixelRatioF()
        for gesture, label in self._drawings.items():
            made = gesture in self._made
            name = "check" if made else f"gesture-{gesture}"
            color = theme.color("success" if made else "accent")
            label.setPixmap(pixmap(name, color, DRAWING_PX, ratio))
        self._close.setIcon(icon("close", theme.color("text_muted")))


class _Line(QLabel):
    """A text on one line where there is room for it, and else broken, but never cut."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(ui_font(FONT_PX))
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, self.heightForWidth(width))


def _caption(gesture: Gesture) -> QLabel:
    label = _Line()
    label.setObjectName(f"welcome_{gesture}")
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label

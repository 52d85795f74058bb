"""The base of the rows and cards of the details panel, which lay out and paint their own texts.

A dossier has a hundred pieces of text; one widget for each would take longer to build than a
click may take.
"""

import re
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QStaticText,
    QTextOption,
    QTransform,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gisapp.core.text.shortening import shortened
from gisapp.ui.widgets.row_menu import BUTTON_PX, MenuEntries, RowMenu
from gisapp.ui.widgets.theme import Theme, theme_of

SMALL_PX = 12
BODY_PX = 13
ROUNDING_PX = 6.0
PREFERRED_WIDTH_PX = 160
LEAST_WIDTH_PX = 120

_MOST_LAYOUTS = 4

MOST_LETTERS = 2000
"""Of one text that are laid out: far longer ones would stop the window. A copy has all of them."""

_LINE_SEPARATOR = "\u2028"
_NO_BREAK = "\u00a0"
_JOINER = "\u2060"
_BETWEEN_HAN = re.compile("(?<=[0-9\u3001-\u9fff\uff01-\uff60])(?=[\u3001-\u9fff\uff01-\uff60])")
"""Lines are broken between pieces: Chinese knows no words, so 建筑面积 would end as 建筑 here."""


def unbroken(text: str) -> str:
    """Return a text, such as a number with its unit, with spaces at which no line is broken."""
    return text.replace(" ", _NO_BREAK)


class Paragraph:
    """Plain text laid out at a width, broken between words or, if one is too long, anywhere.

    Parameters
    ----------
    text : str
        Shown as it is, never read as markup; what is very long is cut, and ends in "…" then.
    font : QFont
        Of all of the text.
    width : float
        In logical pixels.
    """

    def __init__(self, text: str, font: QFont, width: float) -> None:
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._font = font
        pieces = shortened(text, MOST_LETTERS).replace("\n", _LINE_SEPARATOR).split(" · ")
        if len(pieces) > 1:
            pieces = [_BETWEEN_HAN.sub(_JOINER, each) for each in pieces]
        # A dot between two pieces stays at the end of a line and begins none.
        kept = f"{_NO_BREAK}· ".join(pieces)
        self._text = QStaticText(kept)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextOption(option)
        self._text.setTextWidth(max(width, 1.0))
        self._text.prepare(QTransform(), font)

    @property
    def height(self) -> float:
        """The height of all lines, in logical pixels."""
        return self._text.size().height()

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the text in the painter's colour, its top left corner at (x, y) logical pixels."""
        painter.setFont(self._font)
        painter.drawStaticText(QPointF(x, y), self._text)


@dataclass(frozen=True)
class Placed:
    """A paragraph at its place in a box.

    Parameters
    ----------
    x, y : float
        Its top left corner, in logical pixels from that of the box.
    paragraph : Paragraph
        The text.
    color : str
        A role of the theme.
    """

    x: float
    y: float
    paragraph: Paragraph
    color: str = "text"


@dataclass(frozen=True)
class TextLayout:
    """What a box paints at one width.

    Parameters
    ----------
    texts : tuple of Placed
        All paragraphs.
    height : float
        Of the whole box, in logical pixels.
    places : tuple of QRectF
        Where a box paints other things than text, such as bars and chips.
    """

    texts: tuple[Placed, ...]
    height: float
    places: tuple[QRectF, ...] = ()


class PaintedBox(QAbstractButton):
    """A box of texts, as high as they need.

    Parameters
    ----------
    spoken : str
        All that the box says, for screen readers.
    opens : bool
        True if the box is a button, which a click or Enter presses.
    parent : QWidget or None
        The owner.
    """

    def __init__(self, spoken: str, *, opens: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(spoken)
        self.opens = opens
        self.menu: RowMenu | None = None
        self._layouts: dict[int, TextLayout] = {}
        if opens:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def offer(self, title: str, entries: MenuEntries) -> None:
        """Give the box a menu, also by its button while the mouse or the keys are on it.

        Parameters
        ----------
        title : str
            What the menu is.
        entries : callable
            Returns its entries when it opens.
        """
        self.menu = RowMenu(self, title, entries)
        if not self.opens:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def menu_place(self) -> QPoint:
        """Return where the button of the menu is, its top left corner in logical pixels."""
        return QPoint(self.width() - BUTTON_PX - 1, 1)

    def lay_out(self, width: float) -> TextLayout:
        """Place all texts for a width in logical pixels; each subclass does so in its own way."""
        # Not an abstract method: Python's metaclass for these conflicts with Qt's.
        raise NotImplementedError

    def paint_ground(self, painter: QPainter, theme: Theme) -> None:
        """Paint what is below the texts: a tint while the mouse is over a button."""
        if self.opens and self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), ROUNDING_PX, ROUNDING_PX)

    def paint_marks(self, painter: QPainter, theme: Theme) -> None:
        """Paint other things than text; most boxes have none."""

    def layout_at(self, width: int) -> TextLayout:
        """Return the layout for a width, computed once: Qt asks in turn for two or three widths."""
        if width not in self._layouts:
            if len(self._layouts) == _MOST_LAYOUTS:
                self._layouts.clear()
            self._layouts[width] = self.lay_out(width)
        return self._layouts[width]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return int(self.layout_at(width).height + 0.999)

    def sizeHint(self) -> QSize:
        # Layouts take the height from `heightForWidth`, and only the width from here.
        return QSize(PREFERRED_WIDTH_PX, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH_PX, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.opens and is_enter:
            self.click()
        elif self.menu is not None and (is_enter or event.key() == Qt.Key.Key_Space):
            self._open_menu(self.menu)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.menu is None:
            super().contextMenuEvent(event)
        elif event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu.open(event.globalPos())
        else:
            self._open_menu(self.menu)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_menu_button()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_menu_button()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self.menu is not None and not self.hasFocus():
            self.menu.hide_button()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.menu is not None and not self.underMouse():
            self.menu.hide_button()

    def _show_menu_button(self) -> None:
        if self.menu is not None:
            self.menu.show_button(self.menu_place())

    def _open_menu(self, menu: RowMenu) -> None:
        place = self.menu_place() + QPoint(0, BUTTON_PX)
        menu.open(self.mapToGlobal(place))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, theme)
        for placed in self.layout_at(self.width()).texts:
            painter.setPen(theme.color(placed.color))
            placed.paragraph.draw(painter, placed.x, placed.y)
        self.paint_marks(painter, theme)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(1, 1, -1, -1), ROUNDING_PX, ROUNDING_PX
            )

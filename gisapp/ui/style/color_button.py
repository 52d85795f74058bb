"""A button in a colour: it opens the colours that a map has ready, and any other."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from gisapp.ui.widgets.color_dialog import ask_color, color_text, shown_color
from gisapp.ui.widgets.popover import Popover
from gisapp.ui.widgets.theme import Space, theme_around
from gisapp.words import Words

NO_COLOR = ""
_COLUMNS = 6
_ROUNDING_PX = 4


class ColorButton(QToolButton):
    """Shows a colour; `picked` emits the name of the palette or "#rrggbb" that is taken.

    Parameters
    ----------
    name : str
        Its object name.
    ready : sequence of str
        The colours to choose from at once: names of the palette.
    may_be_none : bool
        True where no colour at all can be chosen, as "".
    """

    picked = Signal(str)

    def __init__(self, name: str, ready: Sequence[str], *, may_be_none: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self._ready = ready
        self._may_be_none = may_be_none
        self._color = NO_COLOR
        self._spoken = ""
        self._words: Words | None = None
        self.setFixedSize(QSize(44, 28))
        self.clicked.connect(self._open)

    @property
    def color(self) -> str:
        """The colour of now; empty for none."""
        return self._color

    def write(self, spoken: str, words: Words) -> None:
        """Name it in a language."""
        self._spoken, self._words = spoken, words
        self._describe()

    def show_color(self, color: str) -> None:
        """Show another colour, without telling so."""
        self._color = color
        self._describe()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(5.5, 5.5, -5.5, -5.5)
        if not self.isEnabled():
            painter.setOpacity(0.4)
        paint_color(painter, box, self._color, self)

    def _describe(self) -> None:
        if self._words is None:
            return
        self.setAccessibleName(f"{self._spoken}: {color_text(self._color, self, self._words)}")
        if self.isEnabled():
            self.setToolTip(self._spoken)

    def _open(self) -> None:
        if self._words is None:
            return
        choice = _Choice(self._ready, self._color, self._words, may_be_none=self._may_be_none)
        card = Popover(choice, self)
        card.setObjectName("colorChoice")

        def take(color: str) -> None:
            card.close()
            self.picked.emit(color)

        def ask() -> None:
            card.close()
            ask_color(self._color, self._spoken, self, self.picked.emit)

        choice.taken.connect(take)
        choice.other_wanted.connect(ask)
        card.open_beside(self)
        choice.focus_first()


class _Choice(QWidget):
    """The colours that are ready; `other_wanted` asks for any other."""

    taken = Signal(str)
    other_wanted = Signal()

    def __init__(self, ready: Sequence[str], now: str, words: Words, *, may_be_none: bool) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setSpacing(Space.XS)
        self._cells: list[QToolButton] = []
        for place, color in enumerate(ready):
            cell = _Cell(color, is_chosen=color == now)
            cell.setAccessibleName(color_text(color, self, words))
            cell.setToolTip(cell.accessibleName())
            cell.clicked.connect(partial(self.taken.emit, color))
            grid.addWidget(cell, place // _COLUMNS, place % _COLUMNS)
            self._cells.append(cell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        other = QPushButton(words("style.other_color"))
        other.setObjectName("otherColor")
        other.clicked.connect(self.other_wanted)
        column.addWidget(other)
        if may_be_none:
            none = QPushButton(words("style.no_color"))
            none.setObjectName("noColor")
            none.clicked.connect(partial(self.taken.emit, NO_COLOR))
            column.addWidget(none)

    def heightForWidth(self, width: int) -> int:
        return self.sizeHint().height()

    def focus_first(self) -> None:
        """Let the keys go to the first colour."""
        self._cells[0].setFocus(Qt.FocusReason.TabFocusReason)


class _Cell(QToolButton):
    """One colour of a choice."""

    def __init__(self, color: str, *, is_chosen: bool) -> None:
        super().__init__()
        self._color = color
        self.setCheckable(True)
        self.setChecked(is_chosen)
        self.setFixedSize(QSize(40, 30))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_color(painter, QRectF(self.rect()).adjusted(5.5, 5.5, -5.5, -5.5), self._color, self)


def paint_color(painter: QPainter, box: QRectF, color: str, widget: QWidget) -> None:
    """Paint a colour in a rounded box; none is a box that is crossed out.

    Parameters
    ----------
    painter : QPainter
        In logical pixels.
    box : QRectF
    color : str
        A name of the palette or "#rrggbb"; empty for none.
    widget : QWidget
        Whose theme counts.
    """
    theme = theme_around(widget)
    painter.setPen(QPen(theme.color("text_muted"), 1))
    shown = shown_color(color, widget)
    painter.setBrush(shown if shown is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, _ROUNDING_PX, _ROUNDING_PX)
    if shown is None:
        painter.setPen(QPen(theme.color("danger"), 1.5))
        inner = box.adjusted(2, 2, -2, -2)
        painter.drawLine(inner.bottomLeft(), inner.topRight())

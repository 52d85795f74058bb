"""How the numbers of a field are spread, as bars, with the breaks between classes to be moved."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gisapp.core.layers.attributes import FieldRole
from gisapp.core.layers.own_breaks import added, moved, without
from gisapp.core.layers.styles.class_labels import number_label
from gisapp.core.tables.bins import Bins
from gisapp.core.tables.number_spread import NumberSpread
from gisapp.ui.widgets.theme import theme_around, ui_font
from gisapp.words import Words

_HEIGHT_PX, _HANDLE_PX, _SCALE_PX, _SMALL_PX = 120, 7, 18, 12
_TOP_PX = 2 * _HANDLE_PX + 2
_REACH_PX = 6
_LETTERS = 10
_LEAST_BAR_PX = 2.0
_STEP, _FINE_STEP = 0.01, 0.002
"""How far a key moves a break, as a share of the width."""


class Histogram(QWidget):
    """Paints bars in the colours of their classes; breaks are dragged, added and taken away.

    A double click adds a break, or takes the one that it hits away. By keyboard, the arrows move
    the break that is picked, Page Up and Page Down pick another one, Insert adds one in the widest
    class, Delete takes it away. `moved` emits all breaks as they are now.
    """

    moved = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("styleHistogram")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._spread: NumberSpread | None = None
        self._breaks: tuple[float, ...] = ()
        self._colors: tuple[QColor, ...] = ()
        self._picked = 0
        self._is_dragging = False
        self._role: FieldRole = "quantity"
        self._words: Words | None = None

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, _HEIGHT_PX)

    @property
    def breaks(self) -> tuple[float, ...]:
        """Where each class but the first begins, ascending."""
        return self._breaks

    @property
    def picked(self) -> int:
        """The position of the break that the keys move."""
        return self._picked

    def show_spread(
        self,
        spread: NumberSpread | None,
        breaks: Sequence[float],
        colors: Sequence[QColor],
        role: FieldRole,
        words: Words,
    ) -> None:
        """Show other numbers or classes.

        Parameters
        ----------
        spread : NumberSpread or None
            None while it is being counted.
        breaks : sequence of float
            Ascending.
        colors : sequence of QColor
            Of the classes from the lowest on; one more than breaks, or one for all.
        role : FieldRole
            What the field's numbers are.
        words : Words
        """
        self._role = role
        self._spread, self._words, self._colors = spread, words, tuple(colors)
        if not self._is_dragging:
            self._breaks = tuple(breaks)
            self._picked = min(self._picked, max(len(self._breaks) - 1, 0))
        self._describe()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = self._break_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and hit is not None:
            self._picked, self._is_dragging = hit, True
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_dragging:
            self._move_to(self._value_at(event.position().x()))
            QToolTip.showText(event.globalPosition().toPoint(), self._picked_text(), self)
            return
        is_over = self._break_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.SizeHorCursor if is_over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._is_dragging = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._is_dragging = False
        hit = self._break_at(event.position())
        if hit is not None:
            self._picked = hit
            self._remove()
        else:
            self._add(self._value_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        others = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}
        if key == Qt.Key.Key_Insert:
            self._add(self._middle_of_widest())
        elif not self._breaks:
            super().keyPressEvent(event)
        elif key in sideways:
            self._step(sideways[key] * (_FINE_STEP if is_fine else _STEP))
        elif key in others:
            self._picked = (self._picked + others[key]) % len(self._breaks)
            self._describe()
            self.update()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._spread is not None:
            self._paint_bars(painter, self._spread.bins, self._spread.bars)
            self._paint_breaks(painter)
            self._paint_scale(painter, self._spread)
        if self.hasFocus():
            painter.setPen(QPen(theme_around(self).color("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

    def _paint_bars(self, painter: QPainter, bins: Bins, bars: Sequence[int]) -> None:
        room, most = self._room, max(bars)
        width = room.width() / len(bars)
        for place, count in enumerate(bars):
            if not count:
                continue
            # What is there is seen, however few.
            height = max(_LEAST_BAR_PX, room.height() * count / most)
            left, top = room.left() + place * width, room.bottom() - height
            bar = QRectF(left, top, width - (1.0 if width > 3 else 0.0), height)
            painter.fillRect(bar, self._color_of(bins.number_at((place + 0.5) / len(bars))))
        painter.setPen(QPen(theme_around(self).color("border_control"), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())

    def _paint_breaks(self, painter: QPainter) -> None:
        theme, room = theme_around(self), self._room
        for place, value in enumerate(self._breaks):
            is_picked = place == self._picked and self.hasFocus()
            color = theme.color("accent" if is_picked else "text_muted")
            x = self._x_of(value)
            painter.setPen(QPen(color, 2 if is_picked else 1))
            painter.drawLine(QPointF(x, room.top() - 2), QPointF(x, room.bottom()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            head = ((-_HANDLE_PX + 1.5, 2), (_HANDLE_PX - 1.5, 2), (0, _TOP_PX - 1))
            painter.drawPolygon(QPolygonF([QPointF(x + dx, y) for dx, y in head]))

    def _paint_scale(self, painter: QPainter, spread: NumberSpread) -> None:
        theme = theme_around(self)
        painter.setFont(ui_font(_SMALL_PX))
        painter.setPen(theme.color("text_muted"))
        band = QRectF(6, self.height() - _SCALE_PX - 2, self.width() - 12, _SCALE_PX)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(band, Qt.AlignmentFlag.AlignLeft | middle, self._short(spread.low))
        painter.drawText(band, Qt.AlignmentFlag.AlignRight | middle, self._short(spread.high))
        if self.hasFocus():
            painter.setPen(theme.color("accent"))
            painter.drawText(band, Qt.AlignmentFlag.AlignHCenter | middle, self._picked_text())

    @property
    def _room(self) -> QRectF:
        """Where the bars stand."""
        beside = _HANDLE_PX + 2
        return QRectF(self.rect()).adjusted(beside, _TOP_PX, -beside, -_SCALE_PX - 4)

    @property
    def _bins(self) -> Bins | None:
        return self._spread.bins if self._spread is not None else None

    @property
    def _ends(self) -> tuple[float, float]:
        return (self._spread.low, self._spread.high) if self._spread is not None else (0.0, 0.0)

    def _color_of(self, value: float) -> QColor:
        if len(self._colors) != len(self._breaks) + 1:
            return self._colors[0] if self._colors else theme_around(self).color("chart")
        return self._colors[bisect_right(self._breaks, value)]

    def _x_of(self, value: float) -> float:
        bins, room = self._bins, self._room
        share = bins.position_of(value) if bins is not None else 0.5
        return room.left() + share * room.width()

    def _value_at(self, x: float) -> float:
        bins, room = self._bins, self._room
        share = min(max((x - room.left()) / room.width(), 0.0), 1.0)
        return bins.number_at(share) if bins is not None else 0.0

    def _break_at(self, place: QPointF) -> int | None:
        away = [abs(self._x_of(value) - place.x()) for value in self._breaks]
        nearest = min(range(len(away)), key=away.__getitem__, default=None)
        return nearest if nearest is not None and away[nearest] <= _REACH_PX else None

    def _step(self, share: float) -> None:
        """Move the break that is picked by a share of the width."""
        if self._bins is not None:
            now = self._bins.position_of(self._breaks[self._picked])
            self._move_to(self._bins.number_at(min(max(now + share, 0.0), 1.0)))

    def _move_to(self, value: float) -> None:
        self._take(moved(self._breaks, self._picked, value, self._ends))

    def _add(self, value: float) -> None:
        breaks = added(self._breaks, value, self._ends)
        if breaks != self._breaks:
            self._picked = breaks.index(value)
            self._take(breaks)

    def _remove(self) -> None:
        left = without(self._breaks, self._picked)
        self._picked = min(self._picked, max(len(left) - 1, 0))
        self._take(left)

    def _middle_of_widest(self) -> float:
        if self._bins is None:
            return 0.0
        ends = (0.0, *map(self._bins.position_of, self._breaks), 1.0)
        widest = max(range(len(ends) - 1), key=lambda place: ends[place + 1] - ends[place])
        return self._bins.number_at((ends[widest] + ends[widest + 1]) / 2)

    def _take(self, breaks: tuple[float, ...]) -> None:
        if breaks != self._breaks:
            self._breaks = breaks
            self._describe()
            self.update()
            self.moved.emit(breaks)

    def _short(self, value: float) -> str:
        """Return a number that fits below the bars, with fewer digits where it has many."""
        text = number_label(value, self._role)
        return text if len(text) <= _LETTERS else number_label(float(f"{value:.4g}"), self._role)

    def _picked_text(self) -> str:
        return number_label(self._breaks[self._picked], self._role) if self._breaks else ""

    def _describe(self) -> None:
        if self._words is None:
            return
        if self._breaks:
            count = len(self._breaks)
            spoken = self._words(
                "style.histogram_break",
                place=self._picked + 1,
                count=count,
                value=self._picked_text(),
            )
        else:
            spoken = self._words("style.histogram")
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(self._words("style.histogram_hint"))
        self.setToolTip(self._words("style.histogram_hint"))

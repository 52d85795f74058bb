"""A layout that sets widgets side by side, and goes on in the next line where there is no room."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem

from gisapp.ui.widgets.theme import Space


class FlowLayout(QLayout):
    """Widgets as words in a paragraph; lower ones stand in the middle of their line.

    Parameters
    ----------
    at_right : bool
        True if lines end at the right edge, in place of beginning at the left one.
    """

    def __init__(self, *, at_right: bool = False) -> None:
        super().__init__()
        self._at_right = at_right
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(Space.XS)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lines(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lines(rect, moves=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _lines(self, rect: QRect, *, moves: bool) -> int:
        """Place the widgets if they shall move, and return the height of all lines."""
        y_px = rect.y()
        for line in self._broken(rect.width()):
            sizes = [item.sizeHint() for item in line]
            left_px = rect.width() - self._width_of(sizes) if self._at_right else 0
            x_px = rect.x() + max(left_px, 0)
            height_px = max(size.height() for size in sizes)
            for item, size in zip(line, sizes, strict=True):
                if moves:
                    room = QSize(min(size.width(), rect.width()), size.height())
                    middle_px = y_px + (height_px - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x_px, middle_px), room))
                x_px += size.width() + self.spacing()
            y_px += height_px + self.spacing()
        return max(y_px - self.spacing() - rect.y(), 0)

    def _broken(self, width_px: int) -> list[list[QLayoutItem]]:
        """Return the widgets that are seen, in lines."""
        lines: list[list[QLayoutItem]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            longer = [*lines[-1], item] if lines else []
            if longer and self._width_of([each.sizeHint() for each in longer]) <= width_px:
                lines[-1] = longer
            else:
                lines.append([item])
        return lines

    def _width_of(self, sizes: list[QSize]) -> int:
        return sum(size.width() for size in sizes) + self.spacing() * (len(sizes) - 1)

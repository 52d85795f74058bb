"""Cards in two columns, or below each other where the panel is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from gisapp.ui.widgets.painted_box import LEAST_WIDTH_PX, PaintedBox
from gisapp.ui.widgets.theme import Space

_ABREAST = 2


class CardGrid(QWidget):
    """Shows cards; a last one without a neighbour takes the whole width.

    Parameters
    ----------
    cards : sequence of PaintedBox
        In the order in which they are read.
    """

    def __init__(self, cards: Sequence[PaintedBox]) -> None:
        super().__init__()
        self._cards = cards
        self._abreast = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(Space.S, Space.M, Space.S, 0)
        self._grid.setSpacing(Space.S)
        self._arrange(_ABREAST)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH_PX + 2 * Space.S, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed_px = _ABREAST * LEAST_WIDTH_PX + 3 * Space.S
        self._arrange(_ABREAST if event.size().width() >= needed_px else 1)

    def _arrange(self, abreast: int) -> None:
        if abreast == self._abreast:
            return
        self._abreast = abreast
        while self._grid.takeAt(0) is not None:
            pass
        for position, card in enumerate(self._cards):
            row, column = divmod(position, abreast)
            alone = column == 0 and position == len(self._cards) - 1
            self._grid.addWidget(card, row, column, 1, abreast if alone else 1)
        self._grid.setColumnStretch(_ABREAST - 1, abreast - 1)
        self._grid.setColumnStretch(0, 1)

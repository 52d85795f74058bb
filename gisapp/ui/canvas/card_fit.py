"""A card over the map that is no wider than the map, and as high as its lines are then."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QLayout

from gisapp.ui.widgets.theme import Space


class CardFit(QObject):
    """Sees to the size of a card.

    Parameters
    ----------
    card : QFrame
        Stands over the map, which is its parent or becomes it.
    layout : QLayout
        What is in the card.
    width_px : int
        Its width where there is room, in logical pixels.
    """

    def __init__(self, card: QFrame, layout: QLayout, width_px: int) -> None:
        super().__init__(card)
        self._card = card
        self._layout = layout
        self._width_px = width_px
        card.installEventFilter(self)
        self._watch_map()
        self.fit()

    def fit(self) -> None:
        """Size the card for what it says and for the map."""
        around = self._card.parentWidget()
        room_px = around.width() - 2 * Space.M if around is not None else self._width_px
        width_px = max(min(self._width_px, room_px), 1)
        self._card.setFixedWidth(width_px)
        self._layout.activate()
        flows = self._layout.hasHeightForWidth()
        own_px = self._layout.totalSizeHint().height()
        self._card.setFixedHeight(self._layout.totalHeightForWidth(width_px) if flows else own_px)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._card and event.type() == QEvent.Type.ParentChange:
            self._watch_map()
        elif watched is not self._card and event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    def _watch_map(self) -> None:
        around = self._card.parentWidget()
        if around is not None:
            around.installEventFilter(self)

"""Cards over the map that give way to the others where there is no room for all of them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class GivingWay(QObject):
    """Hides cards that would be squeezed, and shows them again where there is room.

    Parameters
    ----------
    around : QWidget
        The map; the cards stand in its layout, with others that never give way.
    cards : mapping of QWidget to callable
        Those that do, the last ones first, each with what tells whether it is to be seen.
    """

    def __init__(self, around: QWidget, cards: Mapping[QWidget, Callable[[], bool]]) -> None:
        super().__init__(around)
        self._around = around
        self._cards = cards
        around.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The second comes where a card is shown, goes, or becomes higher.
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._share()
        return super().eventFilter(watched, event)

    def _share(self) -> None:
        room_px = self._room_px()
        for card, is_wanted in self._cards.items():
            tall_px = self._height_of(card)
            is_seen = is_wanted() and tall_px <= room_px
            if is_seen == card.isHidden():
                card.setVisible(is_seen)
            if is_seen:
                room_px -= tall_px

    def _room_px(self) -> int:
        """Return the height that the other cards leave."""
        layout = self._around.layout()
        if layout is None:
            return self._around.height()
        items = (layout.itemAt(place) for place in range(layout.count()))
        widgets = [widget for item in items if item is not None and (widget := item.widget())]
        others = [each for each in widgets if each not in self._cards and not each.isHidden()]
        return layout.contentsRect().height() - sum(map(self._height_of, others))

    def _height_of(self, card: QWidget) -> int:
        """Return how high a card is with the space below it."""
        layout = self._around.layout()
        if layout is None:
            return card.sizeHint().height()
        width_px = min(card.sizeHint().width(), layout.contentsRect().width())
        flowing = card.heightForWidth(width_px) if card.hasHeightForWidth() else 0
        tall_px = card.minimumHeight() or max(flowing, card.minimumSizeHint().height())
        return tall_px + max(layout.spacing(), 0)

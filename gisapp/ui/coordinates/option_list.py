"""The ways in which coordinates may be read, as cards with a small map each."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gisapp.session.reading.place_options import PlaceOption
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

PICTURE_PX = (132, 84)


class OptionList(QListWidget):
    """Lists options, of which one is picked; `picked` emits its place in the list."""

    picked = Signal(int)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setObjectName("placeOptions")
        self.setAccessibleName(words("coordinates.options"))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(2)
        self.currentRowChanged.connect(self._emit)

    def show_options(self, options: Sequence[PlaceOption], where: Sequence[str]) -> None:
        """List options, each with where its coordinates would lie; pick the first."""
        self.blockSignals(True)
        self.clear()
        for option, place in zip(options, where, strict=True):
            self._append(option, place)
        self.blockSignals(False)
        if options:
            self.setCurrentRow(0)

    def add_option(self, option: PlaceOption, where: str) -> int:
        """List one more, pick it, and return its place."""
        self._append(option, where)
        self.setCurrentRow(self.count() - 1)
        return self.count() - 1

    def show_picture(self, place: int, image: QImage) -> None:
        """Show the small map of an option."""
        card = self.itemWidget(self.item(place)) if place < self.count() else None
        if isinstance(card, _OptionCard):
            card.picture.setPixmap(QPixmap.fromImage(image))

    def _append(self, option: PlaceOption, where: str) -> None:
        title = option.title(self._words)
        item = QListWidgetItem()
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {where}")
        card = _OptionCard(title, where)
        item.setSizeHint(QSize(0, card.sizeHint().height()))
        self.addItem(item)
        self.setItemWidget(item, card)

    def _emit(self, place: int) -> None:
        if place >= 0:
            self.picked.emit(place)


class _OptionCard(QWidget):
    """One option: its small map, what its CRS is called, and where it lies."""

    def __init__(self, title: str, where: str) -> None:
        super().__init__()
        # Clicks are for the list.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.picture = QLabel()
        self.picture.setObjectName("placePicture")
        self.picture.setFixedSize(*PICTURE_PX)
        lines = QVBoxLayout()
        lines.setSpacing(Space.XS)
        lines.addStretch()
        lines.addWidget(plain_label(title, bold=True))
        lines.addWidget(plain_label(where, muted=True))
        lines.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XS, Space.XS, Space.S, Space.XS)
        row.setSpacing(Space.M)
        row.addWidget(self.picture)
        row.addLayout(lines, 1)

    def sizeHint(self) -> QSize:
        """Return a height in which a title of two lines has room too."""
        return QSize(super().sizeHint().width(), PICTURE_PX[1] + 2 * Space.XS)

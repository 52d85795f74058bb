"""The encodings that a text may be in, as cards with how it reads in each."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gisapp.core.text.shortening import shortened
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space

_EXAMPLE_LETTERS = 18
"""As many as stand on one line of a card."""


class EncodingList(QListWidget):
    """Lists encodings, of which one is picked; `picked` emits its name."""

    picked = Signal(str)

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self.setObjectName("encodings")
        self.setAccessibleName(accessible_name)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(2)
        self.currentItemChanged.connect(self._emit)

    def show_encodings(self, encodings: Sequence[str], examples: Sequence[str]) -> None:
        """List encodings by name, each with an example of the text in it."""
        self.clear()
        for encoding, example in zip(encodings, examples, strict=True):
            self._append(encoding, example)

    def pick(self, encoding: str, example: str) -> None:
        """Pick an encoding, which is listed if it isn't yet."""
        items = (self.item(row) for row in range(self.count()))
        found = next((item for item in items if _encoding_of(item) == encoding), None)
        self.setCurrentItem(found or self._append(encoding, example))

    def _append(self, encoding: str, example: str) -> QListWidgetItem:
        item = QListWidgetItem()
        item.setData(Qt.ItemDataRole.UserRole, encoding)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{encoding}, {example}")
        card = _EncodingCard(encoding, shortened(example, _EXAMPLE_LETTERS))
        item.setSizeHint(QSize(0, card.sizeHint().height()))
        self.addItem(item)
        self.setItemWidget(item, card)
        return item

    def _emit(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(_encoding_of(item))


def _encoding_of(item: QListWidgetItem) -> str:
    return str(item.data(Qt.ItemDataRole.UserRole))


class _EncodingCard(QWidget):
    """One encoding: its name, and how the text begins in it."""

    def __init__(self, encoding: str, example: str) -> None:
        super().__init__()
        # Clicks are for the list.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        lines.setSpacing(2)
        lines.addWidget(plain_label(encoding, bold=True))
        lines.addWidget(plain_label(example, muted=True))

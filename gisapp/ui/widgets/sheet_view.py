"""A column of rows, cards and headings: what every page of the details panel is made of."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gisapp.core.text.sheet_text import RowText
from gisapp.ui.widgets.card_grid import CardGrid
from gisapp.ui.widgets.painted_box import PaintedBox
from gisapp.ui.widgets.sheet_heading import Note, SectionHeading
from gisapp.ui.widgets.sheet_row import SheetRow
from gisapp.ui.widgets.theme import Space


class SheetView(QWidget):
    """A column that is empty at first; each `add_*` puts something below what is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.S, Space.XS, Space.S, Space.XL)
        self._column.setSpacing(0)

    def add_heading(self, title: str) -> None:
        """Begin a section with its name over a line."""
        self._column.addWidget(SectionHeading(title))

    def add_row(self, text: RowText, on_click: Callable[[QWidget], object] | None = None) -> None:
        """Add a row; a click on it calls `on_click` with the row."""
        self.add_box(SheetRow(text, opens=on_click is not None), on_click)

    def add_box(self, box: PaintedBox, on_click: Callable[[QWidget], object] | None = None) -> None:
        """Add any painted box; a click on it calls `on_click` with the box."""
        _connect(box, on_click)
        self._column.addWidget(box)

    def add_cards(
        self, cards: Sequence[tuple[PaintedBox, Callable[[QWidget], object] | None]]
    ) -> None:
        """Add cards in two columns, or in one where there is no room for two."""
        for card, on_click in cards:
            _connect(card, on_click)
        if cards:
            self._column.addWidget(CardGrid([card for card, _ in cards]))

    def add_widget(self, widget: QWidget) -> None:
        """Add a widget that is not a painted box, such as a chart."""
        self._column.addWidget(widget)

    def add_note(self, text: str) -> None:
        """Add a small muted paragraph."""
        self._column.addWidget(Note(text))

    def add_space(self, height_px: int) -> None:
        """Leave space, in logical pixels."""
        self._column.addSpacing(height_px)

    def finish(self) -> None:
        """Keep what was added at the top of a panel that is higher."""
        self._column.addStretch(1)


class SheetPart(SheetView):
    """A part of a longer sheet: it has no margins of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column.setContentsMargins(0, 0, 0, 0)


def _connect(box: PaintedBox, on_click: Callable[[QWidget], object] | None) -> None:
    if on_click is not None:
        box.clicked.connect(lambda: on_click(box))

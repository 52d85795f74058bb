"""A list of rows: some at first, and more with a click on the last one, "and 28 more"."""

from collections.abc import Callable, Sequence

from gisapp.core.text.sheet_text import RowText
from gisapp.ui.widgets.painted_box import PaintedBox
from gisapp.ui.widgets.sheet_row import SheetRow
from gisapp.ui.widgets.sheet_view import SheetPart
from gisapp.words import Words

ROWS_MORE = 200
"""How many rows a click adds at most."""


class GrowingList(SheetPart):
    """Lists rows of which none is out of reach.

    Parameters
    ----------
    count : int
        How many rows there are in all.
    first : int
        How many are listed at once.
    make_rows : callable
        Makes the rows between two positions, the last one not included.
    """

    def __init__(
        self,
        count: int,
        first: int,
        make_rows: Callable[[int, int], Sequence[PaintedBox]],
        words: Words,
    ) -> None:
        # Made first: no widget is left half made where their texts cannot be read.
        rows = make_rows(0, min(first, count))
        super().__init__()
        self._count = count
        self._make_rows = make_rows
        self._words = words
        self._listed = 0
        self._more: SheetRow | None = None
        self._list(rows)

    def show_more(self) -> None:
        """List some more rows, and let the keyboard go on with the first of them."""
        rows = self._make_rows(self._listed, min(self._listed + ROWS_MORE, self._count))
        if self._more is not None:
            self._more.hide()
            self._more.deleteLater()
            self._more = None
        self._list(rows)
        for row in rows:
            row.show()
        if rows:
            rows[0].setFocus()

    def _list(self, rows: Sequence[PaintedBox]) -> None:
        for row in rows:
            self.add_box(row)
        self._listed += len(rows)
        left = self._count - self._listed
        if left:
            text = self._words("panel.and_more", count=f"{left:,}")
            self._more = SheetRow(RowText("", text, "link"), opens=True)
            self.add_box(self._more, lambda _anchor: self.show_more())


def link_row(text: RowText, choose: Callable[[], object]) -> SheetRow:
    """Return a row of which a click chooses something."""
    row = SheetRow(text, opens=True)
    row.clicked.connect(lambda: choose())
    return row

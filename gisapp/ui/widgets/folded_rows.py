"""Rows of a fact sheet that are folded away under their title until somebody wants them."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gisapp.core.text.sheet_text import RowText
from gisapp.ui.widgets.sheet_row import SheetRow


class FoldedRows(QWidget):
    """A title that shows and hides rows; they are made when they are shown first.

    Parameters
    ----------
    title : str
        What the rows are.
    rows : callable
        Returns them.
    offer : callable
        Gets each row and its position: may give it a menu.
    """

    def __init__(
        self,
        title: str,
        rows: Callable[[], Sequence[RowText]],
        offer: Callable[[SheetRow, int], object] = lambda _row, _place: None,
    ) -> None:
        super().__init__()
        self._rows_of = rows
        self._offer = offer
        self._rows: list[SheetRow] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        fold = SheetRow(RowText("", title, "link"), opens=True)
        fold.clicked.connect(self._toggle)
        self._column.addWidget(fold)

    def _toggle(self) -> None:
        if self._rows is None:
            self._rows = [SheetRow(row, opens=False) for row in self._rows_of()]
            for place, row in enumerate(self._rows):
                self._offer(row, place)
                self._column.addWidget(row)
                row.show()
        else:
            for row in self._rows:
                row.setVisible(row.isHidden())

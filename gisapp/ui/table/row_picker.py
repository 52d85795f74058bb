"""What clicks and keys do to the selection in a table: as in every list, for a million rows too."""

import numpy as np

from gisapp.core.layers.selection import Ids
from gisapp.session.table.layer_tables import LayerTables


class RowPicker:
    """Selects the features of lines; a range goes from the line that was picked last."""

    def __init__(self, tables: LayerTables) -> None:
        self._tables = tables
        self._anchor = 0

    def pick(self, line: int, *, to_here: bool = False, toggle: bool = False) -> None:
        """Select a line, all from the last one to it, or take it in or out.

        Parameters
        ----------
        to_here : bool
            True for all lines from the one that was picked last, as with Shift.
        toggle : bool
            True to leave what else is selected as it is, as with Ctrl.
        """
        if not to_here:
            self._anchor = line
        first, last = sorted((self._anchor, line))
        ids = self._ids(first, last)
        if len(ids):
            self._tables.select(ids, add=to_here and toggle, toggle=toggle and not to_here)

    def pick_all(self) -> None:
        """Select all lines that the table shows."""
        shown = self._tables.shown
        if shown is not None and shown.is_complete:
            self._tables.select(self._ids(0, shown.line_count - 1))

    def go_to(self, line: int) -> None:
        """Have the map show the feature of a line."""
        self._anchor = line
        self._tables.go_to(self._ids(line, line))

    def _ids(self, first: int, last: int) -> Ids:
        shown = self._tables.shown
        if shown is None:
            return np.empty(0, np.int64)
        known = shown.line_count if shown.is_complete else len(shown.shown)
        return shown.ids_of(np.arange(first, min(last + 1, known)))

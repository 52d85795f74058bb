"""The features that lie under one click, topmost first; the one that is read stands out."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.layers.selection import Selection
from gisapp.core.text.sheet_text import RowText
from gisapp.ui.details.feature_list import feature_list
from gisapp.ui.widgets.growing_list import link_row
from gisapp.ui.widgets.painted_box import LEAST_WIDTH_PX, PREFERRED_WIDTH_PX
from gisapp.ui.widgets.sheet_row import SheetRow
from gisapp.ui.widgets.sheet_view import SheetView
from gisapp.words import Words

MOST_LISTED = 100
"""Hits that are listed before a click on "and 28 more"."""
HIGHEST_PX = 260
"""A longer list scrolls by itself, so that what is read stays in view below it."""


class HitList(SheetView):
    """Lists the candidates of a selection; `choose` is called with the one that was clicked."""

    def __init__(
        self,
        selection: Selection,
        layers: LayerStack,
        words: Words,
        choose: Callable[[FeatureRef], None],
    ) -> None:
        hits = selection.candidates
        read: list[SheetRow] = []

        def make_row(text: RowText, ref: FeatureRef) -> SheetRow:
            if ref != selection.subject:
                return link_row(text, partial(choose, ref))
            said = replace(text, role="number", qualification=words("panel.reading"))
            read.append(SheetRow(said, opens=False))
            return read[-1]

        # What is read is listed, however far down it stands.
        place = hits.index(selection.subject) if selection.subject in hits else 0
        rows = feature_list(hits, layers, words, max(MOST_LISTED, place + 1), make_row)
        super().__init__()
        self.setObjectName("hitList")
        self.add_heading(words("panel.hits_here", count=f"{len(hits):,}"))
        area = _ListArea(rows)
        self.add_widget(area)
        for row in read:
            area.keep_in_view(row)
        self.finish()


class _ListArea(QScrollArea):
    """As high as its rows, up to a height from which on it scrolls."""

    def __init__(self, rows: QWidget) -> None:
        super().__init__()
        self._rows = rows
        self._kept: QWidget | None = None
        self.setObjectName("hitListArea")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setWidget(rows)

    def keep_in_view(self, row: QWidget) -> None:
        """Scroll to a row whenever the list gets another size."""
        self._kept = row

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # Not asked of their layout, which takes rows that were not shown yet for hidden ones.
        height = 0
        for row in self._rows.findChildren(SheetRow):
            height += row.heightForWidth(width)
            if height >= HIGHEST_PX:
                return HIGHEST_PX
        return height

    def sizeHint(self) -> QSize:
        # Layouts take the height from `heightForWidth`, and only the width from here.
        return QSize(PREFERRED_WIDTH_PX, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH_PX, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        layout = self._rows.layout()
        if self._kept is not None and layout is not None:
            layout.activate()
            self.ensureWidgetVisible(self._kept)

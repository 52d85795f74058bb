"""The features that lie under one click, topmost first; the one that is read stands out."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.layers.selection import Selection
from gisapp.ui.details.selection_summary import feature_rows
from gisapp.ui.widgets.sheet_view import SheetView
from gisapp.words import Words

MOST_LISTED = 12


class HitList(SheetView):
    """Lists the candidates of a selection; `choose` is called with the one that was clicked."""

    def __init__(
        self,
        selection: Selection,
        layers: LayerStack,
        words: Words,
        choose: Callable[[FeatureRef], None],
    ) -> None:
        # Read first: no widget is left half made where that fails.
        hits = selection.candidates
        rows = tuple(feature_rows(hits[:MOST_LISTED], layers, words))
        super().__init__()
        self.setObjectName("hitList")
        self.add_heading(words("panel.hits_here", count=len(hits)))
        for row, ref in rows:
            if ref == selection.subject:
                self.add_row(replace(row, role="number", qualification=words("panel.reading")))
            else:
                self.add_row(row, _chooses(choose, ref))
        if len(hits) > MOST_LISTED:
            self.add_note(words("panel.and_more", count=len(hits) - MOST_LISTED))


def _chooses(choose: Callable[[FeatureRef], None], ref: FeatureRef) -> Callable[[QWidget], None]:
    return lambda _anchor: choose(ref)

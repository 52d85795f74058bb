"""A list of features to choose from: some rows at first, and more with a click on the last one."""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import groupby, islice

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.layers.names import feature_titles, group_title
from gisapp.ui.widgets.sheet_row import RowText, SheetRow
from gisapp.ui.widgets.sheet_view import SheetView
from gisapp.words import Words

ROWS_MORE = 200
"""How many rows a click on "and 28 more" adds at most."""

MakeRow = Callable[[RowText, FeatureRef], SheetRow]


class FeatureList(SheetView):
    """Lists features.

    Parameters
    ----------
    features : collection of FeatureRef
        All of them can be reached.
    first : int
        How many are listed at once.
    make_row : callable
        Makes the row of a feature, and does what a click on it shall do.
    """

    def __init__(
        self,
        features: Collection[FeatureRef],
        layers: LayerStack,
        words: Words,
        first: int,
        make_row: MakeRow,
    ) -> None:
        # Read first: no widget is left half made where that fails.
        rows = tuple(feature_rows(tuple(islice(features, first)), layers, words))
        super().__init__()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._features = features
        self._layers = layers
        self._words = words
        self._make_row = make_row
        self._listed = 0
        self._more: SheetRow | None = None
        self._list(rows)

    def show_more(self) -> None:
        """List some more features, and let the keyboard go on with the first of them."""
        there = self._listed
        some = tuple(islice(self._features, there, there + ROWS_MORE))
        rows = tuple(feature_rows(some, self._layers, self._words))
        if self._more is not None:
            self._more.hide()
            self._more.deleteLater()
            self._more = None
        added = self._list(rows)
        for row in added:
            row.show()
        if added:
            added[0].setFocus()

    def _list(self, rows: Sequence[tuple[RowText, FeatureRef]]) -> list[SheetRow]:
        made = [self._make_row(text, ref) for text, ref in rows]
        for row in made:
            self.add_box(row)
        self._listed += len(made)
        left = len(self._features) - self._listed
        if left:
            text = self._words("panel.and_more", count=f"{left:,}")
            self._more = SheetRow(RowText("", text, "link"), opens=True)
            self.add_box(self._more, lambda _anchor: self.show_more())
        return made


def link_row(text: RowText, ref: FeatureRef, choose: Callable[[FeatureRef], None]) -> SheetRow:
    """Return a row of which a click chooses its feature."""
    row = SheetRow(text, opens=True)
    row.clicked.connect(lambda: choose(ref))
    return row


def feature_rows(
    refs: Sequence[FeatureRef], layers: LayerStack, words: Words
) -> Iterator[tuple[RowText, FeatureRef]]:
    """Yield a row that links to each feature; its layer's name comes once.

    The group is told where features of several lie together, such as two versions of a park.
    """
    several = len({layers.of_feature(ref).group for ref in refs}) > 1
    for layer_id, some in groupby(refs, key=lambda ref: ref.layer_id):
        layer, of_layer = layers[layer_id], tuple(some)
        name = layer.name.in_language(words.language)
        if several:
            name = f"{name} · {group_title(layer.group, words)}"
        for ref, title in zip(of_layer, feature_titles(layer, of_layer, words), strict=True):
            yield RowText(name, title, "link"), ref
            name = ""

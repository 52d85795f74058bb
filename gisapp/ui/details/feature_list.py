"""Features listed to choose from, each with its layer and title."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import groupby, islice

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.layers.names import feature_titles, group_title
from gisapp.core.text.sheet_text import RowText
from gisapp.ui.widgets.growing_list import GrowingList
from gisapp.ui.widgets.sheet_row import SheetRow
from gisapp.words import Words


def feature_list(
    features: Collection[FeatureRef],
    layers: LayerStack,
    words: Words,
    first: int,
    make_row: Callable[[RowText, FeatureRef], SheetRow],
) -> GrowingList:
    """Return a list of features.

    Parameters
    ----------
    features : collection of FeatureRef
        All of them can be reached.
    first : int
        How many are listed at once.
    make_row : callable
        Makes the row of a feature, and does what a click on it shall do.
    """

    def make_rows(start: int, end: int) -> list[SheetRow]:
        some = tuple(islice(features, start, end))
        return [make_row(text, ref) for text, ref in tuple(feature_rows(some, layers, words))]

    return GrowingList(len(features), first, make_rows, words)


def feature_rows(
    refs: Sequence[FeatureRef], layers: LayerStack, words: Words
) -> Iterator[tuple[RowText, FeatureRef]]:
    """Yield a row that links to each feature; its layer's name comes once.

    The group is told where layers of several are called alike, such as two versions of a park.
    """
    listed = {layers.of_feature(ref).layer_id: layers.of_feature(ref) for ref in refs}
    names = Counter(each.name.in_language(words.language) for each in listed.values())
    for layer_id, some in groupby(refs, key=lambda ref: ref.layer_id):
        layer, of_layer = layers[layer_id], tuple(some)
        name = layer.name.in_language(words.language)
        if names[name] > 1:
            name = f"{name} · {group_title(layer.group, words)}"
        for ref, title in zip(of_layer, feature_titles(layer, of_layer, words), strict=True):
            yield RowText(name, title, "link"), ref
            name = ""

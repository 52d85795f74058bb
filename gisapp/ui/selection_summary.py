"""What several selected features come to: how many, and sums with what speaks against them."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice

import numpy as np
from PySide6.QtWidgets import QWidget

from gisapp.core.derived import Derived
from gisapp.core.figures import sum_over
from gisapp.core.layer import FeatureRef, Layer
from gisapp.core.layer_stack import LayerStack
from gisapp.core.park_dataset import ParkDataset
from gisapp.core.selection import FeatureSet, Ids
from gisapp.core.subjects import subject_of
from gisapp.core.units import UnitChoice
from gisapp.ui.attributes_view import attribute_row, feature_titles, is_empty
from gisapp.ui.dossier_rows import derived_row
from gisapp.ui.fact_popovers import open_derived
from gisapp.ui.fact_words import FactWords
from gisapp.ui.layer_tree import group_title
from gisapp.ui.sheet_heading import TitleBlock
from gisapp.ui.sheet_row import RowText
from gisapp.ui.sheet_view import SheetView
from gisapp.words import Words

MOST_LISTED = 25
MOST_SUMMED = 100_000
"""Reading an attribute of a layer of more features would keep the window waiting."""


class SelectionSummary(SheetView):
    """Counts, sums and lists what is selected; `go_to` is called with the one that was clicked."""

    def __init__(
        self,
        features: FeatureSet,
        layers: LayerStack,
        words: Words,
        units: UnitChoice,
        go_to: Callable[[FeatureRef], None],
    ) -> None:
        super().__init__()
        self.setObjectName("selectionSummary")
        title = words("panel.selected", count=f"{len(features):,}")
        self.add_box(TitleBlock(title, "", ()))
        if _can_be_summed(features, layers):
            self._add_totals(features, layers, words, units)
        else:
            self.add_note(words("panel.too_many_to_sum"))
        self.add_heading(words("panel.selected_features"))
        for row, ref in feature_rows(tuple(islice(features, MOST_LISTED)), layers, words):
            self.add_row(row, _goes(go_to, ref))
        if len(features) > MOST_LISTED:
            self.add_note(words("panel.and_more", count=f"{len(features) - MOST_LISTED:,}"))
        self.finish()

    def _add_totals(
        self, features: FeatureSet, layers: LayerStack, words: Words, units: UnitChoice
    ) -> None:
        park_totals = tuple(_park_totals(features, layers, words, units))
        attribute_totals = tuple(_attribute_totals(features, layers, words))
        if park_totals or attribute_totals:
            self.add_heading(words("panel.totals"))
        for total, telling in park_totals:
            self.add_row(derived_row(total, telling), _opens(total, telling))
        for row in attribute_totals:
            self.add_row(row)


def _can_be_summed(features: FeatureSet, layers: LayerStack) -> bool:
    return all(_is_at_hand(layers[layer_id], ids) for layer_id, ids in features.ids.items())


def _is_at_hand(layer: Layer, ids: Ids) -> bool:
    """Tell whether attributes of features are read without keeping the window waiting."""
    if layer.excerpt is not None:
        elsewhere = np.count_nonzero(~np.isin(ids, layer.geometry.feature_ids))
        if elsewhere > MOST_LISTED:
            return False
    return len(layer.geometry) <= MOST_SUMMED


def _goes(go_to: Callable[[FeatureRef], None], ref: FeatureRef) -> Callable[[QWidget], None]:
    return lambda _anchor: go_to(ref)


def _opens(total: Derived, telling: FactWords) -> Callable[[QWidget], None]:
    return lambda anchor: open_derived(total, telling, anchor)


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


def _park_totals(
    features: FeatureSet, layers: LayerStack, words: Words, units: UnitChoice
) -> Iterator[tuple[Derived, FactWords]]:
    """Yield the sum of each property that can be added up; a refused one has no value."""
    for dataset, uids in _subjects(features, layers).values():
        telling = FactWords(dataset, words, units)
        for code, described in dataset.properties.items():
            total = sum_over(dataset, uids, code) if described.aggregation == "sum" else None
            if total is not None:
                yield total, telling


def _subjects(features: FeatureSet, layers: LayerStack) -> dict[int, tuple[ParkDataset, list[str]]]:
    found: dict[int, tuple[ParkDataset, list[str]]] = {}
    in_datasets = {layer.layer_id for layer in layers.layers if layer.dataset is not None}
    for ref in features.of_layers(in_datasets):
        known = subject_of(layers.layers, ref)
        if known is not None:
            dataset, subject = known
            found.setdefault(id(dataset), (dataset, []))[1].append(subject.uid)
    return found


def _attribute_totals(features: FeatureSet, layers: LayerStack, words: Words) -> Iterator[RowText]:
    """Yield the sum of each numeric attribute of features of any other schema."""
    for layer_id, feature_ids in features.ids.items():
        if layers[layer_id].dataset is None and len(feature_ids) > 1:
            yield from _sums(layers[layer_id], feature_ids.tolist(), words)


def _sums(layer: Layer, feature_ids: Sequence[int], words: Words) -> Iterator[RowText]:
    for field in layer.attributes.fields:
        numbers = [
            value
            for value in layer.attributes.column(field.name, feature_ids).values
            if isinstance(value, int | float)
            and not isinstance(value, bool)
            and not is_empty(value)
        ]
        if numbers:
            yield attribute_row(words("panel.sum_of", field=field.name), sum(numbers), words)

"""What several selected features come to: how many, and sums with what speaks against them."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QWidget

from gisapp.core.derived import Derived
from gisapp.core.figures import sum_over
from gisapp.core.layer import FeatureRef, Layer
from gisapp.core.layer_stack import LayerStack
from gisapp.core.park_dataset import ParkDataset
from gisapp.core.subjects import subject_of
from gisapp.core.units import UnitChoice
from gisapp.ui.attributes_view import attribute_row, feature_title, is_empty
from gisapp.ui.dossier_rows import derived_row
from gisapp.ui.fact_popovers import open_derived
from gisapp.ui.fact_words import FactWords
from gisapp.ui.layer_tree import group_title
from gisapp.ui.sheet_heading import TitleBlock
from gisapp.ui.sheet_row import RowText
from gisapp.ui.sheet_view import SheetView
from gisapp.words import Words

MOST_LISTED = 50
MOST_SUMMED = 100_000
"""Reading an attribute of a layer of more features would keep the window waiting."""


class SelectionSummary(SheetView):
    """Counts, sums and lists what is selected; `go_to` is called with the one that was clicked."""

    def __init__(
        self,
        refs: Sequence[FeatureRef],
        layers: LayerStack,
        words: Words,
        units: UnitChoice,
        go_to: Callable[[FeatureRef], None],
    ) -> None:
        super().__init__()
        self.setObjectName("selectionSummary")
        title = words("panel.selected", count=f"{len(refs):,}")
        self.add_box(TitleBlock(title, "", ()))
        if _can_be_summed(refs, layers):
            self._add_totals(refs, layers, words, units)
        else:
            self.add_note(words("panel.too_many_to_sum"))
        self.add_heading(words("panel.selected_features"))
        for row, ref in feature_rows(refs[:MOST_LISTED], layers, words):
            self.add_row(row, _goes(go_to, ref))
        if len(refs) > MOST_LISTED:
            self.add_note(words("panel.and_more", count=f"{len(refs) - MOST_LISTED:,}"))
        self.finish()

    def _add_totals(
        self, refs: Sequence[FeatureRef], layers: LayerStack, words: Words, units: UnitChoice
    ) -> None:
        park_totals = tuple(_park_totals(refs, layers, words, units))
        attribute_totals = tuple(_attribute_totals(refs, layers, words))
        if park_totals or attribute_totals:
            self.add_heading(words("panel.totals"))
        for total, telling in park_totals:
            self.add_row(derived_row(total, telling), _opens(total, telling))
        for row in attribute_totals:
            self.add_row(row)


def _can_be_summed(refs: Sequence[FeatureRef], layers: LayerStack) -> bool:
    return all(
        layers[layer_id].feature_count <= MOST_SUMMED for layer_id in {ref.layer_id for ref in refs}
    )


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
    previous = ""
    for ref in refs:
        layer = layers.of_feature(ref)
        name = layer.name.in_language(words.language)
        if several:
            name = f"{name} · {group_title(layer.group, words)}"
        title = feature_title(layer, ref, words)
        yield RowText("" if name == previous else name, title, "link"), ref
        previous = name


def _park_totals(
    refs: Sequence[FeatureRef], layers: LayerStack, words: Words, units: UnitChoice
) -> Iterator[tuple[Derived, FactWords]]:
    """Yield the sum of each property that can be added up; a refused one has no value."""
    for dataset, uids in _subjects(refs, layers).values():
        telling = FactWords(dataset, words, units)
        for code, described in dataset.properties.items():
            total = sum_over(dataset, uids, code) if described.aggregation == "sum" else None
            if total is not None:
                yield total, telling


def _subjects(
    refs: Sequence[FeatureRef], layers: LayerStack
) -> dict[int, tuple[ParkDataset, list[str]]]:
    found: dict[int, tuple[ParkDataset, list[str]]] = {}
    for ref in refs:
        known = subject_of(layers.layers, ref)
        if known is not None:
            dataset, subject = known
            found.setdefault(id(dataset), (dataset, []))[1].append(subject.uid)
    return found


def _attribute_totals(
    refs: Sequence[FeatureRef], layers: LayerStack, words: Words
) -> Iterator[RowText]:
    """Yield the sum of each numeric attribute of features of any other schema."""
    by_layer: dict[str, list[int]] = {}
    for ref in refs:
        by_layer.setdefault(ref.layer_id, []).append(ref.feature_id)
    for layer_id, feature_ids in by_layer.items():
        if layers[layer_id].dataset is None and len(feature_ids) > 1:
            yield from _sums(layers[layer_id], feature_ids, words)


def _sums(layer: Layer, feature_ids: Sequence[int], words: Words) -> Iterator[RowText]:
    for field in layer.attributes.fields:
        numbers = [
            value
            for value in layer.attributes.column(field.name, feature_ids)
            if isinstance(value, int | float)
            and not isinstance(value, bool)
            and not is_empty(value)
        ]
        if numbers:
            yield attribute_row(words("panel.sum_of", field=field.name), sum(numbers), words)

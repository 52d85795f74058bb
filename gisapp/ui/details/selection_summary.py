"""What several selected features come to: how many, and sums with what speaks against them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from gisapp.core.layers.attribute_sums import AttributeSum, unsummed_fields
from gisapp.core.layers.attribute_text import amount_text
from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.layers.subject_lookup import subject_of
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.derived import Derived
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.parks.figure_rules import sum_over
from gisapp.core.text.units import UnitChoice
from gisapp.session.selection_totals import Sums
from gisapp.ui.details.dossier_rows import derived_row
from gisapp.ui.details.fact_popovers import open_derived
from gisapp.ui.details.feature_list import feature_list
from gisapp.ui.widgets.growing_list import link_row
from gisapp.ui.widgets.sheet_heading import TitleBlock
from gisapp.ui.widgets.sheet_row import RowText
from gisapp.ui.widgets.sheet_view import SheetView
from gisapp.words import Words

MOST_LISTED = 25


class SelectionSummary(SheetView):
    """Counts, sums and lists what is selected; `go_to` is called with the one that was clicked.

    `sum_again` is called where sums that were lost are wanted once more.
    """

    def __init__(
        self,
        features: FeatureSet,
        layers: LayerStack,
        words: Words,
        units: UnitChoice,
        sums: Sums,
        go_to: Callable[[FeatureRef], None],
        sum_again: Callable[[], None],
    ) -> None:
        # Read first: no widget is left half made where that fails.
        rows = feature_list(
            features,
            layers,
            words,
            MOST_LISTED,
            lambda text, ref: link_row(text, partial(go_to, ref)),
        )
        super().__init__()
        self.setObjectName("selectionSummary")
        self._features = features
        self._sum_again = sum_again
        title = words("panel.selected", count=f"{len(features):,}")
        self.add_box(TitleBlock(title, "", ()))
        self._add_totals(tuple(_park_totals(features, layers, words, units)), sums, words)
        others = tuple(_not_added_up(features, layers))
        if others:
            listed = words("panel.list_separator").join(others)
            self.add_note(words("panel.not_added_up", fields=listed))
        self.add_heading(words("panel.selected_features"))
        self.add_widget(rows)
        self.finish()

    def _add_totals(
        self, of_parks: Sequence[tuple[Derived, FactFormatter]], sums: Sums, words: Words
    ) -> None:
        of_attributes = [each for some in sums.of_layers.values() for each in some]
        if of_parks or of_attributes or sums.state != "there":
            self.add_heading(words("panel.totals"))
        for total, formatter in of_parks:
            self.add_row(derived_row(total, formatter), _opens(total, formatter))
        for layer_id, some in sums.of_layers.items():
            count = len(self._features.ids[layer_id])
            for each in some:
                self.add_row(_sum_row(each, count, words))
        if sums.state == "coming":
            self.add_note(words("panel.sums_coming"))
        if sums.state == "lost":
            lost = RowText(words("panel.sums_lost"), words("panel.sum_again"), "link")
            self.add_row(lost, lambda _anchor: self._sum_again())


def _opens(total: Derived, formatter: FactFormatter) -> Callable[[QWidget], None]:
    return lambda anchor: open_derived(total, formatter, anchor)


def _park_totals(
    features: FeatureSet, layers: LayerStack, words: Words, units: UnitChoice
) -> Iterator[tuple[Derived, FactFormatter]]:
    """Yield the sum of each property that can be added up; a refused one has no value."""
    for dataset, uids in _subjects(features, layers).values():
        formatter = FactFormatter(dataset, words, units)
        for code, described in dataset.properties.items():
            total = sum_over(dataset, uids, code) if described.aggregation == "sum" else None
            if total is not None:
                yield total, formatter


def _subjects(features: FeatureSet, layers: LayerStack) -> dict[int, tuple[ParkDataset, list[str]]]:
    found: dict[int, tuple[ParkDataset, list[str]]] = {}
    in_datasets = {layer.layer_id for layer in layers.layers if layer.dataset is not None}
    for ref in features.of_layers(in_datasets):
        known = subject_of(layers.layers, ref)
        if known is not None:
            dataset, subject = known
            found.setdefault(id(dataset), (dataset, []))[1].append(subject.uid)
    return found


def _not_added_up(features: FeatureSet, layers: LayerStack) -> Iterator[str]:
    """Yield the numeric fields of several features of a layer of which there is no sum."""
    for layer in layers.present(features.ids):
        if layer.dataset is None and len(features.ids[layer.layer_id]) > 1:
            yield from (field.shown for field in unsummed_fields(layer))


def _sum_row(found: AttributeSum, count: int, words: Words) -> RowText:
    """Return the row of a sum over `count` features; it says where not all state a number."""
    label = words("panel.sum_of", field=found.field)
    row = RowText(label, amount_text(found.total), "number", right_aligned=True)
    if found.stated == count:
        return row
    stated = words("panel.sum_stated", stated=f"{found.stated:,}", count=f"{count:,}")
    return replace(row, qualification=stated)

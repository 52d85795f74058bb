"""What several selected features come to: how many, and sums with what speaks against them."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.layers.subject_lookup import subject_of
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.derived import Derived
from gisapp.core.parks.dossier_rows import derived_row
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.parks.figure_rules import sum_over
from gisapp.core.text.sheet_text import RowText
from gisapp.core.text.units import UnitChoice
from gisapp.session.own_parks.selection_totals import Sums
from gisapp.ui.details.fact_popovers import open_derived
from gisapp.ui.details.feature_list import feature_list
from gisapp.ui.details.group_chooser import GroupChooser
from gisapp.ui.details.total_rows import total_rows
from gisapp.ui.widgets.growing_list import link_row
from gisapp.ui.widgets.sheet_heading import TitleBlock
from gisapp.ui.widgets.sheet_view import SheetView
from gisapp.words import Words

if TYPE_CHECKING:
    from gisapp.core.own_parks.totals.layer_totals import LayerTotals

MOST_LISTED = 25


class SelectionSummary(SheetView):
    """Counts, sums and lists what is selected; `go_to` is called with the one that was clicked.

    `sum_again` is called where sums that were lost are wanted once more, `group_by` with the id of
    a layer and the column whose values make groups.
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
        group_by: Callable[[str, str], None],
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
        self._layers = layers
        self._sum_again = sum_again
        self._group_by = group_by
        title = words("panel.selected", count=f"{len(features):,}")
        self.add_box(TitleBlock(title, "", ()))
        of_parks = tuple(park_totals(features, layers, words, units))
        if of_parks or sums.of_layers or sums.state != "there":
            self.add_heading(words("panel.totals"))
        for total, formatter in of_parks:
            self.add_row(derived_row(total, formatter), _opens(total, formatter))
        for layer_id, totals in sums.of_layers.items():
            self._add_totals(layer_id, totals, words, units, is_alone=len(sums.of_layers) == 1)
        self._add_state(sums, words)
        self.add_heading(words("panel.selected_features"))
        self.add_widget(rows)
        self.finish()

    def _add_totals(
        self,
        layer_id: str,
        totals: "LayerTotals",
        words: Words,
        units: UnitChoice,
        *,
        is_alone: bool,
    ) -> None:
        if not is_alone and totals.columns:
            self.add_note(self._layers[layer_id].name.in_language(words.language))
        if totals.group_fields:
            choose = partial(self._group_by, layer_id)
            self.add_widget(
                GroupChooser(totals.group_fields, totals.grouped_by, words, choose, self)
            )
        if totals.repeats:
            self.add_note(words("panel.repeats", count=f"{totals.repeats:,}"))
        for row in total_rows(totals, words, units):
            self.add_row(row)
        if totals.names:
            listed = words("panel.list_separator").join(totals.names)
            self.add_note(words("panel.not_added_up", fields=listed))

    def _add_state(self, sums: Sums, words: Words) -> None:
        if sums.state == "coming":
            self.add_note(words("panel.sums_coming"))
        if sums.why is not None:
            self.add_note(sums.why.sentence(words))
        if sums.state == "lost":
            lost = RowText(words("panel.sums_lost"), words("panel.sum_again"), "link")
            self.add_row(lost, lambda _anchor: self._sum_again())


def _opens(total: Derived, formatter: FactFormatter) -> Callable[[QWidget], None]:
    return lambda anchor: open_derived(total, formatter, anchor)


def park_totals(
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

"""The sums of what is selected: added up by a worker while the user sees the page already."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

from gisapp.core.events import Event
from gisapp.core.layers.layer import Layer, not_at_hand
from gisapp.core.layers.selection import NO_FEATURES, FeatureSet, Ids
from gisapp.core.progress import Progress
from gisapp.core.view_state import ViewState
from gisapp.errors import GisAppError
from gisapp.session.attribute_loading import AttributeLoader
from gisapp.session.jobs import Jobs
from gisapp.session.tasks import Tasks

if TYPE_CHECKING:
    from gisapp.core.own_parks.totals.layer_totals import LayerTotals

_SumsByLayer = Mapping[str, "LayerTotals"]
_Parts = tuple[tuple[Layer, Ids], ...]
_Grouping = tuple[tuple[str, str], ...]
_SELECTED: Final = "selected"
"""The one key: there is one selection."""


@dataclass(frozen=True)
class Sums:
    """What attributes come to, by the layer's id: of no layer unless they are "there".

    `why` is why they are "lost", as far as that is known.
    """

    state: Literal["there", "coming", "lost"]
    of_layers: _SumsByLayer = field(default_factory=dict)
    why: GisAppError | None = None


@dataclass(frozen=True)
class _Wish:
    """The features to add up, and the columns that group those of each layer."""

    features: FeatureSet
    grouping: _Grouping = ()


_NOTHING = _Wish(NO_FEATURES)


class SelectionTotals:
    """Adds up the numbers of the selected features of a view state, but those of park datasets.

    `changed` says that sums are there, that they will not come, that they are added up once more,
    or that fields are taken for something else. A failure reaches the message bar.
    """

    def __init__(self, view_state: ViewState, attributes: AttributeLoader, tasks: Tasks) -> None:
        self.changed: Event[None] = Event()
        self._state = view_state
        self._jobs: Jobs[str, _Wish] = Jobs(tasks)
        self._added_up = _NOTHING
        self._sums: _SumsByLayer = {}
        self._grouping: dict[str, str] = {}
        self._jobs.ended.connect(lambda _: self.changed.emit(None))
        view_state.selection.changed.connect(lambda _: self._add_up_selected())
        attributes.changed.connect(lambda _: self._add_up_selected())
        view_state.layers.reread.connect(lambda _: self._add_up_anew())
        view_state.layers.remapped.connect(lambda _: self._add_up_anew())

    def sums_of(self, features: FeatureSet) -> Sums:
        """Return the sums of features, as far as they are known."""
        if not any(self._parts_of(features)):
            return Sums("there")
        if features == self._added_up.features:
            return Sums("there", self._sums)
        if self._jobs.has_failed(_SELECTED, self._wish_for(features)):
            return Sums("lost", why=self._jobs.failure_of(_SELECTED))
        return Sums("coming")

    def group_by(self, layer_id: str, field: str) -> None:
        """Add up in groups: the features of a layer by the values of a column, "" for all in one.

        The sums that are there stay until the new ones have come.
        """
        self._grouping[layer_id] = field
        self._add_up_selected()

    def try_again(self) -> None:
        """Add up once more what failed or was cancelled."""
        self._jobs.try_again(_SELECTED)
        self._add_up_selected()
        self.changed.emit(None)

    def _add_up_anew(self) -> None:
        """Add up once more: other fields may be amounts now, or state something else."""
        self._added_up = _NOTHING
        self._jobs.drop(_SELECTED)
        self._add_up_selected()
        if self._state.selection.value.features:
            self.changed.emit(None)

    def _wish_for(self, features: FeatureSet) -> _Wish:
        grouping = ((each, self._grouping.get(each, "")) for each in sorted(features.ids))
        return _Wish(features, tuple((each, field) for each, field in grouping if field))

    def _add_up_selected(self) -> None:
        features = self._state.selection.value.features
        if features != self._added_up.features:
            # Forgotten, since another layer may get the same id.
            self._added_up, self._sums = _NOTHING, {}
        wish = self._wish_for(features)
        parts = tuple(self._parts_of(features))
        if not parts or wish == self._added_up or not_at_hand(layer for layer, _ in parts):
            # Attributes that are not at hand yet are added up when they have come.
            self._jobs.drop(_SELECTED)
            if not parts:
                # What is selected next may be called the same in a layer that was read anew.
                self._added_up, self._sums = _NOTHING, {}
            return

        def take(sums: _SumsByLayer) -> None:
            self._added_up, self._sums = wish, sums

        title = self._state.words.value("status.adding_up", count=f"{len(features):,}")
        work = partial(_sums_of, parts, dict(wish.grouping))
        self._jobs.begin(_SELECTED, wish, title, work, take)

    def _parts_of(self, features: FeatureSet) -> Iterator[tuple[Layer, Ids]]:
        """Yield the layers of which something can be added up, with their selected features."""
        for layer in self._state.layers.present(features.ids):
            ids = features.ids[layer.layer_id]
            if layer.dataset is None and len(ids) > 1 and has_numbers(layer):
                yield layer, ids


def has_numbers(layer: Layer) -> bool:
    """Return True if there may be something to add up."""
    numeric = any(field.is_numeric for field in layer.attributes.fields)
    return numeric or (layer.mapping is not None and bool(layer.mapping.facts))


def _sums_of(parts: _Parts, grouping: Mapping[str, str], progress: Progress) -> _SumsByLayer:
    # A window starts without it.
    from gisapp.core.own_parks.totals.layer_totals import layer_totals
    from gisapp.sources.parks.park_schema import load_park_schema

    is_mapped = any(layer.mapping is not None for layer, _ in parts)
    schema = load_park_schema() if is_mapped else None
    sums = {}
    for place, (layer, ids) in enumerate(parts):
        part = progress.part(place / len(parts), (place + 1) / len(parts))
        group = grouping.get(layer.layer_id, "")
        sums[layer.layer_id] = layer_totals(layer, ids, schema, group, part)
    return sums

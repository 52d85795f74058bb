"""The sums of what is selected: added up by a worker while the user sees the page already."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final, Literal

from gisapp.core.events import Event
from gisapp.core.layers.attribute_sums import AttributeSum, attribute_sums, summed_fields
from gisapp.core.layers.layer import Layer, not_at_hand
from gisapp.core.layers.selection import NO_FEATURES, FeatureSet, Ids
from gisapp.core.progress import Progress
from gisapp.core.view_state import ViewState
from gisapp.session.attribute_loading import AttributeLoader
from gisapp.session.jobs import Jobs
from gisapp.session.tasks import Tasks

_SumsByLayer = Mapping[str, tuple[AttributeSum, ...]]
_Parts = tuple[tuple[Layer, Ids], ...]
_SELECTED: Final = "selected"
"""The one key: there is one selection."""


@dataclass(frozen=True)
class Sums:
    """What attributes come to, by the layer's id: of no layer unless they are "there"."""

    state: Literal["there", "coming", "lost"]
    of_layers: _SumsByLayer = field(default_factory=dict)


class SelectionTotals:
    """Adds up the numbers of the selected features of a view state, but those of park datasets.

    `changed` says that sums are there, that they will not come, that they are added up once more,
    or that fields are taken for something else. A failure reaches the message bar.
    """

    def __init__(self, view_state: ViewState, attributes: AttributeLoader, tasks: Tasks) -> None:
        self.changed: Event[None] = Event()
        self._state = view_state
        self._jobs: Jobs[str, FeatureSet] = Jobs(tasks)
        self._features = NO_FEATURES
        self._sums: _SumsByLayer = {}
        self._jobs.ended.connect(lambda _: self.changed.emit(None))
        view_state.selection.changed.connect(lambda _: self._add_up_selected())
        attributes.changed.connect(lambda _: self._add_up_selected())
        view_state.layers.reread.connect(lambda _: self._add_up_anew())

    def sums_of(self, features: FeatureSet) -> Sums:
        """Return the sums of features, as far as they are known."""
        if not any(self._parts_of(features)):
            return Sums("there")
        if features == self._features:
            return Sums("there", self._sums)
        return Sums("lost" if self._jobs.has_failed(_SELECTED, features) else "coming")

    def try_again(self) -> None:
        """Add up once more what failed or was cancelled."""
        self._jobs.try_again(_SELECTED)
        self._add_up_selected()
        self.changed.emit(None)

    def _add_up_anew(self) -> None:
        """Add up once more: other fields may be amounts now."""
        self._features = NO_FEATURES
        self._jobs.drop(_SELECTED)
        self._add_up_selected()
        self.changed.emit(None)

    def _add_up_selected(self) -> None:
        features = self._state.selection.value.features
        if features != self._features:
            # Forgotten, since another layer may get the same id.
            self._features, self._sums = NO_FEATURES, {}
        parts = tuple(self._parts_of(features))
        if not parts or features == self._features or not_at_hand(layer for layer, _ in parts):
            # Attributes that are not at hand yet are added up when they have come.
            self._jobs.drop(_SELECTED)
            if not parts:
                # What is selected next may be called the same in a layer that was read anew.
                self._features, self._sums = NO_FEATURES, {}
            return

        def take(sums: _SumsByLayer) -> None:
            self._features, self._sums = features, sums

        title = self._state.words.value("status.adding_up", count=f"{len(features):,}")
        self._jobs.begin(_SELECTED, features, title, partial(_sums_of, parts), take)

    def _parts_of(self, features: FeatureSet) -> Iterator[tuple[Layer, Ids]]:
        """Yield the layers of which something can be added up, with their selected features."""
        for layer in self._state.layers.present(features.ids):
            ids = features.ids[layer.layer_id]
            if layer.dataset is None and len(ids) > 1 and summed_fields(layer):
                yield layer, ids


def _sums_of(parts: _Parts, progress: Progress) -> _SumsByLayer:
    sums = {}
    for place, (layer, ids) in enumerate(parts):
        part = progress.part(place / len(parts), (place + 1) / len(parts))
        sums[layer.layer_id] = attribute_sums(layer, ids, part)
    return sums

"""The sums of what is selected: added up by a worker while the user sees the page already."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from gisapp.core.events import Event
from gisapp.core.layers.attribute_sums import AttributeSum, attribute_sums, summed_fields
from gisapp.core.layers.layer import Layer, not_at_hand
from gisapp.core.layers.selection import NO_FEATURES, FeatureSet, Ids
from gisapp.core.view_state import ViewState
from gisapp.session.attribute_loading import AttributeLoader
from gisapp.session.tasks import Task, Tasks

_SumsByLayer = Mapping[str, tuple[AttributeSum, ...]]


@dataclass(frozen=True)
class Sums:
    """What attributes come to, by the layer's id: of no layer unless they are "there"."""

    state: Literal["there", "coming", "lost"]
    of_layers: _SumsByLayer = field(default_factory=dict)


class SelectionTotals:
    """Adds up the numbers of the selected features of a view state, but those of park datasets.

    `changed` tells that the sums are there, that they will not come, or that they are added up
    once more. A failure reaches the message bar.
    """

    def __init__(
        self,
        view_state: ViewState,
        fetching: AttributeLoader,
        tasks: Tasks,
    ) -> None:
        self._state = view_state
        self._tasks = tasks
        self._features = NO_FEATURES
        self._sums = Sums("there")
        self._task: Task | None = None
        self.changed: Event[None] = Event()
        view_state.selection.changed.connect(lambda _: self._look())
        fetching.changed.connect(lambda _: self._look())
        tasks.ended.connect(self._note_end)

    def sums_of(self, features: FeatureSet) -> Sums:
        """Return the sums of features, as far as they are known."""
        return self._sums if features == self._features else Sums("coming")

    def try_again(self) -> None:
        """Add up once more what failed or was cancelled."""
        self._features = NO_FEATURES
        self._look()
        self.changed.emit(None)

    def _look(self) -> None:
        features = self._state.selection.value.features
        if features == self._features:
            return
        if self._task is not None:
            self._task.drop()
            self._task = None
        if not_at_hand(self._state.layers.present(features.ids)):
            # They are told when they have come.
            self._features = NO_FEATURES
            return
        self._features = features
        parts = tuple(self._parts())
        self._sums = Sums("coming" if parts else "there")
        if parts and not self._tasks.is_closed:
            self._add_up(parts)

    def _parts(self) -> Iterator[tuple[Layer, Ids]]:
        for layer_id, ids in self._features.ids.items():
            layer = self._state.layers[layer_id]
            if layer.dataset is None and len(ids) > 1 and summed_fields(layer):
                yield layer, ids

    def _add_up(self, parts: tuple[tuple[Layer, Ids], ...]) -> None:
        def work(task: Task) -> _SumsByLayer:
            sums = {}
            for place, (layer, ids) in enumerate(parts):
                part = task.progress.part(place / len(parts), (place + 1) / len(parts))
                sums[layer.layer_id] = attribute_sums(layer, ids, part)
            return sums

        def take(sums: _SumsByLayer) -> None:
            self._sums = Sums("there", sums)

        count = f"{len(self._features):,}"
        title = self._state.words.value("status.adding_up", count=count)
        self._task = self._tasks.run(title, work, take)

    def _note_end(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            if self._sums.state == "coming":
                self._sums = Sums("lost")
            self.changed.emit(None)

"""Which features of each layer its filter shows: worked out by workers, whatever changes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gisapp.core.events import Event
from gisapp.core.filters.layer_filter import NO_FILTER, LayerFilter
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.attributes import AttributeTable
from gisapp.core.layers.layer import Layer
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.progress import Progress
from gisapp.core.view_state import ViewState
from gisapp.errors import GisAppError
from gisapp.session.filtering.row_memory import RowMemory
from gisapp.session.jobs import Jobs
from gisapp.session.tasks import Tasks

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class _Request:
    """All that the features shown depend on; two are equal if they are about the same things."""

    wanted: LayerFilter
    geometry: FeatureGeometry
    attributes: AttributeTable
    mapping: LayerMapping | None
    others: Mapping[str, FeatureIndex]

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Request)
            and self.wanted == other.wanted
            and self.geometry is other.geometry
            and self.attributes is other.attributes
            and self.mapping == other.mapping
            and self.others.keys() == other.others.keys()
            and all(self.others[each] is other.others[each] for each in self.others)
        )

    __hash__ = None  # type: ignore[assignment] # nobody looks it up


@dataclass(frozen=True, eq=False)
class _Result:
    """What came of a request: the features that are shown."""

    request: _Request
    shown: Mask


class LayerFilterer:
    """Has each layer show what its filter wants, as soon as a worker has found that out.

    It follows the layers: whatever makes another filter, other features, other attributes or
    another layer nearby has the features found anew. Until those of a new delivery are known,
    none is shown. A failure reaches the message bar, and the layer has its filter of before.

    `changed` emits the id of a layer whose filter or features shown are others now, `ended` that
    of one for which a worker is done, whatever came of it.

    Parameters
    ----------
    view_state : ViewState
        Its layers.
    tasks : Tasks
        Where the work is done.
    """

    def __init__(self, view_state: ViewState, tasks: Tasks) -> None:
        self.changed: Event[str] = Event()
        self.ended: Event[str] = Event()
        self._state = view_state
        self._layers = view_state.layers
        self._jobs: Jobs[str, _Request] = Jobs(tasks)
        self._results: dict[str, _Result] = {}
        self._memories: dict[str, RowMemory] = {}
        self._known: dict[str, tuple[FeatureGeometry, LayerFilter]] = {}
        # What was wanted before what nobody has found out yet, the last one last.
        self._earlier: dict[str, list[LayerFilter]] = {}
        self._jobs.ended.connect(self._end)
        self._layers.changed.connect(lambda _: self._follow())

    def is_running(self, layer_id: str) -> bool:
        """True while a worker finds out what a layer shows."""
        return self._jobs.is_running(layer_id)

    def rows_of(self, layer: Layer) -> RowMemory:
        """Return the attributes of a layer that filters read, to count what is shown of them."""
        memory = self._memories.get(layer.layer_id)
        if memory is None or not memory.is_of(layer):
            memory = RowMemory(layer.attributes, layer.geometry)
            self._memories[layer.layer_id] = memory
        return memory

    def _follow(self) -> None:
        here = {layer.layer_id for layer in self._layers.layers}
        self._jobs.drop_unless(here.__contains__)
        for kept in (self._results, self._memories, self._known, self._earlier):
            for gone in [each for each in kept if each not in here]:
                del kept[gone]
        for layer in self._layers.layers:
            # Each change of a layer comes back here: it may be another one by now.
            if layer.layer_id in self._layers and self._layers[layer.layer_id] is layer:
                self._look_at(layer)

    def _look_at(self, layer: Layer) -> None:
        known = layer.geometry, layer.filter
        before = self._known.get(layer.layer_id)
        self._known[layer.layer_id] = known
        if before is not None and before[1] != layer.filter:
            self._earlier.setdefault(layer.layer_id, []).append(before[1])
        if not layer.filter.conditions:
            self._show_all(layer)
        else:
            request = self._request(layer)
            result = self._results.get(layer.layer_id)
            if result is not None and result.request == request:
                self._earlier.pop(layer.layer_id, None)
                self._show(layer, result.shown)
            else:
                self._begin(layer, request)
                if before is None or before[0] is not layer.geometry:
                    # What the new features are, nobody knows yet.
                    self._show(layer, np.zeros(len(layer.geometry), np.bool_))
        if before is not None and before[1] != layer.filter:
            self.changed.emit(layer.layer_id)

    def _request(self, layer: Layer) -> _Request:
        near = self._layers.present(layer.filter.layers)
        others = {each.layer_id: each.index for each in near}
        return _Request(layer.filter, layer.geometry, layer.attributes, layer.mapping, others)

    def _show_all(self, layer: Layer) -> None:
        self._jobs.drop(layer.layer_id)
        self._results.pop(layer.layer_id, None)
        self._earlier.pop(layer.layer_id, None)
        self._show(layer, None)

    def _show(self, layer: Layer, shown: Mask | None) -> None:
        if layer.content.passing is not shown:
            self._layers.put(replace(layer, content=layer.content.showing(shown)))
            self.changed.emit(layer.layer_id)

    def _begin(self, layer: Layer, request: _Request) -> None:
        layer_id, memory = layer.layer_id, self.rows_of(layer)
        circle = _circle(self._layers.present(self._known), layer_id)

        def work(progress: Progress) -> _Result:
            if circle:
                raise GisAppError("filters_in_a_circle")
            return _Result(request, _shown_of(layer, request, memory, progress))

        def take(result: _Result) -> None:
            self._results[layer_id] = result
            self._look_at(self._layers[layer_id])

        words = self._state.words.value
        title = words("status.filtering", name=layer.name.in_language(words.language))
        self._jobs.begin(layer_id, request, title, work, take)

    def _end(self, layer_id: str) -> None:
        if layer_id in self._layers:
            layer = self._layers[layer_id]
            if self._jobs.has_failed(layer_id, self._request(layer)):
                self._go_back(layer)
        self.ended.emit(layer_id)

    def _go_back(self, layer: Layer) -> None:
        """Give a layer the last filter of before that has not failed, or none."""
        self._jobs.try_again(layer.layer_id)
        earlier = self._earlier.pop(layer.layer_id, [])
        before = earlier.pop() if earlier else NO_FILTER
        self._layers.put(replace(layer, filter=NO_FILTER if before == layer.filter else before))
        if layer.layer_id in self._earlier:
            # Who comes from here shall not go back to what has failed.
            self._earlier[layer.layer_id] = earlier


def _shown_of(layer: Layer, request: _Request, memory: RowMemory, progress: Progress) -> Mask:
    # Most starts of the window end without a filter.
    from gisapp.core.own_parks.filtered import passing
    from gisapp.sources.parks.park_schema import load_park_schema

    schema = load_park_schema() if layer.mapping else None
    return passing(layer, schema, memory.rows, request.others, progress)


def _circle(layers: tuple[Layer, ...], layer_id: str) -> bool:
    """True if what a layer shows depends, through other layers, on what it shows itself."""
    near = {layer.layer_id: layer.filter.layers for layer in layers}
    reached: set[str] = set()
    ahead = set(near.get(layer_id, ()))
    while ahead:
        reached |= ahead
        ahead = {far for each in ahead for far in near.get(each, ())} - reached
    return layer_id in reached

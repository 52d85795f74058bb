"""Which of all rows of a layer beyond memory its filter lets through: found out by workers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from gisapp.core.filters.layer_filter import Condition
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.row_store import Ids, RowStore
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.progress import Progress
from gisapp.core.view_state import ViewState
from gisapp.session.jobs import Jobs
from gisapp.session.tasks import Tasks


@dataclass(frozen=True, eq=False)
class _Wish:
    """All that the rows depend on; two are equal if they are about the same things."""

    rows: RowStore
    conditions: tuple[Condition, ...]
    mapping: LayerMapping | None
    others: Mapping[str, FeatureIndex]

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Wish)
            and self.rows is other.rows
            and self.conditions == other.conditions
            and self.mapping == other.mapping
            and self.others.keys() == other.others.keys()
            and all(self.others[each] is other.others[each] for each in self.others)
        )

    __hash__ = None  # type: ignore[assignment] # nobody looks it up


class PassingRows:
    """Gives each layer beyond memory the rows that its filter lets through, once they are known.

    `ended` emits the id of a layer for which a worker is done, whatever came of it.
    """

    def __init__(self, view_state: ViewState, tasks: Tasks) -> None:
        self._state = view_state
        self._layers = view_state.layers
        self._jobs: Jobs[str, _Wish] = Jobs(tasks)
        self._known: dict[str, tuple[_Wish, Ids | None]] = {}
        self.ended = self._jobs.ended
        self._layers.changed.connect(lambda _: self._follow())

    def is_running(self, layer_id: str) -> bool:
        """True while the rows of a layer are looked for."""
        return self._jobs.is_running(layer_id)

    def _follow(self) -> None:
        here = {layer.layer_id for layer in self._layers.layers}
        self._jobs.drop_unless(here.__contains__)
        self._known = {each: kept for each, kept in self._known.items() if each in here}
        for layer in self._layers.layers:
            if layer.row_store is not None and layer.layer_id in self._layers:
                self._look_at(self._layers[layer.layer_id])

    def _look_at(self, layer: Layer) -> None:
        if layer.row_store is None:
            return
        if not layer.filter.conditions:
            self._jobs.drop(layer.layer_id)
            self._known.pop(layer.layer_id, None)
            self._put(layer, None)
            return
        near = self._layers.present(layer.filter.layers)
        others = {each.layer_id: each.index for each in near}
        wish = _Wish(layer.row_store, layer.filter.conditions, layer.mapping, others)
        known = self._known.get(layer.layer_id)
        if known is not None and known[0] == wish:
            self._put(layer, known[1])
            return
        self._put(layer, None)
        words = self._state.words.value
        title = words("status.filtering", name=layer.name.in_language(words.language))
        work = partial(_found, self._layers[layer.layer_id], others)
        self._jobs.begin(layer.layer_id, wish, title, work, partial(self._take, layer, wish))

    def _take(self, asked: Layer, wish: _Wish, found: Ids | None) -> None:
        self._known[asked.layer_id] = wish, found
        self._look_at(self._layers[asked.layer_id])

    def _put(self, layer: Layer, passing: Ids | None) -> None:
        known = layer.partial
        if known is not None and known.passing is not passing:
            content = replace(layer.content, partial=replace(known, passing=passing))
            self._layers.put(replace(layer, content=content))


def _found(layer: Layer, others: Mapping[str, FeatureIndex], progress: Progress) -> Ids | None:
    # Most starts of the window end without a filter.
    from gisapp.core.own_parks.filtered_rows import passing_rows
    from gisapp.sources.parks.park_schema import load_park_schema

    schema = load_park_schema() if layer.mapping else None
    return passing_rows(layer, layer.filter, schema, others, progress)

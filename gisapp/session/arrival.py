"""A source on its way onto the map: what has been read of it by now, as layers that grow."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from gisapp.core.layers.layer import Layer, Problem
from gisapp.core.layers.loaded import keeping_loaded
from gisapp.core.view_state import ViewState
from gisapp.errors import Phrase
from gisapp.session.arrival_order import ArrivalOrder
from gisapp.session.opened_files import Opening, told_apart
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.stand_ins.private_folder import readable_name


class Arrival:
    """One source on its way into a view state: its layers come, and grow.

    Parameters
    ----------
    source : Opening
        What it is.
    arrived : callable
        Gets the id in the stack of each layer when the first of it is there.
    returning_id : str
        The id that the layer had in the stack, where it was here before; "" where it was not.
    order : ArrivalOrder or None
        Of the sources that are opened together, if it is one of several.
    """

    def __init__(
        self,
        view_state: ViewState,
        source: Opening,
        arrived: Callable[[str], None] = lambda _: None,
        returning_id: str = "",
        order: ArrivalOrder | None = None,
    ) -> None:
        self.source = source
        self._state = view_state
        self._returning_id = returning_id
        self._arrived = arrived
        self._order = order
        self._latest: OpenedSource | None = None
        self._ids: dict[str, str] = {}

    @property
    def is_returning(self) -> bool:
        """True where the layer was here before."""
        return bool(self._returning_id)

    @property
    def ids(self) -> Mapping[str, str]:
        """The id in the stack of each layer, by the id that the source gives it."""
        return self._ids

    def brought(self, layer_id: str) -> bool:
        """True for the layers that came of the source, by their ids in the stack."""
        return layer_id in self._ids.values()

    @property
    def was_removed(self) -> bool:
        """True once the user has removed all that came."""
        here = self._state.layers
        return bool(self._ids) and not any(each in here for each in self._ids.values())

    def take(self, opened: OpenedSource) -> None:
        """Show what has been read of the source by now."""
        before = self._latest
        self._latest = opened
        if before is None and opened.dataset is not None:
            self._state.datasets.set((*self._state.datasets.value, opened.dataset))
        known = before.layers if before is not None else ()
        for layer in opened.layers:
            if layer not in known:
                self._put(layer, opened.layers)
        if opened.share == 1 and self._order is not None:
            self._order.take(self._ids.values())

    def cut_short(self) -> OpenedSource | None:
        """Say of what has come that it is not all, and return it; None where nothing is missing."""
        latest = self._latest
        if latest is None or latest.share == 1 or not latest.layers:
            return None
        self.take(replace(latest, layers=tuple(map(_stopped, latest.layers))))
        return self._latest

    def _put(self, layer: Layer, opened: tuple[Layer, ...]) -> None:
        layers = self._state.layers
        if layer.layer_id not in self._ids:
            added = self._add(layer)
            self._ids[layer.layer_id] = added.layer_id
            self._move_below_its_successors(layer, opened)
            self._arrived(added.layer_id)
        elif self._ids[layer.layer_id] in layers:
            shown = layers[self._ids[layer.layer_id]]
            now = replace(layer, layer_id=shown.layer_id, group=shown.group)
            layers.refill(keeping_loaded(now, shown))

    def _add(self, layer: Layer) -> Layer:
        layers = self._state.layers
        if self._returning_id:
            returning = replace(layer, layer_id=self._returning_id)
            return layers.insert(returning, len(layers.layers))
        (added,) = layers.add(told_apart(layer, layers, self._ids))
        return added

    def _move_below_its_successors(self, layer: Layer, opened: tuple[Layer, ...]) -> None:
        """Keep the source's own order where a layer turns up after one that belongs above it."""
        layers = self._state.layers
        above = {
            self._ids[other.layer_id]
            for other in opened[opened.index(layer) + 1 :]
            if other.layer_id in self._ids
        }
        places = [place for place, other in enumerate(layers.layers) if other.layer_id in above]
        if places:
            layers.move(self._ids[layer.layer_id], places[0])


def _stopped(layer: Layer) -> Layer:
    features = Phrase("count.features_read", {"count": layer.feature_count})
    name = readable_name(Path(layer.origin.source).name)
    problem = Problem.of("stopped", features=features, file=name)
    problems = (*layer.origin.problems, problem)
    return replace(layer, origin=replace(layer.origin, problems=problems))

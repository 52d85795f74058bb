"""What an opened project has that is not on the map, or not wholly: it is saved as it was read."""

from collections.abc import Sequence
from dataclasses import replace

from gisapp.core.filters.layer_filter import NO_FILTER
from gisapp.core.layers.layer_style import PLAIN_STYLE
from gisapp.core.project.project import BasemapChoice, Project, ProjectLayer, ProjectSource


class Awaited:
    """Sources and layers of an opened project that are still to come, or cannot.

    Parameters
    ----------
    project : Project
        What was read.
    """

    def __init__(self, project: Project) -> None:
        self.sources = {each.source_id: each for each in project.sources}
        self.layers = {each.layer_id: each for each in project.layers}
        self.unsettled: dict[str, ProjectLayer] = {}
        """Those that are on the map, but without their colours, filters and joined tables."""
        self.basemap: BasemapChoice | None = None
        self._order = [each.layer_id for each in project.layers]

    def put_on_map(self, layer: ProjectLayer) -> None:
        """Note that a layer is on the map now."""
        self.layers.pop(layer.layer_id, None)
        self.unsettled[layer.layer_id] = layer

    def settle(self, layer_id: str) -> None:
        """Note that a layer has all that the project keeps of it."""
        self.unsettled.pop(layer_id, None)

    def as_wanted(self, layer: ProjectLayer) -> ProjectLayer:
        """Return a layer on the map with the colours, filter and tables that it is still to get."""
        wanted = self.unsettled.get(layer.layer_id)
        if wanted is None:
            return layer
        # What the user chose meanwhile goes before it.
        style = wanted.style if layer.style == PLAIN_STYLE else layer.style
        wanted_filter = wanted.filter if layer.filter == NO_FILTER else layer.filter
        joins = layer.joins or wanted.joins
        return replace(layer, style=style, filter=wanted_filter, joins=joins)

    def sources_beside(self, present: Sequence[ProjectSource]) -> tuple[ProjectSource, ...]:
        """Return the sources of which nothing is on the map."""
        here = {each.source_id for each in present}
        return tuple(each for each in self.sources.values() if each.source_id not in here)

    def with_absent(self, present: Sequence[ProjectLayer]) -> tuple[ProjectLayer, ...]:
        """Return all layers, bottom first: the absent ones above those that they were above."""
        result = list(present)
        below: dict[str, str] = dict(zip(self._order[1:], self._order, strict=False))
        for layer_id in self._order:
            if layer_id in self.layers:
                places = [
                    n for n, each in enumerate(result) if each.layer_id == below.get(layer_id)
                ]
                result.insert(places[0] + 1 if places else 0, self.layers[layer_id])
        return tuple(result)

    def note_came(self, source_id: str) -> None:
        """Note that a source has come; it is waited for only as long as layers of it are not."""
        if all(each.source_id != source_id for each in self.layers.values()):
            self.sources.pop(source_id, None)

    def forget_source(self, source_id: str) -> None:
        """Wait for a source no longer: the project goes on without it."""
        self.sources.pop(source_id, None)
        for layer in [each for each in self.layers.values() if each.source_id == source_id]:
            del self.layers[layer.layer_id]

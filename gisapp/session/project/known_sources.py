"""The ids by which a project knows sources and layers: the same from one saving to the next."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import ReadAs
from gisapp.core.project.project import FileMark, ProjectSource
from gisapp.session.opened_files import Opening
from gisapp.sources.project.source_places import uri_of
from gisapp.sources.source_name import file_and_layer, identity_of

_NANOSECONDS = 1_000_000_000


@dataclass(frozen=True)
class SourceKey:
    """What tells a source from all others: what it is, and how it is read."""

    identity: str
    read_as: ReadAs


class KnownSources:
    """Remembers what a project calls its sources and layers, in the order of the project."""

    def __init__(self) -> None:
        self._ids: dict[SourceKey, str] = {}
        self._order: list[str] = []
        self._described: dict[SourceKey, tuple[Opening, ProjectSource]] = {}
        self._layer_ids: dict[str, str] = {}

    def forget_all(self) -> None:
        """Begin with a project of which nothing is known."""
        for each in (self._ids, self._order, self._described, self._layer_ids):
            each.clear()

    def note_source(self, source: ProjectSource) -> None:
        """Note what a project file calls a source; of two at one place, the later names it."""
        key = SourceKey(identity_of(uri_of(source)), source.read_as)
        for other in [each for each, name in self._ids.items() if name == source.source_id]:
            del self._ids[other]
        self._name(key, source.source_id)
        self._described.pop(key, None)

    def note_layer(self, layer_id: str, project_id: str) -> None:
        """Note what a project file calls the layer that has an id in the stack."""
        self._layer_ids[layer_id] = project_id

    def source(self, opening: Opening) -> ProjectSource:
        """Return a source as the project knows it, without what the user took away of it."""
        key = SourceKey(opening.identity, opening.read_as)
        known = self._described.get(key)
        if known is None or known[0].state is not opening.state:
            known = self._described[key] = opening, _described(opening, self._id_of(key))
        return known[1]

    def position(self, source_id: str) -> int:
        """Return the position of a source in the project."""
        return self._order.index(source_id)

    def layer_id(self, layer: Layer, taken: Iterable[str]) -> str:
        """Return what the project calls a layer.

        Parameters
        ----------
        taken : iterable of str
            What it calls layers that are not on the map.
        """
        if layer.layer_id not in self._layer_ids:
            self._layer_ids[layer.layer_id] = _free(
                layer.layer_id, {*taken, *self._layer_ids.values()}
            )
        return self._layer_ids[layer.layer_id]

    def _id_of(self, key: SourceKey) -> str:
        if key not in self._ids:
            self._name(key, _free("source", set(self._order)))
        return self._ids[key]

    def _name(self, key: SourceKey, source_id: str) -> None:
        self._ids[key] = source_id
        if source_id not in self._order:
            self._order.append(source_id)


def _described(opening: Opening, source_id: str) -> ProjectSource:
    file, layer = file_and_layer(opening.uri)
    is_address = "://" in file and not os.path.lexists(file)
    place = file if is_address else str(Path(file).absolute())
    return ProjectSource(source_id, place, layer, opening.read_as, _mark(opening, place))


def _mark(opening: Opening, place: str) -> FileMark:
    name = Path(place).name
    for state in opening.state:
        for member, size, modified_ns, *_ in state.members:
            if Path(member).name == name and size >= 0:
                moment = datetime.fromtimestamp(modified_ns // _NANOSECONDS, UTC)
                return FileMark(name, size, moment.isoformat())
    return FileMark(name)


def _free(wanted: str, taken: set[str]) -> str:
    numbered = (wanted if number == 1 else f"{wanted} {number}" for number in count(1))
    return next(each for each in numbered if each not in taken)

"""An opened project comes onto the map: each layer gets its look and its place as it arrives."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from gisapp.core.events import Event
from gisapp.core.filters.layer_filter import NO_FILTER
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.table_join import JoinKeys
from gisapp.core.project.looks import with_look
from gisapp.core.project.project import EMBEDDED, Project, ProjectLayer, ProjectSource
from gisapp.core.space.extent import Extent
from gisapp.core.view_state import ViewState
from gisapp.errors import GisAppError
from gisapp.session.embedded import EmbeddedData
from gisapp.session.joining import TableJoiner
from gisapp.session.lasting_joins import MadeJoin
from gisapp.session.loading import SourceLoader
from gisapp.session.messages import Messages
from gisapp.session.opened_files import OpenedFiles, Opening
from gisapp.session.project.awaited import Awaited
from gisapp.session.project.known_sources import KnownSources, SourceKey
from gisapp.session.styling import LayerStyler
from gisapp.session.table.layer_tables import LayerTables
from gisapp.session.tasks import Tasks
from gisapp.sources.project.source_places import (
    LayerKey,
    layer_key,
    read_as_of,
    stored_key,
    uri_of,
)
from gisapp.sources.source_name import identity_of


class Restorer:
    """Puts the layers of a project onto the map.

    `finished` emits the project once nothing more of it will come.
    """

    def __init__(
        self,
        view_state: ViewState,
        files: OpenedFiles,
        loader: SourceLoader,
        embedded: EmbeddedData,
        styler: LayerStyler,
        joiner: TableJoiner,
        known: KnownSources,
        tables: LayerTables,
        tasks: Tasks,
        messages: Messages,
    ) -> None:
        self.finished: Event[Project] = Event()
        self._words = view_state.words
        self._layers = view_state.layers
        self._tasks = tasks
        self._messages = messages
        self._files = files
        self._loader = loader
        self._embedded = embedded
        self._styler = styler
        self._joins = joiner.lasting
        self._known = known
        self._tables = tables
        self._project = Project()
        self._awaited = Awaited(self._project)
        self._wanted: dict[LayerKey, list[ProjectLayer]] = {}
        self._coming: dict[SourceKey, ProjectSource] = {}
        self._ids: dict[str, str] = {}
        self._seen: set[str] = set()
        self._layers.changed.connect(self._take_new)
        loader.came.connect(self._settle)
        loader.ended.connect(self._note_end)

    def begin(
        self, project: Project, awaited: Awaited, missing: frozenset[str], may_fetch: bool
    ) -> None:
        """Have workers open the sources of a project; its embedded layers are there at once.

        Parameters
        ----------
        project : Project
            Of which nothing but embedded layers is on the map.
        awaited : Awaited
            Learns what has come.
        missing : frozenset of str
            The ids of the sources that are nowhere.
        may_fetch : bool
            True where servers may be asked for files.
        """
        self._project, self._awaited = project, awaited
        self._ids.clear()
        self._coming.clear()
        self._seen = {each.layer_id for each in self._layers.layers}
        self._wanted.clear()
        for layer in project.layers:
            if layer.source_id != EMBEDDED:
                self._want(layer)
        self._take_embedded()
        sources = [each for each in project.sources if each.source_id != EMBEDDED]
        for source in sources:
            self._known.note_source(source)
        there = [each for each in sources if each.source_id not in missing]
        self.open(there, may_fetch=may_fetch)
        if not self._coming:
            self.finished.emit(project)

    def has_brought(self, layer_id: str) -> bool:
        """True for a layer that looks as the project says."""
        return layer_id in self._ids.values()

    def end(self) -> None:
        """Wait for nothing of a project any more."""
        self._project = Project()
        self._awaited = Awaited(self._project)
        for each in (self._wanted, self._coming, self._ids):
            each.clear()

    def open(self, sources: Sequence[ProjectSource], *, may_fetch: bool = False) -> None:
        """Have workers open sources of the project, at the places where they are now.

        Parameters
        ----------
        may_fetch : bool
            True where servers may be asked for files.
        """
        title = self._words.value("status.opening_project")
        with self._tasks.together(title):
            self._open(sources, may_fetch)

    def _open(self, sources: Sequence[ProjectSource], may_fetch: bool) -> None:
        for source in sources:
            self._known.note_source(source)
            uri, said = uri_of(source), read_as_of(source, self._project)
            self._loader.open(
                [uri], read_as=source.read_as, said=said, show=_stay, may_fetch=may_fetch
            )
            key = SourceKey(identity_of(uri), source.read_as)
            # One from a server may not come before the user has said so.
            if any(each.identity == key.identity for each, _ in self._loader.arriving):
                self._coming[key] = source

    def move(self, source: ProjectSource) -> None:
        """Look for the layers of a source at another place from now on."""
        moved = {each.layer_id for each in self._project.layers_of(source.source_id)}
        for key in list(self._wanted):
            left = [each for each in self._wanted[key] if each.layer_id not in moved]
            self._wanted[key] = left
        self._project = _with_source(self._project, source)
        for layer in self._project.layers_of(source.source_id):
            if layer.layer_id in self._awaited.layers:
                self._want(layer)

    def _want(self, layer: ProjectLayer) -> None:
        source = next(each for each in self._project.sources if each.source_id == layer.source_id)
        self._wanted.setdefault(stored_key(layer, source), []).append(layer)

    def _take_embedded(self) -> None:
        stored = {each.table: each for each in self._project.layers_of(EMBEDDED)}
        removed = {
            name
            for each in self._project.sources
            if each.source_id == EMBEDDED
            for name in each.removed
        }
        kept = [each for each in self._embedded.layers if each.layer_id not in removed]
        # All at once: whoever follows the layers does so for each change.
        here = {each.layer_id: each for each in self._layers.layers}
        looking = (
            with_look(here[each.layer_id], stored[each.layer_id])
            if each.layer_id in stored
            else here[each.layer_id]
            for each in kept
        )
        self._layers.reset(tuple(looking))
        for name in (each.layer_id for each in kept if each.layer_id in stored):
            self._note(name, stored[name])
            self._color(name, stored[name])
        self._arrange()

    def _take_new(self, layers: tuple[Layer, ...]) -> None:
        new = [each for each in layers if each.layer_id not in self._seen]
        self._seen.update(each.layer_id for each in new)
        with self._layers.together():
            for layer in new:
                wanted = self._wanted.get(layer_key(layer))
                if wanted:
                    self._apply(layer, wanted.pop(0))
                    self._arrange()

    def _apply(self, layer: Layer, stored: ProjectLayer) -> None:
        looking = with_look(layer, stored)
        if vars(looking) != vars(layer):
            self._layers.put(looking)
        self._note(layer.layer_id, stored)

    def _note(self, layer_id: str, stored: ProjectLayer) -> None:
        """Note that a layer is on the map, and tell who follows what its fields are."""
        self._ids[stored.layer_id] = layer_id
        self._known.note_layer(layer_id, stored.layer_id)
        self._awaited.put_on_map(stored)
        self._tables.restore_look(layer_id, stored.table_look)
        if stored.mapping is not None:
            self._layers.map(layer_id, stored.mapping)
        for field, role in stored.chosen_roles.items():
            self._layers.read_field_as(layer_id, field, role)

    def _arrange(self) -> None:
        """Give the layers that are here the order of the project."""
        names = (each.layer_id for each in self._project.layers)
        self._layers.arrange([self._ids[name] for name in names if name in self._ids])

    def _settle(self, layer_ids: tuple[str, ...]) -> None:
        """Join tables to layers that have come whole, and colour these."""
        names = {here: name for name, here in self._ids.items()}
        for layer_id in layer_ids:
            stored = self._awaited.unsettled.get(names.get(layer_id, ""))
            if stored is not None and not stored.joins:
                self._color(layer_id, stored)
        for stored in list(self._awaited.unsettled.values()):
            if stored.joins:
                self._join_tables(self._ids[stored.layer_id], stored)
        self._filter_waiting()
        self._arrange()

    def _join_tables(self, layer_id: str, stored: ProjectLayer) -> None:
        """Join the tables of a layer once all of them are here."""
        tables = [self._ids.get(each.table_id, "") for each in stored.joins]
        joins = [
            MadeJoin(table, JoinKeys(each.field, each.column))
            for table, each in zip(tables, stored.joins, strict=True)
        ]
        is_new = tuple(joins) != self._joins.of(layer_id)
        if is_new and all(each in self._layers for each in (layer_id, *tables)):
            self._joins.restore(layer_id, joins, partial(self._color, layer_id, stored))
            for table in self._layers.present(tables):
                # That it has no places, and may be joined, is no news.
                if all(each.code == "no_coordinates" for each in table.origin.problems):
                    self._messages.answered.emit(table.origin.source)

    def _color(self, layer_id: str, stored: ProjectLayer) -> None:
        """Colour and filter a layer; what cannot be yet, or any more, the project keeps."""
        if layer_id not in self._layers:
            return
        is_filtered = self._filter(layer_id, stored)
        fields = [each.name for each in self._layers[layer_id].attributes.fields]
        if stored.style.field and stored.style.field not in fields:
            return
        self._styler.style(layer_id, stored.style)
        if is_filtered and _can_ask(self._layers[layer_id], stored):
            self._awaited.settle(stored.layer_id)

    def _filter(self, layer_id: str, stored: ProjectLayer, *, is_last: bool = False) -> bool:
        """Filter a layer once all layers are here that its filter is about; False before that."""
        if not (is_last or stored.filter.layers <= self._ids.keys()):
            return False
        layer = self._layers[layer_id]
        if layer.filter == NO_FILTER != stored.filter:
            self._layers.put(replace(layer, filter=stored.filter.with_layers(self._ids)))
        return True

    def _filter_waiting(self, *, is_last: bool = False) -> None:
        """Filter the layers whose filters are about others that came after them."""
        for stored in list(self._awaited.unsettled.values()):
            here = self._ids.get(stored.layer_id, "")
            if stored.filter.layers and here in self._layers:
                self._filter(here, stored, is_last=is_last)

    def _note_end(self, opening: Opening) -> None:
        source = self._coming.pop(SourceKey(opening.identity, opening.read_as), None)
        if source is None:
            return
        for given, here in self._files.ids_of(opening).items():
            if given in source.removed and here in self._layers:
                self._layers.remove(here)
        if self._files.ids_of(opening):
            self._awaited.note_came(source.source_id)
        if not self._coming:
            self._filter_waiting(is_last=True)
            self.finished.emit(self._project)


def _with_source(project: Project, source: ProjectSource) -> Project:
    sources = tuple(
        source if each.source_id == source.source_id else each for each in project.sources
    )
    return replace(project, sources=sources)


def _stay(_: Extent) -> None:
    """Show nothing else: the project says where the map stands."""


def _can_ask(layer: Layer, stored: ProjectLayer) -> bool:
    """True if a layer has all columns that its filter is about."""
    if not stored.filter.conditions:
        return True
    # Most projects have no filter.
    from gisapp.core.filters.shown import fields_read
    from gisapp.core.own_parks.filter_fields import filter_fields
    from gisapp.sources.parks.park_schema import load_park_schema

    try:
        fields_read(stored.filter, filter_fields(layer, load_park_schema()))
    except GisAppError:
        return False
    return True

"""What the project of a session is now: read from the map, the sources and the user's notes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from gisapp.core.events import Event
from gisapp.core.layers.layer import Layer
from gisapp.core.project.project import (
    EMBEDDED,
    BasemapChoice,
    Bookmark,
    PinnedSubject,
    PlaceView,
    Project,
    ProjectLayer,
    ProjectSource,
    TableJoinChoice,
)
from gisapp.core.space.crs import mercator_to_lonlat
from gisapp.core.space.viewport import Viewport
from gisapp.core.tiles.basemap import TileBasemap
from gisapp.core.view_state import ViewState
from gisapp.session.embedded import EmbeddedData
from gisapp.session.joining import TableJoiner
from gisapp.session.loading import SourceLoader
from gisapp.session.opened_files import OpenedFiles, Opening
from gisapp.session.own_parks.fact_adding import FactAdder
from gisapp.session.project.awaited import Awaited
from gisapp.session.project.known_sources import KnownSources
from gisapp.session.table.layer_tables import LayerTables
from gisapp.sources.project.source_places import member_of

_DECIMALS = 9
"""Of degrees: a tenth of a millimetre."""


@dataclass(frozen=True)
class ProjectNotes:
    """What the user wrote into a project, beside all that is seen on the map."""

    title: str = ""
    notes: str = ""
    bookmarks: tuple[Bookmark, ...] = ()
    compared: tuple[PinnedSubject, ...] = ()


class DocumentMaker:
    """Makes the frozen document of a session's project; cheap enough for each change.

    `changed` is emitted whenever it may be another one.

    Parameters
    ----------
    files : OpenedFiles
        What came from where.
    known : KnownSources
        What the project calls sources and layers.
    """

    def __init__(
        self,
        view_state: ViewState,
        files: OpenedFiles,
        loader: SourceLoader,
        embedded: EmbeddedData,
        joiner: TableJoiner,
        known: KnownSources,
        facts: FactAdder,
        tables: LayerTables,
    ) -> None:
        self._state = view_state
        self._files = files
        self._loader = loader
        self._embedded = embedded
        self._joins = joiner.lasting
        self._known = known
        self.changed: Event[object] = Event()
        self._facts = facts
        self._tables = tables
        tables.looked.connect(self.changed.emit)
        for each in (view_state.layers.changed, joiner.lasting.changed, facts.tables.changed):
            each.connect(self.changed.emit)

    def forget_names(self) -> None:
        """Begin with a project of which no source and no layer has a name yet."""
        self._known.forget_all()

    def layer_name(self, layer: Layer, awaited: Awaited) -> str:
        """Return what the project calls a layer; `awaited` as of `made`."""
        return self._known.layer_id(layer, awaited.layers)

    def made(self, notes: ProjectNotes, awaited: Awaited) -> Project:
        """Return the project as it is now.

        Parameters
        ----------
        notes : ProjectNotes
            What the user wrote.
        awaited : Awaited
            What an opened project has besides.
        """
        state = self._state
        origins = dict(self._origins())
        names = {
            each.layer_id: self._known.layer_id(each, awaited.layers)
            for each in state.layers.layers
            if each.layer_id in origins
        }
        layers = tuple(
            awaited.as_wanted(self._layer(each, origins[each.layer_id], names))
            for each in state.layers.layers
            if each.layer_id in origins
        )
        return Project(
            title=notes.title,
            notes=notes.notes,
            sources=self._sources(awaited),
            layers=awaited.with_absent(layers),
            basemap=awaited.basemap or basemap_choice(state.basemap.value),
            facts=self._facts.tables.value,
            view=view_of(state.viewport.value),
            bookmarks=notes.bookmarks,
            compared=notes.compared,
            language=state.words.value.language,
            units=state.units.value,
        )

    def _origins(self) -> Iterator[tuple[str, ProjectSource]]:
        """Yield the source of each layer by the id of this in the stack."""
        embedded = ProjectSource(EMBEDDED, "")
        for layer in self._embedded.layers:
            yield layer.layer_id, embedded
        for opening, ids in self._opened():
            source = self._known.source(opening)
            for layer_id in ids.values():
                yield layer_id, source

    def _opened(self) -> Iterator[tuple[Opening, Mapping[str, str]]]:
        yield from chain(self._files.all, self._loader.arriving)

    def _sources(self, awaited: Awaited) -> tuple[ProjectSource, ...]:
        stack = self._state.layers
        found: list[ProjectSource] = []
        for opening, ids in self._opened():
            if any(each in stack for each in ids.values()):
                removed = sorted(given for given, here in ids.items() if here not in stack)
                found.append(replace(self._known.source(opening), removed=tuple(removed)))
        gone = sorted(each.layer_id for each in self._embedded.layers if each.layer_id not in stack)
        embedded = ProjectSource(EMBEDDED, "", removed=tuple(gone))
        absent = awaited.sources_beside([embedded, *found])
        ordered = sorted((*found, *absent), key=lambda each: self._known.position(each.source_id))
        return (embedded, *ordered)

    def _layer(self, layer: Layer, source: ProjectSource, names: Mapping[str, str]) -> ProjectLayer:
        is_embedded = source.source_id == EMBEDDED
        return ProjectLayer(
            names[layer.layer_id],
            source.source_id,
            table=layer.layer_id if is_embedded else layer.origin.layer,
            geometry=layer.geometry.kind,
            member="" if is_embedded else member_of(layer.origin.source, source.place),
            name=layer.name.en,
            own_name=layer.name.en if layer.source_name is not None else "",
            own_group=layer.own_group,
            visible=layer.visible,
            opacity=layer.opacity,
            finest=layer.finest,
            coarsest=layer.coarsest,
            style=layer.style,
            filter=layer.filter.with_layers(names),
            chosen_roles=layer.chosen_roles,
            read_as=layer.origin.read_as,
            mapping=layer.mapping,
            notes=layer.notes,
            table_look=self._tables.look_of(layer.layer_id).lasting,
            joins=tuple(
                TableJoinChoice(names[each.table_id], each.keys.field, each.keys.column)
                for each in self._joins.of(layer.layer_id)
                if each.table_id in names
            ),
        )


def view_of(viewport: Viewport) -> PlaceView:
    """Return where a map stands."""
    ((longitude, latitude),) = mercator_to_lonlat(np.array([[viewport.x, viewport.y]])).tolist()
    return PlaceView(round(longitude, _DECIMALS), round(latitude, _DECIMALS), viewport.resolution)


def basemap_choice(basemap: TileBasemap | None) -> BasemapChoice:
    """Return how a project keeps which base map is shown."""
    if basemap is None:
        return BasemapChoice()
    return BasemapChoice("online" if basemap.is_online else "file", basemap.code, basemap.datum)

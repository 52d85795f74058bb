"""The map on which projects are shown: cleared for the next one, and set as that says."""

from functools import partial

import numpy as np

from gisapp.core.layers.selection import Selection
from gisapp.core.project.project import BasemapChoice, PlaceView, Project
from gisapp.core.space.crs import lonlat_to_mercator
from gisapp.core.view_state import ViewState
from gisapp.session.basemap import Basemaps
from gisapp.session.embedded import EmbeddedData
from gisapp.session.history import History
from gisapp.session.joining import TableJoiner
from gisapp.session.loading import SourceLoader
from gisapp.session.messages import Message, MessageAction, Messages
from gisapp.session.navigation import Navigation
from gisapp.session.opened_files import OpenedFiles
from gisapp.session.own_parks.fact_adding import FactAdder
from gisapp.session.preferences import use_language
from gisapp.sources.project.found_places import is_there


class Stage:
    """Clears the map of all that the user opened, and sets view, language, units, base map."""

    def __init__(
        self,
        view_state: ViewState,
        navigation: Navigation,
        files: OpenedFiles,
        loader: SourceLoader,
        embedded: EmbeddedData,
        joiner: TableJoiner,
        basemaps: Basemaps,
        history: History,
        facts: FactAdder,
        messages: Messages,
    ) -> None:
        self._state = view_state
        self._navigation = navigation
        self._files = files
        self._loader = loader
        self._embedded = embedded
        self._joins = joiner.lasting
        self._basemaps = basemaps
        self._history = history
        self._facts = facts
        self._messages = messages

    def clear(self, *, shows_embedded: bool) -> None:
        """Take all layers away but the embedded ones, which are as at the start.

        Parameters
        ----------
        shows_embedded : bool
            False to hide the embedded data, but for the base map.
        """
        state = self._state
        self._loader.drop_all()
        self._history.clear()
        self._joins.forget_all()
        self._files.forget_all()
        state.selection.set(Selection())
        state.pin.set(None)
        # Whoever knows something of a layer forgets it, also of an embedded one.
        state.layers.reset(())
        self._embedded.put_back(visible=shows_embedded)
        if state.basemap.value is not None:
            self._basemaps.show_offline()

    def set_as(self, project: Project, *, with_language: bool, may_fetch: bool = False) -> None:
        """Show the place, and speak the language, of a project; its facts wait for its layers.

        Parameters
        ----------
        project : Project
        with_language : bool
            False to go on in the language that is spoken now.
        may_fetch : bool
            True where other machines may be asked for files.
        """
        self._facts.begin(project.facts, may_fetch=may_fetch)
        if project.language is not None and with_language:
            use_language(self._state, project.language)
        if project.units is not None:
            self._state.units.set(project.units)
        if project.view is None:
            self._navigation.start_at()
        else:
            self.show(project.view, is_first=True)

    def show(self, view: PlaceView, *, is_first: bool = False) -> None:
        """Show a place; with no view before it where it is the first one."""
        show = self._navigation.start_at_view if is_first else self._navigation.show_view
        ((x, y),) = lonlat_to_mercator(np.array([[view.longitude, view.latitude]])).tolist()
        show(x, y, view.resolution)

    def show_basemap(self, choice: BasemapChoice, *, may_fetch: bool) -> None:
        """Show a base map; a server is asked for tiles only where the user wants that.

        Parameters
        ----------
        may_fetch : bool
            False to ask the user first.
        """
        if choice.kind == "file" and is_there(choice.code):
            self._loader.open([choice.code], show=lambda _: None)
        elif choice.kind == "online":
            self._show_online(choice, may_fetch)

    def _show_online(self, choice: BasemapChoice, may_fetch: bool) -> None:
        # It brings the catalogue along, which most projects do without.
        from gisapp.sources.tiles.online_catalogue import load_basemaps

        basemap = next((each for each in load_basemaps() if each.code == choice.code), None)
        if basemap is None:
            return
        show = partial(self._basemaps.show_online, basemap)
        if may_fetch:
            show()
            return
        words = self._state.words.value
        name = basemap.name.in_language(words.language)
        sentence = words("message.ask_for_basemap", name=name, host=basemap.host)
        action = MessageAction("message.allow_server", show)
        self._messages.emit(Message("warning", sentence, about=basemap.host, actions=(action,)))

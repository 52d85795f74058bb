"""Opening sources while the window stays alive: read by a worker, then added to the view state."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from gisapp.core.basemap import TILE_SUFFIXES, TileArchive
from gisapp.core.events import Event
from gisapp.core.layer_stack import LayerStack
from gisapp.core.view_state import ViewState
from gisapp.sources.open import OpenedSource, open_source
from gisapp.ui.message_bar import Message
from gisapp.ui.navigation import Navigation
from gisapp.ui.tasks import Task, Tasks
from gisapp.words import Words


class Opening:
    """Opens sources; `told` tells what the reader should know about what was found in them.

    `tiles_opened` tells a file of tiles, which is a base map and no layer.
    """

    def __init__(
        self,
        view_state: ViewState,
        navigation: Navigation,
        tasks: Tasks,
        words_of: Callable[[], Words],
    ) -> None:
        self._state = view_state
        self._navigation = navigation
        self._tasks = tasks
        self._words_of = words_of
        self.told: Event[Message] = Event()
        self.tiles_opened: Event[TileArchive] = Event()

    def open(
        self, uris: Sequence[str], *, crs: str | None = None, encoding: str | None = None
    ) -> None:
        """Read each source in a worker; its layers come on top and into view."""
        for uri in uris:
            title = self._words_of()("status.opening", name=Path(uri).name)
            if Path(uri).suffix.lower() in TILE_SUFFIXES:
                self._tasks.run(title, partial(_read_tiles, uri), self._take_tiles)
            else:
                self._tasks.run(title, partial(_read, uri, crs, encoding), self.take)

    def take(self, opened: OpenedSource) -> None:
        """Add what a source holds to the view state and show where it is."""
        if opened.dataset is not None:
            self._state.datasets.set((*self._state.datasets.value, opened.dataset))
        self._state.layers.add(*opened.layers)
        extent = LayerStack(opened.layers).home_extent
        if extent is not None:
            self._navigation.show_extent(extent)
        self.tell_problems(opened)

    def _take_tiles(self, archive: TileArchive) -> None:
        self.tiles_opened.emit(archive)
        extent = archive.basemap.extent
        if extent is not None and not extent.intersects(self._state.viewport.value.extent):
            self._navigation.show_extent(extent)

    def tell_problems(self, opened: OpenedSource) -> None:
        """Say once what of a source could not be taken as it is."""
        problems = problems_of(opened)
        if problems:
            name = Path(opened.uri).name
            many = "message.problems" if len(problems) > 1 else "message.problem"
            sentence = self._words_of()(many, count=len(problems), name=name)
            self.told.emit(Message("warning", sentence, "\n".join(problems)))
        elif not any(len(layer.geometry) for layer in opened.layers):
            sentence = self._words_of()("message.empty_source", name=Path(opened.uri).name)
            self.told.emit(Message("warning", sentence))


def problems_of(opened: OpenedSource) -> tuple[str, ...]:
    """Return the sentences about what a source holds and that could not be taken as it is."""
    of_layers = (problem.message for layer in opened.layers for problem in layer.origin.problems)
    of_dataset = opened.dataset.problems if opened.dataset else ()
    return tuple(dict.fromkeys((*of_dataset, *of_layers)))


def _read_tiles(uri: str, _: Task) -> TileArchive:
    from gisapp.sources.tile_archive import open_tile_archive

    return open_tile_archive(Path(uri))


def _read(uri: str, crs: str | None, encoding: str | None, _: Task) -> OpenedSource:
    return open_source(uri, crs=crs, encoding=encoding)

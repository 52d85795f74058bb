"""Opening sources while the window stays alive: read by a worker, shown as they arrive."""

from collections.abc import Callable, Generator, Sequence
from functools import partial
from pathlib import Path

from gisapp.core.events import Event
from gisapp.core.progress import Progress
from gisapp.core.space.extent import Extent
from gisapp.core.tiles.basemap import TileArchive
from gisapp.core.view_state import ViewState
from gisapp.session.arrival import Arrival
from gisapp.session.first_look import FirstLook
from gisapp.session.messages import Message
from gisapp.session.navigation import Navigation
from gisapp.session.tasks import Task, Tasks
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.open import opening
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.preload import load_gdal_and_arrow

Read = Callable[[Task], Generator[OpenedSource, None, None]]


class SourceLoader:
    """Opens sources; `message` tells what the user should know about what was found in them.

    `tiles_opened` tells a file of tiles, which is a base map and no layer. `memory_bytes` is what
    all layers may take, None for half of the machine's memory.
    """

    def __init__(
        self,
        view_state: ViewState,
        navigation: Navigation,
        tasks: Tasks,
        memory_bytes: int | None = None,
    ) -> None:
        self._memory_bytes = memory_bytes
        self._state = view_state
        self._navigation = navigation
        self._tasks = tasks
        self.message: Event[Message] = Event()
        self.tiles_opened: Event[TileArchive] = Event()

    def prepare(self) -> None:
        """Load the readers while the user still chooses a file: that takes half a second."""
        title = self._state.words.value("status.preparing")
        self._tasks.run(title, lambda _: load_gdal_and_arrow(), lambda _: None)

    def open(
        self,
        uris: Sequence[str],
        *,
        crs: str | None = None,
        encoding: str | None = None,
        show: Callable[[Extent], None] | None = None,
    ) -> None:
        """Read each source in a worker; its layers come on top and into view.

        `show` brings the box around them, in EPSG:3857, into view in a way of its own.
        """
        budget = MemoryBudget.of_user(self._memory_bytes).less(self._state.layers.layers)
        look = FirstLook(self._navigation, show or self._navigation.show_extent)
        for uri in uris:
            title = self._state.words.value("status.opening", name=Path(uri).name)
            self._open(title, partial(_read, uri, crs, encoding, budget), look)

    def _open(self, title: str, read: Read, look: FirstLook) -> None:
        arrival = Arrival(self._state, look)

        def take(opened: OpenedSource) -> None:
            if opened.tiles is not None:
                self._take_tiles(opened.tiles)
                return
            if arrival.is_unwanted:
                task.drop()
                return
            arrival.take(opened)
            if opened.share == 1:
                self.tell_problems(opened)

        task = self._tasks.follow(title, read, take)

    def _take_tiles(self, archive: TileArchive) -> None:
        self.tiles_opened.emit(archive)
        extent = archive.basemap.extent
        if extent is not None and not extent.intersects(self._state.viewport.value.extent):
            self._navigation.show_extent(extent)

    def tell_problems(self, opened: OpenedSource) -> None:
        """Say once what of a source could not be taken as it is."""
        problems, codes = problems_of(opened), _codes_of(opened)
        if "stopped" in codes:
            code = "message.stopped"
        elif "incomplete" in codes:
            code = "message.incomplete"
        elif "too_large" in codes:
            code = "message.too_large"
        elif problems:
            code = "message.problems" if len(problems) > 1 else "message.problem"
        elif not any(layer.feature_count for layer in opened.layers):
            code = "message.empty_source"
        else:
            return
        sentence = self._state.words.value(code, count=len(problems), name=Path(opened.uri).name)
        self.message.emit(Message("warning", sentence, "\n".join(problems)))


def problems_of(opened: OpenedSource) -> tuple[str, ...]:
    """Return the sentences about what a source holds and that could not be taken as it is."""
    of_layers = (problem.message for layer in opened.layers for problem in layer.origin.problems)
    of_dataset = opened.dataset.problems if opened.dataset else ()
    return tuple(dict.fromkeys((*of_dataset, *of_layers)))


def _codes_of(opened: OpenedSource) -> frozenset[str]:
    of_layers = (layer.origin.problems for layer in opened.layers)
    return frozenset(problem.code for problems in of_layers for problem in problems)


def _read(
    uri: str, crs: str | None, encoding: str | None, budget: MemoryBudget, task: Task
) -> Generator[OpenedSource, None, None]:
    progress = Progress(task.report, lambda: task.is_cancelled)
    return opening(uri, crs=crs, encoding=encoding, budget=budget, progress=progress)

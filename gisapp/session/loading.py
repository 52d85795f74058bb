"""Opening sources while the window stays alive: read by a worker, shown as they arrive."""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from gisapp.core.events import Event
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.layers.partial_loading import keeping_loaded
from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import Viewport
from gisapp.core.tiles.basemap import TileArchive
from gisapp.core.view_state import ViewState
from gisapp.session.messages import Message, Messages
from gisapp.session.navigation import Navigation
from gisapp.session.opened_files import OpenedFiles, Opening, told_apart
from gisapp.session.tasks import Task, Tasks
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.open import opening
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.preload import load_gdal_and_arrow
from gisapp.sources.source_name import file_and_layer, whole_sources
from gisapp.sources.stand_ins.private_folder import readable_name
from gisapp.words import Words

_Read = Callable[[Task], Generator[OpenedSource, None, None]]


class SourceLoader:
    """Opens sources and says what could not be taken of them as it is.

    `tiles_opened` emits a file of tiles, which is a base map and no layer.

    Parameters
    ----------
    messages : Messages
        Where what the user should know is emitted.
    memory_bytes : int or None
        What all layers may take; None for half of the machine's memory.
    """

    def __init__(
        self,
        view_state: ViewState,
        navigation: Navigation,
        tasks: Tasks,
        messages: Messages,
        memory_bytes: int | None = None,
    ) -> None:
        self.tiles_opened: Event[TileArchive] = Event()
        self._state = view_state
        self._navigation = navigation
        self._tasks = tasks
        self._messages = messages
        self._memory_bytes = memory_bytes
        self._running: dict[Task, _Arrival] = {}
        self._files = OpenedFiles(view_state.layers)
        tasks.ended.connect(self._forget)

    def is_loading(self, layer_id: str) -> bool:
        """True while more of a layer may come."""
        return any(arrival.brought(layer_id) for arrival in self._running.values())

    def open_again(self, layer: Layer) -> None:
        """Read a layer that was removed once more, as it was read before."""
        origin = layer.origin
        uri = f"{origin.source}::{origin.layer}"
        self.open([uri], crs=origin.crs, encoding=origin.encoding)

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

        Parameters
        ----------
        uris : sequence of str
            Paths and addresses.
        crs : str or None
            The CRS of the sources' coordinates, in place of what the sources say.
        encoding : str or None
            How text is encoded, in place of what the sources say.
        show : callable or None
            Brings the extent of the layers, in EPSG:3857, into view; None moves the map there.
        """
        budget = MemoryBudget.of_user(self._memory_bytes).less(self._state.layers.layers)
        look = _FirstLook(self._navigation, show or self._navigation.show_extent)
        for uri in whole_sources(uris):
            source = Opening.of(uri, crs, encoding)
            name = readable_name(Path(uri).name)
            here = self._files.unchanged(source)
            if here or self._is_coming(source):
                self._say_it_is_open(name, uri)
                look.take(uri, LayerStack(here).home_extent)
                continue
            title = self._state.words.value("status.opening", name=name)
            self._open(title, partial(_read, uri, crs, encoding, budget), look, source)

    def _is_coming(self, source: Opening) -> bool:
        arrivals = self._running.values()
        return any(each.source == source and not each.was_removed for each in arrivals)

    def _say_it_is_open(self, name: str, uri: str) -> None:
        self._messages.settle(file_and_layer(uri)[0])
        sentence = self._state.words.value("message.already_open", name=name)
        self._messages.emit(Message("info", sentence, about=uri))

    def _open(self, title: str, read: _Read, look: "_FirstLook", source: Opening) -> None:
        arrival = _Arrival(self._state, source, self._files.still_here(source))

        def take(opened: OpenedSource) -> None:
            if opened.tiles is not None:
                self._take_tiles(opened.tiles)
                return
            if arrival.was_removed:
                task.drop()
                return
            arrival.take(opened)
            look.take(opened.uri, _extent_of(opened))
            if opened.share == 1:
                self._files.remember(source, arrival.ids)
                self._messages.settle(file_and_layer(opened.uri)[0])
                self._report_problems(opened)

        task = self._tasks.follow(title, read, take)
        self._running[task] = arrival

    def _forget(self, task: Task) -> None:
        self._running.pop(task, None)

    def _take_tiles(self, archive: TileArchive) -> None:
        self.tiles_opened.emit(archive)
        extent = archive.basemap.extent
        if extent is not None and not extent.intersects(self._state.viewport.value.extent):
            self._navigation.show_extent(extent)

    def _report_problems(self, opened: OpenedSource) -> None:
        problems = problems_of(opened, self._state.words.value)
        code = _message_code(opened, len(problems))
        if code is not None:
            words, name = self._state.words.value, readable_name(Path(opened.uri).name)
            sentence = words(code, count=len(problems), name=name)
            details = "\n".join(problems)
            self._messages.emit(Message("warning", sentence, details, about=opened.uri))


def problems_of(opened: OpenedSource, words: Words) -> tuple[str, ...]:
    """Return a sentence for each thing in a source that could not be taken as it is."""
    of_layers = (
        problem.sentence(words) for layer in opened.layers for problem in layer.origin.problems
    )
    of_dataset = opened.dataset.problems if opened.dataset else ()
    return tuple(dict.fromkeys((*of_dataset, *of_layers)))


class _Arrival:
    """One source on its way into a view state: its layers come, and grow.

    Parameters
    ----------
    source : Opening
        What it is.
    ids : dict
        The id in the stack of each layer that is there already, by the id that the source gives
        it: those get what the file has now.
    """

    def __init__(self, view_state: ViewState, source: Opening, ids: dict[str, str]) -> None:
        self.source = source
        self._state = view_state
        self._latest: OpenedSource | None = None
        self._ids = ids
        self._is_new = not ids

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
        if before is None and opened.dataset is not None and self._is_new:
            self._state.datasets.set((*self._state.datasets.value, opened.dataset))
        known = before.layers if before is not None else ()
        for layer in opened.layers:
            if layer not in known:
                self._put(layer, opened.layers)

    def _put(self, layer: Layer, opened: tuple[Layer, ...]) -> None:
        layers = self._state.layers
        if layer.layer_id not in self._ids:
            (added,) = layers.add(told_apart(layer, layers, self._ids))
            self._ids[layer.layer_id] = added.layer_id
            self._move_below_its_successors(layer, opened)
        elif self._ids[layer.layer_id] in layers:
            shown = layers[self._ids[layer.layer_id]]
            now = replace(layer, layer_id=shown.layer_id, group=shown.group)
            layers.refill(keeping_loaded(now, shown))

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


class _FirstLook:
    """Brings all of several sources into view as they arrive, until the user moves the map.

    Parameters
    ----------
    show : callable
        Brings an extent, in EPSG:3857, into view.
    """

    def __init__(self, navigation: Navigation, show: Callable[[Extent], None]) -> None:
        self._show = show
        self._extents: dict[str, Extent] = {}
        self._shown: Extent | None = None
        self._is_over = False
        self._is_moving = False
        navigation.moved.connect(self._note_move)

    def take(self, uri: str, extent: Extent | None) -> None:
        """Show a source and those before it, unless the user has moved the map since.

        Parameters
        ----------
        extent : Extent or None
            Where the source lies, in EPSG:3857; None where that is not known yet.
        """
        if self._is_over or extent is None:
            return
        self._extents[uri] = extent
        whole = Extent.around(self._extents.values())
        if whole is not None and whole != self._shown:
            self._shown = whole
            self._is_moving = True
            self._show(whole)
            self._is_moving = False

    def _note_move(self, _: Viewport) -> None:
        if not self._is_moving:
            self._is_over = True


def _extent_of(opened: OpenedSource) -> Extent | None:
    """Return where a source says that it lies, or where its layers turned out to lie at last."""
    arrived = LayerStack(opened.layers).home_extent
    return arrived if opened.share == 1 else opened.extent or arrived


def _message_code(opened: OpenedSource, problem_count: int) -> str | None:
    """Return the code of what a user is told of a source, None where all is well."""
    codes = {problem.code for layer in opened.layers for problem in layer.origin.problems}
    for code in ("stopped", "incomplete", "too_large"):
        if code in codes:
            return f"message.{code}"
    if problem_count:
        return "message.problems" if problem_count > 1 else "message.problem"
    is_empty = not any(layer.feature_count for layer in opened.layers)
    return "message.empty_source" if is_empty else None


def _read(
    uri: str, crs: str | None, encoding: str | None, budget: MemoryBudget, task: Task
) -> Generator[OpenedSource, None, None]:
    return opening(uri, crs=crs, encoding=encoding, budget=budget, progress=task.progress)

"""Opening sources while the window stays alive: read by a worker, shown as they arrive."""

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from gisapp.core.events import Event
from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.layer import Layer, LayerOrigin
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.layers.read_as import AS_STATED, ReadAs
from gisapp.core.space.extent import Extent
from gisapp.core.tiles.basemap import TileArchive
from gisapp.core.view_state import ViewState
from gisapp.errors import GisAppError
from gisapp.session.arrival import Arrival
from gisapp.session.arrival_order import ArrivalOrder
from gisapp.session.first_look import FirstLook
from gisapp.session.messages import Message, MessageAction, Messages
from gisapp.session.navigation import Navigation
from gisapp.session.opened_files import OpenedFiles, Opening
from gisapp.session.reading_memory import ReadingMemory, identity_of_table
from gisapp.session.reloading import Reloader
from gisapp.session.source_problems import failures_in, message_on
from gisapp.session.tasks import Task, Tasks
from gisapp.session.unplaced import Unplaced, unplaced_in
from gisapp.sources.addresses import host_of
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.open import opening
from gisapp.sources.open_request import NOTHING_SAID, Said
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.preload import load_gdal_and_arrow
from gisapp.sources.source_name import file_and_layer, whole_sources
from gisapp.sources.stand_ins.private_folder import readable_name

_Read = Callable[[Task], Generator[OpenedSource, None, None]]


class SourceLoader:
    """Opens sources and says what could not be taken of them as it is.

    `opened` emits the name of each source that has come, `came` the ids of its layers, and
    `came_as_before` those of them that were read as the user said another time; `tiles_opened`
    emits a file of tiles, which is a base map and no layer; `came_unplaced` the tables of a source
    of which nobody knows where they lie; `join_asked` the id of a table that the user wants to
    join to a layer. `ended` emits each source of which no more will come, whatever came of it.

    Parameters
    ----------
    messages : Messages
        Where what the user should know is emitted.
    files : OpenedFiles
        Learns what has come from where.
    memory : ReadingMemory
        How sources were read before.
    reloader : Reloader
        Reads what is here already, and has changed.
    memory_bytes : int or None
        What all layers may take; None for half of the machine's memory.
    """

    def __init__(
        self,
        view_state: ViewState,
        navigation: Navigation,
        tasks: Tasks,
        messages: Messages,
        files: OpenedFiles,
        memory: ReadingMemory,
        reloader: Reloader,
        memory_bytes: int | None = None,
    ) -> None:
        self.opened: Event[str] = Event()
        self.came: Event[tuple[str, ...]] = Event()
        self.tiles_opened: Event[TileArchive] = Event()
        self.came_as_before: Event[tuple[str, ...]] = Event()
        self.came_unplaced: Event[Unplaced] = Event()
        self.join_asked: Event[str] = Event()
        self.ended: Event[Opening] = Event()
        self._state = view_state
        self._navigation = navigation
        self._tasks = tasks
        self._messages = messages
        self._memory_bytes = memory_bytes
        self._running: dict[Task, Arrival] = {}
        self._allowed_hosts: set[str] = set()
        self._files = files
        self._memory = memory
        self._reloader = reloader
        tasks.ended.connect(self._forget)

    @property
    def arriving(self) -> tuple[tuple[Opening, Mapping[str, str]], ...]:
        """The sources that are being read, with the ids of their layers as in `OpenedFiles.all`."""
        new = (each for each in self._running.values() if not each.is_returning)
        return tuple((each.source, each.ids) for each in new)

    def drop_all(self) -> None:
        """Read no more of any source."""
        running, self._running = self._running, {}
        for task in running:
            task.drop()

    def is_loading(self, layer_id: str) -> bool:
        """True while more of a layer may come."""
        return any(arrival.brought(layer_id) for arrival in self._running.values())

    def open_again(
        self,
        layer_id: str,
        origin: LayerOrigin,
        kind: GeometryKind,
        arrived: Callable[[str], None],
    ) -> Task:
        """Read a layer once more, as it was read before; the map stays where it is.

        Parameters
        ----------
        layer_id : str
            The id that the layer had in the stack, and gets again.
        origin : LayerOrigin
            Of the layer.
        kind : GeometryKind
            Of its features: what has several kinds in one table is several layers.
        arrived : callable
            Gets the id that the layer has in the stack, once the first of it is there.
        """
        uri = f"{origin.source}::{origin.layer}"
        read = partial(_read, uri, origin.read_as, NOTHING_SAID, self._budget)
        look = FirstLook(self._navigation, lambda _: None)
        source = Opening.of(uri, origin.read_as)
        arrival = Arrival(self._state, source, arrived, layer_id)
        return self._follow(uri, partial(_read_kind, read, kind), look, arrival)

    def prepare(self) -> None:
        """Load the readers while the user still chooses a file: that takes half a second."""
        title = self._state.words.value("status.preparing")
        self._tasks.run(title, lambda _: load_gdal_and_arrow(), lambda _: None)

    def open(
        self,
        uris: Sequence[str],
        *,
        read_as: ReadAs = AS_STATED,
        said: Said = NOTHING_SAID,
        show: Callable[[Extent], None] | None = None,
        may_fetch: bool = False,
    ) -> None:
        """Read each source in a worker; its layers come on top and into view.

        A server is asked for data only once the user has said so; it may be asked again then.

        Parameters
        ----------
        uris : sequence of str
            Paths and addresses.
        read_as : ReadAs
            What the user says of the sources, in place of what they state.
        said : mapping
            What the user says of single tables now, by their identity.
        show : callable or None
            Brings the extent of the layers, in EPSG:3857, into view; None moves the map there.
        may_fetch : bool
            True where the user has named the addresses to have them fetched; else one is asked.
        """
        if may_fetch:
            self._allowed_hosts.update(filter(None, map(host_of, uris)))
        uris = [uri for uri in uris if self._may_open(uri, read_as, said)]
        budget = self._budget
        look = FirstLook(self._navigation, show or self._navigation.show_extent)
        order = ArrivalOrder(self._state.layers)
        for uri in whole_sources(uris):
            remembered = self._memory.said_of(uri) if read_as == AS_STATED else NOTHING_SAID
            source = self._files.as_opened(Opening.of(uri, read_as))
            here = self._files.unchanged(source)
            if here or self._is_coming(source):
                self._say_it_is_open(uri)
                look.take(uri, LayerStack(here).home_extent)
            elif self._here(source):
                done = partial(self._show, source, look)
                self._reloader.read_again(source, brings_removed=True, done=done)
            else:
                arrival = Arrival(self._state, source, order=order)
                read = partial(_read, uri, read_as, {**remembered, **said}, budget)
                self._follow(uri, read, look, arrival)

    def _may_open(self, uri: str, read_as: ReadAs, said: Said) -> bool:
        """Return True for a file or a server that may be asked; else ask the user."""
        host = host_of(uri)
        if host is None or host in self._allowed_hosts:
            return True
        sentence = self._state.words.value("message.ask_to_fetch", name=Path(uri).name, host=host)
        again = partial(self.open, [uri], read_as=read_as, said=said, may_fetch=True)
        fetch = MessageAction("message.allow_server", again)
        self._messages.emit(Message("warning", sentence, about=uri, actions=(fetch,)))
        return False

    def _here(self, source: Opening) -> tuple[Layer, ...]:
        return self._state.layers.present(self._files.ids_of(source).values())

    def _show(self, source: Opening, look: FirstLook) -> None:
        look.take(source.uri, LayerStack(self._here(source)).home_extent)

    def _is_coming(self, source: Opening) -> bool:
        arrivals = self._running.values()
        return any(each.source == source and not each.was_removed for each in arrivals)

    def _say_it_is_open(self, uri: str) -> None:
        self._messages.settle(file_and_layer(uri)[0])
        name = readable_name(Path(uri).name)
        sentence = self._state.words.value("message.already_open", name=name)
        self._messages.emit(Message("info", sentence, about=uri))

    @property
    def _budget(self) -> MemoryBudget:
        """What the layers that are here leave of the memory for layers."""
        return MemoryBudget.of_user(self._memory_bytes).less(self._state.layers.layers)

    def _follow(self, uri: str, read: _Read, look: FirstLook, arrival: Arrival) -> Task:
        def take(opened: OpenedSource) -> None:
            if opened.tiles is not None:
                self._messages.settle(arrival.source.file)
                self._take_tiles(opened.tiles)
                self.opened.emit(uri)
                return
            if arrival.was_removed:
                task.drop()
                return
            arrival.take(opened)
            look.take(opened.uri, _extent_of(opened))
            if opened.share == 1:
                self._finish(opened, arrival)

        name = readable_name(Path(uri).name)
        title = self._state.words.value("status.opening", name=name)
        task = self._tasks.follow(title, read, take)
        self._running[task] = arrival
        return task

    def _finish(self, opened: OpenedSource, arrival: Arrival) -> None:
        self._messages.settle(arrival.source.file)
        here = self._state.layers.present(arrival.ids.values())
        has_meaning = any(layer.mapping is not None for layer in here)
        message = message_on(opened, self._state.words.value, has_meaning=has_meaning)
        if message is not None:
            offer = message if has_meaning else self._offering_to_join(message, opened, arrival)
            self._messages.emit(offer)
        if not arrival.is_returning:
            self._files.remember(arrival.source, arrival.ids)
            self.opened.emit(arrival.source.uri)
            self.came.emit(tuple(arrival.ids.values()))
            self._note_what_was_said(arrival)
            self._tell_unplaced(arrival, failures_in(opened))

    def _offering_to_join(
        self, message: Message, opened: OpenedSource, arrival: Arrival
    ) -> Message:
        """Return a message that offers to join the first table without places."""
        tables = [arrival.ids[each.layer_id] for each in opened.layers if each.is_table]
        if not tables:
            return message
        action = MessageAction("message.join_table", partial(self.join_asked.emit, tables[0]))
        return replace(message, actions=(*message.actions, action))

    def _note_what_was_said(self, arrival: Arrival) -> None:
        """Keep how layers were read, and tell of those that were read so before."""
        source = arrival.source
        layers = self._state.layers.present(arrival.ids.values())
        said = [each for each in layers if each.origin.read_as != source.read_as]
        known = self._memory.said_of(source.uri)
        before = [
            each for each in said if known.get(identity_of_table(each)) == each.origin.read_as
        ]
        self._memory.say({identity_of_table(each): each.origin.read_as for each in said})
        if before:
            self.came_as_before.emit(tuple(each.layer_id for each in before))

    def _tell_unplaced(self, arrival: Arrival, failures: Iterable[GisAppError]) -> None:
        tables = unplaced_in(failures)
        if tables:
            self.came_unplaced.emit(Unplaced(arrival.source.uri, tables))

    def _forget(self, task: Task) -> None:
        arrival = self._running.pop(task, None)
        if arrival is None:
            return
        if task.failure is not None:
            self._tell_unplaced(arrival, task.failure.all)
        if task.is_cancelled and not task.is_dropped:
            opened = arrival.cut_short()
            if opened is not None:
                self._finish(opened, arrival)
        self.ended.emit(arrival.source)

    def _take_tiles(self, archive: TileArchive) -> None:
        self.tiles_opened.emit(archive)
        extent = archive.basemap.extent
        if extent is not None and not extent.intersects(self._state.viewport.value.extent):
            self._navigation.show_extent(extent)


def _extent_of(opened: OpenedSource) -> Extent | None:
    """Return where a source says that it lies, or where its layers turned out to lie at last."""
    arrived = LayerStack(opened.layers).home_extent
    return arrived if opened.share == 1 else opened.extent or arrived


def _read(
    uri: str, read_as: ReadAs, said: Said, budget: MemoryBudget, task: Task
) -> Generator[OpenedSource, None, None]:
    return opening(uri, read_as=read_as, said=said, budget=budget, progress=task.progress)


def _read_kind(read: _Read, kind: GeometryKind, task: Task) -> Generator[OpenedSource, None, None]:
    """Yield what `read` does, with the layers of one geometry kind alone."""
    for opened in read(task):
        layers = tuple(layer for layer in opened.layers if layer.geometry.kind == kind)
        yield replace(opened, layers=layers)

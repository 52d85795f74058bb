"""What a window's data need: they are opened, read, looked at, found, changed and exported."""

from dataclasses import dataclass
from functools import partial

from gisapp import paths
from gisapp.core.layers.attributes import AttributeTable
from gisapp.core.view_state import ViewState
from gisapp.errors import GisAppError
from gisapp.session.attribute_loading import AttributeLoader
from gisapp.session.basemap import Basemaps
from gisapp.session.exporting import Exporter
from gisapp.session.filtering.filterer import LayerFilterer
from gisapp.session.filtering.passing_rows import PassingRows
from gisapp.session.group_edits import GroupEdits
from gisapp.session.joining import TableJoiner
from gisapp.session.keys import Keys
from gisapp.session.layer_edits import LayerEdits
from gisapp.session.layer_exchange import LayerExchange
from gisapp.session.loading import SourceLoader
from gisapp.session.map_session import MapSession
from gisapp.session.messages import Message, MessageAction, Messages
from gisapp.session.opened_files import OpenedFiles
from gisapp.session.positions import Positions
from gisapp.session.reading.coordinate_doubts import CoordinateDoubts
from gisapp.session.reading.encoding_doubts import EncodingDoubts
from gisapp.session.reading.placing import Placing
from gisapp.session.reading.read_as_edits import ReadAsEdits
from gisapp.session.reading_memory import ReadingMemory
from gisapp.session.reloading import Reloader
from gisapp.session.searching import Searcher
from gisapp.session.selection_copying import SelectionCopier
from gisapp.session.shape_copying import ShapeCopier
from gisapp.session.styling import LayerStyler
from gisapp.session.table.layer_tables import LayerTables
from gisapp.session.table.note_edits import NoteEdits
from gisapp.session.table.row_copying import RowCopier
from gisapp.session.table.table_finder import TableFinder
from gisapp.session.tasks import Tasks
from gisapp.session.viewport_loading import ViewportLoader
from gisapp.words import LANGUAGES, Words, load_words


@dataclass(frozen=True)
class DataSession(MapSession):
    """The part of a session that makes layers of sources, whatever their rows are."""

    tasks: Tasks
    files: OpenedFiles
    loader: SourceLoader
    reloader: Reloader
    keys: Keys
    basemaps: Basemaps
    exporter: Exporter
    styler: LayerStyler
    filterer: LayerFilterer
    passing_rows: PassingRows
    searcher: Searcher
    viewport_loader: ViewportLoader
    attribute_loader: AttributeLoader
    edits: LayerEdits
    group_edits: GroupEdits
    read_as_edits: ReadAsEdits
    placing: Placing
    encoding_doubts: EncodingDoubts
    joiner: TableJoiner
    tables: LayerTables
    notes: NoteEdits
    table_finder: TableFinder
    row_copier: RowCopier
    selection_copier: SelectionCopier
    shape_copier: ShapeCopier
    positions: Positions

    @property
    def is_stuck(self) -> bool:
        """True if workers wait for what may never answer."""
        return self.tasks.are_stuck

    def close(self) -> None:
        """Drop all work and wait until the workers have ended."""
        super().close()
        self.tasks.close()
        self.basemaps.close()
        self.keys.close()


def make_data_session(shown: MapSession, memory_bytes: int | None = None) -> DataSession:
    """Return a session with what its data need.

    Parameters
    ----------
    shown : MapSession
        What the map itself needs.
    memory_bytes : int or None
        What all layers may take; None for half of the machine's memory.
    """
    state, navigation, messages = shown.state, shown.navigation, shown.messages
    tasks = Tasks()
    attribute_loader = AttributeLoader(state, tasks)
    attribute_loader.changed.connect(lambda attributes: _settle(attributes, state, messages))
    keys = Keys(shown.settings)
    basemaps = _basemaps(shown, keys, tasks)
    styler = LayerStyler(state, tasks, tuple(load_words(each) for each in LANGUAGES))
    files, memory = OpenedFiles(state.layers), ReadingMemory(shown.settings)
    reloader = Reloader(state, files, memory, styler, tasks, messages, memory_bytes)
    messages.reload_wanted.connect(reloader.reload_file)
    reloader.tiles_opened.connect(basemaps.show_file)
    loader = SourceLoader(state, navigation, tasks, messages, files, memory, reloader, memory_bytes)
    loader.tiles_opened.connect(basemaps.show_file)
    loader.came.connect(shown.embedded.give_way)
    exchange = LayerExchange(state, styler)
    read_as_edits = ReadAsEdits(
        state, navigation, files, memory, exchange, shown.history, tasks, messages, memory_bytes
    )
    loader.came_as_before.connect(read_as_edits.tell_of_last_time)
    placing = Placing(state, files, memory, loader, reloader, messages)
    encoding_doubts = EncodingDoubts(state, messages, read_as_edits)
    for doubts in (
        CoordinateDoubts(state, navigation, messages, placing, read_as_edits),
        encoding_doubts,
    ):
        loader.came.connect(doubts.tell)
        read_as_edits.worsened.connect(doubts.tell)
    joiner = TableJoiner(state, shown.history, tasks, messages)
    loader.join_asked.connect(joiner.request)
    tables = LayerTables(state, shown.selector, tasks)
    return DataSession(
        **vars(shown),
        tasks=tasks,
        files=files,
        loader=loader,
        reloader=reloader,
        keys=keys,
        basemaps=basemaps,
        exporter=Exporter(state, tasks, messages),
        styler=styler,
        filterer=LayerFilterer(state, tasks),
        passing_rows=PassingRows(state, tasks),
        searcher=Searcher(state, navigation, shown.selector, tasks),
        viewport_loader=ViewportLoader(state, tasks),
        attribute_loader=attribute_loader,
        edits=LayerEdits(state, styler, loader, shown.history, messages),
        group_edits=GroupEdits(state, shown.history),
        read_as_edits=read_as_edits,
        placing=placing,
        encoding_doubts=encoding_doubts,
        joiner=joiner,
        tables=tables,
        notes=NoteEdits(state, shown.history),
        table_finder=TableFinder(state, tables, tasks),
        row_copier=RowCopier(state, tables, tasks, messages),
        selection_copier=SelectionCopier(state, tasks, messages),
        shape_copier=ShapeCopier(state, tasks, messages),
        positions=Positions(state, shown.settings, tasks),
    )


def _basemaps(shown: MapSession, keys: Keys, tasks: Tasks) -> Basemaps:
    """Return the base maps, of which failures are told as those of tasks are."""
    state, messages = shown.state, shown.messages
    basemaps = Basemaps(state, keys, paths.cache() / "base-maps")

    def tell(failure: GisAppError) -> None:
        messages.emit_failure(failure, state.words.value)

    tasks.failed.connect(tell)
    basemaps.failed.connect(tell)
    basemaps.tiles_changed.connect(shown.frames.show_tiles)
    basemaps.redirected.connect(
        lambda servers: messages.emit(_on_redirect(*servers, basemaps, state.words.value))
    )
    return basemaps


def _on_redirect(host: str, server: str, basemaps: Basemaps, words: Words) -> Message:
    """Return the question whether tiles may come from a server that was not chosen."""
    sentence = words("message.tiles_elsewhere", host=host, server=server)
    allow = MessageAction("message.allow_server", partial(basemaps.allow_server, server))
    return Message("warning", sentence, actions=(allow,))


def _settle(attributes: AttributeTable, state: ViewState, messages: Messages) -> None:
    """Take back what was said of a file whose attributes have come after all."""
    for layer in state.layers.layers:
        if layer.attributes is attributes and attributes.is_at_hand:
            messages.settle(layer.origin.source)

"""All that stands behind one window: the view state, and what changes it."""

from dataclasses import dataclass
from functools import partial

from gisapp import paths
from gisapp.core.layers.attributes import AttributeTable
from gisapp.core.view_state import ViewState
from gisapp.errors import GisAppError
from gisapp.session.attribute_loading import AttributeLoader
from gisapp.session.basemap import Basemaps
from gisapp.session.coordinate_doubts import CoordinateDoubts
from gisapp.session.encoding_doubts import EncodingDoubts
from gisapp.session.exporting import Exporter
from gisapp.session.joining import TableJoiner
from gisapp.session.keys import Keys
from gisapp.session.layer_edits import LayerEdits
from gisapp.session.layer_exchange import LayerExchange
from gisapp.session.loading import SourceLoader
from gisapp.session.map_session import MapSession, make_map_session
from gisapp.session.messages import Message, MessageAction, Messages
from gisapp.session.opened_files import OpenedFiles
from gisapp.session.placing import Placing
from gisapp.session.read_as_edits import ReadAsEdits
from gisapp.session.reading_memory import ReadingMemory
from gisapp.session.recent_files import RecentFiles
from gisapp.session.reloading import Reloader
from gisapp.session.searching import Searcher
from gisapp.session.selection_totals import SelectionTotals
from gisapp.session.settings import Settings
from gisapp.session.styling import LayerStyler
from gisapp.session.tasks import Tasks
from gisapp.session.viewport_loading import ViewportLoader
from gisapp.words import LANGUAGES, Language, Words, load_words


@dataclass(frozen=True)
class Session(MapSession):
    """What one window is a view of; it works without the window too."""

    tasks: Tasks
    loader: SourceLoader
    reloader: Reloader
    keys: Keys
    basemaps: Basemaps
    exporter: Exporter
    styler: LayerStyler
    searcher: Searcher
    viewport_loader: ViewportLoader
    attribute_loader: AttributeLoader
    selection_totals: SelectionTotals
    edits: LayerEdits
    read_as_edits: ReadAsEdits
    placing: Placing
    encoding_doubts: EncodingDoubts
    recent_files: RecentFiles
    joiner: TableJoiner

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


def make_session(
    settings: Settings, language: Language | None = None, memory_bytes: int | None = None
) -> Session:
    """Return a session without layers, in the user's language and units.

    Parameters
    ----------
    settings : Settings
        What is remembered of the last start; the session's owner writes them back.
    language : "en", "zh" or None
        Goes before the language of the last start.
    memory_bytes : int or None
        What all layers may take; None for half of the machine's memory.
    """
    return complete_session(make_map_session(settings, language), memory_bytes)


def complete_session(shown: MapSession, memory_bytes: int | None = None) -> Session:
    """Return a session with all that can be done with a map that is shown.

    Parameters
    ----------
    memory_bytes : int or None
        What all layers may take; None for half of the machine's memory.
    """
    state, navigation, messages = shown.state, shown.navigation, shown.messages
    languages = tuple(load_words(each) for each in LANGUAGES)
    tasks = Tasks()

    def tell(failure: GisAppError) -> None:
        messages.emit_failure(failure, state.words.value)

    tasks.failed.connect(tell)
    attribute_loader = AttributeLoader(state, tasks)
    attribute_loader.changed.connect(lambda attributes: _settle(attributes, state, messages))
    keys = Keys(shown.settings)
    basemaps = Basemaps(state, keys, paths.cache() / "base-maps")
    basemaps.redirected.connect(
        lambda host, server: messages.emit(_on_redirect(host, server, basemaps, state.words.value))
    )
    exporter = Exporter(state, tasks, basemaps, messages)
    styler = LayerStyler(state, tasks, languages)
    files = OpenedFiles(state.layers)
    memory = ReadingMemory(shown.settings)
    reloader = Reloader(state, files, memory, styler, tasks, messages, memory_bytes)
    messages.reload_wanted.connect(reloader.reload_file)
    loader = SourceLoader(state, navigation, tasks, messages, files, memory, reloader, memory_bytes)
    read_as_edits = ReadAsEdits(
        state,
        navigation,
        files,
        memory,
        LayerExchange(state, styler),
        shown.history,
        tasks,
        messages,
        memory_bytes,
    )

    placing = Placing(state, files, memory, loader, reloader, messages)
    doubts = CoordinateDoubts(state, navigation, messages, placing, read_as_edits)
    loader.came.connect(doubts.tell)
    read_as_edits.worsened.connect(doubts.tell)
    encoding_doubts = EncodingDoubts(state, messages, read_as_edits)
    loader.came.connect(encoding_doubts.tell)
    read_as_edits.worsened.connect(encoding_doubts.tell)
    joiner = TableJoiner(state, shown.history, tasks, messages)
    loader.join_asked.connect(joiner.request)
    recent_files = RecentFiles(shown.settings)
    loader.opened.connect(recent_files.note)
    loader.came_as_before.connect(read_as_edits.tell_of_last_time)
    loader.tiles_opened.connect(basemaps.show_file)
    reloader.tiles_opened.connect(basemaps.show_file)
    basemaps.failed.connect(tell)
    basemaps.tiles_changed.connect(shown.frames.show_tiles)
    return Session(
        **vars(shown),
        tasks=tasks,
        loader=loader,
        reloader=reloader,
        keys=keys,
        basemaps=basemaps,
        exporter=exporter,
        styler=styler,
        searcher=Searcher(state, navigation, shown.selector, tasks),
        viewport_loader=ViewportLoader(state, tasks),
        attribute_loader=attribute_loader,
        selection_totals=SelectionTotals(state, attribute_loader, tasks),
        edits=LayerEdits(state, styler, loader, shown.history),
        read_as_edits=read_as_edits,
        recent_files=recent_files,
        placing=placing,
        encoding_doubts=encoding_doubts,
        joiner=joiner,
    )


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

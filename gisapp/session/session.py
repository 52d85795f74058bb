"""All that stands behind one window: the view state, and what changes it."""

from dataclasses import dataclass

from gisapp import paths
from gisapp.core.layers.attributes import AttributeTable
from gisapp.core.space.viewport import Viewport
from gisapp.core.view_state import ViewState
from gisapp.errors import GisAppError
from gisapp.session.attribute_loading import AttributeLoader
from gisapp.session.basemap import Basemaps
from gisapp.session.embedded import EmbeddedData
from gisapp.session.exporting import Exporter
from gisapp.session.frame_view import FrameView
from gisapp.session.history import History
from gisapp.session.keys import Keys
from gisapp.session.layer_edits import LayerEdits
from gisapp.session.loading import SourceLoader
from gisapp.session.messages import Message, Messages
from gisapp.session.navigation import Navigation
from gisapp.session.opened_files import OpenedFiles
from gisapp.session.preferences import remembered_language, remembered_units
from gisapp.session.reloading import Reloader
from gisapp.session.searching import Searcher
from gisapp.session.selecting import Selector
from gisapp.session.selection_totals import SelectionTotals
from gisapp.session.settings import Settings
from gisapp.session.styling import LayerStyler
from gisapp.session.tasks import Tasks
from gisapp.session.viewport_loading import ViewportLoader
from gisapp.words import LANGUAGES, Language, Words, load_words

SIZE_BEFORE_LAYOUT_PX = (1000, 700)
"""The size of the map as long as no canvas shows it."""


@dataclass(frozen=True)
class Session:
    """What one window is a view of; it works without the window too.

    `messages` emits all that the user should know: what came of a command, and what failed.
    """

    state: ViewState
    settings: Settings
    navigation: Navigation
    selector: Selector
    tasks: Tasks
    messages: Messages
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
    frames: FrameView
    history: History
    edits: LayerEdits
    embedded: EmbeddedData

    def close(self) -> None:
        """Drop all work and wait until the workers have ended."""
        self.frames.close()
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
    spoken = remembered_language(settings, language)
    units = remembered_units(settings, spoken)
    state = ViewState(Viewport(0, 0, 1, *SIZE_BEFORE_LAYOUT_PX), load_words(spoken), units)
    languages = tuple(load_words(each) for each in LANGUAGES)
    navigation = Navigation(state)
    selector = Selector(state, navigation)
    tasks = Tasks()
    messages = Messages()

    def tell(failure: GisAppError) -> None:
        messages.emit(Message.of_failure(failure, state.words.value))

    tasks.failed.connect(tell)
    attribute_loader = AttributeLoader(state, tasks)
    attribute_loader.changed.connect(lambda attributes: _settle(attributes, state, messages))
    keys = Keys(settings)
    basemaps = Basemaps(state, keys, paths.cache() / "base-maps")
    basemaps.redirected.connect(
        lambda host, server: messages.emit(_on_redirect(host, server, state.words.value))
    )
    exporter = Exporter(state, tasks, basemaps, messages)
    frames = FrameView(state)
    styler = LayerStyler(state, tasks, languages)
    files = OpenedFiles(state.layers)
    reloader = Reloader(state, files, styler, tasks, messages, memory_bytes)
    loader = SourceLoader(state, navigation, tasks, messages, files, reloader, memory_bytes)
    history = History()

    loader.tiles_opened.connect(basemaps.show_file)
    reloader.tiles_opened.connect(basemaps.show_file)
    basemaps.failed.connect(tell)
    basemaps.tiles_changed.connect(frames.show_tiles)
    return Session(
        state=state,
        settings=settings,
        navigation=navigation,
        selector=selector,
        tasks=tasks,
        messages=messages,
        loader=loader,
        reloader=reloader,
        keys=keys,
        basemaps=basemaps,
        exporter=exporter,
        styler=styler,
        searcher=Searcher(state, navigation, selector, tasks),
        viewport_loader=ViewportLoader(state, tasks),
        attribute_loader=attribute_loader,
        selection_totals=SelectionTotals(state, attribute_loader, tasks),
        frames=frames,
        history=history,
        edits=LayerEdits(state, styler, loader, history),
        embedded=EmbeddedData(state, navigation, history),
    )


def _on_redirect(host: str, server: str, words: Words) -> Message:
    """Return the question whether tiles may come from a server that was not chosen."""
    sentence = words("message.tiles_elsewhere", host=host, server=server)
    return Message("warning", sentence, allow_server=server)


def _settle(attributes: AttributeTable, state: ViewState, messages: Messages) -> None:
    """Take back what was said of a file whose attributes have come after all."""
    for layer in state.layers.layers:
        if layer.attributes is attributes and attributes.is_at_hand:
            messages.settle(layer.origin.source)

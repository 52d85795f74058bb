"""The window's parts, made and tied to the session and to each other."""

from PySide6.QtCore import QPoint

from gisapp.session.messages import Message
from gisapp.session.preferences import remember_preferences
from gisapp.session.session import Session
from gisapp.sources.tiles.online_catalogue import load_basemaps
from gisapp.ui.canvas.context_menu import canvas_menu
from gisapp.ui.canvas.empty_hint import EmptyHint
from gisapp.ui.canvas.map_canvas import MapCanvas
from gisapp.ui.canvas.measure_card import MeasureCard
from gisapp.ui.canvas.tool_box import ToolBox
from gisapp.ui.canvas.tool_commands import ToolCommands
from gisapp.ui.command import Actions
from gisapp.ui.details.panel import DetailsPanel
from gisapp.ui.files.commands import FileCommands
from gisapp.ui.layers.basemap_chooser import BasemapChooser
from gisapp.ui.layers.panel import LayersPanel
from gisapp.ui.search.box import SearchBox
from gisapp.ui.widgets.qt_translations import QtTranslations
from gisapp.ui.widgets.theme import Appearance
from gisapp.ui.window.commands import Commands
from gisapp.ui.window.main_window import MainWindow, WindowParts
from gisapp.ui.window.message_bar import MessageBar
from gisapp.ui.window.preference_menus import PreferenceMenus
from gisapp.ui.window.status_bar import STYLES, StatusBar
from gisapp.ui.window.welcome import WelcomeCard
from gisapp.ui.window.window_memory import KNOWN, remember_window
from gisapp.words import Words


def make_window(session: Session, appearance: Appearance) -> MainWindow:
    """Return the window of a session, wired and not yet shown."""
    window = _make_window(session, appearance)
    _connect_map(session, window)
    _connect_basemaps(session, window)
    _connect_messages(session, window)
    _connect_memory(session, appearance, window)
    return window


def _make_window(session: Session, appearance: Appearance) -> MainWindow:
    state, words, finding = session.state, session.state.words.value, session.searcher

    def words_of() -> Words:
        return state.words.value

    tools = ToolBox(state, session.navigation, session.selector, words_of)
    parts = WindowParts(
        canvas=MapCanvas(state, session.navigation, session.selector, tools, words),
        layers=LayersPanel(
            state,
            session.navigation,
            session.styler,
            BasemapChooser(state, load_basemaps, session.basemaps.has_key, words),
            words,
        ),
        details=DetailsPanel(state, session.attribute_loader, session.selection_totals, words_of),
        search=SearchBox(finding, words_of, lambda: state.units.value),
        messages=MessageBar(words),
        welcome=WelcomeCard(words),
        measure=MeasureCard(state, tools, words),
        hint=EmptyHint(state, words),
        status=StatusBar(
            session.tasks,
            state.viewport.value,
            session.navigation.show_scale,
            words,
            session.settings.word("coordinates", STYLES) or "decimal",
        ),
    )
    parts.search.chosen.connect(finding.go_to)
    parts.search.chosen.connect(lambda _: parts.canvas.setFocus())
    parts.search.left.connect(parts.canvas.setFocus)
    parts.details.wanted.connect(session.selector.select)
    menus = PreferenceMenus(state, appearance)
    window = MainWindow(parts, Actions(), menus, words)
    qt_words = QtTranslations(words.language)
    for helper in (appearance, session.tasks, session.basemaps, window.commands, qt_words):
        helper.setParent(window)
    files = FileCommands(window, state, session.tasks, session.loader, session.exporter, words_of)
    Commands(
        window,
        state,
        session.navigation,
        session.selector,
        files.callbacks,
        session.tasks,
        words_of,
    )
    ToolCommands(window.commands, tools, session.tasks, words_of)

    def retranslate(words: Words) -> None:
        qt_words.speak(words.language)
        window.retranslate(words)

    state.words.changed.connect(retranslate)
    return window


def _connect_map(session: Session, window: MainWindow) -> None:
    parts, state = window.parts, session.state
    canvas = parts.canvas

    def show_menu(place: QPoint) -> None:
        menu = canvas_menu(canvas, place, state, session.selector, session.state.words.value)
        menu.popup(canvas.mapToGlobal(place))

    canvas.menu_wanted.connect(show_menu)
    session.attribute_loader.changed.connect(lambda _: canvas.redraw())
    canvas.pointed.connect(parts.status.point_at)
    canvas.left.connect(parts.status.point_nowhere)
    canvas.gesture_made.connect(parts.welcome.tick)
    canvas.picture.progressed.connect(parts.status.show_drawing)
    state.viewport.changed.connect(parts.status.show_viewport)
    window.files_dropped.connect(session.loader.open)
    window.closing.connect(canvas.close_picture)


def _connect_basemaps(session: Session, window: MainWindow) -> None:
    basemaps, chooser = session.basemaps, window.parts.layers.basemaps
    chooser.offline_wanted.connect(basemaps.show_offline)
    chooser.online_wanted.connect(basemaps.show_online)
    chooser.key_given.connect(basemaps.take_key)
    chooser.file_wanted.connect(lambda path: session.loader.open([path]))
    chooser.datum_told.connect(basemaps.redraw_for)
    session.loader.tiles_opened.connect(basemaps.show_file)
    basemaps.tiles_changed.connect(window.parts.canvas.picture.show_tiles)
    basemaps.status_changed.connect(window.parts.status.show_tiles)
    window.closing.connect(session.close)


def _connect_messages(session: Session, window: MainWindow) -> None:
    messages = window.parts.messages

    def tell_undrawn(problems: tuple[str, ...]) -> None:
        sentence = session.state.words.value("message.not_drawn")
        messages.show_once(Message("warning", sentence, "\n".join(problems)))

    window.parts.canvas.picture.problems_met.connect(tell_undrawn)
    session.messages.connect(messages.show_message)


def _connect_memory(session: Session, appearance: Appearance, window: MainWindow) -> None:
    settings, welcome = session.settings, window.parts.welcome
    welcome.setHidden(not settings.is_kept or settings.word("gestures", (KNOWN,)) is not None)
    welcome.learned.connect(lambda: settings.remember("gestures", KNOWN))

    def remember() -> None:
        remember_preferences(settings, session.state)
        settings.remember("theme", appearance.choice)
        settings.remember("coordinates", window.parts.status.position_style)
        remember_window(settings, window)

    window.closing.connect(remember)

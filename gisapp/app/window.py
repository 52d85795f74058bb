"""The window's parts, made and tied to the model and to each other."""

from PySide6.QtCore import QPoint

from gisapp.app.model import Model
from gisapp.core.view_state import Preferences
from gisapp.sources.tile_basemaps import load_basemaps
from gisapp.ui.actions import Actions
from gisapp.ui.basemap_chooser import BasemapChooser
from gisapp.ui.canvas_hint import CanvasHint
from gisapp.ui.canvas_menu import canvas_menu
from gisapp.ui.canvas_tools import CanvasTools
from gisapp.ui.commands import Commands
from gisapp.ui.details_panel import DetailsPanel
from gisapp.ui.file_commands import FileCommands
from gisapp.ui.finding import Finding
from gisapp.ui.layers_panel import LayersPanel
from gisapp.ui.main_window import MainWindow, WindowParts
from gisapp.ui.map_canvas import MapCanvas
from gisapp.ui.measure_card import MeasureCard
from gisapp.ui.message_bar import Message, MessageBar
from gisapp.ui.preference_menus import PreferenceMenus
from gisapp.ui.qt_words import QtWords
from gisapp.ui.remembering import KNOWN, remember_preferences, remember_window
from gisapp.ui.search_box import SearchBox
from gisapp.ui.status_bar import STYLES, StatusBar
from gisapp.ui.tool_commands import ToolCommands
from gisapp.ui.welcome import WelcomeCard


def make_window(model: Model) -> MainWindow:
    """Return the window of a model, wired and not yet shown."""
    window = _make_window(model)
    _connect_map(model, window)
    _connect_basemaps(model, window)
    _connect_messages(model, window)
    _connect_memory(model, window)
    return window


def _make_window(model: Model) -> MainWindow:
    state, words = model.state, model.words_of()
    finding = Finding(state, model.navigation, model.selecting, model.tasks, model.words_of)
    tools = CanvasTools(state, model.navigation, model.selecting, model.words_of)
    parts = WindowParts(
        canvas=MapCanvas(state, model.navigation, model.selecting, tools, words),
        layers=LayersPanel(
            state,
            model.navigation,
            model.coloring,
            BasemapChooser(state, load_basemaps, model.basemaps.has_key, words),
            words,
        ),
        details=DetailsPanel(state, model.fetching, model.summing, model.words_of),
        search=SearchBox(finding, model.words_of, lambda: state.preferences.value.units),
        messages=MessageBar(words),
        welcome=WelcomeCard(words),
        measure=MeasureCard(state, tools, words),
        hint=CanvasHint(state, words),
        status=StatusBar(
            model.tasks,
            state.viewport.value,
            model.navigation.show_scale,
            words,
            model.settings.word("coordinates", STYLES) or "decimal",
        ),
    )
    parts.search.chosen.connect(finding.go_to)
    parts.search.chosen.connect(lambda _: parts.canvas.setFocus())
    parts.search.left.connect(parts.canvas.setFocus)
    parts.details.wanted.connect(model.selecting.select)
    menus = PreferenceMenus(state, model.appearance)
    window = MainWindow(parts, Actions(), menus, words)
    qt_words = QtWords(words.language)
    for helper in (model.appearance, model.tasks, model.basemaps, window.commands, qt_words):
        helper.setParent(window)
    files = FileCommands(window, state, model.tasks, model.opening, model.exporting, model.words_of)
    Commands(window, state, model.navigation, model.selecting, files, model.tasks, model.words_of)
    ToolCommands(window.commands, tools, model.tasks, model.words_of)

    def retranslate(preferences: Preferences) -> None:
        qt_words.speak(preferences.language)
        window.retranslate(model.words_of())

    state.preferences.changed.connect(retranslate)
    return window


def _connect_map(model: Model, window: MainWindow) -> None:
    parts, state = window.parts, model.state
    canvas = parts.canvas

    def show_menu(place: QPoint) -> None:
        menu = canvas_menu(canvas, place, state, model.selecting, model.words_of())
        menu.popup(canvas.mapToGlobal(place))

    canvas.menu_wanted.connect(show_menu)
    model.fetching.changed.connect(lambda _: canvas.redraw())
    canvas.pointed.connect(parts.status.point_at)
    canvas.left.connect(parts.status.point_nowhere)
    canvas.gesture_made.connect(parts.welcome.tick)
    canvas.picture.progressed.connect(parts.status.show_drawing)
    state.viewport.changed.connect(parts.status.show_viewport)
    window.files_dropped.connect(model.opening.open)
    window.closing.connect(canvas.close_picture)
    window.closing.connect(model.tasks.close)


def _connect_basemaps(model: Model, window: MainWindow) -> None:
    basemaps, chooser = model.basemaps, window.parts.layers.basemaps
    chooser.offline_wanted.connect(basemaps.show_offline)
    chooser.online_wanted.connect(basemaps.show_online)
    chooser.key_given.connect(basemaps.take_key)
    chooser.file_wanted.connect(lambda path: model.opening.open([path]))
    chooser.datum_told.connect(basemaps.redraw_for)
    model.opening.tiles_opened.connect(basemaps.show_file)
    basemaps.tiles_changed.connect(window.parts.canvas.picture.show_tiles)
    basemaps.status_changed.connect(window.parts.status.show_tiles)
    window.closing.connect(basemaps.close)


def _connect_messages(model: Model, window: MainWindow) -> None:
    messages = window.parts.messages

    def tell_undrawn(problems: tuple[str, ...]) -> None:
        sentence = model.words_of()("message.not_drawn")
        messages.show_once(Message("warning", sentence, "\n".join(problems)))

    window.parts.canvas.picture.problems_met.connect(tell_undrawn)
    model.opening.told.connect(messages.show_message)
    model.exporting.told.connect(messages.show_message)
    model.tasks.failed.connect(messages.show_failure)


def _connect_memory(model: Model, window: MainWindow) -> None:
    settings, welcome = model.settings, window.parts.welcome
    welcome.setHidden(not settings.is_kept or settings.word("gestures", (KNOWN,)) is not None)
    welcome.learned.connect(lambda: settings.remember("gestures", KNOWN))

    def remember() -> None:
        remember_preferences(settings, model.state.preferences.value)
        settings.remember("theme", model.appearance.choice)
        settings.remember("coordinates", window.parts.status.position_style)
        remember_window(settings, window)

    window.closing.connect(remember)

"""The composition root: the only place where a window's parts are made and tied together."""

import gc
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from gisapp.core.crs import extent_from_degrees
from gisapp.core.extent import Extent
from gisapp.core.view_state import Preferences, ViewState
from gisapp.core.viewport import Viewport
from gisapp.errors import GisAppError, RenderError
from gisapp.sources.open import OpenedSource, open_embedded
from gisapp.ui.actions import Actions
from gisapp.ui.bugs import surface_exceptions
from gisapp.ui.canvas_hint import CanvasHint
from gisapp.ui.canvas_menu import canvas_menu
from gisapp.ui.coloring import Coloring
from gisapp.ui.commands import Commands
from gisapp.ui.details_panel import DetailsPanel
from gisapp.ui.exporting import Exporting
from gisapp.ui.file_commands import FileCommands
from gisapp.ui.finding import Finding
from gisapp.ui.layer_tree import QUIET_GROUPS
from gisapp.ui.layers_panel import LayersPanel
from gisapp.ui.main_window import MainWindow, WindowParts
from gisapp.ui.map_canvas import MapCanvas
from gisapp.ui.message_bar import Message, MessageBar
from gisapp.ui.navigation import Navigation
from gisapp.ui.opening import Opening
from gisapp.ui.preference_menus import THEMES, PreferenceMenus
from gisapp.ui.qt_words import QtWords
from gisapp.ui.remembering import (
    KNOWN,
    remember_preferences,
    remember_window,
    remembered_preferences,
    restore_window,
)
from gisapp.ui.screenshot import Screenshot
from gisapp.ui.search_box import SearchBox
from gisapp.ui.selecting import Selecting
from gisapp.ui.settings import Settings, settings_path
from gisapp.ui.status_bar import STYLES, StatusBar
from gisapp.ui.tasks import Task, Tasks
from gisapp.ui.theme import Appearance
from gisapp.ui.welcome import WelcomeCard
from gisapp.words import LANGUAGES, Language, Words, load_words

SIZE_BEFORE_LAYOUT = (1000, 700)


@dataclass(frozen=True)
class ViewArguments:
    """What `gisapp view` was asked to show.

    Parameters
    ----------
    sources : tuple of str
        Opened on top of the embedded data, which is then switched off.
    select : str
        The uid of the subject to read first; empty for none.
    extent : Extent or None
        What to see first, in degrees of longitude and latitude.
    size : (int, int) or None
        Width and height of the window in logical pixels.
    screenshot : Path or None
        Where to save a picture of the window, which then closes. Such a window starts from no
        memory and leaves none.
    crs, encoding : str or None
        Taken in place of what the sources say of themselves.
    """

    sources: tuple[str, ...] = ()
    select: str = ""
    extent: Extent | None = None
    language: Language | None = None
    size: tuple[int, int] | None = None
    screenshot: Path | None = None
    crs: str | None = None
    encoding: str | None = None


@dataclass(frozen=True)
class _Model:
    """What stands behind the window's parts."""

    state: ViewState
    words_of: Callable[[], Words]
    settings: Settings
    appearance: Appearance
    navigation: Navigation
    selecting: Selecting
    tasks: Tasks
    opening: Opening
    exporting: Exporting
    coloring: Coloring


def run(arguments: ViewArguments) -> int:
    """Show the window until it is closed, or its picture is saved, and return the exit code.

    Raises
    ------
    GisAppError
        The window cannot be shown, or the picture not be taken.
    """
    _make_sure_of_a_display(arguments)
    application = QApplication(sys.argv[:1])
    # Else Ctrl+C in the terminal would wait until Qt comes back to Python.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    window = build(arguments)
    failures: list[GisAppError] = []

    def end(failure: GisAppError) -> None:
        failures.append(failure)
        application.exit(1)

    if arguments.screenshot is None:
        surface_exceptions(window.parts.messages.show_failure, window.parts.messages.show_bug)
    else:
        surface_exceptions(end, lambda _trace, _log: application.exit(1))
    window.parts.canvas.picture.completed.connect(gc.enable)
    window.show()
    code = application.exec()
    if window.isVisible():
        window.close()
    if failures:
        raise failures[0]
    return code


def build(arguments: ViewArguments) -> MainWindow:
    """Return the wired window with the embedded data, not yet shown.

    The sources are opened by workers from here on.

    Raises
    ------
    SourceError
        The embedded data cannot be read, or there is nothing with the uid to select.
    """
    model = _make_model(arguments)
    _take_embedded(model.state, open_embedded(), visible=not arguments.sources)
    window = _make_window(model)
    _connect_map(model, window)
    _connect_messages(model, window)
    _connect_memory(model, window)
    restore_window(model.settings, window, arguments.size)
    try:
        _begin(arguments, model, window)
    except GisAppError:
        window.close()
        raise
    return window


def _make_model(arguments: ViewArguments) -> _Model:
    settings = Settings(None if arguments.screenshot else settings_path())
    words = {language: load_words(language) for language in LANGUAGES}
    preferences = remembered_preferences(settings, arguments.language)
    state = ViewState(Viewport(0, 0, 1, *SIZE_BEFORE_LAYOUT), preferences)

    def words_of() -> Words:
        return words[state.preferences.value.language]

    navigation = Navigation(state)
    tasks = Tasks()
    return _Model(
        state=state,
        words_of=words_of,
        settings=settings,
        appearance=Appearance(_application(), settings.word("theme", THEMES) or "system"),
        navigation=navigation,
        selecting=Selecting(state, navigation),
        tasks=tasks,
        opening=Opening(state, navigation, tasks, words_of),
        exporting=Exporting(state, tasks, words_of),
        coloring=Coloring(state.layers, tasks, words_of, tuple(words.values())),
    )


def _take_embedded(state: ViewState, embedded: OpenedSource, *, visible: bool) -> None:
    if embedded.dataset is not None:
        state.datasets.set((embedded.dataset,))
    state.layers.add(
        *(
            replace(layer, visible=layer.visible and (visible or layer.group in QUIET_GROUPS))
            for layer in embedded.layers
        )
    )


def _make_window(model: _Model) -> MainWindow:
    state, words = model.state, model.words_of()
    finding = Finding(state, model.navigation, model.selecting)
    parts = WindowParts(
        canvas=MapCanvas(state, model.navigation, model.selecting, words),
        layers=LayersPanel(state, model.navigation, model.coloring, words),
        details=DetailsPanel(state, model.words_of),
        search=SearchBox(finding.find, model.words_of, lambda: state.preferences.value.units),
        messages=MessageBar(words),
        welcome=WelcomeCard(words),
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
    for helper in (model.appearance, model.tasks, window.commands, qt_words):
        helper.setParent(window)
    files = FileCommands(window, state, model.tasks, model.opening, model.exporting, model.words_of)
    Commands(window, state, model.navigation, model.selecting, files, model.words_of)

    def retranslate(preferences: Preferences) -> None:
        qt_words.speak(preferences.language)
        window.retranslate(model.words_of())

    state.preferences.changed.connect(retranslate)
    return window


def _connect_map(model: _Model, window: MainWindow) -> None:
    parts, state = window.parts, model.state
    canvas = parts.canvas

    def show_menu(place: QPoint) -> None:
        menu = canvas_menu(canvas, place, state, model.selecting, model.words_of())
        menu.popup(canvas.mapToGlobal(place))

    canvas.menu_wanted.connect(show_menu)
    canvas.pointed.connect(parts.status.point_at)
    canvas.left.connect(parts.status.point_nowhere)
    canvas.gesture_made.connect(parts.welcome.tick)
    canvas.picture.progressed.connect(parts.status.show_drawing)
    state.viewport.changed.connect(parts.status.show_viewport)
    window.files_dropped.connect(model.opening.open)
    window.closing.connect(canvas.close_picture)
    window.closing.connect(model.tasks.close)


def _connect_messages(model: _Model, window: MainWindow) -> None:
    messages = window.parts.messages

    def tell_undrawn(problems: tuple[str, ...]) -> None:
        sentence = model.words_of()("message.not_drawn")
        messages.show_once(Message("warning", sentence, "\n".join(problems)))

    window.parts.canvas.picture.problems_met.connect(tell_undrawn)
    model.opening.told.connect(messages.show_message)
    model.exporting.told.connect(messages.show_message)
    model.tasks.failed.connect(messages.show_failure)


def _connect_memory(model: _Model, window: MainWindow) -> None:
    settings, welcome = model.settings, window.parts.welcome
    welcome.setHidden(not settings.is_kept or settings.word("gestures", (KNOWN,)) is not None)
    welcome.learned.connect(lambda: settings.remember("gestures", KNOWN))

    def remember() -> None:
        remember_preferences(settings, model.state.preferences.value)
        settings.remember("theme", model.appearance.choice)
        settings.remember("coordinates", window.parts.status.position_style)
        remember_window(settings, window)

    window.closing.connect(remember)


def _begin(arguments: ViewArguments, model: _Model, window: MainWindow) -> None:
    def look() -> None:
        if arguments.select:
            model.selecting.select_subject(arguments.select)
        extent = arguments.extent
        model.navigation.start_at(extent_from_degrees(extent) if extent else None)

    def look_when_all_is_open(_: Task) -> None:
        if not model.tasks.running:
            model.tasks.ended.disconnect(look_when_all_is_open)
            look()

    if arguments.screenshot is not None:
        # Nobody reads the message bar of a picture: the program ends with the failure.
        model.tasks.failed.connect(_surface)
        Screenshot(window, model.tasks, arguments.screenshot, QApplication.quit)
    if arguments.sources:
        model.tasks.ended.connect(look_when_all_is_open)
        model.opening.open(arguments.sources, crs=arguments.crs, encoding=arguments.encoding)
    else:
        look()


def _surface(failure: GisAppError) -> None:
    raise failure


def _make_sure_of_a_display(arguments: ViewArguments) -> None:
    """Draw a screenshot without a display where there is none; Qt itself would abort."""
    named = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    if sys.platform != "linux" or any(map(os.environ.get, named)):
        return
    if arguments.screenshot is None:
        raise RenderError(
            "There is no display to open a window on; start it in a desktop session, "
            "or save a picture of the window with --screenshot FILE.png."
        )
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _application() -> QApplication:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("a window needs a QApplication")
    return application

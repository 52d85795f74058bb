"""What stands behind the window's parts: the view state and those that change it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from gisapp import paths
from gisapp.app.arguments import ViewArguments
from gisapp.core.view_state import ViewState
from gisapp.core.viewport import Viewport
from gisapp.ui.basemaps import Basemaps
from gisapp.ui.coloring import Coloring
from gisapp.ui.excerpts import Excerpts
from gisapp.ui.exporting import Exporting
from gisapp.ui.fetching import Fetching
from gisapp.ui.navigation import Navigation
from gisapp.ui.opening import Opening
from gisapp.ui.preference_menus import THEMES
from gisapp.ui.remembering import remembered_preferences
from gisapp.ui.selecting import Selecting
from gisapp.ui.settings import Settings, settings_path
from gisapp.ui.summing import Summing
from gisapp.ui.tasks import Tasks
from gisapp.ui.theme import Appearance
from gisapp.words import LANGUAGES, Words, load_words

SIZE_BEFORE_LAYOUT = (1000, 700)


@dataclass(frozen=True)
class Model:
    """What stands behind the window's parts."""

    state: ViewState
    words_of: Callable[[], Words]
    settings: Settings
    appearance: Appearance
    navigation: Navigation
    selecting: Selecting
    tasks: Tasks
    opening: Opening
    basemaps: Basemaps
    exporting: Exporting
    coloring: Coloring
    excerpts: Excerpts
    fetching: Fetching
    summing: Summing


def make_model(arguments: ViewArguments) -> Model:
    """Return a model without layers, with the reader's preferences."""
    settings = Settings(None if arguments.screenshot else settings_path())
    words = {language: load_words(language) for language in LANGUAGES}
    preferences = remembered_preferences(settings, arguments.language)
    state = ViewState(Viewport(0, 0, 1, *SIZE_BEFORE_LAYOUT), preferences)

    def words_of() -> Words:
        return words[state.preferences.value.language]

    navigation = Navigation(state)
    tasks = Tasks()
    fetching = Fetching(state, tasks, words_of)
    basemaps = Basemaps(state, settings, paths.cache() / "tiles")
    return Model(
        state=state,
        words_of=words_of,
        settings=settings,
        appearance=Appearance(_application(), settings.word("theme", THEMES) or "system"),
        navigation=navigation,
        selecting=Selecting(state, navigation),
        tasks=tasks,
        opening=Opening(state, navigation, tasks, words_of, arguments.memory_bytes),
        basemaps=basemaps,
        exporting=Exporting(state, tasks, basemaps, words_of),
        coloring=Coloring(state.layers, tasks, words_of, tuple(words.values())),
        excerpts=Excerpts(state, tasks, words_of),
        fetching=fetching,
        summing=Summing(state, fetching, tasks, words_of),
    )


def _application() -> QApplication:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("a window needs a QApplication")
    return application

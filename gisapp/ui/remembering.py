"""What carries over from one start to the next: the reader's choices and the window's place."""

from PySide6.QtCore import QLocale

from gisapp.core.units import UnitChoice
from gisapp.core.view_state import MONEY_OF, Preferences
from gisapp.ui.main_window import MainWindow
from gisapp.ui.preference_menus import AREAS, MONEY
from gisapp.ui.settings import Settings
from gisapp.words import LANGUAGES, Language

LARGEST_AT_FIRST = (1440, 900)
KNOWN = "known"


def remembered_preferences(settings: Settings, language: Language | None) -> Preferences:
    """Return the reader's choices; `language` goes before the remembered one and the system's."""
    language = language or settings.word("language", LANGUAGES) or _language_of_system()
    areas = tuple(area for area in AREAS if area is not None)
    units = UnitChoice(
        settings.word("area", areas), settings.word("money", MONEY) or MONEY_OF[language]
    )
    return Preferences(language, units)


def remember_preferences(settings: Settings, preferences: Preferences) -> None:
    """Keep the reader's choices; money that is told as is usual in the language was none."""
    settings.remember("language", preferences.language)
    settings.remember("area", preferences.units.area or "")
    money = preferences.units.money
    settings.remember("money", "" if money == MONEY_OF[preferences.language] else money)


def restore_window(settings: Settings, window: MainWindow, size: tuple[int, int] | None) -> None:
    """Put the window where it was; at first, or with a `size`, it takes a good one."""
    docks, geometry = settings.place("docks"), settings.place("geometry")
    if docks is not None:
        window.restoreState(docks)
    if size is not None:
        window.resize(*size)
    elif geometry is None or not window.restoreGeometry(geometry):
        room = window.screen().availableSize()
        width, height = LARGEST_AT_FIRST
        window.resize(min(width, room.width()), min(height, room.height()))


def remember_window(settings: Settings, window: MainWindow) -> None:
    """Keep where the window and its docks are."""
    settings.remember("geometry", window.saveGeometry())
    settings.remember("docks", window.saveState())


def _language_of_system() -> Language:
    is_chinese = QLocale.system().language() == QLocale.Language.Chinese
    return "zh" if is_chinese else "en"

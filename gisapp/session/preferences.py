"""The user's language and units: how they change together, and what is kept of them."""

from dataclasses import replace

from PySide6.QtCore import QLocale

from gisapp.core.text.units import MONEY_OF, SQUARE_METRES, UnitChoice
from gisapp.core.view_state import ViewState
from gisapp.session.settings import Settings
from gisapp.words import LANGUAGES, Language, load_words


def use_language(view_state: ViewState, language: Language) -> None:
    """Change the language; the unit of money changes with it unless the user chose one."""
    before, units = view_state.words.value.language, view_state.units.value
    if units.money == MONEY_OF[before]:
        view_state.units.set(replace(units, money=MONEY_OF[language]))
    view_state.words.set(load_words(language))


def remembered_language(settings: Settings, asked_for: Language | None = None) -> Language:
    """Return the language asked for, else the one of the last start, else the system's."""
    return asked_for or settings.word("language", LANGUAGES) or _language_of_system()


def remembered_units(settings: Settings, language: Language) -> UnitChoice:
    """Return the units of the last start; else money is in the language's usual unit."""
    money = settings.word("money", MONEY_OF.values()) or MONEY_OF[language]
    return UnitChoice(settings.word("area", SQUARE_METRES), money)


def remember_preferences(settings: Settings, view_state: ViewState) -> None:
    """Keep language and units; the language's usual unit of money was no choice of the user."""
    language, units = view_state.words.value.language, view_state.units.value
    settings.remember("language", language)
    settings.remember("area", units.area or "")
    settings.remember("money", "" if units.money == MONEY_OF[language] else units.money)


def _language_of_system() -> Language:
    is_chinese = QLocale.system().language() == QLocale.Language.Chinese
    return "zh" if is_chinese else "en"

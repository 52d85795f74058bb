"""Menus of what the user may choose: units, language, theme."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Generic, TypeVar

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from gisapp.core.text.units import SQUARE_METRES, AreaUnit, MoneyStyle, UnitChoice
from gisapp.core.view_state import ViewState
from gisapp.session.preferences import use_language
from gisapp.ui.widgets.theme import Appearance, ThemeChoice
from gisapp.words import Language, Words

T = TypeVar("T")

AREAS: Mapping[AreaUnit | None, str] = {
    None: "choice.area_auto",
    **{unit: f"choice.{unit}" for unit in SQUARE_METRES},
}
MONEY: Mapping[MoneyStyle, str] = {"million": "choice.million", "wan": "choice.wan"}
LANGUAGES: Mapping[Language, str] = {"en": "choice.english", "zh": "choice.chinese"}
THEMES: Mapping[ThemeChoice, str] = {
    "system": "choice.theme_system",
    "light": "choice.theme_light",
    "dark": "choice.theme_dark",
}


class Choice(Generic[T]):
    """One of several values, as a group of radio entries of a menu.

    Parameters
    ----------
    codes : mapping
        The code of each value's words, in the order of the menu.
    choose : callable
        Called with the value that the user picked.
    """

    def __init__(self, menu: QMenu, codes: Mapping[T, str], choose: Callable[[T], None]) -> None:
        self._codes = codes
        group = QActionGroup(menu)
        self._actions: dict[T, QAction] = {}
        for value in codes:
            action = QAction(group, checkable=True)
            action.triggered.connect(lambda _, value=value: choose(value))
            self._actions[value] = action
        menu.addActions(group.actions())

    def show(self, value: T) -> None:
        """Mark the value that holds now."""
        self._actions[value].setChecked(True)

    def retranslate(self, words: Words) -> None:
        """Write the entries in another language."""
        for value, action in self._actions.items():
            action.setText(words(self._codes[value]))


class PreferenceMenus:
    """The menus `units`, `language` and `theme`, which show and change what holds now."""

    def __init__(self, view_state: ViewState, appearance: Appearance) -> None:
        self._state = view_state
        self.units, self.language, self.theme = QMenu(), QMenu(), QMenu()
        self._area = Choice(self.units, AREAS, self._choose_area)
        self.units.addSeparator()
        self._money = Choice(self.units, MONEY, self._choose_money)
        self._language = Choice(self.language, LANGUAGES, self._choose_language)
        self._theme = Choice(self.theme, THEMES, appearance.choose)
        self._theme.show(appearance.choice)
        self._show_units(view_state.units.value)
        self._language.show(view_state.words.value.language)
        view_state.units.changed.connect(self._show_units)
        view_state.words.changed.connect(lambda words: self._language.show(words.language))

    @property
    def all(self) -> tuple[QMenu, ...]:
        """The menus in the order in which a menu above them shows them."""
        return self.units, self.language, self.theme

    def retranslate(self, words: Words) -> None:
        """Write the menus in another language."""
        for choice in (self._area, self._money, self._language, self._theme):
            choice.retranslate(words)
        self.units.setTitle(words("menu.units"))
        self.language.setTitle(words("menu.language"))
        self.theme.setTitle(words("menu.theme"))

    def _show_units(self, units: UnitChoice) -> None:
        self._area.show(units.area)
        self._money.show(units.money)

    def _choose_area(self, area: AreaUnit | None) -> None:
        self._state.units.set(replace(self._state.units.value, area=area))

    def _choose_money(self, money: MoneyStyle) -> None:
        self._state.units.set(replace(self._state.units.value, money=money))

    def _choose_language(self, language: Language) -> None:
        use_language(self._state, language)

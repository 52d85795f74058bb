"""Language, units and theme: commands of which one of each kind holds, and their two buttons."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton

from gisapp.core.events import mapped
from gisapp.core.text.units import AreaUnit, MoneyStyle
from gisapp.core.view_state import ViewState
from gisapp.session.preferences import use_language
from gisapp.session.session import Session
from gisapp.ui.command import TRAILING, BarPlace, Command, MenuPlace, choices
from gisapp.ui.widgets.icons import SIZE as ICON_SIZE
from gisapp.ui.widgets.icons import icon
from gisapp.ui.widgets.theme import Theme, ThemeChoice
from gisapp.ui.window.main_window import MainWindow
from gisapp.words import Language, Words

AREAS: Mapping[str, AreaUnit | None] = {
    "area_auto": None,
    "area_m2": "m2",
    "area_ha": "ha",
    "area_km2": "km2",
    "area_mu": "mu",
}
MONEY: Mapping[str, MoneyStyle] = {"money_million": "million", "money_wan": "wan"}
LANGUAGES: Mapping[str, Language] = {"english": "en", "chinese": "zh"}
THEMES: Mapping[str, ThemeChoice] = {
    "theme_system": "system",
    "theme_light": "light",
    "theme_dark": "dark",
}
"""The choices of each kind by the names of their commands, in the order of the menu."""


def install_preferences(window: MainWindow, session: Session) -> None:
    """Add the menus Units, Language and Theme, and the buttons at the end of the tool bar."""
    state, appearance = session.state, window.appearance
    units = window.menus.add_menu("units", MenuPlace("view", 2, 0))
    window.menus.add_menu("language", MenuPlace("view", 2, 1))
    window.menus.add_menu("theme", MenuPlace("view", 2, 2))
    area = mapped(state.units, lambda chosen: chosen.area)
    money = mapped(state.units, lambda chosen: chosen.money)
    language = mapped(state.words, lambda words: words.language)
    window.add_commands(
        *choices(AREAS, area, partial(_use_area, state), MenuPlace("units", 0)),
        *choices(MONEY, money, partial(_use_money, state), MenuPlace("units", 1)),
        *choices(LANGUAGES, language, partial(use_language, state), MenuPlace("language")),
        *choices(THEMES, appearance.choice, appearance.choice.set, MenuPlace("theme")),
        Command("switch_language", partial(_switch_language, state), icon="language"),
    )
    units_button = _text_button("unitsButton")
    units_button.setMenu(units)
    language_button = _text_button("languageButton")
    language_button.setDefaultAction(window.commands["switch_language"])
    window.add_tool_widget(units_button, BarPlace(TRAILING, 0))
    window.add_tool_widget(language_button, BarPlace(TRAILING, 1))

    def write(words: Words) -> None:
        units_button.setText(words("menu.units"))

    def recolor(theme: Theme) -> None:
        units_button.setIcon(icon("units", theme.color("text_muted")))

    state.words.changed.connect(write)
    window.recolored.connect(recolor)
    write(state.words.value)


def _use_area(view_state: ViewState, area: AreaUnit | None) -> None:
    view_state.units.set(replace(view_state.units.value, area=area))


def _use_money(view_state: ViewState, money: MoneyStyle) -> None:
    view_state.units.set(replace(view_state.units.value, money=money))


def _switch_language(view_state: ViewState) -> None:
    use_language(view_state, "en" if view_state.words.value.language == "zh" else "zh")


def _text_button(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
    return button

"""Language, units and theme are chosen in menus and by two buttons, and hold at once."""

from collections.abc import Iterable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from gisapp.core.text.units import AreaUnit, MoneyStyle, UnitChoice
from gisapp.session.session import make_session
from gisapp.session.settings import Settings
from gisapp.ui.widgets.theme import DARK, LIGHT, Appearance, theme_of
from gisapp.ui.window.main_window import MainWindow
from gisapp.ui.window.preferences import AREAS, LANGUAGES, MONEY, THEMES, install_preferences
from tests.ui.gestures import place_of, plain, trigger
from tests.ui.parts import canvas_of


@pytest.fixture
def bare(qtbot: QtBot) -> Iterator[MainWindow]:
    """A light window in English with nothing but its preferences."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    session = make_session(Settings(None), "en")
    window = MainWindow(session, Appearance(application, "light"))
    window.take(session)
    qtbot.addWidget(window)
    install_preferences(window, session)
    window.finish()
    yield window
    session.close()


def button(window: MainWindow, name: str) -> QToolButton:
    found = window.findChild(QToolButton, name)
    assert found is not None
    return found


def checked(window: MainWindow, names: Iterable[str]) -> list[str]:
    return [name for name in names if window.commands[name].isChecked()]


def units(window: MainWindow) -> UnitChoice:
    return window.session.state.units.value


def test_what_holds_at_the_start_is_checked(bare: MainWindow) -> None:
    for names, holds in (
        (AREAS, "area_auto"),
        (MONEY, "money_million"),
        (LANGUAGES, "english"),
        (THEMES, "theme_light"),
    ):
        assert checked(bare, names) == [holds]


@pytest.mark.parametrize(("name", "area"), AREAS.items())
def test_a_unit_of_area_leaves_that_of_money(
    bare: MainWindow, name: str, area: AreaUnit | None
) -> None:
    bare.commands["money_wan"].trigger()
    bare.commands[name].trigger()
    assert units(bare) == UnitChoice(area, "wan")
    assert checked(bare, AREAS) == [name]


@pytest.mark.parametrize(("name", "money"), MONEY.items())
def test_a_unit_of_money_leaves_that_of_area(
    bare: MainWindow, name: str, money: MoneyStyle
) -> None:
    bare.commands["area_mu"].trigger()
    bare.commands[name].trigger()
    assert units(bare) == UnitChoice("mu", money)
    assert checked(bare, MONEY) == [name]


def test_one_button_offers_the_other_language_in_that_language(bare: MainWindow) -> None:
    language = button(bare, "languageButton")
    assert language.text() == "中文"
    language.click()
    assert language.text() == "English"
    assert checked(bare, LANGUAGES) == ["chinese"]
    language.click()
    assert language.text() == "中文"
    assert checked(bare, LANGUAGES) == ["english"]


def test_the_other_button_opens_the_units(bare: MainWindow) -> None:
    opens = button(bare, "unitsButton")
    assert opens.text() == "Units"
    entries = opens.menu().actions()
    assert [action.objectName() for action in entries if not action.isSeparator()] == [
        *AREAS,
        *MONEY,
    ]
    bare.commands["chinese"].trigger()
    assert opens.text() == "单位"


def test_a_theme_is_worn_at_once_by_the_window_and_its_buttons(bare: MainWindow) -> None:
    def lightness() -> int:
        image = button(bare, "unitsButton").icon().pixmap(20).toImage()
        colors = [image.pixelColor(x, y) for x in range(20) for y in range(20)]
        return max(color.lightness() for color in colors if color.alpha() > 200)

    bare.show()
    in_light = lightness()
    bare.commands["theme_dark"].trigger()
    assert theme_of(bare.palette()) == DARK
    assert checked(bare, THEMES) == ["theme_dark"]
    assert lightness() > in_light + 60
    bare.commands["theme_light"].trigger()
    assert theme_of(bare.palette()) == LIGHT
    assert lightness() == in_light


def test_the_language_is_switched_everywhere_while_the_window_runs(window: MainWindow) -> None:
    canvas = canvas_of(window)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place_of(canvas, "changdong"))
    button(window, "languageButton").click()
    assert [plain(action.text()) for action in window.menuBar().actions()] == [
        *("文件", "编辑", "视图", "地图", "选择", "帮助")
    ]
    left_in_english = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.isVisible() and label.text().isascii() and label.text().isalpha()
    ]
    assert left_in_english == []


def test_a_theme_that_is_chosen_is_painted_by_the_map_too(window: MainWindow, qtbot: QtBot) -> None:
    def seen() -> QImage:
        return canvas_of(window).grab().toImage()

    light = seen().pixelColor(8, 8)
    with qtbot.waitSignal(window.session.frames.completed):
        trigger(window, "View", "Theme", "Dark")
    assert seen().pixelColor(8, 8).lightness() < light.lightness() - 60

"""The card of the palette: how one walks through it, takes a command and leaves."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QIcon, QImage, QPalette, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gisapp.ui.palette.popup import ROW_PX, WIDTH_PX, PalettePopup
from gisapp.ui.palette.rows import CommandRow
from gisapp.ui.widgets.theme import DARK, LIGHT, Theme
from tests.ui.widgets.painted import picture_of, places_of, shows

Key = Qt.Key


def row(name: str, *, is_enabled: bool = True, keys: str = "", aside: str = "") -> CommandRow:
    picture = QPixmap(20, 20)
    picture.fill(Qt.GlobalColor.red)
    return CommandRow(name, name.capitalize(), aside, keys, QIcon(picture), is_enabled)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    window.activateWindow()
    return window


@pytest.fixture
def popup(window: QWidget) -> PalettePopup:
    return PalettePopup(window)


@pytest.fixture
def opened(qtbot: QtBot, popup: PalettePopup) -> Callable[..., QListView]:
    """Opens the card with some rows and returns its list."""

    def show(*rows: CommandRow) -> QListView:
        popup.open("Search all commands", "No command fits.")
        popup.show_rows(rows)
        qtbot.waitUntil(popup.line.hasFocus)
        found = popup.findChild(QListView)
        assert found is not None
        return found

    return show


def current(view: QListView) -> str | None:
    name: str | None = view.currentIndex().data()
    return name


def nothing(popup: PalettePopup) -> QLabel:
    found = popup.findChild(QLabel, "commandNothing")
    assert found is not None
    return found


def test_it_opens_empty_with_the_keyboard_and_says_what_to_type(
    popup: PalettePopup, opened: Callable[..., QListView]
) -> None:
    typed: list[str] = []
    popup.typed.connect(typed.append)
    popup.line.setText("from before")
    opened(row("print"))
    assert popup.line.text() == ""
    assert popup.line.placeholderText() == "Search all commands"
    assert popup.line.accessibleName() == "Search all commands"
    QTest.keyClicks(popup.line, "pr")
    assert typed[-3:] == ["", "p", "pr"]


def test_the_arrows_go_round_and_round_past_what_cannot_be_done(
    popup: PalettePopup, opened: Callable[..., QListView]
) -> None:
    view = opened(row("undo", is_enabled=False), row("print"), row("open"))
    assert current(view) == "Print"
    walked = []
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up):
        QTest.keyClick(popup.line, key)
        walked.append(current(view))
    assert walked == ["Open", "Print", "Open"]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_takes_the_current_command_and_closes(
    popup: PalettePopup, opened: Callable[..., QListView], key: Qt.Key
) -> None:
    taken: list[str] = []
    popup.taken.connect(taken.append)
    opened(row("print"), row("open"))
    QTest.keyClick(popup.line, Key.Key_Down)
    QTest.keyClick(popup.line, key)
    assert taken == ["open"]
    assert popup.isHidden()


def test_a_click_takes_a_command_but_not_one_that_cannot_be_done(
    popup: PalettePopup, opened: Callable[..., QListView]
) -> None:
    taken: list[str] = []
    popup.taken.connect(taken.append)
    view = opened(row("print"), row("undo", is_enabled=False), row("open"))
    for place in (1, 2):
        rect = view.visualRect(view.model().index(place, 0))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert taken == ["open"]


def test_where_nothing_can_be_done_enter_does_nothing(
    popup: PalettePopup, opened: Callable[..., QListView]
) -> None:
    taken: list[str] = []
    popup.taken.connect(taken.append)
    view = opened(row("undo", is_enabled=False))
    assert current(view) is None
    for key in (Key.Key_Down, Key.Key_Return):
        QTest.keyClick(popup.line, key)
    assert taken == []
    assert popup.isVisible()


def test_where_nothing_fits_it_says_so(
    popup: PalettePopup, opened: Callable[..., QListView]
) -> None:
    view = opened()
    assert nothing(popup).isVisible()
    assert nothing(popup).text() == "No command fits."
    assert view.isHidden()
    for key in (Key.Key_Down, Key.Key_Return):
        QTest.keyClick(popup.line, key)
    assert popup.isVisible()
    popup.show_rows([row("print")])
    assert nothing(popup).isHidden()


def test_escape_leaves_without_taking_anything(
    popup: PalettePopup, opened: Callable[..., QListView]
) -> None:
    taken: list[str] = []
    popup.taken.connect(taken.append)
    opened(row("print"))
    QTest.keyClick(popup.line, Key.Key_Escape)
    assert popup.isHidden()
    assert not popup.line.hasFocus()
    assert taken == []


def test_it_closes_when_the_keyboard_goes_elsewhere(
    window: QWidget, popup: PalettePopup, opened: Callable[..., QListView]
) -> None:
    other = QLineEdit(window)
    other.show()
    opened(row("print"))
    other.setFocus()
    assert popup.isHidden()


def test_it_stays_open_for_the_menu_from_which_one_pastes(
    popup: PalettePopup, opened: Callable[..., QListView]
) -> None:
    opened(row("print"))
    place = QPoint(10, 10)
    mouse = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(
        popup.line, QContextMenuEvent(mouse, place, popup.line.mapToGlobal(place))
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert popup.isVisible()
    menu.close()
    assert popup.isVisible()


def test_it_is_as_high_as_its_commands_up_to_a_limit(
    window: QWidget, popup: PalettePopup, opened: Callable[..., QListView]
) -> None:
    assert opened(row("print"), row("open")).height() == 2 * ROW_PX
    assert popup.width() == WIDTH_PX
    assert abs(popup.geometry().center().x() - window.rect().center().x()) <= 1
    view = opened(*(row(f"command {number}") for number in range(40)))
    assert view.height() == 11 * ROW_PX
    assert window.rect().contains(popup.geometry())


def test_it_stays_inside_a_narrow_window(
    window: QWidget, popup: PalettePopup, opened: Callable[..., QListView]
) -> None:
    window.resize(300, 700)
    opened(row("print"))
    assert window.rect().contains(popup.geometry())


def picture(view: QListView, theme: Theme, ratio: float) -> QImage:
    """Return what a user sees of the list."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, theme.color("surface"))
    view.setPalette(palette)
    return picture_of(view.viewport(), theme, ratio)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_row_shows_icon_name_menu_and_keys_in_the_themes_colours(
    popup: PalettePopup, opened: Callable[..., QListView], theme: Theme, ratio: float
) -> None:
    view = opened(row("print", keys="Ctrl+P", aside="File"))
    image = picture(view, theme, ratio)
    assert shows(image, theme.accent_soft)
    assert shows(image, theme.text)
    assert shows(image, theme.text_muted)
    icon, name = (places_of(image, color)[:, 0] for color in ("#ff0000", theme.text))
    assert icon.max() < np.median(name)


def test_what_cannot_be_done_is_faint(
    popup: PalettePopup, opened: Callable[..., QListView]
) -> None:
    view = opened(row("undo", is_enabled=False))
    assert not shows(picture(view, LIGHT, 1.0), LIGHT.text)


def test_a_long_name_ends_before_the_keys(
    popup: PalettePopup, opened: Callable[..., QListView]
) -> None:
    view = opened(row("u" * 200, keys="Ctrl+Z", aside="Edit"))
    image = picture(view, LIGHT, 1.0)
    keys = view.viewport().width() - 8 - view.fontMetrics().horizontalAdvance("Ctrl+Z")
    assert places_of(image, LIGHT.text)[:, 0].max() < keys

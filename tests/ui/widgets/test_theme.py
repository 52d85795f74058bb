"""Two themes in which everything can be read, and widgets that follow the user's choice."""

from collections.abc import Iterator
from dataclasses import fields

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gisapp.ui.widgets.theme import (
    DARK,
    LIGHT,
    Appearance,
    Theme,
    style_sheet,
    theme_of,
    ui_font,
)

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("surface", "surface_raised")
READABLE = 4.5
"""The contrast that text of this size needs, by WCAG 2.1."""


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    """The application, which gets its look back."""
    before = qapp.style().name(), qapp.font(), qapp.palette(), qapp.styleSheet()
    yield qapp
    name, font, palette, sheet = before
    qapp.setStyle(name)
    qapp.setFont(font)
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)


@pytest.fixture
def appearance(application: QApplication) -> Iterator[Appearance]:
    appearance = Appearance(application, "light")
    yield appearance
    appearance.deleteLater()


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours by WCAG 2.1, from 1 to 21."""
    lights = sorted(map(_luminance, (one, other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@THEMES
@pytest.mark.parametrize("role", ["text", "text_muted", "link", "danger"])
def test_text_can_be_read_on_every_ground(theme: Theme, role: str) -> None:
    for ground in GROUNDS:
        assert contrast(theme.color(role), theme.color(ground)) >= READABLE, ground


@THEMES
@pytest.mark.parametrize("role", ["warning", "accent"])
def test_strong_colours_can_be_read_on_their_soft_ground(theme: Theme, role: str) -> None:
    assert contrast(theme.color(role), theme.color(f"{role}_soft")) >= READABLE


@THEMES
def test_text_on_the_accent_can_be_read(theme: Theme) -> None:
    for ground in ("accent", "accent_hover"):
        assert contrast(theme.color("on_accent"), theme.color(ground)) >= READABLE


@THEMES
def test_every_role_is_a_colour(theme: Theme) -> None:
    roles = [field.name for field in fields(theme) if field.name != "name"]
    assert [role for role in roles if not theme.color(role).isValid()] == []


@THEMES
def test_the_style_sheet_has_no_role_left_to_fill_in(theme: Theme) -> None:
    sheet = style_sheet(theme)
    assert "$" not in sheet.split("*/", 1)[1]
    assert theme.surface in sheet


@THEMES
def test_the_theme_of_a_palette_is_found_again(theme: Theme) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, theme.color("surface"))
    assert theme_of(palette) == theme


def test_a_font_has_the_size_and_weight_asked_for(qapp: QApplication) -> None:
    assert ui_font(11).pixelSize() == 11
    assert ui_font(bold=True).bold()
    assert not ui_font().bold()


def test_a_choice_of_theme_reaches_widgets_that_are_there_already(
    appearance: Appearance, qtbot: QtBot
) -> None:
    label = QLabel("text")
    qtbot.addWidget(label)
    label.show()
    palettes = _Palettes(label)
    appearance.choice.set("dark")
    assert theme_of(label.palette()) == DARK
    assert palettes.changes >= 1
    appearance.choice.set("light")
    assert theme_of(label.palette()) == LIGHT
    label.removeEventFilter(palettes)


def test_the_same_theme_again_repaints_nothing(appearance: Appearance, qtbot: QtBot) -> None:
    label = QLabel("text")
    qtbot.addWidget(label)
    label.show()
    palettes = _Palettes(label)
    appearance.choice.set("light")
    assert palettes.changes == 0
    label.removeEventFilter(palettes)


def test_a_disabled_button_has_disabled_text(appearance: Appearance, qtbot: QtBot) -> None:
    button = QPushButton("press")
    qtbot.addWidget(button)
    button.setEnabled(False)
    button.ensurePolished()
    assert button.palette().color(QPalette.ColorRole.ButtonText) == LIGHT.color("text_disabled")


class _Palettes(QObject):
    """Counts the changes of a widget's palette."""

    def __init__(self, widget: QLabel) -> None:
        super().__init__(widget)
        self.changes = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.changes += event.type() == QEvent.Type.PaletteChange
        return False

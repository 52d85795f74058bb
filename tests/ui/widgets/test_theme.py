"""Two themes in which everything can be read, and widgets that follow the user's choice."""

import re
from collections.abc import Iterator
from dataclasses import fields

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gisapp import paths
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
GROUNDS = ("surface", "surface_raised", "surface_sunken", "hover", "accent_soft")
READABLE = 4.5
"""The contrast that text of this size needs, by WCAG 2.1."""
SEEN = 3.0
"""The contrast that boxes, rings of focus and marks need, by WCAG 2.1."""
SHEET = re.sub(r"/\*.*?\*/", "", (paths.resources() / "window.qss").read_text("utf-8"), flags=re.S)
RULES = re.findall(r"([^{}]+)\{([^{}]+)\}", SHEET)
CONTROLS = r"QPushButton|QLineEdit|QSpinBox|QComboBox|Radio.*indicator|CheckBox.*indicator|kindChip"


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
@pytest.mark.parametrize(
    "role", ["text", "text_muted", "link", "accent", "success", "warning", "danger"]
)
def test_text_can_be_read_on_every_ground(theme: Theme, role: str) -> None:
    # Rows that are chosen have quiet and strong texts as well, but no success.
    grounds = [*GROUNDS, "warning_soft"] if role in ("text", "warning") else GROUNDS
    for ground in grounds:
        assert contrast(theme.color(role), theme.color(ground)) >= READABLE, ground


@THEMES
@pytest.mark.parametrize("role", ["border_control", "accent", "chart"])
def test_boxes_and_rings_of_focus_are_seen_on_every_ground(theme: Theme, role: str) -> None:
    for ground in ("surface", "surface_raised", "surface_sunken", "hover"):
        assert contrast(theme.color(role), theme.color(ground)) >= SEEN, ground


@THEMES
def test_each_rule_of_the_style_sheet_that_sets_both_can_be_read(theme: Theme) -> None:
    both = [
        (selector.strip(), color[1], ground[1])
        for selector, rule in RULES
        if (color := re.search(r"(?<![-\w])color: \$(\w+)", rule))
        and (ground := re.search(r"(?<!selection-)background: \$(\w+)", rule))
        and color[1] != "text_disabled"
    ]
    assert len(both) > 15, "else this tells nothing"
    dim = [each for each in both if contrast(*map(theme.color, each[1:])) < READABLE]
    assert dim == []


def test_what_one_types_in_or_presses_has_an_edge_that_is_seen() -> None:
    faint = [
        selector.strip()
        for selector, rule in RULES
        if re.search(CONTROLS, selector)
        and not re.search(r"disabled|AbstractItemView", selector)
        and re.search(r"border(-color)?: [^;]*\$(border|border_strong)\b", rule)
    ]
    assert faint == []


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

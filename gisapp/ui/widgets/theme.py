"""The window's look: colours by role in light and dark, fonts, spacing, and the one style sheet."""

from dataclasses import asdict, dataclass
from enum import IntEnum
from string import Template
from typing import Literal, get_args

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from gisapp import paths
from gisapp.core.events import Observable

ThemeName = Literal["light", "dark"]
ThemeChoice = Literal["system", "light", "dark"]
THEME_CHOICES: tuple[ThemeChoice, ...] = get_args(ThemeChoice)

FAMILIES = [
    "Inter",
    "Segoe UI",
    ".AppleSystemUIFont",
    "Noto Sans",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "PingFang SC",
    "WenQuanYi Micro Hei",
]
"""Latin faces first; each system has one of the Chinese faces that follow."""

FONT_PX = 13


class Space(IntEnum):
    """The steps of the spacing scale, in logical pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24


@dataclass(frozen=True)
class Theme:
    """The colours of one theme, each "#rrggbb" and named for its role.

    `surface` is behind everything, `surface_raised` a panel or card, `surface_sunken` a field
    or a pressed place; `*_soft` is a background on which the strong colour is readable.
    `border_control` is what a field, button or box is known by, and is seen on every background;
    the other borders are for looks.
    """

    name: ThemeName
    surface: str
    surface_raised: str
    surface_sunken: str
    hover: str
    border: str
    border_strong: str
    border_control: str
    text: str
    text_muted: str
    text_disabled: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    link: str
    success: str
    warning: str
    warning_soft: str
    danger: str
    chart: str

    def color(self, role: str) -> QColor:
        """Return the colour of a role, such as "text_muted"."""
        return QColor(str(getattr(self, role)))


LIGHT = Theme(
    name="light",
    surface="#f4f6f7",
    surface_raised="#ffffff",
    surface_sunken="#eef1f3",
    hover="#e8edef",
    border="#dde3e6",
    border_strong="#b9c3c8",
    border_control="#7d898f",
    text="#1b2529",
    text_muted="#55636a",
    text_disabled="#a3adb2",
    accent="#0b7285",
    accent_hover="#095f6f",
    accent_soft="#dff1f4",
    on_accent="#ffffff",
    link="#0b6a7c",
    success="#28753b",
    warning="#8a5a00",
    warning_soft="#fdf1d8",
    danger="#b3261e",
    chart="#0b7285",
)

DARK = Theme(
    name="dark",
    surface="#161c1f",
    surface_raised="#1e2629",
    surface_sunken="#12181a",
    hover="#2a3438",
    border="#2f3a3f",
    border_strong="#4a585e",
    border_control="#718087",
    text="#e6ecee",
    text_muted="#a6b3b9",
    text_disabled="#5d6b71",
    accent="#4fb8cc",
    accent_hover="#6cc8d9",
    accent_soft="#16404a",
    on_accent="#06252b",
    link="#6cc8d9",
    success="#7ccb8d",
    warning="#eebb5c",
    warning_soft="#3b2e12",
    danger="#f28b82",
    chart="#4fb8cc",
)


class Appearance(QObject):
    """Keeps the application in the theme of the user's `choice`, or in the system's.

    Widgets receive a change as `QEvent.Type.PaletteChange`; `theme_of` their palette is the new
    theme.

    Parameters
    ----------
    application : QApplication
        Gets the palette, the font and the style sheet.
    choice : "system", "light" or "dark"
        The user's choice at the start.
    """

    def __init__(self, application: QApplication, choice: ThemeChoice = "system") -> None:
        super().__init__()
        self._application = application
        self.choice: Observable[ThemeChoice] = Observable(choice)
        application.setStyle("Fusion")
        application.setFont(ui_font())
        self._current = self._theme_to_use()
        _apply(application, self._current)
        self.choice.changed.connect(lambda _: self._update())
        application.styleHints().colorSchemeChanged.connect(self._update)

    def _theme_to_use(self) -> Theme:
        system_is_dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = self.choice.value == "dark" or (self.choice.value == "system" and system_is_dark)
        return DARK if dark else LIGHT

    def _update(self) -> None:
        wanted = self._theme_to_use()
        if wanted != self._current:
            self._current = wanted
            _apply(self._application, wanted)


def theme_of(palette: QPalette) -> Theme:
    """Return the theme of a widget's palette, for widgets that paint themselves."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def theme_around(widget: QWidget) -> Theme:
    """Return the theme of a widget's window: a style sheet changes the palette of its buttons."""
    return theme_of(widget.window().palette())


def ui_font(px: int = FONT_PX, *, bold: bool = False) -> QFont:
    """Return the window's font at a size in logical pixels."""
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPixelSize(px)
    font.setBold(bold)
    return font


def style_sheet(theme: Theme) -> str:
    """Return the window's style sheet with a theme's colours filled in."""
    template = (paths.resources() / "window.qss").read_text(encoding="utf-8")
    icons = (paths.resources() / "icons").as_posix()
    return Template(template).substitute(asdict(theme), icons=icons)


def _apply(application: QApplication, theme: Theme) -> None:
    application.setPalette(_palette(theme))
    application.setStyleSheet(style_sheet(theme))


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for target, color in {
        role.Window: theme.surface,
        role.WindowText: theme.text,
        role.Base: theme.surface_raised,
        role.AlternateBase: theme.surface_sunken,
        role.Text: theme.text,
        role.PlaceholderText: theme.text_muted,
        role.Button: theme.surface_raised,
        role.ButtonText: theme.text,
        role.ToolTipBase: theme.surface_raised,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.link,
        role.LinkVisited: theme.link,
        role.Light: theme.surface_raised,
        role.Midlight: theme.hover,
        role.Mid: theme.border,
        role.Dark: theme.border_strong,
    }.items():
        palette.setColor(target, QColor(color))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(theme.text_disabled))
    return palette

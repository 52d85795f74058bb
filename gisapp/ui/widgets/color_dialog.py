"""The colours of the map in a widget's theme, and the dialog in which any colour is picked."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QWidget

from gisapp.render.palette import Palette, load_palette
from gisapp.ui.widgets.theme import ThemeName, theme_around
from gisapp.words import Words

_NO_COLOR_YET = "#808080"


def palette_of(widget: QWidget) -> Palette:
    """Return the map's colours in the theme of a widget."""
    return _palette(theme_around(widget).name)


def shown_color(color: str, widget: QWidget) -> QColor | None:
    """Return a colour as a widget's theme shows it; None for none.

    Parameters
    ----------
    color : str
        A name of the palette or "#rrggbb"; empty for none.
    widget : QWidget
    """
    return palette_of(widget).color(color) if color else None


def color_text(color: str, widget: QWidget, words: Words) -> str:
    """Return how a colour is spoken of; parameters as of `shown_color`."""
    shown = shown_color(color, widget)
    return words("style.no_color") if shown is None else shown.name()


def ask_color(
    color: str, title: str, parent: QWidget, take: Callable[[str], object]
) -> QColorDialog:
    """Open the dialog of all colours; what is picked in it is taken at once.

    Closed without a choice, it gives the colour of before again.

    Parameters
    ----------
    color : str
        The colour of now: a name of the palette or "#rrggbb", empty for none.
    title : str
        What the colour is of.
    parent : QWidget
        The owner.
    take : callable
        Gets "#rrggbb", or `color` itself where nothing was chosen.
    """
    dialog = QColorDialog(parent)
    dialog.setObjectName("colorDialog")
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # The system's own dialog tells nothing before it is closed.
    dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
    dialog.setCurrentColor(shown_color(color, parent) or QColor(_NO_COLOR_YET))
    dialog.currentColorChanged.connect(lambda now: take(now.name()))
    dialog.rejected.connect(lambda: take(color))
    dialog.open()
    return dialog


@cache
def _palette(theme: ThemeName) -> Palette:
    return load_palette(theme)

"""Labels that show any text as it is: text from a file is never read as markup."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from gisapp.ui.widgets.theme import FONT_PX, ui_font


def plain_label(
    text: str,
    parent: QWidget | None = None,
    *,
    px: int = FONT_PX,
    bold: bool = False,
    muted: bool = False,
    selectable: bool = False,
) -> QLabel:
    """Return a label of plain text that wraps.

    Parameters
    ----------
    text : str
        Shown as it is.
    parent : QWidget or None
        The owner.
    px : int
        The size of the font in logical pixels.
    bold : bool
        The weight of the font.
    muted : bool
        True for the theme's quieter colour of text.
    selectable : bool
        True if mouse and keyboard can select the text.
    """
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(True)
    label.setFont(ui_font(px, bold=bold))
    if muted:
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    if selectable:
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return label

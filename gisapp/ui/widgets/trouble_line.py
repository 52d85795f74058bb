"""The line of a dialog that says what is wrong, and takes no room while nothing is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from gisapp.ui.widgets.theme import FONT_PX, theme_of, ui_font


class TroubleLine(QLabel):
    """Says a sentence in the colour of failures; the text can be selected."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(ui_font(FONT_PX))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence, and nothing for an empty one."""
        self.setText(sentence)
        self.setVisible(bool(sentence))
        self.setStyleSheet(f"color: {theme_of(self.palette()).danger};")

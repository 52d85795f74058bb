"""Help: the gestures and keys of the map, and what this program is."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from gisapp import __version__
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

GESTURES = (
    *("drag", "space", "wheel", "fine_wheel", "double_click", "box"),
    *("click", "add", "select_box", "menu", "measure", "measure_end"),
    *("arrows", "plus_minus", "home", "selection", "history", "walk", "escape", "full_screen"),
)
"""Each has the words `gesture.<name>.do` and `gesture.<name>.get`."""


class GesturesDialog(QDialog):
    """All gestures and keys that the map knows, in two columns."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gesturesDialog")
        self.setWindowTitle(words("command.gestures"))
        rows = QGridLayout()
        rows.setHorizontalSpacing(Space.XL)
        rows.setVerticalSpacing(Space.XS)
        for row, gesture in enumerate(GESTURES):
            do = plain_label(words(f"gesture.{gesture}.do"), bold=True)
            get = plain_label(words(f"gesture.{gesture}.get"))
            for column, label in enumerate((do, get)):
                label.setWordWrap(False)
                rows.addWidget(label, row, column)
        _fill(self, rows, words)


class AboutDialog(QDialog):
    """Name and version."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.setWindowTitle(words("command.about"))
        text = QVBoxLayout()
        text.addWidget(plain_label("gisapp", px=20, bold=True))
        text.addWidget(plain_label(words("about.version", version=__version__), muted=True))
        text.addSpacing(Space.S)
        text.addWidget(plain_label(words("about.purpose")))
        self.setMinimumWidth(360)
        _fill(self, text, words)


def _fill(dialog: QDialog, content: QGridLayout | QVBoxLayout, words: Words) -> None:
    buttons = QDialogButtonBox()
    close = buttons.addButton(words("window.close"), QDialogButtonBox.ButtonRole.RejectRole)
    close.setDefault(True)
    buttons.rejected.connect(dialog.close)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
    layout.setSpacing(Space.L)
    layout.addLayout(content)
    layout.addWidget(buttons)

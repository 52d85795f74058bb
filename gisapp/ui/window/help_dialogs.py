"""Help: the gestures of the map and the keys of all commands, and what this program is."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gisapp import __version__
from gisapp.notices import notices_text
from gisapp.ui.command import Command, Scope
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.screen_room import resize_on_screen
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

GESTURES = (
    *("drag", "space", "wheel", "fine_wheel", "pinch", "double_click", "box"),
    *("click", "add", "extend", "leave", "select_box", "area_keys", "polygon"),
    *("menu", "measure_end"),
)
"""What the mouse does on the map; each has the words `gesture.<name>.do` and `.get`."""
_SCOPES: tuple[Scope, ...] = ("window", "canvas", "layers")

_ABOUT_PX = (660, 620)
_TALLEST_PX = 640
_BUTTONS_PX, _SCROLL_BAR_PX = 96, 16

_Row = tuple[str, str]


class KeysDialog(QDialog):
    """What the mouse and the keys do; the keys are those of the commands of the window."""

    def __init__(
        self, commands: Sequence[Command], words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("gesturesDialog")
        self.setWindowTitle(words("command.gestures"))
        mouse = [(words(f"gesture.{each}.do"), words(f"gesture.{each}.get")) for each in GESTURES]
        left, right = QVBoxLayout(), QVBoxLayout()
        _add_table(left, words("keys.mouse"), mouse)
        for scope in _SCOPES:
            column = left if scope == "canvas" else right
            _add_table(column, words(f"keys.{scope}"), list(_rows(commands, scope, words)))
        content = QWidget()
        columns = QHBoxLayout(content)
        columns.setContentsMargins(0, 0, Space.M, 0)
        columns.setSpacing(2 * Space.XL)
        for column in (left, right):
            column.setSpacing(Space.S)
            column.addStretch(1)
            columns.addLayout(column)
        # There are more rows than a small screen has room for.
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(content)
        listed = QVBoxLayout()
        listed.addWidget(scroll)
        _fill(self, listed, words)
        width = content.sizeHint().width() + 2 * Space.XL + _SCROLL_BAR_PX
        resize_on_screen(self, width, min(content.sizeHint().height() + _BUTTONS_PX, _TALLEST_PX))


class AboutDialog(QDialog):
    """Name, version, and whose work the program is made of."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.setWindowTitle(words("command.about"))
        text = QVBoxLayout()
        text.addWidget(plain_label("gisapp", px=20, bold=True))
        text.addWidget(plain_label(words("about.version", version=__version__), muted=True))
        text.addSpacing(Space.S)
        text.addWidget(plain_label(words("about.purpose")))
        text.addWidget(plain_label(words("about.licence")))
        text.addSpacing(Space.S)
        text.addWidget(plain_label(words("about.notices"), muted=True))
        notices = QPlainTextEdit(notices_text(words), readOnly=True)
        notices.setObjectName("aboutNotices")
        notices.setAccessibleName(words("about.notices"))
        text.addWidget(notices, 1)
        resize_on_screen(self, *_ABOUT_PX)
        _fill(self, text, words)


def _rows(commands: Sequence[Command], scope: Scope, words: Words) -> Iterator[_Row]:
    """Yield the keys of each command of a scope that has some, and what it does."""
    for command in commands:
        if command.scope == scope and command.keys:
            native = QKeySequence.SequenceFormat.NativeText
            shown = dict.fromkeys(QKeySequence(key).toString(native) for key in command.keys)
            yield words("keys.or").join(shown), _name_of(command, words)


def _name_of(command: Command, words: Words) -> str:
    """Return what a command is called whatever it is about now."""
    blanks = dict.fromkeys(command.values.value, "") if command.values is not None else {}
    return words(command.words_code, **blanks).strip().rstrip("…")


def _add_table(column: QVBoxLayout, heading: str, rows: Sequence[_Row]) -> None:
    if column.count():
        column.addSpacing(Space.L)
    head = plain_label(heading, muted=True)
    head.setWordWrap(False)
    column.addWidget(head)
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.XL)
    grid.setVerticalSpacing(Space.XS)
    grid.setColumnStretch(1, 1)
    for row, (do, get) in enumerate(rows):
        for place, label in enumerate((plain_label(do, bold=True), plain_label(get))):
            label.setWordWrap(False)
            grid.addWidget(label, row, place)
    column.addLayout(grid)


def _fill(dialog: QDialog, content: QLayout, words: Words) -> None:
    buttons = QDialogButtonBox()
    close = buttons.addButton(words("window.close"), QDialogButtonBox.ButtonRole.RejectRole)
    close.setDefault(True)
    buttons.rejected.connect(dialog.close)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
    layout.setSpacing(Space.L)
    layout.addLayout(content)
    layout.addWidget(buttons)

"""The dialog that asks for the encoding of a file, and shows its texts as they read in it."""

from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.layers.layer import Layer
from gisapp.errors import GisAppError
from gisapp.session.session import Session
from gisapp.session.tasks import Task
from gisapp.sources.encoding_judgement import MARK
from gisapp.sources.encoding_names import known_encoding, told_name, widest
from gisapp.sources.stand_ins.private_folder import readable_name
from gisapp.sources.text_sample import TextSample, text_sample
from gisapp.ui.texts.encoding_list import EncodingList
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.plain_text import in_title
from gisapp.ui.widgets.screen_room import resize_on_screen
from gisapp.ui.widgets.theme import Space
from gisapp.ui.widgets.trouble_line import TroubleLine

WIDTH_PX, HEIGHT_PX = 760, 560


class EncodingDialog(QDialog):
    """Lists likely encodings of a layer's file, and shows its texts in the one that is picked.

    Accepted, all layers of the file are read in it.
    """

    def __init__(self, session: Session, layer: Layer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("encodingDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = words = session.state.words.value
        self._doubts = session.encoding_doubts
        self._layer = layer
        self._sample: TextSample | None = None
        self._encoding = layer.origin.encoding
        heading = words("texts.heading", name=readable_name(Path(layer.origin.source).name))
        self.setWindowTitle(in_title(heading))
        self._heading = plain_label(heading, px=18, bold=True)
        self._about = plain_label(words("texts.looking"), muted=True)
        self._about.setObjectName("encodingAbout")
        self._other = QLineEdit(placeholderText=words("texts.other"))
        self._other.setObjectName("encodingOther")
        self._other.setAccessibleName(words("texts.other"))
        self._other.setClearButtonEnabled(True)
        self._list = EncodingList(words("texts.encodings"))
        self._text = QPlainTextEdit(readOnly=True)
        self._text.setObjectName("encodingText")
        self._text.setAccessibleName(words("texts.preview"))
        self._trouble = TroubleLine("encodingTrouble")
        self._take_it = QPushButton(words("texts.apply"), default=True)
        self._take_it.setEnabled(False)
        self._take_it.setObjectName("encodingTake")
        self._cancel = QPushButton(words("texts.cancel"))
        self._cancel.setObjectName("encodingCancel")
        self._lay_out()
        self._list.picked.connect(self._show)
        self._list.itemDoubleClicked.connect(lambda _: self._take_it.click())
        self._other.textEdited.connect(self._name)
        self._take_it.clicked.connect(self._accept)
        self._cancel.clicked.connect(self.reject)
        self._at_work = session.tasks.follow(words("texts.looking"), self._look, self._take)

    def done(self, result: int) -> None:
        # Closed, cancelled or left with Esc, which sends no close event: all come by here.
        self._at_work.drop()
        super().done(result)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(Space.S)
        left.addWidget(self._list, 1)
        left.addWidget(self._other)
        columns = QHBoxLayout()
        columns.setSpacing(Space.L)
        columns.addLayout(left, 9)
        columns.addWidget(self._text, 11)
        buttons = QDialogButtonBox()
        buttons.addButton(self._take_it, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.S)
        layout.addWidget(self._heading)
        layout.addWidget(self._about)
        layout.addLayout(columns, 1)
        layout.addWidget(self._trouble)
        layout.addWidget(buttons)
        resize_on_screen(self, WIDTH_PX, HEIGHT_PX)

    def _look(self, task: Task) -> Generator[TextSample | GisAppError, None, None]:
        try:
            yield text_sample(self._layer.origin.source, task.progress)
        except GisAppError as failure:
            yield failure

    def _take(self, found: TextSample | GisAppError) -> None:
        if isinstance(found, GisAppError):
            self._about.setText("")
            self._trouble.say(found.sentence(self._words))
            return
        self._sample = found
        offered = found.offered()
        is_plain = not (found.names or found.values)
        about = "texts.plain" if is_plain else "texts.about"
        self._about.setText(self._words(about, encoding=self._layer.origin.encoding))
        self._list.show_encodings(offered, [self._example(each) for each in offered])
        self._list.pick(self._encoding, self._example(self._encoding))
        self._list.setFocus()

    def _show(self, encoding: str) -> None:
        """Show the texts as they read in an encoding, by any name of it."""
        self._encoding = encoding
        names, values = self._read_in(encoding)
        parts = []
        if names:
            parts.append(
                self._words("texts.fields", names=self._words("texts.joined_by").join(names))
            )
        parts += values
        self._text.setPlainText("\n".join(parts))
        self._take_it.setEnabled(True)
        self._trouble.say("")

    def _name(self, typed: str) -> None:
        """Show the texts in the encoding that the user types the name of."""
        known = known_encoding(typed)
        if self._sample is None or not typed:
            return
        if known is None:
            self._take_it.setEnabled(False)
            self._trouble.say(self._words("texts.unknown", encoding=typed))
            return
        encoding = told_name(widest(known))
        self._list.pick(encoding, self._example(encoding))
        self._show(encoding)

    def _example(self, encoding: str) -> str:
        names, values = self._read_in(encoding)
        return self._words("texts.joined_by").join((*values[:3], *names[:3])[:3])

    def _read_in(self, encoding: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        known = known_encoding(encoding)
        if self._sample is None or known is None:
            return (), ()
        names, values = self._sample.read_in(known)
        return tuple(map(_printable, names)), tuple(map(_printable, values))

    def _accept(self) -> None:
        self.accept()
        self._doubts.read_in(self._layer, self._encoding)


def _printable(text: str) -> str:
    """Return a text with a mark for what is no letter, as there is in a wrong encoding."""
    return "".join(each if each.isprintable() else MARK for each in text)

"""One line for an expression: what may come next is offered, and what is wrong underlined."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtGui import QTextCharFormat as Format
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QListView, QVBoxLayout, QWidget

from gisapp.core.filters.filter_field import FilterField
from gisapp.core.text.units import format_number
from gisapp.session.settings import Settings
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space, theme_of
from gisapp.words import Words

MOST_REMEMBERED = 20
_REMEMBERED = "filter_expressions"
_COMPLETION = Qt.ItemDataRole.UserRole
Values = Callable[[str], Sequence[tuple[str, int]]]


class _Line(QLineEdit):
    """The line itself: Up and Down go through what was applied before.

    Enter ends here: the default button of a dialog would apply the same once more.
    """

    walked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.walked.emit(step)
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    def underline(self, start: int, end: int) -> None:
        """Draw a wave below some letters; below none where they are none."""
        attributes = []
        if end > start:
            look = Format()
            look.setUnderlineStyle(Format.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(theme_of(self.palette()).color("danger"))
            kind = QInputMethodEvent.AttributeType.TextFormat
            place = start - self.cursorPosition()
            attributes.append(QInputMethodEvent.Attribute(kind, place, end - start, look))
        # The only way in which Qt formats a part of a line.
        QApplication.sendEvent(self, QInputMethodEvent("", attributes))


class ExpressionLine(QWidget):
    """A line with its completion, and below it one sentence on what is wrong.

    `applied` emits the expression on Enter, unless it cannot be understood; `understood` emits
    True or False as one types.

    Parameters
    ----------
    fields : sequence of FilterField
        What may be named.
    values : callable
        Returns the values of a field that are known by now, with their counts.
    settings : Settings
        Where expressions are remembered.
    words : Words
        The user's language.
    """

    applied = Signal(str)
    understood = Signal(bool)

    def __init__(
        self, fields: Sequence[FilterField], values: Values, settings: Settings, words: Words
    ) -> None:
        super().__init__()
        self._fields, self._values = tuple(fields), values
        self._settings, self._words = settings, words
        self._walked = -1
        self.line = _Line()
        self.line.setObjectName("expressionLine")
        self.line.setAccessibleName(words("expression.line"))
        self.line.setPlaceholderText(words("expression.example"))
        self.said = plain_label("", px=12)
        self.said.setObjectName("expressionSaid")
        self.said.setWordWrap(True)
        self._offers = QStandardItemModel(self)
        self.completer = QCompleter(self._offers, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setWidget(self.line)
        offers = QListView()
        offers.setObjectName("expressionOffers")
        self.completer.setPopup(offers)
        self.completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self.line.textEdited.connect(lambda _: self._typed())
        self.line.returnPressed.connect(self._apply)
        self.line.walked.connect(self._walk)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self.line)
        layout.addWidget(self.said)

    @property
    def text(self) -> str:
        """What has been typed."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put an expression into the line."""
        self.line.setText(text)
        self._check()

    def show_fields(self, fields: Sequence[FilterField]) -> None:
        """Take other columns for those that may be named."""
        self._fields = tuple(fields)
        self._check()

    def offer(self) -> None:
        """Show what may come next at the cursor."""
        # Most windows never show the line.
        from gisapp.core.filters.completion import completions

        self._offers.clear()
        found = completions(
            self.text,
            self.line.cursorPosition(),
            self._fields,
            self._values,
            self._words.language,
        )
        for each in found:
            count = "" if each.count is None else f"    {format_number(each.count)}"
            item = QStandardItem(f"{each.text}{count}")
            item.setData(each, _COMPLETION)
            item.setEditable(False)
            self._offers.appendRow(item)
        popup = self.completer.popup()
        if found:
            self.completer.complete()
        elif popup is not None:
            popup.hide()

    def _typed(self) -> None:
        self._walked = -1
        self._check()
        self.offer()

    def _check(self) -> bool:
        """Underline what is wrong, and say it; what is not finished is no fault as one types."""
        from gisapp.core.filters.expression import parsed
        from gisapp.core.filters.expression_error import ExpressionError

        try:
            parsed(self.text, self._fields)
        except ExpressionError as error:
            is_begun = error.code in ("expression_empty", "expression_unfinished")
            self.line.underline(*((0, 0) if is_begun else (error.start, error.end)))
            sentence = "" if error.code == "expression_empty" else error.sentence(self._words)
            self._say(sentence, color="text_muted" if is_begun else "danger")
            self.understood.emit(False)
            return False
        self.line.underline(0, 0)
        self._say("")
        self.understood.emit(True)
        return True

    def _say(self, sentence: str, color: str = "danger") -> None:
        self.said.setText(sentence)
        shade = theme_of(self.palette()).color(color).name()
        self.said.setStyleSheet(f"color: {shade};")

    def _take(self, index: QModelIndex) -> None:
        offer = index.data(_COMPLETION)
        if offer is None:
            return
        before, after = self.text[: offer.start], self.text[offer.end :]
        gap = " " if before and not before[-1].isspace() and before[-1] != "(" else ""
        space = "" if offer.text.endswith("(") else " "
        made = f"{before}{gap if offer.start == offer.end else ''}{offer.text}{space}"
        self.line.setText(made + after.lstrip())
        self.line.setCursorPosition(len(made))
        self._check()

    def _apply(self) -> None:
        if not self._check():
            return
        former = [each for each in self._settings.texts(_REMEMBERED) if each != self.text]
        self._settings.remember_json(_REMEMBERED, [self.text, *former][:MOST_REMEMBERED])
        self._walked = -1
        self.applied.emit(self.text)

    def _walk(self, step: int) -> None:
        former = self._settings.texts(_REMEMBERED)
        self._walked = min(max(self._walked + step, -1), len(former) - 1)
        self.set_text(former[self._walked] if self._walked >= 0 else "")

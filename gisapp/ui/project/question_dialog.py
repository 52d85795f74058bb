"""A question with a few answers, each a button; nothing happens where it is closed."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.plain_text import in_menu
from gisapp.ui.widgets.theme import Space

_WIDTH_PX = 440
_QUESTION_PX = 16


@dataclass(frozen=True)
class Answer:
    """One answer.

    Parameters
    ----------
    name : str
        The object name of its button.
    text : str
        What the button says.
    run : callable
        Does it, once the dialog is closed.
    is_aside : bool
        True to stand apart from the others: it gives something up.
    """

    name: str
    text: str
    run: Callable[[], object]
    is_aside: bool = False


class QuestionDialog(QDialog):
    """Asks one question over a window, which waits for the answer.

    Parameters
    ----------
    question, explanation : str
        What is asked, and what the answers mean.
    answers : sequence of Answer
        The last one is taken with Enter.
    cancel : str
        What the button says that does nothing.
    parent : QWidget
        The window.
    """

    def __init__(
        self,
        question: str,
        explanation: str,
        answers: tuple[Answer, ...],
        cancel: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setFixedWidth(_WIDTH_PX)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        for label in (
            plain_label(question, px=_QUESTION_PX, bold=True),
            plain_label(explanation, muted=True),
        ):
            # A layout asks for the height of wrapped lines only once it has been shown.
            label.setMinimumHeight(label.heightForWidth(_WIDTH_PX - 2 * Space.XL))
            layout.addWidget(label)
        layout.addSpacing(Space.M)
        layout.addLayout(self._buttons(answers, cancel))

    def _buttons(self, answers: tuple[Answer, ...], cancel: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for answer in answers:
            if answer.is_aside:
                row.addWidget(self._button(answer))
        row.addStretch(1)
        nothing = QPushButton(in_menu(cancel), autoDefault=False)
        nothing.setObjectName("cancelQuestion")
        nothing.clicked.connect(self.reject)
        row.addWidget(nothing)
        for answer in answers:
            if not answer.is_aside:
                button = self._button(answer)
                button.setDefault(answer is answers[-1])
                row.addWidget(button)
        return row

    def _button(self, answer: Answer) -> QPushButton:
        button = QPushButton(in_menu(answer.text), autoDefault=False)
        button.setObjectName(answer.name)

        def take() -> None:
            self.accept()
            answer.run()

        button.clicked.connect(take)
        return button

"""All that is known about a fact, for the card that opens beside it: its source, time, doubts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.parks.facts import Fact
from gisapp.core.text.joining import SEPARATOR
from gisapp.ui.widgets.confidence_mark import MARK_PX, paint_confidence_mark
from gisapp.ui.widgets.painted_box import SMALL_PX
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space, theme_of

VALUE_PX = 17


@dataclass(frozen=True)
class FactAction:
    """What can be done with a fact: the words of its button, and what that does."""

    label: str
    run: Callable[[], None]


FactActions = Callable[[Fact], Sequence[FactAction]]
"""Returns what can be done with a fact."""


def no_actions(_: Fact) -> Sequence[FactAction]:
    """Return nothing: a fact that is read about only."""
    return ()


class ConfidenceDot(QWidget):
    """The confidence mark as a widget of its own."""

    def __init__(self, confidence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._confidence = confidence
        self.setFixedSize(QSize(round(MARK_PX) + 2, round(MARK_PX) + 6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        center = QPointF(self.rect().center()) + QPointF(0.5, 1.5)
        paint_confidence_mark(painter, center, self._confidence, theme_of(self.palette()))


def provenance(
    fact: Fact, formatter: FactFormatter, *, brief: bool = False
) -> tuple[tuple[str, str], ...]:
    """Return what is known about a fact besides its value.

    Parameters
    ----------
    fact : Fact
        The fact.
    formatter : FactFormatter
        The user's language and units.
    brief : bool
        True for the title of the source without its publisher, dates and licence.

    Returns
    -------
    tuple of (str, str)
        Label and words; what is not known is left out, but for the place in the source.
    """
    words = formatter.words
    source = None if brief else formatter.source(fact)
    lines = [
        (words("panel.fact_kind"), formatter.kind(fact)),
        (words("panel.fact_period"), formatter.period(fact.period)),
        (words("panel.fact_basis"), formatter.basis(fact)),
        (words("panel.fact_confidence"), formatter.confidence(fact)),
        (words("panel.fact_note"), formatter.note(fact)),
        (words("panel.fact_source"), formatter.source_title(fact)),
        (formatter.locator_title, formatter.locator(fact) or words("panel.not_stated")),
    ]
    if source is not None:
        lines += [
            (words("panel.source_publisher"), source.publisher),
            (words("panel.source_published"), source.published),
            (words("panel.source_as_of"), formatter.as_of(source)),
            (words("panel.source_licence"), source.licence),
        ]
    lines.append((words("panel.fact_id"), formatter.identifier(fact)))
    return tuple((label, value) for label, value in lines if value)


class FactDetails(QWidget):
    """A fact with all its provenance, or a worked-out figure with the facts that it rests on.

    Parameters
    ----------
    title, value : str
        What is stated or worked out.
    facts : iterable of Fact
        The fact itself, or those that a figure rests on; none for a shape on the map.
    doubts : iterable of str
        Sentences.
    formatter : FactFormatter
        The user's language and units.
    actions : callable
        Returns what can be done with each fact.
    """

    def __init__(
        self,
        title: str,
        value: str,
        facts: Iterable[Fact],
        doubts: Iterable[str],
        formatter: FactFormatter,
        actions: FactActions = no_actions,
    ) -> None:
        super().__init__()
        self.setObjectName("factDetails")
        self.setAccessibleName(title)
        self._formatter = formatter
        self._facts = tuple(facts)
        several = tuple(doubts)
        self._doubts = tuple(f"– {each}" for each in several) if len(several) > 1 else several
        self._title, self._value = title, value
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(plain_label(title, muted=True))
        layout.addWidget(plain_label(value, px=VALUE_PX, bold=True, selectable=True))
        for doubt in self._doubts:
            layout.addWidget(plain_label(doubt, px=SMALL_PX, muted=True))
        for fact in self._facts:
            layout.addSpacing(Space.XS)
            layout.addLayout(self._block(fact))
            for action in actions(fact):
                layout.addWidget(self._button(action), 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(Space.XS)
        layout.addLayout(self._buttons())

    def as_text(self) -> str:
        """Return all of it as plain text."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"{self._title}: {self._value}"
        yield from self._doubts
        for fact in self._facts:
            if self._is_derived:
                yield self._heading(fact)
            elif explanation := self._formatter.explanation(fact):
                yield explanation
            for label, value in provenance(fact, self._formatter, brief=self._is_derived):
                yield f"  {label}: {value}"

    @property
    def _is_derived(self) -> bool:
        return len(self._facts) != 1

    def _heading(self, fact: Fact) -> str:
        label = self._formatter.property_label(fact.property_code)
        return f"{label}{SEPARATOR}{self._formatter.value(fact)}"

    def _block(self, fact: Fact) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(1, 1)
        row = 0
        explanation = self._formatter.explanation(fact)
        if self._is_derived:
            grid.addWidget(plain_label(self._heading(fact), bold=True), row, 0, 1, 2)
            row += 1
        elif explanation:
            grid.addWidget(plain_label(explanation, selectable=True), row, 0, 1, 2)
            row += 1
        top = Qt.AlignmentFlag.AlignTop
        confidence = self._formatter.words("panel.fact_confidence")
        for label, value in provenance(fact, self._formatter, brief=self._is_derived):
            caption = plain_label(label, px=SMALL_PX, muted=True)
            caption.setWordWrap(False)
            caption.setContentsMargins(0, 2, 0, 0)
            grid.addWidget(caption, row, 0, top)
            text = plain_label(value, selectable=True)
            if label == confidence:
                line = QHBoxLayout()
                line.setSpacing(Space.XS)
                line.addWidget(ConfidenceDot(fact.confidence))
                line.addWidget(text, 1)
                grid.addLayout(line, row, 1)
            else:
                grid.addWidget(text, row, 1, top)
            row += 1
        return grid

    def _button(self, action: FactAction) -> QPushButton:
        button = QPushButton(action.label)
        button.setFlat(True)
        button.setObjectName("factAction")
        button.clicked.connect(action.run)
        # What it does is done elsewhere: the card goes.
        button.clicked.connect(lambda: self.window().close())
        return button

    def _buttons(self) -> QHBoxLayout:
        copy = QPushButton(self._formatter.words("panel.copy"))
        copy.setFlat(True)
        copy.setObjectName("copyFact")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.as_text()))
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(copy)
        return line

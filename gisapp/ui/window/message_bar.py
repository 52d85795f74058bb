"""Messages over the map, the one door to the user: a sentence, details on demand."""

from collections import deque
from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from gisapp.errors import GisAppError
from gisapp.session.messages import Message, Severity
from gisapp.session.session import Session
from gisapp.ui.widgets.flow_layout import FlowLayout
from gisapp.ui.widgets.icons import icon, pixmap
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space, theme_of
from gisapp.ui.widgets.wrapped_label import WrappedLabel
from gisapp.words import Words

WIDTH_PX = 560
INFO_STAYS_MS = 8000
DETAILS_PX = 120
QWIDGETSIZE_MAX = 2**24 - 1
"""What Qt calls so, and doesn't hand to Python."""
_LEAST_SENTENCE_PX = 60
MOST_ACTIONS = 2
"""So many buttons a message may bring; more would say that it should be a dialog."""
_COLORS: dict[Severity, str] = {"info": "accent", "warning": "warning", "error": "danger"}


class MessageBar(QFrame):
    """Shows one message at a time, in the order in which they came to `show_message`.

    A mere piece of information goes by itself, unless its details are being read. An offer stays,
    and comes back once what came after it has been read.
    """

    def __init__(self, session: Session, information_stays_ms: int = INFO_STAYS_MS) -> None:
        super().__init__()
        self.setObjectName("messageBar")
        self.setMaximumWidth(WIDTH_PX)
        self._waiting: deque[Message] = deque()
        self._shown_before: set[Message] = set()
        self._shown: Message | None = None
        self._words = session.state.words

        self._sign = QLabel()
        self._sentence = WrappedLabel()
        self._sentence.setObjectName("messageSentence")
        self._waiting_count = plain_label("", muted=True)
        self._waiting_count.setObjectName("messageWaiting")
        self._waiting_count.setWordWrap(False)
        self._more = _button("messageMore", self._toggle_details)
        self._actions = [_button(f"messageAction{place}", act) for place, act in self._acts()]
        self._close = QToolButton()
        self._close.setObjectName("messageClose")
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.close_message)
        self._details = QPlainTextEdit(readOnly=True)
        self._details.setObjectName("messageDetails")
        self._details.setFixedHeight(DETAILS_PX)
        self._timer = QTimer(self, singleShot=True, interval=information_stays_ms)
        self._timer.timeout.connect(self.close_message)
        self._arrange()
        self._words.changed.connect(self._write)
        self._write(self._words.value)
        session.messages.settled.connect(partial(self._take_back, only_errors=True))
        session.messages.answered.connect(self._take_back)
        session.frames.problems_met.connect(self._show_problems)
        self.hide()

    def show_message(self, message: Message) -> None:
        """Show a message, after those that still wait to be read."""
        if message.about:
            self._forget(message.about)
        if message != self._shown and message not in self._waiting:
            self._waiting.append(message)
        self._let_pass()
        if self._shown is None:
            self._show_next()
        self._update_count()

    def _let_pass(self) -> None:
        """Have what is no offer be read before all offers."""
        news = [each for each in self._waiting if not each.is_offer]
        offers = [each for each in self._waiting if each.is_offer]
        if news and self._shown is not None and self._shown.is_offer:
            offers.insert(0, self._shown)
            self._put_away()
        self._waiting = deque((*news, *offers))

    def _take_back(self, path: str, *, only_errors: bool = False) -> None:
        """Put away what was said of a path, or of what is in it."""
        self._forget(path, only_errors=only_errors)
        if self._shown is None:
            self._show_next()
        self._update_count()

    def _forget(self, path: str, *, only_errors: bool = False) -> None:
        def is_over(message: Message) -> bool:
            is_meant = message.severity == "error" or not only_errors
            return is_meant and _is_about(message, path)

        self._waiting = deque(each for each in self._waiting if not is_over(each))
        if self._shown is not None and is_over(self._shown):
            self._put_away()

    def _put_away(self) -> None:
        self._shown = None
        self._timer.stop()
        self.hide()

    def close_message(self) -> None:
        """Put the message away and show the one that waits, if any."""
        self._put_away()
        self._show_next()

    def sizeHint(self) -> QSize:
        """Return the size to have where there is room; in a narrow window there is less."""
        return QSize(WIDTH_PX, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay as high as all lines of the sentence are at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # Not within the resizing, whose layout would keep what it has just worked out.
            QTimer.singleShot(0, self, self._fit)

    def showEvent(self, event: QShowEvent) -> None:
        """Learn from now on how high the map is."""
        super().showEvent(event)
        if (around := self.parentWidget()) is not None:
            around.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit into the map as it becomes higher or lower."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            QTimer.singleShot(0, self, self._fit)
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._update_sign()
        super().changeEvent(event)

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        # The first line of the sentence stands level with the sign and the cross.
        self._sign.setContentsMargins(0, Space.XS, 0, 0)
        self._sentence.setContentsMargins(0, Space.XS, 0, Space.XS)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._sentence, 1)
        line.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        # Below the sentence, to which they would leave no room in a narrow window.
        buttons = FlowLayout(at_right=True)
        for button in (*self._actions, self._more):
            buttons.addWidget(button)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(self._waiting_count)
        foot.addLayout(buttons, 1)
        column = QVBoxLayout(self)
        column.setSpacing(Space.XS)
        column.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        column.addLayout(line)
        column.addLayout(foot)
        column.addWidget(self._details)

    def _write(self, words: Words) -> None:
        """Write the buttons in a language; sentences stay as they came."""
        self._close.setToolTip(words("message.close"))
        self._close.setAccessibleName(words("message.close"))
        self._update_words()
        self._update_count()

    def _show_problems(self, problems: tuple[GisAppError, ...]) -> None:
        """Say once that layers could not be drawn."""
        words = self._words.value
        details = "\n".join(problem.sentence(words) for problem in problems)
        message = Message("warning", words("message.not_drawn"), details)
        if message not in self._shown_before:
            self.show_message(message)

    def _show_next(self) -> None:
        if not self._waiting:
            return
        self._shown = self._waiting.popleft()
        self._shown_before.add(self._shown)
        self._sentence.setText(self._shown.sentence)
        self._details.setPlainText(self._shown.details)
        self._details.hide()
        self._more.setVisible(bool(self._shown.details))
        for place, button in enumerate(self._actions):
            button.setVisible(place < len(self._shown.actions))
        self._update_words()
        self._update_sign()
        self._update_count()
        if self._shown.severity == "info" and not self._shown.is_offer:
            self._timer.start()
        self.show()
        self.raise_()

    def _acts(self) -> Iterator[tuple[int, Callable[[], None]]]:
        """Yield what each of the buttons does that a message may bring."""
        for place in range(MOST_ACTIONS):
            yield place, partial(self._act, place)

    def _act(self, place: int) -> None:
        actions = self._shown.actions if self._shown is not None else ()
        self.close_message()
        actions[place].run()

    def _toggle_details(self) -> None:
        self._timer.stop()
        self._details.setVisible(self._details.isHidden())
        self._update_words()
        self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        # All lines of the sentence, or those for which there is room: it scrolls to the others.
        self._sentence.setMaximumHeight(QWIDGETSIZE_MAX)
        excess_px = self._height_wanted(layout) - self._room_px
        if excess_px > 0:
            wanted_px = self._sentence.heightForWidth(self._sentence.width())
            self._sentence.setMaximumHeight(max(_LEAST_SENTENCE_PX, wanted_px - excess_px))
        self.setFixedHeight(min(self._height_wanted(layout), self._room_px))

    @property
    def _room_px(self) -> int:
        around = self.parentWidget()
        return QWIDGETSIZE_MAX if around is None else around.height() - 2 * Space.M

    def _height_wanted(self, layout: QLayout) -> int:
        # The sentence inside may need another height than the one that is remembered.
        layout.invalidate()
        layout.activate()
        return layout.totalHeightForWidth(self.width())

    def _update_words(self) -> None:
        shown = "message.hide_details" if not self._details.isHidden() else "message.details"
        self._more.setText(self._words.value(shown))
        actions = self._shown.actions if self._shown is not None else ()
        for button, action in zip(self._actions, actions, strict=False):
            button.setText(self._words.value(action.code))

    def _update_count(self) -> None:
        """Say how many messages wait behind the one that is shown."""
        count = len(self._waiting)
        self._waiting_count.setText(self._words.value("message.waiting", count=count))
        self._waiting_count.setVisible(bool(count))
        if self._shown is not None:
            self._fit()

    def _update_sign(self) -> None:
        theme = theme_of(self.palette())
        self._close.setIcon(icon("close", theme.color("text_muted")))
        if self._shown is not None:
            severity = self._shown.severity
            color = theme.color(_COLORS[severity])
            self._sign.setPixmap(pixmap(severity, color, ratio=self.devicePixelRatioF()))


def _button(name: str, clicked: Callable[[], None]) -> QPushButton:
    button = QPushButton(flat=True)
    button.setObjectName(name)
    button.clicked.connect(clicked)
    return button


def _is_about(message: Message, path: str) -> bool:
    return message.about == path or message.about.startswith((f"{path}/", f"{path}::"))

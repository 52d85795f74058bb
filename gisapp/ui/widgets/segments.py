"""A row of buttons of which one is pressed: a choice among few that are all seen."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QSizePolicy, QWidget

from gisapp.ui.widgets.plain_text import in_menu

_BESIDE_TEXT_PX, _GAP_PX = 10, 4


class Segments(QWidget):
    """Chooses one of several codes; `chosen` emits it when the user takes another one.

    The arrow keys go from one to the next. Where a row has no room for them they stand in two.

    Parameters
    ----------
    name : str
        Its object name.
    codes : sequence of str
        What can be chosen, from left to right.
    """

    chosen = Signal(str)

    def __init__(self, name: str, codes: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName(name)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._columns = 0
        for code in codes:
            button = QPushButton()
            button.setObjectName("segment")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setMinimumWidth(1)
            button.clicked.connect(lambda _=False, code=code: self.chosen.emit(code))
            self._group.addButton(button)
            self._buttons[code] = button
        self._arrange(len(codes))

    def minimumSizeHint(self) -> QSize:
        # Else it would never become so narrow that it is laid out anew.
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def name_all(self, spoken: str, texts: Sequence[str], hints: Sequence[str]) -> None:
        """Write the buttons.

        Parameters
        ----------
        spoken : str
            What the choice is about, for assistive technology.
        texts, hints : sequence of str
            What each button says, and more of it in its tooltip.
        """
        self.setAccessibleName(spoken)
        for button, text, hint in zip(self._buttons.values(), texts, hints, strict=True):
            button.setText(in_menu(text))
            button.setAccessibleName(f"{spoken}: {text}")
            button.setToolTip(hint)
            button.setAccessibleDescription(hint)
        self._fit(self.width())

    def allow(self, code: str, *, is_allowed: bool, hint: str) -> None:
        """Let something be chosen or not; `hint` says what it is, or why it cannot be had."""
        button = self._buttons[code]
        button.setEnabled(is_allowed)
        button.setToolTip(hint)
        button.setAccessibleDescription(hint)

    def show_choice(self, code: str) -> None:
        """Press the button of a code."""
        self._buttons[code].setChecked(True)

    def button(self, code: str) -> QPushButton:
        """Return the button of a code."""
        return self._buttons[code]

    @property
    def code(self) -> str:
        """The code that is chosen; empty for none yet."""
        return next((code for code, each in self._buttons.items() if each.isChecked()), "")

    def _fit(self, width_px: int) -> None:
        count = len(self._buttons)
        widest = max(
            each.fontMetrics().horizontalAdvance(each.text()) for each in self._buttons.values()
        )
        has_room = count * (widest + _BESIDE_TEXT_PX) <= width_px
        self._arrange(count if has_room else (count + 1) // 2)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        is_row = columns == len(self._buttons)
        self._grid.setSpacing(0 if is_row else _GAP_PX)
        for place, button in enumerate(self._buttons.values()):
            button.setProperty("place", _place(place, columns) if is_row else "alone")
            self._grid.addWidget(button, place // columns, place % columns)
            button.style().unpolish(button)
            button.style().polish(button)


def _place(place: int, count: int) -> str:
    if place == 0:
        return "first"
    return "last" if place == count - 1 else "middle"

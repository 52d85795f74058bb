"""A box to choose one of several things in, of which one may be nothing."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from gisapp.core.text.shortening import shortened

_LETTERS = 40
_LEAST_LETTERS = 6
_GAP_PX = 4


class ChoiceBox(QComboBox):
    """Chooses a code; `chosen` emits it once the user takes another one.

    Parameters
    ----------
    name : str
        What it is called for assistive technology, and in the tree of widgets.
    """

    chosen = Signal(str)

    def __init__(self, name: str, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        # The longest of any names would widen the dialog beyond the screen.
        adjusting = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(adjusting)
        self.setMinimumContentsLength(_LEAST_LETTERS)
        self.setMaxVisibleItems(16)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.activated.connect(lambda place: self.chosen.emit(self.itemData(place)))

    def offer(self, choices: Mapping[str, str], now: str) -> None:
        """List texts by their codes, and show the one of now; a code without a text stands last."""
        self.clear()
        for code, text in choices.items():
            self.addItem(shortened(" ".join(text.split()), _LETTERS), code)
        if now not in choices:
            self.addItem(shortened(now, _LETTERS), now)
        self.setCurrentIndex(self.findData(now))

    @property
    def code(self) -> str:
        """The code that is chosen."""
        return str(self.currentData() or "")

    def paintEvent(self, event: QPaintEvent) -> None:
        # The style would cut a long text anywhere.
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        elide, width = Qt.TextElideMode.ElideRight, room.width() - _GAP_PX
        option.currentText = self.fontMetrics().elidedText(self.currentText(), elide, width)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Who scrolls past it does not look there.
        event.ignore()

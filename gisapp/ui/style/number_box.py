"""A box for a number that the wheel leaves alone and that tells only what the user chose."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox

from gisapp.words import Words

_LEAST_PX, _MOST_PX = 68, 96
_MARGIN_PX = 6
"""The style sheet's padding does not reach what is typed in."""


class NumberBox(QDoubleSpinBox):
    """A number with a unit; `chosen` emits it when the user takes another one.

    Parameters
    ----------
    name : str
        Its object name.
    least, most, step : float
        In its own unit.
    decimals : int
        How many digits it has behind the point.
    """

    chosen = Signal(float)

    def __init__(
        self, name: str, least: float, most: float, step: float, decimals: int = 1
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setDecimals(decimals)
        self.setMinimumWidth(_LEAST_PX)
        self.setMaximumWidth(_MOST_PX)
        self.lineEdit().setTextMargins(_MARGIN_PX, 0, 0, 0)
        # A half-typed number is none yet.
        self.setKeyboardTracking(False)
        self.valueChanged.connect(self.chosen)

    def write(self, spoken: str, words: Words, unit: str = "") -> None:
        """Name it in a language; `unit` is the code of its unit's words."""
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.setSuffix(f" {words(unit)}" if unit else "")

    def show_number(self, number: float) -> None:
        """Show another number, without telling so."""
        if not self.hasFocus() or number != self.value():
            self.blockSignals(True)
            self.setValue(number)
            self.blockSignals(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Who scrolls past it does not look there.
        event.ignore()

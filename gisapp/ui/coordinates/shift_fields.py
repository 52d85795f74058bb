"""Fields for a datum shift: three parameters, or seven."""

import math

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

_CODES = ("dx", "dy", "dz", "rx", "ry", "rz", "scale")
_MOST = (1e6, 1e6, 1e6, 3600.0, 3600.0, 3600.0, 1e4)
"""Metres, arc seconds, parts per million: what is larger is a mistake."""
_COLUMNS = 3
THREE, SEVEN = 3, 7


class ShiftFields(QWidget):
    """Takes the parameters of a datum shift; `changed` is emitted as they are typed."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._fields = [QLineEdit() for _ in _CODES]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(Space.XS)
        for place, (code, field) in enumerate(zip(_CODES, self._fields, strict=True)):
            row, column = divmod(place, _COLUMNS)
            label = plain_label(words(f"coordinates.shift_{code}"), muted=True, px=12)
            label.setBuddy(field)
            field.setObjectName(f"shift_{code}")
            field.setAccessibleName(words(f"coordinates.shift_{code}"))
            field.setMinimumWidth(48)
            field.textChanged.connect(lambda _: self.changed.emit())
            grid.addWidget(label, row, 2 * column)
            grid.addWidget(field, row, 2 * column + 1)
            grid.setColumnStretch(2 * column + 1, 1)
        note = plain_label(words("coordinates.shift_note"), muted=True, px=12)
        grid.addWidget(note, len(_CODES) // _COLUMNS, 2, 1, 2 * _COLUMNS - 2)

    @property
    def parameters(self) -> tuple[float, ...] | None:
        """The parameters that stand there, empty for none; None where they make no shift."""
        texts = [field.text().strip() for field in self._fields]
        given = [text for text in texts if text]
        if len(given) not in (0, THREE, SEVEN) or any(texts[len(given) :]):
            return None
        numbers = [_number(text) for text in given]
        sound = (
            number is not None and abs(number) <= most
            for number, most in zip(numbers, _MOST, strict=False)
        )
        return tuple(each for each in numbers if each is not None) if all(sound) else None

    def show_parameters(self, parameters: tuple[float, ...]) -> None:
        """Put the parameters of a shift into the fields."""
        for field in self._fields:
            field.clear()
        for field, number in zip(self._fields, parameters, strict=False):
            field.setText(f"{number:.12g}")


def _number(text: str) -> float | None:
    """Return what a user typed as a number; a comma may stand for the point."""
    try:
        number = float(text.replace(",", ".").replace("−", "-"))
    except ValueError:
        return None
    return number if math.isfinite(number) else None

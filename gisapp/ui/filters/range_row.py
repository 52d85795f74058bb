"""Two fields in which the ends of a range are typed, in the user's unit."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from gisapp.core.layers.condition_text import NumberForm
from gisapp.core.tables.months import MONTHS_A_YEAR, iso_month
from gisapp.core.text.quantity import TypedUnit, read_quantity
from gisapp.core.text.written_units import WRITTEN_UNITS
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

_FIELD_PX = 104
_DATE = re.compile(
    r"\s*(\d{4})(?:\s*[-/.年]\s*(\d{1,2}))?(?:\s*[-/.月]\s*(\d{1,2})\s*日?)?\s*[年月]?\s*"
)
_DAYS = 32
_JUST_BEFORE = 1 / 64


class RangeRow(QWidget):
    """Shows a range; `typed` emits its ends once the user has typed one, None for no end.

    `refused` emits what was typed and is no number.
    """

    typed = Signal(object, object)
    refused = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._form = NumberForm()
        self._range: tuple[float | None, float | None] = (None, None)
        self.low, self.high = _field("facetLow"), _field("facetHigh")
        self._unit = plain_label("", muted=True)
        self._unit.setWordWrap(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(_word(words("facet.from")))
        layout.addWidget(self.low)
        layout.addWidget(_word(words("facet.to")))
        layout.addWidget(self.high)
        layout.addWidget(self._unit)
        layout.addStretch(1)
        for field in (self.low, self.high):
            field.editingFinished.connect(self._take)

    def show_range(
        self,
        low: float | None,
        high: float | None,
        ends: tuple[float, float] | None,
        form: NumberForm,
    ) -> None:
        """Show a range, and where there is no end, what stands there if all is taken."""
        self._form, self._range = form, (low, high)
        name = form.unit_name(self._words)
        self._unit.setText(name)
        for field, value, code in (
            (self.low, low, "facet.lowest"),
            (self.high, high, "facet.highest"),
        ):
            if not field.hasFocus() or not field.isModified():
                field.setText("" if value is None else self._text(value))
                field.setModified(False)
            field.setAccessibleName(self._words(code, unit=name or form.role))
        if ends is not None:
            self.low.setPlaceholderText(self._text(ends[0]))
            self.high.setPlaceholderText(self._text(ends[1]))

    def _text(self, value: float) -> str:
        """Return an end as one would type it."""
        is_month = self._form.are_months
        return iso_month(value) if is_month else self._form.number(value, self._words)

    def _take(self) -> None:
        if not (self.low.isModified() or self.high.isModified()):
            return
        ends: list[float | None] = []
        for field, before in zip((self.low, self.high), self._range, strict=True):
            text = field.text().strip()
            if not field.isModified():
                ends.append(before)
                continue
            value = self._read(text, is_high=field is self.high) if text else None
            if text and value is None:
                self.refused.emit(text)
                return
            ends.append(value)
            field.setModified(False)
        self._range = ends[0], ends[1]
        self.typed.emit(*self._range)

    def _read(self, text: str, *, is_high: bool) -> float | None:
        if self._form.are_months:
            return month_typed(text, is_high=is_high)
        return number_typed(text, self._form)


def number_typed(text: str, form: NumberForm) -> float | None:
    """Return a typed number in a field's own unit; None for a text that is none.

    Parameters
    ----------
    text : str
        Maybe with a unit; without one it is in the unit that is shown.
    form : NumberForm
        How the field's numbers are shown.

    Examples
    --------
    >>> from gisapp.core.text.shown_unit import ShownUnit
    >>> form = NumberForm(unit=ShownUnit("mu", 666.6666666666666))
    >>> round(number_typed("20", form)), number_typed("1ha", form), number_typed("20 kWh", form)
    (13333, 10000.0, None)
    """
    quantity = read_quantity(text)
    if quantity is None:
        return None
    if quantity.unit is None:
        return quantity.amount * form.unit.size
    shown = WRITTEN_UNITS.get(form.unit.name)
    if shown is None:
        # A mere multiplier of ten, as in 3万.
        return None
    own = TypedUnit(shown.stored, shown.size / form.unit.size)
    return quantity.value / own.size if quantity.unit.stored == own.stored else None


def month_typed(text: str, *, is_high: bool) -> float | None:
    """Return a typed year, month or day in months since the year 0; its end where that is asked.

    >>> month_typed("2017-03", is_high=False), month_typed("2017", is_high=True) > 24215
    (24206.0, True)
    """
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or not 1 <= (month or 1) <= MONTHS_A_YEAR or not 1 <= (day or 1) <= 31:
        return None
    first = year * MONTHS_A_YEAR + (month or 1) - 1 + ((day or 1) - 1) / _DAYS
    if not is_high:
        return first
    length = MONTHS_A_YEAR if month is None else (1.0 if day is None else 1 / _DAYS)
    return first + length - _JUST_BEFORE


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setMaximumWidth(_FIELD_PX)
    return field


def _word(text: str) -> QLabel:
    label = plain_label(text, muted=True)
    label.setWordWrap(False)
    return label

"""How the values of a column look: numbers, years, dates, codes with check digits."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from gisapp.core.parks.mapping.cell_value import Cell
from gisapp.core.text.matching import folded
from gisapp.core.text.quantity import TypedUnit, read_quantity

_USCC_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The letters of unified social credit codes, GB 32100-2015."""
_USCC_LENGTH = 18
_USCC = re.compile(rf"[{_USCC_LETTERS}]{{2}}\d{{6}}[{_USCC_LETTERS}]{{10}}")
_NUMBER = re.compile(r"[+-]?(?:\d[\d,]*)?\.?\d+(?:e[+-]?\d+)?%?", re.IGNORECASE | re.ASCII)
_DATE = re.compile(
    r"(?:民國|民国)?\s*\d{2,4}\s*[-/.年]\s*\d{1,2}(?:\s*[-/.月]\s*\d{0,2}日?)?(?:[T ].*)?|\d{4}年?"
)
_DOCUMENT = re.compile(
    r"\.(?:jpe?g|png|gif|webp|bmp|tiff?|heic|pdf|docx?|xlsx?|pptx?|dwg|mp4|zip)$", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_MOST_QUANTITIES = 50
_FEWEST_SHAPES = 5
_MOST_APART = 0.15
"""Of what is stated, shapes measure more or less by as much, however they were drawn."""
_NEARLY_ALL = 0.8
MOST_LOOKED_AT = 100
"""Values of a column that are looked at closely."""


def is_credit_code(text: str) -> bool:
    """True for a unified social credit code whose check digit is right (GB 32100-2015).

    >>> is_credit_code("91350100M000100Y43"), is_credit_code("91350100M000100Y44")
    (True, False)
    """
    if _USCC.fullmatch(text) is None:
        return False
    total = sum(
        _USCC_LETTERS.index(letter) * pow(3, place, 31)
        for place, letter in enumerate(text[: _USCC_LENGTH - 1])
    )
    return _USCC_LETTERS[-total % 31] == text[-1]


@dataclass(frozen=True)
class ValueForms:
    """The values of a column as a guess looks at them.

    Parameters
    ----------
    values : sequence of Cell
        Of some rows; None and blanks for empty cells.
    areas_m2 : sequence of float or None
        What the shapes of the first of these rows measure.
    """

    values: Sequence[Cell]
    areas_m2: Sequence[float | None] = ()

    @cached_property
    def stated(self) -> list[Cell]:
        """Those that are not empty."""
        return [value for value in self.values if value is not None and str(value).strip()]

    @cached_property
    def texts(self) -> list[str]:
        """The first of them as texts, each once."""
        return [str(value).strip() for value in dict.fromkeys(self.stated)][:MOST_LOOKED_AT]

    @cached_property
    def has_texts(self) -> bool:
        """True if any of them is stored as a text."""
        return any(isinstance(value, str) for value in self.stated)

    @cached_property
    def numbers(self) -> list[float]:
        """Those that are mere numbers, whether stored so or as text; of percentages the digits."""
        found = (_number(value) for value in self.stated[:MOST_LOOKED_AT])
        return [value for value in found if value is not None]

    @cached_property
    def share_of_numbers(self) -> float:
        """How many of those that are stated are numbers or quantities, from 0 to 1."""
        looked_at = self.stated[:MOST_LOOKED_AT]
        if not looked_at:
            return 0.0
        others = [value for value in looked_at if _number(value) is None]
        quantities = sum(
            read_quantity(str(value)) is not None for value in others[:_MOST_QUANTITIES]
        )
        others_share = quantities / len(others[:_MOST_QUANTITIES]) if others else 0.0
        return (len(self.numbers) + others_share * len(others)) / len(looked_at)

    @cached_property
    def share_of_dates(self) -> float:
        """How many are texts of a date or a year, from 0 to 1."""
        found = sum(_DATE.fullmatch(text) is not None for text in self.texts)
        return found / len(self.texts) if self.texts else 0.0

    @cached_property
    def is_complete(self) -> bool:
        """True if nearly every row states a value."""
        return bool(self.values) and len(self.stated) >= 0.97 * len(self.values)

    @cached_property
    def is_distinct(self) -> bool:
        """True if hardly a value occurs twice."""
        return bool(self.stated) and len(set(self.stated)) >= 0.97 * len(self.stated)

    @cached_property
    def share_of_credit_codes(self) -> float:
        """How many look like unified social credit codes, wrongly typed ones too, from 0 to 1."""
        found = sum(_USCC.fullmatch(text.upper()) is not None for text in self.texts)
        return found / len(self.texts) if self.texts else 0.0

    @cached_property
    def own_units(self) -> frozenset[TypedUnit | None]:
        """The units that cells of text name themselves; None among them for a mere number.

        Nothing is nothing in any unit.
        """
        texts = [value for value in self.stated if isinstance(value, str)][:_MOST_QUANTITIES]
        found = (read_quantity(text) for text in texts if _number(text) != 0)
        return frozenset(quantity.unit for quantity in found if quantity is not None)

    @cached_property
    def m2_each(self) -> float:
        """How many m² one of the column's numbers is, by the shapes of the rows; 0 if it varies."""
        pairs = zip(map(_number, self.values), self.areas_m2, strict=False)
        sizes = sorted(area / number for number, area in pairs if number and area)
        if len(sizes) < _FEWEST_SHAPES:
            return 0.0
        middle = sizes[len(sizes) // 2]
        alike = sum(abs(size / middle - 1) < _MOST_APART for size in sizes)
        return middle if alike >= _NEARLY_ALL * len(sizes) else 0.0

    @cached_property
    def are_documents(self) -> bool:
        """True if most are the names of pictures or documents."""
        found = sum(_DOCUMENT.search(text) is not None for text in self.texts)
        return bool(self.texts) and found > 0.6 * len(self.texts)

    @cached_property
    def are_row_numbers(self) -> bool:
        """True for whole numbers that count on by one."""
        numbers = self.numbers
        pairs = pairwise(numbers)
        return len(numbers) > 1 and all(after - before == 1 for before, after in pairs)

    def are_within(self, low: float, high: float) -> bool:
        """True if all numbers lie between two others, or are one of them."""
        return bool(self.numbers) and low <= min(self.numbers) and max(self.numbers) <= high


def _number(value: Cell) -> float | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value) if math.isfinite(value) else None
    if not isinstance(value, str):
        return None
    if _DIGIT.search(value) is None:
        return None
    text = value.strip()
    if not text.isascii():
        text = folded(text)
    if _NUMBER.fullmatch(text) is None:
        return None
    return float(text.replace(",", "").rstrip("%"))

"""What the numbers of a column are, from its heading and how they look."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from gisapp.core.text.number_headings import NumberRole

Value = str | int | float | bool | bytes | None
"""A value of the column."""

FIRST_YEAR, LAST_YEAR = 1900, 2100
LARGEST_EXACT = 2**53
"""From here on, not every whole number is a number of floating point."""

_ENOUGH = 10
"""Values that must have a form in common before it means something."""
_SHORTEST_CODE = 9
_SURELY_CODE = 12
"""Digits of whole numbers that are no amounts unless their heading says so."""


def suggested_role(
    heading: "NumberRole | None", values: Sequence[Value]
) -> "NumberRole | Literal['text']":
    """Return what numbers are, from what their heading says and how they look.

    Parameters
    ----------
    heading : NumberRole or None
        Of `role_by_heading`; amounts and rates look like anything.
    values : sequence of Value
        Of some features, in the order of their rows.
    """
    if any(isinstance(value, bool) for value in values):
        # Yes and no are stored as numbers.
        return "text"
    stated = [value for value in values if isinstance(value, int | float) and math.isfinite(value)]
    if not stated or heading in ("quantity", "rate"):
        return heading or "quantity"
    if any(value != int(value) for value in stated):
        return "quantity"
    is_long = any(isinstance(value, int) and abs(value) >= LARGEST_EXACT for value in stated)
    if heading == "code" or is_long:
        return "code"
    whole = [int(value) for value in stated]
    if heading == "year":
        return _role_of_times(whole)
    return "code" if _look_like_codes(whole) else "quantity"


def _role_of_times(values: Sequence[int]) -> "NumberRole":
    """Return what numbers are below a heading that tells of a time: years, dates or amounts.

    0 often stands for a time that is not known.
    """
    known = [value for value in values if value]
    if known and all(_is_year(value) for value in known):
        return "year"
    are_dates = known and all(
        _is_year(value // 100) or _is_year(value // 10_000) for value in known
    )
    return "code" if are_dates else "quantity"


def _is_year(value: int) -> bool:
    return FIRST_YEAR <= value <= LAST_YEAR


def _look_like_codes(values: Sequence[int]) -> bool:
    """True for numbers that are counted on from row to row, or of one great length."""
    is_round = all(value % 1000 == 0 for value in values)
    known = [abs(value) for value in values if value]
    if known and not is_round and min(known) >= 10 ** (_SURELY_CODE - 1):
        return True
    if len(values) < _ENOUGH or len(set(values)) < len(values):
        return False
    if len({after - before for before, after in pairwise(values)}) == 1:
        return True
    lengths = {len(str(value)) for value in values}
    return len(lengths) == 1 and lengths.pop() >= _SHORTEST_CODE and not is_round

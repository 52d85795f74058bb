"""Dates as months since the year 0, so that a histogram may show them."""

from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import pyarrow as pa

_LEAST_SHARE = 0.8
"""Of the stated rows that must have a date before a column counts as one of dates."""
_DATE = (
    r"^[0-9]{4}[-/.](0?[1-9]|1[0-2])([-/.](0?[1-9]|[12][0-9]|3[01]))?([T ][0-9]{1,2}:[0-9:.+Z-]*)?$"
)
_PARTS = (
    r"^(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})(?:[-/.](?P<day>[0-9]{1,2}))?"
    r"(?:[T ](?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}(?:\.[0-9]+)?))?)?"
)
_CHINESE = r"^([0-9]{4}) ?年 ?([0-9]{1,2}) ?月(?: ?([0-9]{1,2}) ?[日号])?$"
LOOKS_DATED = r"^[0-9]{4}([-/.]| ?年)"
"""How a date begins, as a pattern of Arrow's."""
_DAYS, _SECONDS = 32, 86_400
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
"""Beyond them stand signs for no date, such as 0000-00-00 and 9999-12-31."""
MONTHS_A_YEAR = 12
_CLOCK = ("hour", "minute", "second")
_Number = TypeVar("_Number", float, NDArray[np.float64])
_LAST_MONTH = 9999 * MONTHS_A_YEAR + MONTHS_A_YEAR - 1


def months_of(texts: "pa.Array", counts: NDArray[np.int64]) -> NDArray[np.float64] | None:
    """Return the month of each text; None where the texts are not mostly dates.

    Parameters
    ----------
    texts : (k,) pyarrow.Array of string
        Such as `2017-03-05`, `2017/3`, `2017年3月5日`, `2017-03-05T08:30:00Z`.
    counts : (k,) int64
        How many rows have each.

    Returns
    -------
    (k,) float64 or None
        Months since the year 0, days and times as a part of one, in whatever zone they are
        stated; NaN for a text that is no date, or one of a year that nobody means.

    Examples
    --------
    >>> import pyarrow as pa
    >>> months_of(pa.array(["2017-03", "2017-01-01"]), np.array([1, 1])).tolist()
    [24206.0, 24204.0]
    """
    import pyarrow.compute as pc

    rows = int(counts.sum())
    is_dated = pc.match_substring_regex(texts, LOOKS_DATED).to_numpy(zero_copy_only=False)
    if not rows or counts[is_dated].sum() < rows * _LEAST_SHARE:
        return None
    texts = _with_dashes(texts)
    is_date = pc.match_substring_regex(texts, _DATE).to_numpy(zero_copy_only=False)
    parts = pc.extract_regex(texts, _PARTS)
    year, month = (_whole(parts, name) for name in ("year", "month"))
    day = np.fmax(_whole(parts, "day"), 1.0)
    hour, minute, second = (np.fmax(_whole(parts, name), 0.0) for name in _CLOCK)
    is_date &= (year >= _FIRST_YEAR) & (year <= _LAST_YEAR)
    if not counts[is_date].sum() >= rows * _LEAST_SHARE / 2:
        return None
    months = months_at(year, month, day, hour * 3600 + minute * 60 + second)
    return np.where(is_date, months, np.nan)


def months_at(year: _Number, month: _Number, day: _Number, second: _Number) -> _Number:
    """Return a date, from its month 1 and day 1 on, and seconds of its day as months.

    >>> months_at(2017, 3, 17, 43_200)
    24206.515625
    """
    whole = year * MONTHS_A_YEAR + month - 1
    return whole + ((day - 1) + second / _SECONDS) / _DAYS


def iso_month(months: float) -> str:
    """Return months since the year 0 as ISO 8601 has the month; it knows the years 0 to 9999.

    >>> iso_month(24206), iso_month(-1e300), iso_month(float("inf"))
    ('2017-03', '0000-01', '9999-12')
    """
    year, month = divmod(int(min(max(0, months), _LAST_MONTH)), MONTHS_A_YEAR)
    return f"{year:04d}-{month + 1:02d}"


def _with_dashes(texts: "pa.Array") -> "pa.Array":
    """Return Chinese dates as others are written."""
    import pyarrow.compute as pc

    if not pc.any(pc.match_substring(texts, "年")).as_py():
        return texts
    dashed = pc.replace_substring_regex(texts, _CHINESE, r"\1-\2-\3")
    # Of a month alone the last dash stands before nothing.
    return pc.replace_substring_regex(dashed, r"^([0-9]{4}-[0-9]{1,2})-$", r"\1")


def _whole(parts: "pa.StructArray", name: str) -> NDArray[np.float64]:
    import pyarrow as pa
    import pyarrow.compute as pc

    texts = pc.struct_field(parts, name)
    numbers = pc.if_else(pc.equal(texts, ""), None, texts).cast(pa.float64())
    found: NDArray[np.float64] = numbers.to_numpy(zero_copy_only=False)
    return found

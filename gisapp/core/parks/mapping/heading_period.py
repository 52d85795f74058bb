"""The time that a heading names: 2024年亩均税收, FY2023, 2022-2024, 114年度."""

import re
from typing import Literal, NamedTuple

from gisapp.core.parks.facts import Period

_REPUBLIC = 1911
"""民國 1 is 1912."""
_YEAR = r"(?<!\d)((?:19|20)\d\d)(?!\d)"
_WESTERN_SPAN = re.compile(
    rf"(?:fy\s*)?{_YEAR}\s*年?\s*(?:[-–—~至到]|/(?=\d\d))"
    r"\s*((?:19|20)\d\d|\d\d)(?!\d)\s*(?:年度?)?"
)
_MONTHS = re.compile(_YEAR + r"\s*年?\s*(\d\d?)\s*月?\s*[-–—~至到]\s*(\d\d?)\s*月(?:份)?")
_MONTH = re.compile(_YEAR + r"\s*年\s*(\d\d?)\s*月(?:份|底|末)?(?:\s*(\d\d?)\s*日)?")
_HALF = re.compile(_YEAR + r"\s*年?\s*(上半年|下半年|h1|h2)")
_QUARTER = re.compile(_YEAR + r"\s*年?\s*(?:第?([一二三四1-4])季度?|q([1-4]))|q([1-4])\s*" + _YEAR)
_PLAIN = re.compile(r"(?:截至|截止)?\s*(?:fy\s*)?" + _YEAR + r"\s*(?:年度|财年|年底|年末|年初|年)?")
_FISCAL = re.compile(r"(?<![a-z])fy\s*'?(\d\d)(?!\d)")
_SPOKEN = re.compile(r"民国\s*(\d{1,3})\s*(?:年度?|$|(?=\D))|(?<!\d)(1[0-3]\d)\s*(?:学?年度?)")
_SHORT = re.compile(r"(?<!\d)([1-4]\d)\s*年度?(?![期限内])")
_IN_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_LAST_MONTH = 12

SURELY, LIKELY = 1.0, 0.75


class HeadingPeriod(NamedTuple):
    """A time in a heading.

    Parameters
    ----------
    period : Period
        The time.
    calendar : "western" or "minguo"
        As it is written.
    rest : str
        The heading without it.
    sure : float
        How sure it is, from 0 to 1.
    """

    period: Period
    calendar: Literal["western", "minguo"]
    rest: str
    sure: float


def period_in(heading: str) -> HeadingPeriod | None:
    """Return the time that a folded heading names, None for a heading without one.

    Examples
    --------
    >>> period_in("2024年亩均税收").period.iso, period_in("revenue fy2023").rest
    ('2024', 'revenue')
    >>> period_in("民国114年营业额").period.iso, period_in("2022-2024年产值").period.iso
    ('2025', '2022/2024')
    >>> period_in("2024年1-6月税收").period.iso, period_in("图号1024") is None
    ('2024-01/2024-06', True)
    """
    for read in (_months, _month, _half, _quarter, _span, _republic, _plain, _fiscal, _short):
        found = read(heading)
        if found is not None:
            match, period, calendar, sure = found
            rest = heading[: match.start()] + " " + heading[match.end() :]
            return HeadingPeriod(period, calendar, " ".join(rest.split()), sure)
    return None


_Found = tuple[re.Match[str], Period, Literal["western", "minguo"], float] | None


def _span_of(start: str, end: str) -> Period:
    return Period(start, end, "range", "stated")


def _months(heading: str) -> _Found:
    match = _MONTHS.search(heading)
    if match is None or not 1 <= int(match[2]) <= int(match[3]) <= _LAST_MONTH:
        return None
    year, first, last = match.groups()
    return match, _span_of(f"{year}-{int(first):02}", f"{year}-{int(last):02}"), "western", SURELY


def _month(heading: str) -> _Found:
    match = _MONTH.search(heading)
    if match is None or not 1 <= int(match[2]) <= _LAST_MONTH:
        return None
    month = f"{match[1]}-{int(match[2]):02}"
    day = f"{month}-{int(match[3]):02}" if match[3] else ""
    period = Period(day, day, "day", "stated") if day else Period(month, month, "month", "stated")
    return match, period, "western", SURELY


def _half(heading: str) -> _Found:
    match = _HALF.search(heading)
    if match is None:
        return None
    first, last = ("01", "06") if match[2] in ("上半年", "h1") else ("07", "12")
    return match, _span_of(f"{match[1]}-{first}", f"{match[1]}-{last}"), "western", SURELY


def _quarter(heading: str) -> _Found:
    match = _QUARTER.search(heading)
    if match is None:
        return None
    year = match[1] or match[5]
    last = 3 * _IN_QUARTERS[match[2] or match[3] or match[4]]
    return match, _span_of(f"{year}-{last - 2:02}", f"{year}-{last:02}"), "western", SURELY


def _span(heading: str) -> _Found:
    match = _WESTERN_SPAN.search(heading)
    if match is None:
        return None
    start, end = match[1], match[2] if len(match[2]) == len("2024") else match[1][:2] + match[2]
    return (match, _span_of(start, end), "western", SURELY) if start < end else None


def _republic(heading: str) -> _Found:
    match = _SPOKEN.search(heading)
    if match is None:
        return None
    year = str(int(match[1] or match[2]) + _REPUBLIC)
    return match, Period(year, year, "year", "stated"), "minguo", SURELY


def _plain(heading: str) -> _Found:
    match = _PLAIN.search(heading)
    return match and (match, Period(match[1], match[1], "year", "stated"), "western", SURELY)


def _fiscal(heading: str) -> _Found:
    match = _FISCAL.search(heading)
    if match is None:
        return None
    year = f"20{match[1]}"
    return match, Period(year, year, "year", "stated"), "western", SURELY


def _short(heading: str) -> _Found:
    """Read 24年 as 2024: of the Republic it would be long ago."""
    match = _SHORT.search(heading)
    if match is None:
        return None
    year = f"20{match[1]}"
    return match, Period(year, year, "year", "inferred"), "western", LIKELY
